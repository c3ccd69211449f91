/**
 * The composition root: environment -> rooms -> running; and out again, when told or left alone, within ten seconds.
 */
import { join } from 'node:path';
import { type App, CampaignBroken, createApp } from './app.ts';
import { prepareCampaign } from './bot/typed/understood.ts';
import type { Clock, SettableClock } from './clock.ts';
import { settableClock, systemClock } from './clock.ts';
import { type Config, ConfigError, readConfig, secretsOf } from './config.ts';
import { watchForEnd } from './ending.ts';
import { loadEnvironment } from './env-file.ts';
import { consentRoute } from './http/consent.ts';
import { createHttp } from './http/index.ts';
import type { PassOptions } from './http/passes.ts';
import { type Live, mannersOf, openLive, paceOf } from './live.ts';
import { createLog, type Log } from './log.ts';
import { PASS_LIFE_MS } from './people/passes.ts';
import { campaignStart, openSimulator, pageWords, seedPhones } from './rehearsal.ts';
import { startTrouble } from './start-trouble.ts';
import { AlreadyRunning } from './store/lock.ts';
import { NewerDatabase } from './store/open.ts';
import { mendRights } from './store/private.ts';

const OUT_WITHIN_MS = 9_500;

/** Lines for the person who started it; everything else is the log's. */
function tellStarter(text: string): void {
  process.stderr.write(`${text}\n`);
}

const downloadsOf = ({ parts }: App) => ({
  downloads: parts.downloads,
  locate: (hash: string) => parts.files.locate(hash),
  say: parts.words.inAll,
});

const passesOf = ({ passes, parts }: App, root: () => string | null): PassOptions => ({
  passes,
  root,
  say: parts.words.inAll,
  seconds: PASS_LIFE_MS / 1000,
});

async function run(config: Config, log: Log, onTaken: (why: Error) => void): Promise<() => Promise<void>> {
  const isRehearsal = config.channels.length === 0;
  const settable = settableFor(config);
  const clock: Clock = settable ?? systemClock;
  const folder = isRehearsal ? join(config.dataDir, 'rehearsal') : config.dataDir;
  // A rehearsal is reached on this machine, whatever may be set for the real one.
  let root: string | null = isRehearsal ? null : config.publicUrl;
  const app = createApp({
    folder,
    campaignFolder: config.campaign,
    clock,
    log,
    onTaken,
    slotsOf: (channel) => paceOf(config, channel),
    ...mannersOf(config),
    root: () => root,
  });
  const campaign = app.campaigns.current();
  if (campaign) prepareCampaign(campaign);
  const resumesClock = config.botClock === null;
  const simulator =
    isRehearsal && settable
      ? openSimulator({ app, clock: settable, log, folder, resumesClock, root: () => root })
      : null;
  // Only now: a rehearsal goes on at the hour at which it stopped, and stops at nothing on its way there from the
  // first morning.
  if (settable) holdForDue(settable, app);
  if (settable && config.botClock) settable.setSpeed(config.botClock.speed);
  const live = openLive({ config, app, clock, log });

  const http = openHttp({ config, app, live, log, simulator, root: () => root });
  const { url } = await http.start();
  if (simulator) root = url;
  await app.start(simulator ? [simulator] : live.channels);
  if (simulator) {
    seedPhones(simulator.control, app, clock);
    tellStarter(`Diễn tập: mở ${url} trong trình duyệt. (Rehearsal: open ${url} in a browser.) Dừng: Ctrl+C.`);
  } else {
    tellStarter(`Trợ lý đang chạy. Tình trạng: ${url}/healthz. (The bot is running.) Dừng: Ctrl+C.`);
  }
  return async () => {
    await app.stop();
    await http.stop();
  };
}

