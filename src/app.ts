/** The rooms, wired; starts them, and stops them in reverse. main.ts adds the environment, the channels of this run and the HTTP door. */
import { join } from 'node:path';
import { type DataOptions, openData } from './app/data.ts';
import { createDrawPage } from './app/draw-page.ts';
import { healthOfAll } from './app/health.ts';
import { noteLinks, tellOffice } from './app/office.ts';
import { createPassPages } from './app/pass-pages.ts';
import { createSenders, createSending, type Senders } from './app/senders.ts';
import { createBacklog } from './bot/backlog.ts';
import { type Core, createCore } from './bot/core.ts';
import { tellFailedPhotos } from './bot/photos/trouble.ts';
import { learnApart } from './bot/typed/learning.ts';
import { prepareUnderstanding } from './bot/typed/understood.ts';
import { channelNames } from './channels/index.ts';
import { MINUTE_MS } from './chat/civil.ts';
import type { Channel, Say } from './chat/index.ts';
import { createChores } from './chores.ts';
import type { Clock } from './clock.ts';
import { createDownloads, type Downloads } from './files/downloads.ts';
import { createDrawing } from './files/drawing.ts';
import { createPhotoFetcher, type PhotoFetcher } from './files/fetcher.ts';
import { createFiles, type KeptFiles } from './files/files.ts';
import type { Health } from './http/health.ts';
import type { PassDoor } from './http/passes.ts';
import { createMaker } from './jobs/maker.ts';
import { createJobRunner, type JobRunner } from './jobs/runner.ts';
import type { Log } from './log.ts';
import { bulkPerSecond, type SlotLimits } from './outbox/pacing.ts';
import type { Billed } from './outbox/reach.ts';
import { createCodeHealth } from './people/code-health.ts';
import type { CampaignStore } from './store/campaign.ts';
import { LANE } from './store/enqueue.ts';
import { mendFuture } from './store/future.ts';
import type { Store } from './store/open.ts';
import { createUploads, type Uploads } from './store/uploads.ts';
import { createWriter, type Writer } from './store/writer.ts';
import { isLearnt } from './understanding/learnt.ts';
import { createWords, localesFolder, type Words } from './words/index.ts';

export { CampaignBroken } from './app/data.ts';

/** A platform that does not answer must not keep the program from ending: what it leaves in hand is for the next start. */
const CHANNEL_PATIENCE_MS = 2_500;
const SEND_PATIENCE_MS = 3_500;

