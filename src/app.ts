/** The rooms, wired; starts them, and stops them in reverse. main.ts adds the environment, the channels of this run and the HTTP door. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createBacklog } from './bot/backlog.ts';
import { type Core, createCore } from './bot/core.ts';
import { sayFailedPhotos } from './bot/photo-trouble.ts';
import { composeBroadcast } from './broadcast/compose.ts';
import { readCampaign } from './campaign/read.ts';
import { channelNames } from './channels/index.ts';
import { MINUTE_MS } from './chat/civil.ts';
import type { Channel, Localized, Reply, Say } from './chat/index.ts';
import { VIETNAMESE } from './chat/languages.ts';
import { createChores } from './chores.ts';
import type { Clock } from './clock.ts';
import { createDownloads, type Downloads } from './files/downloads.ts';
import { createDrawing } from './files/drawing.ts';
import { createPhotoFetcher, type PhotoFetcher } from './files/fetcher.ts';
import { createFiles, type KeptFiles } from './files/files.ts';
import { checkHealth, type Health } from './http/health.ts';
import type { Log } from './log.ts';
import { bulkPerSecond, type SlotLimits } from './outbox/pacing.ts';
import type { Billed } from './outbox/reach.ts';
import { createSender } from './outbox/sender.ts';
import type { Sender, Settlement } from './outbox/types.ts';
import { createCodeHealth } from './people/code-health.ts';
import { type CampaignStore, createCampaignStore } from './store/campaign.ts';
import { codeKeyOf } from './store/code-key.ts';
import { LANE } from './store/enqueue.ts';
import { mendFuture } from './store/future.ts';
import { AlreadyRunning, holdLock, type Lock } from './store/lock.ts';
import { officeHolders } from './store/office.ts';
import { DatabaseIll, openStore, type Store } from './store/open.ts';
import type { OutboxRow } from './store/outbox-row.ts';
import type { OnBroken } from './store/stored.ts';
import { createUploads, type Uploads } from './store/uploads.ts';
import { createWriter, type Writer } from './store/writer.ts';
import { createWords, localesFolder, type Words } from './words/index.ts';

/** A platform that does not answer must not keep the program from ending: what it leaves in hand is for the next start. */
const CHANNEL_PATIENCE_MS = 2_500;
const SEND_PATIENCE_MS = 3_500;

export type AppOptions = {
  /** Holds bot.sqlite and files/. */
  readonly folder: string;
  /** The campaign applied when the database has none. */
  readonly campaignFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** How many messages a channel's platform is sent. */
  readonly slotsOf: (channel: string) => SlotLimits;
  /** What becomes of reminders and announcements that a platform would bill. Default: reminders go, announcements are held. */
  readonly billed?: Billed;
  /** Another program took the data over (its lock was deleted): nothing is written any more, and the program is to end. */
  readonly onTaken?: (why: AlreadyRunning) => void;
  /** How long the bot leaves a person to a human of the office who wrote to them by hand. Default 30. */
  readonly quietMinutes?: number;
};

/** What a channel may be handed besides the chat vocabulary. */
export type AppParts = {
  readonly words: Words;
  readonly files: KeptFiles;
  readonly uploads: Uploads;
  readonly downloads: Downloads;
  /** The channel says how it links to the bot's chat, and to it with an invitation's code at the end. */
  readonly setLinks: (channel: string, links: { readonly chat: string; readonly invitation: string | null }) => void;
  readonly nextDue: (from: Date) => Date | null;
};

export type App = {
  readonly store: Store;
  readonly writer: Writer;
  readonly core: Core;
  readonly campaigns: CampaignStore;
  readonly parts: AppParts;
  readonly photos: PhotoFetcher;
  /** Nothing due is waiting to be handed over or sent; a sped-up clock may go on. */
  isIdle(): boolean;
  start(channels: readonly Channel[]): Promise<void>;
  /** Says it to everybody who holds the office, once under this key, on whatever channel they have but the one that has stopped. */
  tellOffice(text: Say, key: string, stopped: string): void;
  /** The channel was authorised anew. */
  resume(channel: string): void;
  health(): Health;
  /** No new updates, the step in hand commits, the send in hand ends. */
  stop(): Promise<void>;
};

