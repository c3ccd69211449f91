import type { CallbackQuery, ChatMemberUpdated, Message as Said, Update } from 'grammy/types';
import type { FileKind, Incoming, IncomingFile } from '../../chat/index.ts';
import { CHANNEL } from './options.ts';

/** What reading needs besides the update: the bot's username, and now. */
export type Reading = { readonly botName: string; readonly now: Date };

/** A message -> what the core sees; null: not for us (a service message, talk in a group, a command to another bot). */
export function readMessage(updateId: number, said: Said, { botName, now }: Reading): Incoming | null {
  const sender = said.from?.id ?? said.chat.id;
  const text = said.text ?? said.caption;
  const command = commandOf(said);
  const named = command?.split('@')[1];
  if (named !== undefined && named.toLowerCase() !== botName.toLowerCase()) return null;
  const isGroup = said.chat.type === 'group' || said.chat.type === 'supergroup';
  if (said.chat.type === 'channel' || (isGroup && command === undefined)) return null;

  const files = filesOf(said);
  const personal = said.contact ? 'contact' : said.location ? 'location' : undefined;
  if (text === undefined && files.length === 0 && !personal) return null;
  return {
    kind: 'message',
    id: String(updateId),
    from: { channel: CHANNEL, id: String(sender) },
    at: now,
    ...(text === undefined ? {} : { text: named === undefined ? text : text.replace(`@${named}`, '') }),
    ...(files.length > 0 ? { files } : {}),
    ...(personal ? { personal } : {}),
    ...(said.from?.language_code ? { language: said.from.language_code } : {}),
    ...(isGroup ? { group: { id: String(said.chat.id), addressed: true } } : {}),
  };
}

/** A tap -> a choice. The chat is the tapped message's, even where that message is no longer accessible. */
export function readTap(updateId: number, tap: CallbackQuery, choice: string, { now }: Reading): Incoming {
  const chat = tap.message?.chat;
  const isGroup = chat?.type === 'group' || chat?.type === 'supergroup';
  return {
    kind: 'message',
    id: String(updateId),
    from: { channel: CHANNEL, id: String(tap.from.id) },
    at: now,
    choice,
    ...(tap.message ? { on: String(tap.message.message_id) } : {}),
    ...(tap.from.language_code ? { language: tap.from.language_code } : {}),
    ...(chat && isGroup ? { group: { id: String(chat.id), addressed: true } } : {}),
  };
}

/** A private chat's own my_chat_member comes only when the person blocks the bot or takes that back. */
export function readMembership(updateId: number, change: ChatMemberUpdated, { now }: Reading): Incoming | null {
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
