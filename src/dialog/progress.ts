/** Where a conversation is: which steps apply, which are answered, which comes before and which next. */
import { keptFor, keptForBoth } from '../chat/kept.ts';
import { remembered } from '../chat/remembered.ts';
import type { Turn } from '../turn/index.ts';
import type { Flow, Json, Standing, Step } from './flow.ts';

export type Answers = Readonly<Record<string, Json>>;
export type PlainStep = Step<Record<string, Json>, string>;

/** A flow without its answers' types, as the engine and the bot's list keep it: what was read back from JSON is not typed either. */
export const plainFlow = <A>(flow: Flow<A>): Flow => flow as unknown as Flow;

export const SUMMARY = 'summary';

export const stepOf = (flow: Flow, key: string): PlainStep | null =>
  flow.steps.find((each) => each.key === key) ?? null;

export const applies = (step: PlainStep, answers: Answers, turn: Turn): boolean => step.when?.(answers, turn) ?? true;

export function isAnswered(step: PlainStep, answers: Answers, turn: Turn): boolean {
  const value = answers[step.key];
  return value !== undefined && (step.stands?.(value, answers, turn) ?? true);
}

/** Whether a step knows a text as an answer to it. Reading one message asks that of the same parts again and again. */
export const owns = (step: PlainStep, text: string, answers: Answers, turn: Turn): boolean =>
  step.owns !== undefined && ownedBy(answers, turn)(step)(text);

const LONGEST_KEPT = 300;
const ownedBy = keptForBoth((answers: Answers, turn: Turn) =>
  keptFor((step: PlainStep) => remembered(LONGEST_KEPT, (text) => step.owns?.(text, answers, turn) === true)),
);

/** The first question that still needs an answer; null: all are answered. */
export function firstOpen(flow: Flow, answers: Answers, turn: Turn): PlainStep | null {
  return flow.steps.find((step) => applies(step, answers, turn) && !isAnswered(step, answers, turn)) ?? null;
}

/** Whether anything was sent, or answered that is asked: what a flow noted by itself at its beginning is no reason for a draft. */
export const isBegun = (flow: Flow, answers: Answers, turn: Turn): boolean =>
  flow.steps.some((step) => applies(step, answers, turn) && step.key in answers) || flow.holdsFiles?.(turn) === true;

/** The steps that the person answered in this run; one of an older program did not note them. */
export const givenIn = (flow: Flow, { given, answers }: Standing): readonly string[] =>
  given ?? flow.steps.map(({ key }) => key).filter((key) => key in answers);

/** The question before this one (or the last, before the summary) that applies; null: this is the first. */
export function previous(flow: Flow, at: string, answers: Answers, turn: Turn): PlainStep | null {
  const index = at === SUMMARY ? flow.steps.length : flow.steps.findIndex((step) => step.key === at);
  return flow.steps.slice(0, Math.max(0, index)).findLast((step) => applies(step, answers, turn)) ?? null;
}

/** The question behind this one that applies; null: this is the last. */
export const nextAfter = (flow: Flow, at: string, answers: Answers, turn: Turn): PlainStep | null =>
  flow.steps.slice(flow.steps.findIndex(({ key }) => key === at) + 1).find((step) => applies(step, answers, turn)) ??
  null;

/** Shorter flows are not counted. */
const LEAST_COUNTED = 5;

/**
 * Which question of how many this is. What depends on a question that is still open is counted with it, so that the number of questions grows
 * smaller on the way and not larger. null: the flow is short, or a question stands aside (another one is in its place).
 */
export function countOf(flow: Flow, step: PlainStep, answers: Answers, turn: Turn): { at: number; of: number } | null {
  if (!flow.summary) return null;
  const counted = flow.steps.filter((each) => applies(each, answers, turn) || (each.maybe?.(answers) ?? false));
  const at = counted.indexOf(step) + 1;
  return counted.length < LEAST_COUNTED || at === 0 ? null : { at, of: counted.length };
}

export type Line = {
  readonly step: PlainStep;
  readonly label: NonNullable<ReturnType<NonNullable<PlainStep['line']>>>['label'];
  readonly value: NonNullable<ReturnType<NonNullable<PlainStep['line']>>>['value'];
};

/** One step's line of the summary; null: it has none. */
export function lineOf(step: PlainStep, answers: Answers, turn: Turn): Line | null {
  const value = answers[step.key];
  const line = value === undefined ? null : step.line?.(value, answers, turn);
  return line ? { step, ...line } : null;
}

export function linesOf(flow: Flow, answers: Answers, turn: Turn): readonly Line[] {
  return flow.steps.flatMap((step) => {
    const line = applies(step, answers, turn) ? lineOf(step, answers, turn) : null;
    return line ? [line] : [];
  });
}

/** The label of the line's button as the person saw it, without "Sửa:". */
export function shownLabels(standing: Standing, key: string): readonly string[] {
  return (standing.shown ?? [])
    .filter(([, value]) => value.endsWith(`~-mend.${key}`))
    .map(([label]) => label.replace(/^[^:]*:\s*/, ''));
}
