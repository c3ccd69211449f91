/** What a correction says besides what is changed by it: nothing vanishes without a word. */
import type { Say } from '../../chat/index.ts';
import type { Json, Mend, Standing } from '../flow.ts';
import { lineOf, stepOf } from '../progress.ts';
import { quote } from '../reading.ts';
import { formIn, leftOfForm } from './form.ts';
import { mendedBy, numbersIn, type Open } from './mended.ts';

type Answers = Standing['answers'];

/** Of a text that may be meant in these ways. null: there is nothing. */
export function leftIn(open: Open, options: readonly Mend[]): Say | null {
  const { message, standing } = open;
  const text = message.choice === undefined ? (message.text ?? '') : '';
  const mended = options.flatMap((option) => mendedBy(option, open) ?? []);
  if (mended.length === 0) return null;
  const changes = mended.flatMap(({ given, answers }) => figuresOf(Object.keys(given), standing.answers, answers));
  const typed: Open = { ...open, message: { ...message, text } };
  if (open.step === null && formIn(typed).length > 0) {
    const left = leftOfForm(
      typed,
      mended.flatMap(({ given }) => Object.keys(given)),
    );
    return left.length === 0 ? null : unused(left.join('; '));
  }
  const said = options.flatMap(({ and = [], ...first }) => [first, ...and].flatMap((each) => digitsUsed(each, open)));
  return leftOf(text, [...changes, ...said]);
}

/** Of its parts between signs those without which it would say something else: "25 lớp" adds nothing to "310 em". */
function digitsUsed(mend: Mend, open: Open): readonly string[] {
  const { key, text, old } = mend;
  const step = stepOf(open.flow, key);
  const parts = text.split(PARTS);
  if (old !== undefined || step?.takesText === true) return digitsIn(text);
  // Of "trực tiếp 30" the form takes the form alone.
  if (step?.takesNumbers !== true) return [];
  if (parts.length === 1) return digitsIn(text);
  const whole = lineWith(mend, open);
  return parts.flatMap((part, at) => {
    const others = parts.filter((_, n) => n !== at).join(' ');
    return lineWith({ ...mend, text: others }, open) === whole ? [] : digitsIn(part);
  });
}

function lineWith(mend: Mend, open: Open): string | null {
  const step = stepOf(open.flow, mend.key);
  const mended = mendedBy(mend, open);
  return step && mended ? JSON.stringify(lineOf(step, mended.answers, open.turn)) : null;
}

/** Of a text that gave these answers in place of those before. */
export const leftBy = (text: string, keys: readonly string[], before: Answers, after: Answers): Say | null =>
  leftOf(text, figuresOf(keys, before, after));

/** Parts with figures of which none is known. */
function leftOf(text: string, known: readonly string[]): Say | null {
  const parts = text.split(PARTS).filter((part) => {
    const figures = digitsIn(part);
    return figures.length > 0 && figures.every((figure) => !known.includes(figure));
  });
  return parts.length === 0 ? null : unused(parts.join(' ').replace(/[,;.\s]+$/, ''));
}
const PARTS = /(?<=[,;.!…])\s+|\n+/;

const unused = (text: string): Say => ({ key: 'dialog:mend.unused', with: { text: quote(text) } });

const digitsIn = (text: string): readonly string[] => text.match(/\d+/g) ?? [];

/** The figures that stood there, and those that do now; of days with and without a nought before them. */
const figuresOf = (keys: readonly string[], before: Answers, after: Answers): readonly string[] =>
  keys.flatMap((key) => [before[key] ?? null, after[key] ?? null].flatMap(figuresIn));

const figuresIn = (value: Json): readonly string[] => [
  ...numbersIn(value).map(String),
  ...digitsIn(JSON.stringify(value, withoutTyped)).flatMap((digits) => [digits, String(Number(digits))]),
];

/** What was typed stands beside the figures that were read in it. */
export const withoutTyped = (name: string, value: unknown): unknown => (name === 'raw' ? undefined : value);
