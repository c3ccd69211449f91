import { expect, it } from 'vitest';
import { suggest } from '../../src/bot/typed/suggest.ts';
import { createWords } from '../../src/words/index.ts';
import { plainTurn } from '../support/plain-turn.ts';
import { bareCampaign } from '../support/sample-campaign.ts';

const words = createWords();
const values = (text: string, given: Parameters<typeof plainTurn>[0] = {}): string[] =>
  suggest(text, plainTurn(given).turn).map((each) => ('value' in each ? each.value : ''));

it.each([
  ['lihc hom nay', 'schedule'],
  ['chu đè', 'theme'],
  ['khẩu hịu', 'theme'],
  ['quyen rieng', 'privacy'],
  ['lien hẹ', 'contact'],
  ['hạn nộpp bao caoo', 'duties'],
  ['tôi muốn xóa hết mọi dữ liệu về tôi', 'my-data'],
  ['buổi kể chuyện có ghi hình không', 'session.B04'],
  ['kể chuyện sách', 'idea.DS01'],
  ['kể chuyện sách', 'session.B04'],
  ['reminderz', 'reminders'],
  ['có buổi lễ phát động nào', 'session.B01'],
])('"%s" is offered %s among two or three', (text, expected) => {
  expect(values(text)).toContain(expected);
  expect(values(text).length).toBeGreaterThanOrEqual(2);
  expect(values(text).length).toBeLessThanOrEqual(3);
});

it.each(['', 'zzzz qqqq', '🙂', '!!!', 'x'.repeat(4000), '12345', '__proto__ constructor'])(
  'whatever is typed ("%s"), something is offered',
  (text) => {
    for (const campaign of [undefined, bareCampaign]) {
      const offered = values(text, campaign ? { campaign } : {});
      expect(offered.length).toBeGreaterThanOrEqual(2);
      for (const value of offered) expect(value).toMatch(/^[A-Za-z0-9._~-]{1,44}$/);
    }
  },
);

it.each(['phân quyền nhé bé', 'truong chua gui gi', 'em cần gặp cô giáo chủ nhiệm', 'ghi hoat dongg', 'rut dongg y'])(
  'a parent who types "%s" is offered no page of a role, nor the help that stands below anyway',
  (text) => {
    for (const value of values(text)) expect(value).not.toMatch(/^(?:roles|board|unit-report|go\.log|help|home)/);
  },
);

it('the office is offered its own pages', () => {
  const office = { person: { holds: [{ id: 1, role: 'office', unit: null }] } } as const;
  expect(values('trường chưa gửii', office)).toContain('board');
});

it('whoever has work to do is offered no session, idea or question that has one word in common', () => {
  const lead = { person: { holds: [{ id: 1, role: 'lead', unit: 'T1' }] } } as const;
  for (const text of ['sách của cô đâu rồi', 'hôm qua họp phụ huynh đông lắm', 'cái đó kể sao'])
    for (const value of values(text, lead)) expect(value).not.toMatch(/^(?:session|idea|faq)\./);
  expect(values('zzzz qqqq', lead)).toEqual(['unit-report', 'hand-in', 'duties']);
  expect(values('kể chuyện sách', lead)).toContain('session.B04');
});

it('a guess never acts: it leads to the page where the act is offered', () => {
  expect(values('dừng nhawcs lịch')).not.toContain('stop.reminders');
  expect(values('xóaa dữ liệuu')).not.toContain('my-data.erase.yes');
});

it('what is offered has words in both languages', () => {
  for (const lang of ['vi', 'en'] as const) {
    for (const text of [
      'lihc',
      'thong bao cua phong',
      'huy',
      'ghi hoat dong gi',
      'tieng anh',
      'bao caoo',
      'rut dongg y',
    ]) {
      for (const { label } of suggest(text, plainTurn({ lang }).turn)) {
        expect(words.plain(label, lang)).not.toMatch(/suggest|undefined|\{\{/);
      }
    }
  }
});
