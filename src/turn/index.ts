/**
 * What a page, a flow or a rule is given for one turn: who, when, the campaign, and the doors to what may be read and written.
 * Every call is synchronous and runs inside the turn's transaction; the bot room hands in what stands behind each door.
 */
import type { Campaign } from '../campaign/types.ts';
import type { Address, Button, Capabilities, Language, Person, Reply, Say } from '../chat/index.ts';
import type { Languages } from '../chat/languages.ts';
import type { Activities } from './activities.ts';
import type { Broadcasts } from './broadcasts.ts';
import type { Menu } from './described.ts';
import type { Drafts } from './drafts.ts';
import type { Entries } from './entries.ts';
import type { Attachments, Files, Photos } from './files.ts';
import type { Jobs } from './jobs.ts';
import type { Nudges } from './nudges.ts';
import type { OfficeReports } from './office-reports.ts';
import type { Passes } from './passes.ts';
import type { People } from './people.ts';
import type { Evidence } from './photo-views.ts';
import type { Questions } from './questions.ts';
import type { Results } from './results.ts';
import type { Reminders, Schedule } from './schedule.ts';
import type { Thanks } from './thanks.ts';
import type { UnitReports } from './unit-reports.ts';

export * from './activities.ts';
export type * from './broadcasts.ts';
export type * from './described.ts';
export type * from './drafts.ts';
export type * from './entries.ts';
export type * from './files.ts';
export type * from './jobs.ts';
export * from './not-allowed.ts';
export * from './nudges.ts';
export type * from './office-reports.ts';
export type * from './passes.ts';
export type * from './people.ts';
export type * from './photo-views.ts';
export type * from './questions.ts';
export type * from './report.ts';
export type * from './results.ts';
export type * from './schedule.ts';
export type * from './thanks.ts';
export * from './unit-reports.ts';

export type Links = { readonly chat: string | null; invitation(code: string): string | null };

/** Another channel on which the bot can be written to; `link` opens its chat there, where that is known. */
export type Elsewhere = { readonly channel: string; readonly link: string | null };

export type Turn = {
  /** The update's id: no other turn on this channel has it. */
  readonly id: string;
  readonly now: Date;
  /** When it was said, by the platform: before `now` where the message was long on its way, never after it. */
  readonly saidAt: Date;
  /** Read anew after every act that changes what the person is, as is `lang`. */
  readonly person: Person;
  readonly lang: Language;
  /** Those that the bot speaks, and what the program hears in all of them. */
  readonly languages: Languages;
  readonly address: Address;
  readonly can: Capabilities;
  readonly campaign: Campaign;
  /** How this channel links to the private chat with the bot, and to it with an invitation; null: it can't, or not yet. */
  readonly links: Links;
  /** Where else this person may write from, to link the two; empty: nowhere; absent: not known. */
  readonly elsewhere?: readonly Elsewhere[] | undefined;
  /** In a group: public pages only. */
  readonly group: boolean;
  /** Whether the reply may be drawn over the tapped message. */
  readonly tapped: boolean;
  readonly activities: Activities;
  readonly photos: Photos;
  readonly evidence: Evidence;
  /** Absent where nothing can be attached. */
  readonly attachments?: Attachments;
  readonly reminders: Reminders;
  readonly nudges: Nudges;
  readonly people: People;
  readonly broadcasts: Broadcasts;
  readonly schedule: Schedule;
  readonly questions: Questions;
  readonly unitReports: UnitReports;
  readonly thanks: Thanks;
  readonly officeReports: OfficeReports;
  readonly entries: Entries;
  readonly results: Results;
  readonly files: Files;
  readonly jobs: Jobs;
  readonly drafts: Drafts;
  readonly passes: Passes;
  /** What stands on this menu for this person: what they began and left, what is for role holders, what is for everybody. */
  menu(name: Menu): Record<'drafts' | 'roles' | 'everybody', readonly Button[]>;
  /** What this comes to in the person's language, without markup: for a file that is made here. */
  plain(say: Say): string;
  /** Says something to another person, in their language, as a row of this turn. `key` makes it happen once. `at`: at this address of theirs. */
  tell(person: number, reply: Reply, key: string, at?: Address): void;
};
