import { describe, expect, it } from 'vitest';
import { instant } from '../../src/chat/civil.ts';
import { createChance } from '../support/chance.ts';
import { talk } from './log-talk.ts';
import { openDesk, teacher } from './log-turn.ts';

const TEXTS = [
  'LH01',
  'TT01',
  'băng rôn',
  'thư viện',
  'Ngày hội đọc sách khối 4',
  'hôm qua',
  '3/10',
  '1-7/10',
  'mai',
  '31/2',
  'thứ 5',
  'trực tiếp',
  'online',
  'kết hợp',
  'Zoom',
  'hop.example/a',
  'Sân trường',
  '5 cbql 20 gv 300hs',
  'khoảng 50',
  '1,200',
  '50-60 hs',
  'toàn trường',
  '3 tin, bài; 250 lượt xem',
  '12',
  'không có',
  'xong',
  'quay lại',
  'bỏ qua',
  'giữ nguyên',
  'sửa ngày',
  'ngày 4/10',
  'tên',
  'chưa đúng',
  '',
  '   ',
  '???',
  'a'.repeat(5000),
  '🙂🙂🙂',
  '-1',
  '9'.repeat(40),
  '~log~abc~days~x',
  '<b>&amp;',
  'k k k k k',
  '1/1/1/1/1-1-1-1',
];

/** What answers each question, so that the walks get somewhere. */
const GOOD: Readonly<Record<string, string>> = {
  unit: 'nắng sớm',
  category: 'LH01',
  title: 'Ngày hội đọc sách khối 4',
  days: 'hôm qua',
  mode: 'kết hợp',
  platform: 'Zoom',
  link: 'hop.example/a',
  place: 'Sân trường',
  people: '5 cbql 20 gv',
  quantities: '12',
  result: 'Có 45 bài dự thi.',
  photos: 'xong',
  summary: 'ok',
};

/** One walk of 90 messages; gives how many logs it came to. */
function walk(seed: number): number {
  const next = createChance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const desk = openDesk(seed % 3 === 0 ? [{ id: 1, role: 'office', unit: null }] : [teacher('TH1')]);
  desk.lang = seed % 2 === 0 ? 'vi' : 'en';
  const chat = talk(desk);
  const old: string[] = [];
  chat.begin();
  for (let step = 0; step < 90; step += 1) {
    const before = chat.answers();
    const logged = desk.logs.length;
    const own = chat
      .buttons()
      .map(([, value]) => value)
      .filter((value) => value.startsWith('~'));
    old.push(...own);
    const dice = next();
    if (dice < 0.2) chat.type(GOOD[chat.at() ?? ''] ?? 'ok');
    else if (dice < 0.5) chat.type(pick(TEXTS));
    else if (dice < 0.8) chat.choose(pick(own));
    else if (dice < 0.85) chat.choose(pick(old));
    else if (dice < 0.9) chat.choose(pick(old).slice(0, 20));
    else if (dice < 0.97)
      chat.photo(pick([undefined, 'album-a', 'album-b']), pick([{}, { kind: 'document' as const }]));
    else chat.resume();
    const { replies, standing, ended } = chat.last();
    // Only a late sibling of an album is taken without a word.
    const said = chat.said();
    if (replies.length === 0) expect(dice).toBeGreaterThanOrEqual(0.9);
    else expect(said.trim()).not.toBe('');
    expect(said).not.toMatch(/\{\{|dialog:|log:|undefined|\[object/);
    for (const [, value] of chat.buttons()) expect(value).toMatch(/^[A-Za-z0-9._~-]{1,44}$/);
    if (standing) {
      expect(Object.keys(standing.answers)).toEqual(expect.arrayContaining(Object.keys(before)));
      expect(desk.logs).toHaveLength(logged);
    } else {
      expect(desk.logs).toHaveLength(logged + (ended === 'done' && before['edits'] === undefined ? 1 : 0));
      desk.now = instant('2021-10-06', '08:00');
      chat.begin(...pick([[], ['same'], desk.logs[0] ? ['edit', desk.logs[0].code] : []]));
    }
  }
  return desk.logs.length;
}

describe('whatever a person types, taps or sends', () => {
  it('is answered, loses no answer and saves nothing but what was confirmed', () => {
    const logged = Array.from({ length: 24 }, (_, i) => walk(i + 1)).reduce((a, b) => a + b, 0);
    // The walks do get through to the end, or they would prove little.
    expect(logged).toBeGreaterThan(10);
  });
});
