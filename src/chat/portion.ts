export type Portion<T> = { readonly items: readonly T[]; readonly at: number; readonly count: number };

/**
 * A page of a list, counted from 0, so many items each; a page after the last is the first again. A page that would hold a single item is none:
 * the one before shows it, in the place of a button for "more".
 */
export function portion<T>(items: readonly T[], size: number, page: number): Portion<T> {
  const pages = portions(items, size);
  const at = page % pages.length;
  return { items: pages[at] ?? [], at, count: pages.length };
}

/** How many pages a list has; one that is empty has one. */
export const portionCount = (items: number, size: number): number => Math.max(1, Math.ceil((items - 1) / size));

/** All pages of a list. */
export function portions<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = portionCount(items.length, size);
  return Array.from({ length: count }, (_, n) => items.slice(n * size, n === count - 1 ? undefined : (n + 1) * size));
}
