/** Changes an answer that was given before, wherever the person stands: at once where the line is named beyond doubt, else only after a yes. */
import { fold } from '../chat/fold.ts';
import type { Button, Message, Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import { readMeaning } from './answers-in-words.ts';
import { type Correction, readCorrection } from './correction.ts';
import type { Asking, Flow, Json, Outcome, Standing } from './flow.ts';
import { readNumber } from './numbers.ts';
import { here, openAt, stand } from './position.ts';
import { applies, lineOf, type PlainStep, shownLabels, stepOf } from './progress.ts';
import { ownButton, stack } from './question.ts';
import { quote } from './reading.ts';

type Take = (flow: Flow, standing: Standing, step: PlainStep, message: Message, turn: Turn) => Outcome;
type Option = { readonly key: string; readonly text: string };

/** A figure that corrects the step before is short. */
const SHORT = 60;

/** What one text at one place is read against. `step`: the open question; null: the summary. `take`: answers a question. */
export type Open = {
  readonly flow: Flow;
  readonly standing: Standing;
  readonly step: PlainStep | null;
  readonly message: Message;
  readonly turn: Turn;
  readonly take: Take;
};

/** null: it corrects nothing that was answered. `isNamed`: it begins with a line's name, which says enough. Nothing is changed on a guess: what may be meant otherwise is asked. */
export function correct(open: Open, isNamed = false): Outcome | null {
  const { flow, standing, step, message, turn } = open;
  const { text } = message;
  if (text === undefined || message.choice !== undefined) return null;
  const lines = flow.steps.filter(
    (each) => each.line !== undefined && !each.takesFiles && applies(each, standing.answers, turn),
  );
  const read = readCorrection(text, lines, (each) => [...(each.words ?? []), ...shownLabels(standing, each.key)]);
  if (read?.is === 'line') return correctLine(open, read);
  const options = read ? optionsFor(open, read) : isNamed ? [] : unsaid(open);
  if (options.length === 0) return null;
  const own = step === null ? null : step.takesText ? text : (read?.value ?? text);
  const isAnswer =
    step !== null && own !== null && (step.takesText === true || valueFor(step, own, open) !== undefined);
  return ask(open, { is: 'mend', text: own ?? text, isAnswer, options });
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
    return ask(open, { is: 'mend', text: message.text ?? '', isAnswer, options: [{ key: target.key, text: value }] });
  }
  return isRead
    ? change(open, { key: target.key, text: value })
    : take(flow, mending, target, { ...message, text: value }, turn);
}

/** The answers that the new value fits, of those that the old one, if it was told, is in. */
function optionsFor(open: Open, { value, old, isPlain }: Extract<Correction, { is: 'value' }>): readonly Option[] {
  const { flow, standing, step } = open;
  const known = answered(open);
  const before = known.filter((each) => step === null || flow.steps.indexOf(each) < flow.steps.indexOf(step)).at(-1);
  const meant =
    old === null
      ? known.filter((each) => !each.takesText || each.takesNumbers || (isPlain && each === before && step !== null))
      : known.filter((each) => holds(each, old, standing.answers[each.key] ?? null, open));
  return fitting(meant, value, open);
}

