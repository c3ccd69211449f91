import { describe, expect, it } from 'vitest';
import { isExplained } from '../../src/bot/typed/explained.ts';
import { outcomeOf } from '../../src/bot/typed/outcome.ts';
import type { Action, Understood } from '../../src/bot/typed/understood.ts';
import { slotsIn, understand } from '../../src/bot/typed/understood.ts';
import { isFor, ways } from '../../src/bot/typed/ways.ts';
import type { Role } from '../../src/chat/index.ts';
import { NO_SLOTS, type Slots } from '../../src/understanding/slots/index.ts';
import { mustRead } from '../support/campaigns.ts';
import { plainTurn } from '../support/plain-turn.ts';

const { turn } = plainTurn({ at: '2024-05-06T07:00' });
const sample = plainTurn({ at: '2021-10-04T09:00', campaign: { ...mustRead('duc-trong-2021'), version: 1 } }).turn;

/** What a way comes to with what was found in a text. */
function framed(intent: string, slots: Partial<Slots>): string | null {
  const way = ways.find((each) => each.intent === intent);
  return way?.frame?.({ ...NO_SLOTS, ...slots }, turn) ?? null;
}

const evening = { day: '2024-05-06', part: 'evening' } as const;
const title = (...codes: string[]) => ({ topic: { codes, isSure: true } });

describe('what a wish comes to with what the text is about', () => {
  it.each<[string, Partial<Slots>, string | null]>([
    ['schedule', {}, null],
    ['schedule', { day: '2024-05-07' }, 'schedule.2024-05-07'],
    ['schedule', evening, 'schedule.2024-05-06.mine.evening'],
    ['schedule', { part: 'evening' }, 'find.pe'],
    ['schedule', { day: '2024-05-06', until: '2024-05-12' }, null],
    ['schedule', { day: '2024-05-06', until: '2024-05-07' }, 'find.d240506-1'],
    ['schedule', { ...evening, platform: 'zoom' }, 'find.d240506.pe.wzoom'],
    ['now', evening, 'schedule.2024-05-06.mine.evening'],
    ['classes', { platform: 'zoom' }, 'find.wzoom'],
    ['classes', { grade: 3 }, 'find.g3'],
    ['classes', { ...evening, grade: 3 }, 'find.d240506.pe.g3'],
    ['classes.free', { isFree: true }, 'classes.free'],
    ['classes.free', { isFree: true, day: '2024-05-07' }, 'find.d240507.f'],
    ['classes.how', { platform: 'zoom' }, 'classes.how.zoom'],
    ['classes.how', {}, null],
    ['find', {}, 'classes'],
    ['find', { time: '19:30' }, 'find.t1930'],
    ['session', title('B01'), 'session.B01'],
    ['session', title('B01', 'B02'), 'find.sB01.sB02'],
    ['session', { ...evening }, 'schedule.2024-05-06.mine.evening'],
    ['session', { topic: { codes: ['B01'], isSure: false } }, 'classes'],
    ['session', {}, 'classes'],
    ['ideas', { category: 'DS01' }, 'idea.DS01'],
    ['board', { unit: 'T1' }, 'board.unit.T1'],
    ['board.silent.1', { unit: 'T1' }, 'board.unit.T1'],
  ])('%s with %j is %s', (intent, slots, address) => expect(framed(intent, slots)).toBe(address));

  it('no frame does anything: it opens a page that can be looked at', () => {
    for (const { frame } of ways) {
      const address = frame?.({ ...NO_SLOTS, ...evening, time: '19:30', unit: 'T1', ...title('B01') }, turn) ?? 'home';
      expect(address).toMatch(/^(?:schedule|find|session|classes|idea|board|home)\b/);
      expect(address).not.toMatch(/remind|\.yes$|\.at\./);
    }
  });
});

