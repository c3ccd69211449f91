/**
 * The vocabulary that every room shares. Speaks no platform's language and imports nothing of ours.
 */
import type { FileFormat } from './document.ts';
import type { Language, Localized } from './languages.ts';

/** Where a person (or a group) can be written to: a channel's name and the channel's own id, always a string. */
export type Address = { readonly channel: string; readonly id: string };

export type { Language, Localized };

/** How a date or a time is written out; the words room knows each language's form. */
export type DateStyle =
  | 'weekday-date' // thứ Năm, 07/10/2021
  | 'date' // 07/10/2021
  | 'short' // T5 07/10
  | 'weekday' // thứ Năm
  | 'weekday-short' // T5
  | 'moment'; // 08:00 ngày 05/10/2021 (the value is an ISO instant)

/**
 * Something to be said, not yet in any language. Rendered to a string by the words room in the reader's language.
 * `key` is `room:name` (locales/<language>/<room>.json); values are escaped. `bold` and `code` survive where a channel can show them.
 */
export type Say =
  | { readonly key: string; readonly with?: Readonly<Record<string, string | number | Say>> }
  | { readonly plain: string }
  | { readonly local: Localized }
  | { readonly date: string; readonly as: DateStyle }
  | { readonly join: readonly (Say | null | undefined | false)[]; readonly by?: string } // by: default a line break
  | { readonly bold: Say }
  | { readonly code: Say }
  | { readonly channel: string; readonly beside: readonly string[] }; // its name: channel-name.ts

/** What is sent along with a text: bytes kept by content hash in the files room. */
export type Media = { readonly hash: string; readonly mime: string; readonly name: string };

/** A report that is fetched as a file: which, what of it, and as what; without a format it is the report's first. */
export type Ordered = { readonly name: string; readonly asked: readonly string[]; readonly format?: FileFormat };

/** What a choice does: it settles what was asked, or something is given up by it. Drawn where the platform has a look for it. */
export type Tone = 'confirm' | 'danger';

/**
 * What a button is for, beside where it leads. agree, decline: the yes and the no that are asked for. take: what is offered beside a decline,
 * without a question. keep: to change nothing. back: to where one came from. tab: one of a row of days. item: what the text lists under a
 * number, which is its number as a choice, whatever else stands above it.
 */
export type ButtonPart = 'agree' | 'decline' | 'take' | 'keep' | 'back' | 'tab' | 'item';

/** Choices as they were shown: label as the person saw it, value, part. In the order in which they are counted. */
export type Choices = readonly (readonly [label: string, value: string, part?: ButtonPart])[];

/**
 * `value` comes back verbatim as `Message.choice`: [A-Za-z0-9._~-] only, at most 44 bytes. `pinned`: on a channel with few buttons it is
 * one of them, however many choices stand before it. A `copy` button copies its text.
 */
export type Button<T = Say> =
  | {
      readonly label: T;
      readonly value: string;
      readonly pinned?: true;
      readonly tone?: Tone;
      readonly part?: ButtonPart;
    }
  | { readonly label: T; readonly url: string }
  | { readonly label: T; readonly copy: T | string };

export type Buttons<T = Say> = readonly (readonly Button<T>[])[];

/**
 * One thing the bot says. `T` is Say until the words room renders it; then it is a string in our small markup (see markup.ts),
 * but for labels, which are plain.
 */
export type Reply<T = Say> = {
  readonly text: T;
  readonly buttons?: Buttons<T>;
  readonly image?: Media;
  readonly images?: readonly Media[]; // an album, shown before the text
  readonly file?: Media;
  /** A picture that comes along as the image; drawn when it is sent (bot/picture-maker.ts). */
  readonly drawn?: Ordered;
  /** true: a page; drawn over the message whose button was tapped, where the channel can and that is the chat's newest, and a page too. */
  readonly page?: boolean;
  /** The channel's id of a message of ours to draw over; filled by the bot, never by a page. */
  readonly replaces?: string;
  /**
   * The name of what it says anew ("3/10 photos"): an answer of this name that still waits in the same chat says nothing more than this
   * one, and is not sent. Of a step's answer the step's own name for it, which the dialog makes one of the whole chat.
   */
  readonly newest?: string;
  /** The body holds a code or another secret: wiped from the outbox at once when settled. */
  readonly secret?: boolean;
  /** The answer may itself be a number: on a channel without buttons the choices are listed as words, without numbers. */
  readonly wordsOnly?: boolean;
  /** On a channel with few buttons all choices are listed at once, however many they are: nothing has to be leafed through. */
  readonly whole?: boolean;
  /** On a channel with few buttons, how many choices were offered before: what follows is shown. The answer to a choice `more.<n>`. */
  readonly choicesFrom?: number;
  /** The language it was rendered in; filled by the words room. */
  readonly lang?: Language;
};

