import type { Holding } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';

/** Whom a door is opened for: one person, one turn. */
export type Visit = Pick<Turn, 'now' | 'person' | 'address' | 'campaign'> & {
  /** When the message was said; left out: just now. */
  readonly saidAt?: Date;
  /** What the person holds, by whoever reads it anew after each act that changes it; left out: it is read inside each act. */
  readonly holds?: () => readonly Holding[];
};
