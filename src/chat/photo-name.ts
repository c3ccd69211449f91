import { fold } from './fold.ts';

/** What a photo's file is called by. `day`: YYYY-MM-DD. `category`: its label. */
export type NamedPhoto = {
  readonly unit: string;
  readonly day: string;
  readonly category: string;
  /** From 1, among those of the unit, the day and the category. */
  readonly number: number;
};

const MOST_UNIT = 16;
const MOST_SLUG = 24;

/**
 * "TH-TN_2021-10-03_bang-ron_2.jpg": plain letters, digits, "-", "_" and one full stop, which every system takes; never a reserved name,
 * since a day stands in it; at most 60 letters.
 */
export function photoName({ unit, day, category, number }: NamedPhoto, extension = 'jpg'): string {
  const code = plain(unit).slice(0, MOST_UNIT).replace(/-+$/, '') || 'DV';
  return `${code}_${plain(day).slice(0, 10)}_${slugOf(category)}_${number}.${plain(extension).toLowerCase()}`;
}

/** Names photos one after the other, each with the next number of its unit, day and category, whatever the case of the letters. */
export function namePhotos(): (photo: Omit<NamedPhoto, 'number'>, extension?: string) => string {
  const last = new Map<string, number>();
  return (photo, extension) => {
    // By the name's beginning: two codes may come to the same letters.
    const key = photoName({ ...photo, number: 0 }, '').toLowerCase();
    const number = (last.get(key) ?? 0) + 1;
    last.set(key, number);
    return photoName({ ...photo, number }, extension);
  };
}

/** "Sách cũ, báo cũ" -> "sach-cu": what stands before the first comma, where that is more than a word, in plain letters. */
function slugOf(label: string): string {
  const [first = ''] = label.split(/[,;:(/…–]/);
  const slug = plain(fold(/\S\s+\S/.test(first.trim()) ? first : label));
  if (slug.length <= MOST_SLUG) return slug || 'anh';
  const head = slug.slice(0, MOST_SLUG + 1);
  return head.slice(0, head.lastIndexOf('-') > MOST_SLUG / 2 ? head.lastIndexOf('-') : MOST_SLUG).replace(/-+$/, '');
}

/** Latin letters without marks, digits and "-" alone. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
