import type { Updates } from './updates.ts';
import type { Chat, Posted, World } from './world.ts';

export type Seen = Posted;
export type Wanted = string | RegExp | ((seen: Seen) => boolean);

/** Somebody with a phone. What they do becomes an update; what they see is `messages()`. */
export type Person = {
  readonly id: string;
  /** Types a text. Gives the message's id; null: the plan has no room for this person. */
  say(text: string): string | null;
  /** Types, and waits for the first thing that the bot then says that is as wanted. */
  ask(text: string, wanted?: Wanted): Promise<Seen>;
  sendImage(
    bytes: Uint8Array,
    more?: { readonly caption?: string; readonly as?: 'photo' | 'photo_url' },
  ): string | null;
  sendSticker(): string | null;
  sendVoice(bytes: Uint8Array): string | null;
  /** What the platform keeps to itself: the sender is protected by law. */
  sendUnsupported(): string | null;
  /** Any other content of a message, under any event's name. */
  send(event: string, content: Readonly<Record<string, unknown>>): string | null;
  block(): void;
  unblock(): void;
  messages(): readonly Seen[];
  /** The newest message of the bot. */
  last(): Seen | undefined;
  /** A message of the bot that came since this person last did something. */
  waitFor(wanted: Wanted, timeoutMs?: number): Promise<Seen>;
};

const PATIENCE_MS = 30_000;

/** `chat`: where it happens; a private chat has the person's own id. `root`: where what they send can be fetched. */
export function createPerson(
  given: { readonly world: World; readonly updates: Updates; readonly root: string },
  id: string,
  chat: Chat,
): Person {
  const { world, updates } = given;
  let mark = 0;

  const send = (event: string, content: Readonly<Record<string, unknown>>, text = ''): string | null => {
    mark = world.seq();
    if (!world.enters(chat)) return null;
    const { id: message_id, seq } = world.post(chat, true, { text });
    mark = seq;
    updates.push({
      event_name: event,
      message: {
        from: { id, display_name: `Người ${id}`, is_bot: false },
        chat: { id: chat.id, chat_type: chat.type },
        ...content,
        message_id,
        date: Date.now(),
      },
    });
    return message_id;
  };
  const keep = (bytes: Uint8Array, ending: string, mime: string): string => {
    const path = `/media/${world.nextId()}.${ending}`;
    world.media.set(path, { bytes: Buffer.from(bytes), mime });
    return `${given.root}${path}`;
  };
  const ofBot = (): readonly Seen[] => chat.messages.filter((each) => !each.mine);

  const waitFor = (wanted: Wanted, timeoutMs = PATIENCE_MS): Promise<Seen> => {
    const fits = (seen: Seen): boolean => {
      if (typeof wanted === 'string') return seen.text.includes(wanted);
      return wanted instanceof RegExp ? wanted.test(seen.text) : wanted(seen);
    };
    const since = mark;
    const find = (): Seen | undefined => ofBot().find((each) => each.seq > since && fits(each));
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const found = find();
        if (!found) return;
        clearTimeout(timer);
        world.events.off('change', check);
        resolve(found);
      };
      const timer = setTimeout(() => {
        world.events.off('change', check);
        const shown = chat.messages.slice(-3).map((each) => `${each.mine ? '>' : '<'} ${each.text}`);
        reject(new Error(`chat ${chat.id}: no message like ${String(wanted)}; there stands:\n${shown.join('\n')}`));
      }, timeoutMs);
      world.events.on('change', check);
      check();
    });
  };

  return {
    id,
    say: (text) => send('message.text.received', { text }, text),
    ask(text, wanted = () => true) {
      send('message.text.received', { text }, text);
      return waitFor(wanted);
    },
    sendImage(bytes, more = {}) {
      const url = keep(bytes, 'jpg', 'image/jpeg');
      const caption = more.caption === undefined ? {} : { caption: more.caption };
      return send('message.image.received', { [more.as ?? 'photo_url']: url, ...caption }, more.caption);
    },
    sendSticker: () =>
      send('message.sticker.received', {
        sticker: 'bfe458bf64fa8da4d4eb',
        url: keep(new Uint8Array(), 'webp', 'image/webp'),
      }),
    sendVoice: (bytes) => send('message.voice.received', { voice_url: keep(bytes, 'aac', 'audio/aac') }),
    sendUnsupported: () => send('message.unsupported.received', {}),
    send: (event, content) => send(event, content),
    block() {
      chat.blocked = true;
    },
    unblock() {
      chat.blocked = false;
    },
    messages: () => [...chat.messages],
    last: () => ofBot().at(-1),
    waitFor,
  };
}
