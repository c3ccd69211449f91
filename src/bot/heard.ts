import { cleanLine, cleanText } from '../chat/clean.ts';
import type { IncomingFile, Message } from '../chat/index.ts';

/** A message as it is read and kept: what nobody sees is taken out of its words and its files' names. Every channel's passes here, once. */
export function heard(message: Message): Message {
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
}

const withCleanName = (file: IncomingFile): IncomingFile =>
  file.name === undefined ? file : { ...file, name: cleanLine(file.name) };
