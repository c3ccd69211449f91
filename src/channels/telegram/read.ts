import type { CallbackQuery, ChatMemberUpdated, Message as Said, Update } from 'grammy/types';
import type { FileKind, Incoming, IncomingFile } from '../../chat/index.ts';
import { CHANNEL } from './options.ts';
import { isService } from './service-messages.ts';
import { addressOf } from './topic.ts';
import { wordsOf } from './words.ts';

/** What reading needs besides the update: the bot's username, and now. */
export type TelegramReading = { readonly botName: string; readonly now: Date };

/**
 * A message -> what the core sees; null: not for us (a service message, a picture in a group). Talk in a group is not
 * addressed to us. In a private chat everything that a person sends is theirs to be answered, whatever it is.
 */
export function readMessage(updateId: number, said: Said, { botName, now }: TelegramReading): Incoming | null {
  const command = commandOf(said);
  const named = command?.split('@')[1];
  const isForOther = named !== undefined && named.toLowerCase() !== botName.toLowerCase();
  if (said.chat.type === 'channel') return null;
  const text = wordsOf(said);
  if (isInGroup(said.chat) && (command === undefined || isForOther)) return readTalk(updateId, said, text, now);

  const files = filesOf(said);
  const personal = said.contact ? 'contact' : said.location ? 'location' : undefined;
  const isRead = text !== undefined || files.length > 0 || personal !== undefined;
  if (!isRead && isService(said)) return null;
  return {
    ...comingFrom(said, now),
    id: String(updateId),
    ...(text === undefined ? {} : { text: named === undefined ? text : text.replace(`@${named}`, '') }),
    ...(files.length > 0 ? { files } : {}),
    ...(personal ? { personal } : {}),
    ...(isRead ? {} : { odd: 'unknown' }),
    ...(isInGroup(said.chat) ? { group: { id: groupOf(said), addressed: true } } : {}),
  };
}

/** Talk in a group, as far as the platform hands it to the bot: its words alone. What a channel posted is no member's. */
function readTalk(updateId: number, said: Said, text: string | undefined, now: Date): Incoming | null {
  if (text === undefined || said.is_automatic_forward) return null;
  return { ...comingFrom(said, now), id: String(updateId), text, group: { id: groupOf(said), addressed: false } };
}

/** After that nobody waits for what a message would have changed. */
const EDIT_MATTERS_S = 24 * 3600;

/**
 * A message that was changed after it was sent -> word of it, under one id however often it is changed, with its new
 * words: somebody may cry for help by a change. null: not for us (a channel's, a place that moves).
 */
export function readEdit(said: Said, { now }: TelegramReading): Incoming | null {
  const text = wordsOf(said);
  if (said.chat.type === 'channel' || said.is_automatic_forward || text === undefined) return null;
  const isLate = (said.edit_date ?? said.date) - said.date > EDIT_MATTERS_S;
  const change = { ...comingFrom(said, now), odd: isLate ? 'edited-late' : 'edited', text } as const;
  // In private chats a bot's messages have one count over all of them: the id names nobody.
  if (!isInGroup(said.chat)) return { ...change, id: `edited:${said.message_id}` };
  const group = groupOf(said);
  return { ...change, id: `edited:${group}:${said.message_id}`, group: { id: group, addressed: false } };
}

const comingFrom = (said: Said, now: Date) => ({
  kind: 'message' as const,
  from: { channel: CHANNEL, id: String(said.from?.id ?? said.chat.id) },
  at: now,
  ...(said.from?.language_code ? { language: said.from.language_code } : {}),
});

type In = Pick<Said, 'chat' | 'is_topic_message' | 'message_thread_id'>;

const isInGroup = ({ type }: Said['chat']): boolean => type === 'group' || type === 'supergroup';

/** Where a group is answered: in the topic in which it was said. A thread of replies outside a forum is no topic. */
const groupOf = ({ chat, is_topic_message, message_thread_id }: In): string =>
  addressOf(chat.id, is_topic_message ? message_thread_id : undefined);

/** A tap -> a choice. The chat is the tapped message's, even where that message is no longer accessible. */
export function readTap(
  updateId: number,
  tap: CallbackQuery,
  choice: string,
  { now }: TelegramReading,
  toast?: (text: string) => void,
): Incoming {
  const on: (In & { readonly message_id: number }) | undefined = tap.message;
  return {
    kind: 'message',
    id: String(updateId),
    from: { channel: CHANNEL, id: String(tap.from.id) },
    at: now,
    choice,
    ...(on ? { on: String(on.message_id) } : {}),
    ...(toast ? { toast } : {}),
    ...(tap.from.language_code ? { language: tap.from.language_code } : {}),
    ...(on && isInGroup(on.chat) ? { group: { id: groupOf(on), addressed: true } } : {}),
  };
}

/** A private chat's own my_chat_member comes only when the person blocks the bot or takes that back. */
export function readMembership(updateId: number, change: ChatMemberUpdated, { now }: TelegramReading): Incoming | null {
  if (change.chat.type !== 'private') return null;
  const { status } = change.new_chat_member;
  if (status !== 'kicked' && status !== 'member') return null;
  return {
    kind: status === 'kicked' ? 'unreachable' : 'reachable',
    id: String(updateId),
    from: { channel: CHANNEL, id: String(change.chat.id) },
    at: now,
  };
}

/** The command that a message begins with, as the platform marked it: `/lich` or `/lich@SomeBot`. */
function commandOf(said: Said): string | undefined {
  const entity = said.entities?.find((each) => each.type === 'bot_command' && each.offset === 0);
  return entity && said.text?.slice(0, entity.length);
}

type Sized = {
  readonly file_id: string;
  readonly file_size?: number;
  readonly mime_type?: string;
  readonly file_name?: string;
};

function filesOf(said: Said): IncomingFile[] {
  const album = said.media_group_id;
  const file = (kind: FileKind, sent: Sized): IncomingFile[] => [
    {
      kind,
      ref: sent.file_id,
      ...(album === undefined ? {} : { album }),
      ...(sent.file_name === undefined ? {} : { name: sent.file_name }),
      ...(sent.mime_type === undefined ? {} : { mime: sent.mime_type }),
      ...(sent.file_size === undefined ? {} : { bytes: sent.file_size }),
    },
  ];
  if (said.photo) {
    const [largest] = said.photo.toSorted((a, b) => b.width * b.height - a.width * a.height);
    return largest ? file('image', { ...largest, mime_type: 'image/jpeg' }) : [];
  }
  if (said.live_photo?.photo) return filesOf({ ...said, photo: said.live_photo.photo });
  if (said.animation) return file('video', said.animation); // comes with a `document` too
  if (said.document) return file(said.document.mime_type?.startsWith('image/') ? 'image' : 'document', said.document);
  if (said.video) return file('video', said.video);
  if (said.video_note) return file('video', said.video_note);
  if (said.audio) return file('audio', said.audio);
  if (said.voice) return file('audio', said.voice);
  if (said.sticker) return file('other', said.sticker);
  return [];
}

/** The id of the tap that must be answered, where the update is one. */
export function tapOf(update: Update): string | undefined {
  return update.callback_query?.id;
}
