import { paragraphsOf } from './laid.ts';
import type { OfficialPhotos } from './official.ts';

/** One photo's place: its number in the list, and what stands below it. */
export type CaptionedPhoto = { readonly at: number; readonly caption: string };

/** Photos under one heading, two in a row. */
export type PhotoGroup = { readonly heading: string | null; readonly rows: readonly (readonly CaptionedPhoto[])[] };

const words = (text: string): string => paragraphsOf(text).join(' ');

/** "Hình 1. …": counted through the whole appendix. */
export function captionsOf(content: OfficialPhotos): PhotoGroup[] {
  const groups: { heading: string | null; photos: CaptionedPhoto[] }[] = [];
  content.photos.forEach((photo, at) => {
    const heading = photo.group ? words(photo.group) : null;
    const said = words(photo.caption);
    const one = { at, caption: said === '' ? `Hình ${at + 1}` : `Hình ${at + 1}. ${said}` };
    const last = groups.at(-1);
    if (last && last.heading === heading) last.photos.push(one);
    else groups.push({ heading, photos: [one] });
  });
  return groups.map(({ heading, photos }) => ({
    heading,
    rows: Array.from({ length: Math.ceil(photos.length / 2) }, (_row, n) => photos.slice(2 * n, 2 * n + 2)),
  }));
}
