import type { Button, Reply, Say } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import { canChoose, page as draw, say } from './frame.ts';

/**
 * The page as it may be shown in a group, where everybody reads along: only public pages, no flow, nothing about a person. What leads
 * elsewhere is replaced by one link to the private chat.
 */
export const inGroup = (
  page: Pick<Page, 'public'>,
  shown: () => Reply,
  turn: Turn,
  isPublic: (name: string) => boolean,
): Reply => (page.public ? publicPart(shown(), turn, isPublic) : onlyPrivate(turn));

/** What a group is told instead of a flow, a role or a figure. */
export function onlyPrivate(turn: Turn): Reply {
  const reply = draw([say('group.private')], [privateChat(turn)]);
  return canChoose(turn) ? reply : { ...reply, buttons: [privateChat(turn)].filter((row) => row.length > 0) };
}

function publicPart(reply: Reply, turn: Turn, isPublic: (name: string) => boolean): Reply {
  const all = reply.buttons ?? [];
  if (!canChoose(turn)) return toRead(reply, turn);
  const kept = all.map((row) => row.filter((each) => !('value' in each) || isPublic(pageOf(each.value))));
  const dropped = kept.flat().length < all.flat().length;
  return { ...reply, buttons: [...kept, dropped ? privateChat(turn) : []].filter((row) => row.length > 0) };
}

/** What the items of a list lead to (sessions stand in their page's text); everything else that could be chosen leads away from the page. */
const ITEMS: readonly string[] = ['idea'];

/** The page without choices: the items of its list are lines of the text. */
function toRead(reply: Reply, turn: Turn): Reply {
  const all = (reply.buttons ?? []).flat();
  const items = all.flatMap((each): Say[] =>
    'value' in each && ITEMS.includes(pageOf(each.value)) ? [{ join: [{ plain: '–' }, each.label], by: ' ' }] : [],
  );
  const text: Say = items.length === 0 ? reply.text : { join: [reply.text, ...items, say('group.more')] };
  const rows = [...(reply.buttons ?? []).map((row) => row.filter((each) => !('value' in each))), privateChat(turn)];
  return { ...reply, text, buttons: rows.filter((row) => row.length > 0) };
}

const pageOf = (value: string): string => value.split('.')[0] ?? '';

/** The only links to a private chat that exist so far are Telegram's; a channel whose bot has no public name gets none. */
const privateChat = (turn: Turn): Button[] =>
  turn.links.chat === null ? [] : [{ label: say('group.open'), url: turn.links.chat }];
