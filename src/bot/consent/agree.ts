import type { Message, Say } from '../../chat/index.ts';
import { stack } from '../../dialog/question.ts';
import type { Turn } from '../../turn/index.ts';
import { openFlow, resumeDraft } from '../flow-steps.ts';
import { flowNamed } from '../leave.ts';
import type { Routed, Whereabouts } from '../place.ts';
import { showPage } from '../show.ts';
import { goOnWishing, wishFor } from './wish.ts';
import { goOnTold, waitingArgs } from './words.ts';

const NOTED: readonly Say[] = [{ key: 'pages:privacy.agreed' }, { key: 'pages:privacy.take-back' }];

type Agreed = { readonly flow: string; readonly args: readonly string[] | null };

/**
 * Notes that what is written may be kept, and goes straight on: to what was asked for (`args`), a log or a part of the unit's report, else to a
 * log that waits unfinished. With neither, says that it is noted.
 */
export function agreed({ flow: name, args: asked }: Agreed, message: Message, turn: Turn, place: Whereabouts): Routed {
  const page = showPage({ page: 'privacy', asked: { act: 'yes', flow: name, args: asked } }, turn, place);
  // The page was opened from the question: the words that wait for a yes still do.
  const args = asked ?? waitingArgs(turn, place);
  const outside: Whereabouts = { ...place, standing: null };
  const flow = flowNamed(name);
  const waits = turn.drafts.list().some((each) => each.flow === name);
  if (!flow || !turn.people.may('log') || (args === null && !waits)) return page;
  const wish = wishFor(name, turn, place);
  const opened =
    (wish && goOnWishing(wish, message, turn)) ??
    (args && goOnTold(args, message, turn, outside)) ??
    (args ? openFlow(flow, args, turn, outside) : resumeDraft(flow, false, turn, outside));
  const [first, ...others] = opened.replies;
  return first
    ? { ...opened, untold: null, replies: [{ ...first, text: stack([{ join: NOTED }, first.text]) }, ...others] }
    : page;
}
