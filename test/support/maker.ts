/** What makes files, in this process, on an open database: as the real one does in a process of its own. */
import type { Folder } from '../../src/files/folder.ts';
import { carryOut } from '../../src/jobs/carry-out.ts';
import type { Maker } from '../../src/jobs/maker.ts';
import type { Store } from '../../src/store/open.ts';
import { whenCounted } from '../../src/store/slices.ts';
import type { Words } from '../../src/words/index.ts';

export const makerHere = (parts: { readonly store: Store; readonly folder: Folder; readonly words: Words }): Maker => ({
  start: () => undefined,
  stop: () => undefined,
  make: (task, on) =>
    whenCounted(() => carryOut(task, parts, on)).catch((error: unknown) => ({ failed: String(error) })),
});
