/** What a correction makes of an answer: each text is tried by the line's own parser, so that there is no second grammar. */
import { fold } from '../../chat/fold.ts';
import type { Message, Say } from '../../chat/index.ts';
import type { Turn } from '../../turn/index.ts';
import { unspelt } from '../../understanding/spellings.ts';
import { readNumber } from '../counts/numbers.ts';
import type { Flow, Json, Mend, Outcome, Standing } from '../flow.ts';
import { lineOf, type PlainStep, stepOf } from '../progress.ts';
import { type Within, within } from './within.ts';

type Take = (flow: Flow, standing: Standing, step: PlainStep, message: Message, turn: Turn) => Outcome;

/** What one text at one place is read against. `step`: the open question; null: the summary. `take`: answers a question. `isClosed`: the flow is not open, and a line's name may begin a sentence of its own. */
export type Open = {
  readonly flow: Flow;
  readonly standing: Standing;
  readonly step: PlainStep | null;
  readonly message: Message;
  readonly turn: Turn;
  readonly take: Take;
  readonly isClosed?: true;
};

type Answers = Standing['answers'];

/** The answers as they would be. `given`: those that change; `note`: what the line's parser says besides; `parts`: of long texts the place that changes. */
export type Mended = {
  readonly answers: Answers;
  readonly given: Answers;
  readonly note: Say | null;
  readonly parts?: Readonly<Record<string, Within>>;
};

/** What a step makes of a text; undefined: nothing, or it would ask back. */
export const valueFor = (step: PlainStep, text: string, open: Open): Json | undefined =>
  parsedFor(step, text, open)?.value;

export function parsedFor(step: PlainStep, text: string, { standing, message, turn }: Open) {
  const parsed = step.parse({ ...message, text, choice: undefined, files: undefined }, standing.answers, turn);
  return parsed.ok && 'value' in parsed ? parsed : null;
}

/** null: the text is nothing for that line, or changes nothing; of several, one of them. */
export function mendedBy({ and = [], ...first }: Mend, open: Open): Mended | null {
  let all = mendedAlone(first, open);
  for (const each of and) {
    const next = all && mendedAlone(each, { ...open, standing: { ...open.standing, answers: all.answers } });
    all = next && {
      answers: next.answers,
      given: { ...all?.given, ...next.given },
      parts: { ...all?.parts, ...next.parts },
      note: all?.note && next.note ? { join: [all.note, next.note], by: '\n\n' } : (all?.note ?? next.note),
    };
  }
  return all;
}

function mendedAlone({ key, text, as, old, part }: Mend, open: Open): Mended | null {
  const { flow, standing } = open;
  const step = stepOf(flow, key);
  const before = standing.answers[key];
  if (!step || before === undefined) return null;
  if (as === 'none') return step.skip === undefined ? null : withValue(step, step.skip, open);
  if (old !== undefined) {
    const swapped = swap(before, old, Number(text));
    return swapped === undefined ? null : withValue(step, swapped, open);
  }
  if (as === 'after') return withMore(step, before, text, open);
  if (part !== undefined) return withPart(step, before, part, text, open);
  if (step.refuses?.(text)) return null;
  const parsed = parsedFor(step, text, open);
  // What was found in a sentence about something else corrects nothing.
  if (!parsed || parsed.isLoose) return null;
  const value = as === undefined ? amended(step, parsed.value, before) : adjusted(step, parsed.value, before, as);
  return value === undefined ? null : withValue(step, value, open, { also: parsed.also, note: parsed.note });
}

/** "à thêm: …": behind what stands there, as a sentence of its own. */
function withMore(step: PlainStep, before: Json, more: string, open: Open): Mended | null {
  if (typeof before !== 'string') return null;
  const value = valueFor(step, sentences(before, more), open);
  return typeof value === 'string' && value !== before ? withValue(step, value, open) : null;
}

export const sentences = (before: string, more: string): string =>
  `${before.replace(/[\s,;:.]+$/, '')}. ${more.charAt(0).toUpperCase()}${more.slice(1)}`;

/** The rest of the text stays as it is. */
function withPart(step: PlainStep, before: Json, part: string, by: string, open: Open): Mended | null {
  const put = typeof before === 'string' ? within(before, part, by) : null;
  const value = put && valueFor(step, put.text, open);
  if (!put || typeof value !== 'string' || value === before) return null;
  const given = { [step.key]: value };
  return { answers: { ...open.standing.answers, ...given }, given, note: null, parts: { [step.key]: put } };
}

