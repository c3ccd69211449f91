/** Which answers a correction may be meant for. */
import { fold } from '../../chat/fold.ts';
import type { Turn } from '../../turn/index.ts';
import { spellingsOf, unspelt } from '../../understanding/spellings.ts';
import { readNumber } from '../counts/numbers.ts';
import type { Json, Mend, Standing } from '../flow.ts';
import { isOfOtherKind } from '../other-kind.ts';
import { applies, lineOf, owns, type PlainStep, shownLabels, stepOf } from '../progress.ts';
import { saysElse } from './clauses.ts';
import type { Correction, Told } from './correction.ts';
import { bareNumber, holds, mendedBy, type Open, valueFor } from './mended.ts';
import { within } from './within.ts';

/** A figure that corrects the step before is short. */
const SHORT = 60;

/** By what a line may be called: its words, what stands on its button, and how it is labelled. */
export function namesOf(step: PlainStep, standing: Standing, turn: Turn): readonly string[] {
  const label = lineOf(step, standing.answers, turn)?.label;
  return [...(step.words ?? []), ...shownLabels(standing, step.key), ...(label ? [turn.plain(label)] : [])];
}

/** The answers that the new value fits, of those that the old one, if it was told, is in. */
export function optionsFor(open: Open, read: Extract<Correction, { is: 'value' | 'amount' }>): readonly Mend[] {
  if (read.is === 'amount') {
    const { value: text, as } = read;
    const known = answered(open);
    const owned = known.filter((each) => owns(each, text, open.standing.answers, open.turn));
    const options = (owned.length > 0 ? owned : known).map(({ key }): Mend => ({ key, text, as }));
    return options.filter((option) => mendedBy(option, open) !== null);
  }
  for (const way of read.ways) {
    const options = optionsOf(open, way, read.isPlain);
    if (options.length > 0) return options;
  }
  return [];
}

function optionsOf(open: Open, way: Told, isPlain: boolean): readonly Mend[] {
  const { flow, standing, step, turn } = open;
  const { value, old } = way;
  const known = answered(open);
  const fitting = (steps: readonly PlainStep[], told: Told): readonly Mend[] =>
    steps.map((each) => optionOf(each, told, open)).filter((option) => mendedBy(option, open) !== null);
  if (old !== null) {
    const held = fitting(
      known.filter((each) => holds(each, old, open)),
      way,
    );
    // What would stay as it is and only tells of another line is not meant.
    const ownly = held.filter((option) => changesItself(option, open) && !takesOthers(option, open));
    if (ownly.length > 0) return ownly;
    const rest = held.filter((option) => !takesOthers(option, open));
    if (held.length > 0 || !isPlain || /\d/.test(old)) return rest;
    // "sửa gv thành 25" names a group of people, and no answer.
    return fitting(
      known.filter((each) => each.takesNumbers && valueFor(each, old, open) === undefined),
      { value: `${old} ${value}`, old: null },
    );
  }
  if (step !== null && owns(step, value, standing.answers, turn)) return [];
  const owned = fitting(
    known.filter((each) => owns(each, value, standing.answers, turn)),
    way,
  );
  if (owned.length > 0) return owned;
  const meant = fitting(
    known.filter((each) => !each.takesText || each.takesNumbers),
    way,
  );
  // What no line knows as its own may be meant for the one before, but "70 cuốn" is no place.
  if (meant.length > 0 || !isPlain || step === null || isOfOtherKind(value, spellingsOf(turn.languages))) return meant;
  const before = known.filter((each) => flow.steps.indexOf(each) < flow.steps.indexOf(step)).at(-1);
  return before && !saysElse(before, value, open) ? fitting([before], way) : [];
}

/** Whether a part of its text, between signs and joins, is another line's own: "25 gv, ở thư viện" is no place. */
export function takesOthers({ key, text, as }: Mend, open: Open): boolean {
  const step = stepOf(open.flow, key);
  if (!step || as === 'none') return false;
  const others = answered(open).filter((each) => each !== step && (each.takesNumbers === true || !step.takesText));
  const parts = partsIn(text);
  return parts.some(
    (part) =>
      !(parts.length === 1 && owns(step, part, open.standing.answers, open.turn)) &&
      others.some((each) => owns(each, part, open.standing.answers, open.turn)),
  );
}

const partsIn = (text: string): readonly string[] => text.split(/[,;.!…]+\s+|\n+|\s+(?:và|va|với|and)\s+/i);

const changesItself = (option: Mend, open: Open): boolean => {
  const after = mendedBy(option, open)?.answers[option.key];
  return JSON.stringify(after) !== JSON.stringify(open.standing.answers[option.key]);
};

