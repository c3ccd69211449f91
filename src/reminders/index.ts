import { morning } from './morning.ts';
import type { Rule } from './rule.ts';
import { session } from './session.ts';

/** Every reminder. A new one: its file here beside, and one line in the list. */
export const rules: readonly Rule[] = [morning, session];
