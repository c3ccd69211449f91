import { describe, expect, it } from 'vitest';
import { inviteFlow } from '../../src/flows/invite/index.ts';
import { type HolderView, type InvitationView, NotAllowed } from '../../src/turn/index.ts';
import { createWords } from '../../src/words/index.ts';
import { runFlow } from '../support/flow-run.ts';
import { officeTurn } from '../support/office-turn.ts';

const words = createWords();

/** What "Sao chép để gửi" puts on the clipboard. */
function copied(run: ReturnType<typeof runFlow>): string {
  const [button] = (run.outcome().replies[0]?.buttons ?? []).flat();
  if (!button || !('copy' in button)) throw new Error('nothing to copy');
  return typeof button.copy === 'string' ? button.copy : words.plain(button.copy, 'vi');
}

describe('inviting', () => {
  it('a lead invites a teacher of the own unit: no role and no unit are asked', () => {
    const { turn, written } = officeTurn('lead');
    const run = runFlow(inviteFlow, [], turn);
    expect(run.text()).toContain('Mã có hiệu lực trong bao nhiêu ngày?');
    run.tap('Bỏ qua').tap('Bỏ qua');
    expect(run.text()).toContain('14 ngày, đến thứ Ba, 19/10/2021');
    expect(written.acts).toEqual([]);
    run.tap('Tạo mã mời');
    expect(written.acts).toEqual(['invite teacher T1 14 1']);
    expect(run.text()).toContain('Kính gửi Trường Tiểu học Hoa Sim (Xã Suối Đá),');
    expect(run.text()).toContain('Mã mời: BCGH2-3KMNP');
    expect(run.text()).toContain('https://t.me/tro_ly_bot?start=BCGH23KMNP');
    expect(run.outcome().replies[0]?.secret).toBe(true);
    expect(copied(run)).toMatch(
      /^Kính gửi Trường Tiểu học Hoa Sim \(Xã Suối Đá\): .*t\.me.*BCGH2-3KMNP.*đến 08:00 ngày 19\/10\/2021\.$/,
    );
    expect(run.missing()).toEqual([]);
    expect(run.longest()).toBeLessThanOrEqual(44);
  });

  it('without a public name there is no link, and the code says how it is used', () => {
    const run = runFlow(inviteFlow, [], officeTurn('lead', { isLinked: false }).turn)
      .tap('Bỏ qua')
      .tap('Bỏ qua')
      .tap('Tạo');
    expect(run.text()).not.toContain('t.me');
    expect(run.text()).toContain('nhắn mã');
  });

  it('the office is asked for the role and the unit; an office needs no unit', () => {
    const { turn, written } = officeTurn('office');
    runFlow(inviteFlow, [], turn).tap('Cơ quan tổ chức').type('30 ngày').type('5').tap('Tạo mã mời');
    expect(written.acts).toEqual(['invite office null 30 5']);
  });

  it.each([
    ['doi thong', 'X2'],
    ['xã suối đá', 'X1'],
    ['toàn bộ', 'null'],
  ])('a viewer is invited to look at "%s"', (typed, area) => {
    const { turn, written } = officeTurn('office');
    runFlow(inviteFlow, [], turn).tap('Người xem').type(typed).type('30').tap('Bỏ qua').tap('Tạo mã mời');
    expect(written.acts).toEqual([`invite viewer ${area} 30 1`]);
  });

  it.each(['T1', '.empty', '.t-TH', 'X9'])('a viewer of %s can be forged by nobody', (value) => {
    const { turn } = officeTurn('office');
    const run = runFlow(inviteFlow, [], turn).tap('Người xem').forge(value);
    expect(run.text()).toContain('Chưa tìm thấy xã này');
    expect(run.outcome().standing?.at).toBe('area');
  });

  it('who was to be a viewer and becomes a lead is asked for the unit: a scope is none', () => {
    const { turn, written } = officeTurn('office');
    const run = runFlow(inviteFlow, [], turn).tap('Người xem').type('toàn bộ').tap('Bỏ qua').tap('Bỏ qua');
    run.tap('Sửa: Vai trò').tap('Phụ trách đơn vị').type('thcs da trang').tap('Tạo mã mời');
    expect(written.acts).toEqual(['invite lead T3 14 1']);
  });

  it('a name that two units bear is asked back with the commune', () => {
    const { turn, written } = officeTurn('office');
    const run = runFlow(inviteFlow, [], turn).tap('Phụ trách đơn vị').type('tieu hoc hoa sim');
    expect(run.labels()).toContain('Trường Tiểu học Hoa Sim (Xã Suối Đá)');
    expect(run.labels()).toContain('Trường Tiểu học Hoa Sim (Xã Đồi Thông)');
    run.tap('Xã Đồi Thông').tap('Bỏ qua').tap('Bỏ qua').tap('Tạo mã mời');
    expect(written.acts).toEqual(['invite lead T2 14 1']);
  });

  it.each([
    ['thcs da trang', 'T3'],
    ['Đá Trắng', 'T3'],
    ['thpt bang lang', 'T4'],
    ['T3', 'T3'],
  ])('"%s" finds the unit', (typed, code) => {
    const { turn, written } = officeTurn('office');
    runFlow(inviteFlow, [], turn).tap('Giáo viên').type(typed).tap('Bỏ qua').tap('Bỏ qua').tap('Tạo mã mời');
    expect(written.acts).toEqual([`invite teacher ${code} 14 1`]);
  });

  it.each(['999', '0', 'mười mấy', '-', '2 tuần', '5 người', '7-14'])(
    '%s days are not read, with an example',
    (typed) => {
      const run = runFlow(inviteFlow, [], officeTurn('lead').turn).type(typed);
      expect(run.text()).toContain('từ 1 đến 90');
    },
  );

  it.each(['participant', 'teacher'] as const)('a %s is told kindly that this is not for them', (who) => {
    const run = runFlow(inviteFlow, [], officeTurn(who).turn);
    expect(run.outcome().ended).toBe('refused');
    expect(run.text()).toContain('dành cho người phụ trách đơn vị');
  });

  it('a forged unit is not taken: a lead can only give the own one', () => {
    const holds = [
      { id: 1, role: 'lead', unit: 'T1' },
      { id: 2, role: 'lead', unit: 'T3' },
    ] as const;
    const { turn } = officeTurn(holds);
    const run = runFlow(inviteFlow, [], turn).forge('T2');
    expect(run.text()).toContain('Chưa tìm thấy đơn vị');
    expect(run.outcome().standing?.at).toBe('unit');
  });

  it('a role that was taken back meanwhile invites nobody', () => {
    const { turn, written, holds } = officeTurn('lead');
    const run = runFlow(inviteFlow, [], turn).tap('Bỏ qua').tap('Bỏ qua');
    holds.length = 0;
    expect(() => run.tap('Tạo mã mời')).toThrow(NotAllowed);
    expect(written.acts).toEqual([]);
  });

  it('the office invites all units without anybody at once: a message for each, then a sheet to print', () => {
    const holders: Omit<HolderView, 'twin'>[] = [
      { holding: 1, role: 'teacher', unit: 'T1', since: new Date(0), channel: 'telegram', name: null, me: false },
    ];
    const { turn, written } = officeTurn('office', { holders });
    const run = runFlow(inviteFlow, [], turn).tap('Phụ trách đơn vị').tap('Mọi đơn vị chưa có ai');
    run.tap('Bỏ qua').tap('Bỏ qua');
    expect(run.text()).toContain('Đơn vị: Mọi đơn vị chưa có ai – 2 đơn vị');
    expect(written.acts).toEqual([]);
    run.tap('Tạo mã mời');
    expect(written.acts).toEqual(['invite lead T2 14 1', 'invite lead T3 14 1']);
    const [first, ...rest] = run.outcome().replies;
    expect(rest.slice(0, 2).every((reply) => reply.secret)).toBe(true);
    expect(first?.text && words.plain(first.text, 'vi')).toContain('Đã tạo 2 lời mời.');
    expect(rest.at(-1)?.file?.mime).toBe('text/html');
    expect(run.missing()).toEqual([]);
    expect(run.longest()).toBeLessThanOrEqual(44);
  });

  it.each([
    ['Tiểu học', ['T1', 'T2']],
    ['THCS', ['T3']],
  ])('the office invites every unit of a type: %s', (type, codes) => {
    const { turn, written } = officeTurn('office');
    const run = runFlow(inviteFlow, [], turn).tap('Giáo viên').tap('Mọi đơn vị cùng loại').tap(type);
    run.tap('Bỏ qua').tap('Bỏ qua').tap('Tạo mã mời');
    expect(written.acts).toEqual(codes.map((code) => `invite teacher ${code} 14 1`));
  });

  it('who has the role, or a code that is still good, is not invited again, and that is said', () => {
    const holders: Omit<HolderView, 'twin'>[] = [
      { holding: 1, role: 'lead', unit: 'T1', since: new Date(0), channel: 'telegram', name: null, me: false },
    ];
    const invitations: InvitationView[] = [
      { id: 7, role: 'lead', unit: 'T2', usesLeft: 1, expiresAt: new Date('2021-10-19') },
    ];
    const { turn, written } = officeTurn('office', { holders, invitations });
    const run = runFlow(inviteFlow, [], turn).tap('Phụ trách đơn vị').tap('Mọi đơn vị cùng loại').tap('Tiểu học');
    expect(run.text()).toContain('1 đơn vị đã có người, 1 đơn vị đang có mã còn hiệu lực');
    expect(run.outcome().standing?.at).toBe('unit');
    run.tap('Cấp lại mã cho đơn vị chưa vào (1)').tap('Bỏ qua').tap('Bỏ qua').tap('Tạo mã mời');
    expect(written.acts).toEqual(['revoke invitation 7', 'invite lead T2 14 1']);
  });

  it('a lead can forge no invitation of many', () => {
    const run = runFlow(
      inviteFlow,
      [],
      officeTurn([
        { id: 1, role: 'lead', unit: 'T1' },
        { id: 2, role: 'lead', unit: 'T3' },
      ]).turn,
    );
    expect(run.forge('.empty').outcome().standing?.at).toBe('unit');
  });
});
