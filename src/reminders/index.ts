import { byHand, promised } from './by-hand.ts';
import { deadline } from './deadline.ts';
import { evening } from './evening.ts';
import { morning } from './morning.ts';
import { digest, officeDeadline } from './office.ts';
import type { Rule } from './rule.ts';
import { session } from './session.ts';

/** Every reminder. A new one: its file here beside, and one line in the list. */
export const rules: readonly Rule[] = [morning, session, evening, deadline, byHand, promised, officeDeadline, digest];
