import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCampaignStore } from '../../src/store/campaign.ts';
import { openStore } from '../../src/store/open.ts';
import { changed, makeFolder, removeFolders } from '../campaign/folder.ts';

const root = join(import.meta.dirname, '..', '..');
// Each run starts a process; with others on the same cores that takes its time.
vi.setConfig({ testTimeout: 60_000 });
const NOW = new Date('2025-10-01T08:00:00+07:00');

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'campaign-tool-'));
});
afterEach(() => {
  removeFolders();
  rmSync(data, { recursive: true, force: true });
});

type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Runs the tool as an office does, as a process of its own. */
function run(args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Ran> {
  const program = [join(root, 'src', 'tools', 'campaign.ts'), ...args];
  const env = { PATH: process.env['PATH'], ...(options.env ?? { DATA_DIR: data }) };
  return new Promise((resolve) => {
    execFile(process.execPath, program, { cwd: options.cwd ?? root, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}

test('check says that a folder is good, writes nothing, and ends well', async () => {
  const { code, out } = await run(['check', makeFolder()]);
  expect(code).toBe(0);
  expect(out).toContain('dùng được: Tuần lễ thử.');
  expect(out).toContain('Thời gian: thứ Tư, 01/10/2025 đến Chủ nhật, 05/10/2025.');
  expect(out).toContain('Có 3 buổi, 4 đơn vị, 2 nhóm hoạt động.');
  expect(existsSync(join(data, 'bot.sqlite'))).toBe(false);
});

test('whoever reads only the first line of what it says has it done all the same', async () => {
  const tool = [join(root, 'src', 'tools', 'campaign.ts')];
  const child = spawn(process.execPath, [...tool, 'apply', makeFolder()], { env: { ...process.env, DATA_DIR: data } });
  child.stdout.destroy();
  const code = await new Promise((resolve) => child.on('exit', resolve));
  expect(code).toBe(0);
  expect((await run(['diff', makeFolder()])).code).toBe(0);
});

test('check tells every mistake on a line of its own and fails, and such a folder is not applied', async () => {
  const folder = makeFolder({
    ...changed('schedule.csv', '07:30', 'sáng'),
    ...changed('campaign.yaml', 'levels: [TH]', 'levels: [MN]'),
  });
  const { code, out, err } = await run(['check', folder]);
  expect(code).toBe(1);
  expect((await run(['apply', folder])).code).toBe(1);
  expect(existsSync(join(data, 'bot.sqlite'))).toBe(false);
  expect(out.trim().split('\n')).toEqual([
    'campaign.yaml, dòng 25, mục categories[AA].levels[1]: Không có "MN" trong danh sách của campaign.yaml. Sửa thành một trong: XA, TH; hoặc thêm vào campaign.yaml.',
    'schedule.csv, dòng 2, cột "Bắt đầu": Không đọc được giờ "sáng". Viết theo dạng giờ:phút từ 00:00 đến 23:59, ví dụ 07:30.',
  ]);
  expect(err).toContain('có 2 chỗ cần sửa.');
});

test('diff says what would change and writes nothing; apply does it while the bot has the database open', async () => {
  const store = openStore(join(data, 'bot.sqlite'));
  try {
    const bot = createCampaignStore(store);
    expect((await run(['apply', makeFolder()])).code).toBe(0);
    expect(bot.current()?.plan.theme.vi).toBe('Chủ đề thử');

    const folder = makeFolder(changed('campaign.yaml', 'Chủ đề thử', 'Chủ đề mới'));
    const diff = await run(['diff', folder]);
    expect(diff.out.trim()).toBe('Đổi chủ đề, mọi người đều thấy: Chủ đề thử -> Chủ đề mới');
    expect(bot.current()?.plan.theme.vi).toBe('Chủ đề thử');

    const apply = await run(['apply', folder]);
    expect(apply.out).toContain('Chủ đề thử -> Chủ đề mới');
    expect(bot.current()?.plan.theme.vi).toBe('Chủ đề mới');
  } finally {
    store.close();
  }
});

test('apply keeps what was mended in chat until it is told to take the file', async () => {
  const store = openStore(join(data, 'bot.sqlite'));
  try {
    const bot = createCampaignStore(store);
    const folder = makeFolder();
    await run(['apply', folder]);
    bot.mend('S1', { link: 'https://hop.example/moi' }, 1, NOW);
    const link = () => bot.current()?.sessions.find((each) => each.code === 'S1')?.link;

    const kept = await run(['apply', folder]);
    expect(kept.out).toContain('tệp ghi https://hop.thu.gov.vn/s1.');
    expect(link()).toBe('https://hop.example/moi');

    const misspelt = await run(['apply', folder, '--take-file', 'S01']);
    expect(misspelt).toMatchObject({ code: 1, err: expect.stringContaining('mã S01') as string });
    expect(link()).toBe('https://hop.example/moi');

    expect((await run(['apply', folder, '--take-file', 'S1'])).code).toBe(0);
    expect(link()).toBe('https://hop.thu.gov.vn/s1');
  } finally {
    store.close();
  }
});

test('units whose codes lost their zeros are not taken without being named; check says so too', async () => {
  const units = (codes: readonly string[]) =>
    `Mã;Tên đơn vị;Loại\n${codes.map((code) => `${code};Trường ${Number(code)};TH\n`).join('')}`;
  const schedule = { 'schedule.csv': '' };
  await run(['apply', makeFolder({ ...schedule, 'units.csv': units(['001', '002', '003']) })]);
  const folder = makeFolder({ ...schedule, 'units.csv': units(['1', '2', '3']) });
  const codes = () => {
    const store = openStore(join(data, 'bot.sqlite'));
    const found = createCampaignStore(store)
      .current()
      ?.units.map((each) => each.code);
    store.close();
    return found;
  };

  for (const act of ['check', 'apply']) {
    const refused = await run([act, folder]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('001 -> 1 (Trường 1)');
    expect(refused.err).toContain('--accept units-renumbered,units-gone');
  }
  expect((await run(['apply', folder, '--accept', 'units-gone'])).code).toBe(1);
  expect(codes()).toEqual(['001', '002', '003']);
  expect((await run(['apply', folder, '--accept', 'units-gone,units-renumbered'])).code).toBe(0);
  expect(codes()).toEqual(['1', '2', '3']);
  expect((await run(['apply', folder, '--accept', 'anything'])).code).toBe(2);
});

test('a folder that was copied with its id, and a workbook that is newer, are named', async () => {
  const folder = makeFolder();
  const copy = join(folder, '..', 'ban-sao');
  cpSync(folder, copy, { recursive: true });
  const text = readFileSync(join(copy, 'campaign.yaml'), 'utf8');
  writeFileSync(join(copy, 'campaign.yaml'), text.replace('Tuần lễ thử', 'Tuần lễ khác'));
  writeFileSync(join(copy, 'schedule.xlsx'), 'PK');
  utimesSync(join(copy, 'schedule.csv'), NOW, NOW);
  const { code, err } = await run(['check', copy]);
  expect(code).toBe(1);
  expect(err).toContain('id: thu-2025 đã là của “Tuần lễ thử”');
  expect(err).toContain('schedule.xlsx mới hơn schedule.csv');
});

test('the rehearsal has a database of its own', async () => {
  await run(['apply', makeFolder(), '--rehearsal']);
  expect(existsSync(join(data, 'bot.sqlite'))).toBe(false);
  const store = openStore(join(data, 'rehearsal', 'bot.sqlite'));
  expect(createCampaignStore(store).current()?.plan.id).toBe('thu-2025');
  store.close();
});

test('.env says where the data is', async () => {
  const folder = makeFolder();
  const elsewhere = join(data, 'elsewhere');
  writeFileSync(join(data, '.env'), `DATA_DIR=${elsewhere}\n`);
  expect((await run(['apply', folder], { cwd: data, env: {} })).code).toBe(0);
  expect(existsSync(join(elsewhere, 'bot.sqlite'))).toBe(true);
});

test('one who says what there is not is told how to use it', async () => {
  for (const args of [
    ['aply', 'x'],
    ['check', 'x', '--force'],
  ]) {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toContain('Cách dùng: npm run campaign -- check|diff|apply');
  }
});
