/** The office's report of all units, or of one: as of a moment, frozen and numbered. Its files are made of what was frozen alone. */
import type { Campaign } from '../campaign/types.ts';
import type { LocalDate } from '../chat/civil.ts';
import type { Official } from '../documents/official.ts';
import type { Headcount, Mode } from './activities.ts';
import type { PhotoView } from './photo-views.ts';
import type { Amount, SentFigures, UnitStanding } from './results.ts';
import type { NominationKind } from './unit-reports.ts';

/** A log as it was frozen. */
export type FrozenLog = {
  readonly code: string;
  readonly category: string;
  readonly title: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly mode: Mode;
  readonly platform: string | null;
  readonly link: string | null;
  readonly place: string | null;
  readonly people: Headcount | null;
  readonly quantities: Readonly<Record<string, number | null>>;
  readonly result: string | null;
  /** Logged after its unit's report was sent: what the unit reported does not hold it. */
  readonly later?: boolean | undefined;
};

/** A photo as it was frozen: its content is looked up by its id, so that one that is taken back is gone from every version. */
export type FrozenPhoto = {
  readonly id: number;
  readonly log: string;
  /** Its place within the log, from 1. */
  readonly number: number;
  readonly caption: string | null;
  /** Its rank among the unit's best; null: not chosen. */
  readonly best: number | null;
  /** It might stand in the report, and was for everybody to see. */
  readonly reportable: boolean;
  readonly publishable: boolean;
};

/** One unit as it was when the report was frozen, as plain JSON. `reportedAt`: an ISO instant. */
export type FrozenUnit = Omit<UnitStanding, 'unit' | 'reportedAt'> & {
  readonly unit: string;
  readonly reportedAt: string | null;
  readonly figures: SentFigures;
  /** The version of its report that is in; null: it sent none. */
  readonly version: number | null;
  /** What stands in its report, by the part of the outline. */
  readonly texts: Readonly<Record<string, string>>;
  /** Whom it proposes to be named, by id: names are looked up, so that whoever takes theirs back is named nowhere. Only who agreed. */
  readonly nominations: readonly number[];
  /** How many it proposes in all, by kind. */
  readonly proposed: Readonly<Partial<Record<NominationKind, number>>>;
  readonly logs: readonly FrozenLog[];
  readonly photos: readonly FrozenPhoto[];
};

/** Whoever is named, as long as they agree. */
export type FrozenName = {
  readonly id: number;
  readonly kind: NominationKind;
  readonly name: string;
  readonly what: string | null;
};

/** A photo that may still stand in the version. */
export type FrozenPicture = FrozenPhoto & Pick<PhotoView, 'hash' | 'mime' | 'bytes' | 'preview' | 'category' | 'from'>;

/** A line of what changed since the version before. `unit` null: of all. */
export type FrozenChange = {
  readonly unit: string | null;
  /**
   * figure: `what` is its key ('total', 'people.<group>', a code). nil: so many figures (`after`) were not known and are 0. text: the part's code. logs, photos, names: those of the unit are others.
   */
  readonly kind:
    | 'reported'
    | 'not-held'
    | 'held'
    | 'unit-new'
    | 'unit-gone'
    | 'figure'
    | 'nil'
    | 'text'
    | 'logs'
    | 'photos'
    | 'names';
  readonly what: string | null;
  /** Of a figure: from, and to. */
  readonly before: Amount | null;
  readonly after: Amount | null;
};

/** What is said of a version without reading all of it. */
export type FrozenSummary = {
  /** The denominator, and of those how many had reported, and in time. */
  readonly units: number;
  readonly reported: number;
  readonly onTime: number;
  /** Names of those that had not, as far as there was room. */
  readonly missing: readonly string[];
  readonly logs: number;
  readonly photos: number;
  /** Photos that stand in Phụ lục II, and bytes of all photos of the archive. */
  readonly shown: number;
  readonly photoBytes: number;
  /** Against the version before, most important first; null: it is the first one. `more`: so many did not fit. */
  readonly changes: readonly FrozenChange[] | null;
  readonly moreChanges: number;
};

/** A version, without what is in it. `subject` '': of all units, else the unit's code. */
export type FrozenVersion = {
  readonly id: number;
  readonly subject: string;
  readonly number: number;
  readonly asOf: Date;
  readonly summary: FrozenSummary;
  /** When a name or a photo was taken out of it last; null: nothing was. */
  readonly privacyAt: Date | null;
};

/** All that a version's files are made from. */
export type FrozenReport = FrozenVersion & {
  /** The plan and the units as they were then. */
  readonly campaign: Campaign;
  readonly units: readonly FrozenUnit[];
  /** Whoever may still be named, and what may still be shown, by id. */
  readonly names: ReadonlyMap<number, FrozenName>;
  readonly pictures: ReadonlyMap<number, FrozenPicture>;
  /** How many names and photos of it may not stand in it any more. */
  readonly removed: { readonly names: number; readonly photos: number };
};

/** What a lead has written so far, as it would be sent. */
export type ReportDraft = Pick<FrozenUnit, 'figures' | 'texts'>;

/** same: nothing is different from the version before, which is given. */
export type Freezing = { readonly is: 'frozen' | 'same'; readonly version: FrozenVersion };

/** The office's reports; of one unit also for whoever leads it. Each call checks the right. Throws NotAllowed. */
export type OfficeReports = {
  /** The newest first. */
  versions(subject: string): readonly FrozenVersion[];
  version(subject: string, number: number): FrozenVersion | null;
  /**
   * Freezes what there is at this moment as the next version. Of all units: their reports become part of it, and their leads are told. Where
   * there is much to read it throws NotYet, and the turn comes again.
   */
  freeze(subject: string): Freezing;
  /** The newest version's number; null: there is none. */
  newest(subject: string): number | null;
  /** A version as an official document. Throws where there is none. */
  official(subject: string, number: number): Official;
  /**
   * The unit's report as a document as it is now, without freezing it: what was sent, or else what its logs come to. `draft`: what its lead is
   * writing stands in place of that. May throw NotYet.
   */
  preview(unit: string, draft: ReportDraft | null): Official;
  /** All of a version: outside of the conversation, it may be much. null: there is none. */
  read(subject: string, number: number): FrozenReport | null;
};
