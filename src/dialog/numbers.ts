import type { Say } from '../chat/index.ts';
import type { Spellings } from '../understanding/spellings.ts';
import { type Counted, countIn } from './counting.ts';
import { sayProducts } from './products.ts';
import { quote, type Reading, refuse } from './reading.ts';

export type Count = { readonly value: number; readonly approximate: boolean };

const LARGEST = 1_000_000_000;

/** What things are counted in: a word of these behind a number says nothing more. */
const COUNTED =
  'cái, chiếc, cuốn, quyển, bài, tấm, bức, tờ, bản, bộ, tệp, băng rôn, banner, banners, khẩu hiệu, lượt, lượt xem, view, views, like, likes, lượt thích, đồng, đ, vnđ, vnd, items, times';

/**
 * One number, as typed: 50, 1.200, 1 200, 1k2, "một trăm hai" (120), "trăm rưỡi" (150), "khoảng 50", "không có" (0), "3 cái ở cổng, 2 cái ở
 * sân" (5). `names`: what is counted, which may stand beside it. "1,200", "1.2" and "50-60" ask, with the ways to read them as buttons
 * (value `n1200`, `a50` for "about 50").
 */
export function readNumber(text: string, names: readonly string[] = [], spellings?: Spellings): Reading<Count> {
  const counting = countIn(text, [{ code: IT, words: [...COUNTED.split(', '), ...names] }], { spellings });
  if ('counted' in counting) {
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

const IT = 'it';

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
