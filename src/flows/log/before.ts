import type { Button, Reply, Say } from '../../chat/index.ts';
import { BEFORE } from '../../dialog/flow.ts';
import { say } from './answers.ts';

/** A question with last time's value below it, to be chosen and never taken unasked. `value` in full; `brief`: for the button. */
export function withBefore(text: Say, value: Say, brief: Say | null): Reply {
  const label = brief === null ? say('before.button') : say('before.button-of', { value: brief });
  const button: Button = { label, value: BEFORE };
  return { text: { join: [text, say('before.was', { value })] }, buttons: [[button]] };
}
