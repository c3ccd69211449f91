import { createPerson, type Person } from './zalo-bot/person.ts';
import { Refused } from './zalo-bot/refused.ts';
import { createScript, type Match, type Scripted } from './zalo-bot/script.ts';
import { type Arrival, type Download, listen } from './zalo-bot/server.ts';
import { createUpdates, type Habits, type Update } from './zalo-bot/updates.ts';
import { type Chat, createWorld, type Limits } from './zalo-bot/world.ts';

export type { Person } from './zalo-bot/person.ts';
export { ANSWERS } from './zalo-bot/script.ts';

export type StandInOptions = Partial<Habits> & {
  readonly token?: string;
  /** The name that people mention it by in a group. */
  readonly name?: string;
  /** How long each answer is held back: the round trip. */
  readonly latencyMs?: number;
  /** The longest that getUpdates waits before it says 408. Default: as long as it was asked to. */
  readonly mostWaitMs?: number;
  readonly limits?: Partial<Limits>;
};

export type Refusal = {
  readonly method: string;
  readonly kind: 'form' | 'world';
  readonly code: number;
  readonly description: string;
  readonly fields: Readonly<Record<string, unknown>>;
};

/**
 * A strict stand-in of the Zalo Bot Platform on loopback: a real HTTP server that refuses what the real one refuses (with HTTP 200) and a
 * few things that it would let pass, keeps the chats as people see them, and hands out updates one at a time, with no way to confirm them.
 *
 *   const zalo = await startZaloBotStandIn({ handsOut: 2 });  // then start the bot with ZALO_BOT_API_ROOT=zalo.root
 *   const an = zalo.user('6ede9afa66b88fe6d6a9');
 *   const page = await an.ask('lịch', /Lịch/);                // says it, waits for the answer
 *   zalo.script({ method: 'sendMessage', chat: an.id }, ANSWERS.quota);
 *   expect(zalo.refused('form')).toEqual([]);                 // no call was ever refused for its form
 */
export type ZaloBotStandIn = {
  readonly root: string;
  readonly token: string;
  readonly botId: string;
  readonly name: string;
  /** Every call that came in, in order. */
  readonly arrivals: readonly Arrival[];
  /** Every download of what a person sent. */
  readonly downloads: readonly Download[];
  /** Calls that were refused; a scripted answer and an idle 408 are no refusals. */
  refused(kind?: 'form' | 'world'): readonly Refusal[];
  /** The next `times` calls that match get this answer. `{method: 'media'}` are downloads. */
  script(match: Match, answer: Scripted, times?: number): void;
  /** Forgets the scripted answers that were not used. */
  unscript(): void;
  setLatency(ms: number): void;
  /** A person; the same one for the same id. The bot can't write to them before they wrote to it. */
  user(id: string): Person;
  /** People who wrote long ago, without an update: the bot may write to them. */
  befriend(ids: readonly string[]): void;
  /** A person inside a group: what they say and see there. */
  inGroup(group: string, user: string): Person;
  /** From now on https://anything/path (webhooks that are set, pictures that are sent) is reached at this root on loopback. */
  reachUsAt(root: string): void;
  /** Puts any update into the queue. */
  push(update: Update): void;
  /** Updates that are still to be handed out. */
  pending(): number;
  /** What our webhook answered, in order; 0: nothing. */
  statuses(): readonly number[];
  /** The address of the webhook that is set; '': none. */
  webhookUrl(): string;
  users(): number;
  /** Messages of the bot this month. */
  sent(): number;
  setSent(count: number): void;
  stop(): Promise<void>;
};

/** See ZaloBotStandIn. */
export async function startZaloBotStandIn(options: StandInOptions = {}): Promise<ZaloBotStandIn> {
  const token = options.token ?? '4700000000000000001:zbStandInOfTheBotPlatform_0123456789abc';
  const name = options.name ?? 'Bot Bạn Học thử';
  const bot = { id: 'b07b07b07b07b07b07b0', name };
  const world = createWorld(bot, { users: 50, messages: 3000, ...options.limits });
  const updates = createUpdates({
    handsOut: options.handsOut ?? 1,
    shape: options.shape ?? 'object',
    tries: options.tries ?? 1,
    retryMs: options.retryMs ?? 10,
    wraps: options.wraps ?? true,
  });
  const script = createScript();
  const arrivals: Arrival[] = [];
  const downloads: Download[] = [];
  const people = new Map<string, Person>();
  let usRoot: string | undefined;
  let latencyMs = options.latencyMs ?? 0;

  const mostWaitMs = options.mostWaitMs ?? Number.POSITIVE_INFINITY;
  const scene = { world, updates, reachUs: () => usRoot, mostWaitMs };
  const { server, root } = await listen({ token, scene, script, latencyMs: () => latencyMs, arrivals, downloads });

  const openChat = (id: string, type: Chat['type']): Chat => {
    const known = world.chats.get(id);
    if (known) return known;
    const started = type === 'GROUP';
    const chat: Chat = { id, type, name: `Chat ${id}`, started, blocked: false, messages: [] };
    world.chats.set(id, chat);
    return chat;
  };
  const personIn = (chat: Chat, id: string): Person => {
    const key = `${chat.id}/${id}`;
    const person = people.get(key) ?? createPerson({ world, updates, root }, id, chat);
    people.set(key, person);
    return person;
  };

  return {
    root,
    token,
    botId: bot.id,
    name,
    arrivals,
    downloads,
    refused(kind) {
      return arrivals.flatMap(({ method, fields, answered }): Refusal[] => {
        if (!(answered instanceof Refused) || answered.code === 408 || (kind && answered.kind !== kind)) return [];
        return [{ method, kind: answered.kind, code: answered.code, description: answered.description, fields }];
      });
    },
    script: (match, answer, times = 1) => script.add(match, answer, times),
    unscript: () => script.clear(),
    setLatency(ms) {
      latencyMs = ms;
    },
    user: (id) => personIn(openChat(id, 'PRIVATE'), id),
    befriend(ids) {
      for (const id of ids) openChat(id, 'PRIVATE').started = true;
    },
    inGroup: (group, user) => personIn(openChat(group, 'GROUP'), user),
    reachUsAt(given) {
      usRoot = given;
    },
    push: (update) => updates.push(update),
    pending: () => updates.pending(),
    statuses: () => updates.statuses(),
    webhookUrl: () => updates.webhook()?.url ?? '',
    users: () => world.users(),
    sent: () => world.sent(),
    setSent: (count) => world.setSent(count),
    async stop() {
      updates.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
