import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Entity } from './html.ts';
import type { Keyboard } from './keyboard.ts';
import { badForm, badWorld, Refused } from './refused.ts';

export type StoredFile = {
  readonly id: string;
  readonly kind: 'photo' | 'document' | 'audio' | 'voice' | 'video';
  readonly bytes: Buffer;
  readonly name: string;
  readonly mime: string;
};

/** A message as it stands now. `seq` grows with every change anywhere, so that "since then" has a meaning. */
export type Posted = {
  readonly id: number;
  readonly chat: number;
  readonly by: number;
  readonly date: number;
  seq: number;
  edits: number;
  text: string;
  /** As it was sent, before parsing. */
  source: string;
  entities: readonly Entity[];
  keyboard: Keyboard;
  file?: StoredFile;
  album?: string;
  /** The topic of a forum in which it stands; none: the general one. */
  topic?: number | undefined;
  deleted: boolean;
  /** What only a person sends: contact, location and the like. */
  extra?: Readonly<Record<string, unknown>>;
};

export type Chat = {
  readonly id: number;
  readonly type: 'private' | 'supergroup';
  readonly title: string;
  readonly language: string | undefined;
  started: boolean;
  blocked: boolean;
  gone: boolean;
  /** Of a forum: its topics but for the general one; `closed` ones among them take no message. */
  readonly topics: Map<number, 'open' | 'closed'>;
  readonly messages: Posted[];
};

export type NewPost = Partial<Omit<Posted, 'id' | 'chat' | 'by' | 'date' | 'seq' | 'edits' | 'deleted'>>;

/** What the platform knows: chats, what stands in them, files, and which taps were answered. Emits `change` with a chat's id. */
export type World = ReturnType<typeof createWorld>;

export function createWorld(bot: { readonly id: number; readonly username: string }) {
  const chats = new Map<number, Chat>();
  const files = new Map<string, StoredFile>();
  const taps = new Map<string, { answered: number; text?: string }>();
  const events = new EventEmitter().setMaxListeners(0);
  const ids = { message: 100, file: 0, seq: 0 };

  const touch = (posted: Posted): void => {
    ids.seq += 1;
    posted.seq = ids.seq;
    events.emit('change', posted.chat);
  };

  return {
    bot,
    chats,
    files,
    taps,
    events,
    touch,
    seq: () => ids.seq,
    /** A chat that the bot may write to; refuses as the Bot API does. */
    reach(id: unknown): Chat {
      const chat = chats.get(Number(id));
      if (!chat) throw badWorld('chat not found');
      if (chat.gone) throw new Refused(403, 'Forbidden: user is deactivated', 'world');
      if (chat.blocked) throw new Refused(403, 'Forbidden: bot was blocked by the user', 'world');
      if (!chat.started) throw new Refused(403, "Forbidden: bot can't initiate conversation with a user", 'world');
      return chat;
    },
    /** The topic that a message is for; refuses one that is not there. */
    topicOf(chat: Chat, topic: number | undefined): number | undefined {
      if (topic === undefined) return undefined;
      const state = chat.topics.get(topic);
      if (state === undefined) throw badWorld('message thread not found');
      if (state === 'closed') throw badWorld('TOPIC_CLOSED');
      return topic;
    },
    post(chat: Chat, by: number, fields: NewPost): Posted {
      ids.message += 1;
      const posted: Posted = {
        text: '',
        source: '',
        entities: [],
        keyboard: [],
        ...fields,
        id: ids.message,
        chat: chat.id,
        by,
        date: Math.floor(Date.now() / 1000),
        seq: 0,
        edits: 0,
        deleted: false,
      };
      chat.messages.push(posted);
      touch(posted);
      return posted;
    },
    store(kind: StoredFile['kind'], bytes: Buffer, name: string, mime: string): StoredFile {
      ids.file += 1;
      const id = `${kind.slice(0, 2).toUpperCase()}AD${String(ids.file).padStart(8, '0')}-${digest(bytes).slice(0, 24)}`;
      const file = { id, kind, bytes: Buffer.from(bytes), name, mime };
      files.set(id, file);
      return file;
    },
    /** A file by the id under which the bot got it. */
    file(id: string, as?: StoredFile['kind']): StoredFile {
      const file = files.get(id);
      if (!file) throw badForm('wrong remote file identifier specified: Wrong string length');
      if (as !== undefined && file.kind !== as) throw badForm(`can't use file of type ${file.kind} as ${as}`);
      return file;
    },
  };
}

export const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
