/**
 * What is said of photos in words: whether there are children, who agreed, how far they may go. Only what says all of it, and nothing that is not
 * understood, is sure; everything else leaves several of the answers, between which it is asked. The words stand in locales/<code>/language.json.
 */
import { keptFor } from '../../chat/kept.ts';
import { type Languages, PHOTO_WORDS, type PhotoWord } from '../../chat/languages.ts';
import { MARKS, type MarkName } from '../../pages/photo-marks.ts';
import { partsIn, phraseBook, type SaidPart } from '../../understanding/phrase-kinds.ts';
import { spellingsOf } from '../../understanding/spellings.ts';
import { wordsOf } from '../../understanding/words.ts';

/** Nobody says it in more. */
const MOST_WORDS = 30;
const MOST_LETTERS = 240;
/** So many words that are none of these, and it is about something else. */
const MOST_UNKNOWN = 3;

const bookOf = keptFor((languages: Languages) =>
  phraseBook(PHOTO_WORDS, (kind, { photos }) => photos[kind], languages),
);

export type PhotoSaid = {
  /** The answers that agree with what was said. */
  readonly marks: readonly MarkName[];
  /** Only one is left, and all of it was said. */
  readonly isSure: boolean;
  /** How much was said: of children, of consent, of where to. */
  readonly told: number;
  /** Only where to, as the names of pages have it, too. */
  readonly isBare: boolean;
  /** It forbids: what was allowed before may be meant. */
  readonly isNo: boolean;
};

/** null: it is about something else, or asks. */
export function readPhotoWords(text: string, { languages }: { readonly languages: Languages }): PhotoSaid | null {
  if (text.length > MOST_LETTERS || /[?？]\s*$/u.test(text)) return null;
  const { words } = wordsOf(text, spellingsOf(languages));
  if (words.length > MOST_WORDS) return null;
  const parts = partsIn(words, bookOf(languages));
  const clauses = clausesOf(parts);
  const unknown = parts.filter(({ isKnown }) => !isKnown).length;
  if (unknown > MOST_UNKNOWN || parts.some(({ has }) => has('asks')) || ASKS_AT_END.test(clauses.at(-1) ?? ''))
    return null;
  const heard = heardIn(clauses);
  const told = [heard.children, heard.consent, heard.reach].filter((each) => each.size > 0).length;
  if (told === 0) return null;
  const signs = strictly(parts);
  const isOfSomebody = /[PC]/.test(signs) && (heard.consent.has('no') || heard.consent.has('not-yet'));
  const isNo = !heard.consent.has('yes') && (heard.reach.has('not-public') || isOfSomebody);
  const isBare = told === 1 && heard.reach.size > 0;
  return { ...verdictOf(heard, signs, unknown === 0), told, isBare, isNo };
}

/** "… chưa", "… không" at the end of what was said. */
const ASKS_AT_END = /[^NY][NY]$/;

/** Each as its signs; what says nothing has none, what is not known is an X. */
function clausesOf(parts: readonly SaidPart<PhotoWord>[]): readonly string[] {
  const clauses: string[] = [''];
  for (const part of parts) {
    if (/[,;.:!\n]/.test(part.before)) clauses.push('');
    clauses.push(`${clauses.pop() ?? ''}${signOf(part)}`);
  }
  return clauses.filter((each) => each !== '');
}

const SIGNS: readonly (readonly [PhotoWord, string])[] = [
  ['not', 'N'],
  ['yet', 'Y'],
  ['child', 'C'],
  ['parent', 'P'],
  ['grown', 'G'],
  ['public', 'U'],
  ['report', 'R'],
  ['agree', 'A'],
  ['asked', 'Q'],
  ['only', 'O'],
  ['have', 'H'],
];

const signsOf = ({ has }: SaidPart<PhotoWord>): readonly string[] =>
  SIGNS.flatMap(([kind, sign]) => (has(kind) ? [sign] : []));

function signOf(part: SaidPart<PhotoWord>): string {
  if (!part.isKnown) return 'X';
  const signs = signsOf(part);
  // Without its marks it may be two things: neither is heard.
  return signs.length > 1 || (signs.length > 0 && part.has('beside')) ? 'X' : (signs[0] ?? '');
}

type Heard = {
  readonly children: ReadonlySet<boolean>;
  readonly consent: ReadonlySet<'yes' | 'no' | 'unasked' | 'not-yet' | 'perhaps'>;
  readonly reach: ReadonlySet<'public' | 'report' | 'not-public' | 'perhaps'>;
};

/** "Không cho đăng": what a no is said of, up to the next thing that is allowed. */
const DENIED = /([NY])[HO]*(A*(?:[UR](?:A(?![UR]))?)|A+|Q)/g;

