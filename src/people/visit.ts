import type { Turn } from '../turn/index.ts';

/** Whom a door is opened for: one person, one turn. */
export type Visit = Pick<Turn, 'now' | 'person' | 'address' | 'campaign'> & {
  /** When the message was said; left out: just now. */
  readonly saidAt?: Date;
};
