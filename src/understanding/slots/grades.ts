import { SMALL } from '../english-words.ts';
import { isAfter, lexiconOf, phraseAt } from '../lexicon.ts';
import { smallNumberAt } from '../small-numbers.ts';
import { isFree, mark, type SlotSheet } from './sheet.ts';
import type { Grade } from './types.ts';

const HIGHEST = 12;
/** Children come to school in the year in which they are six. */
const SCHOOL_AGE = 6;
const OLDEST = 17;

/** A level is its first year. */
const LEVELS = lexiconOf<Grade>([
  [
    'mầm non,lớp mầm non,lớp mẫu giáo,mẫu giáo,mẫu giáo lớn,mẫu giáo bé,mẫu giáo nhỡ,nhà trẻ,lớp lá,lớp chồi,lớp mầm,khối lá,khối chồi,khối mầm,mẫu giáo lá,mg,kindergarten,preschool,nursery',
    'kindergarten',
  ],
  ['cấp 1,cấp một,cấp i,tiểu học,primary,primary school,elementary', 1],
  ['cấp 2,cấp hai,cấp ii,trung học cơ sở,thcs,lower secondary,secondary school', 6],
  ['cấp 3,cấp ba,cấp iii,trung học phổ thông,thpt,upper secondary,high school', 10],
]);
const CLASS = lexiconOf([['lớp,khối,khối lớp,học lớp,grade,year,class', true]]);
const LITTLE = lexiconOf([['lớp lá,lớp chồi,lớp mầm,khối lá,khối chồi,khối mầm', true]]);
/** "lop la gi", "lop mam non": without marks "la" is "là". */
const NO_LEAF_AFTER = lexiconOf([
  ['gì,ai,nào,của,ở,ngày,bao,mấy,lúc,lớp,sao,các,những,đâu,khi,do,cho,buổi,một,hôm', true],
]);
/** So many in each class, or so many of them: "mỗi lớp 5 em", "lớp 3 buổi". */
const EACH = lexiconOf([['mỗi,từng,các,mấy,nhiều,những,mở', true]]);
const COUNTED = lexiconOf([
  ['em,học sinh,hs,người,cháu,bạn,buổi,tiết,ngày,giờ,tháng,tuần,lớp,phòng,triệu,nghìn,k,phút,tiếng,mẹ', true],
]);
/** "lớp năm nay", "lớp bảy giờ", "lớp ba mẹ": the number is another word. */
const OTHER_AFTER = lexiconOf([
  ['nay,sau,trước,học này,giờ,mẹ,má,2021,2022,2023,2024,2025,2026,2027,2028,2029,2030', true],
]);
/** "2nd grade", "a third grader", "grade two". */
const ENGLISH_GRADE = lexiconOf([['grade,grader,graders', true]]);
const ENGLISH_ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const CHILD = lexiconOf([['con,học,bé,cháu,em,vào,lên', true]]);
const YEARS_OLD = lexiconOf([['tuổi,years old,year old', true]]);

/** Marks school years and levels; gives the first. "lớp 3" is one, "3 lớp" are so many classes. */
export function takeGrades(sheet: SlotSheet): Grade | null {
  let first: Grade | null = null;
  for (let at = 0; at < sheet.words.length; ) {
    const found = isFree(sheet, at, at + 1) ? gradeAt(sheet, at) : null;
    if (found && isFree(sheet, at, found.end)) {
      mark(sheet, at, found.end, 'grade');
      if (first === null || (first === 'kindergarten' && found.value === 'kindergarten')) first = found.value;
      at = found.end;
    } else at = markAge(sheet, at) ?? at + 1;
  }
  return first;
}

/** "Bảy mươi hai tuổi" is a number, with no "hai tuổi" in it. */
function markAge(sheet: SlotSheet, at: number): number | null {
  const age = ageAt(sheet, at);
  const number = age && smallNumberAt(sheet, at);
  if (!age || !number || !isFree(sheet, at, number.end)) return null;
  mark(sheet, at, number.end, 'number');
  return age.end;
}

const gradeAt = (sheet: SlotSheet, at: number): Found | null =>
  levelAt(sheet, at) ?? numberedAt(sheet, at) ?? ordinalAt(sheet, at) ?? agedAt(sheet, at);

type Found = { readonly value: Grade; readonly end: number };

