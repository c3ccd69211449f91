import { describe, expect, it } from 'vitest';
import { decodeKeys, spellingsOf } from '../../src/understanding/spellings.ts';
import { isMarkedSyllable, isPlainSyllable, withTone } from '../../src/understanding/syllables.ts';
import { wordsOf } from '../../src/understanding/words.ts';
import { createWords } from '../../src/words/index.ts';

const spellings = spellingsOf(createWords().languages);
const read = (text: string): string =>
  wordsOf(text, spellings)
    .words.map(({ marked }) => marked)
    .join(' ');
const taken = (text: string): string =>
  wordsOf(text, { ...spellings, writeOut: spellings.takeApart })
    .words.map(({ marked }) => marked)
    .join(' ');

describe('what is typed is written out', () => {
  it.each([
    ['mai lớp zoom mấy h z', 'mai lơp1 zoom mây1 giơ2 vây5'],
    ['ko vô dc lớp', 'không vao2 đươc5 lơp1'],
    ['bữa ni có lớp chi', 'hôm nay co1 lơp1 gi2'],
    ['bua ni', 'hôm nay'],
    ['bựa mô học rứa', 'ngay2 nao2 hoc5 vây5'],
    ['nỏ biết cấy ni là cấy chi', 'không biêt1 cai1 nay2 la2 cai1 gi2'],
    ['dừ có nớp chi không', 'bây giơ2 co1 lơp1 gi2 không'],
    ['nhà em có sóng 3G thôi', 'nha2 em co1 mang5 thôi'], // three hours elsewhere
    ['chừ', 'bây giơ2'],
    ['chu', 'chu'], // without marks it may be another word
    ['mơi rảnh', 'ngay2 mai ranh3'],
    ['moi gv moi', 'moi gv moi'], // nor is it tomorrow: it may be "mời", "mới" or "mỗi"
    ['lop cho tre em', 'lop cho tre em'],
    ['xin nop tre', 'xin nôp5 muôn5'],
    ['xin nộp trễ', 'xin nôp5 muôn5'],
    ['chieu moi hoc gi', 'chiêu2 ngay2 mai hoc gi'],
    ['nộp bc', 'nôp5 bao1 cao1'],
    ['bc', 'bc'], // nothing says what it is short for
    ['lichhoc homnay', 'lich hoc hôm nay'],
    ['lịchhọc', 'lich5 hoc5'],
    ['lop3 khoi5 60em lop7A1', 'lop 3 khoi 5 60 em lop 7a1'],
    ['19h30 10p 50k t7 k12online B08', '19h30 10p 50k t7 k12online b08'],
    ['lichj hocj hoom nay', 'lich5 hoc5 hôm nay'],
    ['LICHJ HOCJ', 'lich5 hoc5'],
    ['li5ch ho5c ho6m nay', 'lich5 hoc5 hôm nay'],
    ['nguwowif daan tham gia', 'ngươi2 dân tham gia'],
    ['is there a class this week', 'is there a class this week'],
    ['zoom, google meet, teams', 'zoom google meet teams'],
  ])('%s', (text, words) => {
    expect(read(text)).toBe(words);
  });
});

describe('raw keys', () => {
  it.each([
    ['Lowps hocj tieengs Anh', 'Lớp học tiếng Anh'],
    ['DDOOJI SOOS 2', 'ĐỘI SỐ 2'],
    ['Nguye64n', 'Nguyễn'],
    ['This is a class', 'This is a class'],
    ['Lớp xóa mù chữ', 'Lớp xóa mù chữ'],
    ['Zoom ngày 3/10', 'Zoom ngày 3/10'],
  ])('%s', (typed, text) => {
    expect(decodeKeys(typed, spellings)).toBe(text);
  });
});

describe('a syllable', () => {
  it('is one by its letters and its tone', () => {
    expect(['lịch', 'giếng', 'gì', 'quốc', 'khuỷu', 'nghiêng', 'ừ'].filter((each) => !isMarkedSyllable(each))).toEqual(
      [],
    );
    expect(['lìch', 'lich', 'zôm', 'mêt', 'cl', 'xyz', ''].filter(isMarkedSyllable)).toEqual([]);
    expect(['lich', 'duoc', 'nguoi', 'gi'].filter((each) => !isPlainSyllable(each))).toEqual([]);
  });

  it('has its tone where it is written', () => {
    expect([
      withTone('hoa', '1'),
      withTone('hoan', '2'),
      withTone('ngươi', '2'),
      withTone('qua', '3'),
      withTone('gia', '2'),
      withTone('khuyu', '3'),
      withTone('gi', '2'),
    ]).toEqual(['hóa', 'hoàn', 'người', 'quả', 'già', 'khuỷu', 'gì']);
  });
});

describe("a slip of the thumb is mended where one word of the bot's own is meant", () => {
  it.each([
    ['lihc hcoj cua truogn', 'lich hoc5 cua truong'],
    ['7 thnag 10', '7 thang 10'],
    ['trma ruoi', 'tram ruoi'],
    ['hoc sih', 'hoc sinh'],
    ['phụ hunyh', 'phu5 huynh'],
    ['hcọ sinh', 'hoc5 sinh'],
    ['trườgn', 'trương2'],
    ['khaong 60', 'khoang 60'],
    ['chieeu', 'chieu'],
    ['2h chieuf', '2h chieu'],
    ['lihcj', 'lich5'],
    ['hoc sonh', 'hoc sinh'],
    ['lớpp 3', 'lơp1 3'],
    ['tgrong san', 'trong san'],
    ['Treo bnag ron', 'treo bang ron'],
  ])('%s', (text, words) => expect(taken(text)).toBe(words));

  it.each([
    'kahoot quizizz slide padlet k12online b08',
    'lan gmial com', // of an address
    'ka brơi ndu krajan',
    'my kids play music and sing there', // English
    'cbgv cmhs ubnd thcs',
  ])('%s stays', (text) => expect(taken(text)).toBe(text));

  it('names and what belongs to an address stay', () => {
    expect(taken('thầy Klong ở Đạ Tẻh')).toBe('thây2 klong ơ3 đa5 teh3');
    expect(taken('gui ve truogn@truogn.vn')).toBe('gui ve truogn truogn vn');
  });
});
