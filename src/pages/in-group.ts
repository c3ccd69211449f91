import type { Button, Reply } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import { page as draw, say } from './frame.ts';

/**
 * The page as it may be shown in a group, where everybody reads along: only public pages, no flow, nothing about a person. What leads
 * elsewhere is replaced by one link to the private chat.
 */
export function inGroup(page: Page, isPublic: (name: string) => boolean): Page {
  return {
    ...page,
    show(args, turn) {
      if (!turn.group) return page.show(args, turn);
      return page.public ? publicPart(page.show(args, turn), turn, isPublic) : onlyPrivate(turn);
    },
  };
}

/** What a group is told instead of a flow, a role or a figure. */
export function onlyPrivate(turn: Turn): Reply {
  return draw([say('group.private')], [privateChat(turn)]);
}

function publicPart(reply: Reply, turn: Turn, isPublic: (name: string) => boolean): Reply {
  const all = reply.buttons ?? [];
  const kept = all.map((row) => row.filter((each) => !('value' in each) || isPublic(pageOf(each.value))));
  const dropped = kept.flat().length < all.flat().length;
  // What can only be typed can't be chosen here: of several people's numbers nobody knows which list they mean.
  const shown = turn.can.buttons > 0 ? kept : kept.map((row) => row.filter((each) => !('value' in each)));
  return { ...reply, buttons: [...shown, dropped ? privateChat(turn) : []].filter((row) => row.length > 0) };
}

const pageOf = (value: string): string => value.split('.')[0] ?? '';

/** The only links to a private chat that exist so far are Telegram's; a channel whose bot has no public name gets none. */
const privateChat = (turn: Turn): Button[] =>
  turn.links.chat === null ? [] : [{ label: say('group.open'), url: turn.links.chat }];
