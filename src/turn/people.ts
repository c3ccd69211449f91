/** A person: what is known of them, what they hold, where they are written to. */
import type { Language, Role } from '../chat/index.ts';

/** look: at the board. log: for a unit. lead: answer for one. office: all of it. */
export type Right = 'look' | 'log' | 'lead' | 'office';

/** What of the board one may look at: all of it, or what lies in these areas; none of them: nothing. */
export type Sight = 'all' | readonly string[];

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
  /** How they want to be shown; null: not said. */
  readonly name: string | null;
  readonly me: boolean;
  /** Another than the person of this turn holds the same role of the same unit: they differ only in the time. */
  readonly twin: boolean;
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
  /** How they are shown to their unit and the office; null: not at all, and they are not asked again. */
  setShownName(name: string | null): void;
  /** Whether the person holds a role, now; `unit` narrows it. The office holds every unit's, a viewer the look at an area. */
  may(act: Right, unit?: string): boolean;
  /** What of the board they may look at, now. */
  sight(): Sight;
  /** Creates an invitation; the code is told once and stored hashed. Throws NotAllowed. */
  invite(
    role: Role,
    unit: string | null,
    options?: { readonly days?: number; readonly uses?: number },
  ): { readonly code: string; readonly expiresAt: Date };
  redeem(code: string): Redeemed;
  /** Open invitations that the person may take back. */
  invitations(): readonly InvitationView[];
  /** How many roles are held that the person may take back, their own among them. */
  holderCount(): number;
  /** `most` of these (default a hundred) after the first `skip`, by role and unit. */
  holders(skip?: number, most?: number): readonly HolderView[];
  /** null: gone, or none of these. */
  holder(id: number): HolderView | null;
  /** The units, of those that the person may invite for, in which somebody holds this role; null, the default: any. */
  heldUnits(role?: Role | null): ReadonlySet<string>;
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
  /** What is kept of this person, by the lines that the tables declare. */
  kept(): readonly KeptLine[];
  /** Forgets the person; the unit's figures stay without the name. */
  erase(): void;
};

/** A line of "dữ liệu của tôi": its name below `my-data` among the pages' words, and what stands in it. */
export type KeptLine = { readonly line: string; readonly with: Readonly<Record<string, string | number | null>> };
