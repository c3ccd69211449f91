/** The program between its channels and its database, put together as app.ts does, but to be taken apart at any moment. */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createDrawPage } from '../../src/app/draw-page.ts';
import { createPassPages } from '../../src/app/pass-pages.ts';
import { type Core, createCore } from '../../src/bot/core.ts';
import { tellFailedPhotos } from '../../src/bot/photos/trouble.ts';
import { composeBroadcast } from '../../src/broadcast/compose.ts';
import { channelNames } from '../../src/channels/index.ts';
import type { Address, Capabilities, Channel, Reply } from '../../src/chat/index.ts';
import type { Clock } from '../../src/clock.ts';
import type { Config } from '../../src/config.ts';
import { createDownloads } from '../../src/files/downloads.ts';
import { createDrawing } from '../../src/files/drawing.ts';
import { createPhotoFetcher } from '../../src/files/fetcher.ts';
import { createFiles } from '../../src/files/files.ts';
import { openFolder } from '../../src/files/folder.ts';
import type { PassOptions } from '../../src/http/passes.ts';
import { createJobRunner, type JobRunner } from '../../src/jobs/runner.ts';
import { mannersOf, paceOf } from '../../src/live.ts';
import type { Log } from '../../src/log.ts';
import { bulkPerSecond } from '../../src/outbox/pacing.ts';
import { PASS_LIFE_MS } from '../../src/people/passes.ts';
import { createCampaignStore } from '../../src/store/campaign.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import type { OutboxRow } from '../../src/store/outbox-row.ts';
import { createUploads } from '../../src/store/uploads.ts';
import { createWriter } from '../../src/store/writer.ts';
import { createWords, localesFolder, type Words } from '../../src/words/index.ts';
import { sharingCampaigns } from './campaigns.ts';
import { makerHere } from './maker.ts';
import { PUBLIC_URL } from './phones/index.ts';

export type RoomsOptions = {
  /** Holds bot.sqlite and files/. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Config;
  readonly channels: () => readonly Channel[];
  /** A channel has said how to link to it. */
  readonly onLinks: (channel: string) => void;
  /** Default: those that the program has. */
  readonly words?: Words;
};

export type Rooms = ReturnType<typeof openRooms>;

const ours = createWords(localesFolder, channelNames);
/** One for all that this process plays: it ends by itself, and no fetcher that stops ends it for the next. */
const drawing = { ...createDrawing(), stop: () => undefined };
export const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function openRooms({ folder, clock, log, config, channels, onLinks, words = ours }: RoomsOptions) {
  const canFor = (to: Address): Capabilities => {
    const channel = channels().find((each) => each.name === to.channel);
    if (!channel) throw new Error(`no channel ${to.channel}`);
    return channel.canFor?.(to) ?? channel.can;
  };
  const openFiles = (store: Store) => createFiles(store, join(folder, 'files'), () => clock.elapsed());
  const openBase = () => {
    const store = openStore(join(folder, 'bot.sqlite'), (what, why) => log.error({ what, why }, 'could not be read'));
    store.sqlite.pragma('synchronous = OFF'); // no power is lost here
    const writer = createWriter(store);
    return {
      store,
      writer,
      files: openFiles(store),
      uploads: createUploads(store),
      downloads: createDownloads(store, clock),
      campaigns: sharingCampaigns(createCampaignStore(store)),
    };
  };
  const openCore = (): { readonly core: Core; readonly jobs: JobRunner } => {
    const { store, writer, files, campaigns } = base;
    const core = createCore({
      store,
      writer,
      clock,
      log,
      words,
      campaigns,
      files: openFiles(store),
      canFor,
      elsewhere: (here) =>
        channels()
          .filter((each) => each.name !== here.channel || 'canFor' in each)
          .map((each) => each.name),
      bulkPerSecond: (channel) => bulkPerSecond(paceOf(config, channel)),
      ...mannersOf(config),
      onRows() {},
      root: () => PUBLIC_URL,
    });
    const jobs = createJobRunner({
      store,
      writer,
      clock,
      log,
      files,
      ...core,
      maker: makerHere({ store, folder: openFolder(join(folder, 'files')), words }),
      campaign: () => campaigns.current(),
      personOf: (id) => core.people.byId(id),
      canFor,
      onRows: () => undefined,
    });
    return { core, jobs };
  };
  let base = openBase();
  let inner = openCore();

  return {
    base: () => base,
    core: () => inner.core,
    campaigns: () => base.campaigns,
    /** Throws away the core with its statements and caches. */
    assemble(): void {
      inner = openCore();
    },
    /** Closes the database and opens it again. */
    reopen(): void {
      base.store.close();
      base = openBase();
      inner = openCore();
    },
    /** What the program hands to its channels. */
    app: {
      get store() {
        return base.store;
      },
      get writer() {
        return base.writer;
      },
      get parts() {
        const { files, uploads, downloads } = base;
        return {
          words,
          files,
          uploads,
          downloads,
          setLinks(channel: string, links: { readonly chat: string; readonly invitation: string | null }): void {
            inner.core.facts.set(`link:${channel}`, links.chat);
            if (links.invitation !== null) inner.core.facts.set(`invitation-link:${channel}`, links.invitation);
            onLinks(channel);
          },
          nextDue: (from: Date) => inner.core.scheduler.nextDue(from),
        };
      },
      tellOffice: () => log.error({}, 'the channel needs to be authorised again'),
      resume() {},
    },
    downloads: () => ({
      downloads: base.downloads,
      locate: (hash: string) => base.files.locate(hash),
      say: words.inAll,
    }),
    passes: (): PassOptions => ({
      passes: createPassPages({
        core: inner.core,
        writer: base.writer,
        draw: createDrawPage({ store: base.store, words, files: base.files }),
      }),
      root: () => PUBLIC_URL,
      say: words.inAll,
      seconds: PASS_LIFE_MS / 1000,
    }),
    /** The body of an announcement's row. */
    bodyOf(row: OutboxRow): Reply<string> | null {
      const found = row.broadcast === null ? null : inner.core.runs.find(row.broadcast);
      const person = row.person === null ? null : inner.core.people.byId(row.person);
      return (
        found &&
        words.reply(
          composeBroadcast(found, base.campaigns.current()?.plan.organiser.short ?? null),
          person?.lang ?? 'vi',
        )
      );
    },
    /** Makes the files that were ordered, here: a process of its own for each would take the tests minutes. */
    makeFiles: (): Promise<void> => inner.jobs.step(),
    /** Fetches what people have sent, from the stand-in. */
    async fetchPhotos(): Promise<void> {
      const { store, writer, files } = base;
      const waits = store.sqlite.prepare(
        `select 1 from photos where (state = 'waiting' or untold) and removed = 0 and sent_by is not null limit 1`,
      );
      if (!waits.get()) return;
      const fetcher = createPhotoFetcher({
        store,
        writer,
        clock,
        log,
        files,
        channels: (name) => channels().find((each) => each.name === name),
        drawing,
        onFailed: (photos) => tellFailedPhotos(photos, inner.core, clock.now()),
        gatherMs: 0,
      });
      fetcher.start();
      // A pause, not a tick: the process that draws needs the processor too.
      while (waits.get()) await setTimeout(3);
      await fetcher.stop();
    },
  };
}
