import { fold } from '../chat/fold.ts';
import type { Button, Message, Reply, Say } from '../chat/index.ts';
import { stripPoliteness } from '../dialog/answers-in-words.ts';
import { BEFORE } from '../dialog/flow.ts';
import { say } from './log-answers.ts';

const SAID =
  /^(?:van )?(?:nhu|giong|bang)(?: het| y)? (?:lan truoc|lan roi|hom truoc|truoc|cu)$|^same as (?:last time|before)$/;

/** A question with last time's value below it, to be chosen and never taken unasked. `value` in full; `brief`: for the button. */
export function withBefore(text: Say, value: Say, brief: Say | null): Reply {
  const label = brief === null ? say('before.button') : say('before.button-of', { value: brief });
  const button: Button = { label, value: BEFORE };
  return { text: { join: [text, say('before.was', { value })] }, buttons: [[button]] };
}

/** Whether the answer is last time's: by the button, or in such words. */
export const meansBefore = ({ choice, text }: Message): boolean =>
  choice === undefined ? SAID.test(stripPoliteness(fold((text ?? '').slice(0, 60)))) : choice === BEFORE;
