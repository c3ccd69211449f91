import { describe, expect, it } from 'vitest';
import { mendFlow } from '../../src/flows/mend/index.ts';
import { sessionAddFlow } from '../../src/flows/session-add.ts';
import { NotAllowed } from '../../src/turn/index.ts';
import { runFlow } from '../support/flow-run.ts';
import { officeTurn } from '../support/office-turn.ts';

const mend = (code: string, ...given: Parameters<typeof officeTurn> extends [unknown, (infer O)?] ? [O?] : never) => {
  const { turn, written, holds } = officeTurn('office', ...given);
  return { run: runFlow(mendFlow, [code], turn), written, holds };
};

describe('the office mends a session', () => {
  it('a new link: before and after, how many are told, and only then it is written', () => {
    const { run, written } = mend('S01');
    expect(run.text()).toContain('Đường dẫn: https://hop.example/cu');
    run.tap('Đường dẫn').type('hop.example/moi');
    expect(run.text()).toContain('https://hop.example/cu → https://hop.example/moi');
    expect(run.text()).toContain('3 người đã hẹn nhắc, đã nhận lịch hôm nay hoặc đã lưu');
    expect(written.acts).toEqual([]);
    run.tap('Xác nhận sửa');
    expect(written.acts).toEqual(['mend S01 {"link":"https://hop.example/moi"}']);
    expect(run.text()).toContain('đã báo cho 3 người');
    expect(run.missing()).toEqual([]);
    expect(run.longest()).toBeLessThanOrEqual(44);
  });

  it.each([
    ['19:30-20:30', '19:30', '20:30'],
    ['19h30 đến 20h30', '19:30', '20:30'],
    ['từ 9h tới 10h15', '09:00', '10:15'],
    ['7h-8h tối', '19:00', '20:00'],
    ['9h', '09:00', '10:00'],
    ['7 giờ tối', '19:00', '20:00'],
  ])('"%s" is read as a time', (typed, from, to) => {
    const { run, written } = mend('S01');
    run.tap('Giờ').type(typed).tap('Xác nhận sửa');
    expect(written.acts).toEqual([`mend S01 ${JSON.stringify({ from, to })}`]);
  });

  it.each([
    ['20:30-19:30', 'sau giờ bắt đầu'],
    ['sớm', 'Chưa đọc được giờ'],
    ['08:00-09:00', 'giống như đang có'],
    ['1-2-3', 'Chưa đọc được giờ'],
  ])('"%s" is not taken as a time, with a reason', (typed, reason) => {
    const { run } = mend('S01');
    expect(run.tap('Giờ').type(typed).text()).toContain(reason);
  });

  it('another day, written out in full', () => {
    const { run, written } = mend('S01');
    run.tap('Ngày').type('thứ 5');
    expect(run.text()).toContain('thứ Ba, 05/10/2021 → thứ Năm, 07/10/2021');
    run.tap('Xác nhận sửa');
    expect(written.acts).toEqual(['mend S01 {"date":"2021-10-07"}']);
  });

  it('a day outside the Week is taken with a warning', () => {
    expect(mend('S01').run.tap('Ngày').type('10/10').text()).toContain('ngoài thời gian tổ chức');
  });

  it('a session is cancelled, and held after all', () => {
    const off = mend('S01');
    off.run.tap('Hủy buổi này').tap('Xác nhận sửa');
    expect(off.written.acts).toEqual(['mend S01 {"cancelled":true}']);
    const on = mend('S02');
    on.run.tap('Tổ chức trở lại').tap('Xác nhận sửa');
    expect(on.written.acts).toEqual(['mend S02 {"cancelled":false}']);
  });

  it.each([
    ['Tên hoạt động', 'Tập huấn chuyển đổi số', { title: { vi: 'Tập huấn chuyển đổi số' } }],
    ['Đơn vị tổ chức', 'Trường Tiểu học Hoa Sim', { host: 'Trường Tiểu học Hoa Sim' }],
    ['Mã phòng', '823 4567 8901', { room: '823 4567 8901' }],
    ['Mật khẩu', '012345', { passcode: '012345' }],
    ['Nền tảng', 'google meet', { platform: 'meet' }],
  ])('%s: "%s" is seen and then written', (button, typed, patch) => {
    const { run, written } = mend('S01');
    run.tap(button).type(typed).tap('Xác nhận sửa');
    expect(written.acts).toEqual([`mend S01 ${JSON.stringify(patch)}`]);
    expect(run.missing()).toEqual([]);
  });

  it.each([
    ['Tên hoạt động', '!!!', 'Xin gõ bằng chữ'],
    ['Tên hoạt động', 'a'.repeat(201), 'từ 5 đến 200 ký tự'],
    ['Mã phòng', '8'.repeat(65), 'nhiều nhất 64 chữ'],
    ['Nền tảng', 'bồ câu', 'Xin chọn một ứng dụng'],
  ])('%s: "%s" is not taken, with what to do', (button, typed, reason) => {
    expect(mend('S01').run.tap(button).type(typed).text()).toContain(reason);
  });

  it('what was mended before stays', () => {
    const { run, written } = mend('S01', { mends: { S01: { link: 'https://hop.example/moi' } } });
    run.tap('Hủy buổi này').tap('Xác nhận sửa');
    expect(written.acts).toEqual(['mend S01 {"link":"https://hop.example/moi","cancelled":true}']);
  });

  it('takes its change back', () => {
    const { run, written } = mend('S01', { mends: { S01: { link: null, from: '07:00' } } });
    run.tap('Bỏ phần đã sửa');
    expect(run.text()).toContain('lấy lại theo kế hoạch: Đường dẫn, Giờ');
    run.tap('Xác nhận sửa');
    expect(written.acts).toEqual(['unmend S01']);
    expect(run.missing()).toEqual([]);
  });

  it('with nobody to tell, says that no message goes out', () => {
    const { run } = mend('S01', { toTell: 0 });
    expect(run.tap('Hủy buổi này').text()).toContain('không gửi tin báo');
    expect(run.tap('Xác nhận sửa').text()).toContain('Không có ai cần báo');
  });

  it('cancel writes nothing', () => {
    const { run, written } = mend('S01');
    run.tap('Hủy buổi này').type('hủy').tap('Bỏ hết');
    expect(run.outcome().ended).toBe('cancelled');
    expect(written.acts).toEqual([]);
  });

  it('an act that was not offered is not taken', () => {
    const { run } = mend('S01');
    expect(run.forge('undo').text()).toContain('Xin chọn một mục cần sửa');
  });

  it.each(['participant', 'teacher', 'lead'] as const)('a %s is told kindly that this is for the office', (who) => {
    const run = runFlow(mendFlow, ['S01'], officeTurn(who).turn);
    expect(run.outcome().ended).toBe('refused');
    expect(run.text()).toContain('dành cho cơ quan tổ chức');
  });

  it('a session that is not there is said so', () => {
    const run = runFlow(mendFlow, ['ZZ'], officeTurn('office').turn);
    expect(run.outcome().ended).toBe('refused');
    expect(run.text()).toContain('Không tìm thấy buổi này');
  });

  it('a role that was taken back meanwhile mends nothing', () => {
    const { run, written, holds } = mend('S01');
    run.tap('Hủy buổi này');
    holds.length = 0;
    expect(() => run.tap('Xác nhận sửa')).toThrow(NotAllowed);
    expect(written.acts).toEqual([]);
  });
});

