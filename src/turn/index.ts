/**
 * What a page, a flow or a rule is given for one turn: who, when, the campaign, and the doors to what may be read and written.
 * Every call is synchronous and runs inside the turn's transaction; the bot room hands in what stands behind each door.
 */
import type { Campaign, Session, SessionMend } from '../campaign/types.ts';
import type { LocalDate, LocalTime } from '../chat/civil.ts';
import type {
  Address,
  Button,
  Capabilities,
  IncomingFile,
  Language,
  Media,
  Person,
  Reply,
  Role,
  Say,
} from '../chat/index.ts';
import type { Key } from '../words/keys.ts';

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

export type Activity = ActivityAnswers & {
  readonly id: number;
  /** HD-7K3M: what the person is given. */
  readonly code: string;
  readonly photos: readonly Media[];
  /** Photos whose bytes are not here yet. */
  readonly photosWaiting: number;
  /** What was written below the photos. */
  readonly captions?: readonly string[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
  /** Logged by the office for the unit. */
  readonly onBehalf: boolean;
  /** Whether the person of this turn logged it. */
  readonly mine: boolean;
  readonly withdrawn: { readonly by: Role; readonly at: Date } | null;
};

export type ActivityVersion = {
  readonly version: number;
  readonly at: Date;
  readonly by: Role;
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

/** Refused acts throw this; the bot says it kindly. Rights are checked at the moment of acting. */
export class NotAllowed extends Error {
  readonly what: string;
  constructor(what: string) {
    super(`not allowed: ${what}`);
    this.what = what;
    this.name = 'NotAllowed';
  }
}

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
  ofUnit(unit: string): readonly Activity[];
  /** What the unit has logged under this category on one of these days, newest first; withdrawn ones left out. */
  alike(of: Pick<ActivityAnswers, 'unit' | 'category' | 'from' | 'to'>): readonly Activity[];
  /** How often each category was logged that was logged at all: by the unit, and by all units. */
  usual(unit: string): readonly { readonly category: string; readonly own: number; readonly all: number }[];
  /** The person's own last log, else the unit's last. */
  last(unit: string): Activity | null;
  history(id: number): readonly ActivityVersion[];
  mayChange(activity: Activity): boolean;
  figures(unit: string): UnitFigures;
  /** What everybody may know when it is over: sums of all units, no names. `about`: some of the people were estimated. */
  totals(): { readonly activities: number; readonly units: number; readonly people: number; readonly about: boolean };
  /** Activities per unit, for the office. Throws NotAllowed. */
  board(): readonly {
    readonly unit: string;
    readonly activities: number;
    readonly photos: number;
    readonly lastAt: Date | null;
  }[];
};

export type PhotoState = {
  readonly id: number;
  readonly state: 'waiting' | 'kept' | 'failed';
  readonly media: Media | null;
};
export type Photos = {
  /** Notes a photo of the open draft (or of a log: `activity`); its bytes are fetched after the commit. */
  add(file: IncomingFile, to: { readonly activity: number } | 'draft'): void;
  /**
   * Keeps a photo that came before anything was begun, for a day; it is fetched once the person has agreed that what they log is kept. `full`:
   * there are ten already. `sibling`: of an album of which one is kept.
   */
  keepEarly(file: IncomingFile): 'kept' | 'sibling' | 'full';
  /** How many are kept so, and what was written below them. */
  early(): { readonly count: number; readonly caption: string | null };
  /** They become photos of the draft, as many as there is room for. Gives how many. */
  takeEarly(): number;
  dropEarly(): void;
  /** Keeps what was written below the photo that this person sent last. */
  describe(caption: string): void;
  /** Attaches to the log that already took a photo of the same album. True: it did. */
  attachSibling(file: IncomingFile): Activity | 'draft' | null;
  ofDraft(): readonly PhotoState[];
  remove(id: number): void;
  clearDraft(): void;
  /** The draft starts with the photos of a log that is being changed. */
  loadFrom(activity: number): void;
};

/** The one file of a message that is being written (a broadcast's draft); its bytes are fetched after the commit. */
export type Attachments = {
  /** Notes a file; it takes the place of the one before. false: the one before is of the same album, and stays. */
  add(file: IncomingFile): boolean;
  state(): 'none' | 'waiting' | 'kept' | 'failed';
  /** What the file was called, if it had a name. */
  name(): string | null;
  /** Once it is kept. */
  media(): Media | null;
  /** Takes a file that is kept already (of an announcement that is changed); it takes the place of the one before. */
  take(media: Media): void;
  clear(): void;
};

export type Reminders = {
  /** Asked for a reminder before this session. */
  isAsked(session: string): boolean;
  ask(session: string, on: boolean): void;
  /** Notes that these sessions went into a calendar of the person's: who has one is told when it changes. */
  tookCalendar(sessions: readonly string[]): void;
  setDaily(time: LocalTime | null): void;
  /** Everything off: daily and sessions. */
  stopAll(): void;
};

export type InvitationView = {
  readonly id: number;
  readonly role: Role;
  readonly unit: string | null;
  readonly usesLeft: number;
  readonly expiresAt: Date;
};
export type HolderView = {
  readonly holding: number;
  readonly role: Role;
  readonly unit: string | null;
  readonly since: Date;
  readonly channel: string;
  readonly me: boolean;
};
export type Redeemed =
  | { readonly ok: true; readonly role: Role; readonly unit: string | null }
  | {
      readonly ok: false;
      readonly why: 'unknown' | 'expired' | 'used' | 'revoked' | 'already' | 'slow-down';
      readonly waitMinutes?: number;
    };

/** What became of a code that links accounts. */
export type Linked =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'unknown' | 'own' | 'slow-down'; readonly waitMinutes?: number }
  /** Who types it has roles, which the other would get: they are asked first. `tag` is for `confirmLink`; `channels`: where the other is. */
  | { readonly ok: false; readonly why: 'confirm'; readonly tag: string; readonly channels: readonly string[] };

