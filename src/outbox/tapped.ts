import type { Address } from '../chat/index.ts';
import type { Store } from '../store/open.ts';

/** What a message of ours is now in its chat: the newest, and a page; the newest of another kind; or there is a newer one below it. */
export type Tapped = 'page' | 'newest' | 'older';

type Asked = { readonly channel: string; readonly chat: string; readonly message: string };
type Found = { readonly first: number; readonly last: number; readonly person: number | null };

/** In a group nobody scrolls so far back to find what is the newest. */
const GROUP_REACH = 5000;

/**
 * Tells what became of a message that is tapped: only the newest page of a chat may be drawn over. A message that we know nothing of any
 * more is an older one. Call it inside a transaction.
 */
export function createTapped(store: Store): (to: Address, message: string) => Tapped {
  const { sqlite } = store;
  // An edit is a row of its own with the same message: the first is where it stands, the last what it shows.
  const find = sqlite.prepare<Asked, Found | { readonly first: null }>(`
    select min(id) as first, max(id) as last, min(person) as person from outbox
    where channel = @channel and message_id = @message and chat = @chat`);
  const isPage = sqlite.prepare<{ id: number }, number>('select coalesce(page, 0) from outbox where id = @id').pluck();
  const newest = sqlite.prepare<[], number>('select max(id) from outbox').pluck();
  // Whoever taps at once does so before the send is noted down.
  const underway = sqlite
    .prepare<Asked, number>(
      `select coalesce(page, 0) from outbox where channel = @channel and chat = @chat and state = 'sending' order by id desc limit 1`,
    )
    .pluck();
  // What waits to be drawn over this message, or was drawn over one further up, is nothing below it.
  const below = (whose: string) =>
    sqlite.prepare<Asked & Found>(`
      select 1 from outbox o
      where o.id > @first and ${whose} and o.channel = @channel and o.chat = @chat
        and o.state in ('waiting', 'sending', 'sent', 'unknown') and o.message_id is not @message
        and (o.body is null or json_extract(o.body, '$.replaces') is not @message)
        and not exists (select 1 from outbox e
          where e.channel = o.channel and e.message_id = o.message_id and e.chat = o.chat and e.id < @first)
      limit 1`);
  const belowOfPerson = below('o.person = @person');
  const belowInGroup = below('o.person is null');

  return ({ channel, id: chat }, message) => {
    const asked = { channel, chat, message };
    const found = find.get(asked);
    if (!found || found.first === null) {
      const page = underway.get(asked);
      return page === undefined ? 'older' : page === 1 ? 'page' : 'newest';
    }
    const isGroup = found.person === null;
    if (isGroup && (newest.get() ?? 0) - found.first > GROUP_REACH) return 'older';
    if ((isGroup ? belowInGroup : belowOfPerson).get({ ...asked, ...found }) !== undefined) return 'older';
    return isPage.get({ id: found.last }) === 1 ? 'page' : 'newest';
  };
}
