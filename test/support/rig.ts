/**
 * The whole bot on a real SQLite file with a clock of the test's own, and real channels on the stand-ins of their platforms. Two things are
 * left out: the pace of sending (see outlet.ts) and the passing of time. Between every two turns everything but the database and the
 * channels is thrown away, or lives on as in the program; when the program is opened again, those go too.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '../../src/bot/core.ts';
import type { Campaign } from '../../src/campaign/types.ts';
import type { Address, Channel, Role } from '../../src/chat/index.ts';
import { type SettableClock, settableClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { type Live, mannersOf, openLive, toLive } from '../../src/live.ts';
import { createInvitations } from '../../src/people/invitations.ts';
import { openSimulator } from '../../src/rehearsal.ts';
import { KEY_FILE } from '../../src/store/code-key.ts';
import type { Store } from '../../src/store/open.ts';
import type { Words } from '../../src/words/index.ts';
import { databaseWith } from './campaigns.ts';
import { openDoor } from './door.ts';
import { keepLog } from './kept-log.ts';
import { createOutlet } from './outlet.ts';
import { type ChannelName, type Phone, type Phones, PUBLIC_URL } from './phones/index.ts';
import { openPhones } from './phones/open.ts';
import { createTaken } from './phones/taken.ts';
import { openRooms, type Rooms, tick } from './rooms.ts';

export type RigOptions = {
  readonly home: ChannelName;
  /** Where the other phones of people are ('parent/kia'); left out: there is one channel. */
  readonly other?: ChannelName | undefined;
  readonly campaign: string;
  readonly start: Date;
  /** Settings that differ from those of the phones' rooms; '': not set. */
  readonly env?: Readonly<Record<string, string>>;
  /** The bytes of a database that is already there; left out: a new one with the campaign. */
  readonly database?: Buffer;
  /** With languages that the program does not have. */
  readonly words?: Words;
  /** What the program keeps in memory lives on from turn to turn; default: it is thrown away before each. */
  readonly livesOn?: boolean;
};

export type Rig = {
  readonly clock: SettableClock;
  readonly home: ChannelName;
  campaign(): Campaign;
  store(): Store;
  core(): Core;
  /** The phone of a persona, who has found the bot: 'parent', or 'parent/kia' for the other phone of the same. */
  phone(persona: string): Promise<Phone>;
  /** Types something on a persona's phone; gives what they are then told. */
  ask(persona: string, text: string): Promise<string>;
  /** Where a persona is written to. */
  addressOf(persona: string): Promise<Address>;
  inGroup: NonNullable<Phones['inGroup']>;
  /** What somebody is answered who opens an address of the program's. */
  visit(address: string, method?: 'GET' | 'POST'): Promise<Response>;
  /** Messages that a channel took, so far. */
  sent(): number;
  /** Everything that was logged, as text. */
  logged(): string;
  /** What was logged as an error. */
  errors(): readonly unknown[];
  /** What the platforms should not have had to put up with. */
  complaints(): readonly string[];
  /** While held, announcements wait as they do when a platform lets few through. */
  holdBulk(held: boolean): void;
  /** Lets what is due happen, at the clock's time. */
  beat(): Promise<void>;
  /** A real invitation, as the tool makes it. */
  invite(role: Role, unit?: string): string;
  /** Throws away the core with its statements and caches. */
  restart(): void;
  /** The program is stopped and started. */
  reopen(): Promise<void>;
  close(): Promise<void>;
};

const SECRET = `${randomBytes(32).toString('hex')}\n`;

