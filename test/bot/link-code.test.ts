import { describe, expect, it } from 'vitest';
import { readCommand } from '../../src/bot/command.ts';
import { readLinkCode } from '../../src/bot/link-account.ts';
import { route } from '../../src/bot/route.ts';
import { readWords } from '../../src/bot/typed/strict.ts';
import { channelNames } from '../../src/channels/index.ts';
import { channelName } from '../../src/chat/channel-name.ts';
import { makeLinkCode } from '../../src/people/linking.ts';
import { createWords, localesFolder } from '../../src/words/index.ts';
import { plainTurn } from '../support/plain-turn.ts';

/** What is tried as a code when this is typed with nothing open. */
function triedFor(text: string, isOffered: boolean): readonly string[] {
  const { turn } = plainTurn();
  const tried: string[] = [];
  const people = {
    ...turn.people,
    isLinkOffered: () => isOffered,
    redeem(code: string) {
      tried.push(code);
      return { ok: false as const, why: 'unknown' as const };
    },
    acceptLink(code: string) {
      tried.push(code);
      return { ok: false as const, why: 'unknown' as const };
    },
  };
  const message = { id: '1', from: turn.address, at: turn.now, text };
  route(message, { ...turn, people }, { standing: null, shown: [] });
  return tried;
}

it.each(['BYF2EJ', 'byf2ej ạ', 'HEY234'])('"%s" is a code, though it begins like a greeting or a farewell', (text) => {
  expect(triedFor(text, true)).toHaveLength(1);
});

it.each(['cn6695', 'GV7623', 't3k2b9', 'p7993488h7'])(
  '"%s" is tried and counted, though it reads like words: nobody looks a code up for nothing',
  (text) => {
    expect(triedFor(text, true)).toEqual([text.toUpperCase()]);
  },
);

it.each(['T3T5T7', 't3t5t7', '6A7B8C', 'thcs2a', 'khtn6a', 'BYF2EJ', 'ABC234'])(
  '"%s" is no code while none is on offer: three days, classes',
  (text) => {
    expect(triedFor(text, false)).toEqual([]);
    expect(triedFor(text, true)).toHaveLength(1);
  },
);

it.each(['lop6a', 'lớp 6a', 'liên kết tài khoản', 'liên kết khánh 2', 'liên kết zalo'])(
  '"%s" is no code, on offer or not',
  (text) => {
    expect(triedFor(text, true)).toEqual([]);
  },
);

it.each(['mã ABC234', 'liên kết ABC234', 'lien ket abc234 ạ', 'mã ABC23', 'mã liên kết T3T5T7'])(
  '"%s" is tried though none is on offer: it gets the answer of a wrong code',
  (text) => {
    expect(triedFor(text, false)).toHaveLength(1);
  },
);

describe('a typed code that links accounts', () => {
  it.each<[string, string | null, string | null]>([
    // typed            with nothing open   in the middle of a flow
    ['ABC234', 'ABC234', null],
    [' abc234 ', 'ABC234', null],
    ['abc-234', 'ABC234', null],
    ['mã ABC234', 'ABC234', 'ABC234'],
    ['MA abc 234', 'ABC234', 'ABC234'],
    ['Mã: ABC234', 'ABC234', 'ABC234'],
    ['mã liên kết ABC234', 'ABC234', 'ABC234'],
    ['code ABC234', 'ABC234', 'ABC234'],
    ['liên kết ABC234', 'ABC234', 'ABC234'],
    ['liên kết khánh 2', null, null],
    // As people write it: a full stop, a polite word, other words before it, decomposed, and what Telex made of AA, DD and AS.
    ['mã ABC234.', 'ABC234', 'ABC234'],
    ['ABC234 ạ', 'ABC234', null],
    ['mã ABC234 nhé!', 'ABC234', 'ABC234'],
    ['mã mời ABC234', 'ABC234', 'ABC234'],
    ['mã ABC234'.normalize('NFD'), 'ABC234', 'ABC234'],
    ['mã â2b34', 'AA2B34', 'AA2B34'],
    ['mã 2đb34', '2DDB34', '2DDB34'],
    ['mã á2b34', 'AS2B34', 'AS2B34'],
    ['mã ábc234', 'ABC234', 'ABC234'],
    // A letter too few, one that no code has: answered as a wrong code, but never in the place of an answer.
    ['mã ABC23', 'ABC23', null],
    ['mã ABC23O', 'ABC23O', null],
    // An activity, a day, a phone number, an invitation, words.
    ['HD-7K3M', null, null],
    ['mã HD-7K3M', null, null],
    ['ngay 25', null, null],
    ['234567', null, null],
    ['mã 2BCDE-FGH4K-MNPQ', null, null],
    ['2BCDEFGH4KMNPQ', null, null],
    ['mã 2BCGH-4KMNP', null, null],
    ['2BCGH4KMNP', null, null],
    ['mã lớp 3', null, null],
    ['ma phong', null, null],
    ['', null, null],
  ])('"%s" opens %s, and %s in a flow', (text, outside, inFlow) => {
    expect(readLinkCode(text, false, () => true)).toBe(outside);
    expect(readLinkCode(text, true, () => true)).toBe(inFlow);
  });

  it('"/start" takes it as it takes an invitation', () => {
    const { turn } = plainTurn();
    expect(readCommand('/start ABC234', turn)).toEqual({ is: 'link', code: 'ABC234' });
    expect(readCommand('/start 2BCDE-FGH4K-MNPQ', turn)).toEqual({ is: 'code', code: '2BCDEFGH4KMNPQ' });
    expect(readCommand('/start 2bcgh-4kmnp', turn)).toEqual({ is: 'code', code: '2BCGH4KMNP' });
  });
});

describe('a channel is called', () => {
  const words = createWords(localesFolder, channelNames);
  it.each([
    ['telegram', 'Telegram', 'Telegram'],
    ['zalo', 'Zalo', 'Zalo'],
    ['zalo-bot', 'Zalo Bot', 'Zalo Bot'],
    ['simulator', 'Máy diễn tập', 'Rehearsal phone'],
    ['other', 'Other', 'Other'],
  ])('%s: "%s", in English "%s"', (channel, vi, en) => {
    expect(words.plain(channelName(channel), 'vi')).toBe(vi);
    expect(words.plain(channelName(channel), 'en')).toBe(en);
  });

  it('"Zalo OA" where Zalo Bot is beside it, and nowhere else', () => {
    const called = [['zalo-bot', 'telegram'], ['telegram', 'zalo'], []].map((beside) =>
      ['zalo', 'zalo-bot', 'telegram'].map((channel) => words.plain(channelName(channel, beside), 'vi')),
    );
    expect(called).toEqual([
      ['Zalo OA', 'Zalo Bot', 'Telegram'],
      ['Zalo', 'Zalo Bot', 'Telegram'],
      ['Zalo', 'Zalo Bot', 'Telegram'],
    ]);
  });
});

it('a code that is offered reads as nothing else, whatever its letters', () => {
  const { turn } = plainTurn();
  expect(readWords('G554V2', turn)).toBe('who');
  const readable = Array.from({ length: 5_000 }, makeLinkCode).filter((code) => readWords(code, turn) !== null);
  expect(readable).toEqual([]);
});