function heardIn(clauses: readonly string[]): Heard {
  const children = new Set<boolean>();
  const consent = new Set<'yes' | 'no' | 'unasked' | 'not-yet' | 'perhaps'>();
  const reach = new Set<'public' | 'report' | 'not-public' | 'perhaps'>();
  for (const clause of clauses) {
    for (const child of childrenIn(clause)) children.add(child);
    for (const [, no = '', what = ''] of clause.matchAll(DENIED)) {
      if (what === 'Q') consent.add('unasked');
      else if (what.includes('U')) reach.add(no === 'N' ? 'not-public' : 'perhaps');
      else consent.add(no === 'N' ? 'no' : 'not-yet');
    }
    const rest = clause.replace(DENIED, 'D');
    if (rest.includes('A')) consent.add('yes');
    if (rest.includes('Q') || /[NY]$/.test(rest)) consent.add('perhaps');
    // "Đưa lên báo cáo" is no page.
    if (rest.includes('R')) reach.add('report');
    else if (rest.includes('U')) reach.add('public');
  }
  return { children, consent, reach };
}

function childrenIn(clause: string): readonly boolean[] {
  // "Không chỉ có trẻ em".
  if (/[NY]O+H*C/.test(clause)) return [true];
  if (/YH*C/.test(clause)) return [true, false];
  const others = clause.replace(/NH*C/g, 'D');
  if (others !== clause) return others.includes('C') ? [true, false] : [false];
  if (clause.includes('C')) return [true];
  return /OH*G|GO/.test(clause) ? [false] : [];
}

/**
 * Only what is said in one of these ways, with nothing but courtesy beside, allows anything: children and then that their parents agree, or nobody but
 * adults and, behind a comma, that they do. "Phụ huynh đâu có cho đăng", "đăng lên cho phụ huynh thấy" and "có trẻ em và phụ huynh, cho đăng" have the
 * same words, so the order counts, and whatever stands between is asked about.
 */
const ALLOWS: Readonly<Partial<Record<MarkName, RegExp>>> = {
  kids: /^[OH]*C\|?PA+UA*$/,
  'kids-report': /^[OH]*C\|?PO?A+O?RO?(?:\|NA*U)?$/,
  plain: /^(?:NH*C|OH*GO?|GO)\|(?:A+UA*|UA)$/,
  'plain-report': /^(?:NH*C|OH*GO?|GO)\|O?A+O?RO?(?:\|NA*U)?$/,
};

/** The signs of the whole text, a bar where a new clause begins; a small letter for what is known and changes what is said. */
function strictly(parts: readonly SaidPart<PhotoWord>[]): string {
  const signs = parts.map((part) => {
    // "Co" is "có" or "cô", "chi" "chỉ" or "chị": taken for what allows no more.
    const [only, another] = signsOf(part);
    const isNarrow = only !== undefined && another === undefined && 'HONY'.includes(only);
    const sign = isNarrow ? only : signOf(part) || (part.has('polite') ? '' : 'b');
    return `${/[,;.:!\n]/.test(part.before) ? '|' : ''}${sign}`;
  });
  return signs
    .join('')
    .replace(/^\|+|\|+$/g, '')
    .replace(/\|+/g, '|');
}

/** `isKnown`: there is no word that is none of these. */
function verdictOf(
  { children, consent, reach }: Heard,
  signs: string,
  isKnown: boolean,
): Pick<PhotoSaid, 'marks' | 'isSure'> {
  const names = Object.keys(MARKS) as readonly MarkName[];
  const isClear =
    children.size < 2 && consent.size < 2 && !reach.has('perhaps') && !(reach.has('public') && reach.size > 1);
  if (!isClear) return { marks: names, isSure: false };
  const [hasChildren = null] = children;
  const [agreed = null] = consent;
  const marks = names.filter((name) => {
    const mark = MARKS[name];
    const isOfThem = hasChildren === null || mark.children === null || mark.children === hasChildren;
    return isOfThem && agrees(mark.consent, agreed) && (reach.size === 0 || reach.has('public') === mark.publishable);
  });
  const [only, another] = marks;
  if (only === undefined || another !== undefined || !isKnown) return { marks, isSure: false };
  return { marks, isSure: ALLOWS[only]?.test(signs) ?? (agreed === 'no' || agreed === 'unasked') };
}

function agrees(marked: boolean | null, said: 'yes' | 'no' | 'unasked' | 'not-yet' | 'perhaps' | null): boolean {
  if (said === null || said === 'perhaps') return true;
  if (said === 'yes') return marked === true;
  if (said === 'no') return marked === false;
  return said === 'unasked' ? marked === null : marked !== true;
}
