/** Reads a text that corrects an answer: "sửa địa điểm thành cổng trường", "nhầm, 60 người", "không phải 50 mà là 60 em". */
import { longestAt, type MarkedWord, phrasesOf, wordOf } from './marked-words.ts';
import type { PlainStep } from './progress.ts';

/**
 * line: the line is named; `isPlain`: and beyond doubt ("sửa … thành …"). value: only the new answer is told, and perhaps the old one;
 * `isPlain`: by words that mean nothing else ("ghi nhầm, …").
 */
export type Correction =
  | { readonly is: 'line'; readonly step: PlainStep; readonly value: string; readonly isPlain: boolean }
  | { readonly is: 'value'; readonly value: string; readonly old: string | null; readonly isPlain: boolean };

/** A correction is short; a longer text is an answer. */
const LONGEST = 300;

const COURTESY = phrasesOf(
  'dạ, vâng, thưa, thôi, thôi chết, chết, à, ờ, ơ, ạ, xin, cho, em, mình, tôi, con, cô, thầy, anh, chị, ad, bạn, ơi, muốn, cần, nhờ, giúp, vui lòng, làm ơn, please, i want to',
);
const MEND = phrasesOf(
  'sửa, sửa lại, đổi, đổi lại, thay, thay đổi, thay lại, chỉnh, chỉnh lại, chỉnh sửa, cập nhật, cập nhật lại, ghi lại, nhập lại, mend, change, edit, correct, fix',
);
const FILLER = phrasesOf('lại, giúp, giùm, hộ, cho, em, mình, tôi, dòng, phần, mục, câu, ô, the, line');
const BECOMES = phrasesOf(
  'thành, lại thành, sang, lại là, là, phải là, đúng là, đúng ra là, mới là, mới đúng là, qua, về, lại, to, into, is, should be, =, ->, →',
);
const INTO = phrasesOf('thành, sang, to, into, ->, →');
const SLIP = phrasesOf(
  'nhầm, nhầm rồi, em nhầm, lộn, lộn rồi, ghi nhầm, ghi nhầm rồi, gõ nhầm, nhập nhầm, viết nhầm, ghi lộn, gõ lộn, ghi sai, nhập sai, ghi sai rồi, ý em là, ý tôi là, ý mình là, ý là, ' +
    'đúng ra là, đúng ra phải là, đúng phải là, phải là, mới đúng là, my mistake, mistake, i meant, correction',
);
const MAYBE_SLIP = phrasesOf(
  'quên, à quên, sai, sai rồi, xin lỗi, lỗi, sorry, không phải, không đúng, không, à không, ko, à ko, no, ý em, ý tôi, ý mình, à, thực ra, thực ra là, thật ra, ' +
    'thật ra là, chính xác là, chính xác, actually, oops, wait',
);
/** Behind the new value. */
const RIGHT = phrasesOf('mới đúng, mới phải, chứ, chớ, mới chính xác, instead, actually');
/** What begins with one of them says "no" or "oh" and may be anything, but for a figure. */
const FIGURE = /^(?:khoảng |gần |hơn |about )?\d/i;
const NOT = phrasesOf('không phải, không phải là, ko phải, ko phải là, k phải, k phải là, not');
const BUT = phrasesOf('mà là, mà, phải là, là, but');
const RATHER_THAN = phrasesOf(
  'chứ không phải, chứ không phải là, chứ ko phải, chứ k phải, chớ không phải, không phải là, not',
);
const CITY = wordOf('phố');

/** `namesOf`: what a line may be called. null: it corrects nothing. */
export function readCorrection(
  text: string,
  steps: readonly PlainStep[],
  namesOf: (step: PlainStep) => readonly string[],
): Correction | null {
  if (text.length > LONGEST) return null;
  const raws = text
    .normalize('NFC')
    .replace(/([:=])/g, '$1 ')
    .trim()
    .split(/\s+/);
  const words = raws.map((raw) => wordOf(raw.replace(/^[,.;:!?]+|[,.;:!?]+$/g, '')));
  const rest = (from: number, to = raws.length): string => bare(raws.slice(from, to).join(' '));
  const start = pastSlip(words, skip(words, 0, COURTESY));
  const typed: Typed = { raws, words, rest };
  const verb = longestAt(words, start, MEND);
  if (verb > 0) {
    const from = skip(words, start + verb, FILLER);
    return readLine(typed, from, steps, namesOf) ?? readChange(typed, start + verb);
  }
  return readContrast(typed, start) ?? readSlip(typed, start) ?? readPlainLine(typed, start, steps, namesOf);
}

/** "sai rồi, sửa ngày thành hôm qua": what says that something is wrong stands before the verb that mends it. */
function pastSlip(words: readonly MarkedWord[], at: number): number {
  const slip = Math.max(longestAt(words, at, SLIP), longestAt(words, at, MAYBE_SLIP));
  const next = skip(words, at + slip, COURTESY);
  return slip > 0 && longestAt(words, next, MEND) > 0 ? next : at;
}

type Typed = {
  readonly raws: readonly string[];
  readonly words: readonly MarkedWord[];
  readonly rest: (from: number, to?: number) => string;
};

