/** Leaving a flow in the middle: the answers stay as a draft, and going on is offered; cancelled, they can be fetched back for a day. */
import { shorten } from '../chat/cut.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import type { Flow, Standing } from '../dialog/flow.ts';
import { isBegun, linesOf } from '../dialog/progress.ts';
import { flows } from '../flows/index.ts';
import type { Turn } from '../turn/index.ts';
import { guarded } from './guard.ts';
import { HOME } from './home-button.ts';
import { readStanding } from './stored-place.ts';

const guardedFlows = flows.map(guarded);

export const flowNamed = (name: string): Flow | undefined => guardedFlows.find((each) => each.name === name);

/** Lays the open flow aside: as a draft where it keeps one. Gives the button that goes on with it when something was kept. */
export function leaveFlow(turn: Turn, standing: Standing | null): Button | null {
  if (!standing) return null;
  const flow = flowNamed(standing.flow);
  if (!flow) return null;
  if (!isBegun(flow, standing.answers, turn)) {
    flow.cancelled?.(turn);
    return null;
  }
  if (flow.keepsDraft) turn.drafts.save(flow.name, JSON.stringify(standing));
  else layBy(turn, standing);
  return goOn(flow, flow.keepsDraft ? undefined : standing.run);
}

/** What was cancelled or thrown away, for a day. */
export const layBy = (turn: Turn, standing: Standing): void =>
  turn.drafts.layBy(standing.flow, standing.run, JSON.stringify(standing));

/** The button that goes on with what was left; `run`: with what was laid by for a day. */
export const goOn = (flow: Flow, run?: string): Button => ({
  label: { key: 'bot:go-on', with: { what: flow.title } },
  value: run === undefined ? `go.resume.${flow.name}` : `go.restore.${flow.name}.${run}`,
});

const MOST_NAMED = 2;

/** A button for each thing that waits to be gone on with, the newest first. */
export const goOnButtons = (turn: Turn): readonly Button[] =>
  turn.drafts
    .list()
    .flatMap(({ flow }) => flowNamed(flow) ?? [])
    .slice(0, MOST_NAMED)
    .map((flow) => goOn(flow));

/** What can be fetched back, where it is more than one thing, or none. */
export function offerLaidBy(turn: Turn): Reply {
  const called = new Map<string, number>();
  const kept = turn.drafts.laidBy().flatMap(({ flow: name, run, state, at }): Button[][] => {
    const flow = flowNamed(name);
    if (!flow) return [];
    const what: Say = { join: [flow.title, calledIn(flow, state, turn)], by: ' ' };
    const one: Say = { key: 'bot:laid-by.one', with: { what, at: { date: at.toISOString(), as: 'moment' } } };
    // Two of one name, left within a minute, are told apart by their number.
    const same = JSON.stringify([what, at.toISOString().slice(0, 16)]);
    const count = (called.get(same) ?? 0) + 1;
    called.set(same, count);
    const label = count === 1 ? one : { join: [one, { plain: `(${count})` }], by: ' ' };
    return [[{ label, value: `go.restore.${name}.${run}` }]];
  });
  return {
    text: { key: kept.length > 0 ? 'bot:laid-by.which' : 'bot:laid-by.none' },
    buttons: [...kept.slice(0, 5), [HOME]],
  };
}

/** The first text that was written in it, in marks: of two that were cancelled within a minute it says which. null: none yet. */
function calledIn(flow: Flow, state: string, turn: Turn): Say | null {
  const answers = readStanding(state)?.answers ?? {};
  const written = linesOf(flow, answers, turn).find(
    ({ step }) => step.takesText && typeof answers[step.key] === 'string',
  );
  return written ? { plain: `“${shorten(turn.plain(written.value), LONGEST_NAME)}”` } : null;
}

const LONGEST_NAME = 40;
