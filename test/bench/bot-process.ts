import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUN } from '../support/program.ts';

export const SECRET = 'bench-secret-bench-secret';
export const TOKEN = '123456789:AAbenchbenchbenchbenchbenchbenchbench';

export type BotProcess = {
  readonly port: number;
  /** Resident memory in MB: the most so far, and now. */
  readonly peakMb: () => number;
  readonly rssMb: () => number;
  /** Processor time used so far, all threads. */
  readonly cpuSeconds: () => number;
  stop(): Promise<void>;
};

/** Starts a bot as a process of its own and waits until it says that it runs. */
export async function startBot(
  entry: string,
  port: number,
  environment: Readonly<Record<string, string>>,
): Promise<BotProcess> {
  const runner = entry.startsWith('src/') ? RUN : []; // ours as npm start starts it
  const child: ChildProcess = spawn(process.execPath, [...runner, join(import.meta.dirname, '..', '..', entry)], {
    env: {
      PATH: process.env['PATH'] ?? '',
      LOG_LEVEL: 'error',
      TELEGRAM_BOT_TOKEN: TOKEN,
      PORT: String(port),
      ...environment,
    },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/ready|đang chạy/.test(said)) resolve();
    });
    child.once('exit', () => reject(new Error(`the bot did not start:\n${said}`)));
  });
  const memory = (line: 'VmHWM' | 'VmRSS'): number => {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Number(new RegExp(`${line}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  };
  return {
    port,
    peakMb: () => memory('VmHWM'),
    rssMb: () => memory('VmRSS'),
    cpuSeconds() {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / 100;
    },
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit');
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
