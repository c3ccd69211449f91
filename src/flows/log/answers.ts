/** What "Ghi hoạt động" asks for, and how it becomes an activity. */
import type { Category, Unit } from '../../campaign/types.ts';
import { loggingUnits, unitOf } from '../../campaign/unit-tree.ts';
import type { Say } from '../../chat/index.ts';
import { workUnits } from '../../chat/work-units.ts';
import type { Span } from '../../dialog/days/index.ts';
import type { Activity, ActivityAnswers, Headcount, Mode, Turn } from '../../turn/index.ts';
import type { KeyOf } from '../../words/keys.ts';

export type LogAnswers = {
  /** The code of the log that is being changed; absent: a new one. */
  readonly edits: string;
  readonly unit: string;
  readonly category: string;
  readonly title: string;
  readonly days: Span;
  /** The codes of logs alike of which the person said that this is another activity. */
  readonly another: readonly string[];
  readonly mode: Mode;
  readonly platform: string | null; // a code of the campaign, or free text
  readonly link: string | null;
  readonly place: string | null;
  readonly people: Headcount | null;
  readonly quantities: Readonly<Record<string, number | null>>;
  readonly result: string | null;
  /** How many there were when the person said "Xong"; the photos themselves hang on the draft. */
  readonly photos: number;
  /** Like last time: the figures of that log, asked about again and offered. */
  readonly before: Pick<ActivityAnswers, 'people' | 'quantities'>;
  /** Days apart that one message told of, or those that its words may mean: one is asked for, with these as buttons. */
  readonly daysTold: readonly Span[];
};
export type SoFar = Partial<LogAnswers>;

export const say = (key: KeyOf<'log'>, values?: Readonly<Record<string, string | number | Say>>): Say =>
  values === undefined ? { key: `log:${key}` } : { key: `log:${key}`, with: values };

/** The units that this person may log for: the office any, others those of their roles. */
export function unitsToLog(turn: Turn): readonly Unit[] {
  if (turn.people.may('office')) return loggingUnits(turn.campaign);
  return workUnits(turn.person.holds).flatMap((code) => {
    const unit = unitOf(turn.campaign, code);
    return unit && turn.people.may('log', code) ? [unit] : [];
  });
}

export function categoryOf(soFar: SoFar, turn: Turn): Category | null {
  return turn.campaign.plan.categories.find((each) => each.code === soFar.category) ?? null;
}

export const isOnline = (soFar: SoFar): boolean => soFar.mode === 'online' || soFar.mode === 'mixed';
export const isInPerson = (soFar: SoFar): boolean => soFar.mode === 'in-person' || soFar.mode === 'mixed';

/** What is saved. What was answered before and no longer applies (the place of what turned out to be online) is left out. */
export function toActivity(answers: LogAnswers, turn: Turn): ActivityAnswers {
  const counts = categoryOf(answers, turn)?.counts ?? [];
  return {
    unit: answers.unit,
    category: answers.category,
    title: answers.title,
    from: answers.days.from,
    to: answers.days.to,
    mode: answers.mode,
    platform: isOnline(answers) ? (answers.platform ?? null) : null,
    link: isOnline(answers) ? (answers.link ?? null) : null,
    place: isInPerson(answers) ? (answers.place ?? null) : null,
    people: answers.people ?? null,
    quantities: Object.fromEntries(
      counts.flatMap(({ code }) => {
        const quantity = answers.quantities?.[code];
        return quantity === undefined ? [] : [[code, quantity] as const];
      }),
    ),
    result: answers.result ?? null,
  };
}

/** The answers of a log, without its day and photos: what changing it starts from. */
export function fromActivity(activity: Activity): SoFar {
  const { unit, category, title, mode, platform, link, place, people, quantities, result } = activity;
  return { unit, category, title, mode, platform, link, place, people, quantities, result };
}

/**
 * What "Giống lần trước" starts from. How many came is another number each time and is asked; what came of it and the photos are never
 * those of another day: they are left empty, and can be given at the summary.
 */
export function likeActivity(activity: Activity): SoFar {
  const { people, quantities, result: _, ...same } = fromActivity(activity);
  return { ...same, before: { people: people ?? null, quantities: quantities ?? {} }, result: null, photos: 0 };
}
