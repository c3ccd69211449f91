import { expect, test } from 'vitest';
import { namePhotos, photoName } from '../../src/chat/photo-name.ts';

const named = (unit: string, category: string, day = '2021-10-03') => photoName({ unit, day, category, number: 2 });

test.each([
  ['TH-TN', 'Băng rôn, pa-nô', 'TH-TN_2021-10-03_bang-ron_2.jpg'],
  ['TH-TN', 'Tin, bài truyền thông', 'TH-TN_2021-10-03_tin-bai-truyen-thong_2.jpg'],
  ['TH Tà Năng. ', 'Đọc sách', 'TH-Ta-Nang_2021-10-03_doc-sach_2.jpg'],
  ['CON', 'nul', 'CON_2021-10-03_nul_2.jpg'],
  ["Điểm trường A/B: Đạ K'Nàng?", '???', 'Diem-truong-A-B_2021-10-03_anh_2.jpg'],
  ['../..', '<b>', 'DV_2021-10-03_b_2.jpg'],
  ['TH-TN'.normalize('NFD'), 'Băng rôn'.normalize('NFD'), 'TH-TN_2021-10-03_bang-ron_2.jpg'],
  ['X'.repeat(200), 'ă '.repeat(200), `${'X'.repeat(16)}_2021-10-03_a-a-a-a-a-a-a-a-a-a-a-a_2.jpg`],
])('a photo of %j under %j is called %j', (unit, category, name) => {
  expect(named(unit, category)).toBe(name);
  expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]*\.jpg$/);
  expect(name.length).toBeLessThanOrEqual(60);
});

test('photos of a unit, a day and a category are numbered on, whatever the case, so that no name comes twice', () => {
  const next = namePhotos();
  const of = (unit: string, category = 'Băng rôn') => next({ unit, day: '2021-10-03', category });
  expect([of('TH-TN'), of('th-tn'), of('TH TN'), of('TH-TN', 'Đọc sách'), of('TH-TN')]).toEqual([
    'TH-TN_2021-10-03_bang-ron_1.jpg',
    'th-tn_2021-10-03_bang-ron_2.jpg',
    'TH-TN_2021-10-03_bang-ron_3.jpg',
    'TH-TN_2021-10-03_doc-sach_1.jpg',
    'TH-TN_2021-10-03_bang-ron_4.jpg',
  ]);
});
