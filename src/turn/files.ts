/** What is sent along: photos of a log, the file of a notice, files made here. */

import type { IncomingFile, Media } from '../chat/index.ts';
import type { EvidenceKind } from '../chat/photo-rights.ts';
import type { Activity } from './activities.ts';

export type PhotoState = {
  readonly id: number;
  readonly state: 'waiting' | 'kept' | 'failed';
  readonly kind: EvidenceKind;
  readonly media: Media | null;
  /** It stands for one of the log that is being changed. */
  readonly isCopy: boolean;
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
  /** They become photos of the draft, as many as there is room for (gives how many); others wait on. */
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

export type Files = {
  /** Keeps bytes made here (a calendar, a result file) until they are sent. */
  keep(bytes: Uint8Array, mime: string, name: string): Media;
};
