/** Plays a flow through the engine, as one person: taps by label, types, sends files. The state is saved and read back between all turns. */
import type { IncomingFile, Message } from '../../src/chat/index.ts';
import { advanceFlow, beginFlow } from '../../src/dialog/engine.ts';
import type { Flow, Outcome, Standing } from '../../src/dialog/flow.ts';
import type { Turn } from '../../src/turn/index.ts';
import { labels, missingWords, said, valueOf } from './said.ts';

export type FlowRun = {
  tap(label: string): FlowRun;
  /** A tap with a value that no button may ever have had. */
  forge(value: string): FlowRun;
  type(text: string): FlowRun;
  send(...files: readonly IncomingFile[]): FlowRun;
  text(): string;
  labels(): readonly string[];
  /** The words of both languages that a reply of this run lacked. */
  missing(): readonly string[];
  outcome(): Outcome;
  /** The longest value of a button so far, in bytes. */
  longest(): number;
};

export function runFlow<A>(flow: Flow<A>, args: readonly string[], turn: Turn): FlowRun {
  let outcome = beginFlow(flow, args, turn);
  let count = 0;
  let longest = 0;
  const lacking: string[] = [];
  const look = (): void => {
    for (const reply of outcome.replies) {
      lacking.push(...missingWords(reply));
      for (const each of (reply.buttons ?? []).flat())
        if ('value' in each) longest = Math.max(longest, each.value.length);
    }
  };
  look();
  const last = () => outcome.replies.at(-1) ?? { text: { plain: '' } };
  const say = (message: Partial<Message>): FlowRun => {
    if (!outcome.standing) throw new Error(`the flow has ended: ${said(last())}`);
    const standing = JSON.parse(JSON.stringify(outcome.standing)) as Standing;
    count += 1;
    outcome = advanceFlow(flow, standing, { id: String(count), from: turn.address, at: turn.now, ...message }, turn);
    look();
    return run;
  };
  const run: FlowRun = {
    tap: (label) => say({ choice: valueOf(last(), label) }),
    forge: (value) => {
      const standing = outcome.standing;
      return say({ choice: standing ? `~${flow.name}~${standing.run}~${standing.at}~${value}` : value });
    },
    type: (text) => say({ text }),
    send: (...files) => say({ files }),
    text: () => outcome.replies.map((each) => said(each)).join('\n'),
    labels: () => labels(last()),
    missing: () => lacking,
    outcome: () => outcome,
    longest: () => longest,
  };
  return run;
}
