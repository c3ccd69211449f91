import { fold } from '../../chat/fold.ts';
import type { Say } from '../../chat/index.ts';
import type { Spellings } from '../../understanding/spellings.ts';
import { quote, type Reading, refuse } from '../reading.ts';
import { type Counted, countIn } from './index.ts';
import { sayProducts } from './products-said.ts';

export type Count = { readonly value: number; readonly approximate: boolean };

const LARGEST = 1_000_000_000;

/** What things are counted in: a word of these behind a number says nothing more. */
const COUNTED: readonly string[] =
  'cái, chiếc, cuốn, quyển, bài, tấm, bức, tờ, bản, bộ, tệp, băng rôn, banner, banners, khẩu hiệu, lượt, lượt xem, view, views, like, likes, lượt thích, tiền, tiền mặt, tiền quà, đồng, đ, vnđ, vnd, items, times'.split(
    ', ',
  );

/** Words of one line are of one kind: views and likes are no sum. */
const KINDS: readonly (readonly string[])[] = [
  'cuốn, quyển',
  'bài',
  'tờ, tờ rơi',
  'băng rôn, banner, banners',
  'khẩu hiệu',
  'pa nô, pano, áp phích',
  'lượt xem, view, views',
  'lượt thích, like, likes',
  'đồng, đ, vnđ, vnd',
].map((list) => list.split(', '));

/**
 * One number, as typed: 50, 1.200, 1 200, 1k2, "một trăm hai" (120), "trăm rưỡi" (150), "khoảng 50", "không có" (0), "3 cái ở cổng, 2 cái ở
 * sân" (5). `names`: what is counted, which may stand beside it. "1,200", "1.2" and "50-60" ask, with the ways to read them as buttons
 * (value `n1200`, `a50` for "about 50").
 */
export function readNumber(text: string, names: readonly string[] = [], spellings: Spellings): Reading<Count> {
  if (saysNotOne(text, names)) return { ok: true, value: { value: 0, approximate: false } };
  const counting = countIn(text, names.length === 0 ? NAMELESS : countedBy(names), { spellings });
  if ('counted' in counting) {
    if (isOfSeveral(text, names, spellings))
      return refuse({ key: 'dialog:number.unreadable', with: { text: quote(text) } });
    const { approximate, products, isLoose } = counting.counted;
    const value = valueOf(counting.counted);
    if (value === null) return refuse({ key: 'dialog:number.unreadable', with: { text: quote(text) } });
    if (value > LARGEST) return refuse({ key: 'dialog:number.too-large', with: { text: quote(text) } });
    const note = sayProducts(products);
    return { ok: true, value: { value, approximate }, isLoose, ...(note ? { note } : {}) };
  }
  if ('ways' in counting) {
    const offer = counting.ways.flatMap((way) => {
      const value = valueOf(way);
      return value === null ? [] : [numberButton({ value, approximate: way.approximate })];
    });
    const key = counting.range ? 'dialog:number.range' : 'dialog:number.ambiguous';
    return refuse({ key, with: { text: quote(counting.typed) } }, offer);
  }
  const { why } = counting.trouble;
  const key = why === 'share' ? 'share' : why === 'vague' || why === 'each' ? 'vague' : 'unreadable';
  return refuse({ key: `dialog:number.${key}`, with: { text: quote(text) } });
}

const NOT_ONE =
  /^(?:(?:da|thua|thi|em|tui|minh|ben em|truong em|lop em|hom do|bua do) )*(?:khong|ko|k|hong|hok|chang|no|chua) (?:co )?(?:(?:treo|dan|lam|gui|dang|in|phat|tang|may|viet|quay|chup|ve|trao|nop|nhan|doi|mua|cang) )?(?:duoc )?(.{1,30}?) nao(?: (?:het|ca|luon|dau|tron|a|nha|nhe|em|co|chi|thay|oi|do))*$/;

/** "không treo cái nào hết": none was made; "không thiếu cái nào" says nothing of how many there are. */
function saysNotOne(text: string, names: readonly string[]): boolean {
  if (text.length > 160) return false;
  const [said = ''] = fold(text)
    .replace(/[,.!]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .split(/ (?:tai|vi|do|boi|because) (?=\D*$)/);
  const [, thing] = NOT_ONE.exec(said) ?? [];
  return thing !== undefined && [...COUNTED, ...names].some((name) => fold(name) === thing);
}

/** "500 lượt xem, 30 lượt thích": each has its number. What is asked about goes by all of its names. */
function isOfSeveral(text: string, names: readonly string[], spellings: Spellings): boolean {
  const said = ` ${fold(text).replace(/[^a-z]+/g, ' ')} `;
  const told = KINDS.filter((kind) => kind.some((word) => said.includes(` ${fold(word)} `)));
  if (told.length < 2) return false;
  const asked = new Set(names.map(fold));
  const isAsked = (kind: readonly string[]): boolean => kind.some((word) => asked.has(fold(word)));
  const others = told.filter((kind) => !isAsked(kind));
  const countables = [[...names, ...told.filter(isAsked).flat()], ...others].map((words, i) => ({
    code: `${i}`,
    words,
  }));
  const bare = text.normalize('NFC').replace(/(\d\s*)(?:tấm|cái|chiếc|bức|tam|cai|chiec|buc)(?=\s+\p{L})/giu, '$1');
  const counting = countIn(bare, countables, { takesOthers: true, spellings });
  return 'counted' in counting && Object.keys(counting.counted.counts).length > 1;
}

const IT = 'it';
const countedBy = (names: readonly string[]) => [{ code: IT, words: [...COUNTED, ...names] }];
/** The same list each time: what is made of it once is kept beside it. */
const NAMELESS = countedBy([]);

/** The number with its name, or the one without; both are two numbers. */
function valueOf({ counts, unsorted }: Counted): number | null {
  const named = counts[IT] ?? null;
  return named !== null && unsorted !== null ? null : (named ?? unsorted);
}

const numberButton = ({ value, approximate }: Count) => ({
  label: sayCount({ value, approximate }),
  value: `${approximate ? 'a' : 'n'}${value}`,
});

/** What a button of `readNumber` stands for; null: not one. */
export function readNumberChoice(choice: string): Count | null {
  const [, kind, digits] = /^([an])(\d{1,10})$/.exec(choice) ?? [];
  return digits === undefined ? null : { value: Number(digits), approximate: kind === 'a' };
}

/** "1.200", "khoảng 50". */
const sayCount = ({ value, approximate }: Count): Say =>
  approximate ? { key: 'dialog:count.about', with: { n: value } } : { key: 'dialog:count.exact', with: { n: value } };