/** "60 em" where another thing is asked: it may correct the figure before. At the summary every answer that it would fit. */
function unsaid(open: Open): readonly Option[] {
  const { flow, standing, step, message } = open;
  const text = message.text ?? '';
  if (standing.mending || text.length > SHORT) return [];
  const known = answered(open);
  if (step === null)
    return fitting(
      known.filter((each) => !each.takesText || each.takesNumbers),
      text,
      open,
    );
  if (!step.takesText && readNumber(text).ok) return [];
  const earlier = known.filter((each) => each.takesNumbers && flow.steps.indexOf(each) < flow.steps.indexOf(step));
  const options = fitting(earlier, text, open);
  if (options.length === 0 || step.takesText || step.takesFiles) return options;
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

/** Those that make another answer of the text than the one they have. */
const fitting = (steps: readonly PlainStep[], text: string, open: Open): readonly Option[] =>
  steps.flatMap((each) => {
    const value = amendedFor(each, text, open);
    const isNews = value !== undefined && JSON.stringify(value) !== JSON.stringify(open.standing.answers[each.key]);
    return isNews ? [{ key: each.key, text }] : [];
  });

/** What a step makes of a text; undefined: nothing, or it would ask back. `isWhole`: nor found in a sentence about something else. */
function valueFor(step: PlainStep, text: string, { standing, message, turn }: Open, isWhole = false): Json | undefined {
  const parsed = step.parse({ ...message, text, choice: undefined, files: undefined }, standing.answers, turn);
  return parsed.ok && 'value' in parsed && !(isWhole && parsed.isLoose) ? parsed.value : undefined;
}

/** What a correction makes of the answer that stands there; undefined as above. */
function amendedFor(step: PlainStep, text: string, open: Open): Json | undefined {
  const told = valueFor(step, text, open, true);
  return told === undefined ? undefined : amended(step, told, open.standing);
}

function amended(step: PlainStep, told: Json, { answers }: Standing): Json {
  const before = answers[step.key];
  return step.amend && before !== undefined && before !== null && told !== null ? step.amend(told, before) : told;
}

/** Whether the old answer is what was told: read the same way, or with its words or its number in it. */
function holds(step: PlainStep, old: string, now: Json, open: Open): boolean {
  if (JSON.stringify(valueFor(step, old, open)) === JSON.stringify(now)) return true;
  if (typeof now === 'string') return fold(old).length > 1 && fold(now).includes(fold(old));
  const read = readNumber(old.replace(/[^\d.,]*$/, ''));
  return read.ok && numbersIn(now).includes(read.value.value);
}

function numbersIn(json: Json): readonly number[] {
  if (typeof json === 'number') return [json];
  return json !== null && typeof json === 'object' ? Object.values(json).flatMap((each: Json) => numbersIn(each)) : [];
}

function ask(open: Open, asking: Extract<Asking, { is: 'mend' }>): Outcome {
  const { flow, standing } = open;
  const changes = asking.options.flatMap((option): { option: Option; label: Say; says: Say }[] => {
    const said = sayChange(open, option);
    return said ? [{ option, ...said }] : [];
  });
  const [only, another] = changes;
  const isOne = only !== undefined && another === undefined;
  const question: Say = isOne
    ? { key: asking.isAnswer ? 'dialog:mend.one-or-answer' : 'dialog:mend.one', with: { change: only.says } }
    : {
        key: 'dialog:mend.which',
        with: { text: quote(asking.text), changes: { join: changes.map((each) => each.says) } },
      };
  const rows = changes.map(({ label }, at): Button[] => [
    ownButton(flow, standing, { key: 'dialog:summary.mend', with: { label } }, `-fix.${at}`),
  ]);
  const other = asking.isAnswer ? 'answer' : 'leave-as-is';
  const { heard: _, ...rest } = standing;
  return {
    standing: { ...rest, misses: 0, asking: { ...asking, options: changes.map(({ option }) => option) } },
    replies: [
      {
        text: stack([question]),
        buttons: [
          ...rows,
          ['other', 'cancel'].map((name) =>
            ownButton(flow, standing, { key: `dialog:button.${name === 'other' ? other : name}` }, `-${name}`),
          ),
        ],
        wordsOnly: true,
      },
    ],
  };
}

/** What the message says to that; null: nothing, it is about the open question. */
export function answerMend(open: Open, asking: Extract<Asking, { is: 'mend' }>): Outcome | null {
  const { flow, standing, step, message, turn, take } = open;
  const { choice, text } = message;
  const said = choice === undefined ? readMeaning(text, turn) : null;
  const tapped = /^-fix\.(\d)$/.exec(choice ?? '')?.[1];
  const named =
    choice === undefined ? asking.options.filter((each) => isCalled(stepOf(flow, each.key), text ?? '')) : [];
  const chosen =
    tapped !== undefined
      ? asking.options[Number(tapped)]
      : said === 'yes' && asking.options.length === 1
        ? asking.options[0]
        : named.length === 1
          ? named[0]
          : undefined;
  if (chosen) return change(open, chosen);
  // "1", as where choices are numbered, is no answer to the open question.
  if (choice === undefined && /^\W*[1-9]\W*$/.test(text ?? '')) return ask(open, asking);
  if (choice !== '-other' && said !== 'no') return null;
  if (!asking.isAnswer || step === null) return here(flow, standing, turn);
  return take(flow, standing, step, { ...message, choice: undefined, text: asking.text }, turn);
}

const isCalled = (step: PlainStep | null, text: string): boolean =>
  (step?.words ?? []).some((word) => fold(word) === fold(text.slice(0, SHORT)));

/** "Số người: khoảng 50 → 60 lượt người". */
function sayChange({ flow, standing, turn, ...open }: Open, { key, text }: Option): { label: Say; says: Say } | null {
  const step = stepOf(flow, key);
  const value = step && amendedFor(step, text, { flow, standing, turn, ...open });
  if (!step || value === undefined || value === null) return null;
  const before = lineOf(step, standing.answers, turn);
  const after = lineOf(step, { ...standing.answers, [key]: value }, turn);
  if (!before || !after) return null;
  const says: Say = {
    key: 'dialog:mend.change',
    with: { label: after.label, before: before.value, after: after.value },
  };
  return { label: after.label, says };
}

/** Writes the new answer, says what became of what, and the person stands where they stood. */
function change(open: Open, option: Option): Outcome {
  const { flow, standing, step, turn, message } = open;
  const target = stepOf(flow, option.key);
  const said = sayChange(open, option);
  if (!target || !said) return here(flow, standing, turn);
  const parsed = target.parse(
    { ...message, text: option.text, choice: undefined, files: undefined },
    standing.answers,
    turn,
  );
  if (!parsed.ok || !('value' in parsed)) return here(flow, standing, turn);
  const value = amended(target, parsed.value, standing);
  const given = [...new Set([...(standing.given ?? []), target.key])];
  const { heard: _, ...rest } = standing;
  const next: Standing = { ...rest, given, misses: 0, answers: { ...standing.answers, [target.key]: value } };
  const notes = [{ key: 'dialog:mend.done', with: { change: said.says } } satisfies Say, parsed.note ?? null];
  return step && applies(step, next.answers, turn) ? here(flow, next, turn, notes) : openAt(flow, next, turn, notes);
}
