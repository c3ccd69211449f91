import { describe, expect, it } from 'vitest';
import type { IncomingFile } from '../../src/chat/index.ts';
import { broadcastFlow } from '../../src/flows/broadcast.ts';
import { readMoment } from '../../src/flows/typed-moment.ts';
import { NotAllowed } from '../../src/turn/index.ts';
import { runFlow } from '../support/flow-run.ts';
import { officeTurn } from '../support/office-turn.ts';
import { said } from '../support/said.ts';

const TEXT = 'Đề nghị các đơn vị ghi hoạt động trước 17 giờ.';
const PDF: IncomingFile = { kind: 'document', ref: 'f1', name: 'ke-hoach.pdf', mime: 'application/pdf', bytes: 1000 };

const write = (
  args: readonly string[] = [],
  ...given: Parameters<typeof officeTurn> extends [unknown, (infer O)?] ? [O?] : never
) => {
  const made = officeTurn('office', ...given);
  return { ...made, run: runFlow(broadcastFlow, args, made.turn) };
};

describe('the office writes an announcement', () => {
  it('text, whom, a look with counts, now: and only the last yes sends', () => {
    const { run, written } = write();
    run.type(TEXT).tap('Bỏ qua').tap('Mọi người đã đồng ý nhận');
    expect(run.text()).toContain(TEXT);
    expect(run.text()).toContain('dừng thông báo');
    expect(run.text()).toContain('Gửi được cho 120 người.');
    expect(run.text()).toContain('Telegram: 120, Zalo: 5');
    expect(run.text()).toContain('Không liên lạc được: 5.');
    expect(run.text()).toContain('khoảng 5 giây');
    run.tap('Tiếp tục').tap('Gửi ngay');
    expect(run.text()).toContain('Mọi người đã đồng ý nhận – 120 người');
    expect(written.acts).toEqual([]);
    run.tap('Xác nhận và gửi');
    expect(written.drafts).toEqual([{ text: TEXT, attachment: null, choosing: { to: 'agreed' }, at: null }]);
    expect(run.text()).toContain('Đang gửi thông báo.');
    expect(run.missing()).toEqual([]);
    expect(run.longest()).toBeLessThanOrEqual(44);
  });

  it.each([
    [['Theo vai trò', 'Giáo viên'], { to: 'role', role: 'teacher' }],
    [['Theo xã', 'Xã Đồi Thông'], { to: 'commune', unit: 'X2' }],
    [['Theo loại đơn vị', 'THCS'], { to: 'unit-type', type: 'THCS' }],
    [['Đơn vị chưa ghi'], { to: 'no-log' }],
    [['Theo kênh', 'Zalo'], { to: 'channel', channel: 'zalo' }],
  ])('to %s', (taps, choosing) => {
    const { run, written } = write();
    run.type(TEXT).tap('Bỏ qua');
    for (const label of taps) run.tap(label);
    run.tap('Tiếp tục').tap('Gửi ngay').tap('Xác nhận');
    expect(written.drafts).toMatchObject([{ choosing }]);
    expect(run.missing()).toEqual([]);
  });

  it.each([
    [true, 110, 'Chưa gửi vì nền tảng tính phí (mấy ngày chưa nhắn cho trợ lý): 7.'],
    [false, 117, 'Nền tảng tính phí (mấy ngày chưa nhắn cho trợ lý): 7.'],
  ])(
    'where a platform bills or refuses the silent, the look tells what it costs and who gets nothing (held: %s)',
    (holdsBilled, count, billed) => {
      const { run } = write([], { window: { free: 110, billed: 7, out: 3, holdsBilled } });
      run.type(TEXT).tap('Bỏ qua').tap('Mọi người đã đồng ý nhận');
      expect(run.text()).toContain(`Gửi được cho ${count} người.`);
      expect(run.text()).toContain('Gửi miễn phí: 110.');
      expect(run.text()).toContain(billed);
      expect(run.text()).toContain('Không gửi được vì đã lâu chưa nhắn cho trợ lý: 3.');
      expect(run.missing()).toEqual([]);
    },
  );

  it('where no platform does, not a word of it', () => {
    const { run } = write();
    run.type(TEXT).tap('Bỏ qua').tap('Mọi người đã đồng ý nhận');
    expect(run.text()).not.toContain('miễn phí');
  });

  it('a commune can be typed', () => {
    const { run, written } = write();
    run.type(TEXT).tap('Bỏ qua').type('suoi da').tap('Tiếp tục').tap('Gửi ngay').tap('Xác nhận');
    expect(written.drafts).toMatchObject([{ choosing: { to: 'commune', unit: 'X1' } }]);
  });

  it('from the list of units without a log the audience is set', () => {
    const { run } = write(['no-log']);
    expect(run.type(TEXT).tap('Bỏ qua').text()).toContain('Đơn vị chưa ghi hoạt động');
  });

  it('a sample goes to the writer, as its readers will see it', () => {
    const { run, written } = write();
    run.type(TEXT).tap('Bỏ qua').tap('Mọi người').tap('Gửi thử cho tôi');
    expect(written.acts).toEqual(['tell 5']);
    expect(written.told.map((each) => said(each))).toEqual([
      `${TEXT}\nNhắn "dừng thông báo" nếu không muốn nhận thông báo.`,
    ]);
    expect(run.text()).toContain('Đã gửi thử');
    expect(run.tap('Tiếp tục').outcome().standing?.at).toBe('at');
  });

  it('a changed text is looked at again before it is sent', () => {
    const { run, written } = write();
    run.type(TEXT).tap('Bỏ qua').tap('Mọi người').tap('Tiếp tục').tap('Gửi ngay');
    run.tap('Nội dung').type('Nội dung khác.');
    expect(run.outcome().standing?.at).toBe('look');
    run.tap('Tiếp tục').tap('Xác nhận');
    expect(written.drafts).toMatchObject([{ text: 'Nội dung khác.' }]);
  });

  it('nobody to write to: it goes no further', () => {
    const { run } = write([], { counts: {} });
    run.type(TEXT).tap('Bỏ qua').tap('Mọi người').tap('Tiếp tục');
    expect(run.text()).toContain('Chưa có ai để gửi');
    expect(run.outcome().standing?.at).toBe('look');
  });

  it('a text that is too long is refused with its length', () => {
    expect(write().run.type('a'.repeat(2001)).text()).toContain('Nội dung dài 2.001 ký tự');
    expect(write().run.type('a'.repeat(2000)).outcome().standing?.at).toBe('attachment');
  });

  it.each(['participant', 'teacher', 'lead'] as const)('a %s is told kindly that this is for the office', (who) => {
    const run = runFlow(broadcastFlow, [], officeTurn(who).turn);
    expect(run.outcome().ended).toBe('refused');
    expect(run.text()).toContain('dành cho cơ quan tổ chức');
  });

  it('a role that was taken back meanwhile sends nothing', () => {
    const { run, written, holds } = write();
    run.type(TEXT).tap('Bỏ qua').tap('Mọi người').tap('Tiếp tục').tap('Gửi ngay');
    holds.splice(0, holds.length, { id: 1, role: 'teacher', unit: 'T1' });
    expect(() => run.tap('Xác nhận')).toThrow(NotAllowed);
    expect(written.drafts).toEqual([]);
  });

  it('a forged audience is not taken', () => {
    const { run } = write();
    run.type(TEXT).tap('Bỏ qua');
    for (const value of ['r-boss', 'c-ZZ', 't-ZZ', 'n-pigeon', 'all']) {
      expect(run.forge(value).outcome().standing?.at).toBe('to');
    }
  });
});

