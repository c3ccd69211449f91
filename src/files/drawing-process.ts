/** What drawing.ts starts: draws the pictures that it is sent, one after the other, and watches what that takes. */
import type { Answer } from './drawing.ts';
import { redraw } from './picture.ts';
import { pictureKind } from './picture-kind.ts';
import { Refused } from './refused.ts';
import { beSubprocess } from './subprocess.ts';

/** Below it stands the limit that the system holds (drawing.ts); this one is for systems that hold none. */
const MOST_BYTES = 640_000_000;

beSubprocess({ mostBytes: MOST_BYTES });

async function answer(bytes: Uint8Array): Promise<Answer> {
  try {
    // What decoded a HEIC keeps the memory that it grew to: the next picture begins with a process of its own.
    return { ...(await redraw(bytes)), ...(pictureKind(bytes) === 'heic' ? { spent: true } : {}) };
  } catch (error) {
    return { why: error instanceof Refused ? error.why : 'broken' };
  }
}

process.on('message', (bytes: Uint8Array) => {
  void answer(bytes).then((said) => process.send?.(said));
});
