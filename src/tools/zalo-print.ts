import type { Language, Say } from '../chat/index.ts';
import type { Words } from '../words/index.ts';

export type PrintValues = Extract<Say, { key: string }>['with'];
/** Where lines go: what was asked for, and what is said besides. */
export type ZaloOutput = { readonly say: (line: string) => void; readonly complain: (line: string) => void };

/** The tool's sentences, by name. */
export type Print = {
  say(name: string, values?: PrintValues): void;
  complain(name: string, values?: PrintValues): void;
  /** As it is: a link to be copied. */
  plain(text: string): void;
};

export function createPrint(words: Words, lang: Language, output: ZaloOutput): Print {
  const sentence = (name: string, values?: PrintValues): string =>
    words.plain({ key: `zalo-tool:${name}`, ...(values ? { with: values } : {}) }, lang);
  return {
    say: (name, values) => output.say(sentence(name, values)),
    complain: (name, values) => output.complain(sentence(name, values)),
    plain: (text) => output.say(text),
  };
}
