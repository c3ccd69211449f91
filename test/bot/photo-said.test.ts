/** What is said of photos in words: sure only where children, consent and where to are all said; never a consent that nobody gave. */
import { array, assert, constantFrom, property } from 'fast-check';
import { expect, it } from 'vitest';
import { readPhotoWords } from '../../src/bot/photos/said.ts';
import { mustRead } from '../support/campaigns.ts';
import { plainTurn } from '../support/plain-turn.ts';

const campaign = { ...mustRead('duc-trong-2021'), version: 1 };
const { turn } = plainTurn({ at: '2021-10-04T09:00', campaign });

function read(text: string): string {
  const said = readPhotoWords(text, turn);
  if (said === null) return '-';
  return said.isSure ? said.marks.join(' ') : `? ${said.marks.length === 6 ? 'all' : said.marks.join(' ')}`;
}

/** What is typed, and what is read: one of the answers; "? …": those between which it is asked; "-": it is about something else. */
const SAID = `
  tất cả đều là học sinh, phụ huynh cho đăng lên trang hết rồi ạ | kids
  toàn các cháu, cha mẹ đồng ý cho công khai | kids
  ảnh có trẻ em, ba mẹ cho đăng | kids
  co be, phu huynh dong y dang facebook roi | kids
  co hs, ph cho dang luon nha | kids
  hình có con nít, gia đình cho đưa lên mạng thoải mái | kids
  có trẻ em, phụ huynh ok cho đăng | kids
  there are children, the parents agreed to publish | kids
  có học sinh mà cha mẹ chỉ cho báo cáo thôi | kids-report
  co tre em ma ph cho bo vo bao cao thoi | kids-report
  có trẻ, gia đình đồng ý dùng nội bộ, không đăng | kids-report
  có các em, phụ huynh đồng ý để báo cáo, đừng đăng lên mạng | kids-report
  không có trẻ em, đăng được | plain
  khong co tre em, dong y cong khai | plain
  chỉ có thầy cô thôi, ai cũng đồng ý đăng | plain
  toàn người lớn, đồng ý cho đăng lên trang | plain
  no children, everyone agreed to publish | plain
  không có học sinh, đồng ý đưa vào báo cáo | plain-report
  toàn giáo viên, cho để báo cáo thôi | plain-report
  có trẻ em, chưa hỏi phụ huynh | unasked
  có các bé nhưng chưa xin phép cha mẹ | unasked
  co hs, chua hoi y kien ph | unasked
  phụ huynh không đồng ý | refused
  phu huynh khong cho | refused
  có bé, gia đình không đồng ý | refused
  không cho đưa vào báo cáo | refused
  không đồng ý công khai | ? plain-report kids-report unasked refused
  không đăng nha | ? plain-report kids-report unasked refused
  có trẻ em, phụ huynh đồng ý rồi | ? kids kids-report
  phụ huynh đồng ý cho đăng | ? plain kids
  phụ huynh đồng ý hết rồi | ? plain kids plain-report kids-report
  có trẻ em | ? kids kids-report unasked refused
  có trẻ em, đăng được | ? kids
  có học sinh, đồng ý cho đăng | ? kids
  có trẻ em, cô giáo đồng ý cho đăng | ? kids
  không có trẻ em | ? plain plain-report refused
  không có trẻ em, phụ huynh cho đăng | ? plain
  đồng ý | ? plain kids plain-report kids-report
  phụ huynh chưa đồng ý | ? unasked refused
  có trẻ em, đã xin phép phụ huynh | ? kids kids-report unasked refused
  có trẻ em, một số phụ huynh đồng ý cho đăng | ? kids
  có trẻ em, chắc phụ huynh cho đăng | ? kids
  có trẻ em, phụ huynh cho đăng trừ bé Na | ? kids
  có trẻ em, phụ huynh cho đăng, có người không đồng ý | ? all
  ảnh có trẻ em, mấy ảnh kia không có trẻ em | ? all
  cho đăng, không cho đăng | ? all
  có trẻ em, chưa được phụ huynh đồng ý cho đăng | ?
  có trẻ em, không phải tất cả phụ huynh đồng ý cho đăng | ?
  có trẻ em, không phụ huynh nào đồng ý cho đăng | ?
  có trẻ em, chưa thấy phụ huynh đồng ý cho đăng | ?
  children, no parent agreed to publish | ?
  children, not all parents agreed to publish | ?
  có trẻ em, gia đình đâu có cho đăng | ?
  có bé, phụ huynh có cho đăng đâu | ?
  có các bé, đăng lên cho phụ huynh xem | ?
  co cac be, dang len cho phu huynh biet | ?
  có học sinh, cho đăng để phụ huynh thấy | ?
  có trẻ em và phụ huynh, cho đăng nhé | ?
  có học sinh với cha mẹ, đăng được | ?
  kids with parents, ok to publish | ?
  không có phụ huynh, có trẻ em, cho đăng | ?
  có trẻ em, phụ huynh đồng ý thì đăng | ?
  có trẻ em, để phụ huynh đồng ý đã rồi đăng | ?
  có trẻ em, phụ huynh nào đồng ý thì đăng | ?
  có trẻ em, cần phụ huynh đồng ý để đăng | ?
  có trẻ em, phụ huynh cho đưa lên báo cáo | ?
  có trẻ em, phụ huynh chỉ cho đăng tấm này | ?
  có trẻ em, phụ huynh cho đăng nội bộ thôi | ?
  có trẻ em, phụ huynh chỉ cho đăng ở trường | ?
  có trẻ em, cho đăng lên trang lớp em thôi | ?
  không có học sinh đồng ý cho đăng | ?
  không chỉ có thầy cô, đồng ý đăng | ?
  không phải toàn người lớn, cho đăng | ?
  chỉ giáo viên đồng ý cho đăng | ?
  not only adults, ok to publish | ?
  có trẻ em, phụ huynh cho đăng được không | -
  phụ huynh đồng ý chưa | -
  có trẻ em thì sao | -
  nếu phụ huynh đồng ý thì đăng | -
  có cần phụ huynh đồng ý không | -
  hôm qua trường em tổ chức ngày hội đọc sách cho học sinh | -
  nhầm, 65 người | -
  lịch hôm nay | -
`
  .trim()
  .split('\n')
  .map((row) => row.split('|').map((cell) => cell.trim()) as [string, string]);