function levelAt(sheet: SlotSheet, at: number): Found | null {
  const found = phraseAt(LEVELS, sheet, at);
  if (!found) return null;
  const isUnmarked = sheet.words.slice(at, found.end).every(({ hasMarks }) => !hasMarks);
  if (
    phraseAt(LITTLE, sheet, at) &&
    isUnmarked &&
    (found.end === sheet.words.length || phraseAt(NO_LEAF_AFTER, sheet, found.end))
  ) {
    return sheet.words[at + 1]?.plain === 'la' && !isAfter(CHILD, sheet, at) ? null : found;
  }
  const age = found.value === 'kindergarten' ? ageAt(sheet, found.end) : null;
  return age === null ? found : { value: found.value, end: age.end };
}

/** "lớp 3", "khối 5", "lớp 3A2", "lớp 6/2", "học lớp một", "l3". */
function numberedAt(sheet: SlotSheet, at: number): Found | null {
  const word = sheet.words[at]?.plain ?? '';
  const [, joined] = /^(?:lop|khoi|l)(\d{1,2})(?:[a-z]\d?)?$/.exec(word) ?? [];
  if (joined !== undefined) return gradeOf(Number(joined), at + 1);
  const before = phraseAt(CLASS, sheet, at) ?? unmarkedClassAt(sheet, at);
  if (!before || isAfter(EACH, sheet, at)) return null;
  const [, figure] = /^(\d{1,2})(?:[a-h]\d{0,2}|[/.]\d{1,2})?$/.exec(sheet.words[before.end]?.plain ?? '') ?? [];
  if (figure !== undefined) {
    const isBare = /^\d+$/.test(sheet.words[before.end]?.plain ?? '');
    return isBare && isCounted(sheet, before.end + 1) ? null : gradeOf(Number(figure), letterAt(sheet, before.end + 1));
  }
  const english = sheet.words[at]?.plain === 'grade' ? SMALL.get(sheet.words[before.end]?.plain ?? '') : undefined;
  if (english !== undefined) return gradeOf(english, before.end + 1);
  const number = smallNumberAt(sheet, before.end);
  if (!number || phraseAt(OTHER_AFTER, sheet, number.end) || isCounted(sheet, number.end)) return null;
  // Without a mark "lop sau" is the next class as well, and "lop nam" no school year by itself.
  const said = sheet.words[before.end];
  const isDoubtful = said?.plain === 'sau' && !said.hasMarks && !isAfter(CHILD, sheet, at);
  return isDoubtful ? null : gradeOf(number.value, number.end);
}

/** "e lop 9 ngày mốt": with a figure behind it "lop" is no other word, whoever types marks elsewhere. */
function unmarkedClassAt({ words }: SlotSheet, at: number): { readonly end: number } | null {
  const word = words[at];
  return word?.plain === 'lop' && !word.hasMarks && /^\d/.test(words[at + 1]?.plain ?? '') ? { end: at + 1 } : null;
}

function ordinalAt(sheet: SlotSheet, at: number): Found | null {
  const word = sheet.words[at]?.plain ?? '';
  const named = phraseAt(ENGLISH_GRADE, sheet, at + 1);
  if (!named) return null;
  const [, figure] = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word) ?? [];
  return gradeOf(figure === undefined ? ENGLISH_ORDINALS.indexOf(word) + 1 : Number(figure), named.end);
}

/** "lớp 3 buổi"; in "lớp 3 ngày mai" the word is a day's. */
const isCounted = (sheet: SlotSheet, at: number): boolean =>
  isFree(sheet, at, at + 1) && phraseAt(COUNTED, sheet, at) !== null;

/** The "A" of "lớp 3 A". */
const letterAt = (sheet: SlotSheet, at: number): number =>
  /^[abc]\d{0,2}$/.test(sheet.words[at]?.plain ?? '') ? at + 1 : at;

const gradeOf = (number: number, end: number): Found | null =>
  number >= 1 && number <= HIGHEST ? { value: number, end } : null;

/** "con 8 tuổi": the year of school that a child of this age is in. */
function agedAt(sheet: SlotSheet, at: number): Found | null {
  const age = ageAt(sheet, at);
  if (!age || age.value < 1 || age.value > OLDEST) return null;
  return { value: age.value < SCHOOL_AGE ? 'kindergarten' : age.value - SCHOOL_AGE + 1, end: age.end };
}

function ageAt(sheet: SlotSheet, at: number): { readonly value: number; readonly end: number } | null {
  const [, short] = /^(\d{1,2})t$/.exec(sheet.words[at]?.plain ?? '') ?? [];
  if (short !== undefined) return { value: Number(short), end: at + 1 };
  const number = smallNumberAt(sheet, at);
  const named = number && phraseAt(YEARS_OLD, sheet, number.end);
  return number && named && { value: number.value, end: named.end };
}
