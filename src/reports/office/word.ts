import type { Say } from '../../chat/index.ts';
import type { KeyOf } from '../../words/keys.ts';

/** What the files of the office's report say. */
export const word = (key: KeyOf<'office-report'>, values?: Extract<Say, { key: string }>['with']): Say =>
  values ? { key: `office-report:${key}`, with: values } : { key: `office-report:${key}` };
