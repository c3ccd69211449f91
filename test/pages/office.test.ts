import { describe, expect, it } from 'vitest';
import { progressReply } from '../../src/pages/broadcast.ts';
import { NotAllowed } from '../../src/turn/index.ts';
import { activity, broadcastView, officeTurn, type Who } from '../support/office-turn.ts';
import { opened as show } from '../support/opened.ts';
import { labels, missingWords, said, values } from '../support/said.ts';

const HOLDERS = [
  {
    holding: 4,
    role: 'teacher',
    unit: 'T1',
    since: new Date('2021-10-01T08:00:00+07:00'),
    channel: 'telegram',
    name: null,
    me: false,
  },
  {
    holding: 3,
    role: 'office',
    unit: null,
    since: new Date('2021-10-01T08:00:00+07:00'),
    channel: '',
    name: null,
    me: true,
  },
] as const;
const CODES = [
  { id: 8, role: 'lead', unit: 'T2', usesLeft: 1, expiresAt: new Date('2021-10-15T08:00:00+07:00') },
] as const;
const everything = { holders: [...HOLDERS], invitations: [...CODES] };

/** Page, and who may see what it holds. */
const RIGHTS: readonly (readonly [string, readonly Who[]])[] = [
  ['unit-report', ['teacher', 'lead', 'office']],
  ['unit-report.T1.list.1', ['teacher', 'lead', 'office']],
  ['unit-report.T1.totals', ['teacher', 'lead', 'office']],
  ['unit-report.T1.duties', ['teacher', 'lead', 'office']],
  ['unit-report.T3', ['office']],
  ['log.HD-0001', ['teacher', 'lead', 'office']],
  ['log.HD-0001.photos', ['teacher', 'lead', 'office']],
  ['log.HD-0001.history', ['teacher', 'lead', 'office']],
  ['log.HD-0001.withdraw', ['teacher', 'lead', 'office']],
  ['thanks', ['office']],
  ['thanks.list.1', ['office']],
  ['thanks.one.1', ['office']],
  ['board', ['office', 'viewer']],
  ['board.units.1', ['office', 'viewer']],
  ['board.none.1', ['office', 'viewer']],
  ['board.communes.1', ['office', 'viewer']],
  ['board.commune.X1.1', ['office', 'viewer']],
  ['board.types', ['office', 'viewer']],
  ['board.type.TH.1', ['office', 'viewer']],
  ['board.unit.T1', ['office', 'viewer']],
  ['board.unit.T1.1.c1', ['office', 'viewer']],
  ['board.figures.T1.1.c1', ['office', 'viewer']],
  ['board.states', ['office', 'viewer']],
  ['board.silent.1', ['office', 'viewer']],
  ['board.reported.1', ['office', 'viewer']],
  ['board.sums.1', ['office', 'viewer']],
  ['board.sums.2.commune.X1', ['office', 'viewer']],
  ['board.targets', ['office', 'viewer']],
  ['log.HD-0001.photos.ask', ['teacher', 'lead', 'office']],
  ['log.HD-0001.photo.1', ['teacher', 'lead', 'office']],
  ['log.HD-0001.photo.1.ask', ['teacher', 'lead', 'office']],
  ['log.HD-0001.photo.1.mark.kids', ['teacher', 'lead', 'office']],
  ['log.HD-0001.photo.1.remove', ['teacher', 'lead', 'office']],
  ['log.HD-0001.photo.99', ['teacher', 'lead', 'office']],
  ['album.T1', ['lead', 'office']],
  ['album.T1.ask', ['lead', 'office']],
  ['album.T1.mark.plain-report', ['lead', 'office']],
  ['album.T1.mark.no-such', ['lead', 'office']],
  ['album.T1.take', ['lead', 'office']],
  ['album.T1.pick.1', ['lead', 'office']],
  ['album.T1.see', ['lead', 'office']],
  ['album.T2', ['office']],
  ['album.T2.clear', ['office']],
  ['roles', ['lead', 'office']],
  ['roles.holders.1', ['lead', 'office']],
  ['roles.codes.1', ['lead', 'office']],
  ['roles.holder.4', ['lead', 'office']],
  ['roles.holder.3', ['lead', 'office']],
  ['roles.code.8', ['lead', 'office']],
  ['broadcasts', ['office']],
  ['broadcast.7', ['office']],
  ['broadcast.7.file', ['office']],
  ['mend', ['office']],
  ['mend.2021-10-05', ['office']],
];

