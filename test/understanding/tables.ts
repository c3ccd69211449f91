/**
 * The tables of how people write, by an author who never saw the examples that the classifiers learn from. Rows whose text hashes even are
 * `dev` and may be looked at while something is tuned; of the others (`held`) only figures are printed.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What may stand before a look-up, and the moment of each table, in Vietnam. */
export const LOOK_UP_NOW = '2021-10-04T09:00:00+07:00';
export const ANSWER_NOW = '2021-10-07T20:00:00+07:00';

export type Who = 'parent' | 'teacher' | 'lead' | 'office';

/** Which sessions a list shows; days are YYYY-MM-DD, a time HH:MM, the others codes of the campaign. */
export type Filters = {
  readonly day?: string;
  readonly until?: string;
  readonly part?: 'morning' | 'noon' | 'afternoon' | 'evening';
  readonly time?: string;
  readonly platform?: string;
  readonly audience?: string;
  readonly grade?: number | 'kindergarten';
  readonly free?: true;
};

export type Wanted =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'sessions'; readonly filters: Filters }
  | { readonly kind: 'session'; readonly code: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'danger' };

/** Any of `wanted` is right. */
export type LookUp = { readonly who: Who; readonly text: string; readonly wanted: readonly Wanted[] };

export const QUESTIONS = ['days', 'people', 'number', 'meaning', 'mode', 'category', 'where', 'link', 'time'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Any of `expected` is right; `ask`: it is asked back and nothing is stored. */
export type Answer = { readonly question: Question; readonly text: string; readonly expected: readonly string[] };

export const FIELDS = ['day', 'title', 'category', 'people', 'mode', 'where', 'unit', 'link'] as const;
export type Field = (typeof FIELDS)[number];

/** A field that is missing was not told. Any of a field's values is right; of a title and a place all words have to be kept. */
export type WholeLog = { readonly text: string; readonly fields: ReadonlyMap<Field, readonly string[]> };

export type DangerRow = { readonly isDanger: boolean; readonly text: string };

/** True: the row may be read while tuning. The split never changes, as it hangs on the text alone. */
export function isDev(text: string): boolean {
  return (createHash('sha256').update(text).digest()[0] ?? 0) % 2 === 0;
}

export function readLookUps(): readonly LookUp[] {
  return rowsOf('look-ups.tsv', 3).map(([who = '', text = '', expected = '']) => {
    if (!isWho(who)) throw new Error(`nobody is called “${who}” (${text})`);
    return { who, text, wanted: alternatives(expected).map(wantedOf) };
  });
}

export const readAnswers = (): readonly Answer[] => answersIn('answers.tsv');

/** What may be read in two ways: all of it may be looked at. */
export const readUnclear = (): readonly Answer[] => answersIn('unclear.tsv');

function answersIn(file: string): readonly Answer[] {
  return rowsOf(file, 3).map(([name, text = '', expected = '']) => {
    const question = QUESTIONS.find((known) => known === name);
    if (question === undefined) throw new Error(`no question is called “${name}” (${text})`);
    return { question, text, expected: alternatives(expected) };
  });
}

export function readWholeLogs(): readonly WholeLog[] {
  const blocks = linesOf('whole-logs.txt')
    .join('\n')
    .split(/\n{2,}/);
  return blocks.filter((block) => block.trim() !== '').map(wholeLogOf);
}

export function readNoLogs(): readonly string[] {
  return linesOf('no-logs.txt').filter((line) => line !== '');
}

export const readDanger = (): readonly DangerRow[] => dangerIn('danger.tsv');

/** What was looked at row by row: no part of the split. */
export const readReviewedDanger = (): readonly DangerRow[] => dangerIn('danger-reviewed.tsv');

function dangerIn(name: string): readonly DangerRow[] {
  return rowsOf(name, 2).map(([kind, text = '']) => {
    if (kind !== 'danger' && kind !== 'none') throw new Error(`“${kind}” is neither danger nor none (${text})`);
    return { isDanger: kind === 'danger', text };
  });
}

function linesOf(name: string): readonly string[] {
  const text = readFileSync(join(import.meta.dirname, name), 'utf8');
  return text.split('\n').filter((line) => !line.startsWith('#'));
}

function rowsOf(name: string, columns: number): readonly (readonly string[])[] {
  return linesOf(name)
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split('\t');
      if (cells.length !== columns) throw new Error(`${name}: ${cells.length} columns in “${line}”`);
      return cells;
    });
}

function alternatives(expected: string): readonly string[] {
  return expected.split(' | ').map((one) => one.trim());
}

function isWho(text: string): text is Who {
  return text === 'parent' || text === 'teacher' || text === 'lead' || text === 'office';
}

function wantedOf(text: string): Wanted {
  if (text === 'none' || text === 'danger') return { kind: text };
  const [first = '', ...rest] = text.split(' ');
  if (first === 'session') return { kind: 'session', code: rest.join(' ') };
  if (first === 'sessions') return { kind: 'sessions', filters: filtersOf(rest) };
  return { kind: 'address', address: text };
}

const DAYS: Readonly<Record<string, string>> = { today: '2021-10-04', tomorrow: '2021-10-05', '+2': '2021-10-06' };

function filtersOf(parts: readonly string[]): Filters {
  const given: Record<string, string | number | true> = {};
  for (const part of parts) {
    const [name = '', value = ''] = part.split('=');
    if (name === 'day' || name === 'until') given[name] = DAYS[value] ?? value;
    else if (name === 'free') given.free = true;
    else if (name === 'grade' && value !== 'kindergarten') given.grade = Number(value);
    else if (/^(part|time|platform|audience|grade)$/.test(name)) given[name] = value;
    else throw new Error(`no filter is called “${name}”`);
  }
  return given;
}

function wholeLogOf(block: string): WholeLog {
  const lines = block.split('\n').filter((line) => line !== '');
  const fields = new Map<Field, readonly string[]>();
  for (const line of lines.filter((one) => one.startsWith('  '))) {
    const [name = '', ...value] = line.trim().split(': ');
    const field = FIELDS.find((known) => known === name);
    if (field === undefined || fields.has(field))
      throw new Error(`“${name}” is no field, or twice, below “${lines[0]}”`);
    fields.set(field, alternatives(value.join(': ')));
  }
  return { text: lines.filter((line) => !line.startsWith('  ')).join('\n'), fields };
}
