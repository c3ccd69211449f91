import { expect, test } from 'vitest';
import { proposeBest } from '../../src/pages/best-proposal.ts';
import type { PhotoView } from '../../src/turn/index.ts';

let made = 0;
const photo = (category: string, day: number, publishable = true): PhotoView => {
  made += 1;
  const from = `2021-10-0${day}` as const;
  return {
    id: made,
    activity: day,
    code: 'HD-AAAA',
    unit: 'T1',
    category,
    title: '',
    from,
    to: from,
    number: 1,
    hash: `${category}${day}${publishable ? '' : '-'}`,
    mime: 'image/jpeg',
    name: 'anh.jpg',
    bytes: 1,
    preview: null,
    caption: null,
    best: null,
    alike: null,
    at: new Date(0),
    kind: 'picture',
    children: false,
    consent: true,
    publishable,
  };
};
const chosen = (photos: readonly PhotoView[], most: number): readonly string[] =>
  proposeBest(photos, most).map(({ hash }) => hash);

test('one of each category and day comes before a second of any, public ones first, in the order of days', () => {
  const many = [photo('A', 1), photo('A', 1), photo('A', 1), photo('B', 1), photo('A', 2), photo('C', 3, false)];
  expect(chosen(many, 10)).toEqual(many.map(({ hash }) => hash));
  expect(chosen(many, 4)).toEqual(['A1', 'B1', 'A2', 'C3-']);
  expect(chosen(many, 3)).toEqual(['A1', 'B1', 'C3-']);
  expect(chosen([photo('A', 1, false), photo('A', 1), photo('A', 1, false)], 1)).toEqual(['A1']);
  expect(chosen([], 10)).toEqual([]);
});
