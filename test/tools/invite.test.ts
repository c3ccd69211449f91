import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { looksLikeCode } from '../../src/people/code.ts';
import { createInvitations } from '../../src/people/invitations.ts';
import { createCampaignStore } from '../../src/store/campaign.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { createPeopleStore } from '../../src/store/people.ts';
import { invite } from '../../src/tools/invite.ts';
import { campaign } from '../people/town.ts';

const NOW = new Date('2021-09-20T08:00:00+07:00');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ban-hoc-'));
  inStore((store) => {
    const units = campaign.units.map((unit) => ({
      ...unit,
      name: `Trường Tiểu học ${unit.code === 'TH1' ? 'Hoa Mai' : 'Hoa Sen'}`,
    }));
    createCampaignStore(store).apply({ ...campaign, units }, NOW);
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

function inStore<T>(work: (store: Store) => T, below = ''): T {
  mkdirSync(join(folder, below), { recursive: true });
  const store = openStore(join(folder, below, 'bot.sqlite'));
  try {
    return work(store);
  } finally {
    store.close();
  }
}

function run(
  line: string,
  now = NOW,
  env: Record<string, string> = {},
): { exit: number; out: string[]; errors: string[] } {
  const out: string[] = [];
  const errors: string[] = [];
  const output = { say: (text: string) => out.push(text), complain: (text: string) => errors.push(text) };
  const argv = line.match(/"[^"]*"|\S+/g)?.map((each) => each.replaceAll('"', '')) ?? [];
  return { exit: invite(argv, { DATA_DIR: folder, ...env }, now, output), out, errors };
}

const AN = { channel: 'phone', id: 'an' };
const redeem = (code: string, below = '') =>
  inStore((store) => {
    const { person } = createPeopleStore(store).open(AN, undefined, NOW);
    return createInvitations(store).redeem(person.id, AN, code, NOW);
  }, below);

test('the office gets a code alone on one line, and it gives the role', () => {
  const { exit, out, errors } = run('--role office --plain');
  expect([exit, out.length, errors]).toEqual([0, 1, []]);
  expect(out[0]).toMatch(/^[2-9BCGHKMNPQTV]{10}$/);
  expect(redeem(out[0] ?? '')).toEqual({ ok: true, role: 'office', unit: null });
});

test('a lead gets the code in groups, for whom it is, how long it holds and how to use it', () => {
  const { exit, out } = run('--role lead --unit th1 --days 7 --uses 3');
  expect(exit).toBe(0);
  expect(out.slice(1)).toEqual([
    'Vai trò: phụ trách đơn vị, Trường Tiểu học Hoa Mai.',
    'Dùng cho 3 người, đến 08:00 ngày 27/09/2021.',
    'Người được mời nhắn mã này cho trợ lý. Đường dẫn có sau khi trợ lý kết nối Telegram lần đầu.',
    'Mã chỉ hiện một lần. Xin gửi riêng cho đúng người.',
  ]);
  const code = out[0]?.replace('Mã mời: ', '') ?? '';
  expect(looksLikeCode(code)).toBe(true);
  expect(redeem(code)).toEqual({ ok: true, role: 'lead', unit: 'TH1' });
});

test("the link comes once the bot's name is known, with the same code", () => {
  inStore((store) =>
    store.sqlite.exec(`insert into facts values ('invitation-link:telegram', 'https://t.me/MauBot?start=')`),
  );
  const { out } = run('--role teacher --unit TH2 --lang en');
  const code = out[0]?.replace('Invitation code: ', '').replaceAll('-', '');
  expect(out[1]).toBe(`Link: https://t.me/MauBot?start=${code}`);
  expect(out[3]).toBe('For 1 person, until 08:00 on 04/10/2021.');
});

test('on Zalo there are no links with a code in them: it says what to type, and where the OA opens once that is known', () => {
  const zalo = { ZALO_APP_ID: '12' };
  const alone = run('--role office', NOW, zalo).out;
  const code = alone[0]?.replace('Mã mời: ', '');
  expect(alone[1]).toBe(`Trên Zalo: nhắn "mã ${code}" cho OA.`);
  expect(alone[4]).toBe('Người được mời nhắn mã này cho trợ lý.');
  expect(alone.join('\n')).not.toContain('Telegram');
  const beside = run('--role office', NOW, { ...zalo, TELEGRAM_BOT_TOKEN: 'x' }).out;
  expect(beside[4]).toMatch(/kết nối Telegram lần đầu/);
  inStore((store) => store.sqlite.exec(`insert into facts values ('link:zalo', 'https://zalo.me/4318')`));
  const known = run('--role office --lang en').out;
  const second = known[0]?.replace('Invitation code: ', '');
  expect(known[1]).toBe(`On Zalo: send "mã ${second}" to the OA, which opens at https://zalo.me/4318`);
  expect(known[4]).toBe('The person sends this code to the assistant.');
  expect(run('--role office', NOW, { ZALO_BOT_TOKEN: 'x' }).out.join('\n')).not.toContain('Telegram');
});

test('the rehearsal has a database of its own, and a code that holds in its own time', () => {
  inStore((store) => createCampaignStore(store).apply(campaign, NOW), 'rehearsal');
  const { exit, out } = run('--role teacher --unit TH2 --days 1 --rehearsal');
  expect(exit).toBe(0);
  expect(out.slice(2, 4)).toEqual([
    'Dùng cho 1 người, đến 23:59 ngày 08/10/2021.',
    'Nhắn mã này từ một điện thoại trong buổi diễn tập.',
  ]);
  const code = out[0]?.replace('Mã mời: ', '') ?? '';
  expect(redeem(code)).toEqual({ ok: false, why: 'unknown' });
  expect(redeem(code, 'rehearsal')).toMatchObject({ ok: true });
});

test.each<[string, string, RegExp[]]>([
  ['no role', '', [/^Chưa chọn vai trò/]],
  ['a role that there is not', '--role boss', [/^Chưa có vai trò "boss"/]],
  ['a lead of nothing', '--role lead', [/^Vai trò lead cần mã đơn vị/]],
  ['an office of a unit', '--role office --unit TH1', [/^Cơ quan tổ chức không thuộc đơn vị nào/]],
  ['no days', '--role office --days 0', [/^Số ngày "0" chưa đúng/]],
  ['days in words', '--role office --days mười', [/^Số ngày "mười" chưa đúng/]],
  ['a year and a day', '--role office --days 366', [/^Số ngày "366" chưa đúng/]],
  ['half a use', '--role office --uses 0.5', [/^Số lượt dùng "0.5" chưa đúng/]],
  ['an option that there is not', '--role office --phone x', [/^Chưa hiểu "--phone"/, /^Chưa hiểu "x"/]],
  ['another language', '--role office --lang fr', [/^Chưa có ngôn ngữ "fr"/]],
  ['all at once', '--role lead --days x --uses y', [/^Vai trò lead/, /^Số ngày "x"/, /^Số lượt dùng "y"/]],
])('a call with %s is answered with a sentence, and makes no code', (_what, line, expected) => {
  const { exit, out, errors } = run(line);
  expect([exit, out]).toEqual([1, []]);
  expect(errors).toHaveLength(expected.length + 1);
  for (const [index, pattern] of expected.entries()) expect(errors[index]).toMatch(pattern);
  expect(errors.at(-1)).toMatch(/^Cách dùng/);
  expect(inStore((store) => store.sqlite.prepare('select count(*) from invitations').pluck().get())).toBe(0);
});

test('a viewer is invited for a commune or for everything, and for no school', () => {
  expect(run('--role viewer --unit x1').out[1]).toBe('Vai trò: người xem, Trường Tiểu học Hoa Sen.');
  const all = run('--role viewer');
  expect([all.exit, all.out[1]]).toEqual([0, 'Vai trò: người xem, tất cả các đơn vị.']);
  const code = all.out[0]?.replace('Mã mời: ', '') ?? '';
  expect(redeem(code)).toEqual({ ok: true, role: 'viewer', unit: null });
  expect(run('--role viewer --unit TH1')).toEqual({
    exit: 1,
    out: [],
    errors: [
      'Người xem được mời cho một xã hoặc cho tất cả. "TH1" không phải là xã: xin thay bằng mã của xã, hoặc bỏ --unit.',
    ],
  });
});

test('a unit that is not there is answered with those that are like it', () => {
  const near = run('--role lead --unit "hoa mai"');
  expect(near).toMatchObject({ exit: 1, out: [] });
  expect(near.errors[0]).toBe('Chưa có đơn vị mang mã "hoa mai". Có phải một trong các đơn vị này?');
  expect(near.errors[1]).toBe('  --unit TH1   Trường Tiểu học Hoa Mai');
  expect(run('--role lead --unit zzzzzzzzz').errors).toEqual([
    'Chưa có đơn vị mang mã "zzzzzzzzz". Xin xem mã trong tệp units.csv.',
  ]);
});

test('before the first start there are no units yet, and the office can be invited all the same', () => {
  const lead = run('--role lead --unit TH1 --rehearsal');
  expect(lead.exit).toBe(1);
  expect(lead.errors[0]).toContain(join(folder, 'rehearsal', 'bot.sqlite'));
  expect(lead.errors[1]).toMatch(/^Chưa có chiến dịch nào/);
  expect(run('--role office --plain --rehearsal')).toMatchObject({ exit: 0, errors: [] });
});

test('npm run invite works while the bot holds its database open', async () => {
  const running = openStore(join(folder, 'bot.sqlite'));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['src/tools/invite.ts', '--role', 'teacher', '--unit', 'TH1', '--plain'],
    { env: { ...process.env, DATA_DIR: folder } },
  );
  const { person } = createPeopleStore(running).open(AN, undefined, new Date());
  expect(createInvitations(running).redeem(person.id, AN, stdout.trim(), new Date())).toMatchObject({ ok: true });
  running.close();
});
