import { describe, expect, it } from 'vitest';
import { type Count, readNumber, readNumberChoice } from '../../src/dialog/counts/numbers.ts';
import type { Reading } from '../../src/dialog/reading.ts';
import { spellingsOf, unspelt } from '../../src/understanding/spellings.ts';
import { words } from './sample.ts';

const ROWS = `
50 | 50
1200 | 1200
1.200 | 1200
1 200 | 1200
1.200.000 | 1200000
1k2 | 1200
1,2k | 1200
1.2k | 1200
2k | 2000
1k25 | 1250
1tr5 | 1500000
5 triệu | 5000000
1,5 triệu | 1500000
500k | 500000
500.000đ | 500000
2 chục | 20
2 trăm rưỡi | 250
2 nghìn 5 | 2500
một trăm hai | 120
mot tram hai | 120
một trăm hai mươi lăm | 125
một trăm linh hai | 102
trăm rưỡi | 150
hai chục | 20
chục rưỡi | 15
năm mươi | 50
năm mươi lăm | 55
hai mươi mốt | 21
mười hai | 12
tám mươi | 80
ba trăm | 300
nghìn rưỡi | 1500
hai nghìn ba | 2300
0 | 0
không có | 0
chưa có | 0
không | 0
ko có | 0
không có ai | 0
khoảng 50 | ~50
tầm 50 | ~50
tam 50 | ~50
chừng 50 | ~50
độ 50 | ~50
hơn 50 | ~50
trên 50 | ~50
gần 100 | ~100
~50 | ~50
50 mấy | ~50
50+ | ~50
about 50 | ~50
sửa lại 60 | 60
nhầm, 60 người | 60
dạ 60 ạ | 60
1,200 | dialog:number.ambiguous n1200
1.2 | dialog:number.ambiguous n1200 n12
1,2 | dialog:number.ambiguous n1200 n12
50-60 | dialog:number.range a50 a60
50 đến 60 | dialog:number.range a50 a60
hai mốt | 21
ba lăm | 35
một trăm lẻ năm | 105
ngàn hai | 1200
một triệu rưỡi | 1500000
ngót 50 | ~50
trên dưới 50 | ~50
có ba cái thôi | 3
3 cái ở cổng, 2 cái ở sân | 5
4 x 30 | 120
3-4 trăm | dialog:number.range a300 a400
ba bốn chục | dialog:number.range a30 a40
năm sáu người | dialog:number.range a5 a6
3,4 trăm | dialog:number.ambiguous n340 n300 n400
mười mấy | dialog:number.vague
mươi lăm | dialog:number.vague
dưới 50 | dialog:number.vague
95% | dialog:number.share
nửa lớp | dialog:number.share
5 củ | dialog:number.unreadable
50 mà không chắc 60 | dialog:number.unreadable
vài chục | dialog:number.vague
nhiều | dialog:number.vague
toàn trường | dialog:number.vague
99999999999 | dialog:number.unreadable
abc | dialog:number.unreadable
5 6 | dialog:number.unreadable`;

/** Where thousands are parted by commas. */
const ENGLISH = `
1,200 | 1200
12,500 | 12500
about 1,200 | ~1200
1,200,000 | 1200000
1,2 | dialog:number.ambiguous n1200 n12
5 | 5
ten | 10
thirteen | 13
fifty | 50
fourty | 40
twenty-five | 25
twenty five | 25
a hundred | 100
a hundred and twenty | 120
one hundred twenty | 120
two hundred and five | 205
two thousand five hundred | 2500
3 thousand | 3000
2 hundred | 200
1 million | 1000000
a dozen | 12
2 dozen | 24
around fifty | ~50
nearly a hundred | ~100
fifty to sixty | dialog:number.range a50 a60
fifty or sixty | dialog:number.range a50 a60
three or four | dialog:number.range a3 a4
ninety-five percent | dialog:number.share
a few | dialog:number.vague
dozens | dialog:number.vague
hundreds | dialog:number.vague
a couple of hundred | dialog:number.vague
less than fifty | dialog:number.vague
under 50 | dialog:number.vague
up to 50 | dialog:number.vague
twenty thirty | dialog:number.unreadable
hundred thousand five million | dialog:number.unreadable
five five | dialog:number.unreadable
none | 0`;

const english = ENGLISH.trim()
  .split('\n')
  .map((line) => line.split(' | ') as [string, string]);

const rows = ROWS.trim()
  .split('\n')
  .map((line) => line.split(' | ') as [string, string]);

function outcomeOf(read: Reading<Count>): string {
  if (read.ok) return `${read.value.approximate ? '~' : ''}${read.value.value}`;
  const offers = (read.offer ?? []).map((button) => ('value' in button ? button.value : ''));
  return ['key' in read.because && read.because.key, ...offers].join(' ');
}

describe('a number as people type it', () => {
  it.each(rows)('"%s" is %s', (typed, expected) => {
    for (const form of [typed, typed.normalize('NFD'), typed.toUpperCase()]) {
      const read = readNumber(form, [], unspelt(words.languages));
      expect(outcomeOf(read)).toBe(expected);
      if (!read.ok) expect(words.plain(read.because, 'vi')).toMatch(/[nN]hập/);
    }
  });

  it.each(english)('in English "%s" is %s', (typed, expected) => {
    for (const form of [typed, typed.toUpperCase()])
      expect(outcomeOf(readNumber(form, [], spellingsOf(words.languages, 'en'))), form).toBe(expected);
  });

  it('keeps "about" on a button that answers for it', () => {
    expect(readNumberChoice('a50')).toEqual({ value: 50, approximate: true });
    expect(readNumberChoice('n1200')).toEqual({ value: 1200, approximate: false });
    expect(readNumberChoice('x1')).toBeNull();
  });
});
