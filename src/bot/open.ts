/** A value that opens something: a page, a flow, or an act of the router's own. */
import type { Message, Reply } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import { agreed, agrees } from './agree.ts';
import { dropEarly } from './drop-photos.ts';
import { answerFlow, openFlow } from './flow-steps.ts';
import { enterCode } from './invitation.ts';
import { flowNamed } from './leave.ts';
import { linkAccount } from './link-account.ts';
import type { Place, Routed } from './place.ts';
import { showPage } from './show.ts';
import { stop } from './stop.ts';
import { takeOffered } from './unfinished.ts';

const nothingOpen: Reply = {
  text: { key: 'bot:nothing-open' },
  buttons: [[{ label: { key: 'bot:home' }, value: 'home' }]],
};

/**
 * Values beside pages and flows: `cancel`, `go.answer.<flow>` (takes what was noted as its answer), `stop.reminders`, `stop.announcements`,
 * `code.<CODE>`, `link.<CODE>`, `link.yes.<tag>`, `photos.drop`.
 */
export function openValue(value: string, message: Message, turn: Turn, place: Place): Routed {
  const [name = '', ...args] = value.split('.');
  if (name === 'go' && args[0] === 'answer') return takeOffered(args[1] ?? '', message, turn, place);
  if (name === 'go') return openFlow(args[0] ?? '', args.slice(1), turn, place);
  if (name === 'cancel') return cancel(message, turn, place);
  if (name === 'stop') return stop(args[0] === 'announcements' ? 'announcements' : 'reminders', turn, place);
  if (name === 'photos' && args[0] === 'drop') return dropEarly(turn);
  if (agrees(name, args)) return agreed(args.slice(1), turn, place);
  if (name === 'link') return linkAccount(args, turn, place);
  if (name === 'code') return enterCode(args[0] ?? '', turn, place);
  return showPage(name, args, turn, place);
}

/**
 * "/huy" and "hủy": the open flow ends and saves nothing. With nothing open it is about what was left in the middle last, which is named and
 * asked about as within the flow; where nothing waits, says so in a line.
 */
function cancel(message: Message, turn: Turn, place: Place): Routed {
  if (!place.standing) {
    const flow = flowNamed(turn.drafts.list()[0]?.flow ?? '');
    if (!flow) return { replies: [nothingOpen], standing: null };
    const { standing } = openFlow('resume', [flow.name], turn, place);
    if (!standing) return { replies: [nothingOpen], standing: null };
    const { replies, ...asked } = cancel(message, turn, { ...place, standing });
    return { ...asked, replies: [{ text: { key: 'bot:left-open', with: { what: flow.title } } }, ...replies] };
  }
  return answerFlow({ ...message, text: 'hủy', choice: undefined, files: undefined }, turn, place);
}
