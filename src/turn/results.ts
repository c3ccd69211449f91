/** What the Week came to, counted in one way for the board, the charts, the files and the nudges. */
import type { Unit } from '../campaign/types.ts';
import type { LocalDate } from '../chat/civil.ts';
import type { Say } from '../chat/index.ts';

/**
 * One figure. `value` null: nobody said it ("chưa có số liệu"), which is not 0 ("none"). `about`: some of it was an estimate. `missing`: of
 * so many logs that belong to it no number is known; left out: of none.
 */
export type Amount = { readonly value: number | null; readonly about: boolean; readonly missing?: number };

/** reported: its report was sent. drafting: it is being written. logged: there are logs. nothing: neither. */
export type ReportStanding = 'reported' | 'drafting' | 'logged' | 'nothing';

/** The figures of a unit, or of several. */
export type Figures = {
  readonly activities: Amount;
  readonly photos: Amount;
  /** By the campaign's groups of people, lượt người. */
  readonly people: Readonly<Record<string, Amount>>;
  /** People whom nobody told apart. */
  readonly unsorted: Amount;
  /** All people: the groups and `unsorted`. */
  readonly total: Amount;
  /** By the codes of the campaign's list: figuresOf in campaign/figures.ts. */
  readonly figures: Readonly<Record<string, Amount>>;
};

/** What was counted where the lead put another figure: both are kept. */
export type Override = { readonly counted: Amount; readonly reason: string | null };

/**
 * The JSON of unit_reports.figures: the figures as they were sent. `overrides`: those that the lead had changed, by 'activities', 'photos',
 * 'people.<group>', 'unsorted', 'total' or a figure's code.
 */
export type SentFigures = Figures & { readonly overrides: Readonly<Record<string, Override>> };

/** How far a unit is. */
export type UnitStanding = {
  readonly unit: Unit;
  /** Whether it is in the denominators: the plan waits for its report, or it was closed meanwhile and had reported. */
  readonly awaited: boolean;
  readonly standing: ReportStanding;
  /** Of its report that was sent last. more: the office asks for more. null: none was sent. */
  readonly state: 'sent' | 'received' | 'more' | 'merged' | null;
  /** "Không tổ chức": why. null: something was held, or nobody said. Its figures are then all null. */
  readonly notHeld: string | null;
  /** By its first report: a correction makes nothing late. null: it did not report. */
  readonly late: boolean | null;
  /** When its first report was sent: the platform's time of the message, or the time of the call. */
  readonly reportedAt: Date | null;
  /** Its last report was taken down by the office, by telephone. */
  readonly phoned: boolean;
};

/** A reported unit's figures are those of its report; another's are what its logs come to so far. */
export type UnitResult = UnitStanding &
  SentFigures & {
    /** Logs that stand, those too that came after the report; and when one of them was changed last. */
    readonly logs: number;
    readonly lastAt: Date | null;
  };

/** A figure of several units. `from`: how many of them said a number. */
export type Sum = Amount & { readonly from: number };

/** Units added up. An awaited unit is in exactly one of the four standings. */
export type GroupResult = {
  /** The code of the commune or of the unit type; null: all units, or those that lie in no commune. */
  readonly of: string | null;
  /** The denominator: how many are awaited. */
  readonly units: number;
  readonly standings: Readonly<Record<ReportStanding, number>>;
  /** Of the reported ones. */
  readonly onTime: number;
  readonly notHeld: number;
  /** Units that nobody awaits and that logged or reported: they are in the sums, and in no number above. */
  readonly besides: number;
  readonly activities: Sum;
  readonly photos: Sum;
  readonly people: Readonly<Record<string, Sum>>;
  readonly unsorted: Sum;
  readonly total: Sum;
  readonly figures: Readonly<Record<string, Sum>>;
};

/** The logs that began on one day, whether their unit reported or not. `people`: lượt người. */
export type DayResult = {
  readonly day: LocalDate;
  readonly activities: number;
  readonly people: Amount;
  /** The units whose activities these are, and of them those that said a number of people. */
  readonly units: readonly string[];
  readonly counted: readonly string[];
};

/** How far a unit's target was reached. */
export type UnitTarget = {
  /** activities, photos, people, people.<group>, or a figure's code. */
  readonly of: string;
  readonly name: Say;
  readonly done: Amount;
  /** How much was expected; a share of the pupils is the number that it comes to. */
  readonly expected: number;
  /** Of one that is a share of the unit's pupils, in percent; null: it is a number. */
  readonly share: number | null;
  /** As it is shown: 100 only when all was done, 0 only when nothing was. null: nobody said. */
  readonly percent: number | null;
};

/** A target over all awaited units that have it. `met`: how many of these `units` reached theirs. */
export type TargetSum = Omit<UnitTarget, 'done' | 'share'> & {
  readonly done: Sum;
  readonly met: number;
  readonly units: number;
};

export type Results = {
  /** Throws NotAllowed to whom neither works for the unit nor may look at it; null: the campaign has no such unit. */
  of(unit: string): UnitResult | null;
  /** What the unit's logs come to, whatever it sent. Of what it did not log nothing is known. Throws NotAllowed. */
  counted(unit: string): Figures;
  /** How far every awaited unit is, in the campaign's order, and those besides that reported. Always exact. Throws NotAllowed. */
  standings(): readonly UnitStanding[];
  /**
   * Every awaited unit in the campaign's order, and in between those that logged or reported unasked. Each is read when its turn comes, so
   * that others get theirs. What of all that follows is told is what one may look at (People.sight). Throws NotAllowed.
   */
  all(): Iterable<UnitResult>;
  /** All units added up. Throws NotAllowed, and NotYet (the turn then comes again) where there is much to count. */
  sum(): GroupResult;
  /** The same by commune or by type of unit, in the campaign's order; those without a unit are left out. */
  sums(by: 'commune' | 'type'): readonly GroupResult[];
  /** The days on which logs began, in order; a day on which none did is left out. Throws NotAllowed and NotYet. */
  days(): readonly DayResult[];
  /** The unit's targets; none without `targets:` in campaign.yaml. */
  targets(unit: string): readonly UnitTarget[];
  /** Those of all units together; may throw NotYet. */
  targetSums(): readonly TargetSum[];
};