/** The campaign folder has mistakes; `npm run campaign -- check` lists them. */
export class CampaignBroken extends Error {
  readonly folder: string;
  readonly lines: readonly string[];
  constructor(folder: string, lines: readonly string[]) {
    super(
      `Thư mục kế hoạch ${folder} còn ${lines.length} chỗ chưa đúng:\n${lines.map((line) => `  - ${line}`).join('\n')}`,
    );
    this.name = 'CampaignBroken';
    this.folder = folder;
    this.lines = lines;
  }
}

/**
 * Opens the database (one instance at a time), applies the campaign if there is none yet, and puts the rooms together. Throws
 * AlreadyRunning, NewerDatabase, CampaignBroken.
 */
export function createApp(options: AppOptions): App {
  const { clock, log } = options;
  const lock: Lock = holdLock(join(options.folder, 'bot.lock'), join(options.folder, 'bot.sqlite'), () =>
    log.warn('bot.lock is not the one held last: waiting to see whether another program still runs'),
  );
  const store = openOrRelease(options.folder, lock, (what, why) =>
    log.error({ what, why }, 'what is stored could not be read: it counts as not there'),
  );
  const checkLock = createLockCheck(lock, store, log, options.onTaken);
  const writer = createWriter(store, checkLock);
  const words = createWords(localesFolder, channelNames);
  const campaigns = createCampaignStore(store);
  try {
    lock.note(store);
    codeKeyOf(store); // a folder that can't be written is found out now
    if (campaigns.isEmpty()) applyFirst(campaigns, options.campaignFolder, clock, log);
  } catch (error) {
    store.close();
    lock.release();
    throw error;
  }
  const files = createFiles(store, join(options.folder, 'files'), () => clock.elapsed());
  const uploads = createUploads(store);
  const downloads = createDownloads(store, clock);
  const running = new Map<string, { readonly channel: Channel; readonly sender: Sender }>();

  const wakeSenders = (): void => {
    for (const { sender } of running.values()) sender.wake();
  };
  const backlog = createBacklog({ store, writer, clock, log });
  const core = createCore({
    backlog,
    store,
    writer,
    clock,
    log,
    words,
    campaigns,
    files,
    canFor: (to) => {
      const channel = running.get(to.channel)?.channel;
      return channel?.canFor?.(to) ?? channel?.can ?? { edit: false, buttons: 0, textLimit: 2000, files: [] };
    },
    // A channel whose phones differ (the rehearsal's) stands for several.
    elsewhere: (here) =>
      [...running.values()]
        .filter(({ channel }) => channel.name !== here.channel || channel.canFor !== undefined)
        .map(({ channel }) => channel.name),
    isRunning: (channel) => running.size === 0 || running.has(channel),
    bulkPerSecond: (channel) => bulkPerSecond(options.slotsOf(channel)),
    ...(options.billed ? { billed: options.billed } : {}),
    ...(options.quietMinutes === undefined ? {} : { quietMinutes: options.quietMinutes }),
    onSoon: (channel) => running.get(channel)?.sender.wake(LANE.reply),
    onRow: (channel, lane) => running.get(channel)?.sender.wake(lane),
    onPhoto: () => photos.wake(),
    onRows: wakeSenders,
  });
  const photos = createPhotoFetcher({
    store,
    writer,
    clock,
    log,
    channels: (name) => running.get(name)?.channel,
    files,
    drawing: createDrawing(),
    onFailed(photos) {
      const last = photos.at(-1);
      const person = last && core.people.byId(last.person);
      if (!person) return;
      const at = { channel: last.channel, id: last.chat };
      core.tell(person, sayFailedPhotos(photos), `photo-failed:${last.id}`, clock.now(), at);
    },
  });
  const codeHealth = createCodeHealth(store);
  const mend = (): void => {
    const mended = mendFuture(store, clock.now(), clock.elapsed());
    if (mended > 0) log.warn({ mended }, 'the clock was ahead: what it wrote in the future is mended');
  };
  const onSetBack = (): void => {
    core.scheduler.touch();
    writer.run(mend).catch((error: unknown) => log.error({ err: error }, 'what the clock wrote could not be mended'));
  };
  const chores = createChores({
    quietMs: options.quietMinutes === undefined ? undefined : options.quietMinutes * MINUTE_MS,
    store,
    writer,
    clock,
    log,
    files,
    downloads,
    codeHealth,
    checkLock,
    onSetBack,
  });

  const atMost = async (ms: number, ends: readonly Promise<void>[]): Promise<void> => {
    const isIn = new AbortController();
    await Promise.race([Promise.all(ends), clock.sleep(ms, isIn.signal)]);
    isIn.abort();
  };

  const bodies = createBodies(core, words, () => campaigns.current()?.plan.organiser.short ?? null);
  const onSettled = (row: OutboxRow, outcome: Settlement): void => {
    if (row.broadcast === null || outcome.state !== 'failed' || outcome.why !== 'wrong-for-all') return;
    core.runner.noteWrongForAll(row.broadcast, outcome.detail, clock.now());
  };

  return {
    store,
    writer,
    core,
    campaigns,
    photos,
    parts: {
      words,
      files,
      uploads,
      downloads,
      setLinks(channel, links) {
        const facts = [
          [`link:${channel}`, links.chat],
          ...(links.invitation === null ? [] : [[`invitation-link:${channel}`, links.invitation] as const]),
        ] as const;
        for (const [name, value] of facts) core.facts.assume(name, value);
        const write = (): void => facts.forEach(([name, value]) => core.facts.set(name, value));
        // On a full disk the channel goes on: only the tools miss the links, and the next start writes them again.
        writer
          .run(write)
          .catch((error: unknown) => log.error({ err: error, channel }, 'the links could not be stored'));
      },
      nextDue: (from) => core.scheduler.nextDue(from),
    },
    isIdle: () => [...running.values()].every(({ sender }) => sender.isIdle()),
    async start(channels) {
      // Not before: a rehearsal's clock only now stands where it stopped. A full disk just now is no reason not to start.
      await writer
        .run(mend)
        .catch((error: unknown) => log.error({ err: error }, 'what the clock wrote could not be mended'));
      for (const channel of channels) {
        const sender = createSender({
          store,
          writer,
          channel,
          clock,
          log,
          slots: options.slotsOf(channel.name),
          isGroup: (chat) => chat.startsWith('-'),
          bodyOf: bodies,
          make: core.makeReport,
          ...(options.billed ? { billed: options.billed } : {}),
          passOn(row, now) {
            const isPassedOn = core.passOn(row, now);
            if (isPassedOn) wakeSenders();
            return isPassedOn;
          },
          onSettled,
          onStopped: (detail) =>
            log.error({ channel: channel.name, detail }, 'the channel needs to be authorised again'),
        });
        running.set(channel.name, { channel, sender });
        sender.start();
      }
      core.scheduler.start();
      backlog.start();
      core.runner.start();
      photos.start();
      chores.start();
      await Promise.all(channels.map((channel) => channel.start(core.receive)));
    },
    tellOffice(text, key, stopped) {
      const tellAll = (): void => {
        const now = clock.now();
        for (const id of officeHolders(store)) {
          const person = core.people.byId(id);
          const to = core.addressOf(id, LANE.reminder, now, stopped);
          if (person && to) core.tell(person, { text }, `${key}:${id}`, now, to);
        }
      };
      writer.run(tellAll).catch((error: unknown) => log.error({ err: error }, 'the office could not be told'));
    },
    resume: (channel) => running.get(channel)?.sender.resume(),
    health: () =>
      checkHealth({
        database() {
          store.check();
          const trouble = writer.trouble();
          if (trouble !== null) throw new DatabaseIll(trouble);
        },
        channels: [...running.values()].map(({ channel, sender }) => ({
          name: channel.name,
          health: () => healthOf(channel, sender),
        })),
        oldestWaitingMs: () => oldestOf([...running.values()].map(({ sender }) => sender)),
        schedulerBeatMs: () => core.scheduler.sinceBeat(),
        codes: () => codeHealth(clock.now()),
      }),
    async stop() {
      const chored = chores.stop();
      const channels = [...running.values()].map(({ channel }) => channel.stop());
      await atMost(CHANNEL_PATIENCE_MS, channels);
      await Promise.all([backlog.stop(), core.scheduler.stop(), core.runner.stop(), photos.stop(), chored]);
      const senders = [...running.values()].map(({ sender }) => sender.stop());
      await atMost(SEND_PATIENCE_MS, senders);
      await writer.idle();
      store.close();
      lock.release();
    },
  };
}

