/** Leaving a flow in the middle: the answers stay as a draft, and going on is offered. */
import type { Say } from '../chat/index.ts';
import type { Flow, Standing } from '../dialog/flow.ts';
import { isBegun } from '../dialog/progress.ts';
import { flows } from '../flows/index.ts';
import type { Turn } from '../turn/index.ts';

export const flowNamed = (name: string): Flow | undefined => flows.find((each) => each.name === name);

/** Lays the open flow aside: as a draft where it keeps one. Gives its flow when something was kept. */
export function leaveFlow(turn: Turn, standing: Standing | null): Flow | null {
  if (!standing) return null;
  const flow = flowNamed(standing.flow);
  if (!flow) return null;
  if (!flow.keepsDraft || !isBegun(flow, standing.answers, turn)) {
    flow.cancelled?.(turn);
    return null;
  }
  turn.drafts.save(flow.name, JSON.stringify(standing));
  return flow;
}

/** The button that goes on with what was left. */
export const goOn = (flow: Flow) => ({
  label: { key: 'bot:go-on', with: { what: flow.title } } as Say,
  value: `go.resume.${flow.name}`,
});