const action = (address: string, p: number): Action => ({ address, p, name: { plain: address } });
const understood = (none: number, ...actions: Action[]): Understood => ({
  typed: { words: [], isAccented: false },
  slots: NO_SLOTS,
  words: [],
  actions,
  none,
  refused: null,
  isOpen: false,
  isPromise: false,
  isTorn: false,
});
const told = (of: Understood): string => {
  const outcome = outcomeOf(of);
  const names = (all: readonly Action[]): string => all.map(({ address }) => address).join(' ');
  if (outcome.is === 'offer') return `offers ${names(outcome.among)}`.trim();
  return outcome.is === 'open'
    ? `opens ${outcome.action.address}`
    : `says ${outcome.action.address}, or ${names(outcome.others)}`;
};

describe('what becomes of a guess', () => {
  it.each<[string, Understood]>([
    ['opens schedule', understood(0.05, action('schedule', 0.9), action('now', 0.05))],
    ['says schedule, or now', understood(0.15, action('schedule', 0.8), action('now', 0.05))],
    ['says schedule, or now', understood(0, action('schedule', 0.85), action('now', 0.15))],
    ['says schedule, or ', understood(0, action('schedule', 0.9), action('now', 0.1))],
    ['says schedule, or ', { ...understood(0.05, action('schedule', 0.95)), isOpen: true }],
    ['says schedule, or now theme', understood(0, action('schedule', 0.6), action('now', 0.3), action('theme', 0.1))],
    ['offers schedule now theme', understood(0.2, action('schedule', 0.35), action('now', 0.25), action('theme', 0.2))],
    ['offers schedule now', understood(0.5, action('schedule', 0.3), action('now', 0.15), action('theme', 0.05))],
    ['offers', understood(0.9, action('schedule', 0.1))],
    ['offers', understood(1)],
    ['opens go.log', understood(0.1, action('go.log', 0.9))],
    ['opens go.log', understood(0.1, action('go.log', 0.7), action('schedule', 0.2))],
    ['offers go.log schedule', { ...understood(0.1, action('go.log', 0.7), action('schedule', 0.2)), isOpen: true }],
    ['says roles, or schedule', { ...understood(0.9, action('schedule', 0.1)), refused: action('roles', 0.6) }],
    ['offers', { ...understood(0.9, action('schedule', 0.1)), refused: action('roles', 0.4) }],
    ['says roles, or schedule', { ...understood(0.7, action('schedule', 0.3)), refused: action('roles', 0.6) }],
    ['offers schedule', { ...understood(0.6, action('schedule', 0.4)), refused: action('roles', 0.6) }],
    ['offers go.log', { ...understood(0.1, action('go.log', 0.9)), isPromise: true }],
    ['offers go.log', { ...understood(0.05, action('go.log', 0.95)), isTorn: true }],
    ['says schedule, or ', { ...understood(0.05, action('schedule', 0.95)), isTorn: true, isOpen: true }],
    ['offers go.log schedule', understood(0.2, action('go.log', 0.6), action('schedule', 0.2))],
  ])('%s', (expected, of) => expect(told(of)).toBe(expected));

  it.each([
    ['open', 'con lớp 3 tối nay có gì nhỉ cô'],
    ['open', 'tối nay học gì vậy'],
    ['guess', 'lịch bóng đá tối nay'],
    ['guess', 'zoom lỗi rồi'],
    ['open', 'zoom bị lỗi'],
    ['offer', 'tối nay có mưa không'],
  ])('%s: %s', (is, text) => expect(outcomeOf(understand(text, sample)).is).toBe(is));

  it.each([
    ['hôm qua em nhập buổi nói chuyện mà gõ lộn số người, giờ em muốn sửa lại', true],
    ['em ghi hoạt động hôm qua bị sai số học sinh', true],
    ['trường em vừa treo băng rôn xong, em ghi hoạt động ở đâu', false],
  ])('no log begins where one is mended: %s', (text, isOffered) => {
    const holds = [{ id: 1, role: 'teacher' as const, unit: 'TH-HT' }];
    const outcome = outcomeOf(understand(text, { ...sample, person: { ...sample.person, holds } }));
    expect(outcome.is === 'open' && outcome.action.address === 'go.log').toBe(!isOffered);
  });

  it('a word, a school year or a platform that stays over leaves it open', () => {
    const isOpen = (text: string): boolean => understand(text, sample).isOpen;
    expect(isOpen('lịch bóng đá tối nay')).toBe(true);
    expect(isOpen('lịch học tối nay')).toBe(false);
    const found = (text: string) => slotsIn(text, sample);
    expect(isExplained(found('lớp 3 tối nay có gì'), 'schedule.2021-10-04', sample)).toBe(false);
    expect(isExplained(found('lớp 3 tối nay có gì'), 'find.d211004.pe.g3', sample)).toBe(true);
    expect(isExplained(found('zoom tối nay'), 'find.d211004.pe', sample)).toBe(false);
    expect(isExplained(found('zoom tối nay'), 'find.d211004.pe.wzoom', sample)).toBe(true);
  });

  it('a long message says what it was taken for, and is read by the part that asks', () => {
    const text =
      'em day lop 4 o buon xa, hoc sinh it em co may, ngay mai co gi cho hoc sinh lop 4 tham gia khong vay chi';
    const outcome = outcomeOf(understand(text, sample));
    expect(outcome).toMatchObject({ is: 'guess', action: { address: 'find.d211005.g4' } });
  });

  it.each([
    ['teacher', 'nudge'],
    ['lead', 'nudge'],
    [null, 'reminders'],
  ] as const)('who is asked not to remind at night depends on the role: %s', (role, page) => {
    const holds = role === null ? [] : [{ id: 1, role, unit: 'T1' } as const];
    const asker = plainTurn({ person: { holds } }).turn;
    expect(understand('ban đêm thì đừng nhắc em nữa', asker).actions[0]?.address).toBe(page);
  });

  it.each(['khỏi gửi bản tổng hợp mỗi ngày nữa', 'bật bản tin tổng hợp cho tôi'])(
    'the office that says "%s" comes to where that is set',
    (text) => {
      const { turn: office } = plainTurn({ person: { holds: [{ id: 1, role: 'office', unit: null }] } });
      const told = outcomeOf(understand(text, office));
      expect(told.is === 'offer' ? told.among[0]?.address : told.action.address).toBe('nudge');
    },
  );

  it('the office that asks whether a school has reported sees that school', () => {
    const files = { ...mustRead('duc-trong-2021'), version: 1 };
    const holds = [{ id: 1, role: 'office', unit: null } as const];
    const office = plainTurn({ campaign: files, person: { holds } }).turn;
    expect(understand('trường Bồng Lai báo cáo chưa', office).actions[0]?.address).toBe('board.unit.TH-BL');
  });

  it('a guess leads to what does nothing, and to what the person may open', () => {
    const acts = [
      'dừng nhắc giúp tôi ngay bây giờ nhé',
      'xóa hết dữ liệu của tôi đi cho rồi',
      'rút lại đồng ý nhé cô ơi',
    ];
    const wishes = [
      ...acts,
      'trường em xin gửi báo cáo trễ vài hôm',
      'đôn đốc các trường chưa nộp',
      'ghi giống hôm bữa nha',
    ];
    for (const role of [null, 'teacher', 'lead', 'office'] as const satisfies readonly (Role | null)[]) {
      const holds = role === null ? [] : [{ id: 1, role, unit: role === 'office' ? null : 'T1' }];
      const asker = plainTurn({ person: { holds } }).turn;
      for (const { address } of wishes.flatMap((text) => understand(text, asker).actions)) {
        expect(address).not.toMatch(/^(?:stop|cancel|nudge\.|privacy\.withdraw|my-data\.erase|go\.log\.same)/);
        const way = ways.find(({ opens }) => opens === address);
        if (way)
          expect([address, ways.some((each) => each.opens === address && isFor(each.for, asker.person))]).toEqual([
            address,
            true,
          ]);
      }
    }
  });

  it('in a group nothing is guessed but what a group may see', () => {
    const group = plainTurn({ group: true }).turn;
    for (const text of ['nhắc tôi mỗi sáng nhé', 'dữ liệu của tôi có gì', 'lịch ngày mai có gì không']) {
      for (const { address } of understand(text, group).actions)
        expect(address).not.toMatch(/^(?:reminders|my-data|go\.|who)/);
    }
  });
});