export type AppOptions = DataOptions & {
  /** How many messages a channel's platform is sent. */
  readonly slotsOf: (channel: string) => SlotLimits;
  /** What becomes of reminders and announcements that a platform would bill. Default: reminders go, announcements are held. */
  readonly billed?: Billed;
  /** Where the program is reached from outside, without a slash at its end; null: nowhere, or not yet. */
  readonly root?: () => string | null;
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
  /** The pages that are opened from a chat. */
  readonly passes: PassDoor;
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

/** The words, and what is learnt from how people write: nobody who asks is to wait for it. */
function readyWords(): Words {
  const words = createWords(localesFolder, channelNames);
  if (!isLearnt(words.languages)) learnApart();
  prepareUnderstanding(words.languages);
  return words;
}

/** Opens the data and puts the rooms together. Throws AlreadyRunning, NewerDatabase, CampaignBroken. */
export function createApp(options: AppOptions): App {
  const { clock, log } = options;
  const data = openData(options);
  const { store, campaigns } = data;
  const writer = createWriter(store, data.checkLock);
  const words = readyWords();
  const files = createFiles(store, join(options.folder, 'files'), () => clock.elapsed());
  const downloads = createDownloads(store, clock);
  const senders = createSenders();
  const shared = { store, writer, clock, log };
  const backlog = createBacklog(shared);
  const core = createCore({
    ...shared,
    ...coreParts(options, senders),
    backlog,
    words,
    campaigns,
    files,
    onPhoto: () => photos.wake(),
    onOrder: () => jobs.wake(),
  });
  const jobs = createJobs({ ...shared, files, core, senders, campaigns, folder: options.folder });
  const photos = createPhotos({ ...shared, files, core, senders });
  const codes = createCodeHealth(store);
  const mend = createMend(shared, core);
  const chores = createChores({
    ...shared,
    quietMs: options.quietMinutes === undefined ? undefined : options.quietMinutes * MINUTE_MS,
    files,
    downloads,
    passes: core.passes,
    codeHealth: codes,
    checkLock: data.checkLock,
    onSetBack: () => void mend(),
  });
  const organiser = () => campaigns.current()?.plan.organiser.short ?? null;
  const senderOf = createSending({ ...shared, ...options, words, organiser }, core, senders);
  const ours = { ...shared, core };
  const machinery: readonly Part[] = [core.scheduler, backlog, core.runner, photos, jobs, chores];

  return {
    store,
    writer,
    core,
    campaigns,
    photos,
    passes: createPassPages({ core, writer, draw: createDrawPage({ store, words, files }) }),
    parts: {
      words,
      files,
      uploads: createUploads(store),
      downloads,
      setLinks: (channel, links) => noteLinks(ours, channel, links),
      nextDue: (from) => core.scheduler.nextDue(from),
    },
    isIdle: () => senders.all.every(({ sender }) => sender.isIdle()),
    async start(channels) {
      await mend(); // not before: a rehearsal's clock only now stands where it stopped
      for (const channel of channels) senders.add(channel, senderOf(channel)).start();
      for (const each of machinery) each.start();
      await Promise.all(channels.map((channel) => channel.start(core.receive)));
    },
    tellOffice: (text, key, stopped) => tellOffice(ours, text, key, stopped),
    resume: (channel) => senders.find(channel)?.sender.resume(),
    health: () =>
      healthOfAll({
        store,
        writer,
        senders,
        sinceBeat: () => core.scheduler.sinceBeat(),
        codes: () => codes(clock.now()),
      }),
    async stop() {
      void chores.stop(); // it begins nothing more from now on
      await stopAll(senders, machinery, clock);
      await writer.idle();
      data.close();
    },
  };
}

type Part = { start(): void; stop(): Promise<void> };

/** First what comes in, then what is done with it, last what goes out. */
async function stopAll(senders: Senders, machinery: readonly Part[], clock: Clock): Promise<void> {
  const channels = senders.all.map(({ channel }) => channel.stop());
  await atMost(CHANNEL_PATIENCE_MS, clock, channels);
  await Promise.all(machinery.map((each) => each.stop()));
  const sending = senders.all.map(({ sender }) => sender.stop());
  await atMost(SEND_PATIENCE_MS, clock, sending);
}

type Shared = { readonly store: Store; readonly writer: Writer; readonly clock: Clock; readonly log: Log };

/** What the core asks of the senders, and tells them. */
const coreParts = ({ slotsOf, billed, quietMinutes, root }: AppOptions, senders: Senders) => ({
  canFor: senders.canFor,
  elsewhere: senders.elsewhere,
  isRunning: senders.isRunning,
  bulkPerSecond: (channel: string) => bulkPerSecond(slotsOf(channel)),
  ...(billed ? { billed } : {}),
  ...(quietMinutes === undefined ? {} : { quietMinutes }),
  ...(root ? { root } : {}),
  onSoon: (channel: string) => senders.wake(channel, LANE.reply),
  onRow: senders.wake,
  onRows: () => senders.wake(),
});

function createPhotos(
  given: Shared & { readonly files: KeptFiles; readonly core: Core; readonly senders: Senders },
): PhotoFetcher {
  const { core, senders, clock } = given;
  return createPhotoFetcher({
    ...given,
    channels: (name) => senders.find(name)?.channel,
    drawing: createDrawing(),
    onFailed: (photos) => tellFailedPhotos(photos, core, clock.now()),
  });
}

/** Files that take their time, each made in a process of its own. */
function createJobs(
  given: Shared & {
    readonly files: KeptFiles;
    readonly core: Core;
    readonly senders: Senders;
    readonly campaigns: CampaignStore;
    readonly folder: string;
  },
): JobRunner {
  const { core, senders, campaigns, folder, store } = given;
  return createJobRunner({
    ...given,
    ...core,
    maker: createMaker({ database: store.path, folder: join(folder, 'files'), channels: channelNames }),
    campaign: () => campaigns.current(),
    personOf: (id) => core.people.byId(id),
    canFor: senders.canFor,
    onRows: () => senders.wake(),
  });
}

/** Mends what a clock that was ahead has written. A full disk just now is no reason not to start, or to end. */
function createMend({ store, writer, clock, log }: Shared, core: Core): () => Promise<void> {
  const mend = (): void => {
    const mended = mendFuture(store, clock.now(), clock.elapsed());
    if (mended > 0) log.warn({ mended }, 'the clock was ahead: what it wrote in the future is mended');
  };
  return () => {
    core.scheduler.touch();
    return writer
      .run(mend)
      .catch((error: unknown) => log.error({ err: error }, 'what the clock wrote could not be mended'));
  };
}

async function atMost(ms: number, clock: Clock, ends: readonly Promise<void>[]): Promise<void> {
  const isIn = new AbortController();
  await Promise.race([Promise.all(ends), clock.sleep(ms, isIn.signal)]);
  isIn.abort();
}
