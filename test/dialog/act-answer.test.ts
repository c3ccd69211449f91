import { describe, expect, it } from 'vitest';
import type { ActWord } from '../../src/chat/languages.ts';
import { readActAnswer } from '../../src/dialog/act-answer.ts';
import { createWords } from '../../src/words/index.ts';

const speaker = { lang: 'vi', languages: createWords().languages };

/** The question's verb, what is said, and what it is read as. */
const SAID = `
  withdraw | rut luon                      | yes
  withdraw | u rut di                      | yes
  withdraw | dung, rut di                  | yes
  withdraw | đúng rồi rút đi em            | yes
  withdraw | vâng, rút luôn đi ạ           | yes
  withdraw | ok rút                        | yes
  withdraw | ừ                             | yes
  withdraw | rút cái này đi                | yes
  withdraw | xóa luôn cho chị              | yes
  withdraw | đồng ý ạ                      | yes
  withdraw | không rút                     | no
  withdraw | đừng rút                      | no
  withdraw | à thôi không rút nữa          | no
  withdraw | k rut nua                     | no
  withdraw | để đó                         | no
  withdraw | khoan đã                      | no
  withdraw | rut                           | unclear
  withdraw | rút hoạt động                 | unclear
  withdraw | dung rut                      | unclear
  withdraw | dung co rut                   | unclear
  withdraw | thôi rút đi                   | unclear
  withdraw | rút chưa vậy                  | unclear
  withdraw | rút được không                | unclear
  withdraw | rút đồng ý                    | unclear
  withdraw | bỏ đi                         | unclear
  withdraw | hủy                           | unclear
  withdraw | rut roi chua rua              | other
  withdraw | rút cái nói chuyện dưới cờ    | other
  withdraw | mai có lớp gì                 | null
  withdraw | cảm ơn                        | null
  withdraw | tiếp                          | unclear
  withdraw | rút luôn đi ạ                                                                        nhưng mà khoan | other
  withdraw | yes, withdraw it              | yes
  withdraw | don't withdraw it             | no
  send     | ừ gửi đi                      | yes
  send     | vâng, nộp luôn ạ              | yes
  send     | khoan, chưa gửi               | no
  send     | dung gui                      | unclear
  remove   | bỏ luôn tấm này               | yes
  remove   | không bỏ                      | no
  link     | ok liên kết đi                | yes
  link     | đừng gộp                      | no
  cancel   | ừ hủy đi                      | yes
  cancel   | đừng hủy                      | no
`;

describe('what is said to an open question of yes or no', () => {
  it.each(
    SAID.trim()
      .split('\n')
      .map((row) => row.split('|').map((cell) => cell.trim())),
  )('%s: "%s" is %s', (act = '', text = '', read = '') => {
    expect(String(readActAnswer(text, act as ActWord, speaker))).toBe(read);
  });

  it('is nothing where much more is said', () => {
    expect(readActAnswer(`rút ${'a '.repeat(900)}`, 'withdraw', speaker)).toBeNull();
  });
});