export type People = {
  setLanguage(lang: Language): void;
  setAudience(code: string | null): void;
  setUnit(code: string | null): void;
  setJoined(): void;
  setConsent(version: string | null): void;
  setAnnouncements(answer: 'yes' | 'no'): void;
  /** Whether the person holds a role, now; `unit` narrows it. The office holds every unit's. */
  may(act: 'log' | 'lead' | 'office', unit?: string): boolean;
  /** Creates an invitation; the code is told once and stored hashed. Throws NotAllowed. */
  invite(
    role: Role,
    unit: string | null,
    options?: { readonly days?: number; readonly uses?: number },
  ): { readonly code: string; readonly expiresAt: Date };
  redeem(code: string): Redeemed;
  /** Open invitations and holders that the person may take back. */
  invitations(): readonly InvitationView[];
  holders(): readonly HolderView[];
  revokeInvitation(id: number): void;
  revokeHolding(id: number): void;
  /** A code that another of this person's channels takes within so many minutes; told once. */
  offerLink(): { readonly code: string; readonly minutes: number };
  /** Whether anybody was shown such a code within the last hour: only then may a bare word be one. */
  isLinkOffered(): boolean;
  /** Joins this address to the person who was shown the code. The turn's person is the joined one from then on. */
  acceptLink(code: string): Linked;
  /** The yes to `confirm`. */
  confirmLink(tag: string): Linked;
  /** Where this person can be written to; `here`: this turn's. */
  addresses(): readonly {
    readonly channel: string;
    readonly id: string;
    readonly here: boolean;
    readonly preferred: boolean;
  }[];
  /** Makes an address of theirs another person's, who holds nothing. False: it is the only one. */
  unlink(channel: string, id: string): boolean;
  /** Where announcements and reminders go first; null: where they wrote last. */
  setPreferred(channel: string | null): void;
  /** What is kept of this person, as lines to read. */
  kept(): Kept;
  /** Forgets the person; the unit's figures stay without the name. */
  erase(): void;
};
export type Kept = {
  readonly activities: number;
  readonly photos: number;
  readonly sessionReminders: number;
  /** Sessions that they took into a calendar. */
  readonly calendarSessions: number;
  readonly drafts: number;
  readonly consentAt: Date | null;
};

export type Choosing =
  | { readonly to: 'agreed' } // everyone who agreed to announcements
  | { readonly to: 'role'; readonly role: Role }
  | { readonly to: 'commune'; readonly unit: string }
  | { readonly to: 'unit-type'; readonly type: string }
  | { readonly to: 'no-log' } // role holders of units without a log yet
  | { readonly to: 'channel'; readonly channel: string };

