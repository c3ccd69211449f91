/** A number at one place of a text: in figures, in words, or in both ("2 trăm rưỡi"). */
import type { Token } from './pieces.ts';

/** `options`: what it may mean when it can mean more than one thing ("1,200"). `end`: the token after it. */
export type Numeral =
  | { readonly value: number; readonly end: number }
  | { readonly options: readonly number[]; readonly typed: string; readonly end: number };

const DIGITS: Readonly<Record<string, number>> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
};
const UNITS: Readonly<Record<string, number>> = {
  muoi: 10,
  chuc: 10,
  tram: 100,
  nghin: 1000,
  ngan: 1000,
  k: 1000,
  trieu: 1_000_000,
  tr: 1_000_000,
  cu: 1_000_000,
};

type Figure = { readonly value: number } | { readonly decimal: number; readonly options: readonly number[] };

/** "1.200", "1200", "1k2", "1,2k", "1tr5"; "1,200" and "1.2" may mean several things. Null: no figure. */
function readFigure(word: string): Figure | null {
  if (/^\d{1,9}$/.test(word)) return { value: Number(word) };
  if (/^\d{1,3}(\.\d{3}){1,2}$/.test(word)) return { value: Number(word.replaceAll('.', '')) };
  if (/^\d{1,3}(,\d{3}){2}$/.test(word)) return { value: Number(word.replaceAll(',', '')) };
  const [, whole, , part, unit, rest] = /^(\d{1,4})(([.,]\d{1,2}))?(k|tr)(\d{0,3})$/.exec(word) ?? [];
  if (whole !== undefined && unit !== undefined && rest !== undefined) {
    const times = UNITS[unit] ?? 1;
    const fraction = part === undefined ? rest : part.slice(1);
    if (part !== undefined && rest !== '') return null;
    return { value: Number(whole) * times + (fraction === '' ? 0 : Math.round(Number(`0.${fraction}`) * times)) };
  }
  const [, left, right] = /^(\d{1,6})[.,](\d{1,3})$/.exec(word) ?? [];
  if (left === undefined || right === undefined) return null;
  const thousands = Number(left) * 1000 + Number(right.padEnd(3, '0'));
  const joined = Number(left + right);
  return {
    decimal: Number(`${left}.${right}`),
    options: [...new Set([thousands, joined])].filter((n) => n < 1_000_000),
  };
}

/** The number that starts at token `at`; null: none does. */
export function readNumeral(tokens: readonly Token[], at: number): Numeral | null {
  const first = tokens[at];
  if (!first) return null;
  const figure = readFigure(first.word);
  if (!figure) return readWords(tokens, at);
  const next = tokens[at + 1]?.word ?? '';
  const isUnit = next in UNITS && next !== 'muoi';
  if ('options' in figure) {
    const unit = isUnit ? UNITS[next] : undefined;
    if (unit !== undefined && unit > 10) return { value: Math.round(figure.decimal * unit), end: at + 2 };
    return { options: figure.options, typed: first.word, end: at + 1 };
  }
  if (isUnit) return readWords(tokens, at);
  // "1 200": a group of one to three digits, then groups of exactly three.
  let value = figure.value;
  let end = at + 1;
  while (/^\d{1,3}$/.test(first.word) && /^\d{3}$/.test(tokens[end]?.word ?? '') && end < at + 3) {
    value = value * 1000 + Number(tokens[end]?.word);
    end += 1;
  }
  return { value, end };
}

/** "một trăm hai" (120), "trăm rưỡi" (150), "hai chục", "năm mươi lăm", "2 nghìn 5" (2500). */
function readWords(tokens: readonly Token[], at: number): Numeral | null {
  let total = 0;
  let section = 0;
  let pending: number | null = null;
  let last = 0; // the unit said last: what a trailing digit or "rưỡi" counts in
  let end = at;
  for (; end < tokens.length; end += 1) {
    const token = tokens[end];
    if (!token) break;
    const unit = UNITS[token.word];
    const digit = digitOf(token, end > at);
    if (unit !== undefined && !(end === at && (token.word === 'k' || token.word === 'cu' || token.word === 'tr'))) {
      const count = pending ?? (unit >= 1000 && section > 0 ? 0 : 1);
      if (unit >= 1000) {
        total += (section + count) * unit;
        section = 0;
      } else section += count * unit;
      pending = null;
      last = unit;
    } else if (token.word === 'ruoi' && last > 1) {
      section += last / 2;
      end += 1;
      last = 1;
      break;
    } else if ((token.word === 'linh' || token.word === 'le') && last >= 100) last = 1;
    else if (digit !== null && pending === null) pending = digit;
    else break;
  }
  if (end === at) return null;
  if (pending !== null) section += pending * (last >= 100 && pending < 10 ? last / 10 : 1);
  return { value: total + section, end };
}

function digitOf(token: Token, inside: boolean): number | null {
  if (/^\d{1,3}$/.test(token.word)) return Number(token.word);
  if (token.raw === 'tầm') return null; // "about", not eight
  if (inside && (token.word === 'lam' || token.word === 'nham')) return 5;
  if (inside && token.word === 'tu') return 4;
  return DIGITS[token.word] ?? null;
}