export type FileKind = 'image' | 'document' | 'audio' | 'video' | 'other';
/** A file that a person sent. `ref` is what `Channel.fetch` takes. `album`: siblings share it. */
export type IncomingFile = {
  readonly kind: FileKind;
  readonly ref: string;
  readonly album?: string;
  readonly name?: string;
  readonly mime?: string;
  readonly bytes?: number;
};

export type Message = {
  /** The channel's own id for this update, so that a repeat is dropped. */
  readonly id: string;
  readonly from: Address;
  readonly at: Date;
  readonly text?: string;
  /** A button's value, verbatim. May be forged: validate it. */
  readonly choice?: string;
  /** The channel's id of the message whose button was tapped. */
  readonly on?: string;
  /** With a tap, where the channel can: shows a plain line of at most 200 characters over the chat, which goes by itself. Before the commit. */
  readonly toast?: (text: string) => void;
  readonly files?: readonly IncomingFile[];
  /** What was sent is a place or a contact card: refused politely, never stored. */
  readonly personal?: 'location' | 'contact';
  /**
   * What was sent is nothing that can be read here, or a message that is there already was changed: one sentence says so. `edited-late`: so
   * long after that nobody waits for a word. A change's `text` is listened to for danger alone, and kept nowhere.
   */
  readonly odd?: 'unknown' | 'edited' | 'edited-late';
  /** The platform's hint at the person's language. */
  readonly language?: string;
  /** Set when it was said in a group: where to answer. `addressed`: to this bot; other talk is answered in danger alone, and kept nowhere. */
  readonly group?: { readonly id: string; readonly addressed: boolean };
};

/**
 * human-wrote, auto-reply: somebody at the office, or the platform by itself, wrote under our name. `ref`: the message that it is about.
 * `known`: the platform has named that message in an answer to us, so its receipt says nothing about another.
 */
export type Incoming =
  | ({ readonly kind: 'message' } & Message)
  | {
      readonly kind: 'reachable' | 'unreachable' | 'delivered' | 'seen' | 'human-wrote' | 'auto-reply';
      readonly id: string;
      readonly from: Address;
      readonly at: Date;
      readonly ref?: string;
      readonly known?: boolean;
      /** With `reachable`: the person came to the chat themselves, without a word, and is greeted. */
      readonly arrives?: true;
    };

/**
 * The result of one send. A closed list: who retries and who is told depends on nothing else. Of a reply that takes several messages,
 * `earlier` are the ids of those before the last that was tried; `incomplete`: those after it were not tried.
 */
export type Sent = { readonly earlier?: readonly string[]; readonly incomplete?: boolean } & Result;

type Result =
  | {
      readonly ok: true;
      readonly messageId: string;
      readonly uploaded?: { readonly hash: string; readonly ref: string };
    }
  | {
      readonly ok: false;
      readonly again: true;
      /**
       * throttled: 429, the whole channel waits. later: the platform does not take this person's message yet. refused: never left (DNS,
       * connection refused). unavailable: an answered 5xx or an unreadable answer.
       */
      readonly why: 'throttled' | 'later' | 'refused' | 'unavailable';
      readonly retryAfterMs?: number;
      readonly detail: string;
    }
  | {
      readonly ok: false;
      readonly again: false;
      /** unreachable: this person. rejected: this message to this person. wrong-for-all: this message to anybody. reauthorise: the channel. */
      readonly why: 'unreachable' | 'rejected' | 'wrong-for-all' | 'reauthorise';
      readonly detail: string;
    }
  | { readonly ok: false; readonly again: 'unknown'; readonly detail: string };

