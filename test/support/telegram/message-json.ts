import type { Chat, Posted, StoredFile, World } from './world.ts';
import { digest } from './world.ts';

type Json = Readonly<Record<string, unknown>>;

/** A user as the Bot API shows one. */
export function userJson(world: World, id: number): Json {
  if (id === world.bot.id) return { id, is_bot: true, first_name: 'Bạn Học', username: world.bot.username };
  const chat = world.chats.get(id);
  const language = chat?.language;
  return { id, is_bot: false, first_name: chat?.title ?? `U${id}`, ...(language ? { language_code: language } : {}) };
}

export function chatJson(chat: Chat): Json {
  return chat.type === 'private'
    ? { id: chat.id, type: 'private', first_name: chat.title }
    : { id: chat.id, type: chat.type, title: chat.title };
}

/** A message as the Bot API shows one. */
export function messageJson(world: World, posted: Posted): Json {
  const chat = world.chats.get(posted.chat);
  const words = posted.file ? 'caption' : 'text';
  return {
    message_id: posted.id,
    date: posted.date,
    chat: chat ? chatJson(chat) : { id: posted.chat },
    from: userJson(world, posted.by),
    ...(posted.edits > 0 ? { edit_date: posted.date } : {}),
    ...(posted.text === '' ? {} : { [words]: posted.text }),
    ...(posted.entities.length > 0 ? { [posted.file ? 'caption_entities' : 'entities']: posted.entities } : {}),
    ...(posted.keyboard.length > 0 ? { reply_markup: { inline_keyboard: posted.keyboard } } : {}),
    ...(posted.file ? fileJson(posted.file) : {}),
    ...(posted.album === undefined ? {} : { media_group_id: posted.album }),
    ...(posted.topic === undefined ? {} : { message_thread_id: posted.topic, is_topic_message: true }),
    ...posted.extra,
  };
}

function fileJson(file: StoredFile): Json {
  const common = {
    file_id: file.id,
    file_unique_id: digest(file.bytes).slice(0, 12),
    file_size: file.bytes.length,
  };
  if (file.kind === 'photo') {
    const thumb = { file_id: `${file.id}-s`, file_unique_id: `${common.file_unique_id}s`, width: 90, height: 67 };
    return { photo: [thumb, { ...common, width: 1280, height: 960 }] };
  }
  const named = { ...common, mime_type: file.mime };
  if (file.kind === 'voice') return { voice: { ...named, duration: 3 } };
  return { [file.kind]: { ...named, file_name: file.name } };
}