export async function openRig(options: RigOptions): Promise<Rig> {
  const { home, other, campaign, start, env = {}, database, words, livesOn = false } = options;
  const folder = mkdtempSync(join(tmpdir(), 'ban-hoc-'));
  writeFileSync(join(folder, 'bot.sqlite'), database ?? databaseWith(campaign, start));
  // Made once for all plays: a new key is waited for until the disk has it.
  if (database === undefined) writeFileSync(join(folder, KEY_FILE), SECRET);
  const clock = settableClock(start, 0);
  const { log, errors, lines } = keepLog();
  const taken = createTaken();
  const door = await openDoor(log, (channel) => taken.ring(channel));

  const turn = async (act: () => Promise<void>): Promise<void> => {
    if (!livesOn) rooms.assemble();
    await act();
    await carryOut();
  };
  const parts = { clock, url: door.url, taken, turn };
  const homePhones = await openPhones(home, parts);
  const otherPhones = other === undefined || other === home ? homePhones : await openPhones(other, parts);
  const platforms = [...new Set([homePhones, otherPhones])];
  const environment = Object.assign({ DATA_DIR: folder }, ...platforms.map((each) => each.env), env) as Record<
    string,
    string
  >;
  const config = readConfig(environment);

  let live: Live = toLive([]);
  const linked = new Set<string>();
  const channels = (): readonly Channel[] => live.channels;
  const onLinks = (channel: string): void => void linked.add(channel);
  const rooms: Rooms = openRooms({ folder, clock, log, config, channels, onLinks, ...(words ? { words } : {}) });
  let isBulkHeld = false;
  let sentBefore = 0;
  let outlet = openOutlet();

  function openOutlet() {
    const { store, writer } = rooms.base();
    return createOutlet({
      store,
      writer,
      clock,
      log,
      channels: live.channels,
      billed: mannersOf(config).billed,
      bodyOf: (row) => rooms.bodyOf(row),
      draw: (row, reply) => rooms.core().drawPicture(row, reply),
      passOn: (row, now) => rooms.core().passOn(row, now),
      isBulkHeld: () => isBulkHeld,
    });
  }

  const isReady = (channel: Channel): boolean => channel.health().ok && (channel.name !== 'zalo' || linked.has('zalo')); // the OA is well before it has said who it is
  const plugIn = async (): Promise<void> => {
    linked.clear();
    const { app } = rooms;
    live =
      home === 'simulator'
        ? toLive([{ channel: openSimulator({ app, clock, log, folder, resumesClock: false, root: () => PUBLIC_URL }) }])
        : openLive({ config, app, clock, log });
    door.mount(live.webhooks, rooms.downloads(), rooms.passes());
    for (const phones of platforms) phones.plugIn(live.channels);
    outlet = openOutlet();
    for (const channel of live.channels) {
      await channel.start(async (batch) => {
        await rooms.core().receive(batch);
        if (channel.name === 'simulator') taken.ring(channel.name);
      });
    }
    while (!live.channels.every(isReady)) await tick();
  };
  const unplug = async (): Promise<void> => {
    for (const phones of platforms) await phones.settled();
    await Promise.all(live.channels.map((channel) => channel.stop()));
    sentBefore += outlet.sent();
  };

  /** Everything that a turn has set going. */
  const carryOut = async (): Promise<void> => {
    await outlet.empty();
    await rooms.fetchPhotos();
    await rooms.core().runner.step();
    await rooms.makeFiles();
    await outlet.empty();
    for (const phones of platforms) await phones.settled();
  };

  await plugIn();
  const met = new Map<string, Promise<Phone>>();
  const phoneOf = (persona: string): Promise<Phone> => {
    const known = met.get(persona) ?? (persona.endsWith('/kia') ? otherPhones : homePhones).phone(persona);
    met.set(persona, known);
    return known;
  };

  return {
    clock,
    home,
    campaign() {
      const found = rooms.campaigns().current();
      if (!found) throw new Error('no campaign');
      return found;
    },
    store: () => rooms.base().store,
    core: () => rooms.core(),
    phone: phoneOf,
    async ask(persona, text) {
      const phone = await phoneOf(persona);
      phone.news();
      await phone.say(text);
      const told = phone.news();
      return told.map((each) => each.text).join('\n');
    },
    addressOf: async (persona) => (await phoneOf(persona)).address,
    inGroup(member) {
      if (!homePhones.inGroup) throw new Error(`there are no groups on ${home}`);
      return homePhones.inGroup(member);
    },
    visit(address, method = 'GET') {
      if (!address.startsWith(`${PUBLIC_URL}/`)) throw new Error(`not ours: ${address}`);
      return fetch(address.replace(PUBLIC_URL, door.url), { method });
    },
    sent: () => sentBefore + outlet.sent(),
    logged: () => lines.join('\n'),
    errors: () => errors,
    complaints: () => platforms.flatMap((phones) => phones.complaints()),
    holdBulk(held) {
      isBulkHeld = held;
    },
    async beat() {
      if (!livesOn) rooms.assemble();
      await rooms.core().scheduler.beat();
      await carryOut();
    },
    invite: (role, unit) =>
      createInvitations(rooms.base().store).create({ role, unit: unit ?? null, by: null, now: clock.now() }).code,
    restart: () => rooms.assemble(),
    async reopen() {
      await unplug();
      rooms.reopen();
      await plugIn();
    },
    async close() {
      await unplug();
      rooms.base().store.close();
      for (const phones of platforms) await phones.stop();
      await door.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