describe('a file that goes along', () => {
  it('is not confirmed while it is loading, and goes out once it is here', () => {
    const { run, written } = write();
    run.type(TEXT).send(PDF);
    expect(run.text()).toContain('ke-hoach.pdf (đang tải)');
    run.tap('Gửi kèm tệp này').tap('Mọi người').tap('Tiếp tục').tap('Gửi ngay').tap('Xác nhận');
    expect(run.text()).toContain('Tệp gửi kèm đang được tải');
    expect(written.drafts).toEqual([]);
    written.fileState = 'kept';
    run.tap('Xác nhận');
    expect(written.drafts).toMatchObject([{ attachment: { mime: 'application/pdf' } }]);
    expect(run.missing()).toEqual([]);
  });

  it('one that could not be loaded is said so, and can be left out', () => {
    const { run, written } = write();
    run.type(TEXT).send(PDF).tap('Gửi kèm tệp này').tap('Mọi người').tap('Tiếp tục').tap('Gửi ngay');
    written.fileState = 'failed';
    expect(run.tap('Xác nhận').text()).toContain('không tải được');
    run.tap('Gửi kèm').tap('Không kèm tệp').tap('Tiếp tục').tap('Xác nhận');
    expect(written.drafts).toMatchObject([{ attachment: null }]);
  });

  it('another file takes its place', () => {
    const { run, written } = write();
    run.type(TEXT).send(PDF).send({ kind: 'image', ref: 'f2' });
    expect(written.acts).toEqual(['attach ke-hoach.pdf', 'attach image']);
    expect(run.text()).toContain('Gửi kèm tệp này?');
  });

  it.each<[string, readonly IncomingFile[]]>([
    ['chỉ kèm một tệp', [PDF, PDF]],
    ['Chỉ gửi kèm được ảnh, PDF hoặc DOCX', [{ kind: 'video', ref: 'v' }]],
    ['Chỉ gửi kèm được ảnh, PDF hoặc DOCX', [{ kind: 'document', ref: 'x', name: 'bang.xlsx' }]],
    ['Tệp quá lớn', [{ ...PDF, bytes: 20_000_000 }]],
  ])('"%s" is said of what can not go along', (reason, files) => {
    const { run, written } = write();
    expect(
      run
        .type(TEXT)
        .send(...files)
        .text(),
    ).toContain(reason);
    expect(written.acts).toEqual([]);
  });

  it('cancel throws the file away', () => {
    const { run, turn } = write();
    run.type(TEXT).send(PDF).type('hủy');
    expect(turn.attachments?.state()).toBe('none');
  });
});

