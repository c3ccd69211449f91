/** One person in the log flow: what they type, tap and send; the standing goes through JSON between every two turns. */
import type { IncomingFile, Message, Reply } from '../../src/chat/index.ts';
import { advanceFlow, beginFlow, resumeFlow } from '../../src/dialog/engine.ts';
import type { Outcome, Standing } from '../../src/dialog/flow.ts';
import { logFlow } from '../../src/flows/log/index.ts';
import { words } from '../dialog/sample.ts';
import type { Desk } from './log-turn.ts';

export function talk(desk: Desk) {
  let standing: Standing | null = null;
  let last: Outcome = { standing: null, replies: [] };
  let shown = last;
  let count = 0;
  const keep = (outcome: Outcome): Outcome => {
    standing = outcome.standing && (JSON.parse(JSON.stringify(outcome.standing)) as Standing);
    last = outcome;
    if (outcome.replies.length > 0) shown = outcome;
    return outcome;
  };
  const send = (more: Partial<Message>): Outcome => {
    if (!standing) throw new Error('no flow is open');
    count += 1;
    const message: Message = { id: `m${count}`, from: { channel: 'test', id: '1' }, at: desk.now, ...more };
    return keep(advanceFlow(logFlow, standing, message, desk.turn()));
  };
  const text = (reply: Reply): string => words.plain(reply.text, desk.lang);
  const buttons = (): (readonly [string, string])[] =>
    shown.replies.flatMap((reply) =>
      (reply.buttons ?? []).flatMap((row) =>
        row.flatMap((button) =>
          'value' in button ? [[words.plain(button.label, desk.lang), button.value] as const] : [],
        ),
      ),
    );
  return {
    begin: (...args: string[]) => {
      count += 1;
      return keep(beginFlow(logFlow, args, desk.turn(), `begin${count}`));
    },
    resume: () => {
      if (!standing) throw new Error('no flow is open');
      return keep(resumeFlow(logFlow, standing, desk.turn()));
    },
    type: (...texts: string[]): Outcome => texts.map((each) => send({ text: each })).at(-1) ?? last,
    tap(label: string): Outcome {
      const found = buttons().find(([each]) => each === label);
      if (!found)
        throw new Error(
          `no button "${label}" among: ${buttons()
            .map(([each]) => each)
            .join(', ')}`,
        );
      return send({ choice: found[1], on: '1' });
    },
    choose: (choice: string) => send({ choice, on: '1' }),
    photo: (album?: string, more: Partial<IncomingFile> = {}) =>
      send({ files: [{ kind: 'image', ref: `photo-${count}`, ...(album === undefined ? {} : { album }), ...more }] }),
    said: () => last.replies.map(text).join('\n---\n'),
    buttons,
    labels: () => buttons().map(([label]) => label),
    at: () => standing?.at ?? null,
    answers: () => standing?.answers ?? {},
    last: () => last,
  };
}
