/** What every room of phones gives: people of one platform, whose deeds reach the bot by the real adapter and who see what stands there. */
import type { Address, Channel } from '../../../src/chat/index.ts';
import type { SettableClock } from '../../../src/clock.ts';
import type { Taken } from './taken.ts';

export const CHANNELS = ['telegram', 'zalo', 'zalo-bot', 'simulator'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** A button as it is drawn. `value`: what a tap means to the bot; none where it opens a link or copies. */
export type ShownButton = {
  readonly label: string;
  readonly value?: string | undefined;
  readonly url?: string | undefined;
};

/** A message of the bot as it stands on the screen. `isEdit`: it stood there before and was drawn over. */
export type Shown = {
  readonly id: string;
  readonly text: string;
  readonly buttons: readonly ShownButton[];
  readonly isEdit: boolean;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
};

/** Somebody's phone. What they do resolves once the turn is over; what a platform does not have is left out (see cannot.ts). */
export type Phone = {
  readonly address: Address;
  /** Whether the bot can draw over a message that stands there. */
  readonly drawsOver: boolean;
  say(text: string): Promise<void>;
  /** Taps a button of this message. */
  tap(on: Shown, button: ShownButton): Promise<void>;
  sendPhoto(caption?: string): Promise<void>;
  /** The same photo once more. */
  sendPhotoAgain(): Promise<void>;
  /** Several photos in one go, as siblings. */
  readonly sendAlbum?: (count: number, caption?: string) => Promise<void>;
  /** One more photo of the last album. */
  readonly sendLatePhoto?: () => Promise<void>;
  readonly sendVoice?: () => Promise<void>;
  readonly sendDocument?: (name: string) => Promise<void>;
  /** Something that is neither words nor a file: a poll. */
  readonly sendPoll?: () => Promise<void>;
  /** Changes what they said last. */
  readonly edit?: (text: string) => Promise<void>;
  /** A place on the map. */
  readonly sendPlace?: () => Promise<void>;
  readonly block?: () => Promise<void>;
  readonly unblock?: () => Promise<void>;
  /** A tap on this message with a value that no button has. */
  readonly forge?: (value: string, on: Shown) => Promise<void>;
  /** Lines that the platform showed over the chat after a tap, and that went by themselves. */
  readonly toasts?: readonly string[];
  /** What came, or changed, since the last call; in that order. */
  news(): readonly Shown[];
};

/** The people of one platform. */
export type Phones = {
  /** The environment with which the program runs on this platform. */
  readonly env: Readonly<Record<string, string>>;
  /** The program's channels, anew at each start. */
  plugIn(channels: readonly Channel[]): void;
  /** Somebody who has found the bot; 'parent/kia' is the other phone of 'parent'. */
  phone(name: string): Promise<Phone>;
  /** What somebody says and sees in a group. `calls`: their words name the bot, where the platform wants that. */
  readonly inGroup?: (member: string) => Phone & { call(text: string): Promise<void> };
  /** Nothing of the platform's is on its way to the bot. */
  settled(): Promise<void>;
  /** What the platform had to put up with and should not have had to. */
  complaints(): readonly string[];
  stop(): Promise<void>;
};

/** `turn`: everything that follows from an act belongs to it, and the program is assembled anew before it. */
export type PhonesParts = {
  readonly clock: SettableClock;
  /** Where the program's HTTP door is. */
  readonly url: string;
  readonly taken: Taken;
  readonly turn: (act: () => Promise<void>) => Promise<void>;
};

/** https, as the platforms want it; on loopback it is the program's own door. */
export const PUBLIC_URL = 'https://bot.example.org';