describe('when it is sent', () => {
  const ready = (now?: string) => {
    const made = write([], now === undefined ? {} : { now });
    made.run.type(TEXT).tap('Bỏ qua').tap('Mọi người').tap('Tiếp tục');
    return made;
  };

  it('at a typed time, written out in full', () => {
    const { run, written } = ready();
    run.type('17h hôm nay');
    expect(run.text()).toContain('17:00 ngày 05/10/2021');
    run.tap('Xác nhận');
    expect(written.drafts).toMatchObject([{ at: new Date('2021-10-05T17:00:00+07:00') }]);
    expect(run.text()).toContain('Đã hẹn gửi thông báo lúc 17:00 ngày 05/10/2021.');
  });

  it('a time that has passed is refused with the time in full', () => {
    expect(ready().run.type('7h hôm nay').text()).toContain('07:00 ngày 05/10/2021 đã qua');
    expect(ready().run.type('1/10 8h').text()).toContain('đã qua');
  });

  it('one that is months away is refused', () => {
    expect(ready().run.type('25/12 8h').text()).toContain('còn quá xa');
  });

  it('quiet hours are warned of', () => {
    expect(ready().run.type('22h hôm nay').text()).toContain('giờ nghỉ (21:30–06:00)');
    expect(ready('2021-10-05T22:00').run.text()).toContain('Bây giờ là giờ nghỉ');
    expect(ready().run.text()).not.toContain('giờ nghỉ');
  });

  it('what is no time gets an example', () => {
    expect(ready().run.type('lúc nào cũng được').text()).toContain('06/10 08:00');
  });

  it.each([
    ['17h hôm nay', '2021-10-05T17:00'],
    ['7:30 mai', '2021-10-06T07:30'],
    ['mai 7h30', '2021-10-06T07:30'],
    ['06/10 08:00', '2021-10-06T08:00'],
    ['08:00 06/10/2021', '2021-10-06T08:00'],
    ['8h ngày 6/10', '2021-10-06T08:00'],
    ['7 giờ tối mai', '2021-10-06T19:00'],
    ['tối mai 7h', '2021-10-06T19:00'],
    ['thứ 5 lúc 9h', '2021-10-07T09:00'],
    ['17h', '2021-10-05T17:00'],
    ['17:00 today', '2021-10-05T17:00'],
    ['7:30 tomorrow', '2021-10-06T07:30'],
    ['hôm nay', null],
    ['xin chào', null],
  ])('"%s" is read', (typed, expected) => {
    const read = readMoment(typed, {
      now: new Date('2021-10-05T08:00:00+07:00'),
      period: { from: '2021-10-01', to: '2021-10-07' },
    });
    expect(read).toEqual(expected === null ? null : new Date(`${expected}:00+07:00`));
  });
});
