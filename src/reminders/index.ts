import { morning } from './morning.ts';
import type { Rule } from './rule.ts';
import { session } from './session.ts';

/** Add a rule: one file and one line here. */
export const rules: readonly Rule[] = [morning, session];
