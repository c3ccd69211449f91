import { type Official, PHOTO_BUDGET } from './official.ts';
import { LEAST_PHOTO } from './pictures.ts';

/** In bytes, a little more than what was measured: a file without a word, each letter, each cell of a table, its photo at its best. */
const COSTS = {
  docx: { file: 12_000, letter: 0.6, cell: 8, photo: 250_000 },
  pdf: { file: 150_000, letter: 1.6, cell: 30, photo: 250_000 },
} as const;

/** How large a file will be at most, in bytes, before it is made. Photos take no more than their budget. */
export function sizeOf(official: Official, format: keyof typeof COSTS, photoBudget = PHOTO_BUDGET): number {
  const cost = COSTS[format];
  const tables = official.appendices.flatMap((each) => (each.as === 'table' ? [each] : []));
  const cells = tables.reduce((sum, { columns, rows }) => sum + columns.length * (rows.length + 2), 0);
  const photos = official.appendices.reduce((sum, each) => sum + (each.as === 'photos' ? each.photos.length : 0), 0);
  const drawn = Math.min(photos * cost.photo, Math.max(photoBudget, photos * LEAST_PHOTO));
  return Math.ceil(cost.file + JSON.stringify(official).length * cost.letter + cells * cost.cell + drawn);
}