export type Capabilities = {
  /** A message of ours can be drawn over. */
  readonly edit: boolean;
  /** How many buttons a message may carry; 0: choices are numbered in the text. */
  readonly buttons: number;
  /** Characters of a text after markup is parsed (UTF-16 units). */
  readonly textLimit: number;
  /** MIME types that can be sent as a file; images can always be sent. */
  readonly files: readonly string[];
  /** How many bytes such a file may have, at most. None: nobody says. */
  readonly fileBytes?: number;
  /** A picture or a file is a message of its own beside the text, as a rule. */
  readonly mediaApart?: true;
  /** What becomes of any other file: it has an `address` of ours, or is said as a `text` where it is a short one. None: it is lost. */
  readonly otherFiles?: 'address' | 'text';
  /**
   * How long after a person's last word, tap or follow they may be written to: free for `freeHours`, then billed until `lastHours`, then
   * not at all. None: always.
   */
  readonly window?: { readonly freeHours: number; readonly lastHours: number };
};

export type Channel = {
  readonly name: string;
  readonly can: Capabilities;
  /** Capabilities of one address, where they differ from the channel's (the simulator's phones). */
  canFor?(to: Address): Capabilities;
  /** `receive` resolves after the commit; only then is the update acknowledged to the platform. */
  start(receive: (batch: readonly Incoming[]) => Promise<void>): Promise<void>;
  /** Never throws for what the platform answers; a bug throws. */
  send(to: Address, reply: Reply<string>): Promise<Sent>;
  /** A cheap read that tells whether the platform is back. True: it answered. */
  probe(): Promise<boolean>;
  /** The bytes of a file a person sent. Throws FetchError. */
  fetch(ref: string, limit: { readonly bytes: number }): Promise<Uint8Array>;
  /** For /healthz: ok, and a word on why not. */
  health(): { readonly ok: boolean; readonly detail?: string };
  /** No new updates; what is in hand ends. */
  stop(): Promise<void>;
};

/** `final`: trying again will not help (too large, gone, refused). `cutShort`: it broke off in the middle, and costs as much once more. */
export class FetchError extends Error {
  readonly final: boolean;
  readonly cutShort: boolean;
  constructor(message: string, final: boolean, cutShort = false) {
    super(message);
    this.name = 'FetchError';
    this.final = final;
    this.cutShort = cutShort;
  }
}

/** More bytes than may be fetched, by the platform's limit or by ours. */
export class FileTooLarge extends FetchError {
  constructor() {
    super('larger than allowed', true);
  }
}

export type Role = 'teacher' | 'lead' | 'office' | 'viewer';
/** A role in which something is done; a viewer only looks. */
export type WorkRole = Exclude<Role, 'viewer'>;
/** What a person holds: a role and, for teachers and leads, the unit's code; for a viewer the area's (null: everything). */
export type Holding = { readonly id: number; readonly role: Role; readonly unit: string | null };

export type Person = {
  readonly id: number;
  readonly lang: Language;
  /** The code of an audience of the campaign; null: not said, sees everything. */
  readonly audience: string | null;
  /** The unit (commune or school) the person said they belong to; a wish, not a right. */
  readonly unit: string | null;
  /** Whether "who are you" was answered or skipped. */
  readonly joined: boolean;
  readonly holds: readonly Holding[];
  /** The version of the privacy text agreed to; null: not asked or withdrawn. */
  readonly consent: string | null;
  readonly announcements: 'unasked' | 'yes' | 'no';
  /** HH:MM of the daily reminder; null: off. */
  readonly remindAt: string | null;
  /** How they want to be shown to their unit and to the office ("Cô Lan, lớp 3A"); null: not said. */
  readonly shownName: string | null;
  /** They were asked for it, whatever they said. */
  readonly isNameAsked: boolean;
  /** Whether they want to be asked in the evening if there is something to log; asked: they saw the question. Absent: not asked. */
  readonly evening?: 'asked' | 'yes' | 'no';
  /** They want no nudges about the report, and of the office no digest. */
  readonly nudgesOff?: boolean;
};
