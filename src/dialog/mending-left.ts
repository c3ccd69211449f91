/** What a correction says besides what is changed by it: nothing vanishes without a word. */
import type { Say } from '../chat/index.ts';
import type { Json, Mend, Standing } from './flow.ts';
import { mendedBy, numbersIn, type Open } from './mended.ts';
import { quote } from './reading.ts';

type Answers = Standing['answers'];

/** Of a text that may be meant in these ways. null: there is nothing. */
export function leftIn(open: Open, options: readonly Mend[]): Say | null {
  const { message, standing } = open;
  const text = message.choice === undefined ? (message.text ?? '') : '';
  const mended = options.flatMap((option) => mendedBy(option, open) ?? []);
  if (mended.length === 0) return null;
  const changes = mended.flatMap(({ given, answers }) => figuresOf(Object.keys(given), standing.answers, answers));
  return leftOf(text, [...changes, ...options.flatMap((option) => digitsIn(saidBy(option)))]);
}

/** Of a text that gave these answers in place of those before. */
export const leftBy = (text: string, keys: readonly string[], before: Answers, after: Answers): Say | null =>
  leftOf(text, figuresOf(keys, before, after));

/** Parts with figures of which none is known. */
function leftOf(text: string, known: readonly string[]): Say | null {
  const parts = text.split(/(?<=[,;.!…])\s+|\n+/).filter((part) => {
    const figures = digitsIn(part);
    return figures.length > 0 && figures.every((figure) => !known.includes(figure));
  });
  if (parts.length === 0) return null;
  return { key: 'dialog:mend.unused', with: { text: quote(parts.join(' ').replace(/[,;.\s]+$/, '')) } };
}

const digitsIn = (text: string): readonly string[] => text.match(/\d+/g) ?? [];

const saidBy = ({ text, and = [] }: Mend): string => [text, ...and.map((each) => each.text)].join(' ');

/** The figures that stood there, and those that do now; of days with and without a nought before them. */
const figuresOf = (keys: readonly string[], before: Answers, after: Answers): readonly string[] =>
  keys.flatMap((key) => [before[key] ?? null, after[key] ?? null].flatMap(figuresIn));

const figuresIn = (value: Json): readonly string[] => [
  ...numbersIn(value).map(String),
  ...digitsIn(JSON.stringify(value)).flatMap((digits) => [digits, String(Number(digits))]),
];
