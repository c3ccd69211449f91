/** Takes a line of counts apart: numbers, names of what is counted, breaks; "about" is noted, courtesy is dropped. */
import { readNumeral } from './numerals.ts';
import { LONGEST_LINE, matchPhrase, matchWords, phrases, type Token, tokenize } from './pieces.ts';

/** What may be counted, and the words it goes by (any spelling). */
export type Countable = { readonly code: string; readonly words: readonly string[] };

/** `asks`: the number may mean each of its values ("1,200"), or is a range. null: "not known". */
export type NumberItem = {
  readonly is: 'number';
  readonly values: readonly (number | null)[];
  readonly typed: string;
  readonly asks: 'signs' | 'range' | null;
};
export type Item =
  | NumberItem
  | { readonly is: 'name'; readonly code: string }
  /** Words after a number that name none of what is counted: "3 nhân viên". */
  | { readonly is: 'other'; readonly words: string }
  | { readonly is: 'total' | 'people' | 'break' | 'whole' };

type Place = {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly afterNumber: boolean;
  readonly names: readonly { readonly code: string; readonly words: readonly string[] }[];
};
type Found = { readonly length: number; readonly item?: Item; readonly about?: true; readonly vague?: true };

const NONE = phrases(
  'khong co ai,khong co,khong ai,khong,ko co,ko co ai,ko ai,ko,chua co,chua co ai,hok co,none,nobody,no one,zero,no',
);
const UNKNOWN = phrases(
  'khong ro,chua ro,khong biet,chua biet,ko biet,ko ro,chua dem,chua thong ke,?,unknown,not known',
);
const ABOUT = phrases(
  'khoang,khoang chung,chung,uoc,uoc chung,uoc tinh,do chung,do,hon,tren,gan,xap xi,duoi,~,co khoang,about,around,over,nearly,almost,approximately,some,more than',
);
const ABOUT_AFTER = phrases('may,hon,+,tro len,do lai,or so');
const VAGUE = phrases('vai,may,nhieu,rat nhieu,dong,rat dong,day du,many,several');
/** Vague alone; beside a number ("toàn trường 350 em") they say nothing more. */
const WHOLE = phrases(
  'toan truong,ca truong,ca lop,toan xa,ca xa,toan the,tat ca,toan bo,moi nguoi,whole school,everyone,everybody,all',
);
const TOTAL = phrases('tong cong,tong so,tong,in total,total');
const PEOPLE = phrases('luot nguoi,luot,nguoi khac,nguoi,khach,attendances,attendance,people,persons,others');
const BREAK = phrases('va,voi,cung,and,with,;,&,+,\n').concat([[',']]);
const FILLER = phrases(
  'la,gom,bao gom,co,duoc,tham gia,tham du,du,so luong,so,nhom,sua lai,sua,nham,lai,da,thua,a,nhe,nha,roi,:,=,-,/,cac,quy,ban,attended,participants,there were,were',
);

const saying = (list: readonly (readonly string[])[], make: Omit<Found, 'length'>) => (place: Place) => {
  const length = matchPhrase(place.tokens, place.at, list);
  return length > 0 ? { ...make, length } : null;
};
const amount = (value: number | null): NumberItem => ({
  is: 'number',
  values: [value],
  typed: String(value),
  asks: null,
});

/** In this order: what is said of a number ("không rõ", "khoảng") before the number words themselves. */
const READERS: readonly ((place: Place) => Found | null)[] = [
  readName,
  saying(UNKNOWN, { item: amount(null) }),
  saying(NONE, { item: amount(0) }),
  (place) => (place.afterNumber ? saying(ABOUT_AFTER, { about: true })(place) : null),
  readAbout,
  saying(VAGUE, { vague: true }),
  saying(WHOLE, { item: { is: 'whole' } }),
  readAmount,
  saying(TOTAL, { item: { is: 'total' } }),
  saying(PEOPLE, { item: { is: 'people' } }),
  saying(BREAK, { item: { is: 'break' } }),
  saying(FILLER, {}),
];

