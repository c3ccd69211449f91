import { describe, expect, it } from 'vitest';
import { inviteFlow } from '../../src/flows/invite.ts';
import { NotAllowed } from '../../src/turn/index.ts';
import { runFlow } from '../support/flow-run.ts';
import { officeTurn } from '../support/office-turn.ts';

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
    expect(run.text()).toContain('Giáo viên – Trường Tiểu học Hoa Sim');
    expect(run.text()).toContain('Mã mời: BCGH2-3KMNP');
    expect(run.text()).toContain('https://t.me/tro_ly_bot?start=BCGH23KMNP');
    expect(run.outcome().replies[0]?.secret).toBe(true);
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

  it.each(['999', '0', 'mười mấy', '-'])('%s days are not read, with an example', (typed) => {
    const run = runFlow(inviteFlow, [], officeTurn('lead').turn).type(typed);
    expect(run.text()).toContain('từ 1 đến 90');
  });

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
});
