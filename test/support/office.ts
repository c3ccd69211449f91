/** The program running over the strict stand-in, and the people of a test who hold roles by invitations that the tool made meanwhile. */

import { join } from 'node:path';
import type { Role } from '../../src/chat/index.ts';
import { openStore } from '../../src/store/open.ts';
import {
  bootProgram,
  type Program,
  type ProgramOptions,
  runTool,
  type Started,
  startProgram,
  temporaryFolder,
} from './program.ts';
import { type Person, type StandInOptions, startTelegramStandIn, type TelegramStandIn } from './telegram-stand-in.ts';

export const TOKEN = '7000000001:AAStandInOfTheBotApi_Canary-0123456789';

export type Office = {
  readonly telegram: TelegramStandIn;
  readonly dataDir: string;
  /** The program that runs now. */
  program(): Program;
  /** Resolves when it hears its people. */
  start(more?: Partial<ProgramOptions>): Promise<Program>;
  /** Starts it and looks no further: it may be killed while it comes up. */
  boot(): Started;
  /** A person who holds a role: by a code of `npm run invite -- --plain`, made while the bot runs, and entered as the link does. */
  join(id: number, role: Role, unit?: string): Promise<Person>;
  /** Several, by one code. */
  joinAll(ids: readonly number[], role: Role, unit?: string, language?: string): Promise<readonly Person[]>;
  /** Reads the program's database, also while it runs. */
  rows(sql: string): readonly unknown[];
  close(): Promise<void>;
};

export type OfficeOptions = StandInOptions & {
  readonly env?: Readonly<Record<string, string>>;
};

/** Starts the stand-in, not yet the program. `env` holds for each start. */
export async function openOffice({ env, ...more }: OfficeOptions = {}): Promise<Office> {
  const folder = temporaryFolder();
  const telegram = await startTelegramStandIn({ token: TOKEN, ...more });
  let running: Program | null = null;
  let booted: Started | null = null;
  const optionsOf = (more: Partial<ProgramOptions>): ProgramOptions => ({
    dataDir: folder.path,
    ...more,
    env: {
      TELEGRAM_API_ROOT: telegram.root,
      TELEGRAM_BOT_TOKEN: TOKEN,
      BOT_CLOCK: '2021-10-03T06:40:00+07:00',
      ...env,
      ...more.env,
    },
  });
  const program = (): Program => {
    if (!running) throw new Error('the program was not started');
    return running;
  };
  const joinAll = async (ids: readonly number[], role: Role, unit?: string, language = 'vi') => {
    const args = [
      '--role',
      role,
      ...(unit === undefined ? [] : ['--unit', unit]),
      '--uses',
      `${ids.length}`,
      '--plain',
    ];
    const code = await runTool(folder.path, 'invite', args);
    const people = ids.map((id) => telegram.user(id, { language }));
    await Promise.all(people.map((each) => each.ask(`/start ${code}`)));
    return people;
  };

  return {
    telegram,
    dataDir: folder.path,
    program,
    async start(more = {}) {
      const hears = await startProgram(optionsOf(more));
      running = hears;
      // It listens before it hears: the platform is asked who the bot is, and for its updates.
      while ((await hears.health()).status !== 200) await new Promise((resolve) => setTimeout(resolve, 20));
      return hears;
    },
    boot() {
      const started = bootProgram(optionsOf({}));
      booted = started;
      return started;
    },
    joinAll,
    async join(id, role, unit) {
      const [person] = await joinAll([id], role, unit);
      if (!person) throw new Error('nobody joined');
      return person;
    },
    rows(sql) {
      const store = openStore(join(folder.path, 'bot.sqlite'));
      const found = store.sqlite.prepare(sql).all();
      store.close();
      return found;
    },
    async close() {
      await running?.end('SIGKILL');
      await booted?.end('SIGKILL');
      await telegram.stop();
      folder.remove();
    },
  };
}

/** For what has no event to wait for; the test's own time limit ends it. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}
