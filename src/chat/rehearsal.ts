/**
 * What the rehearsal's page, its API and the simulator say to each other. Types only, and none imported but what a language is: the page is
 * compiled for the browser and shares nothing else with the program.
 */
import type { Language, Localized } from './languages.ts';

/**
 * `telegram-like` has buttons, edits and albums. `zalo-oa`, as a Zalo Official Account: five buttons, no edits, and a window after which
 * nobody is written to. `zalo-bot`, as Zalo Bot Platform: none of them.
 */
export type PhoneKind = 'telegram-like' | 'zalo-oa' | 'zalo-bot';

/** How long the person may be written to where there is a window, civil milliseconds: free until then, billed until then. */
export type PhoneWindow = { readonly freeUntil: number; readonly billedUntil: number };

/** A phone without its messages. */
export type Phone = {
  readonly id: string;
  readonly label: Localized;
  readonly kind: PhoneKind;
  /** What the platform would tell the bot about the person's language. */
  readonly language: Language;
  /** The person blocked the bot. */
  readonly blocks: boolean;
};

export type PhoneButton =
  | { readonly label: string; readonly value: string }
  | { readonly label: string; readonly url: string }
  | { readonly label: string; readonly copy: string };

/** A file shown in a message; its bytes are at `files/<index>` of the message. */
export type PhoneFile = { readonly name: string; readonly mime: string; readonly bytes: number };

export type PhoneMessage = {
  readonly id: string;
  readonly from: 'person' | 'bot';
  /** Civil time in milliseconds. */
  readonly at: number;
  readonly editedAt?: number;
  /** The bot's in our small markup; a person's as typed. */
  readonly text: string;
  readonly lang?: Language;
  readonly buttons?: readonly (readonly PhoneButton[])[];
  readonly files: readonly PhoneFile[];
};

/** The simulated platform's moods. */
export type RehearsedPlatform = {
  /** Real milliseconds for which it still answers 429; 0: it doesn't. */
  readonly throttledMs: number;
  /** Nothing gets through, either way. */
  readonly down: boolean;
};

export type ClockView = {
  /** Civil time in milliseconds. */
  readonly now: number;
  /** How many times as fast as real time; 0: stands still. */
  readonly speed: number;
  /** It waits for what is due. */
  readonly held: boolean;
  /** When the next thing is due, civil milliseconds; null: nothing is planned. */
  readonly next: number | null;
};

export type ClockOrder =
  | { readonly set: number }
  | { readonly speed: number }
  | { readonly push: 'next-morning' }
  | { readonly push: 'next-due' };

export type PhoneState = {
  readonly phone: Phone;
  /** As a phone with a window has it, whatever the kind is now; null: the person never wrote. */
  readonly window: PhoneWindow | null;
  readonly messages: readonly PhoneMessage[];
};

/** Everything, as of the event numbered `seq`. */
export type RehearsalState = {
  readonly seq: number;
  readonly phones: readonly PhoneState[];
  readonly platform: RehearsedPlatform;
  readonly clock: ClockView;
};

export type RehearsalEvent =
  | RehearsalChange
  /** A line that is shown over a phone's chat after a tap, and goes by itself. */
  | { readonly kind: 'toast'; readonly phone: string; readonly text: string };

/** What changed. Applying one twice does no harm. */
export type RehearsalChange =
  | { readonly kind: 'phone'; readonly phone: Phone }
  | { readonly kind: 'phone-gone'; readonly id: string }
  | { readonly kind: 'message'; readonly phone: string; readonly message: PhoneMessage }
  /** The person wrote, tapped or came back. */
  | { readonly kind: 'window'; readonly phone: string; readonly window: PhoneWindow }
  | { readonly kind: 'platform'; readonly platform: RehearsedPlatform }
  | { readonly kind: 'clock'; readonly clock: ClockView };

/** A text, or texts by name. */
export type Texts = { readonly [name: string]: string | Texts };

/** The page's words in a language. `next`: the one that its button changes to. `weekdays`: from Monday on. */
export type PageWords = {
  readonly lang: Language;
  readonly next: { readonly lang: Language; readonly name: string };
  readonly weekdays: readonly string[];
  readonly texts: Texts;
};

/** A command of the bot, as its menu shows it. */
export type CommandView = { readonly name: string; readonly label: string };

export type NewPhone = { readonly label: Localized; readonly kind: PhoneKind; readonly language: Language };
export type PhoneChange = { readonly kind?: PhoneKind; readonly blocks?: boolean };
export type PlatformChange = { readonly throttleMs?: number; readonly down?: boolean };

export type UploadedFile = { readonly name: string; readonly mime: string; readonly data: Uint8Array };

/** Why an order from the page was not carried out. */
export type PhoneRefusal =
  | 'no-such-phone'
  | 'blocked'
  | 'no-such-message'
  | 'no-such-button'
  | 'empty'
  | 'not-here'
  | 'nothing-due';

/** Everything that the page may ask of the simulator. Refusals are values; a bug throws. */
export type RehearsalControl = {
  state(): RehearsalState;
  /** Calls back with each change until the returned function is called. Clock ticks carry no number. */
  watch(on: (event: RehearsalEvent, seq: number | null) => void): () => void;
  /** The changes after `seq`, or null when they are no longer kept: take the state anew. */
  since(seq: number): readonly { readonly seq: number; readonly event: RehearsalEvent }[] | null;
  /** Adds a phone; `id` only for phones that must be found again. The same id again changes nothing. */
  addPhone(phone: NewPhone & { readonly id?: string }): Phone;
  changePhone(id: string, change: PhoneChange): PhoneRefusal | null;
  removePhone(id: string): PhoneRefusal | null;
  say(id: string, text: string): PhoneRefusal | null;
  tap(id: string, message: string, value: string): PhoneRefusal | null;
  upload(id: string, files: readonly UploadedFile[], caption: string): PhoneRefusal | null;
  setPlatform(change: PlatformChange): void;
  setClock(order: ClockOrder): PhoneRefusal | null;
  commands(id: string): readonly CommandView[];
  /** One file of a message, with its bytes. */
  open(id: string, message: string, index: number): { readonly file: PhoneFile; readonly data: Uint8Array } | null;
};