/** "?" alone: nothing is allowed by it, whatever it is asked between. */
it.each(SAID)('%s', (text, expected) => {
  for (const typed of [text, text.normalize('NFD')]) {
    if (expected === '?') expect(read(typed)).toMatch(/^(?:\?|-|refused|unasked)/);
    else expect(read(typed)).toBe(expected);
  }
});

it('without marks it says the same, or it is asked', () => {
  const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
  for (const [text, expected] of SAID) {
    const now = read(plain(text));
    expect([text, now === expected || /^(?:\?|-|refused|unasked)/.test(now)]).toEqual([text, true]);
  }
});

it('whatever is said beside it, no more is allowed than was said', () => {
  const pieces = [
    'có trẻ em',
    'không',
    'phụ huynh',
    'chưa',
    'đồng ý',
    'cho đăng',
    'báo cáo',
    ',',
    'trừ',
    'nếu',
    'người lớn',
  ];
  assert(
    property(array(constantFrom(...pieces), { maxLength: 8 }), (said) => {
      const now = readPhotoWords(said.join(' '), turn);
      if (!now?.isSure || !now.marks.some((each) => each === 'plain' || each === 'kids')) return;
      expect(said).toContain('cho đăng');
      if (now.marks.includes('kids')) expect(said).toContain('phụ huynh');
      expect(said.some((each) => each === 'nếu' || each === 'trừ' || each === 'chưa')).toBe(false);
    }),
  );
});
