import type { Button, Say } from '../../chat/index.ts';
import type { KeyOf } from '../../words/keys.ts';

type Values = Readonly<Record<string, string | number | Say>>;

/** Words of the units' reports: locales/<language>/unit-report.json. */
export function words(key: KeyOf<'unit-report'>, values?: Values): Say {
  return values === undefined ? { key: `unit-report:${key}` } : { key: `unit-report:${key}`, with: values };
}

/** A button with those words. */
export const lead = (key: KeyOf<'unit-report', 'button'>, value: string, values?: Values): Button => ({
  label: words(`button.${key}`, values),
  value,
});

export const moment = (at: Date): Say => ({ date: at.toISOString(), as: 'moment' });