export type BroadcastDraft = {
  readonly text: string;
  readonly attachment: Media | null;
  readonly choosing: Choosing;
  readonly at: Date | null;
};
export type BroadcastView = {
  readonly id: number;
  readonly state: 'scheduled' | 'sending' | 'done' | 'cancelled' | 'stopped';
  readonly text: string;
  readonly attachment: Media | null;
  readonly choosing: Choosing;
  readonly at: Date;
  /** Why a run was stopped: late | wrong-for-all | refused-by-many. */
  readonly stopReason?: string | null;
  readonly counts: {
    readonly total: number;
    readonly waiting: number;
    readonly sent: number;
    readonly unknown: number;
    readonly cancelled: number;
    readonly failed: Readonly<Record<string, number>>; // by reason
    /** Of those sent, what reached the phone and what was seen, where the channel tells; absent: nothing was told yet. */
    readonly delivered?: number;
    readonly seen?: number;
  };
};
/** Whom a broadcast is for, each counted once, on the one channel where they would be written to: all of `anytime`, `windows` and `unreachable`. */
export type Foreseen = {
  /** Everybody, those who can't be reached among them. */
  readonly byChannel: Readonly<Record<string, number>>;
  /** Reached on a channel on which people can always be written to. */
  readonly anytime: Readonly<Record<string, number>>;
  /** On a channel that lets us write only for so long after a person's last word. */
  readonly windows: Readonly<Record<string, WindowCount>>;
  /** They blocked the bot wherever they are known. */
  readonly unreachable: number;
  /** What would be billed is not sent. */
  readonly holdsBilled: boolean;
  /** How long it takes at the allowed rate. */
  readonly seconds: number;
};
/** People by their last word: free of charge for `hours`, then billed for `days` in all, then out of reach. */
export type WindowCount = {
  readonly free: number;
  readonly billed: number;
  readonly out: number;
  readonly hours: number;
  readonly days: number;
};
export type Broadcasts = {
  /** What would become of it at that moment (default: now), before anything is written. Throws NotAllowed. */
  preview(choosing: Choosing, at?: Date): Foreseen;
  /** As a reader will see it. */
  compose(draft: Pick<BroadcastDraft, 'text' | 'attachment'>): Reply;
  /** Throws NotAllowed. */
  start(draft: BroadcastDraft): BroadcastView;
  cancel(id: number): BroadcastView | null;
  view(id: number): BroadcastView | null;
  recent(): readonly BroadcastView[];
  /** How many messages of any kind were not sent within the last seven days, since they were no longer of use. Throws NotAllowed. */
  late(): number;
  /** A file of every recipient's end (row number, channel, state, reason): no names. */
  resultFile(id: number): Media;
  /** Sends the ambiguous ones again: the office decided. */
  resendUnknown(id: number): void;
};

/** What the office says of a session that it puts on. */
export type NewSession = Pick<
  Session,
  'date' | 'from' | 'to' | 'title' | 'audiences' | 'platform' | 'place' | 'host' | 'link'
>;

export type Schedule = {
  /** Writes what the office mended and tells once everybody who asked for it, was reminded of it today, or has it in a calendar. Throws NotAllowed. */
  mend(session: string, mend: SessionMend): { readonly told: number };
  /** Puts a session on, beside those of the files; gives its code. Throws NotAllowed. */
  add(session: NewSession): string;
  /** How many would be told of this change; `null`: of taking back what was mended. */
  countToTell(session: string, mend: SessionMend | null): number;
  /** Takes the mend back: the files hold again. */
  unmend(session: string): { readonly told: number };
  mended(session: string): SessionMend | null;
  session(code: string): Session | null;
};

/** What a person says of the campaign once it is over. */
export type Feedback = {
  /** Whether they were asked, whatever they answered. */
  isAsked(): boolean;
  noteAsked(): void;
  /** 3: very useful, 2: useful, 1: not yet. */
  rate(score: 1 | 2 | 3): void;
  write(words: string): void;
  mine(): { readonly score: 1 | 2 | 3 | null; readonly words: string | null } | null;
  /** For the office, without names. Throws NotAllowed. */
  results(): {
    readonly asked: number;
    readonly byScore: Readonly<Record<1 | 2 | 3, number>>;
    /** The latest first. */
    readonly words: readonly string[];
  };
};

export type Files = {
  /** Keeps bytes made here (a calendar, a result file) until they are sent. */
  keep(bytes: Uint8Array, mime: string, name: string): Media;
};

export type Drafts = {
  list(): readonly DraftView[];
  /** JSON of the Standing; null: no draft. */
  read(flow: string): string | null;
  save(flow: string, standing: string): void;
  discard(flow: string): void;
  /** Keeps for a day what was cancelled, with its files, beside the draft of the flow. `run` tells it from others. */
  layBy(flow: string, run: string, standing: string): void;
  /** What can be fetched back, the last cancelled first. */
  laidBy(): readonly LaidBy[];
  /** Takes it out again, its files hanging on the flow's draft from now on; null: there is none any more. */
  fetchBack(flow: string, run: string): string | null;
};

/** A cancelled run of a flow. */
export type LaidBy = { readonly flow: string; readonly run: string; readonly at: Date };