/** "(sửa) địa điểm thành cổng trường": the longest name that stands there. */
function readLine(
  { raws, words, rest }: Typed,
  at: number,
  steps: readonly PlainStep[],
  namesOf: (step: PlainStep) => readonly string[],
): Extract<Correction, { is: 'line' }> | null {
  let best: { readonly step: PlainStep; readonly length: number } | null = null;
  for (const step of steps) {
    const names = namesOf(step).filter((name) => name !== '');
    const length = names.length === 0 ? 0 : longestAt(words, at, phrasesOf(names.join(',')));
    if (length > (best?.length ?? 0)) best = { step, length };
  }
  if (!best) return null;
  const end = at + best.length;
  const isMarked = /[:=]$/.test(raws[end - 1] ?? '');
  const to = isMarked ? end : pastBecomes(words, end);
  return { is: 'line', step: best.step, value: rest(to), isPlain: isMarked || to > end || end === raws.length };
}

/** "thành phố" is a city. */
function pastBecomes(words: readonly MarkedWord[], at: number): number {
  const length = longestAt(words, at, BECOMES);
  const isCity = words[at + length - 1]?.plain === 'thanh' && words[at + length]?.plain === CITY.plain;
  return isCity ? at + length - 1 : at + length;
}

/** "(sửa) 50 thành 60", "(sửa) thành 60", "(sửa lại) 60 người". */
function readChange({ words, rest }: Typed, at: number): Correction | null {
  for (let k = at; k < words.length - 1; k += 1) {
    const into = longestAt(words, k, INTO);
    if (into > 0) return value(rest(k + into), k > at ? rest(at, k) : null, true);
  }
  return value(rest(at + longestAt(words, at, BECOMES)), null, false);
}

/** "không phải 50 mà là 60", "không phải 50, 60", "60 chứ không phải 50". */
function readContrast({ raws, words, rest }: Typed, at: number): Correction | null {
  const not = longestAt(words, at, NOT);
  if (not > 0) {
    for (let k = at + not + 1; k < words.length; k += 1) {
      const but = k < words.length - 1 ? longestAt(words, k, BUT) : 0;
      if (but > 0) return value(rest(k + but), rest(at + not, k), true);
      if (/[,;]$/.test(raws[k - 1] ?? '')) return value(rest(k), rest(at + not, k), true);
    }
    return null;
  }
  for (let k = at + 1; k < words.length - 1; k += 1) {
    const than = longestAt(words, k, RATHER_THAN);
    if (than > 0) return value(rest(at, k), rest(k + than), true);
  }
  return null;
}

/** "nhầm, 60 người"; after a word that may begin a sentence of its own only behind a comma or the like, or before a figure. */
function readSlip({ raws, words, rest }: Typed, at: number): Correction | null {
  const sure = longestAt(words, at, SLIP);
  if (sure > 0) return value(rest(at + sure + longestAt(words, at + sure, BECOMES)), null, true);
  const maybe = longestAt(words, at, MAYBE_SLIP);
  const told = rest(at + maybe + longestAt(words, at + maybe, BECOMES));
  const isApart = /[,.;:!]$/.test(raws[at + maybe - 1] ?? '');
  if (maybe > 0 && (isApart || FIGURE.test(told))) return value(told, null, false);
  return readRightInstead({ raws, words, rest }, at);
}

/** "60 mới đúng", "60 chứ": a figure, since "vui mới đúng" may be a sentence of its own. */
function readRightInstead({ words, rest }: Typed, at: number): Correction | null {
  for (let k = at + 1; k < words.length; k += 1) {
    if (k + longestAt(words, k, RIGHT) === words.length && longestAt(words, k, RIGHT) > 0 && FIGURE.test(rest(at, k)))
      return value(rest(at, k), null, false);
  }
  return null;
}

/** "địa điểm là cổng trường": no verb says that it corrects. */
function readPlainLine(
  typed: Typed,
  at: number,
  steps: readonly PlainStep[],
  namesOf: (step: PlainStep) => readonly string[],
): Correction | null {
  const line = readLine(typed, at, steps, namesOf);
  return line?.isPlain && line.value !== '' ? { ...line, isPlain: false } : null;
}

const value = (told: string, old: string | null, isPlain: boolean): Correction | null =>
  told === '' ? null : { is: 'value', value: told, old, isPlain };

/** Without signs before it and courtesy behind. */
function bare(text: string): string {
  const raws = text
    .replace(/^[\s,;:=]+/, '')
    .trim()
    .split(/\s+/);
  while (raws.length > 1 && longestAt([wordOf((raws.at(-1) ?? '').replace(/[.!]+$/, ''))], 0, BEHIND) > 0) raws.pop();
  return raws.join(' ');
}
const BEHIND = phrasesOf('ạ, nhé, nha, nhá, nhen, nghen, please');

function skip(words: readonly MarkedWord[], from: number, phrases: readonly (readonly MarkedWord[])[]): number {
  let at = from;
  for (let length = longestAt(words, at, phrases); length > 0; length = longestAt(words, at, phrases)) at += length;
  return at;
}
