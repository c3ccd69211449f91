import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../src/bot/typed/outcome.ts';
import { understand } from '../../src/bot/typed/understood.ts';
import { dangerIn } from '../../src/understanding/danger.ts';
import { mustRead } from '../support/campaigns.ts';
import { plainTurn } from '../support/plain-turn.ts';

const campaign = { ...mustRead('duc-trong-2021'), version: 1 };
// Monday of the Week, in the morning.
const { turn } = plainTurn({ at: '2021-10-04T09:00', campaign });

/** Kinds of what people say beside their questions, in words that no example has: text, the page that is opened ("-": none). */
const TABLE = `
  cảm ơn nghe, mệ đi nấu cơm chiều đây | home
  ok cam on chi, em cho con di ngu day | home
  thanks a lot, heading off to work    | home
  xin chào, mình người Cil mới vô xã   | home
  nói lại giùm mệ, mệ chưa hiểu chi    | help
  dài quá bà đọc không nổi             | help
  sorry I did not understand that      | help
  ông không biết bấm zoom, chỉ ông với | classes
  tui chua biet xai meet, chi tui voi  | classes
  mai thi con lop chi nua khong        | schedule
  mỗi lớp 25 cháu × 3 lớp              | -
  60 hs va 12 gv                       | -
  30 em moi lop, tong cong 120 em      | -
  lớp 3 có gì                          | find
  xóa nhắc lịch giúp mình              | reminders
  ủa hết tuần lễ rồi hả                | period
  o bảy mươi ba tuổi rồi học được không cháu | faq
  chào cô, tui là ông nội của hai đứa nhỏ mới xuống ở chung, tui muốn hỏi tối nay có lớp nào cho người lớn không cô | find
  tối mai tám giờ em mới đóng cửa quán vậy thứ năm có buổi nào cho phụ huynh buổi tối không ạ | find
  thứ tư có buổi nào nói về sức khỏe tinh thần của các cháu không | session
`;

/** Named by the page of what is opened; "-": nothing is. */
function opened(text: string): string {
  const outcome = outcomeOf(understand(text, turn));
  return outcome.is === 'offer' ? '-' : (outcome.action.address.split('.')[0] ?? '');
}

describe('what is said beside a question', () => {
  it.each(
    TABLE.trim()
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string]),
  )('"%s" opens %s', (text, expected) => expect(opened(text)).toBe(expected));

  it.each([
    ['con em bị mấy đứa trong lớp đánh', true],
    ['chau toi bi ban cung lop danh', true],
    ['cháu nó bị bạn cùng bàn đánh rồi không dám đi học', true],
    ['chau toi bi ban danh, ba noi hoi goi ai', true],
    ['con em bị cô đánh giá thấp', false],
    ['con em bi co danh gia thap', false],
  ])('"%s" tells of danger: %s', (text, is) => expect(dangerIn(text, turn.languages) !== null).toBe(is));
});
