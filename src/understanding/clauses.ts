/** Where a long text is cut into clauses: at signs, and where nobody types any (a voice is typed without), at the words with which people go on. */
import { lexiconOf, phraseAt, type Text } from './lexicon.ts';
import type { Word } from './words.ts';

/** So much without a sign is more than one clause. */
const LONG = 16;
/** A shorter one says nothing by itself. */
const LEAST = 3;

const SELVES = 'em,tôi,tui,mình,con,cháu,bà,ông,mệ,chị,anh,cô,bác,ngoại,nội,tụi em,bọn em,chúng tôi'.split(',');
const withSelves = (words: readonly string[]): string =>
  words.flatMap((word) => SELVES.map((self) => word.replace('_', self))).join(',');

/** What begins a clause. "Giờ" alone is an hour, "để" a purpose. */
const GOES_ON = lexiconOf([
  [
    'nên,cho nên,mà,nhưng,nhưng mà,thành ra,vậy thì,thì,bây giờ,giờ muốn,giờ cần,giờ làm sao,không biết,chứ,vì,tại vì,bởi vì,nếu,hỏi là,' +
      'để mà,vậy tối,vậy sáng,vậy chiều,vậy trưa,vậy mai,vậy hôm,vậy bữa,vậy ngày,vậy có,vậy buổi,vậy lớp,vậy bây giờ,so,but,because,and i,and we,and now,could you,can you,do you know,i just,i really,i only,i need,i want,we need,we want',
    true,
  ],
  [
    withSelves([
      'giờ _',
      'để _',
      '_ muốn',
      '_ cần',
      '_ chỉ muốn',
      '_ chỉ cần',
      'cho _ hỏi',
      'cho _ xin',
      'cho _ xem',
      'cho _ coi',
      'nhờ _',
      'vậy _',
    ]),
    true,
  ],
]);

/** The clauses one after the other: together they are the text. */
export function clausesOf(text: Text): readonly (readonly Word[])[] {
  const { words } = text;
  const signs = words.flatMap(({ before }, at) => (at === 0 || /[,.;?!\n]/.test(before) ? [at] : []));
  const starts = signs.flatMap((from, i) => {
    const end = signs[i + 1] ?? words.length;
    return end - from < LONG ? [from] : goneOn(text, from, end);
  });
  return starts.map((from, i) => words.slice(from, starts[i + 1]));
}

/** Where a stretch without signs begins, and where it goes on; no clause is shorter than it has to be. */
function goneOn(text: Text, from: number, end: number): readonly number[] {
  const starts = [from];
  for (let at = from + LEAST; at <= end - LEAST; at += 1) {
    if (at - (starts.at(-1) ?? from) >= LEAST && phraseAt(GOES_ON, text, at)) starts.push(at);
  }
  return starts;
}
