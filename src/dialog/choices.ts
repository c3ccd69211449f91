/** Long lists of choices: in place a page after the other where a message can be drawn over, else all of them in one message. */
import type { Buttons, Capabilities, Reply, Say } from '../chat/index.ts';
import { portion } from '../chat/portion.ts';

const PER_PAGE = 8;
/** So many names are read in one message; of more, pages are made everywhere. */
const MOST_AT_ONCE = 30;
export type Choice = { readonly label: Say; readonly value: string };

/** Eight choices a page, as rows of one; "more" goes round to the first page again. Its value is `.<page>`. */
function pageOfChoices(choices: readonly Choice[], page: number): Buttons {
  const { items, at, count } = portion(choices, PER_PAGE, page);
  const rows = items.map((choice) => [choice]);
  const more: Say = { key: 'dialog:choices.more', with: { page: at + 1, pages: count } };
  return count > 1 ? [...rows, [{ label: more, value: `.${(at + 1) % count}` }]] : rows;
}

/** A question with its choices. `page`: the one that was turned to; it is drawn over the one before. null: the question is asked anew. */
export function offerChoices(text: Say, choices: readonly Choice[], page: number | null, can: Capabilities): Reply {
  if (!can.edit && choices.length <= MOST_AT_ONCE) return { text, buttons: choices.map((each) => [each]), whole: true };
  return { text, buttons: pageOfChoices(choices, page ?? 0), ...(page === null ? {} : { page: true }) };
}

/** The page that a tap asks for; null: it is a choice. */
export function readPage(value: string | undefined): number | null {
  const [, page] = /^\.(\d{1,3})$/.exec(value ?? '') ?? [];
  return page === undefined ? null : Number(page);
}
