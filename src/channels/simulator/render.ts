import type { Capabilities, Language, Media, Reply } from '../../chat/index.ts';
import { escapeMarkup, toPlain } from '../../chat/markup.ts';
import { withNumbers } from '../../chat/numbered.ts';
import type { Phone, PhoneKind } from '../../chat/rehearsal.ts';
import { splitText } from './split.ts';
import type { KeptFile, KeptMessage } from './world.ts';

/** The few words that a phone without buttons or files needs, in the reader's language. */
export type SimulatorWords = (lang: Language) => {
  readonly mayType: string;
  readonly fileLeftOut: (name: string) => string;
};

/** What each kind of phone can do. `plain` follows Zalo Bot Platform: 2,000 characters, no buttons, no edits, no files. */
export const CAN: Record<PhoneKind, Capabilities> = {
  'telegram-like': { edit: true, buttons: 100, textLimit: 4096, files: ['*/*'] },
  plain: { edit: false, buttons: 0, textLimit: 2000, files: [] },
};

/** A message as the phone will show it, before it has an id and a time. */
export type Draft = Pick<KeptMessage, 'text' | 'files' | 'lang' | 'buttons'>;

/** A reply as this phone shows it: one message, or more where the text is too long; the buttons hang under the last. */
export function renderReply(
  reply: Reply<string>,
  phone: Phone,
  words: SimulatorWords,
  keep: (media: Media) => KeptFile,
): Draft[] {
  const can = CAN[phone.kind];
  const lang = reply.lang ?? phone.language;
  const said = words(lang);
  const pictures = [reply.image, ...(reply.images ?? [])].filter((media) => media !== undefined);
  const leavesOut = reply.file !== undefined && !takesFile(can, reply.file.mime);
  const files = [...pictures, ...(reply.file && !leavesOut ? [reply.file] : [])].map(keep);
  const note = reply.file && leavesOut ? escapeMarkup(said.fileLeftOut(reply.file.name)) : '';
  const numbered = withNumbers({ ...reply, text: [reply.text, note].filter(Boolean).join('\n\n') }, can, said);
  const texts = phone.kind === 'plain' ? splitPlain(numbered.text, can) : splitMarkup(numbered.text, can);
  return texts.map((text, index) => ({
    text,
    lang,
    files: index === 0 ? files : [],
    ...(numbered.buttons && index === texts.length - 1 ? { buttons: numbered.buttons } : {}),
  }));
}

const splitPlain = (text: string, can: Capabilities): string[] =>
  splitText(toPlain(text), can.textLimit).map(escapeMarkup);

/** Markup is kept where the text fits into one message, which is nearly always; a text in pieces goes without. */
const splitMarkup = (text: string, can: Capabilities): string[] =>
  toPlain(text).length <= can.textLimit ? [text] : splitPlain(text, can);

const takesFile = (can: Capabilities, mime: string): boolean => can.files.includes('*/*') || can.files.includes(mime);
