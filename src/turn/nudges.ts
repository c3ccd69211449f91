/** Who is asked for the report of a unit, and who is left in peace. */
import type { LocalDate } from '../chat/civil.ts';
import type { WorkRole } from '../chat/index.ts';

/** Every awaited unit is in exactly one of these. nudged: somebody of it can be written to; must-call: nobody can. */
export const ASKING = ['reported', 'excused', 'nudged', 'must-call'] as const;
export type AskingState = (typeof ASKING)[number];

/** later: "gửi sau", until a day. away: "nghỉ". not-held: said with a tap, and the report on it is not sent yet. */
export const EXCUSES = ['later', 'away', 'not-held'] as const;
export type ExcuseReason = (typeof EXCUSES)[number];

/** `until`: to the end of this day; null: until they report. */
export type Excuse = { readonly reason: ExcuseReason; readonly until: LocalDate | null };

export type UnitRole = Exclude<WorkRole, 'office'>;

export type UnitAsking = {
  readonly unit: string;
  readonly state: AskingState;
  /** The one that holds now; null: none, or it is over, or they have reported. */
  readonly excuse: Excuse | null;
  /** In which roles somebody of the unit can be written to now. */
  readonly reachable: readonly UnitRole[];
  /** Why nobody can: nobody holds a role there; they are out of reach; they asked to be left in peace. null: somebody can. */
  readonly unreached: 'nobody' | 'out-of-reach' | 'silent' | null;
};

/** The state alone, for lists of all units. */
export type UnitState = Pick<UnitAsking, 'unit' | 'state'>;

/** What a nudge by hand would do, or why it has to wait. */
export type ByHand = {
  readonly units: number;
  readonly people: number;
  /** When it may be done again; null: now. */
  readonly again: Date | null;
  /** When they would be written to: now, or in the morning. */
  readonly at: Date;
};

/** What happened since a moment, for the office. */
export type NudgeNews = {
  /** Who joined, by role. */
  readonly joined: Readonly<Record<WorkRole, number>>;
  readonly logs: number;
  /** The units that logged, and those that sent a report, by their codes. */
  readonly logged: readonly string[];
  readonly reported: readonly string[];
  /** Units that were asked for more and have not answered, whenever that was. */
  readonly more: readonly string[];
  /** Different questions that were sent to the office and wait, and how many of all that wait. */
  readonly questions: { readonly fresh: number; readonly open: number };
};

export type Nudges = {
  /** What happened since then. The office's; throws NotAllowed. */
  news(since: Date): NudgeNews;
  /** Whether the unit logged something of this day that stands. Throws NotAllowed. */
  hasLogged(unit: string, date: LocalDate): boolean;
  /** How a unit is asked; of a unit that is not awaited as if it were. Throws NotAllowed for others' units. */
  of(unit: string): UnitAsking;
  /** All awaited units, in the campaign's order. The office's; throws NotAllowed. */
  all(): readonly UnitState[];
  /** Throws NotAllowed. A day that is past, or too far away, is refused: false. */
  excuse(unit: string, excuse: Excuse): boolean;
  /** Takes a reason back. Throws NotAllowed. */
  unexcuse(unit: string): void;
  /** Whether the person wants to be asked in the evening; null: they were shown the question. */
  setEvening(answer: 'yes' | 'no' | null): void;
  /** Whether they want nudges about the report, and of the office the digest. */
  setNudges(on: boolean): void;
  /** The office's; throws NotAllowed. */
  byHand(): ByHand;
  /** Writes to those whom `byHand` counts, and says when it may be done again; null: it is too early. */
  nudgeByHand(): ByHand | null;
  /** Those who hold a role in a unit, with their names, for a call. The office's; throws NotAllowed. */
  holdersOf(
    unit: string,
  ): readonly { readonly role: UnitRole; readonly name: string | null; readonly channel: string | null }[];
};
