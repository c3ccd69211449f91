/**
 * The whole bot on a real SQLite file with a clock of the test's own, and no sender: what it says is read from the outbox and settled at
 * once, so that a scenario needs no second of real time. Between every two turns everything but the database is thrown away.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import sharp from 'sharp';
import { type Core, createCore } from '../../src/bot/core.ts';
import { readCampaign } from '../../src/campaign/read.ts';
import type { Campaign } from '../../src/campaign/types.ts';
import type { Address, Capabilities, Channel, Incoming, Reply } from '../../src/chat/index.ts';
import { toPlain } from '../../src/chat/markup.ts';
import { withNumbers } from '../../src/chat/numbered.ts';
import { type SettableClock, settableClock } from '../../src/clock.ts';
import { createPhotoFetcher } from '../../src/files/fetcher.ts';
import { createFiles } from '../../src/files/files.ts';
import type { Log } from '../../src/log.ts';
import { createInvitations } from '../../src/people/invitations.ts';
import { createCampaignStore } from '../../src/store/campaign.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { createWriter, type Writer } from '../../src/store/writer.ts';
import { createWords } from '../../src/words/index.ts';

export type Kind = 'buttons' | 'plain';

export const CAPABILITIES: Readonly<Record<Kind, Capabilities>> = {
  buttons: { edit: true, buttons: 100, textLimit: 4096, files: ['text/calendar', 'text/csv', 'application/pdf'] },
  plain: { edit: false, buttons: 0, textLimit: 2000, files: [] },
};

/** One message as the person has it on the phone. */
export type Received = {
  readonly id: string;
  readonly text: string;
  readonly reply: Reply<string>;
  readonly over: string | null;
};

export type Rig = {
  readonly clock: SettableClock;
  readonly kind: Kind;
  campaign(): Campaign;
  store(): Store;
  core(): Core;
  errors(): readonly unknown[];
  /** Hands updates in, as a channel would; settles what is said. */
  receive(batch: readonly Incoming[]): Promise<void>;
  /** Messages for a persona since the last call: 'parent', or 'parent/zalo' for the same persona's other channel (see addressOf). */
  take(id: string): readonly Received[];
  /** Everything that was logged, as text. */
  logged(): string;
  /** The bytes of a file that was sent. */
  read(hash: string): Uint8Array;
  /** While held, announcements wait as they do when a platform lets few through. */
  holdBulk(held: boolean): void;
  /** Lets what is due happen, at the clock's time. */
  beat(): Promise<void>;
  /** A real invitation, as the tool makes it. */
  invite(role: 'teacher' | 'lead' | 'office', unit?: string): string;
  /** Throws away everything in memory: core, statements, caches; `hard` closes the file too. */
  restart(hard?: boolean): void;
  nextId(): string;
  close(): void;
};

type Row = {
  id: number;
  channel: string;
  chat: string;
  body: string | null;
  broadcast: number | null;
  person: number | null;
  key: string;
};

