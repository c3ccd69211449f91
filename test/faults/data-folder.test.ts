import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runTool, startProgram, temporaryFolder } from '../support/program.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const MAIN = join(ROOT, 'src', 'main.ts');
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe('the data is for the program’s own user alone', () => {
  const data = (): string => join(folder.path, 'data');
  /** What others could read or enter, below the data folder and with it. */
  const open = (): string[] => {
    const below = readdirSync(data(), { recursive: true, encoding: 'utf8' });
    return ['', ...below].filter((name) => {
      const stat = statSync(join(data(), name));
      return (stat.mode & 0o777) !== (stat.isDirectory() ? 0o700 : 0o600);
    });
  };
  const under = async <T>(umask: number, act: () => Promise<T>): Promise<T> => {
    const before = process.umask(umask);
    try {
      return await act();
    } finally {
      process.umask(before);
    }
  };

  test.each([0o000, 0o022, 0o077, 0o027])('under umask %i, with what the tools write', async (umask) => {
    await under(umask, async () => {
      const program = await startProgram({ dataDir: folder.path, env: { DATA_DIR: data() } });
      await runTool(data(), 'invite', ['--role', 'office']);
      await runTool(data(), 'backup', [join(data(), '..', 'copy', 'monday'), '--rehearsal']);
      expect(open()).toEqual([]);
      expect(readdirSync(join(data(), 'rehearsal'))).toEqual(
        expect.arrayContaining(['bot.lock', 'bot.sqlite', 'bot.sqlite-wal', 'bot.sqlite-shm', 'code.key']),
      );
      expect(program.complaints()).toEqual([]);
      await program.end('SIGTERM');
    });
    expect((statSync(join(folder.path, 'copy')).mode & 0o777).toString(8)).toBe('700');
    expect((statSync(join(folder.path, 'copy', 'monday', 'bot.sqlite')).mode & 0o777).toString(8)).toBe('600');
  });

  test('what an earlier version left open is closed at the start, with one line; what is not ours stays', async () => {
    const first = await startProgram({ dataDir: folder.path, env: { DATA_DIR: data() } });
    await first.end('SIGTERM');
    mkdirSync(join(folder.path, 'backups', 'monday'), { recursive: true });
    writeFileSync(join(folder.path, 'backups', 'monday', 'bot.sqlite'), '');
    writeFileSync(join(data(), 'letter.txt'), 'mine');
    spawnSync('chmod', ['-R', 'a+rX', data(), join(folder.path, 'backups')]);
    expect(open().length).toBeGreaterThan(3);
    const second = await startProgram({ dataDir: folder.path, env: { DATA_DIR: data() } });
    expect(open()).toEqual(['letter.txt']);
    expect((statSync(join(folder.path, 'backups', 'monday', 'bot.sqlite')).mode & 0o777).toString(8)).toBe('600');
    expect(second.complaints().filter((line) => line.includes('others could read the data'))).toHaveLength(1);
    await second.end('SIGTERM');
    const third = await startProgram({ dataDir: folder.path, env: { DATA_DIR: data() } });
    expect(third.complaints()).toEqual([]);
    await third.end('SIGTERM');
  });

  test('a folder that holds more than the data keeps its own rights', async () => {
    chmodSync(folder.path, 0o755);
    const program = await startProgram({ dataDir: folder.path }); // the folder that it is started in
    expect((statSync(folder.path).mode & 0o777).toString(8)).toBe('755');
    expect((statSync(join(folder.path, 'rehearsal')).mode & 0o777).toString(8)).toBe('700');
    await program.end('SIGTERM');
  });
});

