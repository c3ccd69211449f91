import type { Store } from '../store/open.ts';
import { type Candidate, chooseAddress, isOpen, type ReachRules } from './reach.ts';
import type { PassOn } from './types.ts';

/** The mark on the key: who was passed on once is not passed on again. */
const OTHER = ':other';

/** See PassOn. */
export function createPassOn(store: Store, rules: ReachRules): PassOn {
  // As the row says now: the person may have been forgotten, or joined to another, while it was sent. What is drawn over a message can't be
  // drawn elsewhere, and a channel that the office chose is not left.
  const others = store.sqlite.prepare<{ id: number }, Candidate>(`
    select a.channel, a.id, a.unreachable, a.last_interaction_at as lastAt, p.preferred
    from outbox o join persons p on p.id = o.person join addresses a on a.person = p.id
      left join broadcasts b on b.id = o.broadcast
    where o.id = @id and not (a.channel = o.channel and a.id = o.chat)
      and json_extract(o.body, '$.replaces') is null and json_extract(b.choosing, '$.to') is not 'channel'`);
  const insert = store.sqlite.prepare(`
    insert or ignore into outbox (key, channel, chat, person, lane, body, broadcast, until_at, created_at)
    select key || '${OTHER}', @channel, @chat, person, lane, body, broadcast, until_at, @now from outbox where id = @id`);

  return (row, now) => {
    if (row.person === null || row.key.endsWith(OTHER)) return false;
    const chosen = chooseAddress(others.all({ id: row.id }), row.lane, now.getTime(), rules);
    if (!chosen || !isOpen(chosen, row.lane, now.getTime(), rules)) return false;
    return insert.run({ id: row.id, channel: chosen.channel, chat: chosen.id, now: now.getTime() }).changes > 0;
  };
}
