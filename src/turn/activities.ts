/** What was logged, and who may read and change it. */
import type { LocalDate } from '../chat/civil.ts';
import type { Media, WorkRole } from '../chat/index.ts';
import type { EvidenceKind } from '../chat/photo-rights.ts';

export type Mode = 'in-person' | 'online' | 'mixed';

/** People by the campaign's groups: null is "not known", 0 is "none". */
export type Headcount = {
  readonly counts: Readonly<Record<string, number | null>>;
  /** A number that was not broken down by group. */
  readonly unsorted: number | null;
  readonly approximate: boolean;
  /** As it was typed. */
  readonly raw: string;
};

/** One activity of a unit, as answered in the flow. Photos hang on the log or, before that, on the draft. */
export type ActivityAnswers = {
  readonly unit: string;
  readonly category: string;
  readonly title: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly mode: Mode;
  readonly platform: string | null; // a code of the campaign, or free text
  readonly link: string | null;
  readonly place: string | null;
  readonly people: Headcount | null;
  /** By count unit's code; null: not known. */
  readonly quantities: Readonly<Record<string, number | null>>;
  readonly result: string | null;
};

/** The lines of a log in the order of the flow; their names stand in the history. */
export const LOG_LINES = [
  'unit',
  'category',
  'title',
  'from',
  'to',
  'mode',
  'platform',
  'link',
  'place',
  'people',
  'quantities',
  'result',
] as const satisfies readonly (keyof ActivityAnswers)[];

export type Activity = ActivityAnswers & {
  readonly id: number;
  /** HD-7K3M: what the person is given. */
  readonly code: string;
  readonly photos: readonly Media[];
  /** Photos whose bytes are not here yet. */
  readonly photosWaiting: number;
  /** What else was sent along as evidence, by kind: documents and recordings. */
  readonly files?: readonly EvidenceKind[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
  /** Logged by the office for the unit. */
  readonly onBehalf: boolean;
  /** Whether the person of this turn logged it. */
  readonly mine: boolean;
  /** Who logged it, as they want to be shown; null: not known. For the unit's own people and the office alone. */
  readonly author?: string | null;
  readonly withdrawn: { readonly by: WorkRole; readonly at: Date } | null;
};

export type ActivityVersion = {
  readonly version: number;
  readonly at: Date;
  readonly by: WorkRole;
  /** As they want to be shown; null: not known. */
  readonly name?: string | null;
  readonly changed: readonly string[];
};

export type UnitFigures = {
  readonly unit: string;
  readonly activities: number;
  readonly photos: number;
  readonly byCategory: Readonly<Record<string, number>>;
  readonly people: Readonly<Record<string, number>>;
  readonly unsorted: number;
  readonly approximate: boolean;
  /** The groups, and 'unsorted', of which some number was an estimate. */
  readonly estimated: readonly string[];
  /** Activities of which no number of people is known. */
  readonly uncounted: number;
  readonly lastAt: Date | null;
};

export type Activities = {
  /** Saves a new log; moves the draft's photos to it. Throws NotAllowed. */
  save(answers: ActivityAnswers): Activity;
  /** Changes a log, keeping the former version. Throws NotAllowed. */
  change(id: number, answers: ActivityAnswers): Activity;
  /** Marks a log as withdrawn. Throws NotAllowed. */
  withdraw(id: number): Activity;
  /** Takes a withdrawal back. Throws NotAllowed. */
  restore(id: number): Activity;
  mayRestore(activity: Activity): boolean;
  /** The person's own last log that is not withdrawn, of any unit. */
  mine(): Activity | null;
  /** The log that was withdrawn last by one in the person's role, and that they may restore. */
  lastWithdrawn(): Activity | null;
  /** By its code, if the person may see it. */
  find(code: string): Activity | null;
  /** The newest by their first day, withdrawn ones too: `most` (default a hundred) after the first `skip`. */
  ofUnit(unit: string, skip?: number, most?: number): readonly Activity[];
  logCount(unit: string): { readonly all: number; readonly withdrawn: number };
  /** What the unit has logged under this category on one of these days, newest first; withdrawn ones left out. */
  alike(of: Pick<ActivityAnswers, 'unit' | 'category' | 'from' | 'to'>): readonly Activity[];
  /** How often each category was logged that was logged at all: by the unit, and by all units, of whom the latest count. */
  usual(unit: string): readonly { readonly category: string; readonly own: number; readonly all: number }[];
  /** The person's own last log, else the unit's last. */
  last(unit: string): Activity | null;
  history(id: number): readonly ActivityVersion[];
  mayChange(activity: Activity): boolean;
  figures(unit: string): UnitFigures;
  /** What everybody may know when it is over: sums of all units, no names. `about`: some of the people were estimated. */
  totals(): { readonly activities: number; readonly units: number; readonly people: number; readonly about: boolean };
  /** How far the units are, for the office. Throws NotAllowed. */
  board(): Board;
};

export type Board = {
  /** The units that have logged something that was not withdrawn. */
  readonly logged: ReadonlySet<string>;
  readonly activitiesOf: (unit: string) => number;
  /** Of all units. */
  readonly sums: () => { readonly activities: number; readonly photos: number };
};
