/** The keys of the words, made from locales/vi: a label that has no words does not compile. */
import type bot from '../../locales/vi/bot.json';
import type broadcast from '../../locales/vi/broadcast.json';
import type channels from '../../locales/vi/channels.json';
import type dialog from '../../locales/vi/dialog.json';
import type jobs from '../../locales/vi/jobs.json';
import type log from '../../locales/vi/log.json';
import type names from '../../locales/vi/names.json';
import type nudges from '../../locales/vi/nudges.json';
import type office from '../../locales/vi/office.json';
import type officeReport from '../../locales/vi/office-report.json';
import type pages from '../../locales/vi/pages.json';
import type photos from '../../locales/vi/photos.json';
import type reminders from '../../locales/vi/reminders.json';
import type reports from '../../locales/vi/reports.json';
import type results from '../../locales/vi/results.json';
import type thanks from '../../locales/vi/thanks.json';
import type unitReport from '../../locales/vi/unit-report.json';
import type web from '../../locales/vi/web.json';

type Rooms = {
  readonly bot: typeof bot;
  readonly broadcast: typeof broadcast;
  readonly channels: typeof channels;
  readonly dialog: typeof dialog;
  readonly jobs: typeof jobs;
  readonly log: typeof log;
  readonly names: typeof names;
  readonly nudges: typeof nudges;
  readonly office: typeof office;
  readonly 'office-report': typeof officeReport;
  readonly pages: typeof pages;
  readonly photos: typeof photos;
  readonly reminders: typeof reminders;
  readonly reports: typeof reports;
  readonly results: typeof results;
  readonly thanks: typeof thanks;
  readonly web: typeof web;
  readonly 'unit-report': typeof unitReport;
};

/** Plural endings are i18next's; the key is named without. */
type Bare<Name extends string> = Name extends `${infer Stem}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}`
  ? Stem
  : Name;

/** 'theme.title' for { theme: { title: … } }. */
type Leaf<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Bare<Name> : `${Name}.${Leaf<Tree[Name]>}`;
}[keyof Tree & string];

/** The keys of one room, without its name; of a part of the room, without the part's either. */
export type KeyOf<Room extends keyof Rooms, Part extends keyof Rooms[Room] | null = null> = Leaf<
  Part extends keyof Rooms[Room] ? Rooms[Room][Part] : Rooms[Room]
>;

/** 'pages:theme.title': the entry theme.title of locales/vi/pages.json. */
export type Key = { [Room in keyof Rooms]: `${Room}:${KeyOf<Room>}` }[keyof Rooms];
