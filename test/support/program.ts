/** The real program as a child process, as an office would run it: the environment, two streams, signals. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
/** What npm's scripts put before every program: see src/runtime.js. */
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } };
export const RUN = scripts.start
  .split(' ')
  .slice(1, -1)
  .map((each) => (each.startsWith('./') ? join(ROOT, each) : each));
const MAIN = join(ROOT, 'src', 'main.ts');
const PATIENCE_MS = 30_000;

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** A program that was started; whether it is up yet nobody has asked. */
export type Started = {
  /** Everything that it has written so far, on both streams. */
  output(): string;
  /** Resolves with its address once it listens; rejects with what it wrote when it ends, or does not get there. */
  listening(): Promise<string>;
  /** Sends the signal and waits for the end. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Exit & { readonly ms: number }>;
};

export type Program = Started & {
  /** http://127.0.0.1:<port> */
  readonly url: string;
  /** The log lines of a level at least as bad: 40 warnings, 50 errors. */
  complaints(level?: number): readonly string[];
  /** What /healthz says, with its status. */
  health(): Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> }>;
};

export type ProgramOptions = {
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** A folder that is gone after the test. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'ban-hoc-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The environment of nobody in particular: neither the developer's variables nor the developer's .env reach the program. */
const environment = (dataDir: string, more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...(process.env['PATH'] ? { PATH: process.env['PATH'] } : {}),
  DATA_DIR: dataDir,
  CAMPAIGN: join(ROOT, 'campaigns', 'duc-trong-2021'),
  PORT: '0',
  ...more,
});

function launch(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
  keyboard: 'ignore' | 'pipe' = 'ignore',
): ChildProcess {
  return spawn(process.execPath, [...RUN, script, ...args], { cwd, env, stdio: [keyboard, 'pipe', 'pipe'] });
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return () => text;
}

const ended = async (child: ChildProcess): Promise<Exit> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return { code: child.exitCode, signal: child.signalCode };
};

export function bootProgram({ dataDir, env = {} }: ProgramOptions): Started {
  const child = launch(MAIN, [], environment(dataDir, env), dataDir);
  const output = collect(child);
  return {
    output,
    listening: () => waitForUrl(child, output),
    async end(signal) {
      const began = performance.now();
      child.kill(signal);
      return { ...(await ended(child)), ms: performance.now() - began };
    },
  };
}

function waitForUrl(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const found = /(http:\/\/127\.0\.0\.1:\d+)(?:\/healthz| )/.exec(output())?.[1];
      if (found !== undefined) settle(() => resolve(found));
    };
    const fail = (): void => settle(() => reject(new Error(`the program did not come up:\n${output()}`)));
    const timer = setTimeout(fail, PATIENCE_MS);
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      child.stderr?.off('data', look);
      child.off('exit', fail);
      act();
    };
    child.stderr?.on('data', look);
    child.once('exit', fail);
    look();
  });
}

/** Starts the program and waits until it listens. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const started = bootProgram(options);
  const url = await started.listening();
  const output = (): string => started.output();
  return {
    ...started,
    url,
    complaints: (level = 40) =>
      output()
        .split('\n')
        .filter((line) => Number(/^\{"level":(\d+)/.exec(line)?.[1] ?? 0) >= level),
    async health() {
      const response = await fetch(`${url}/healthz`);
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
  };
}

/** Starts the program and waits for it to end by itself. */
export async function runProgram(options: ProgramOptions): Promise<Exit & { readonly text: string }> {
  const { dataDir, env = {} } = options;
  const child = launch(MAIN, [], environment(dataDir, env), dataDir);
  const output = collect(child);
  return { ...(await ended(child)), text: output() };
}

export type ToolOptions = {
  readonly env?: Readonly<Record<string, string>>;
  /** What is typed at the keyboard once `asks` stands in what was printed; default: there is nobody. */
  readonly answer?: { readonly asks: RegExp; readonly give: (printed: string) => string };
};

/** `npm run <tool>` without npm: src/tools/<name>.ts on the same data. Gives what it printed; rejects when it fails. */
export async function runTool(
  dataDir: string,
  name: string,
  args: readonly string[],
  { env = {}, answer }: ToolOptions = {},
): Promise<string> {
  const child = launch(
    join(ROOT, 'src', 'tools', `${name}.ts`),
    args,
    environment(dataDir, env),
    dataDir,
    answer && 'pipe',
  );
  const output = collect(child);
  if (answer) {
    let isAnswered = false;
    child.stdout?.on('data', () => {
      if (isAnswered || !answer.asks.test(output())) return;
      isAnswered = true;
      child.stdin?.end(`${answer.give(output())}\n`);
    });
  }
  const { code } = await ended(child);
  if (code !== 0) throw new Error(`${name} ${args.join(' ')} ended with ${code}:\n${output()}`);
  return output().trim();
}
