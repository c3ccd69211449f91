import type { Button, Reply, Say } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import { canChoose, page as draw, say } from './frame.ts';

/** The page that a button's value opens. */
export type PageOf = (value: string) => Pick<Page, 'inGroups' | 'item'> | undefined;

/**
 * The page as it may be shown in a group, where everybody reads along: only public pages, no flow, nothing about a person. What leads
 * elsewhere is replaced by one link to the private chat.
 */
export const inGroup = (page: Pick<Page, 'inGroups'>, shown: () => Reply, turn: Turn, of: PageOf): Reply =>
  page.inGroups ? publicPart(shown(), turn, of) : onlyPrivate(turn);

/** What a group is told instead of a flow, a role or a figure. */
export function onlyPrivate(turn: Turn): Reply {
  const reply = draw([say('group.private')], [privateChat(turn)]);
  return canChoose(turn) ? reply : { ...reply, buttons: [privateChat(turn)].filter((row) => row.length > 0) };
}

function publicPart(reply: Reply, turn: Turn, of: PageOf): Reply {
  const all = reply.buttons ?? [];
  if (!canChoose(turn)) return toRead(reply, turn, of);
  const kept = all.map((row) => row.filter((each) => !('value' in each) || of(each.value)?.inGroups));
  const dropped = kept.flat().length < all.flat().length;
  return { ...reply, buttons: [...kept, dropped ? privateChat(turn) : []].filter((row) => row.length > 0) };
}

/** The page without choices: the items of its list are lines of the text. */
function toRead(reply: Reply, turn: Turn, of: PageOf): Reply {
  const all = (reply.buttons ?? []).flat();
  const items = all.flatMap((each): Say[] =>
    'value' in each && of(each.value)?.item ? [{ join: [{ plain: '–' }, each.label], by: ' ' }] : [],
  );
  const text: Say = items.length === 0 ? reply.text : { join: [reply.text, ...items, say('group.more')] };
  const rows = [...(reply.buttons ?? []).map((row) => row.filter((each) => !('value' in each))), privateChat(turn)];
  return { ...reply, text, buttons: rows.filter((row) => row.length > 0) };
}

/** The only links to a private chat that exist so far are Telegram's; a channel whose bot has no public name gets none. */
const privateChat = (turn: Turn): Button[] =>
  turn.links.chat === null ? [] : [{ label: say('group.open'), url: turn.links.chat }];
