import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { badWorld, Refused } from './refused.ts';

/** A message as it stands in a chat. `photo`: the address that the bot gave. `bytes`: what was found there, where the stand-in looks. */
export type Posted = {
  readonly id: string;
  readonly seq: number;
  readonly mine: boolean;
  readonly text: string;
  readonly photo?: string;
  readonly bytes?: Buffer;
};
export type Chat = {
  readonly id: string;
  readonly type: 'PRIVATE' | 'GROUP';
  readonly name: string;
  started: boolean;
  blocked: boolean;
  readonly messages: Posted[];
};

export type Limits = { readonly users: number; readonly messages: number };
export type World = ReturnType<typeof createWorld>;

/** Chats, and what the plan has left. `change` tells the id of a chat in which something happened. */
export function createWorld(bot: { readonly id: string; readonly name: string }, limits: Limits) {
  const chats = new Map<string, Chat>();
  const events = new EventEmitter().setMaxListeners(0);
  /** Pictures and voices that people sent, by path. */
  const media = new Map<string, { readonly bytes: Buffer; readonly mime: string }>();
  let seq = 0;
  let sent = 0;

  const nextId = (): string => {
    seq += 1;
    return createHash('sha256').update(`message ${seq}`).digest('hex').slice(0, 20);
  };
  const users = (): number => [...chats.values()].filter((chat) => chat.type === 'PRIVATE' && chat.started).length;
  return {
    bot,
    chats,
    events,
    media,
    users,
    sent: () => sent,
    setSent(count: number): void {
      sent = count;
    },
    seq: () => seq,
    nextId,
    /** A person presses into the plan by writing for the first time; false: it is full. */
    enters(chat: Chat): boolean {
      if (chat.started || chat.type === 'GROUP') return true;
      if (users() >= limits.users) return false;
      chat.started = true;
      return true;
    },
    /** The chat that the bot may write to. Refuses strangers, who blocked it, and whoever comes after the month's last message. */
    reach(id: string): Chat {
      const chat = chats.get(id);
      if (!chat?.started) throw badWorld('chat_id is invalid');
      if (chat.blocked) throw badWorld('bot was blocked by the user');
      if (sent >= limits.messages) throw new Refused(429, 'Quota exceeded', 'world');
      return chat;
    },
    post(chat: Chat, mine: boolean, content: Pick<Posted, 'text' | 'photo' | 'bytes'>): Posted {
      const id = nextId();
      if (!mine) sent += 1;
      const posted: Posted = { id, seq, mine, ...content };
      chat.messages.push(posted);
      events.emit('change', chat.id);
      return posted;
    },
  };
}
