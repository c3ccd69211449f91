/** Changes an answer that was given before, wherever the person stands: at once where it is beyond doubt, else only after a yes. */
import type { Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import { spellingsOf } from '../understanding/spellings.ts';
import { type Correction, readCorrection, type Told } from './correction.ts';
import type { Mend, Outcome, Standing } from './flow.ts';
import { bareNumber, holds, mendedBy, numbersIn, type Open, valueFor } from './mended.ts';
import { ask, change } from './mending-asked.ts';
import { readNumber } from './numbers.ts';
import { isOfOtherKind } from './other-kind.ts';
import { here, stand } from './position.ts';
import { applies, lineOf, type PlainStep, shownLabels } from './progress.ts';

/** A figure that corrects the step before is short. */
const SHORT = 60;

/** null: it corrects nothing that was answered. `isNamed`: it begins with a line's name, which says enough. Nothing is changed on a guess: what may be meant otherwise is asked. */
export function correct(open: Open, isNamed = false): Outcome | null {
  const { flow, standing, step, message, turn } = open;
  const { text } = message;
  if (text === undefined || message.choice !== undefined) return null;
  const files = takeOut(open, text);
  if (files) return files;
  const lines = flow.steps.filter(
    (each) => each.line !== undefined && !each.takesFiles && applies(each, standing.answers, turn),
  );
  const read = readCorrection(text, lines, (each) => namesOf(each, standing, turn));
  if (read?.is === 'line') return correctLine(open, read);
  if (read?.is === 'drop') return drop(open, read.step);
  const options = read ? optionsFor(open, read) : isNamed ? [] : unsaid(open);
  const [only, another] = options;
  if (!only) return read?.is === 'value' ? asAnswer(open, read.ways) : null;
  const own = step === null ? null : step.takesText || read?.is !== 'value' ? text : (read.ways[0]?.value ?? text);
  const isAnswer =
    step !== null && own !== null && (step.takesText === true || valueFor(step, own, open) !== undefined);
  const isSure = read !== null && (read.is === 'amount' || read.isPlain) && !another && !isAnswer;
  if (isSure && !losesFigures(only, open)) return change(open, only);
  return ask(open, { is: 'mend', text: own ?? text, isAnswer, options });
}

/** "nhầm, hôm qua" where the day is asked for: the answer without what was said before it. */
function asAnswer(open: Open, ways: readonly Told[]): Outcome | null {
  const { flow, standing, step, message, turn, take } = open;
  if (step === null || step.takesText || valueFor(step, message.text ?? '', open) !== undefined) return null;
  const isRead = (told: string): boolean => valueFor(step, told, open) !== undefined;
  // "không phải hôm qua" denies one day, and is not "hôm" instead of "qua".
  const way = ways.find(({ value, old }) => isRead(value) && (old === null || isRead(old)));
  return way ? take(flow, standing, step, { ...message, text: way.value }, turn) : null;
}

/** By what a line may be called: its words, what stands on its button, and how it is labelled. */
function namesOf(step: PlainStep, standing: Standing, turn: Turn): readonly string[] {
  const label = lineOf(step, standing.answers, turn)?.label;
  return [...(step.words ?? []), ...shownLabels(standing, step.key), ...(label ? [turn.plain(label)] : [])];
}

/** "bỏ ảnh cuối", wherever the person stands. Which of them is asked where the photos are. */
function takeOut(open: Open, text: string): Outcome | null {
  const { flow, standing, step, message, turn, take } = open;
  const taker = flow.steps.find(
    (each) => each !== step && applies(each, standing.answers, turn) && each.hears?.(text, standing.answers, turn),
  );
  if (!taker || step === null) return null;
  const line = () => taker.line?.(standing.answers[taker.key] ?? null, standing.answers, turn) ?? null;
  const before = line();
  const parsed = taker.parse({ ...message, files: undefined }, standing.answers, turn);
  if (!parsed.ok || !('more' in parsed) || parsed.more === null) return null;
  if (parsed.deeper) return take(flow, stand(standing, taker.key, true), taker, message, turn);
  const after = line();
  if (!before || !after) return here(flow, standing, turn);
  const values = { label: after.label, before: before.value, after: after.value };
  const change: Say = { key: 'dialog:mend.change', with: values };
  return here(flow, standing, turn, [{ key: 'dialog:mend.done', with: { change } }]);
}

function correctLine(
  open: Open,
  { step: target, value, isPlain }: Extract<Correction, { is: 'line' }>,
): Outcome | null {
  const { flow, standing, step, message, turn, take } = open;
  if (target === step) {
    return isPlain && value !== '' ? take(flow, standing, step, { ...message, text: value }, turn) : null;
  }
  const isKnown = target.key in standing.answers;
  if (!isKnown) return isPlain && !step?.takesText ? here(flow, standing, turn, [{ key: 'dialog:not-yet' }]) : null;
  const mending = stand(standing, target.key, true);
  if (value === '') return here(flow, mending, turn);
  const isRead = valueFor(target, value, open) !== undefined;
  if (!isPlain && step !== null) {
    if (!isRead) return null;
    const isAnswer = step.takesText === true || valueFor(step, message.text ?? '', open) !== undefined;
    const option = optionOf(target, { value, old: null }, open);
    return ask(open, { is: 'mend', text: message.text ?? '', isAnswer, options: [option] });
  }
  if (!isRead) return take(flow, mending, target, { ...message, text: value }, turn);
  return change(open, optionOf(target, { value, old: null }, open));
}

/** "bỏ link": the line is as if it had been skipped; what has to be there is asked anew. */
function drop(open: Open, target: PlainStep): Outcome | null {
  const { flow, standing, step, turn } = open;
  if (target === step || !(target.key in standing.answers)) return null;
  if (target.skip === undefined)
    return here(flow, stand(standing, target.key, true), turn, [{ key: 'dialog:cannot-skip' }]);
  const option: Mend = { key: target.key, text: '', as: 'none' };
  if (mendedBy(option, open)) return change(open, option);
  return here(flow, standing, turn);
}

/** The answers that the new value fits, of those that the old one, if it was told, is in. */
function optionsFor(open: Open, read: Extract<Correction, { is: 'value' | 'amount' }>): readonly Mend[] {
  if (read.is === 'amount') {
    const { value: text, as } = read;
    const known = answered(open);
    const owned = known.filter((each) => each.owns?.(text, open.standing.answers, open.turn));
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
    const ownly = held.filter((option) => changesItself(option, open));
    if (ownly.length > 0) return ownly;
    if (held.length > 0 || !isPlain || /\d/.test(old)) return held;
    // "sửa gv thành 25" names a group of people, and no answer.
    return fitting(
      known.filter((each) => each.takesNumbers),
      { value: `${old} ${value}`, old: null },
    );
  }
  if (step?.owns?.(value, standing.answers, turn)) return [];
  const owned = fitting(
    known.filter((each) => each.owns?.(value, standing.answers, turn)),
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
  return before ? fitting([before], way) : [];
}

const changesItself = (option: Mend, open: Open): boolean => {
  const after = mendedBy(option, open)?.answers[option.key];
  return JSON.stringify(after) !== JSON.stringify(open.standing.answers[option.key]);
};

/** A number in place of one that was told changes that one alone, and not the figures beside it. */
function optionOf({ key }: PlainStep, { value, old }: Told, open: Open): Mend {
  const plain: Mend = { key, text: value };
  const [by, was] = old === null ? [null, null] : [bareNumber(value), numberOf(old)];
  if (by === null || was === null) return plain;
  const swapped: Mend = { key, text: String(by), old: was };
  return mendedBy(swapped, open) ? swapped : plain;
}

const numberOf = (text: string): number | null => bareNumber(text.replace(/[^\d.,]*$/, ''));

/** "60 người" in place of figures by group: fewer numbers than before, which may not have been meant. */
function losesFigures(option: Mend, open: Open): boolean {
  if (option.as === 'none') return false;
  const after = mendedBy(option, open)?.answers[option.key] ?? null;
  return numbersIn(after).length < numbersIn(open.standing.answers[option.key] ?? null).length;
}

/** "60 em" where another thing is asked: it may correct the figure before. At the summary every answer that it would fit. */
function unsaid(open: Open): readonly Mend[] {
  const { flow, standing, step, message } = open;
  const text = message.text ?? '';
  if (standing.mending || text.length > SHORT) return [];
  const known = answered(open);
  const fitting = (steps: readonly PlainStep[]): readonly Mend[] =>
    steps.map(({ key }): Mend => ({ key, text })).filter((option) => mendedBy(option, open) !== null);
  if (step === null) {
    const owned = known.filter((each) => each.takesNumbers && each.owns?.(text, standing.answers, open.turn));
    return fitting(owned.length > 0 ? owned : known.filter((each) => !each.takesText || each.takesNumbers));
  }
  const earlier = known.filter((each) => each.takesNumbers && flow.steps.indexOf(each) < flow.steps.indexOf(step));
  const options = fitting(earlier);
  if (options.length === 0 || step.takesText) return options;
  if (readNumber(text).ok) return [];
  if (step.takesFiles) return options;
  if (valueFor(step, text, open) !== undefined) return [];
  const parsed = step.parse({ ...message, text }, standing.answers, open.turn);
  // What the open question itself asks back about, or answers with a list, is its own.
  return (parsed.ok && 'more' in parsed) || (!parsed.ok && (parsed.offer?.length ?? 0) > 0) ? [] : options;
}

const answered = ({ flow, standing, step, turn }: Open): readonly PlainStep[] =>
  flow.steps.filter(
    (each) =>
      each !== step &&
      !each.takesFiles &&
      each.key in standing.answers &&
      applies(each, standing.answers, turn) &&
      lineOf(each, standing.answers, turn) !== null,
  );
