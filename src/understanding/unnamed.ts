/** A text without what tells who wrote it, or of whom: what is kept of a question that the office is to answer. */
import { fold } from '../chat/fold.ts';

/** Nobody asks in more. */
const MOST = 300;
const HIDDEN = '…';

const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
const LINK = /(?:https?:\/\/|www\.)\S{1,300}/giu;
const MAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,64}/gu;
const HANDLE = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{2,40}/gu;
/** Digits with single signs between them, as telephone and identity numbers are written. */
const DIGITS = /\+?\p{Nd}(?:[ .\-()]{0,2}\p{Nd}){0,30}/gu;
/** A code: letters and at least two digits, six signs or more ("HD-7K3M", "LM1234"). */
const CODE = /(?<![\p{L}\p{N}])(?=[\p{L}-]{0,12}\p{Nd}[\p{L}-]{0,12}\p{Nd})[\p{Lu}\p{Nd}-]{6,14}(?![\p{L}\p{N}])/gu;

/** More digits than a day, a grade or an hour has. */
const MOST_DIGITS = 3;
const digitsIn = (text: string): number => text.replace(/\P{Nd}/gu, '').length;

/** What is said of oneself by these is no name ("em là giáo viên"). */
const ROLES = new Set(
  'giao vien phu huynh hoc sinh nguoi hs ph gv ba me bo cha ong co chu bac hieu can nhan dan nong sinh thu to truong pho ai gi sao ben o cua don vi mot the mẹ teacher parent pupil student a the from'.split(
    ' ',
  ),
);
/** What does not belong to a name any more. */
const AFTER_NAME = new Set(
  'o lop truong hoc la va muon xin hoi can cho co khong con chau tuoi nay day a da nha oi voi at in from and want wants with is of'.split(
    ' ',
  ),
);
/** After these a name follows, whatever its letters. */
const NAMED =
  /^(?:ten (?:em |toi |con |chau |be |minh )?la|(?:toi|em|con|chau|be|minh) ten|ho (?:va )?ten|name is|named)$/;
/** After these it does where it begins with a capital. */
const CALLED = new Set(
  'ten co thay em anh chi chu bac ba ong be con chau cu di cau mo thim ban ms mr mrs miss'.split(' '),
);
/** "Em là Lan". */
const SELF = new Set('em toi minh tui con chau chi anh co thay me ba bo ong i'.split(' '));

/**
 * The text in one line, without links, mail addresses, numbers of four digits and more, codes, and names: after "tên là", after "em là", and with a
 * capital after "cô", "anh" and the like. What is taken out is an ellipsis. At most 300 letters; linear in them.
 */
export function withoutNames(text: string): string {
  const clean = text
    .slice(0, MOST)
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(LINK, HIDDEN)
    .replace(MAIL, HIDDEN)
    .replace(HANDLE, HIDDEN)
    .replace(CODE, HIDDEN)
    .replace(DIGITS, (found) => (digitsIn(found) > MOST_DIGITS ? HIDDEN : found));
  return unnamed(clean.split(/\s+/).filter((word) => word !== ''))
    .join(' ')
    .replace(/…(?:[\s,;.…]*…)+/gu, HIDDEN)
    .trim();
}

const bare = (word: string): string => fold(word).replace(/[^\p{L}\p{N}]+/gu, '');
const isCapital = (word: string): boolean => /^[^\p{L}\p{N}]*\p{Lu}/u.test(word);
const ends = (word: string): boolean => /[.,;:?!)]$/u.test(word);

function unnamed(words: readonly string[]): string[] {
  // In a text that is all capitals they tell nothing.
  const hasCase = words.some((word) => /\p{Ll}/u.test(word));
  const kept: string[] = [];
  let at = 0;
  while (at < words.length) {
    const length = nameAt(words, at, hasCase);
    if (length === 0) kept.push(words[at] ?? '');
    else kept.push(HIDDEN + signsAfter(words[at + length - 1] ?? ''));
    at += Math.max(1, length);
  }
  return kept;
}

const signsAfter = (word: string): string => /[^\p{L}\p{N}]*$/u.exec(word)?.[0] ?? '';

/** How many words from here on are a name; 0: none. */
function nameAt(words: readonly string[], at: number, hasCase: boolean): number {
  const before = (back: number): string =>
    at - back < 0 || ends(words[at - back] ?? '') ? '' : bare(words[at - back] ?? '');
  const [one, two, three] = [before(1), before(2), before(3)];
  const isNamed = [one, `${two} ${one}`, `${three} ${two} ${one}`, `${before(4)} ${three} ${two} ${one}`].some((each) =>
    NAMED.test(each.trim()),
  );
  const says = bare(words[at] ?? '');
  if (isNamed && says !== 'la' && !ROLES.has(says)) return run(words, at, () => true);
  const isSelf = (one === 'la' && SELF.has(two)) || (one === 'am' && two === 'i');
  if (isSelf && !ROLES.has(says)) return run(words, at, () => true);
  const isCalled = hasCase && CALLED.has(one) && isCapital(words[at] ?? '');
  return isCalled ? run(words, at, isCapital) : 0;
}

/** "Thị" and "Nam" are names, "thì" and "năm" are none. */
const isAfterName = (word: string): boolean =>
  !isCapital(word) && (AFTER_NAME.has(bare(word)) || word === 'thì' || word === 'năm');

/** A name has at most five words, and ends at a sign or where something else begins. */
function run(words: readonly string[], from: number, isPart: (word: string) => boolean): number {
  let length = 0;
  while (length < 5) {
    const word = words[from + length];
    if (word === undefined || !isPart(word) || (length > 0 && isAfterName(word))) break;
    length += 1;
    if (ends(word)) break;
  }
  return length;
}
