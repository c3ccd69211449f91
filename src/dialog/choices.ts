/** Long lists of choices, eight a page, with a way to the next eight. */
import type { Button, Buttons, Say } from '../chat/index.ts';

const PER_PAGE = 8;
export type Choice = { readonly label: Say; readonly value: string };

/** One page of choices as rows of one; "more" goes round to the first page again. Its value is `.<page>`. */
export function pageOfChoices(choices: readonly Choice[], page = 0): Buttons {
  const pages = Math.max(1, Math.ceil(choices.length / PER_PAGE));
  const at = page % pages;
  const rows: Button[][] = choices.slice(at * PER_PAGE, (at + 1) * PER_PAGE).map((choice) => [choice]);
  if (pages > 1) {
    const more: Say = { key: 'dialog:choices.more', with: { page: at + 1, pages } };
    rows.push([{ label: more, value: `.${(at + 1) % pages}` }]);
  }
  return rows;
}

/** The page that a tap asks for; null: it is a choice. */
export function readPage(value: string | undefined): number | null {
  const [, page] = /^\.(\d{1,3})$/.exec(value ?? '') ?? [];
  return page === undefined ? null : Number(page);
}
