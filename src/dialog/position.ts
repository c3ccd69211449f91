/** Moving between questions: to one by name, back, on to the next open one, or to the end. */
import type { Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import type { Flow, Outcome, Standing } from './flow.ts';
import { type Answers, firstOpen, previous, SUMMARY, stepOf } from './progress.ts';
import { askStep } from './question.ts';
import { drawSummary } from './summary.ts';

type Above = readonly (Say | null)[];

/** Standing at a question, with no misses. The choices shown before are no longer the open ones. */
export function stand(standing: Standing, at: string, mending = false): Standing {
  const { shown: _, deeper: __, ...rest } = standing;
  return { ...rest, at, mending, misses: 0 };
}

/** The open question (or the summary) again. */
export function here(flow: Flow, standing: Standing, turn: Turn, above: Above = [], page = 0): Outcome {
  const step = stepOf(flow, standing.at);
  const flat: Standing = standing.deeper ? { ...standing, deeper: false } : standing;
  const reply = step ? askStep(flow, flat, step, turn, above) : drawSummary(flow, flat, turn, above, page);
  return { standing: flat, replies: [reply] };
}

/** On to the first open question, else to the summary, else to the end. */
export function openAt(flow: Flow, standing: Standing, turn: Turn, above: Above = []): Outcome {
  const open = firstOpen(flow, standing.answers, turn);
  if (open) return here(flow, stand(standing, open.key), turn, above);
  if (flow.summary) return here(flow, stand(standing, SUMMARY), turn, above);
  return finish(flow, standing.answers, turn);
}

export function goBack(flow: Flow, standing: Standing, turn: Turn): Outcome {
  if (standing.deeper) return here(flow, standing, turn);
  if (standing.mending && flow.summary) return here(flow, stand(standing, SUMMARY), turn);
  const before = previous(flow, standing.at, standing.answers, turn);
  if (!before) return here(flow, standing, turn, [{ key: 'dialog:first-question' }]);
  return here(flow, stand(standing, before.key), turn);
}

/** The last yes: what the flow writes and says. */
export function finish(flow: Flow, answers: Answers, turn: Turn): Outcome {
  return { standing: null, replies: flow.done(answers, turn), ended: 'done' };
}

/** Asks nothing and says that nothing was saved. */
export function cancel(flow: Flow, turn: Turn): Outcome {
  flow.cancelled?.(turn);
  const buttons = [
    [{ label: { key: 'dialog:button.again' }, value: `go.${flow.name}` }],
    [{ label: { key: 'dialog:button.home' }, value: 'home' }],
  ];
  return {
    standing: null,
    replies: [{ text: { key: 'dialog:cancelled', with: { flow: flow.title } }, buttons }],
    ended: 'cancelled',
  };
}
