import type { Say } from '../../chat/index.ts';
import type { Product } from './products.ts';

/** "4 × 30 = 120": told back with the answer; null: nothing was multiplied. */
export function sayProducts(products: readonly Product[]): Say | null {
  if (products.length === 0) return null;
  return {
    join: products.map(({ times, each, value }) => ({ key: 'dialog:count.product', with: { times, each, n: value } })),
  };
}