describe.each(RIGHTS)('the page %s', (value, allowed) => {
  it.each(['participant', 'teacher', 'lead', 'office', 'viewer'] as const)(
    '%s sees what the role allows, or a kind no',
    (who) => {
      const reply = show(value, officeTurn(who, everything).turn);
      expect(/dành cho (?:giáo viên|người phụ trách|cơ quan)/.test(said(reply))).toBe(!allowed.includes(who));
      expect(missingWords(reply)).toEqual([]);
      expect(values(reply)).toContain('home');
      for (const each of values(reply)) expect(each).toMatch(/^[A-Za-z0-9._~-]{1,44}$/);
    },
  );
});

/** Acts that write, tapped by somebody who may not: an old button, or a forged one. */
const ACTS: readonly (readonly [string, readonly Who[]])[] = [
  ['log.HD-0001.withdraw.yes', ['participant', 'viewer']],
  ['roles.holder.4.yes', ['participant', 'teacher', 'viewer']],
  ['roles.code.8.yes', ['participant', 'teacher', 'viewer']],
  ['broadcast.7.cancel.yes', ['participant', 'teacher', 'lead', 'viewer']],
  ['broadcast.7.resend.yes', ['participant', 'teacher', 'lead', 'viewer']],
  ['hand-in.T1.got', ['participant', 'viewer']],
  ['nudge.later.T1', ['participant', 'viewer']],
  ['chase.all.yes', ['participant', 'teacher', 'lead', 'viewer']],
];
const attempts = ACTS.flatMap(([value, whom]) => whom.map((who) => [value, who] as const));

it.each(attempts)('a forged %s by a %s writes nothing', (value, who) => {
  const { turn, written } = officeTurn(who, { ...everything, views: [broadcastView({ state: 'sending' })] });
  try {
    show(value, turn);
  } catch (error) {
    expect(error).toBeInstanceOf(NotAllowed);
  }
  expect(written.acts).toEqual([]);
});

describe("a unit's page", () => {
  it('shows the counts, the day they are due and the time of the figures', () => {
    expect(said(show('unit-report', officeTurn('teacher').turn))).toBe(
      [
        'Trường Tiểu học Hoa Sim',
        'Đã ghi 1 hoạt động, 2 ảnh.',
        'Gửi kết quả: chậm nhất hết thứ Tư, 20/10/2021 (còn 15 ngày).',
        'Số liệu tạm tính đến 08:00 ngày 05/10/2021.',
        '[Xem báo cáo]',
        '[Các hoạt động đã ghi] [Số liệu tổng hợp]',
        '[Việc cần làm]',
        '[Ghi hoạt động]',
        '[Trang chính]',
      ].join('\n'),
    );
  });

  it('marks estimated figures and writes thousands with a dot', () => {
    const text = said(show('unit-report.T1.totals', officeTurn('lead').turn));
    expect(text).toContain('– giáo viên: khoảng 1.234');
    expect(text).toContain('– Băng rôn: 1');
    expect(text).not.toContain('học sinh');
  });

  it('says of a duty only that there was an activity for it', () => {
    const text = said(show('unit-report.T1.duties', officeTurn('teacher').turn));
    expect(text).toContain('✓ Treo băng rôn (đã có hoạt động: 1) (hạn 02/10/2021)');
    expect(text).toContain('○ Mở lớp (khuyến khích)');
    expect(text).toContain('– Gửi ảnh');
    expect(text).not.toMatch(/hoàn thành|chưa thực hiện/);
  });

  it('asks a person of two units which one', () => {
    const holds = [
      { id: 1, role: 'teacher', unit: 'T1' },
      { id: 2, role: 'lead', unit: 'T3' },
    ] as const;
    const reply = show('unit-report', officeTurn(holds).turn);
    expect(values(reply)).toEqual(['unit-report.T1', 'unit-report.T3', 'home']);
  });

  it('lists the newest first, six a page', () => {
    const logs = Array.from({ length: 8 }, (_, i) =>
      activity(`HD-000${i + 1}`, { from: `2021-10-0${(i % 7) + 1}`, to: `2021-10-0${(i % 7) + 1}` }),
    );
    const first = show('unit-report.T1.list.1', officeTurn('teacher', { activities: logs }).turn);
    expect(said(first)).toContain('8 hoạt động, mới nhất trước, trang 1/2');
    expect(values(first).slice(0, 2)).toEqual(['log.HD-0007', 'log.HD-0006']);
    expect(values(first)).toContain('unit-report.T1.list.2');
    const last = show('unit-report.T1.list.99', officeTurn('teacher', { activities: logs }).turn);
    expect(values(last).filter((each) => each.startsWith('log.'))).toHaveLength(2);
  });

  it('tells the office to look at the overview instead', () => {
    expect(values(show('unit-report', officeTurn('office').turn))).toContain('board');
  });

  it('after the day it was due the page says so', () => {
    const reply = show('unit-report', officeTurn('teacher', { now: '2021-10-21T08:00' }).turn);
    expect(said(reply)).toMatch(/đã qua/i);
  });
});

