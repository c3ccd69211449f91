import type { Say } from '../chat/index.ts';
import { stack } from '../dialog/question.ts';
import type { Turn } from '../turn/index.ts';
import { openFlow } from './flow-steps.ts';
import type { Place, Routed } from './place.ts';
import { showPage } from './show.ts';

/** `privacy.yes`: what is logged may be kept. */
export const agrees = (name: string, [act]: readonly string[]): boolean => name === 'privacy' && act === 'yes';

const NOTED: readonly Say[] = [{ key: 'pages:privacy.agreed' }, { key: 'pages:privacy.take-back' }];

/**
 * Notes the consent and goes straight on: to the log that was asked for (`log` and its arguments), else to one that waits unfinished. With
 * neither, says that it is noted.
 */
export function agreed([next, ...log]: readonly string[], turn: Turn, place: Place): Routed {
  const page = showPage('privacy', ['yes'], turn, place);
  const outside: Place = { ...place, standing: null };
  const waits = turn.drafts.list().some((each) => each.flow === 'log');
  if (!turn.people.may('log') || (next !== 'log' && !waits)) return page;
  const opened = next === 'log' ? openFlow('log', log, turn, outside) : openFlow('resume', ['log'], turn, outside);
  const [first, ...others] = opened.replies;
  return first ? { ...opened, replies: [{ ...first, text: stack([{ join: NOTED }, first.text]) }, ...others] } : page;
}
