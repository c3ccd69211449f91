import type { Button, Reply, Say } from '../chat/index.ts';
import type { KeyOf } from '../words/keys.ts';

type Values = Readonly<Record<string, string | number | Say>>;

/** Words of the role holders' flows: locales/<language>/office.json. */
export function word(key: KeyOf<'office'>, values?: Values): Say {
  return values === undefined ? { key: `office:${key}` } : { key: `office:${key}`, with: values };
}

/** A button with those words. */
export function choice(key: KeyOf<'office'>, value: string, values?: Values): Button {
  return { label: word(key, values), value };
}

/** A flow that does not begin: says why and where to go instead. */
export function refusal(
  key: KeyOf<'office'>,
  ...more: readonly Button[]
): { readonly ok: false; readonly reply: Reply } {
  const buttons = [...more.map((each) => [each]), [choice('button.home', 'home')]];
  return { ok: false, reply: { text: word(key), buttons } };
}
