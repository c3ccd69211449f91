import { describe, expect, it } from 'vitest';
import type { Whereabouts } from '../../src/bot/place.ts';
import { route } from '../../src/bot/route.ts';
import { moreValue } from '../../src/chat/few-buttons.ts';
import type { Choices } from '../../src/chat/index.ts';
import { choicesOf } from '../../src/chat/numbered.ts';
import { createWords } from '../../src/words/index.ts';
import { plainTurn } from '../support/plain-turn.ts';

const words = createWords();
const few = { edit: false, buttons: 5, textLimit: 2000, files: [] };
const shown: Choices = Array.from({ length: 9 }, (_, at) => [`Lớp ${at + 1}`, `session.B0${at + 1}`]);

const say = (text: string, more?: string) => {
  const { turn } = plainTurn({ can: few });
  const message = { id: '1', from: turn.address, at: turn.now, text };
  const { replies } = route(message, turn, { standing: null, shown, more });
  return words.reply(replies[0] ?? { text: { plain: '' } }, 'vi');
};

const HOME = ['Trang chính', 'home'] as const;

describe('"xem thêm", typed where only some choices were buttons,', () => {
  it.each(['xem thêm', 'Xem them', 'more'])('as %s shows what follows, and every choice keeps its number', (text) => {
    const reply = say(text, moreValue(4, shown));
    expect(reply.choicesFrom).toBe(4);
    expect(choicesOf(reply)).toEqual(shown);
  });

  it('is a word like any other where all were buttons', () => {
    expect(say('xem thêm').choicesFrom).toBeUndefined();
  });
});

describe('“Xem thêm” that was left standing', () => {
  const tap = (choice: string, place: Whereabouts) => {
    const { turn } = plainTurn({ can: few });
    const message = { id: '1', from: turn.address, at: turn.now, choice, on: 'm1' };
    return words.reply(route(message, turn, place).replies[0] ?? { text: { plain: '' } }, 'vi');
  };

  it('goes on where it stopped, while its choices are those shown last', () => {
    expect(tap(moreValue(4, shown), { standing: null, shown })).toMatchObject({ choicesFrom: 4 });
  });

  it('under an older list says so, and shows the choices that hold now from the first', () => {
    const other: Choices = [['Khác', 'theme'], ...shown];
    for (const value of [moreValue(4, other), moreValue(9, shown), 'more.4', 'more.x.y']) {
      const reply = tap(value, { standing: null, shown });
      expect(reply.text).toBe('Nút này thuộc danh sách trước. Các lựa chọn bây giờ:');
      expect(reply.choicesFrom).toBeUndefined();
      expect(choicesOf(reply)).toEqual([...shown, HOME]);
    }
    const withHome: Choices = [...shown, HOME];
    expect(choicesOf(tap('more.4', { standing: null, shown: withHome }))).toEqual(withHome);
  });

  it('leads home where nothing is shown any more', () => {
    expect(choicesOf(tap(moreValue(4, shown), { standing: null, shown: [] })).map(([, value]) => value)).toContain(
      'schedule',
    );
  });
});
