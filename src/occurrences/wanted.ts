import type { Campaign } from '../campaign/types.ts';
import { rules as all } from '../reminders/index.ts';
import type { Rule } from '../reminders/rule.ts';
import type { Composing } from './hand-over.ts';

/** As a reminder's row in the outbox is called: its rule, a session's code, the date of its occurrence, a session's time, the person. */
const KEY = /^reminder:([a-z-]+)(?::(.+))?:(\d{4}-\d{2}-\d{2})(?::(\d{2}:\d{2}))?:(\d+)(?::|$)/;

/**
 * Whether a row of the outbox is still to be said at the moment at which it is sent: the last of three hundred nudges waits for a while, and
 * whoever reported meanwhile, or left the unit, is not to get it. Of rules that say so; everything else is wanted.
 */
export function createIsWanted(
  { personOf, doorsFor }: Composing,
  current: () => Campaign | null,
  rules: readonly Rule[] = all,
): (row: { readonly key: string }, now: Date) => boolean {
  return ({ key }, now) => {
    const [, name, code, date = '', from = '', id] = KEY.exec(key) ?? [];
    const rule = rules.find((each) => each.name === name);
    if (!rule?.again) return true;
    const campaign = current();
    const person = personOf(Number(id));
    if (!campaign || !person) return false;
    const session = campaign.sessions.find((each) => each.code === code) ?? null;
    const occasion = { person, campaign, now, date, session, doors: doorsFor(person, campaign, now) };
    return rule.again === true ? rule.compose(occasion) !== null : rule.again(occasion, from);
  };
}
