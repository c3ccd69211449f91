import type { Store } from '../store/open.ts';
import { createLostCount } from '../store/secret-codes.ts';
import { keyedPrefix } from './code.ts';
import { createTries } from './tries.ts';

/**
 * What there is to say of the codes, for /healthz and the log; null: nothing. No illness: the program goes on, and
 * somebody should look.
 */
export function createCodeHealth(store: Store): (now: Date) => string | null {
  const tries = createTries(store);
  const ours = keyedPrefix(store);
  const lost = createLostCount(store);
  return (now) => {
    const guessed = tries.guessed(now);
    const gone = lost(ours, now);
    const lines = [
      guessed !== null && `${guessed} wrong codes within an hour: somebody may be guessing`,
      gone > 0 &&
        `${gone} open invitations were made under another code.key: put that file back into DATA_DIR, or invite anew`,
    ].filter((each) => each !== false);
    return lines.length === 0 ? null : lines.join('; ');
  };
}
