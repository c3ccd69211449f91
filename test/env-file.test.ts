import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig, secretsOf } from '../src/config.ts';
import { loadEnvironment } from '../src/env-file.ts';
import { runProgram, runTool, temporaryFolder } from './support/program.ts';

const TOKEN = '123456789:AAH-canary-canary-canary-canary-000';
const LINE = `TELEGRAM_BOT_TOKEN=${TOKEN}`;

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const write = (bytes: string | Buffer, name = '.env'): void => writeFileSync(join(folder.path, name), bytes);
const wide = (text: string, order: 'le' | 'be'): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const read = (environment: NodeJS.ProcessEnv = {}) => {
  const found = loadEnvironment(folder.path, environment);
  return { ...found, environment, told: [...found.mistakes, ...found.notes].join('\n') };
};

describe('a token in .env is found', () => {
  it.each<[string, string | Buffer]>([
    ['written plainly', LINE],
    ['with a byte order mark', `\ufeff${LINE}`],
    ['in UTF-16 as Notepad saves it', wide(`\ufeff${LINE}\r\nPORT=81\r\n`, 'le')],
    ['in UTF-16, big end first', wide(`\ufeff${LINE}\r\n`, 'be')],
    ['in UTF-16 without a mark', wide(`${LINE}\r\n`, 'le')],
    ['in UTF-16, big end first, without a mark', wide(`${LINE}\r\n`, 'be')],
    ['with Windows line ends', `# mã của bot\r\nPORT=81\r\n${LINE}\r\n`],
    ['with the line ends of an old Mac', `PORT=81\r${LINE}\r`],
    ['after export', `export   ${LINE}`],
    ['after set', `set ${LINE}`],
    ['as PowerShell would have it', `$env:TELEGRAM_BOT_TOKEN = "${TOKEN}"`],
    ['with spaces and tabs around', ` \tTELEGRAM_BOT_TOKEN =  ${TOKEN}  `],
    ['in double quotes, a remark after it', `TELEGRAM_BOT_TOKEN="${TOKEN}" # của phòng`],
    ['in single quotes', `TELEGRAM_BOT_TOKEN='${TOKEN}'`],
    ['in the quotes of a word processor', `TELEGRAM_BOT_TOKEN=“${TOKEN}”`],
    ['with a remark after it', `TELEGRAM_BOT_TOKEN=${TOKEN}   # của phòng`],
    ['with letters pasted along that nobody sees', `TELEGRAM_BOT_TOKEN=\u200b${TOKEN}\u00a0\u200e`],
    ['given, with an empty line of its name further down', `${LINE}\nTELEGRAM_BOT_TOKEN=\n`],
    ['given twice, the later one', `TELEGRAM_BOT_TOKEN=1:old-old-old-old\n${LINE}`],
  ])('%s', (_how, bytes) => {
    write(bytes);
    const { environment, told } = read();
    expect([secretsOf(readConfig(environment))[0], told]).toEqual([TOKEN, '']);
  });

  it('but what is set already holds', () => {
    write(LINE);
    expect(read({ TELEGRAM_BOT_TOKEN: '1:of-the-environment' }).environment['TELEGRAM_BOT_TOKEN']).toBe(
      '1:of-the-environment',
    );
  });

  it('and a "#" inside a secret is part of it', () => {
    write('ZALO_APP_SECRET=ab#cd');
    expect(read().environment['ZALO_APP_SECRET']).toBe('ab#cd');
  });
});

