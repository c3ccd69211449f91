import type { Campaign, Session } from '../campaign/types.ts';
import type { LocalDate, LocalTime } from '../chat/civil.ts';
import type { Button, Person, Reply, Role, Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';

/** What a rule may look at: one person, the campaign, the local date of the occurrence, and for a session's rule the session. */
export type Occasion = {
  readonly person: Person;
  readonly campaign: Campaign;
  readonly now: Date;
  readonly date: LocalDate;
  readonly session: Session | null;
  /** How the units are, for this person and at this moment. */
  readonly doors: Pick<Turn, 'nudges' | 'results'>;
};

/** A moment of the campaign's at which people are called. */
export type Call = { readonly date: LocalDate; readonly time: LocalTime };

/**
 * Who is called, and when: whoever wants a daily reminder, at their own time; whoever asked for a session, so many minutes before it; or at
 * moments of the campaign whoever holds one of these roles.
 */
export type Calls =
  | 'daily'
  | { readonly minutesBefore: number }
  | { readonly roles: readonly Role[]; readonly moments: (campaign: Campaign) => readonly Call[] };

/** A reminder: it says itself whom it calls and when, and what it says. Each happens once for a person on a date. */
export type Rule = {
  readonly name: string;
  readonly calls: Calls;
  /** How long it may wait for a person who is busy answering. */
  readonly patienceMinutes: number;
  /**
   * Whether it is still to be said when it is sent; `from`: the time of a session that its words name. True: it is composed once more, and is
   * not sent if nothing is to be said by then. Left out: what was said once is sent.
   */
  readonly again?: true | ((occasion: Occasion, from: string) => boolean);
  /** What is said, or nothing. */
  compose(occasion: Occasion): Reply | null;
  /** Until when that is of use. `due`: when it was to be said. */
  until(occasion: Occasion, due: Date): Date;
};

/** Later than this it is recorded as missed and not sent. */
export const LATE_MINUTES = 60;

/**
 * "Xem lịch hôm nay", under every reminder and always in reach: on Zalo a tap lets us write to the person for another 48 hours
 * (developers.zalo.me/docs/official-account; a link that is opened doesn't count).
 */
export const todayButton = (date: LocalDate): Button => ({
  label: { key: 'reminders:today' },
  value: `schedule.${date}`,
  pinned: true,
});

/** The room's number and its passcode, each on a line of its own, to be copied. */
export const roomLines = ({ room, passcode }: Pick<Session, 'room' | 'passcode'>): Say[] =>
  Object.entries({ room, passcode }).flatMap(([name, value]): Say[] =>
    value === null ? [] : [{ key: `reminders:${name}`, with: { value: { code: { plain: value } } } }],
  );
