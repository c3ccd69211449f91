import { type Command, createCommandBook } from './telegram/commands.ts';
import { createMethods } from './telegram/methods.ts';
import { createPerson, type Person, type PersonOptions } from './telegram/person.ts';
import type { Refused } from './telegram/refused.ts';
import { createScript, type Match, type Scripted } from './telegram/script.ts';
import { type Arrival, listen } from './telegram/server.ts';
import { createUpdates } from './telegram/updates.ts';
import { type Chat, createWorld } from './telegram/world.ts';

export type { Person } from './telegram/person.ts';
export type { Seen } from './telegram/screen.ts';
export { ANSWERS } from './telegram/script.ts';

export type StandInOptions = {
  readonly token?: string;
  readonly username?: string;
  /** How long each answer is held back: the round trip. */
  readonly latencyMs?: number;
  /** The webhook's second pause between two tries; the first try again is at once. */
  readonly retryMs?: number;
  /** The longest that getUpdates waits before it gives nothing. Default: as long as it was asked to. */
  readonly mostWaitMs?: number;
};

export type Refusal = {
  readonly method: string;
  readonly kind: 'form' | 'world';
  readonly code: number;
  readonly description: string;
  readonly fields: Readonly<Record<string, unknown>>;
};

/**
 * A strict stand-in of the Bot API on loopback: a real HTTP server that refuses whatever the real one refuses (and a few things that it
 * would let pass), keeps the chats as people see them, and hands out updates at least once.
 *
 *   const telegram = await startTelegramStandIn();          // then start the bot with TELEGRAM_API_ROOT=telegram.root
 *   const an = telegram.user(7001, { language: 'vi' });
 *   const page = await an.ask('/lich', /Lịch/);              // says it, waits for the answer
 *   await an.tapFor('Trang chính');                          // taps, waits for the answered tap and for what changed
 *   telegram.script({ method: 'sendMessage', chat: 7001 }, ANSWERS.tooMany(2));
 *   expect(telegram.refused('form')).toEqual([]);            // no call was ever refused for its form
 */
export type TelegramStandIn = {
  readonly root: string;
  readonly token: string;
  readonly username: string;
  /** Every call that came in, in order; the rate log. */
  readonly arrivals: readonly Arrival[];
  /** Calls that were refused; a scripted answer is no refusal. */
  refused(kind?: 'form' | 'world'): readonly Refusal[];
  /** The next `times` calls that match get this answer. `{method: 'file'}` are downloads. */
  script(match: Match, answer: Scripted, times?: number): void;
  /** Forgets the scripted answers that were not used. */
  unscript(): void;
  setLatency(ms: number): void;
  /** A person; the same one for the same id. They have not pressed Start until they say something. */
  user(id: number, options?: PersonOptions): Person;
  /** People who pressed Start long ago, without an update: the bot may write to them. */
  befriend(ids: readonly number[]): void;
  /** A person inside a group (a negative id): what they say and see there. */
  inGroup(group: number, user: number): Person;
  /** The same in a topic of it, which makes the group a forum. */
  inTopic(group: number, topic: number, user: number): Person;
  /** Nobody but an administrator writes there any more. */
  closeTopic(group: number, topic: number): void;
  /** From now on https webhooks are delivered to this root on loopback, with the path that setWebhook named. */
  deliverWebhooksTo(root: string): void;
  /** Puts any update into the queue. */
  push(kind: string, body: unknown): number | null;
  /** The file_ids that exist, in the order in which they came to be. */
  fileIds(): readonly string[];
  /** Updates that were not confirmed yet. */
  pending(): number;
  /** The commands that somebody sees. */
  commands(where: 'private' | 'group', language: string): readonly Command[];
  stop(): Promise<void>;
};

/** See TelegramStandIn. */
export async function startTelegramStandIn(options: StandInOptions = {}): Promise<TelegramStandIn> {
  const token = options.token ?? '7000000001:AAStandInOfTheBotApi_0123456789abcdef';
  const username = options.username ?? 'BanHocThuBot';
  const world = createWorld({ id: Number(token.split(':')[0]), username });
  const updates = createUpdates({ retryMs: options.retryMs ?? 2000, mostWaitMs: options.mostWaitMs });
  const commands = createCommandBook();
  const script = createScript();
  const arrivals: Arrival[] = [];
  const people = new Map<string, Person>();
  let webhookRoot: string | undefined;
  let latencyMs = options.latencyMs ?? 0;

  const methods = createMethods({ world, updates, commands, webhookRoot: () => webhookRoot });
  const { server, root } = await listen({ token, world, methods, script, latencyMs: () => latencyMs, arrivals });

  const openChat = (id: number, type: Chat['type'], more: PersonOptions = {}): Chat => {
    const known = world.chats.get(id);
    if (known) return known;
    const title = more.name ?? (type === 'private' ? `Người ${id}` : `Nhóm ${id}`);
    const chat: Chat = {
      id,
      type,
      title,
      language: more.language,
      started: type !== 'private',
      blocked: false,
      gone: false,
      topics: new Map(),
      messages: [],
    };
    world.chats.set(id, chat);
    return chat;
  };
  const personIn = (chat: Chat, id: number, topic?: number): Person => {
    const key = `${chat.id}/${topic ?? ''}/${id}`;
    const person = people.get(key) ?? createPerson(world, updates, id, chat, topic);
    people.set(key, person);
    return person;
  };

  return {
    root,
    token,
    username,
    arrivals,
    refused(kind) {
      return arrivals.flatMap(({ method, fields, answered }): Refusal[] => {
        if (!isRefused(answered) || (kind && answered.kind !== kind)) return [];
        return [{ method, kind: answered.kind, code: answered.code, description: answered.description, fields }];
      });
    },
    script: (match, answer, times = 1) => script.add(match, answer, times),
    unscript: () => script.clear(),
    setLatency(ms) {
      latencyMs = ms;
    },
    user: (id, more) => personIn(openChat(id, 'private', more), id),
    befriend(ids) {
      for (const id of ids) openChat(id, 'private').started = true;
    },
    inGroup(group, user) {
      openChat(user, 'private');
      return personIn(openChat(group, 'supergroup'), user);
    },
    inTopic(group, topic, user) {
      openChat(user, 'private');
      const chat = openChat(group, 'supergroup');
      chat.topics.set(topic, chat.topics.get(topic) ?? 'open');
      return personIn(chat, user, topic);
    },
    closeTopic: (group, topic) => void world.chats.get(group)?.topics.set(topic, 'closed'),
    deliverWebhooksTo(given) {
      webhookRoot = given;
    },
    push: (kind, body) => updates.push(kind, body),
    fileIds: () => [...world.files.keys()],
    pending: () => updates.pending().length,
    commands: (where, language) => commands.shown(where, language),
    async stop() {
      updates.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

const isRefused = (answered: Arrival['answered']): answered is Refused =>
  typeof answered === 'object' && answered !== null;
