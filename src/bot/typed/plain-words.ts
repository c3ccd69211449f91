/** A typed text as plain words to compare: folded, short forms of chat written out, fillers known. */
import { fold } from '../../chat/fold.ts';
import { remembered } from '../../chat/remembered.ts';
import { ASKING, AT_THE_END, isPolite } from '../../understanding/small-words.ts';

export { isPolite, saysSomething } from '../../understanding/small-words.ts';

/** How people shorten words in chat (folded). */
const WRITTEN_OUT = new Map(
  `k=khong ko=khong kg=khong hok=khong hong=khong khum=khong hem=khong dc=duoc dk=dang_ky j=gi ji=gi v=vay z=vay zay=vay vs=voi
  ntn=the_nao r=roi bn=bao_nhieu bnhiu=bao_nhieu mik=minh mk=minh h=gio bgio=bay_gio bh=bay_gio hnay=hom_nay bc=bao_cao hd=hoat_dong
  tkb=thoi_khoa_bieu cd=chu_de tb=thong_bao lk=link`
    .split(/\s+/)
    .map((pair): [string, string] => [pair.split('=')[0] ?? '', (pair.split('=')[1] ?? '').replaceAll('_', ' ')]),
);

/** The words of a text, in order. Slashes, dots and dashes inside numbers stay: "3/10", "1-7/10". */
export const tokensOf = remembered(60, (text): readonly string[] =>
  fold(text)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}/.\-\s]+/gu, ' ')
    .replace(/(?<!\d)[/.-]+|[/.-]+(?!\d)/g, ' ')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => (WRITTEN_OUT.get(word) ?? word).split(' ')),
);

/** Whether what is left beside a phrase says nothing of its own. `endsWithRest`: the last of these words ended the text. */
export function isFiller(rest: readonly string[], strict: boolean, endsWithRest: boolean): boolean {
  return rest.every((word, i) => {
    if (isPolite(word)) return true;
    if (strict) return false;
    return ASKING.has(word) || (AT_THE_END.has(word) && endsWithRest && rest.slice(i + 1).every(isPolite));
  });
}

/** A child's age or grade: "lớp 3", "mầm non". The schedule does not know it, so beside a request it says nothing. */
const GRADES =
  /(?<!\S)(?:(?:hoc )?(?:lop|khoi|cap|grade|year) (?:1[0-2]|[1-9])|lop (?:la|choi|mam)|mam non|mau giao|tieu hoc|trung hoc|\d{1,2} tuoi)(?!\S)/g;

/** The words without a grade; where there is none, as many as before. */
export function withoutGrades(tokens: readonly string[]): readonly string[] {
  const rest = tokens.join(' ').replace(GRADES, ' ').trim();
  return rest === '' ? [] : rest.split(/\s+/);
}

/**
 * Telex and VNI keys typed raw ("lichj hocj", "ba1o ca1o"), as the plain letters they stand for. Only tried when nothing else fits: "t5"
 * and English words would suffer. In Vietnamese no syllable ends in f, s, r, x or j, so after a vowel they are tone keys.
 */
export function withoutRawKeys(word: string): string {
  const letters = /^\p{L}+\d[\p{L}\d]*$/u.test(word) ? word.replace(/\d/g, '') : word;
  return letters
    .replace(/dd/g, 'd')
    .replace(/([aeo])\1/g, '$1')
    .replace(/([aou])w/g, '$1')
    .replace(/(?<=[aeiouy]\p{L}*)[fsrxj]/gu, '')
    .replace(/w/g, 'u');
}
