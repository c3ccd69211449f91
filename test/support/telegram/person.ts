import { chatJson, messageJson, userJson } from './message-json.ts';
import { type Seen, screenOf, type Wanted, waitForSeen } from './screen.ts';
import type { Updates } from './updates.ts';
import type { Chat, NewPost, Posted, World } from './world.ts';

export type PersonOptions = { readonly name?: string; readonly language?: string };
export type Forged = { readonly data?: string; readonly message?: number; readonly inaccessible?: boolean };

/** Somebody with a phone. What they do becomes an update; what they see is `messages()`. */
export type Person = {
  readonly id: number;
  /** Types a text. Gives the update's id. */
  say(text: string): number | null;
  /** Types, and waits for the first thing that the bot then says (or draws) that is as wanted. */
  ask(text: string, wanted?: Wanted): Promise<Seen>;
  /** Taps the newest button with this label and waits until the platform heard `answerCallbackQuery`. */
  tap(label: string | RegExp, timeoutMs?: number): Promise<{ readonly text?: string }>;
  /** Taps, and waits for what then changes on the screen. */
  tapFor(label: string | RegExp, wanted?: Wanted): Promise<Seen>;
  /** A tap that no honest client would send: any data, on any message. Waits for the answer. */
  forge(tap: Forged, timeoutMs?: number): Promise<{ readonly text?: string }>;
  sendPhoto(bytes: Uint8Array, more?: { readonly album?: string; readonly caption?: string }): number | null;
  sendDocument(
    bytes: Uint8Array,
    more: { readonly name: string; readonly mime: string; readonly caption?: string; readonly album?: string },
  ): number | null;
  sendVoice(bytes: Uint8Array): number | null;
  /** Any other content: `{location: {...}}`, `{contact: {...}}`, `{sticker: {...}}`. */
  send(content: Readonly<Record<string, unknown>>): number | null;
  /** Changes the newest of their own texts. Gives the update's id. */
  edit(text: string): number | null;
  block(): void;
  unblock(): void;
  /** The account is deleted. */
  leave(): void;
  messages(): readonly Seen[];
  /** The newest message of the bot. */
  last(): Seen | undefined;
  /** A message of the bot that came, or changed, since this person last did something. */
  waitFor(wanted: Wanted, timeoutMs?: number): Promise<Seen>;
};

const PATIENCE_MS = 30_000;

