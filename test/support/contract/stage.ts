/** What every channel is asked in the contract's table, whatever its platform is: the same names, a file for each channel. */
import type { Address, Channel, Reply, Sent } from '../../../src/chat/index.ts';
import type { Abilities, Ability } from '../../../src/wire/abilities.ts';
import type { Core } from './core.ts';
import type { Shelf } from './shelf.ts';

/** A button as a person sees it. */
export type Offered = { readonly label: string } & (
  | { readonly does: 'choose' }
  | { readonly does: 'open'; readonly url: string }
  | { readonly does: 'copy'; readonly copy: string }
);

/** A message of the bot as it stands on the person's screen. */
export type Seen = {
  readonly id: string;
  /** As it is read, without markup. */
  readonly text: string;
  readonly offers: readonly Offered[];
  readonly picture?: Uint8Array;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
};

/** What a platform may lack by nature. */
export type Need =
  | Ability
  | 'links'
  | 'composing'
  | 'people’s pictures'
  | 'picture limit'
  | 'refusals'
  | 'tokens'
  | 'network'
  | 'stickers'
  | 'places'
  | 'cards'
  | 'echoes';

/** What the descriptor of a channel says that it can't, with its reasons. */
export const lacksOf = (abilities: Abilities): Readonly<Partial<Record<Need, string>>> =>
  Object.fromEntries(Object.entries(abilities).flatMap(([name, { is, how }]) => (is === 'no' ? [[name, how]] : [])));

/** What the platform does with the next send (of whose text the second part begins with "hai"); the first three last until it relents. */
export type Trouble =
  | 'blocked'
  | 'deleted'
  | 'silent for too long'
  | 'token refused'
  | 'throttled'
  | 'throttled in the second part'
  | 'odd refusal'
  | 'form refusal'
  | 'form refusal once'
  | 'server error'
  | 'page 502'
  | 'page 504'
  | 'page 200'
  | 'reset before'
  | 'reset after'
  | 'reset after the second part'
  | 'hang before'
  | 'hang after'
  | 'echo of secrets';

/** How a result reads in the table. */
export type Kind = 'sent' | 'unknown' | Extract<Sent, { readonly why: unknown }>['why'];

/** A request of the platform to our webhook. */
export type Request = { readonly body: string; readonly headers: Readonly<Record<string, string | readonly string[]>> };

/** The same, of bytes that may be no text. */
export type RawRequest = Omit<Request, 'body'> & { readonly body: Uint8Array | string };

/** Updates that are no text and no tap. */
export type Odd =
  | 'an event that nobody knows'
  | 'an update without its parts'
  | 'a sticker'
  | 'a voice'
  | 'a place'
  | 'a contact card'
  | 'words that were edited'
  | 'an echo of the bot’s own words'
  | 'somebody else’s talk in a group';

/** The webhook of a channel that has one. The channel was started with it. */
export type Door = {
  post(request: RawRequest): Promise<number>;
  /** A genuine update in which the person says this; the same `n`, the same update. */
  words(n: number, text: string): Request;
  odd(what: Odd): Request;
  /** What somebody else would send to make us believe that it is the platform's. */
  forgeries(genuine: Request): readonly (readonly [how: string, forged: Request])[];
  /** How health tells of so many forged requests; left out: the sender is told by the status. */
  countsForged?(count: number): string;
  /** Genuine, and nobody can read it, now or later. */
  unreadable(): readonly (readonly [what: string, request: RawRequest])[];
  /** Genuine senders, but no update in it: the status that is documented for each. */
  noUpdates(): readonly (readonly [what: string, request: Request, status: number])[];
};

/** What a platform that is reached over the network can do besides. */
export type Network = {
  /** The same channel, pointed at another root. Not started. */
  at(root: string): Channel;
  /** How many sends have arrived at the platform. */
  sends(): number;
  /** The first call of a start is never answered; `arrived` tells whether it has come. */
  hangsAtStart(): { arrived(): boolean };
};

export type StageOptions = {
  /** Files have public addresses. */
  readonly links?: boolean;
  /** Updates come by webhook where the platform has both. */
  readonly webhook?: boolean;
  /** One call may take a second, instead of longer than any test. */
  readonly impatient?: boolean;
};

/** One channel alone on a fresh stand-in of its platform, with one person, who may be written to. */
export type Stage = {
  readonly channel: Channel;
  readonly an: Address;
  readonly core: Core;
  readonly shelf: Shelf;
  readonly lines: readonly string[];
  send(reply: Reply<string>): Promise<Sent>;
  screen(): readonly Seen[];
  /** Resolves once the channel has told that it is well. */
  start(): Promise<void>;
  /** The platform takes it; the bot hears of it in its own time. */
  says(text: string): void;
  taps(label: string): void;
  sendsPicture(bytes: Uint8Array): void;
  meets(trouble: Trouble): void;
  relents(): void;
  /** Nothing is answered but a proxy's page, or nothing at all; whatever waited for an answer gets it now. */
  goesDown(): void;
  comesBack(): void;
  /** So much time passes for whoever sleeps on the stage's clock. */
  readonly passes: (ms: number) => void;
  /** Calls that the platform refused since they were wrong for everybody. */
  badForms(): readonly unknown[];
  readonly secrets: () => readonly string[];
  readonly door?: Door;
  readonly network?: Network;
  close(): Promise<void>;
};

/** A result that differs from what the table says of every channel, and why that is right here. */
export type Departure = { readonly kind: Kind; readonly because: string };

/** One column of the table. */
export type Column = {
  readonly name: string;
  /** By nature, with the reason that stands in the table. */
  readonly lacks: Readonly<Partial<Record<Need, string>>>;
  readonly departs?: Readonly<Partial<Record<string, Departure>>>;
  /** The status for a forged request. */
  readonly forgedStatus?: number;
  /** What a 429 asks for in the trouble `throttled`, in milliseconds. */
  readonly retryAfterMs: number;
  open(options?: StageOptions): Promise<Stage>;
};
