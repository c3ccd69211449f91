/** What a report holds, not yet in any language and in no format. */
import type { Say } from './index.ts';

/** A cell: a number stays one, a moment is Vietnamese time; null: empty. */
export type Cell = Say | number | Date | null;

/** `rows` are read one by one, so they may come from a generator that reads as it goes. */
export type Table = { readonly columns: readonly Say[]; readonly rows: Iterable<readonly Cell[]> };

export type Block = { readonly heading: Say } | { readonly paragraph: Say } | { readonly table: Table };
