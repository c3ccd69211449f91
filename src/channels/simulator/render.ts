import { type FewWords, planOffer } from '../../chat/few-buttons.ts';
import type { Capabilities, Language, Media, Reply } from '../../chat/index.ts';
import { escapeMarkup, toPlain } from '../../chat/markup.ts';
import { withNumbers } from '../../chat/numbered.ts';
import type { Phone } from '../../chat/rehearsal.ts';
import type { FileWords } from '../../wire/file-words.ts';
import { splitText } from '../../wire/split.ts';
import { CAN } from './phone-kind.ts';
import type { KeptFile, KeptMessage } from './world.ts';

/** The few words that a phone with few buttons or files needs, in the reader's language. */
export type SimulatorWords = (lang: Language) => FewWords & FileWords;

export type PhoneRendering = {
  readonly words: SimulatorWords;
  readonly keep: (media: Media) => KeptFile;
  readonly insteadOfFile?: string | undefined;
};

/** The language of what this phone adds to a reply. */
export const languageOf = (reply: Reply<string>, phone: Phone): Language => reply.lang ?? phone.language;

/** A message as the phone will show it, before it has an id and a time. */
export type PhoneDraft = Pick<KeptMessage, 'text' | 'files' | 'lang' | 'buttons'>;

/**
 * A reply as this phone shows it: one message, or more where the text is too long; the buttons hang under the last.
 * `insteadOfFile`: what is said in the place of its file; undefined: the phone takes it.
 */
export function renderReply(
  reply: Reply<string>,
  phone: Phone,
  { words, keep, insteadOfFile }: PhoneRendering,
): PhoneDraft[] {
  const can = CAN[phone.kind];
  const lang = languageOf(reply, phone);
  const said = words(lang);
  const pictures = [reply.image, ...(reply.images ?? [])].filter((media) => media !== undefined);
  const files = [...pictures, ...(reply.file && insteadOfFile === undefined ? [reply.file] : [])].map(keep);
  const noted = { ...reply, text: [reply.text, escapeMarkup(insteadOfFile ?? '')].filter(Boolean).join('\n\n') };
  const shown = phone.kind === 'zalo-oa' ? withFewButtons(noted, said) : withNumbers(noted, can, said);
  const texts = phone.kind === 'telegram-like' ? splitMarkup(shown.text, can) : splitPlain(shown.text, can);
  return texts.map((text, index) => ({
    text,
    lang,
    files: index === 0 ? files : [],
    ...(shown.buttons && index === texts.length - 1 ? { buttons: shown.buttons } : {}),
  }));
}

/** Each button on a line of its own, as Zalo draws them; what else there is to choose stands in the text. */
function withFewButtons(reply: Reply<string>, words: FewWords): Pick<Reply<string>, 'text' | 'buttons'> {
  const { buttons, lines } = planOffer(reply, words);
  return {
    text: [reply.text, lines.map(escapeMarkup).join('\n')].filter(Boolean).join('\n\n'),
    ...(buttons.length > 0 ? { buttons: buttons.map((each) => [each]) } : {}),
  };
}

/** Pictures may come without words. */
const splitPlain = (text: string, can: Capabilities): string[] => {
  const pieces = splitText(toPlain(text), can.textLimit).map(escapeMarkup);
  return pieces.length === 0 ? [''] : pieces;
};

/** Markup is kept where the text fits into one message, which is nearly always; a text in pieces goes without. */
const splitMarkup = (text: string, can: Capabilities): string[] =>
  toPlain(text).length <= can.textLimit ? [text] : splitPlain(text, can);

/** Whether a phone that can do this takes such a file. */
export const takesFile = (can: Capabilities, mime: string): boolean =>
  can.files.includes('*/*') || can.files.includes(mime);