export async function openRig(kind: Kind, campaignFolder: string, start: Date): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'ban-hoc-'));
  const clock = settableClock(start, 0);
  const words = createWords();
  const errors: unknown[] = [];
  const lines: string[] = [];
  const keep = (...said: readonly unknown[]): void => void lines.push(inspect(said, { depth: 6 }));
  const log: Log = {
    debug: keep,
    info: keep,
    warn: keep,
    error(...said: readonly unknown[]) {
      keep(...said);
      errors.push(said[0]);
    },
  } as never;
  const photo = new Uint8Array(
    await sharp({ create: { width: 40, height: 30, channels: 3, background: '#3366aa' } })
      .jpeg()
      .toBuffer(),
  );
  const inboxes = new Map<string, Received[]>();
  let updates = 0;
  let bulkWaits = false;
  let messages = 0;

  const open = () => {
    const store = openStore(join(folder, 'bot.sqlite'));
    return { store, writer: createWriter(store) };
  };
  let base = open();
  const channel = { name: HOME, fetch: () => Promise.resolve(photo) } as unknown as Channel;
  const assemble = ({ store, writer }: { store: Store; writer: Writer }) => {
    const campaigns = createCampaignStore(store);
    const files = createFiles(store, join(folder, 'files'), () => clock.elapsed());
    const core = createCore({
      store,
      writer,
      clock,
      log,
      words,
      campaigns,
      files,
      canFor: () => CAPABILITIES[kind],
      bulkPerSecond: () => 25,
      onRows() {},
    });
    return { campaigns, files, core };
  };
  let rooms = assemble(base);
  const read = readCampaign(campaignFolder);
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  rooms.campaigns.apply(read.files, clock.now());

  const fetchPhotos = async (): Promise<void> => {
    const { store, writer } = base;
    const waits = store.sqlite.prepare(`select 1 from photos where state = 'waiting' and removed = 0 limit 1`);
    if (!waits.get()) return;
    const fetcher = createPhotoFetcher({
      store,
      writer,
      clock,
      log,
      channels: () => channel,
      files: rooms.files,
      onFailed() {},
    });
    fetcher.start();
    while (waits.get()) await clock.sleep(2);
    await fetcher.stop();
  };

  const settle = (): void => {
    const { store } = base;
    const rows = store.sqlite
      .prepare(
        `select id, key, channel, chat, body, broadcast, person from outbox where state = 'waiting' order by lane, id`,
      )
      .all() as Row[];
    for (const row of rows) {
      if (row.broadcast !== null && bulkWaits) continue;
      if (row.broadcast !== null && isAway(row)) {
        store.sqlite
          .prepare(`update outbox set state = 'failed', body = null, reason = 'unreachable' where id = ?`)
          .run(row.id);
        continue;
      }
      const reply = row.body ? (JSON.parse(row.body) as Reply<string>) : bodyOfBroadcast(row);
      messages += 1;
      const messageId = reply.replaces ?? `m${messages}`;
      const shown = kind === 'plain' ? withNumbers(reply, CAPABILITIES.plain, { mayType: 'Có thể nhắn' }) : reply;
      const persona = row.channel === HOME ? row.chat : `${row.chat}/${row.channel}`;
      const inbox = inboxes.get(persona) ?? [];
      inbox.push({ id: messageId, text: toPlain(shown.text), reply, over: reply.replaces ?? null });
      inboxes.set(persona, inbox);
      store.sqlite
        .prepare(`update outbox set state = 'sent', body = null, message_id = ? where id = ?`)
        .run(messageId, row.id);
    }
  };

  /** Who blocked the bot gets no announcement, as the senders see to. */
  const isAway = (row: Row): boolean =>
    base.store.sqlite
      .prepare('select 1 from addresses where channel = ? and id = ? and unreachable is not null')
      .get(row.channel, row.chat) !== undefined;

  const bodyOfBroadcast = (row: Row): Reply<string> => {
    const found = row.broadcast === null ? null : rooms.core.runs.find(row.broadcast);
    if (!found) throw new Error(`a row without a body: ${row.key}`);
    const person = row.person === null ? null : rooms.core.people.byId(row.person);
    return words.reply(
      {
        text: { join: [{ plain: found.text }, { plain: '' }, { key: 'broadcast:stop' }] },
        ...(found.attachment ? { file: found.attachment } : {}),
      },
      person?.lang ?? 'vi',
    );
  };

  const restart = (hard = false): void => {
    if (hard) {
      base.store.close();
      base = open();
    }
    rooms = assemble(base);
  };

  return {
    clock,
    kind,
    campaign: () => {
      const campaign = rooms.campaigns.current();
      if (!campaign) throw new Error('no campaign');
      return campaign;
    },
    store: () => base.store,
    core: () => rooms.core,
    errors: () => errors,
    async receive(batch) {
      restart();
      await rooms.core.receive(batch);
      settle();
      await fetchPhotos();
      await rooms.core.runner.step();
      settle();
    },
    take(id) {
      const taken = inboxes.get(id) ?? [];
      inboxes.set(id, []);
      return taken;
    },
    logged: () => lines.join('\n'),
    read: (hash) => rooms.files.read(hash),
    holdBulk(held) {
      bulkWaits = held;
    },
    async beat() {
      restart();
      await rooms.core.scheduler.beat();
      settle();
      await rooms.core.runner.step();
      settle();
    },
    invite: (role, unit) =>
      createInvitations(base.store).create({ role, unit: unit ?? null, by: null, now: clock.now() }).code,
    restart,
    nextId: () => String((updates += 1)),
    close() {
      base.store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const HOME = 'test';

/** A persona's address: 'parent' on the channel of the test, 'parent/zalo' on another. */
export function addressOf(persona: string): Address {
  const [id = '', channel = HOME] = persona.split('/');
  return { channel, id };
}