describe('the office puts a session on', () => {
  const add = () => {
    const { turn, written } = officeTurn('office');
    return { run: runFlow(sessionAddFlow, [], turn), written };
  };

  it('in nine answers, seen whole before it is written', () => {
    const { run, written } = add();
    run.type('Đọc sách cùng con').type('6/10').type('19:30-20:30').tap('Phụ huynh').tap('Zoom');
    run.type('https://hop.example/doc').type('Trường Tiểu học Hoa Sim');
    expect(run.text()).toContain('thứ Tư, 06/10/2021');
    expect(run.text()).toContain('19:30–20:30');
    expect(written.acts).toEqual([]);
    run.tap('Thêm vào lịch');
    const session = {
      date: '2021-10-06',
      from: '19:30',
      to: '20:30',
      title: { vi: 'Đọc sách cùng con' },
      audiences: ['PH'],
      platform: 'zoom',
      place: null,
      link: 'https://hop.example/doc',
      host: 'Trường Tiểu học Hoa Sim',
    };
    expect(written.acts).toEqual([`add ${JSON.stringify(session)}`]);
    expect(run.text()).toContain('Đã thêm');
    expect(run.missing()).toEqual([]);
    expect(run.longest()).toBeLessThanOrEqual(44);
  });

  it.each([
    [['Đọc sách cùng con', '6/10', '20:30-19:30'], 'sau giờ bắt đầu'],
    [['Đọc sách cùng con', '31/2'], 'Chưa đọc được ngày'],
    [['Đọc sách cùng con', '6/10', '19:30', 'người sao Hỏa'], 'Chưa nhận ra nhóm này'],
  ])('%j is told what is wrong', (typed, reason) => {
    const { run } = add();
    for (const each of typed) run.type(each);
    expect(run.text()).toContain(reason);
  });

  it('nobody else may', () => {
    const { turn } = officeTurn('lead');
    expect(sessionAddFlow.begin([], turn).ok).toBe(false);
  });
});
