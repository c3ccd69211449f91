import type { Say } from '../chat/index.ts';
import { stack } from '../dialog/question.ts';
import type { Turn } from '../turn/index.ts';
import { openFlow, resumeDraft } from './flow-steps.ts';
import { flowNamed } from './leave.ts';
import type { Routed, Whereabouts } from './place.ts';
import { showPage } from './show.ts';

const NOTED: readonly Say[] = [{ key: 'pages:privacy.agreed' }, { key: 'pages:privacy.take-back' }];

/**
 * Notes that what is logged may be kept, and goes straight on: to the log that was asked for (`args`), else to one that waits unfinished. With
 * neither, says that it is noted.
 */
export function agreed(args: readonly string[] | null, turn: Turn, place: Whereabouts): Routed {
  const page = showPage({ page: 'privacy', asked: { act: 'yes', log: args } }, turn, place);
  const outside: Whereabouts = { ...place, standing: null };
  const flow = flowNamed('log');
  const waits = turn.drafts.list().some((each) => each.flow === 'log');
  if (!flow || !turn.people.may('log') || (args === null && !waits)) return page;
  const opened = args ? openFlow(flow, args, turn, outside) : resumeDraft(flow, false, turn, outside);
  const [first, ...others] = opened.replies;
  return first ? { ...opened, replies: [{ ...first, text: stack([{ join: NOTED }, first.text]) }, ...others] } : page;
}
