/** What a unit reports of the Week: drafted from its logs, sent by its lead, received or asked back by the office. */
import type { Say, WorkRole } from '../chat/index.ts';
import type { Amount, SentFigures } from './results.ts';

/** draft: not sent. more: the office asks for more. merged: it is part of a report of the office's. */
export const REPORT_STATES = ['draft', 'sent', 'received', 'more', 'merged'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/**
 * A figure that the lead gives in place of the counted one; both stay. By its key: `activities`, `photos`, `people.<group>`, `unsorted`,
 * `total` (of people), or a figure's code (campaign/figures.ts). `counted`: as it was when that was said.
 */
export type FigureOverride = {
  readonly counted: Amount;
  readonly said: Amount;
  readonly reason: string;
};

/** What the lead said, changed and chose. JSON of `unit_reports.content`. */
export type ReportContent = {
  /** By the figure's key. */
  readonly overrides: Readonly<Record<string, FigureOverride>>;
  /** Figures, by their keys, of which the lead said that there was none: 0 where no log says otherwise. */
  readonly none: readonly string[];
  /** What the lead wrote for a part of the outline (campaign/report-outline.ts), by its code; '': nothing. Absent: drafted from the logs. */
  readonly texts: Readonly<Record<string, string>>;
  /** Parts that the lead was asked for, by their codes: answered or left out. */
  readonly asked: readonly string[];
  /** Duties that no log shows, by code: whether they were done all the same. */
  readonly duties: Readonly<Record<string, boolean>>;
  /** Checks that were answered, by the check's key: what was odd then, and the note; '': a plain yes. */
  readonly notes: Readonly<Record<string, { readonly of: string; readonly note: string }>>;
  /** Of a sent report: every part's text as it was sent, by the part's code. */
  readonly written: Readonly<Record<string, string>>;
  /** Of a sent report: which duties were done, by code; one of which nothing is known is left out. */
  readonly fulfilled: Readonly<Record<string, boolean>>;
  /** Of a sent report: its logs, each with how many photos. */
  readonly logs: readonly { readonly code: string; readonly version: number; readonly photos: number }[];
  /** Of a sent report: the nominations that were part of it, by id. */
  readonly nominations: readonly number[];
  /** Of one that the office entered: who told it by telephone. */
  readonly caller: string | null;
};

/** One version of a unit's report. */
export type UnitReport = {
  readonly id: number;
  readonly unit: string;
  readonly version: number;
  readonly state: ReportState;
  readonly content: ReportContent;
  /** As it was sent, or of a draft as it is just now; `overrides`: what was counted where the lead put another figure. */
  readonly figures: SentFigures;
  /** Why nothing was held; null: something was. */
  readonly notHeld: string | null;
  /** By the platform's time of the message, or the time of the call; null: not sent. */
  readonly sentAt: Date | null;
  readonly sentRole: WorkRole | null;
  /** The person of this turn sent it. */
  readonly mine: boolean;
  /** How whoever sent it is called; null: not said, or not for this person to know. */
  readonly sentBy: string | null;
  /** Entered by the office, by telephone. */
  readonly phoned: boolean;
  /** After the deadline. Of a correction: whether the first version was. */
  readonly late: boolean;
  /** What the office said when it asked for more. */
  readonly remark: string | null;
  readonly settledAt: Date | null;
  readonly changedAt: Date;
};

/** Something that is asked about before a report is sent. `of`: what is odd, so that an answer holds for that alone. */
export type ReportCheck = {
  readonly key: string;
  /**
   * stop: it has to be mended. ask: it needs a note or a yes. duty: whether it was done. tell: it is only said.
   */
  readonly kind: 'stop' | 'ask' | 'duty' | 'tell';
  readonly of: string;
  /** Names the check and what is odd, for a button: an old one settles nothing else. */
  readonly tag: string;
  readonly text: Say;
  /** The figure that it is about. */
  readonly figure: string | null;
  readonly isSettled: boolean;
};

export type NominationKind = 'example' | 'commend-group' | 'commend-person';

/** Whom a unit proposes to be named. */
export type Nomination = {
  readonly id: number;
  readonly unit: string;
  readonly kind: NominationKind;
  readonly name: string;
  readonly what: string | null;
  /** Whoever is named agreed to it. Without it the name stands in no document. */
  readonly consent: boolean;
  readonly state: 'proposed' | 'approved' | 'declined' | 'withdrawn';
};

/** What differs between two versions, a line each. */
export type ReportChange = {
  /** A figure's key, a part's code, 'held', 'nominations', 'logs'. */
  readonly what: string;
  readonly kind: 'figure' | 'text' | 'held' | 'nominations' | 'logs';
  readonly before: Amount | string | null;
  readonly after: Amount | string | null;
};

/** `person`: which of the unit's members is meant; null: found by the name, where it is one's alone. */
export type NewNomination = Pick<Nomination, 'kind' | 'name' | 'what' | 'consent'> & { readonly person: number | null };

/** What sending came to. open: these checks have to be answered first. same: nothing differs from what was sent before. */
export type ReportSending =
  | { readonly is: 'sent' | 'same'; readonly report: UnitReport }
  | { readonly is: 'open'; readonly checks: readonly ReportCheck[] };

/** What is said of a report that comes by telephone. */
export type PhonedReport = {
  /** When the call was. */
  readonly at: Date;
  /** Who says so: a role or a name. */
  readonly caller: string;
  /** Why the figures differ from the counted ones, in a sentence; left out: the caller. */
  readonly because?: string;
  /** By the figure's key; what is left out stays as it is counted. */
  readonly figures: Readonly<Record<string, Amount>>;
  /** What was said beside the figures, and the part of the outline that it goes into. */
  readonly words: string | null;
  readonly wordsOf: string;
  readonly notHeld: string | null;
};

/** The units' reports; each call checks the right. Lead: the unit's lead, or the office for it. Throws NotAllowed. */
export type UnitReports = {
  /** The newest version, a draft too; null: nothing was begun. For whoever may log for the unit. */
  latest(unit: string): UnitReport | null;
  /** The newest version that was sent; null: none was. */
  sent(unit: string): UnitReport | null;
  /** All that were sent, the newest first. */
  versions(unit: string): readonly UnitReport[];
  /** What a new version would be, from the draft and from what is logged by now. Writes nothing. */
  draft(unit: string): UnitReport;
  /** Every part of the outline as it would be sent, or was, by the part's code. */
  written(report: UnitReport): Readonly<Record<string, string>>;
  /** Which duties were done, by code: a log shows it, or the lead says so. One of which nothing is known is left out. */
  fulfilled(report: UnitReport): Readonly<Record<string, boolean>>;
  /** Changes the draft, making one where there is none. */
  change(unit: string, change: (content: ReportContent) => Partial<ReportContent>): UnitReport;
  /** Gives what was changed in the draft up again. */
  dropDraft(unit: string): void;
  checks(unit: string): readonly ReportCheck[];
  /** Logs of the unit that somebody has begun and not saved, in a sentence; null: there is none. The lead's. */
  openLogs(unit: string): Say | null;
  /** Figures of the draft, by their keys, that nobody said and that may be none; and those that the lead said were none. */
  unsaid(unit: string): { readonly unsaid: readonly string[]; readonly none: readonly string[] };
  /** Sends the draft as the next version, and tells the unit's other leads and the office. */
  send(unit: string): ReportSending;
  /** "Không tổ chức", with the reason: a report, too. */
  sendNotHeld(unit: string, reason: string): UnitReport;
  /** What changed from the version before; of the first one: nothing. */
  changes(report: UnitReport): readonly ReportChange[];
  /** The office's: notes that it arrived. null: there is none to receive. */
  receive(unit: string): UnitReport | null;
  /** The office's: asks for more, with its own words. null: there is nothing sent. */
  askMore(unit: string, remark: string): UnitReport | null;
  /** The office's: a report that was told by telephone. */
  phone(unit: string, told: PhonedReport): UnitReport;
  /** Those of the unit who said how they want to be shown. */
  members(unit: string): readonly { readonly id: number; readonly name: string }[];
  /** Without those that were taken back. */
  nominations(unit: string): readonly Nomination[];
  nominate(unit: string, one: NewNomination): Nomination;
  takeBack(unit: string, nomination: number): void;
};