/** The draft that waits in a flow. */
export type DraftView = { readonly flow: string; readonly at: Date };

export type Links = { readonly chat: string | null; invitation(code: string): string | null };

/** Another channel on which the bot can be written to; `link` opens its chat there, where that is known. */
export type Elsewhere = { readonly channel: string; readonly link: string | null };

export type Turn = {
  /** The update's id: no other turn on this channel has it. */
  readonly id: string;
  readonly now: Date;
  /** Read anew after every act that changes what the person is, as is `lang`. */
  readonly person: Person;
  readonly lang: Language;
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
  /** Absent where nothing can be attached. */
  readonly attachments?: Attachments;
  readonly reminders: Reminders;
  readonly people: People;
  readonly broadcasts: Broadcasts;
  readonly schedule: Schedule;
  readonly feedback: Feedback;
  readonly files: Files;
  readonly drafts: Drafts;
  /** What stands on this menu for this person: what they began and left, what is for role holders, what is for everybody. */
  menu(name: Menu): Record<'drafts' | 'roles' | 'everybody', readonly Button[]>;
  /** What this comes to in the person's language, without markup: for a file that is made here. */
  plain(say: Say): string;
  /** Says something to another person, in their language, as a row of this turn. `key` makes it happen once. `at`: at this address of theirs. */
  tell(person: number, reply: Reply, key: string, at?: Address): void;
};

/** Whom something is for: everybody, or those who hold one of these roles. */
export type For = 'everybody' | readonly Role[];

/** Pages that offer others: each shows what says that it stands there. */
export type Menu = 'home' | 'help' | 'board';

/** A command without its slash: `vi` in Vietnamese without diacritics, `en` its English twin. */
export type Command = {
  readonly vi: string;
  readonly en: string;
  /** What a platform's list of commands says of it, and how far up it stands there. */
  readonly about: Key;
  readonly order: number;
};

/** What is done at once when the words for it stand alone, as the address that does it. */
export type Act = 'stop.reminders' | 'stop.announcements' | 'my-data.erase' | 'cancel';

/** One way to a page or a flow: where it is offered, and what is typed or chosen for it. */
export type Way = {
  /** What follows the name in the address ("free" of `classes.free`); left out: nothing does. */
  readonly at?: string;
  /** Narrower than what the page or the flow itself says. */
  readonly for?: For;
  /** Its name on a button, on a menu or where words were not understood; left out: on none. */
  readonly label?: Key;
  /** The menus it stands on, and how far up; among equals the order of the list holds. */
  readonly menu?: { readonly [name in Menu]?: number };
  /** It stands on a menu only then. */
  readonly when?: (turn: Turn) => boolean;
  readonly command?: Command;
  /**
   * What people type for it, with commas between; folded (lower case, no diacritics, đ -> d). Fillers such as "cho em hỏi … ạ" are taken
   * off before a text is compared.
   */
  readonly words?: string;
  /** What the words do where nothing but politeness stands beside them; else they lead to the page, where it is offered. */
  readonly act?: Act;
  /** false: it stands below every answer anyway, so it is no guess at what was meant. */
  readonly guessed?: false;
  /** Who holds such a role is led to this page instead; of several the first counts. */
  readonly instead?: { readonly [role in Role]?: string };
};

/** What pages and flows say of themselves. Commands, menus, guesses and the reading of typed words are made from it. */
export type Described = {
  readonly name: string;
  readonly for: For;
  readonly ways?: readonly Way[];
};

/** A page: what one looks up. `Asked`: what of it may be asked for. */
export type Page<Name extends string = string, Asked = readonly string[]> = Described & {
  readonly name: Name;
  /** It may be shown in a group. Left out: only in a private chat. */
  readonly inGroups?: true;
  /** Its words are titles and places as well ("Lớp học"): where any text is an answer they are one, and are not asked about. */
  readonly mayBeTitle?: true;
  /** One of a list: where nothing can be chosen, its button is a line of the list's text. */
  readonly item?: true;
  /**
   * The parts of its address after the name ("2021-10-03", "all", "1") -> what is asked for. Looks at their form alone: what was forged, or
   * written by an older program, comes to something that can be shown. Left out: the parts themselves.
   */
  read?(parts: readonly string[]): Asked;
  /** Draws the page, after doing what is asked for ("session.B01.remind"). Throws NotAllowed. */
  show(asked: Asked, turn: Turn): Reply;
};

/** What a page or the router may answer with besides a reply: "start this flow". */
export type Opening = { readonly flow: string; readonly with?: Readonly<Record<string, unknown>> };

export type { Say };
