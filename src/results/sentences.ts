/** People's words where they become part of a document's sentences. */

/** Pictures after a sentence's end are taken out of documents: what stands before them decides. */
const PICTURES_AFTER_END =
  /(?<=[.!?…:;,])(?:\s|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f)+$/u;

/** Without what would stand after its last sign. */
export const ended = (text: string): string => text.trim().replace(PICTURES_AFTER_END, '');

/** With a full stop, unless it ends by itself. */
export const sentence = (text: string): string => {
  const bare = ended(text);
  return /[.!?…:]$/u.test(bare) ? bare : `${bare}.`;
};

/** Pictures and signs alone are nothing that a document could say. */
export const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
