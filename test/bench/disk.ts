/** How fast the disk takes what must survive a power cut: each turn of ours waits for it, a bare server never does. */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantile } from './turns.ts';

const WRITES = 300;
const PAGE = Buffer.alloc(4096, 1);

export function measureDisk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ban-hoc-bench-'));
  const file = openSync(join(folder, 'page'), 'w');
  const waits = Array.from({ length: WRITES }, () => {
    const began = performance.now();
    writeSync(file, PAGE, 0, PAGE.length, 0);
    fdatasyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  rmSync(folder, { recursive: true });
  const [half, most] = [0.5, 0.99].map((share) => quantile(waits, share).toFixed(1));
  return `The disk here and now: 4 KB written and synced in ${half} ms (p50), ${most} ms (p99)`;
}
