/** How a person types: what stands in a transcript -> what reaches the bot. With it any transcript may be replayed. */
import { fold } from '../../src/chat/fold.ts';
import { withoutTone } from '../../src/understanding/marks.ts';
import type { Phone } from './phones/index.ts';

/** `isOwnWay`: a word is written quite otherwise, so that what the bot repeats of it has to be read back. */
export type Typing = {
  readonly name: string;
  readonly type: (text: string) => string;
  readonly isOwnWay: boolean;
};

export const TYPINGS: readonly Typing[] = [
  { name: 'without marks', type: withoutMarks, isOwnWay: false },
  { name: 'in capitals', type: (text) => text.toUpperCase(), isOwnWay: false },
  { name: 'with its letters taken apart', type: (text) => text.normalize('NFD'), isOwnWay: false },
  { name: 'in raw Telex, tones last', type: (text) => telex(text, 'last'), isOwnWay: true },
  { name: 'in raw Telex, tones inside', type: (text) => telex(text, 'inside'), isOwnWay: true },
];

export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
}

/** By the tone's digit of VNI, as marks.ts has it. */
const TONE_KEYS: Readonly<Record<string, string>> = { '1': 's', '2': 'f', '3': 'r', '4': 'x', '5': 'j' };
const LETTER_KEYS: Readonly<Record<string, string>> = {
  â: 'aa',
  ê: 'ee',
  ô: 'oo',
  ă: 'aw',
  ơ: 'ow',
  ư: 'uw',
  đ: 'dd',
};

/** The keys that were pressed for a text, where nothing made letters of them: "lịch học" is "lichj hocj", or "lijch hojc". */
export function telex(text: string, tone: 'last' | 'inside'): string {
  return text.normalize('NFC').replace(/\p{L}+/gu, (word) => keysOf(word, tone));
}

function keysOf(word: string, at: 'last' | 'inside'): string {
  const [letters, digit] = withoutTone(word.toLowerCase());
  const tone = TONE_KEYS[digit] ?? '';
  const keys = Array.from(letters, (letter) => LETTER_KEYS[letter] ?? letter);
  const vowel = keys.findLastIndex((key) => /^[aeiouy]/.test(key));
  const end = at === 'inside' && vowel >= 0 ? vowel + 1 : keys.length;
  const typed = [...keys.slice(0, end), tone, ...keys.slice(end)].join('');
  if (word !== word.toLowerCase() && word === word.toUpperCase() && word.length > 1) return typed.toUpperCase();
  return /^\p{Lu}/u.test(word) ? typed.slice(0, 1).toUpperCase() + typed.slice(1) : typed;
}

/** The replays that transcripts are written down for; empty: they are played as they stand. */
let replays: readonly Typing[] = [];
export const replaysNow = (): readonly (Typing | null)[] => (replays.length === 0 ? [null] : replays);
/** Every transcript that is read after this is played once for each of these, and not as it stands. */
export function replayWith(typings: readonly Typing[]): void {
  replays = typings;
}

/** How everybody types in the play that is on; null: as it is written. */
let now: Typing | null = null;
export function typeBy(typing: Typing | null): void {
  now = typing;
}

/** What a person sees, as it is compared: in a replay marks and capitals do not count, since the bot repeats what was typed. */
export const seen = (text: string): string => (now === null ? text.toLowerCase() : fold(text));

/** A link is copied, whoever types around it. */
const LINK = /https?:\S+/;

/** A phone on which all words are typed this way. What the bot repeats of them is shown as it was meant. */
export function typedPhone(phone: Phone): Phone {
  if (now === null) return phone;
  const { type, isOwnWay } = now;
  const meant = new Map<string, string>();
  const typed = (text: string): string => {
    if (LINK.test(text)) return text;
    for (const word of isOwnWay ? text.normalize('NFC').split(/[^\p{L}\d]+/u) : []) {
      if (type(word) !== word)
        for (const each of [word, word.toLowerCase(), capital(word)]) meant.set(type(each), each);
    }
    return type(text);
  };
  const readBack = (text: string): string =>
    meant.size === 0 ? text : text.replace(/[\p{L}\d]+/gu, (word) => meant.get(word) ?? word);
  const { sendAlbum, edit } = phone;
  const said: Partial<Phone> = {
    say: (text) => phone.say(typed(text)),
    sendPhoto: (caption) => phone.sendPhoto(caption === undefined ? undefined : typed(caption)),
    ...(sendAlbum && {
      sendAlbum: (count, caption) => sendAlbum(count, caption === undefined ? undefined : typed(caption)),
    }),
    ...(edit && { edit: (text) => edit(typed(text)) }),
    news: () =>
      phone.news().map((shown) => ({
        ...shown,
        text: readBack(shown.text),
        buttons: shown.buttons.map((each) => ({ ...each, label: readBack(each.label) })),
      })),
  };
  // What is not about words stays the phone's own, as it changes.
  return Object.assign(Object.create(phone) as Phone, said);
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
