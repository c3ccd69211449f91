import type { LocalDate, LocalTime } from '../chat/civil.ts';
import type { Localized } from '../chat/index.ts';
import type { OfficeAnswer } from './faq.ts';
import type { PlanFields } from './plan-schema.ts';

/** A group of people that the campaign addresses; a person picks one. */
export type Audience = {
  readonly code: string; // 'PH'
  readonly name: Localized; // phụ huynh
  /** The session audiences this person is shown: a parent also sees the pupils'. */
  readonly sees: readonly string[];
  /** Words and short forms by which it may be typed ("ph", "phu huynh"). */
  readonly words: readonly string[];
  /** Whether a person may pick it when asked who they are (some only label sessions). */
  readonly selectable: boolean;
};

/** One of the kinds of people that a log counts (five in the plan). */
export type PeopleGroup = {
  readonly code: string; // 'cbql'
  readonly name: Localized;
  readonly words: readonly string[]; // "cô", "giáo viên", "gv"; the first is the everyday one, used in the example
  /** How many of them stand in the example of a headcount ("20 cô"); left out: the group is not in it. */
  readonly example?: number;
};

export type CountUnit = { readonly code: string; readonly name: Localized }; // băng rôn

export type Category = {
  readonly code: string; // 'TT02'
  readonly label: Localized; // for a button, at most 24 characters
  readonly name: Localized; // in full
  /** What is counted besides people. */
  readonly counts: readonly CountUnit[];
  /** How to ask for it in its own words ("Treo bao nhiêu băng rôn?"); left out: "Có bao nhiêu ...?". */
  readonly ask?: Localized;
  /** Unit types it suits (codes of unit types); empty: all. */
  readonly levels: readonly string[];
  /** A suggestion in a sentence, for the ideas page. */
  readonly idea?: Localized;
  /** Words by which it may be typed besides its labels. */
  readonly words: readonly string[];
  /** No longer in the files; kept because something was logged under it. Not offered for new logs. */
  readonly retired?: boolean;
};

/** What each unit must do. */
export type Duty = {
  readonly code: string; // 'B1'
  readonly text: Localized;
  readonly required: boolean;
  readonly due?: LocalDate;
  /** Categories whose logs show that it was done. */
  readonly categories: readonly string[];
};

export type Deadline = {
  readonly code: string; // 'report'
  readonly name: Localized;
  readonly date: LocalDate;
  readonly time?: LocalTime; // none given: end of the day
  readonly who: Localized;
};

export type Contact = {
  readonly name: Localized; // an office or a role, never a person
  readonly phone?: string;
  readonly email?: string;
  readonly address?: Localized;
  readonly hours?: Localized;
};

export type Platform = {
  readonly code: string; // 'zoom'
  readonly name: string;
  readonly howTo?: Localized;
  readonly words: readonly string[];
  /** A platform that is a place (trực tiếp). */
  readonly inPerson: boolean;
};

export type UnitType = {
  readonly code: string; // 'TH'
  readonly name: Localized;
  /** commune: an area; unit: a school or centre that logs activities. */
  readonly kind: 'commune' | 'unit';
  /** Whether the office waits for its report. */
  readonly reports: boolean;
};

export type Unit = {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly parent: string | null;
  readonly aliases: readonly string[];
  /** What it was called before. */
  readonly former?: readonly string[];
  /** What it became: the code of a unit of this campaign, or the full name of one outside of it. */
  readonly successor: string | null;
  /** How many pupils it has, for targets that are a share of them; null or left out: not known. */
  readonly pupils?: number | null;
  /** No longer in the files; kept because something was logged for it. */
  readonly retired?: boolean;
};

export type Session = {
  readonly code: string;
  readonly date: LocalDate;
  readonly from: LocalTime;
  readonly to: LocalTime | null;
  readonly title: Localized;
  /** Codes of audiences. */
  readonly audiences: readonly string[];
  readonly platform: string | null; // a platform's code
  readonly place: string | null;
  readonly host: string | null;
  readonly link: string | null;
  /** What some platforms ask for besides, or instead of, the link: the room's number and its passcode. */
  readonly room: string | null;
  readonly passcode: string | null;
  /** Where it can be watched afterwards. */
  readonly recording: string | null;
  readonly fee: Localized | null;
  readonly cancelled: boolean;
  /** Other words that it is asked for with, besides those of its title. */
  readonly keywords?: readonly string[];
};

/** The fields of a session that the office may mend in chat. */
export type SessionMend = Partial<
  Pick<
    Session,
    'date' | 'from' | 'to' | 'title' | 'platform' | 'host' | 'link' | 'room' | 'passcode' | 'recording' | 'cancelled'
  >
>;

type Frozen<T> = T extends readonly (infer Each)[]
  ? readonly Frozen<Each>[]
  : T extends { readonly vi: string }
    ? Localized
    : T extends object
      ? { readonly [Name in keyof T]: Frozen<T[Name]> }
      : T;

/** What campaign.yaml holds, as plan-schema.ts reads it; beside its categories those that were in it before. */
export type CampaignPlan = Frozen<Omit<PlanFields, 'categories'>> & { readonly categories: readonly Category[] };

/** A campaign folder, read and found good. */
export type CampaignFiles = {
  readonly plan: CampaignPlan;
  readonly sessions: readonly Session[];
  readonly units: readonly Unit[];
};

/** The campaign as the bot serves it now: the files as applied, with what the office mended in chat on top. */
export type Campaign = CampaignFiles & {
  /** Grows with every change; what is cached under an older one is stale. */
  readonly version: number;
  /** What the office answered in chat, beside the plan's `faq`, in its order; left out: nothing. */
  readonly answers?: readonly OfficeAnswer[];
};

/** One mistake in a campaign folder: where, what is wrong, how to mend it. All three for an office to read. */
export type Mistake = {
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly wrong: string;
  readonly mend: string;
};
