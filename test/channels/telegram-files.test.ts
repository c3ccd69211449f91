/** What of a file reaches Telegram: its name and its type, and nothing that is too large for it. */
import { InputFile } from 'grammy';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toBody } from '../../src/channels/telegram/body.ts';
import { FILE_BYTES } from '../../src/channels/telegram/render.ts';
import type { FileFormat } from '../../src/chat/document.ts';
import { MIME } from '../../src/chat/file-format.ts';
import { wireWords } from '../../src/wire/words.ts';
import { createWords } from '../../src/words/index.ts';
import { channelOn, to } from '../support/telegram/channel.ts';
import { startTelegramStandIn, type TelegramStandIn } from '../support/telegram-stand-in.ts';

const words = createWords();
let telegram: TelegramStandIn;

beforeEach(async () => {
  telegram = await startTelegramStandIn();
  telegram.user(7001);
  telegram.befriend([7001]);
});
afterEach(() => telegram.stop());

it.each([
  ['Báo cáo – xã Tà Năng.docx', 'docx'],
  ['Phụ lục số 1, Đạ K’Nàng.pdf', 'pdf'],
  ['Bảng tổng hợp.xlsx', 'xlsx'],
  ['Ảnh - Xã Tà Năng (1-2).zip', 'zip'],
  ['Nhật ký.csv', 'csv'],
] as [string, FileFormat][])(
  '%s goes up under its own name, letter for letter, as what it is',
  async (name, format) => {
    const { data } = await toBody({ chat_id: 1, document: new InputFile(Buffer.from('bytes'), name) });
    const raw = Buffer.from(await new Response(data).arrayBuffer()).toString('utf8');
    expect(raw).toContain(`filename="${name}"`);
    expect(raw).toContain(`Content-Type: ${MIME[format]}`);
    expect(raw).not.toContain('octet-stream');
  },
);

const LINK = 'https://tuan-le.example/tai/abc';

it.each([
  [FILE_BYTES, LINK, ['sendDocument']],
  [FILE_BYTES + 1, LINK, ['sendMessage']],
  [FILE_BYTES + 1, null, ['sendMessage']],
])('of %d bytes, with the address %s, %j is called', async (bytes, link, methods) => {
  const on = channelOn(telegram, {
    bytesOf: () => bytes,
    words: wireWords((say, lang) => words.plain(say, lang)),
    ...(link === null ? {} : { linkFor: () => link }),
  });
  const file = on.media('Ảnh.zip', Buffer.from('zip'), MIME.zip);
  const sent = await on.channel.send(to(7001), { text: 'Ảnh.zip: 51 MB.', file });
  expect(sent).toMatchObject({ ok: true });
  const calls = telegram.arrivals.filter(({ method }) => method.startsWith('send'));
  expect(calls.map(({ method }) => method)).toEqual(methods);
  const said = JSON.stringify(calls.map(({ fields }) => fields));
  expect(said).toContain('Ảnh.zip: 51 MB.');
  if (bytes > FILE_BYTES) expect(said).toContain(link ?? 'chưa gửi được ở đây');
  await on.channel.stop();
});
