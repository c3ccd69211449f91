/** Moving between questions: to one by name, back, on to the next open one, or to the end. */
import type { Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import { type Flow, isKept, type Outcome, type Standing } from './flow.ts';
import { type Answers, firstOpen, givenIn, nextAfter, previous, SUMMARY, stepOf } from './progress.ts';
import { askStep } from './question.ts';
import { drawSummary } from './summary.ts';

type Above = readonly (Say | null)[];

/** Standing at a question, with no misses. The choices shown before are no longer the open ones. */
export function stand(standing: Standing, at: string, mending = false): Standing {
  const { shown: _, deeper: __, heard: ___, ...rest } = standing;
  return { ...rest, at, mending, misses: 0 };
}

/** The open question (or the summary) again. */
export function here(
  flow: Flow,
  standing: Standing,
  turn: Turn,
  above: Above = [],
  page: number | null = null,
): Outcome {
  const step = stepOf(flow, standing.at);
  const flat: Standing = standing.deeper ? { ...standing, deeper: false } : standing;
  const reply = step ? askStep(flow, flat, step, turn, above) : drawSummary(flow, flat, turn, above, page);
  return { standing: flat, replies: [reply] };
}

/** On to the first open question, else to the summary, else to the end. */
export function openAt(flow: Flow, standing: Standing, turn: Turn, above: Above = []): Outcome {
  const next = standing.again ? nextAfter(flow, standing.at, standing.answers, turn) : null;
  if (next) return here(flow, stand(standing, next.key), turn, above);
  const open = firstOpen(flow, standing.answers, turn);
  if (open) return here(flow, stand(standing, open.key), turn, above);
  if (flow.summary) return here(flow, stand(standing, SUMMARY), turn, above);
  return finish(flow, standing.answers, turn);
}

export function goBack(flow: Flow, standing: Standing, turn: Turn): Outcome {
  if (standing.deeper) return here(flow, standing, turn);
  if (standing.mending) return openAt(flow, standing, turn);
  const before = previous(flow, standing.at, standing.answers, turn);
  if (!before) return here(flow, standing, turn, [{ key: 'dialog:first-question' }]);
  const back = stand(standing, before.key);
  return here(flow, flow.goesOnInOrder ? { ...back, again: true } : back, turn);
}

/** The last yes: what the flow writes and says. The answers are kept after `done`: where that throws NotAllowed, nothing is. */
export function finish(flow: Flow, answers: Answers, turn: Turn): Outcome {
  const replies = flow.done(answers, turn);
  if (isKept(flow)) turn.entries.keep(flow, answers);
  const leadsTo = flow.leadsTo?.(answers, turn);
  return { standing: null, replies, ended: 'done', ...(leadsTo ? { leadsTo } : {}) };
}

/** Ends the flow and says that nothing was saved, and how to fetch back what was answered. */
export function cancel(flow: Flow, standing: Standing, turn: Turn): Outcome {
  const isGiven = givenIn(flow, standing).length > 0 || flow.holdsFiles?.(turn) === true;
  if (!isGiven) flow.cancelled?.(turn);
  const button = (name: string, value: string) => [{ label: { key: `dialog:button.${name}` }, value }];
  const said: Say = { key: 'dialog:cancelled', with: { flow: flow.title } };
  const back = isGiven ? [button('restore', `go.restore.${flow.name}.${standing.run}`)] : [];
  return {
    standing: null,
    replies: [
      {
        text: isGiven ? { join: [said, { key: 'dialog:cancelled-kept' }] } : said,
        buttons: [...back, button('again', `go.${flow.name}`), button('home', 'home')],
      },
    ],
    ended: 'cancelled',
    ...(isGiven ? { left: standing } : {}),
  };
}
