import { describe, expect, it } from 'vitest';
import type { Message, Reply } from '../../src/chat/index.ts';
import { advanceFlow, beginFlow } from '../../src/dialog/engine.ts';
import type { Flow, Outcome, Standing } from '../../src/dialog/flow.ts';
import { remindTimeFlow } from '../../src/flows/remind-time.ts';
import { unitFlow } from '../../src/flows/unit.ts';
import { createWords } from '../../src/words/index.ts';
import { type PlainTurn, plainTurn } from '../support/plain-turn.ts';
import { bareCampaign } from '../support/sample-campaign.ts';

const words = createWords();
const text = (replies: readonly Reply[]): string => replies.map((each) => words.plain(each.text, 'vi')).join('\n');
const choices = (replies: readonly Reply[]): [string, string][] =>
  replies
    .flatMap((each) => (each.buttons ?? []).flat())
    .flatMap((each) => ('value' in each ? [[words.plain(each.label, 'vi'), each.value] as [string, string]] : []));

/** Says one thing after the other; "[label]" taps a button. The standing is saved and read back between every two turns. */
function talk<A>(flow: Flow<A>, said: readonly string[], { turn }: PlainTurn): Outcome {
  let outcome = beginFlow(flow, [], turn);
  for (const line of said) {
    if (outcome.standing === null) throw new Error(`ended before "${line}"`);
    const standing = JSON.parse(JSON.stringify(outcome.standing)) as Standing;
    const label = /^\[(.*)\]$/.exec(line)?.[1];
    const found = choices(outcome.replies).find(([name]) => name === label)?.[1];
    if (label !== undefined && found === undefined) throw new Error(`no button ${line}`);
    const from = { id: line, from: turn.address, at: turn.now };
    const message: Message = found === undefined ? { ...from, text: line } : { ...from, choice: found };
    outcome = advanceFlow(flow, standing, message, turn);
  }
  return outcome;
}

describe('the time of the daily reminder', () => {
  it.each([
    ['6h45', '06:45'],
    ['6:45', '06:45'],
    ['06 giờ 00', '06:00'],
    ['7 rưỡi tối', '19:30'],
    ['21:29', '21:29'],
  ])('"%s" is kept as %s, and read back in full', (typed, time) => {
    const given = plainTurn();
    const { replies, ended } = talk(remindTimeFlow, [typed], given);
    expect(ended).toBe('done');
    expect(given.done).toEqual([`setDaily ${time}`]);
    expect(text(replies)).toContain(`Đã bật nhắc hằng ngày lúc ${time}.`);
    expect(text(replies)).toContain('dừng nhắc');
  });

  it.each(['21:30', '23h', '0h', '5:59'])('"%s" is within the quiet hours: another is asked for', (typed) => {
    const given = plainTurn();
    const { replies, standing } = talk(remindTimeFlow, [typed], given);
    expect(text(replies)).toContain('nằm trong giờ yên lặng 21:30–06:00');
    expect(standing).not.toBeNull();
    expect(given.done).toEqual([]);
  });

  it('what is no time gets an example', () => {
    expect(text(talk(remindTimeFlow, ['lúc nào cũng được'], plainTurn()).replies)).toContain('6h45');
  });
});

describe('commune or school', () => {
  it('is typed with or without diacritics', () => {
    for (const typed of ['Trường Tiểu học Suối Trong', 'truong tieu hoc suoi trong']) {
      const given = plainTurn();
      expect(text(talk(unitFlow, [typed], given).replies)).toContain('Đã ghi nhận: Trường Tiểu học Suối Trong.');
      expect(given.done).toEqual(['setUnit T3']);
    }
  });

  it('homonyms are told apart by their commune', () => {
    const given = plainTurn();
    const asked = talk(unitFlow, ['trường tiểu học ban mai'], given);
    expect(choices(asked.replies).map(([label]) => label)).toEqual(
      expect.arrayContaining(['Trường Tiểu học Ban Mai (Xã Hoa Mai)', 'Trường Tiểu học Ban Mai (Xã Hoa Đào)']),
    );
    talk(unitFlow, ['trường tiểu học ban mai', '[Trường Tiểu học Ban Mai (Xã Hoa Đào)]'], given);
    expect(given.done).toEqual(['setUnit T2']);
  });

  it('a commune that is tapped shows its schools, and can itself be the answer', () => {
    const given = plainTurn();
    talk(unitFlow, ['[Xã Hoa Đào]', '[Trường Mầm non Lá Xanh]'], given);
    talk(unitFlow, ['[Xã Hoa Đào]', '[Xã Hoa Đào (toàn địa bàn)]'], given);
    expect(given.done).toEqual(['setUnit M2', 'setUnit X2']);
  });

  it('a name that is not there is asked again, and the question can be skipped', () => {
    const given = plainTurn();
    expect(text(talk(unitFlow, ['zzzzqqqq'], given).replies)).toContain('Chưa tìm thấy tên này.');
    expect(text(talk(unitFlow, ['[Bỏ qua]'], given).replies)).toContain('Đã bỏ chọn');
    expect(given.done).toEqual(['setUnit ']);
  });

  it('a campaign without units says so instead of asking', () => {
    const { ended, replies } = talk(unitFlow, [], plainTurn({ campaign: bareCampaign }));
    expect(ended).toBe('refused');
    expect(choices(replies)).toEqual([['Trang chính', 'home']]);
  });

  it('every button fits, however long the unit code', () => {
    for (const [, value] of choices(talk(unitFlow, ['[Xã Hoa Đào]'], plainTurn()).replies)) {
      expect(value).toMatch(/^[A-Za-z0-9._~-]{1,44}$/);
    }
  });
});
