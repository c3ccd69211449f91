/** The sessions: what somebody asked of them, what the office mends, and what is said once they are over. */
import type { Session, SessionMend } from '../campaign/types.ts';
import type { LocalTime } from '../chat/civil.ts';

export type Reminders = {
  /** Asked for a reminder before this session. */
  isAsked(session: string): boolean;
  /** All for which they did. */
  asked(): readonly string[];
  ask(session: string, on: boolean): void;
  /** Notes that these sessions went into a calendar of the person's: who has one is told when it changes. */
  tookCalendar(sessions: readonly string[]): void;
  setDaily(time: LocalTime | null): void;
  /** Everything off: daily and sessions. */
  stopAll(): void;
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