function withValue(
  step: PlainStep,
  value: Json,
  { standing, turn }: Open,
  { also = {}, note = null }: { readonly also?: Answers | undefined; readonly note?: Say | null | undefined } = {},
): Mended | null {
  const given = { [step.key]: value, ...also };
  const answers = { ...standing.answers, ...given };
  const [was, is] = [lineOf(step, standing.answers, turn), lineOf(step, answers, turn)];
  const isNews = JSON.stringify(was?.value) !== JSON.stringify(is?.value) || Object.keys(also).length > 0;
  return isNews ? { answers, given, note } : null;
}

const amended = (step: PlainStep, told: Json, before: Json): Json =>
  step.amend && before !== null && told !== null ? step.amend(told, before) : told;

function adjusted(step: PlainStep, told: Json, before: Json, as: 'more' | 'less'): Json | undefined {
  const sign = as === 'more' ? 1 : -1;
  if (told === null || before === null) return undefined;
  return (step.adjust ? step.adjust(told, before, sign) : added(told, before, sign)) ?? undefined;
}

/** Numbers, and lists of them by name; null: that can't be. */
function added(told: Json, before: Json, sign: 1 | -1): Json {
  if (typeof told === 'number' && typeof before === 'number') {
    const sum = before + sign * told;
    return sum < 0 ? null : sum;
  }
  if (!isRecord(told) || !isRecord(before)) return null;
  const sums = Object.entries(told).map(([name, n]) => [name, added(n, before[name] ?? 0, sign)] as const);
  return sums.length === 0 || sums.some(([, n]) => n === null) ? null : { ...before, ...Object.fromEntries(sums) };
}

const isRecord = (json: Json): json is { readonly [name: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** "60 chứ không phải 50": the one number in an answer that is the old one; undefined: there is none, or several. */
function swap(now: Json, old: number, by: number): Json | undefined {
  if (!isRecord(now)) return undefined;
  return numbersIn(now).filter((n) => n === old).length === 1 ? replaced(now, old, by) : undefined;
}

function replaced(json: Json, old: number, by: number): Json {
  if (json === old) return by;
  return isRecord(json)
    ? Object.fromEntries(Object.entries(json).map(([name, each]) => [name, replaced(each, old, by)]))
    : json;
}

export function numbersIn(json: Json): readonly number[] {
  if (typeof json === 'number') return [json];
  return json !== null && typeof json === 'object' ? Object.values(json).flatMap((each: Json) => numbersIn(each)) : [];
}

/** Whether the old answer is what was told: read the same way, or with its words or its number in it. */
export function holds(step: PlainStep, old: string, open: Open): boolean {
  const now = open.standing.answers[step.key] ?? null;
  if (JSON.stringify(valueFor(step, old, open)) === JSON.stringify(now)) return true;
  if (typeof now === 'string' && step.takesText) return fold(old) === fold(now) || within(now, old, old) !== null;
  if (typeof now === 'string') return fold(old).length > 1 && fold(now).includes(fold(old));
  const number = numberIn(old, open.turn);
  return number !== null && numbersIn(now).includes(number);
}

/** "50", "50 em": the number that a text begins with. */
function numberIn(text: string, turn: Turn): number | null {
  const read = readNumber(text.replace(/[^\d.,]*$/, ''), [], unspelt(turn.languages));
  return read.ok ? read.value.value : null;
}

/** A number and nothing else; null: it is more, or none. */
export function bareNumber(text: string, turn: Turn): number | null {
  const read = readNumber(text, [], unspelt(turn.languages));
  return read.ok && !read.value.approximate ? read.value.value : null;
}

/** "Số người: khoảng 50 → 60 lượt người", for each line that changes. */
export function sayChange(
  { flow, standing, turn }: Open,
  { answers, given, parts = {} }: Mended,
): { label: Say; says: Say } | null {
  const changes = Object.keys(given).flatMap((key) => {
    const step = stepOf(flow, key);
    const after = step && lineOf(step, answers, turn);
    const before = step && lineOf(step, standing.answers, turn);
    if (!after) return [];
    const part = parts[key];
    const isShown = JSON.stringify(before?.value) !== JSON.stringify(after.value);
    // Of a text that is shortened the change may stand behind what is shown.
    const [was, is] = part && !isShown ? [{ plain: part.was }, { plain: part.is }] : [before?.value ?? '', after.value];
    const line: Say = before
      ? { key: 'dialog:mend.change', with: { label: after.label, before: was, after: is } }
      : { key: 'dialog:echo', with: { label: after.label, value: after.value } };
    return [{ label: after.label, says: line }];
  });
  const [first] = changes;
  return first ? { label: first.label, says: { join: changes.map(({ says }) => says), by: '; ' } } : null;
}
