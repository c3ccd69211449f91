import type { PhotoView } from '../turn/index.ts';

/**
 * Which of the photos to take as the unit's best, at most so many: those that may be shown before those that may only be reported, and among
 * them one of each category and day in turn, so that the Week is seen from all sides. In the order of days.
 */
export function proposeBest(photos: readonly PhotoView[], most: number): readonly PhotoView[] {
  const ranked = [...photos].sort((a, b) => Number(b.publishable) - Number(a.publishable));
  const groups = Map.groupBy(ranked, ({ category, from }) => `${category} ${from}`);
  const rounds = [...groups.values()];
  const chosen: PhotoView[] = [];
  for (let round = 0; chosen.length < most && rounds.some((group) => group.length > round); round += 1) {
    const ofRound = rounds.flatMap((group) => group[round] ?? []);
    chosen.push(...byCategory(ofRound).slice(0, most - chosen.length));
  }
  return photos.filter((photo) => chosen.includes(photo));
}

/** The first of each category, then the second of each, and so on. */
function byCategory(photos: readonly PhotoView[]): readonly PhotoView[] {
  const groups = [...Map.groupBy(photos, ({ category }) => category).values()];
  const longest = Math.max(0, ...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, n) => groups.flatMap((group) => group[n] ?? [])).flat();
}