/** The HTTP door: health, webhooks, what is fetched and opened by an address, and the rehearsal's page. */
function openHttp({
  config,
  app,
  live,
  log,
  simulator,
  root,
}: {
  readonly config: Config;
  readonly app: App;
  readonly live: Live;
  readonly log: Log;
  readonly simulator: ReturnType<typeof openSimulator> | null;
  readonly root: () => string | null;
}) {
  return createHttp({
    port: config.port,
    host: config.host,
    log,
    health() {
      const events = live.events();
      const { shown } = config.proxying;
      return {
        ...app.health(),
        ...(shown ? { proxy: shown } : {}),
        ...(Object.keys(events).length > 0 ? { events } : {}),
      };
    },
    webhooks: live.webhooks,
    routes: live.consentPaths.map((path) => consentRoute(path, app.parts.words.inAll)),
    // The rehearsal's phones open the addresses of files and pages on this machine.
    ...(config.publicUrl === null && !simulator ? {} : { downloads: downloadsOf(app), passes: passesOf(app, root) }),
    ...(simulator ? { rehearsal: { control: simulator.control, words: pageWords(app.parts.words) } } : {}),
  });
}

/**
 * null: the machine's own clock holds. A clock that is given stands still until it is held for what is due: a start
 * takes its time.
 */
function settableFor(config: Config): SettableClock | null {
  if (config.botClock) return settableClock(config.botClock.start, 0);
  return config.channels.length > 0 ? null : settableClock(campaignStart(config.campaign), 1);
}

/** A sped-up clock stops at each due moment until its rows have been handed over and sent. */
function holdForDue(clock: SettableClock, app: App): void {
  clock.now(); // arrives where it was put
  clock.holdAt((from) => {
    const next = app.core.scheduler.nextDue(from);
    if (next && next <= from) return from;
    // Real time is not held up by a long broadcast; rehearsed time is, or an hour would pass while a message is on
    // its way.
    const isReal = clock.speed() <= 1 && !clock.isPushed();
    return isReal || app.isIdle() ? next : from;
  });
}

type Leaving = {
  readonly leave: (why: string, code?: number) => void;
  readonly ready: (log: Log, stop: () => Promise<void>) => void;
};

/**
 * Ends the program, once, within ten seconds. While it starts there is nothing to be ended in order: dying is safe at
 * any moment.
 */
function createLeaving(): Leaving {
  let stop: (() => Promise<void>) | null = null;
  let log: Log | null = null;
  let isStopping = false;
  return {
    leave(why, code = 0) {
      if (!stop) process.exit(code);
      if (isStopping) return;
      isStopping = true;
      log?.info({ why }, 'stopping');
      setTimeout(() => process.exit(1), OUT_WITHIN_MS).unref();
      stop().then(
        () => process.exit(code),
        (error: unknown) => {
          log?.error({ err: error }, 'could not stop cleanly');
          process.exit(1);
        },
      );
    },
    ready(to, how) {
      log = to;
      stop = how;
    },
  };
}

async function main(): Promise<void> {
  process.umask(0o077); // whatever it writes is nobody else's to read
  const { leave, ready } = createLeaving();
  watchForEnd(leave);
  const { mistakes, notes } = loadEnvironment();
  for (const note of notes) tellStarter(note);
  const config = readConfig(process.env, mistakes);
  const log = createLog(config.logLevel, secretsOf(config));
  const mended = mendRights(config.dataDir);
  if (mended > 0) log.warn({ mended }, 'others could read the data: its rights are mended (700 and 600)');
  const onTaken = (why: Error): void => {
    tellStarter(why.message);
    leave('taken', 1);
  };
  ready(log, await run(config, log, onTaken));
}

try {
  await main();
} catch (error) {
  const isForPeople =
    error instanceof ConfigError ||
    error instanceof CampaignBroken ||
    error instanceof AlreadyRunning ||
    error instanceof NewerDatabase;
  if (isForPeople && error instanceof Error) tellStarter(error.message);
  else
    tellStarter(
      startTrouble(error, process.env['DATA_DIR'] || './data') ??
        (error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  process.exit(1);
}
