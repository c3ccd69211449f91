/** What the office says of units, by their names or their kind; and what only sounds like it. */
import { expect, test } from 'vitest';
import { kindStatus, officeWish, sessionWish } from '../../src/bot/readers/office-wish.ts';
import { hearWords } from '../../src/bot/readers/said.ts';
import type { Holding } from '../../src/chat/index.ts';
import { mustRead } from '../support/campaigns.ts';
import { plainTurn } from '../support/plain-turn.ts';

const campaign = { ...mustRead('duc-trong-2021'), version: 1 };
const OFFICE: Holding = { id: 1, role: 'office', unit: null };
const VIEWER: Holding = { id: 1, role: 'viewer', unit: 'X-TN' };

function hear(text: string, holding: Holding, shown: readonly (readonly [string, string])[] = []) {
  const { turn: whole } = plainTurn({ campaign, person: { holds: [holding] } });
  // A viewer sees the units of one commune.
  const sees = (what: string, unit?: string): boolean =>
    what === 'look' && (unit === undefined || unit.endsWith('-TN'));
  const turn = holding === VIEWER ? { ...whole, people: { ...whole.people, may: sees } } : whole;
  const message = { id: '1', from: { channel: 'x', id: 'y' }, at: turn.now, text };
  return hearWords(text, message, turn, { standing: null, shown });
}
const wish = (text: string, shown?: readonly (readonly [string, string])[]) => {
  const meant = officeWish(hear(text, OFFICE, shown));
  return meant?.is === 'begin' ? [meant.flow.name, ...meant.args] : meant;
};

test.each([
  ['mời trường tiểu học lý tự trọng vào', ['invite', 'unit', 'TH-LTT']],
  ['moi thcs tran phu', ['invite', 'unit', 'THCS-TP']],
  ['tạo mã mời cho th bồng lai', ['invite', 'unit', 'TH-BL']],
  ['mẫu giáo tân hội báo qua điện thoại', ['phone-report', 'MN-TH']],
  ['trường mẫu giáo tân hội gọi điện báo rồi, 10 cô 120 cháu', ['phone-report', 'MN-TH']],
  ['ghi bc qua dt', ['phone-report']],
])('"%s" begins %j', (text, begun) => expect(wish(text)).toEqual(begun));

test.each([
  ['thêm buổi: tối mai 19h30 đọc sách trên zoom', 'tối mai 19h30 đọc sách trên zoom'],
  ['cho chị thêm một buổi học mới: 4/10 lúc 19h làm bánh', '4/10 lúc 19h làm bánh'],
  ['them buoi: toi mai doc sach', 'toi mai doc sach'],
])('"%s" begins a session with what is told', (text, told) => expect(wish(text)).toEqual(['session-add', told]));

test.each(['hủy buổi hôm nay', 'huy buoi hom nay', 'dời buổi 14h30 hôm nay sang 16h', 'hoãn buổi học hôm nay'])(
  '"%s" opens the sessions of that day',
  (text) => {
    const heard = hear(text, OFFICE);
    const on = heard.turn.now.toISOString().slice(0, 10);
    const has = heard.turn.campaign.sessions.some(({ date }) => date === on);
    expect(sessionWish(heard)).toEqual(has ? { is: 'page', visit: expect.objectContaining({ page: 'mend' }) } : null);
    expect(sessionWish(hear(text, VIEWER))).toBeNull();
  },
);

test('what a report lacks goes to the unit whose report is shown, and to none where none is', () => {
  const shown = [['Cần bổ sung', 'go.ask-more.TH-BL']] as const;
  expect(wish('yêu cầu bổ sung: thiếu ảnh lễ phát động', shown)).toEqual([
    'ask-more',
    'TH-BL',
    'thiếu ảnh lễ phát động',
  ]);
  expect(wish('yêu cầu bổ sung: thiếu ảnh lễ phát động')).toBeNull();
});

test.each([
  'mời phụ huynh tham gia',
  'mời giáo viên',
  'trường nào báo qua điện thoại',
  'số nào gọi điện',
  'bổ sung số liệu',
])('"%s" names no unit', (text) => expect(wish(text)).toBeNull());

test.each([
  ['các trường tiểu học sao rồi', OFFICE, 'board.type.TH.1'],
  ['mầm non thì sao', OFFICE, 'board.type.MN.1'],
  ['tthtcđ thì sao', OFFICE, 'board.type.TTHTCD.1'],
  ['TTHTCĐ thì sao', VIEWER, 'board.unit.CD-TN'],
  ['tiểu học thôi', VIEWER, 'board.unit.TH-TN'],
])('"%s" is asked of a kind of unit', (text, holding, page) => {
  const meant = kindStatus(hear(text, holding));
  expect(meant?.is === 'page' && JSON.stringify(meant.visit)).toContain(page.split('.')[2]);
});

test.each(['lớp tiếng anh sao rồi', 'báo cáo thì sao', 'trễ thì sao', 'tuần lễ sao rồi', 'học sinh tiểu học học gì'])(
  '"%s" is asked of none',
  (text) => expect(kindStatus(hear(text, OFFICE))).toBeNull(),
);