export type Items = {
  readonly items: readonly Item[];
  readonly approximate: boolean;
  readonly vague: boolean;
  /** The first word that means nothing here. */
  readonly unknown: string | null;
};

/** `takesOthers`: what follows a number and names nothing known is an item of its own instead of the end of reading. */
export function itemize(text: string, countables: readonly Countable[], takesOthers = false): Items {
  if (text.length > LONGEST_LINE) return { items: [], approximate: false, vague: false, unknown: text };
  const tokens = tokenize(withoutEnd(text.trim()));
  const names = countables.flatMap(({ code, words }) =>
    words.map((word) => ({ code, words: tokenize(word).map((token) => token.word) })),
  );
  const items: Item[] = [];
  let approximate = false;
  for (let at = 0; at < tokens.length; ) {
    const place: Place = { tokens, at, names, afterNumber: items.at(-1)?.is === 'number' };
    const found = READERS.reduce<Found | null>((before, read) => before ?? read(place), null);
    if (!found) {
      const raw = tokens[at]?.raw ?? '';
      if (!takesOthers || !addOther(items, raw)) return { items, approximate, vague: false, unknown: raw };
      at += 1;
      continue;
    }
    if (found.vague) return { items, approximate, vague: true, unknown: null };
    if (found.item) items.push(found.item);
    if (found.about) approximate = true;
    at += found.length;
  }
  return { items, approximate, vague: false, unknown: null };
}

/** Without the signs that end a sentence; where there is nothing else they stay. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 1 && '?!.'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, text.charAt(end - 1) === ' ' ? end + 1 : end);
}

/** Right after a number, or going on with such words; gives whether it was. */
function addOther(items: Item[], raw: string): boolean {
  const last = items.at(-1);
  if (!/\p{L}/u.test(raw) || (last?.is !== 'number' && last?.is !== 'other')) return false;
  if (last.is === 'other') items.pop();
  items.push({ is: 'other', words: last.is === 'other' ? `${last.words} ${raw}` : raw });
  return true;
}

/** The longest name that stands here. "cô" without its mark is also "có": a name only right after a number. */
function readName({ tokens, at, names, afterNumber }: Place): Found | null {
  const best = names
    .map((name) => ({ code: name.code, length: matchWords(tokens, at, name.words) }))
    .sort((a, b) => b.length - a.length)[0];
  if (!best || best.length === 0) return null;
  const isCourtesy = matchPhrase(tokens, at, FILLER) >= best.length;
  if (isCourtesy && (!afterNumber || tokens[at]?.raw === 'có')) return null;
  return { length: best.length, item: { is: 'name', code: best.code } };
}

/** "tầm 50" and "cỡ 50": folded they would be "eight" and "has". */
function readAbout(place: Place): Found | null {
  const token = place.tokens[place.at];
  const beforeFigure = /^\d/.test(place.tokens[place.at + 1]?.word ?? '');
  if (token?.raw === 'tầm' || token?.raw === 'cỡ' || (token?.raw === 'tam' && beforeFigure)) {
    return { length: 1, about: true };
  }
  return saying(ABOUT, { about: true })(place);
}

function readAmount({ tokens, at }: Place): Found | null {
  const first = readNumeral(tokens, at);
  if (!first) return null;
  const second = isDash(tokens[first.end]) ? readNumeral(tokens, first.end + 1) : null;
  if (second && 'value' in first && 'value' in second && second.value > first.value) {
    const typed = `${first.value}-${second.value}`;
    return {
      length: second.end - at,
      item: { is: 'number', values: [first.value, second.value], typed, asks: 'range' },
    };
  }
  if ('value' in first) return { length: first.end - at, item: amount(first.value) };
  return { length: first.end - at, item: { is: 'number', values: first.options, typed: first.typed, asks: 'signs' } };
}

const isDash = (token: Token | undefined): boolean =>
  token?.word === '-' || token?.word === '~' || token?.word === 'den';
