import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { KEPT_IN } from '../../understanding/learnt.ts';

const RUNTIME = fileURLToPath(new URL('../../runtime.js', import.meta.url));
const PROCESS = fileURLToPath(new URL('./learn-process.ts', import.meta.url));
const PATIENCE_MS = 60_000;

/**
 * Learns from the examples in a process of its own, which keeps it in the folder: learning takes a hundred MB, and a process that had it once
 * hardly gives it back. Where that fails it is learnt by whoever needs it.
 */
export function learnApart(folder: string = KEPT_IN): void {
  try {
    const env = process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {};
    const options = { env, stdio: 'ignore', timeout: PATIENCE_MS, windowsHide: true } as const;
    execFileSync(process.execPath, ['--import', RUNTIME, PROCESS, folder], options);
  } catch {}
}