describe('a folder that can’t be used is named in a sentence, with what is free and needed, and no stack', () => {
  /** Starts the program from a shell that has set something up; gives what was said. */
  const start = (
    data: string,
    before = 'true',
    script = MAIN,
  ): { readonly status: number | null; readonly text: string } => {
    const args = script === MAIN ? '' : '--role office';
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-c', `${before} && exec "${process.execPath}" ${script} ${args}`],
      {
        encoding: 'utf8',
        cwd: '/',
        timeout: 120_000,
        env: {
          PATH: process.env['PATH'],
          DATA_DIR: data,
          PORT: '0',
          CAMPAIGN: join(ROOT, 'campaigns', 'duc-trong-2021'),
        },
      },
    );
    return { status, text: `${stdout}${stderr}` };
  };
  const isSentence = (text: string, path: string): void => {
    const line = text.trim().split('\n').at(-1) ?? '';
    expect(line).toContain(`thư mục dữ liệu ${path}`);
    expect(line).toMatch(
      /Còn trống [\d.]+ MB, cần ít nhất 50 MB\. .* \(Can't use the data folder .* MB free, at least 50 MB needed/,
    );
    expect(text).not.toMatch(/\n\s+at |Drizzle|Failed to run/);
  };
  /** A real disk of that size; where none may be mounted (no root), the largest size of a file, which fails in the middle just the same. */
  const withDisk = (kilobytes: number, use: (path: string, before: string, isReal: boolean) => void): void => {
    const path = join(folder.path, 'disk');
    mkdirSync(path);
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', path]);
    try {
      use(path, status === 0 ? 'true' : `ulimit -f ${Math.ceil(kilobytes / 4)}`, status === 0);
    } finally {
      if (status === 0) execFileSync('umount', ['-l', path]);
    }
  };

  // Full at each of its moments: the lock, the database's first page, its tables, the campaign, the key.
  test.each([4, 12, 40, 80, 120, 160, 200, 300, 400])('a disk of %i kB at the very first start', (kilobytes) => {
    withDisk(kilobytes, (path, before, isReal) => {
      const { status, text } = start(join(path, 'data'), before);
      expect(status).toBe(1);
      isSentence(text, join(path, 'data'));
      if (isReal) expect(text).toContain('ổ đĩa đã đầy');
      if (!isReal) return;
      execFileSync('mount', ['-o', 'remount,size=60m', path]);
      // With room it starts on what the first start left.
      const again = start(join(path, 'data'), 'sleep 0.1', join(ROOT, 'src', 'tools', 'invite.ts'));
      expect([again.status, again.text]).toEqual([0, expect.stringContaining('Mã mời')]);
    });
  });

  test('a tool on a full disk says the same', () => {
    withDisk(120, (path, before) => {
      const { status, text } = start(join(path, 'data'), before, join(ROOT, 'src', 'tools', 'invite.ts'));
      expect(status).toBe(1);
      isSentence(text, join(path, 'data'));
    });
  });

  test('a file in the place of the folder, or in its path', () => {
    writeFileSync(join(folder.path, 'file'), '');
    for (const path of ['file', 'file/data']) {
      const { status, text } = start(join(folder.path, path));
      expect(status).toBe(1);
      isSentence(text, join(folder.path, path));
      expect(text).toContain('trên đường dẫn có một tệp');
    }
  });

  test.each([
    ['the folder above it is read-only', 'true'],
    ['the folder is somebody else’s', 'chown -R 65534 data'],
    ['the database is somebody else’s', 'chown 65534 data/rehearsal/bot.sqlite'],
  ])('where %s, it may not be written', (_what, give) => {
    const asRoot = process.getuid?.() === 0;
    // Only root can give a folder away; our own ones are mended by the program itself.
    const spoil = asRoot && give !== 'true' ? give : 'rm -r data && chmod 555 .';
    const path = 'data';
    const where = join(folder.path, 'own');
    mkdirSync(join(where, 'data', 'rehearsal'), { recursive: true });
    writeFileSync(join(where, 'data', 'rehearsal', 'bot.sqlite'), '');
    chmodSync(folder.path, 0o755);
    execFileSync('bash', ['-c', spoil], { cwd: where });
    // Root may write everywhere, unless it gives that up.
    const program = asRoot
      ? 'exec setpriv --bounding-set=-dac_override,-dac_read_search,-fowner,-chown env'
      : 'exec env';
    const { status, stdout, stderr } = spawnSync('bash', ['-c', `${program} "${process.execPath}" ${MAIN}`], {
      encoding: 'utf8',
      cwd: '/',
      timeout: 120_000,
      env: {
        PATH: process.env['PATH'],
        DATA_DIR: join(where, path),
        PORT: '0',
        CAMPAIGN: join(ROOT, 'campaigns', 'duc-trong-2021'),
      },
    });
    expect(status).toBe(1);
    isSentence(`${stdout}${stderr}`, join(where, path));
    expect(`${stdout}${stderr}`).toMatch(/không được phép ghi vào đó|chỉ đọc được/);
    rmSync(where, { recursive: true, force: true });
  });

  test.each(['nothing', 'data'])('a disk with %s on it that is mounted for reading only', (there) => {
    withDisk(4_000, (path, _before, isReal) => {
      if (there === 'data')
        expect(start(join(path, 'data'), 'true', join(ROOT, 'src', 'tools', 'invite.ts')).status).toBe(0);
      if (isReal) execFileSync('mount', ['-o', 'remount,ro', path]);
      else chmodSync(there === 'data' ? join(path, 'data') : path, 0o555);
      // Not the rehearsal, which has a folder of its own.
      const live = 'export TELEGRAM_BOT_TOKEN=7000000001:AAStandInOfTheBotApi_0123456789abcdef';
      const { status, text } = start(join(path, 'data'), `${live} TELEGRAM_API_ROOT=http://127.0.0.1:1`);
      expect(status).toBe(1);
      isSentence(text, join(path, 'data'));
      expect(text).toContain(isReal ? 'chỉ đọc được' : 'không được phép ghi');
    });
  });
});
