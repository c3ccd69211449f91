import { describe, expect, it, test } from 'vitest';
import { showMore } from '../../src/bot/choices.ts';
import type { Campaign, Session } from '../../src/campaign/types.ts';
import { planParts } from '../../src/channels/zalo/render.ts';
import type { Language, Person, Reply } from '../../src/chat/index.ts';
import { choicesOf } from '../../src/chat/numbered.ts';
import { rules } from '../../src/reminders/index.ts';
import { createWords } from '../../src/words/index.ts';
import { campaign } from '../support/office-turn.ts';
import { plainTurn } from '../support/plain-turn.ts';
import { WORDS } from '../support/zalo-oa/channel.ts';

const DATE = '2021-10-05';
const TODAY = { type: 'oa.query.hide', payload: `#bh.schedule.${DATE}` };
const words = createWords();
const { turn: doors } = plainTurn();
const person: Person = { ...plainTurn().turn.person, id: 1, audience: null };

const sessionAt = (n: number, link: string | null): Session => ({
  ...(campaign.sessions[0] as Session),
  code: `S${String(n).padStart(2, '0')}`,
  date: DATE,
  from: `${String(8 + n).padStart(2, '0')}:00`,
  to: `${String(9 + n).padStart(2, '0')}:00`,
  title: { vi: `Tập huấn tìm kiếm học liệu số ${n}`, en: `Finding materials ${n}` },
  link,
});

function remind(name: string, sessions: readonly Session[], lang: Language = 'vi'): Reply<string> {
  const day: Campaign = { ...campaign, sessions };
  const rule = rules.find((each) => each.name === name);
  const now = new Date(`${DATE}T06:45:00+07:00`);
  const reply = rule?.compose({ person, campaign: day, now, date: DATE, session: sessions[0] ?? null, doors });
  if (!reply) throw new Error(`${name} said nothing`);
  return words.reply(reply, lang);
}

/** What hangs under the reminder on an Official Account, as it is sent. */
function onZalo(reply: Reply<string>) {
  const parts = planParts(reply, { words: WORDS });
  const last = parts.at(-1);
  if (last?.kind !== 'text') throw new Error('no text');
  for (const part of parts) expect(part.kind === 'text' ? part.text.length : 0).toBeLessThanOrEqual(2000);
  return last.buttons;
}

const valueOf = ({ payload }: { readonly payload: unknown }): string => (typeof payload === 'string' ? payload : '');
const titlesOf = (reply: Reply<string>): string[] => onZalo(reply).map((each) => each.title);

describe('a tap on “Xem lịch hôm nay” opens the window anew, so it can always be tapped on the OA', () => {
  const links = [null, 'https://hop.example/lop?pwd=1234'];
  const counts = Array.from({ length: 12 }, (_, at) => at + 1);
  test.each(counts)('under the morning reminder of %i sessions', (count) => {
    for (const link of links) {
      for (const lang of ['vi', 'en'] as const) {
        const sessions = Array.from({ length: count }, (_, n) => sessionAt(n, link));
        const buttons = onZalo(remind('morning', sessions, lang));
        expect(buttons.length).toBeLessThanOrEqual(5);
        expect(buttons).toContainEqual(expect.objectContaining(TODAY));
      }
    }
  });

  test.each(links)('under the reminder of one session (its link: %s)', (link) => {
    const buttons = onZalo(remind('session', [sessionAt(1, link)]));
    expect(buttons).toContainEqual(expect.objectContaining(TODAY));
    expect(buttons).toHaveLength(link === null ? 2 : 3);
  });

  it('beside the first sessions and what follows', () => {
    const sessions = Array.from({ length: 7 }, (_, n) => sessionAt(n, null));
    expect(titlesOf(remind('morning', sessions))).toEqual(['08:00', '09:00', '10:00', 'Xem lịch hôm nay', 'Xem thêm']);
  });

  it('“Xem thêm” goes on with the session behind the last one: each can be tapped', () => {
    const sessions = Array.from({ length: 8 }, (_, n) => sessionAt(n, null));
    const reply = remind('morning', sessions);
    const shown = choicesOf(reply);
    const seen: string[] = [];
    let next: Reply<string> | null = reply;
    for (let pages = 0; next !== null; pages += 1) {
      expect(pages).toBeLessThan(4);
      const buttons = onZalo(next);
      seen.push(...buttons.map(valueOf));
      const more = buttons.find((each) => each.title === 'Xem thêm');
      if (!more) break;
      const routed = showMore(valueOf(more).slice('#bh.'.length), { standing: null, shown });
      const page = routed?.replies[0];
      next = page ? words.reply(page, 'vi') : null;
      expect(next).not.toBeNull();
    }
    for (const { code } of sessions) expect(seen.filter((each) => each === `#bh.session.${code}`)).toHaveLength(1);
  });

  it('while Telegram has the sessions first, in the order of the day, and the numbers stay', () => {
    const sessions = Array.from({ length: 7 }, (_, n) => sessionAt(n, null));
    const reply = remind('morning', sessions);
    const values = (reply.buttons ?? []).map((row) => row.map((each) => ('value' in each ? each.value : '')));
    const codes = sessions.map(({ code }) => `session.${code}`);
    expect(values).toEqual([codes.slice(0, 4), codes.slice(4), [`schedule.${DATE}`]]);
    expect(choicesOf(reply)[6]?.[1]).toBe('session.S06');
    const one = remind('session', [sessionAt(1, 'https://hop.example/lop')]);
    expect((one.buttons ?? []).map((row) => row.map(({ label }) => label))).toEqual([
      ['Vào lớp'],
      ['Xem chi tiết', 'Xem lịch hôm nay'],
    ]);
  });
});

describe('room and passcode are in the reminder, on lines of their own', () => {
  const room = { room: '823 4567 8901', passcode: 'hoc*2024' };
  const LINES = '\nMã phòng: <code>823 4567 8901</code>\nMật khẩu: <code>hoc*2024</code>\n';

  it('of a session', () => {
    expect(remind('session', [{ ...sessionAt(1, null), ...room }]).text).toContain(LINES);
  });

  it('of a day, where it is short; in a long one they stand with each session', () => {
    const day = (count: number) => Array.from({ length: count }, (_, n) => ({ ...sessionAt(n, null), ...room }));
    expect(remind('morning', day(4)).text.split(LINES)).toHaveLength(5);
    expect(remind('morning', day(5)).text).not.toContain('Mã phòng');
  });

  it('of a day tells every title whole, whatever its buttons say', () => {
    expect(remind('morning', [sessionAt(0, null)]).text).toContain('1. 08:00–09:00 · Tập huấn tìm kiếm học liệu số 0');
  });
});
