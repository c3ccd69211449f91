/** Whoever wants no more reminders, in their own words: stopped at once, or asked once; never by a denial, a question or a complaint. */
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../src/bot/typed/outcome.ts';
import { readStopping } from '../../src/bot/typed/stopping.ts';
import { readWords } from '../../src/bot/typed/strict.ts';
import { understand } from '../../src/bot/typed/understood.ts';
import { mustRead } from '../support/campaigns.ts';
import { plainTurn } from '../support/plain-turn.ts';

const campaign = { ...mustRead('duc-trong-2021'), version: 1 };
const { turn } = plainTurn({ at: '2021-10-04T09:00', campaign });

/** What becomes of it: stopped, asked (the page that says what is set), or what else is opened. */
function comesTo(text: string): string {
  const strict = readWords(text, turn);
  if (strict !== null) return strict;
  const outcome = outcomeOf(understand(text, turn));
  return outcome.is === 'offer'
    ? `offer ${outcome.among.map(({ address }) => address).join()}`
    : outcome.action.address;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Sure, and nothing else in it. */
const STOPS = linesOf(`
  dừng nhắc hết đi
  tắt hết nhắc đi phiền quá
  thôi em đừng nhắc chị nữa
  thoi dung nhac nua
  thôi hủy nhắc đi
  thoi huy nhac di
  dừng nhắc
  DUNG NHAC
  dừng nhắc giùm tui nghen
  ngưng nhắc giùm
  ngưng nhắc tui luôn đi
  dẹp nhắc đi
  dẹp mấy cái nhắc đó đi
  khỏi nhắc nữa em ơi
  khỏi nhắc mụ nữa hí
  đừng nhắc mệ nữa nghe con
  đừng nhắc thím nữa nha cháu
  đừng nhắc bác nữa nhé
  dung nhac toi nua
  dung nhac o nua hi
  thôi khỏi cần nhắc nữa
  không cần nhắc nữa đâu em
  ko can nhac nua dau
  k cần nhắc nữa nhé ad
  không muốn nhắc nữa
  tắt tất cả lời nhắc giúp em
  hủy hết các lời nhắc cho chị với ạ
  huỷ toàn bộ nhắc lịch
  xoá hết lời nhắc
  tắt nhắc mỗi sáng đi, ồn quá
  bỏ nhắc giúp anh với, nhiều quá
  đừng nhắc nữa, phiền lắm
  dạ cho em xin dừng nhắc ạ
  cảm ơn em, đừng nhắc chị nữa nhé
  nhớ rồi, khỏi nhắc nữa
  gỡ cái nhắc đó giùm tao
  tắt nhắc hết trơn đi
  thôi dừng nhắc đi
  làm ơn tắt nhắc giúp
  từ nay đừng nhắc tôi nữa
  dừng lại đừng nhắc nữa
  tắt nhắc đi, dừng hết
  ĐỪNG NHẮC NỮA
  Đừng nhắc cô nữa nhé
  stop reminding me
  please stop all reminders
  turn off all my reminders please
  don't remind me any more
  no more reminders please
  cancel all the reminders
  stop sending me reminders
  I don't want reminders anymore
`);

/** Asked once, with what is set and one button: it may mean something else, or more is said. */
const ASKS = linesOf(`
  dừng nhắc sao
  tắt nhắc ở đâu vậy
  làm sao tắt nhắc
  lam sao de dung nhac
  tắt nhắc được không
  khỏi nhắc được không em
  tắt nhắc chưa
  không nhắc nữa à
  khong nhac nua ha
  đừng nhắc nữa được không?
  dừng nhắc?
  thôi nhắc chị đi
  nhắc hoài nhức đầu tắt đi
  nhac hoai nhuc dau tat di
  lời nhắc tắt hết đi
  dừng hết đi
  tắt hết đi em
  how do I stop the reminders
  can you stop the reminders?
`);

/** Something else: nothing is stopped, and nothing is said of stopping for sure. */
const OTHERS = linesOf(`
  đừng dừng nhắc
  đừng tắt nhắc nha
  không dừng nhắc đâu
  không muốn tắt nhắc
  đừng quên nhắc em nữa nha
  nhớ đừng quên nhắc chị
  sao không nhắc nữa
  sao hôm nay không nhắc
  không thấy nhắc gì hết
  không nhắc là tôi quên đó
  nhắc em trước 10 phút được không
  nhắc em không
  thôi cứ nhắc đi
  nhắc chị nữa nha
  đừng nhắc lúc 7h
  đừng nhắc buổi sáng, nhắc buổi tối thôi
  dừng thông báo
  tắt tiếng zoom
  tắt mic sao
  hủy ghi hoạt động
  đúng nhắc
  đã dừng nhắc rồi
  don't stop reminding me
  don't forget to remind me
  do not cancel my reminder
  nhắc học sinh đừng ồn
  xóa hết đi
  xoa het anh con toi di
  xóa hết ảnh con tôi đi
  xoa tat ca giup em
  gỡ hết ảnh của con tôi xuống
  go het anh chi oi
  delete everything
  cô dừng nhắc các em về nhà
`);

describe('stopping reminders by words', () => {
  it.each(STOPS)('stops at once: %s', (text) => {
    expect(comesTo(text)).toBe('stop.reminders');
  });

  it.each(ASKS)('asks: %s', (text) => {
    expect(readStopping(text, turn)).toBe('ask');
    expect(comesTo(text)).toBe('reminders.stopping');
  });

  it.each(OTHERS)('stops nothing: %s', (text) => {
    expect(['no', null]).toContain(readStopping(text, turn));
    expect(readWords(text, turn)).not.toBe('stop.reminders');
  });

  it('taken apart it is the same', () => {
    for (const text of STOPS) expect([text, readStopping(text.normalize('NFD'), turn)]).toEqual([text, 'stop']);
  });

  it('without marks nothing is stopped that is a question or a denial', () => {
    for (const text of [...ASKS, ...OTHERS]) {
      const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd');
      // "dung" is "dừng", "đừng" and "đúng".
      if (/^(?:dung nhac|nhac)/.test(plain)) continue;
      expect([plain, readStopping(plain, turn)]).not.toEqual([plain, 'stop']);
    }
  });

  it('nothing that is typed makes it throw', () => {
    for (const text of ['', '?', 'dừng '.repeat(2000), 'nhắc '.repeat(2000), '\ud800', '̣'.repeat(3000)])
      expect(() => readStopping(text, turn)).not.toThrow();
  });
});