/** A number in place of one that was told changes that one alone, and not the figures beside it. */
export function optionOf({ key }: PlainStep, { value, old }: Told, open: Open): Mend {
  const now = open.standing.answers[key];
  if (old !== null && stepOf(open.flow, key)?.takesText === true && typeof now === 'string' && within(now, old, value))
    return { key, text: value, part: old };
  const plain: Mend = { key, text: value };
  const [by, was] = old === null ? [null, null] : [numberFor(value, old, open.turn), numberOf(old, open.turn)];
  if (by === null || was === null) return plain;
  const swapped: Mend = { key, text: String(by), old: was };
  return mendedBy(swapped, open) ? swapped : plain;
}

/** "25", and "25 cô" in place of "20 cô". */
const numberFor = (value: string, old: string, turn: Turn): number | null =>
  unitIn(value) === unitIn(old) ? numberOf(value, turn) : bareNumber(value, turn);

const unitIn = (text: string): string => fold(/[^\d.,]*$/.exec(text)?.[0] ?? '').trim();

const numberOf = (text: string, turn: Turn): number | null => bareNumber(text.replace(/[^\d.,]*$/, ''), turn);

/** "60 người" in place of figures by group: a number is gone that stood there, which may not have been meant; nor every place where a word stands. */
export function losesFigures(option: Mend, open: Open): boolean {
  if (option.as === 'none') return false;
  const parts = Object.values(mendedBy(option, open)?.parts ?? {});
  if (parts.some(({ count }) => count > 1)) return true;
  const [before, after] = [open.standing.answers, mendedBy(option, open)?.answers ?? {}].map((answers) =>
    namedNumbers(answers[option.key] ?? null),
  );
  const lost = (before ?? []).filter((name) => !after?.includes(name)).length;
  return (after?.length ?? 0) < (before?.length ?? 0) || (lost > 0 && (before?.length ?? 0) > 1);
}

/** What the numbers in an answer are called there. */
function namedNumbers(json: Json, name = ''): readonly string[] {
  if (typeof json === 'number') return [name];
  return json !== null && typeof json === 'object'
    ? Object.entries(json).flatMap(([key, each]: [string, Json]) => namedNumbers(each, `${name}.${key}`))
    : [];
}

/** "60 em" where another thing is asked: it may correct the figure before. At the summary every answer that it would fit. */
export function unsaid(open: Open): readonly Mend[] {
  const { flow, standing, step, message } = open;
  const text = message.text ?? '';
  if (standing.mending || text.length > SHORT) return [];
  const known = answered(open);
  const fitting = (steps: readonly PlainStep[]): readonly Mend[] =>
    steps.map(({ key }): Mend => ({ key, text })).filter((option) => mendedBy(option, open) !== null);
  if (step === null) {
    const owned = known.filter((each) => each.takesNumbers && owns(each, text, standing.answers, open.turn));
    return fitting(owned.length > 0 ? owned : known.filter((each) => !each.takesText || each.takesNumbers));
  }
  const earlier = known.filter((each) => each.takesNumbers && flow.steps.indexOf(each) < flow.steps.indexOf(step));
  const owned =
    step.isName || text.split(/\s+/).length > MOST_OWNED ? [] : known.filter((each) => isOwnText(each, open));
  const options = [...fitting(earlier), ...(step.takesText || step.takesFiles ? fitting(owned) : [])];
  if (options.length === 0 || step.takesText) return options;
  if (step.takesFiles) return /\p{L}/u.test(text) ? options : [];
  if (readNumber(text, [], unspelt(open.turn.languages)).ok) return [];
  if (valueFor(step, text, open) !== undefined) return [];
  const parsed = step.parse({ ...message, text }, standing.answers, open.turn);
  // What the open question itself asks back about, or answers with a list, is its own.
  return (parsed.ok && 'more' in parsed) || (!parsed.ok && (parsed.offer?.length ?? 0) > 0) ? [] : options;
}

/** "ở thư viện" where what came of it is asked for. */
const MOST_OWNED = 6;
const isOwnText = (each: PlainStep, { message, standing, turn }: Open): boolean =>
  each.isName === true && owns(each, message.text ?? '', standing.answers, turn);

export const answered = ({ flow, standing, step, turn }: Open): readonly PlainStep[] =>
  flow.steps.filter(
    (each) =>
      each !== step &&
      !each.takesFiles &&
      each.key in standing.answers &&
      applies(each, standing.answers, turn) &&
      lineOf(each, standing.answers, turn) !== null,
  );