describe('a misspelt setting keeps the program from starting, and is named with its nearest', () => {
  it.each([
    ['TELEGRAM_TOKEN', 'Có phải TELEGRAM_BOT_TOKEN?'],
    ['TELEGRAM_BOT_TOKN', 'Có phải TELEGRAM_BOT_TOKEN?'],
    ['TELEGRAM-BOT-TOKEN', 'Có phải TELEGRAM_BOT_TOKEN?'],
    ['telegram_bot_token', 'Có phải TELEGRAM_BOT_TOKEN?'],
    ['TELEGRAMBOTTOKEN', 'Có phải TELEGRAM_BOT_TOKEN?'],
    ['TELEGRAM_API_TOKEN', 'Có phải TELEGRAM_BOT_TOKEN?'],
    ['BOT_TOKEN', 'Có phải TELEGRAM_BOT_TOKEN hay ZALO_BOT_TOKEN?'],
    ['TOKEN', 'Có phải TELEGRAM_BOT_TOKEN hay ZALO_BOT_TOKEN?'],
    ['MY_SECRET', 'Có phải TELEGRAM_BOT_TOKEN hay ZALO_BOT_TOKEN?'], // a token stands behind it
    ['ZALO_TOKEN', 'Có phải ZALO_BOT_TOKEN?'],
    ['ZALO_APPID', 'Có phải ZALO_APP_ID?'],
    ['ZALO_OA_SECRET', 'Có phải ZALO_OA_SECRET_KEY?'],
    ['DATADIR', 'Có phải DATA_DIR?'],
    ['DATA_FOLDER', 'Có phải DATA_DIR?'],
    ['CAMPAGIN', 'Có phải CAMPAIGN?'],
    ['PUBLIC_ADDRESS', 'Có phải PUBLIC_URL?'],
    ['TELEGRAM_SOMETHING_ELSE', 'Hãy xem tên biến trong docs/operating.md'],
  ])('%s', (name, question) => {
    write(`# mã\n${name}=${/TOKEN|TOKN|token|MY_/.test(name) ? TOKEN : 'canary'}\n`);
    const { mistakes, told } = read();
    expect([mistakes.length, told]).toEqual([1, expect.stringContaining(`.env dòng 2: không có biến ${name}. `)]);
    expect(told).toContain(question);
    expect(told).not.toContain('canary');
  });

  it('in the environment too, where it has our prefix and is unmistakable', () => {
    const { told } = read({ TELEGRAM_TOKEN: TOKEN, TELEGRAM_CHAT_ID: '1', PATHS: 'x', BOT_TOKEN: TOKEN });
    expect(told).toBe('TELEGRAM_TOKEN (trong môi trường): không có biến này. Có phải TELEGRAM_BOT_TOKEN?');
  });

  it('what is somebody else’s is left as it is, and told', () => {
    write('TZ=Asia/Ho_Chi_Minh\nNODE_OPTIONS=--max-old-space-size=500\nHTTPS_PROXY=http://proxy.example:3128\n');
    const { mistakes, notes, environment } = read();
    expect([mistakes, notes.length, environment['TZ']]).toEqual([[], 2, 'Asia/Ho_Chi_Minh']);
  });

  it.each([
    ['TELEGRAM_MODE', 'Webhok', 'webhook'],
    ['ZALO_BILLED_REMINDERS', 'alow', 'allow'],
    ['LOG_LEVEL', 'INFO', 'info'],
  ])('so is a value: %s=%s', (name, value, near) => {
    expect(() => readConfig({ [name]: value })).toThrow(`. Có phải ${near}?`);
  });
});

describe('what can’t be read is refused with what to do', () => {
  it.each<[string, string | Buffer, RegExp]>([
    [
      'a colon for the sign',
      `TELEGRAM_BOT_TOKEN: ${TOKEN}`,
      /^\.env dòng 1: không đọc được\. Mỗi dòng có dạng TÊN=giá trị/,
    ],
    ['a token without a name', `PORT=81\n${TOKEN}`, /^\.env dòng 2: không đọc được/],
    ['a Windows code page', Buffer.from([0x23, 0xe3, 0xf4, 0x0a, 0x50, 0x3d, 0x31]), /không phải UTF-8.*Lưu thành/],
    ['something far too large', 'x'.repeat(200_000), /quá lớn/],
  ])('%s', (_what, bytes, sentence) => {
    write(bytes);
    const { mistakes, told } = read();
    expect([mistakes.length, told]).toEqual([1, expect.stringMatching(sentence)]);
    expect(told).not.toContain('canary');
  });

  it.each(['.env.txt', 'env.txt', '.env.env', 'env', '.ENV', '_env'])(
    'a file %s in the place of .env is named',
    (name) => {
      write(LINE, name);
      expect(read().mistakes).toEqual([
        expect.stringMatching(`Có tệp ${name}, nhưng chương trình chỉ đọc tệp tên .env`),
      ]);
      write(LINE);
      const beside = read();
      expect([beside.mistakes, beside.notes]).toEqual([[], [`Tệp ${name} không được đọc: chỉ đọc tệp .env.`]]);
    },
  );

  it('a folder of that name is named, one that is called env is nobody’s business', () => {
    mkdirSync(join(folder.path, 'env'));
    expect(read().told).toBe('');
    mkdirSync(join(folder.path, '.env'));
    expect(read().told).toContain('.env là một thư mục');
  });
});

it('the program does not start a rehearsal while a token is in a misspelt setting, nor does a tool work on', async () => {
  write(wide(`\ufeffTELEGRAM_TOKEN=${TOKEN}\r\nPORT=x\r\n`, 'le'));
  const { code, text } = await runProgram({ dataDir: folder.path, env: { LOG_LEVEL: 'loud' } });
  expect([code, text.split('\n').slice(0, 2)]).toEqual([
    1,
    ['Cấu hình chưa đúng:', '  - .env dòng 1: không có biến TELEGRAM_TOKEN. Có phải TELEGRAM_BOT_TOKEN?'],
  ]);
  expect(text).toContain('  - LOG_LEVEL: cần một trong');
  const tools = [
    ['backup', []],
    ['invite', ['--role', 'office']],
    ['campaign', ['check', 'x']],
    ['zalo', ['status']],
  ] as const;
  const refused = /ended with 1:\n\.env dòng 1: không có biến/;
  await Promise.all(tools.map(([tool, args]) => expect(runTool(folder.path, tool, args)).rejects.toThrow(refused)));
});