function openOrRelease(folder: string, lock: Lock, onBroken: OnBroken): Store {
  try {
    return openStore(join(folder, 'bot.sqlite'), onBroken);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** See Lock.check. Throws AlreadyRunning from the moment on at which another program has the data. */
function createLockCheck(lock: Lock, store: Store, log: Log, onTaken: AppOptions['onTaken']): () => void {
  let taken: AlreadyRunning | null = null;
  let missing = false;
  return () => {
    if (taken) throw taken;
    try {
      const isNew = lock.check();
      missing = false;
      if (!isNew) return;
      log.warn('bot.lock was deleted; it is made and held anew');
      lock.note(store);
    } catch (error) {
      if (error instanceof AlreadyRunning) {
        taken = error;
        log.error('another program runs on the same data: this one ends');
        onTaken?.(error);
        throw error;
      }
      // The folder is gone or the disk is full: no other program can have the lock there, and health says what is wrong.
      if (!missing) log.error({ err: error }, 'bot.lock was deleted and could not be made anew');
      missing = true;
    }
  };
}

function applyFirst(campaigns: CampaignStore, folder: string, clock: Clock, log: Log): void {
  if (!existsSync(folder)) throw new CampaignBroken(folder, ['không có thư mục này (biến CAMPAIGN)']);
  const read = readCampaign(folder);
  if (!read.ok) {
    throw new CampaignBroken(
      folder,
      read.mistakes.map(
        (each) => `${each.file}${each.row === null ? '' : ` dòng ${each.row}`}: ${each.wrong} ${each.mend}`,
      ),
    );
  }
  campaigns.apply(read.files, clock.now());
  log.info({ campaign: read.files.plan.id }, 'the campaign was applied');
}

/** The bodies of broadcasts, rendered once per language while the broadcast runs. */
function createBodies(
  core: Core,
  words: Words,
  from: () => Localized | null,
): (row: OutboxRow) => Reply<string> | null {
  let kept: { readonly id: number; readonly byLanguage: Map<string, Reply<string>> } | null = null;
  return (row) => {
    if (row.broadcast === null) return null;
    const broadcast = core.runs.find(row.broadcast);
    if (!broadcast) return null;
    if (kept?.id !== row.broadcast) kept = { id: row.broadcast, byLanguage: new Map() };
    const lang = (row.person === null ? null : core.people.byId(row.person)?.lang) ?? VIETNAMESE;
    const known = kept.byLanguage.get(lang);
    if (known) return known;
    const rendered = words.reply(composeBroadcast(broadcast, from()), lang);
    kept.byLanguage.set(lang, rendered);
    return rendered;
  };
}

/** A channel is well when it hears and when it can send. */
function healthOf(channel: Channel, sender: Sender): { readonly ok: boolean; readonly detail?: string } {
  const own = channel.health();
  const sending = sender.health();
  const detail = [own.detail, sending.ok && own.detail ? null : sending.detail].filter(Boolean).join('; ');
  return { ok: own.ok && sending.ok, ...(detail ? { detail } : {}) };
}

/** Replies and reminders only: a long broadcast is no illness. */
function oldestOf(senders: readonly Sender[]): number | null {
  const ages = senders.flatMap((sender) => {
    const { reply, reminder } = sender.health().oldestMs;
    return [reply, reminder].filter((each): each is number => each !== null);
  });
  return ages.length > 0 ? Math.max(...ages) : null;
}