/** `chat`: where it happens, and in which topic of it; a private chat has the person's own id. */
export function createPerson(world: World, updates: Updates, id: number, chat: Chat, topic?: number): Person {
  let mark = 0;
  let tapId = 0;
  const act = <T>(action: () => T): T => {
    mark = world.seq();
    return action();
  };

  const send = (fields: NewPost): number | null =>
    act(() => {
      if (chat.type === 'private') chat.started = true;
      const posted = world.post(chat, id, { ...fields, topic });
      mark = world.seq();
      return updates.push('message', messageJson(world, posted));
    });

  const tapOn = (posted: Posted | undefined, more: Readonly<Record<string, unknown>>, timeoutMs: number) => {
    tapId += 1;
    const query = `${id}${Date.now()}${tapId}`;
    world.taps.set(query, { answered: 0 });
    const answered = waitForAnswer(world, query, timeoutMs);
    mark = world.seq();
    updates.push('callback_query', {
      id: query,
      from: userJson(world, id),
      chat_instance: String(chat.id),
      ...(posted ? { message: messageJson(world, posted) } : {}),
      ...more,
    });
    return answered;
  };

  const member = (status: 'kicked' | 'member'): void => {
    chat.blocked = status === 'kicked';
    const user = userJson(world, world.bot.id);
    const other = status === 'kicked' ? 'member' : 'kicked';
    updates.push('my_chat_member', {
      chat: chatJson(chat),
      from: userJson(world, id),
      date: Math.floor(Date.now() / 1000),
      old_chat_member: { user, status: other },
      new_chat_member: { user, status },
    });
  };

  const person: Person = {
    id,
    say: (text) => send({ text, source: text, entities: commandIn(text) }),
    ask(text, wanted = /[^]/) {
      person.say(text);
      return person.waitFor(wanted);
    },
    async tap(label, timeoutMs = PATIENCE_MS) {
      const { posted, button } = findButton(chat, world.bot.id, label);
      if (button.callback_data === undefined) throw new Error(`"${button.text}" is no tap: it opens a link or copies`);
      return tapOn(posted, { data: button.callback_data }, timeoutMs);
    },
    async tapFor(label, wanted = /[^]/) {
      await person.tap(label);
      return person.waitFor(wanted);
    },
    async forge(tap, timeoutMs = PATIENCE_MS) {
      const posted = chat.messages.find((each) => each.id === tap.message);
      const data = tap.data === undefined ? {} : { data: tap.data };
      if (!tap.inaccessible) return tapOn(posted, data, timeoutMs);
      const message = { chat: chatJson(chat), message_id: tap.message ?? 1, date: 0 };
      return tapOn(undefined, { ...data, message }, timeoutMs);
    },
    sendPhoto(bytes, more = {}) {
      const file = world.store('photo', Buffer.from(bytes), 'photo.jpg', 'image/jpeg');
      return send({ file, text: more.caption ?? '', ...(more.album === undefined ? {} : { album: more.album }) });
    },
    sendDocument(bytes, more) {
      const file = world.store('document', Buffer.from(bytes), more.name, more.mime);
      return send({ file, text: more.caption ?? '', ...(more.album === undefined ? {} : { album: more.album }) });
    },
    sendVoice: (bytes) => send({ file: world.store('voice', Buffer.from(bytes), 'voice.ogg', 'audio/ogg') }),
    send: (content) => send({ extra: content }),
    edit: (text) =>
      act(() => {
        const posted = chat.messages.findLast((each) => each.by === id && each.text !== '');
        if (!posted) throw new Error(`chat ${chat.id}: nothing was said that could be changed`);
        Object.assign(posted, { text, source: text, edits: posted.edits + 1 });
        return updates.push('edited_message', messageJson(world, posted));
      }),
    block: () => member('kicked'),
    unblock: () => member('member'),
    leave: () => {
      chat.gone = true;
    },
    messages: () => screenOf(world, chat.id),
    last: () => screenOf(world, chat.id).findLast((each) => !each.mine),
    waitFor: (wanted, timeoutMs = PATIENCE_MS) => waitForSeen(world, chat.id, () => mark, wanted, timeoutMs),
  };
  return person;
}

function findButton(chat: Chat, bot: number, label: string | RegExp) {
  const fits = (text: string): boolean => (typeof label === 'string' ? text === label : label.test(text));
  for (const posted of chat.messages.toReversed()) {
    if (posted.deleted || posted.by !== bot) continue;
    const button = posted.keyboard.flat().find((each) => fits(each.text));
    if (button) return { posted, button };
  }
  const newest = chat.messages.findLast((each) => each.by === bot && each.keyboard.length > 0);
  const there = newest?.keyboard.flat().map((each) => each.text) ?? [];
  throw new Error(`chat ${chat.id}: no button ${String(label)}; the newest has: ${there.join(' | ')}`);
}

function commandIn(text: string) {
  const command = /^\/[A-Za-z0-9_]+(?:@[A-Za-z0-9_]+)?/.exec(text)?.[0];
  return command === undefined ? [] : [{ type: 'bot_command', offset: 0, length: command.length }];
}

function waitForAnswer(world: World, query: string, timeoutMs: number): Promise<{ readonly text?: string }> {
  return new Promise((resolve, reject) => {
    const check = (answered: string): void => {
      if (answered !== query) return;
      end();
      const text = world.taps.get(query)?.text;
      resolve(text === undefined ? {} : { text });
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error(`a tap was not answered within ${timeoutMs} ms`));
    }, timeoutMs);
    const end = (): void => {
      clearTimeout(timer);
      world.events.off('answered', check);
    };
    world.events.on('answered', check);
  });
}
