import { describe, expect, it } from 'vitest';
import { partsOf } from '../../src/campaign/report-outline.ts';
import { reportPages } from '../../src/pages/hand-in/lines.ts';
import { nominees } from '../../src/pages/hand-in/parts.ts';
import { NO_CONTENT } from '../../src/results/unit-report/content.ts';
import type { Amount, Turn, UnitReport } from '../../src/turn/index.ts';
import { createWords } from '../../src/words/index.ts';
import { mustRead } from '../support/campaigns.ts';
import { plainTurn } from '../support/plain-turn.ts';

const words = createWords();
const campaign = { ...mustRead('duc-trong-2021'), version: 1 };
const n = (value: number | null, about = false): Amount => ({ value, about });

const report = (over: Partial<UnitReport> = {}): UnitReport => ({
  id: 1,
  unit: 'TH-DA',
  version: 1,
  state: 'draft',
  content: NO_CONTENT,
  figures: {
    activities: n(2),
    photos: n(0),
    people: { hs: n(1_234, true), gv: n(0) },
    unsorted: n(null),
    total: n(1_234, true),
    figures: {},
    overrides: {},
  },
  notHeld: null,
  sentAt: null,
  sentRole: null,
  mine: false,
  sentBy: null,
  phoned: false,
  late: false,
  remark: null,
  settledAt: null,
  changedAt: new Date(0),
  ...over,
});

/** The pages as they are read, of a report with these texts. */
function read(texts: Readonly<Record<string, string>>, of: UnitReport = report()): readonly string[] {
  const { turn: plain } = plainTurn({ campaign, at: '2021-10-05T08:00' });
  const unitReports = { ...plain.unitReports, written: () => texts, fulfilled: () => ({}), nominations: () => [] };
  const turn: Turn = { ...plain, unitReports };
  return reportPages(of, turn).map((lines) => words.plain({ join: lines }, 'vi'));
}

describe('a unit’s report is read in pages', () => {
  it('that fit a phone and any channel, whatever was written, and lose no word', () => {
    const sentence = Array.from({ length: 400 }, (_, i) => `từ${i}`).join(' ');
    const texts = Object.fromEntries(
      partsOf(campaign).map(({ code }, i) => [
        code,
        i % 2 === 0 ? `${sentence}\n\nDòng hai của ${code}` : 'a'.repeat(3_000),
      ]),
    );
    const pages = read(texts);
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) expect(page.length).toBeLessThan(1_600);
    const all = pages.join(' ').replace(/\s+/g, ' ');
    for (const { code, source } of partsOf(campaign)) {
      if (source !== 'nominations' && texts[code]?.startsWith('từ')) expect(all).toContain(`Dòng hai của ${code}`);
    }
    expect(all.match(/từ399/g)).toHaveLength(all.match(/từ0 /g)?.length ?? 0);
    expect(all.match(/a{100,}/g)?.join('').length).toBeGreaterThan(3_000);
  });

  it('whom it proposes too, however many they are, and their list', () => {
    const { turn: plain } = plainTurn({ campaign, at: '2021-10-05T08:00' });
    const all = Array.from({ length: 40 }, (_, id) => ({
      id,
      unit: 'TH-DA',
      kind: 'example' as const,
      name: `Cô Thứ ${id} ${'x'.repeat(80)}`,
      what: 'tự học '.repeat(70),
      consent: true,
      state: 'proposed' as const,
    }));
    const unitReports = { ...plain.unitReports, written: () => ({}), fulfilled: () => ({}), nominations: () => all };
    const turn: Turn = { ...plain, unitReports, people: { ...plain.people, may: () => true } };
    const pages = reportPages(report(), turn).map((lines) => words.plain({ join: lines }, 'vi'));
    for (const page of pages) expect(page.length).toBeLessThan(1_600);
    for (const { name } of all) expect(pages.filter((page) => page.includes(name))).toHaveLength(1);
    const lists = [1, 2, 3, 4, 5].map((n) => nominees('TH-DA', n, turn));
    for (const { text, buttons } of lists) {
      expect(words.plain(text, 'vi').length).toBeLessThan(3_000);
      expect((buttons ?? []).flat().length).toBeLessThan(15);
    }
    for (const { name } of all)
      expect(lists.filter(({ text }) => words.plain(text, 'vi').includes(name))).toHaveLength(1);
  });

  it('what nobody said, none, and an estimate are told apart', () => {
    const [first = ''] = read({});
    expect(first).toContain('học sinh: khoảng 1.234');
    expect(first).toContain('giáo viên: 0');
    expect(first).toContain('phụ huynh: chưa có số liệu');
  });

  it('a figure of the lead’s says what was counted, and why', () => {
    const { figures } = report();
    const overrides = { 'people.hs': { counted: n(1_200), reason: 'Theo danh sách' } };
    const [first = ''] = read({}, report({ figures: { ...figures, overrides } }));
    expect(first).toContain('học sinh: khoảng 1.234 (đếm từ các hoạt động: 1.200; lý do sửa: Theo danh sách)');
  });
});
