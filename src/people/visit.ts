import type { Turn } from '../turn/index.ts';

/** Whom a door is opened for: one person, one turn. */
export type Visit = Pick<Turn, 'now' | 'person' | 'address' | 'campaign'>;
