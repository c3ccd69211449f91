import { expect, it } from 'vitest';
import { CAN } from '../../src/channels/simulator/phone-kind.ts';
import type { FileFormat } from '../../src/chat/document.ts';
import { MIME } from '../../src/chat/file-format.ts';
import { mostBytes, type WayOut, wayOut } from '../../src/chat/way-out.ts';

const TELEGRAM = 50_000_000;
const OA = 5 * 1024 * 1024;
const KINDS = { telegram: CAN['telegram-like'], 'zalo OA': CAN['zalo-oa'], 'zalo bot': CAN['zalo-bot'] };

it.each([
  ['telegram', 'zip', TELEGRAM, 'file'],
  ['telegram', 'zip', TELEGRAM + 1, 'address'],
  ['telegram', 'xlsx', 1, 'file'],
  ['zalo OA', 'docx', OA, 'file'],
  ['zalo OA', 'docx', OA + 1, 'address'],
  ['zalo OA', 'pdf', OA, 'file'],
  ['zalo OA', 'csv', OA + 1, 'address'],
  ['zalo OA', 'xlsx', 1, 'address'],
  ['zalo OA', 'zip', 1, 'address'],
  ['zalo bot', 'docx', 1, 'address'],
  ['zalo bot', 'csv', 1, 'address'],
] as [keyof typeof KINDS, FileFormat, number, WayOut][])(
  'on %s a .%s of %d bytes goes as %s where there are addresses',
  (kind, format, bytes, way) => {
    expect(wayOut({ ...KINDS[kind], otherFiles: 'address' }, MIME[format], bytes)).toBe(way);
  },
);

it.each([
  ['telegram', 'docx', TELEGRAM + 1, 'none'],
  ['zalo OA', 'docx', OA + 1, 'none'],
  ['zalo OA', 'xlsx', 1, 'none'],
  ['zalo bot', 'pdf', 1, 'none'],
  ['zalo bot', 'csv', 1, 'text'],
] as [keyof typeof KINDS, FileFormat, number, WayOut][])(
  'on %s a .%s of %d bytes is %s without PUBLIC_URL, and what to do is said',
  (kind, format, bytes, way) => {
    expect(wayOut({ ...KINDS[kind], otherFiles: 'text' }, MIME[format], bytes)).toBe(way);
  },
);

it('the parts of an archive fit the chat that they go to', () => {
  expect(mostBytes(CAN['telegram-like'], MIME.zip)).toBe(TELEGRAM);
  expect(mostBytes(CAN['zalo-oa'], MIME.zip)).toBe(500_000_000);
});

it('every channel that takes files says how large they may be', () => {
  for (const kind of Object.values(CAN)) expect(kind.fileBytes !== undefined).toBe(kind.files.length > 0);
});
