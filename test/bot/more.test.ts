import { describe, expect, it } from 'vitest';
import type { Choices } from '../../src/bot/place.ts';
import { route } from '../../src/bot/route.ts';
import { choicesOf } from '../../src/chat/numbered.ts';
import { createWords } from '../../src/words/index.ts';
import { plainTurn } from '../support/plain-turn.ts';

const words = createWords();
const few = { edit: false, buttons: 5, textLimit: 2000, files: [] };
const many = { ...few, buttons: 100 };
const shown: Choices = Array.from({ length: 9 }, (_, at) => [`Lớp ${at + 1}`, `session.B0${at + 1}`]);

const say = (text: string, can: typeof few, choices: Choices = shown) => {
  const { turn } = plainTurn({ can });
  const message = { id: '1', from: turn.address, at: turn.now, text };
  const { replies } = route(message, turn, { standing: null, shown: choices });
  return words.reply(replies[0] ?? { text: { plain: '' } }, 'vi');
};

describe('"xem thêm", typed where only some choices were buttons,', () => {
  it.each(['xem thêm', 'Xem them', 'more'])('as %s shows what follows, and every choice keeps its number', (text) => {
    const reply = say(text, few);
    expect(reply.choicesFrom).toBe(4);
    expect(choicesOf(reply)).toEqual(shown);
  });

  it('is a word like any other where all were buttons', () => {
    expect(say('xem thêm', many).choicesFrom).toBeUndefined();
    expect(say('xem thêm', few, shown.slice(0, 5)).choicesFrom).toBeUndefined();
  });
});
