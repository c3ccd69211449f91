import { activityCodeIn } from '../activities/code.ts';
import { cleanLine, cleanText } from '../chat/clean.ts';
import type { IncomingFile, Message } from '../chat/index.ts';
import { keptFor } from '../chat/kept.ts';
import type { Languages } from '../chat/languages.ts';
import { decodeKeys, spellingsOf } from '../understanding/spellings.ts';

/** A message as it is read and kept: what nobody sees is taken out of its words and its files' names. Every channel's passes here. */
export const heard = keptFor((message: Message): Message => {
  const text = message.text === undefined ? undefined : cleanText(message.text);
  const files = message.files?.map(withCleanName);
  const { text: _text, files: _files, ...rest } = message;
  const isBlank = text === undefined || text.trim() === '';
  const isNothing = text !== undefined && isBlank && files === undefined && message.choice === undefined;
  return {
    ...rest,
    ...(isBlank ? {} : { text }),
    ...(files === undefined ? {} : { files }),
    ...(isNothing ? { odd: 'unknown' } : {}),
  };
});

const withCleanName = (file: IncomingFile): IncomingFile =>
  file.name === undefined ? file : { ...file, name: cleanLine(file.name) };

/** What was typed in raw keys ("lichj hocj") as the letters that were meant, for every reader and for what is kept. Links, addresses and a log's code stay. */
export function asMeant(message: Message, languages: Languages): Message {
  const { text } = message;
  if (text === undefined || /:\/\/|@/.test(text)) return message;
  const code = activityCodeIn(text);
  // "HD-ASNH" is no "HD-ÁNH".
  return code && (code.isSure || code.isAlone)
    ? message
    : { ...message, text: decodeKeys(text, spellingsOf(languages)) };
}