describe("an activity's page", () => {
  it('shows every line that was given', () => {
    const text = said(show('log.HD-0001', officeTurn('teacher').turn));
    for (const part of [
      'Loại: Treo băng rôn',
      'Ngày: từ thứ Sáu, 01/10/2021 đến Chủ nhật, 03/10/2021',
      'Hình thức: kết hợp',
      'Nền tảng: Zoom',
      'Đường dẫn: https://hop.example/lop',
      'Địa điểm: Sân trường',
      'khoảng 50 lượt người',
      'Số lượng: 3 tấm',
      'Kết quả: Đông người dự.',
      'Hình ảnh: 2 ảnh, 1 ảnh đang tải',
      'Mã HD-0001, ghi lúc 10:00 ngày 03/10/2021.',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('says when the office logged it for the unit', () => {
    const logs = [activity('HD-0001', { onBehalf: true })];
    expect(said(show('log.HD-0001', officeTurn('teacher', { activities: logs }).turn))).toContain('ghi giúp đơn vị');
  });

  it('shows the photos as an album, not over the page', () => {
    const reply = show('log.HD-0001.photos', officeTurn('teacher').turn);
    expect(reply.images).toHaveLength(2);
    expect(reply.page).toBeUndefined();
  });

  it('is withdrawn after a yes, and then shows who did it by role', () => {
    const { turn, written } = officeTurn('lead');
    expect(values(show('log.HD-0001.withdraw', turn))[0]).toBe('log.HD-0001.withdraw.yes');
    expect(written.acts).toEqual([]);
    const reply = show('log.HD-0001.withdraw.yes', turn);
    expect(written.acts).toEqual(['withdraw 1']);
    expect(said(reply)).toContain('Đã rút lúc 08:00 ngày 05/10/2021, người rút: người phụ trách đơn vị.');
    expect(values(reply)).not.toContain('go.log.edit.HD-0001');
  });

  it('a second yes on a withdrawn one writes nothing', () => {
    const withdrawn = { by: 'teacher', at: new Date('2021-10-04T08:00:00+07:00') } as const;
    const { turn, written } = officeTurn('office', { activities: [activity('HD-0001', { withdrawn })] });
    show('log.HD-0001.withdraw.yes', turn);
    expect(written.acts).toEqual([]);
  });

  it("a teacher sees a colleague's log but can't withdraw it", () => {
    const { turn, written } = officeTurn('teacher', { activities: [activity('HD-0001', { mine: false })] });
    expect(labels(show('log.HD-0001', turn))).not.toContain('Rút hoạt động');
    expect(() => show('log.HD-0001.withdraw.yes', turn)).toThrow(NotAllowed);
    expect(written.acts).toEqual([]);
  });

  it("another unit's log is not found", () => {
    const { turn } = officeTurn('teacher', { activities: [activity('HD-0001', { unit: 'T3' })] });
    expect(said(show('log.HD-0001', turn))).toContain('Không tìm thấy');
  });
});

describe("the office's overview", () => {
  it('counts the units that are awaited, with the share', () => {
    const text = said(show('board', officeTurn('office').turn));
    expect(text).toContain('Đã ghi hoạt động: 1/3 đơn vị (33,3%)');
    expect(text).toContain('Số liệu tạm tính đến 08:00 ngày 05/10/2021.');
    expect(text).toContain('[Chưa ghi (2)]');
    expect(said(show('board', officeTurn('office', { lang: 'en' }).turn), 'en')).toContain('1/3 units (33.3%)');
  });

  it('shows eight buttons and the way home at most; everything that it had stands one tap below', () => {
    const { turn } = officeTurn('office');
    const [board, looks, work] = ['board', 'board.looks', 'board.work'].map((at) => values(show(at, turn)));
    for (const all of [board, looks, work]) expect(all?.length).toBeLessThanOrEqual(9);
    expect(board).toEqual([
      'board.silent.1',
      'board.none.1',
      'board.units.1',
      'board.sums.1',
      'frozen',
      'chase',
      'board.looks',
      'board.work',
      'home',
    ]);
    // What is added to a menu stands on it, too (CONTRIBUTING.md); what is there now stays.
    expect(looks).toEqual(
      expect.arrayContaining(['board.states', 'board.communes.1', 'board.types', 'chart', 'web', 'report.units']),
    );
    expect(work).toEqual(expect.arrayContaining(['broadcasts', 'roles', 'mend', 'thanks', 'unanswered']));
    for (const below of [looks, work]) expect(below?.slice(-2)).toEqual(['board', 'home']);
  });

  it('lists the units without a log, with a way to write to them', () => {
    const reply = show('board.none.1', officeTurn('office').turn);
    expect(values(reply)).toEqual(['board.unit.T2.1.n1', 'board.unit.T3.1.n1', 'go.broadcast.no-log', 'board', 'home']);
    // What one comes here for is a button on Zalo too, however many units are listed.
    expect(reply.buttons?.flat()).toContainEqual(
      expect.objectContaining({ value: 'go.broadcast.no-log', pinned: true }),
    );
  });

  it('a unit that reports that nothing was held is no unit without a log', () => {
    const { turn } = officeTurn('office');
    const standings = turn.results
      .standings()
      .map((each) =>
        each.unit.code === 'T2' ? { ...each, standing: 'reported' as const, notHeld: 'bão lớn', late: false } : each,
      );
    const reply = show('board.none.1', { ...turn, results: { ...turn.results, standings: () => standings } });
    expect(values(reply)).toEqual(['board.unit.T3.1.n1', 'go.broadcast.no-log', 'board', 'home']);
  });

  it('by commune and by type, each with its part', () => {
    expect(labels(show('board.communes.1', officeTurn('office').turn)).slice(0, 2)).toEqual([
      'Xã Suối Đá: 0/2 báo cáo, 1 ghi',
      'Xã Đồi Thông: 0/1 báo cáo, 0 ghi',
    ]);
    expect(labels(show('board.types', officeTurn('office').turn)).slice(0, 2)).toEqual([
      'Tiểu học: 0/2 báo cáo, 1 ghi',
      'THCS: 0/1 báo cáo, 0 ghi',
    ]);
  });

  it('a unit leads to its logs and to logging for it', () => {
    const reply = show('board.unit.T1', officeTurn('office').turn);
    expect(values(reply)).toContain('log.HD-0001');
    expect(values(reply)).toContain('go.log.unit.T1');
  });

  it('what names no unit shows the overview', () => {
    expect(said(show('board.unit.ZZ', officeTurn('office').turn))).toContain('Theo dõi các đơn vị');
    expect(said(show('board.type.ZZ.1', officeTurn('office').turn))).toContain('Theo dõi các đơn vị');
  });
});

describe("a viewer's board", () => {
  const board = (at: string) => show(at, officeTurn('viewer').turn);

  it('is of the units of the own commune, and says so wherever there is a figure', () => {
    expect(said(board('board'))).toContain('Đã ghi hoạt động: 1/2 đơn vị (50,0%)');
    const views = RIGHTS.flatMap(([at]) => (at.startsWith('board') ? [at] : []));
    for (const at of [...views, 'chart']) {
      const text = said(board(at));
      expect(text, at).toMatch(/Số liệu tạm tính đến 08:00.*\nPhạm vi xem: Xã Suối Đá\./);
      expect(text, at).not.toContain('Đồi Thông');
    }
    expect(labels(board('board.communes.1'))).toEqual(['Xã Suối Đá: 0/2 báo cáo, 1 ghi', 'Quay lại', 'Trang chính']);
  });

  it('leads nowhere that is refused: not to logs, reports, announcements or telephone calls', () => {
    const seen = new Set<string>();
    const waiting = ['board'];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      const reply = board(at);
      expect(said(reply), at).not.toMatch(/dành cho|không thuộc phạm vi/);
      waiting.push(...values(reply).filter((each) => each !== 'home'));
    }
    expect([...seen].every((at) => /^(?:board|chart|web)\b/.test(at))).toBe(true);
    expect(seen).toContain('board.unit.T1.1.c1');
    expect(seen).toContain('board.figures.T1.1.c1');
    expect(seen).not.toContain('board.unit.T2.1.u1');
  });

  it.each([
    'board.unit.T2',
    'board.unit.T2.1.k1',
    'board.figures.T2.1',
    'board.commune.X2.1',
    'board.sums.1.commune.X2',
  ])('a forged or an old %s is of another commune, and tells nothing of it', (at) => {
    const text = said(board(at));
    expect(text).toMatch(/không thuộc phạm vi xem của Anh\/Chị\.\nPhạm vi xem: Xã Suối Đá\./);
    expect(text).not.toMatch(/Tình trạng|Số lượt|báo cáo:/);
  });
});

describe('roles', () => {
  it('shows roles and units, never a name or a code', () => {
    const { turn } = officeTurn('office', everything);
    expect(labels(show('roles.holders.1', turn)).slice(0, 2)).toEqual([
      'Giáo viên – Trường Tiểu học Hoa Sim',
      'Cơ quan tổ chức (tài khoản này)',
    ]);
    expect(said(show('roles.holder.4', turn))).toContain('Được giao lúc 08:00 ngày 01/10/2021, qua Telegram.');
    expect(said(show('roles.code.8', turn))).toContain('Còn 1 lượt dùng, hết hạn lúc 08:00 ngày 15/10/2021.');
  });

  it('a role is taken back after a yes', () => {
    const { turn, written } = officeTurn('office', everything);
    show('roles.holder.4', turn);
    expect(written.acts).toEqual([]);
    show('roles.holder.4.yes', turn);
    show('roles.code.8.yes', turn);
    expect(written.acts).toEqual(['revoke holding 4', 'revoke invitation 8']);
  });

  it('what is gone is not taken back twice', () => {
    const { turn, written } = officeTurn('office', everything);
    expect(said(show('roles.holder.99.yes', turn))).toContain('không còn');
    expect(said(show('roles.code.x.yes', turn))).toContain('không còn');
    expect(written.acts).toEqual([]);
  });

  it('the last office stays, and is told why', () => {
    const { turn, written } = officeTurn('office', { holders: [HOLDERS[1]] });
    expect(said(show('roles.holder.3.yes', turn))).toContain('tài khoản cơ quan tổ chức cuối cùng');
    expect(written.acts).toEqual([]);
  });
});

describe('an announcement', () => {
  const running = broadcastView(
    { state: 'sending' },
    { waiting: 3, sent: 4, unknown: 1, failed: { unreachable: 1, strange: 1 } },
  );

  it('while it runs: how far it is, refresh and cancel', () => {
    const reply = progressReply(running);
    expect(said(reply)).toContain('Đã gửi: 4/10');
    expect(said(reply)).toContain('Đang chờ: 3');
    expect(said(reply)).toContain('Không gửi được: 1 – không liên lạc được');
    expect(said(reply)).toContain('Không gửi được: 1 – lý do khác');
    expect(said(reply)).toContain('Chưa rõ đã đến hay chưa: 1');
    expect(values(reply)).toEqual(['broadcast.7', 'broadcast.7.cancel', 'broadcasts', 'home']);
    expect(missingWords(reply)).toEqual([]);
  });

  it('the same counts give the same message', () => {
    expect(progressReply(running)).toEqual(progressReply({ ...running }));
  });

  it.each(['scheduled', 'sending', 'done', 'cancelled', 'stopped'] as const)(
    '%s has words in both languages',
    (state) => {
      const reply = progressReply(broadcastView({ state }, { unknown: 1, cancelled: 2 }));
      expect(missingWords(reply)).toEqual([]);
    },
  );

  it('is cancelled after a yes', () => {
    const { turn, written } = officeTurn('office', { views: [running] });
    expect(said(show('broadcast.7.cancel', turn))).toContain('Còn 3 người');
    expect(written.acts).toEqual([]);
    expect(said(show('broadcast.7.cancel.yes', turn))).toContain('Không gửi nữa vì đã hủy: 6');
    expect(written.acts).toEqual(['cancel 7']);
  });

  it('a yes that comes after the end cancels nothing', () => {
    const { turn, written } = officeTurn('office', { views: [broadcastView()] });
    expect(said(show('broadcast.7.cancel.yes', turn))).toContain('Đã gửi xong');
    expect(written.acts).toEqual([]);
  });

  it('the unclear ones are sent again only after a yes, and only at the end', () => {
    const done = officeTurn('office', { views: [broadcastView({}, { unknown: 2 })] });
    expect(said(show('broadcast.7.resend', done.turn))).toContain('Có 2 người');
    show('broadcast.7.resend.yes', done.turn);
    expect(done.written.acts).toEqual(['resend 7']);
    const open = officeTurn('office', { views: [running] });
    show('broadcast.7.resend.yes', open.turn);
    expect(open.written.acts).toEqual([]);
  });

  it('the result comes as a file', () => {
    const reply = show('broadcast.7.file', officeTurn('office').turn);
    expect(reply.file?.name).toBe('ket-qua-7.csv');
    expect(reply.page).toBeUndefined();
  });

  it('one that is not there is said so', () => {
    expect(said(show('broadcast.99', officeTurn('office').turn))).toContain('Không tìm thấy');
    expect(said(show('broadcast.x', officeTurn('office').turn))).toContain('Không tìm thấy');
  });
});

describe('mending the schedule', () => {
  it('days, then the sessions of a day, each leading to the flow', () => {
    const { turn } = officeTurn('office', { mends: { S01: { from: '08:00' } } });
    expect(labels(show('mend', turn)).slice(0, 2)).toEqual(['T3 05/10 (hôm nay)', 'T4 06/10']);
    const day = show('mend.2021-10-05', turn);
    expect(labels(day).slice(0, 2)).toEqual(['08:00', '10:00']);
    const text = said(day, 'vi');
    expect(text).toContain('1. 08:00–09:00 · Buổi S01');
    expect(text).toContain('2. 10:00 · Buổi S02\nĐã hủy · Zoom');
    expect(text).toContain('Đã sửa trong trò chuyện: số 1.');
    expect(values(day)[0]).toBe('go.mend.S01');
  });

  it('a day without sessions says so', () => {
    expect(said(show('mend.2021-12-01', officeTurn('office').turn))).toContain('chưa có buổi nào');
  });
});
