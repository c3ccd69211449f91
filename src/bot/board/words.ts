/** How the board's figures are said, on the page and in the picture. */
import type { Say } from '../../chat/index.ts';
import { about } from '../../pages/figures.ts';
import type { Amount } from '../../turn/index.ts';
import type { KeyOf } from '../../words/keys.ts';

/** Writes a text out, without markup, in the reader's language. */
export type WriteOut = (say: Say) => string;

/** Words of the pages in a browser: locales/<language>/web.json. */
export const web = (key: KeyOf<'web'>, values?: Readonly<Record<string, string | number | Say>>): Say =>
  values === undefined ? { key: `web:${key}` } : { key: `web:${key}`, with: values };

/** "1.234", "khoảng 50", "chưa có số liệu": what nobody said is not 0. */
export const amountSaid = ({ value, about: isAbout }: Amount): Say =>
  value === null ? { key: 'office:figures.unknown' } : about(value, isAbout);

/** "Số liệu tạm tính đến 08:00 ngày 05/10/2021." */
export const asOf = (at: Date): Say => ({
  key: 'office:figures.at',
  with: { at: { date: at.toISOString(), as: 'moment' } },
});
