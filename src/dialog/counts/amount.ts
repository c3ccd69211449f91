import type { Say } from '../../chat/index.ts';
import type { Amount } from '../../turn/index.ts';

/** "chưa có số liệu", "khoảng 50", "0": what nobody said is not 0. */
export function sayAmount({ value, about }: Amount): Say {
  if (value === null) return { key: 'unit-report:amount.none' };
  return { key: about ? 'unit-report:amount.about' : 'unit-report:amount.exact', with: { n: value } };
}
