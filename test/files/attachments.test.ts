import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { cleanName } from '../../src/files/document.ts';
import { createDrawing } from '../../src/files/drawing.ts';
import { examine } from '../../src/files/examine.ts';
import { openTown } from '../people/town.ts';
import { drawOffice, drawPdf, drawRecording } from '../support/evidence-files.ts';

const drawing = createDrawing();
afterAll(() => drawing.stop());
const draw = (bytes: Uint8Array) => drawing.draw(bytes);
const notice = (name: string | null = null) => ({ purpose: 'broadcast', name });
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

test('a PDF and a Word document go along with a notice as they are', async () => {
  const pdf = drawPdf();
  expect(await examine(pdf, notice('Kế hoạch.PDF'), 1e6, draw)).toMatchObject({
    bytes: pdf,
    mime: 'application/pdf',
    name: 'Kế hoạch.pdf',
  });
  const word = drawOffice('docx');
  expect(await examine(word, notice(), 1e6, draw)).toMatchObject({ bytes: word, mime: DOCX, name: 'tai-lieu.docx' });
});

test('a picture goes along drawn anew', async () => {
  const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#000' } })
    .png()
    .toBuffer();
  expect(await examine(png, notice('a.png'), 1e6, draw)).toMatchObject({ mime: 'image/jpeg', name: 'a.jpg' });
});

test.each([
  ['a program', Buffer.from('MZ program'), 'not-a-document'],
  ['a page with a script', Buffer.from('<html><script>'), 'not-a-document'],
  ['a table', drawOffice('xlsx'), 'not-a-document'],
  ['a recording', drawRecording(), 'not-a-document'],
  ['a document with macros', drawOffice('docx', { 'word/vbaProject.bin': '' }), 'macros'],
  ['a PDF that begins with something else', Buffer.from('MZ %PDF-1.7'), 'not-a-document'],
])('%s is refused', async (_what, bytes, why) => {
  await expect(examine(bytes, notice('a.pdf'), 1e6, draw)).rejects.toMatchObject({ why });
});

const PDF = drawPdf();
test.each<[string, Uint8Array]>([
  ['a line break', Buffer.concat([Buffer.from('\r\n'), PDF])],
  ['a byte-order mark', Buffer.concat([Buffer.from('\ufeff'), PDF])],
  ['what a printer is told', Buffer.concat([Buffer.from('\x1b%-12345X@PJL JOB\r\n@PJL SET COPIES=1\r\n'), PDF])],
  ['a server’s headings', Buffer.concat([Buffer.from('Content-Type: application/pdf\r\n\r\n'), PDF])],
  ['1,024 empty bytes', Buffer.concat([Buffer.alloc(1024), PDF])],
])('a PDF behind %s is one', async (_what, bytes) => {
  expect(await examine(bytes, notice('a.pdf'), 1e6, draw)).toMatchObject({ mime: 'application/pdf', bytes });
});

test.each<[string, Uint8Array]>([
  ['empty bytes', Buffer.alloc(4096)],
  ['line breaks', Buffer.from('\r\n'.repeat(3000))],
])('a PDF with thousands of %s at its end is one', async (_what, end) => {
  const bytes = Buffer.concat([PDF, end]);
  expect(await examine(bytes, notice('a.pdf'), 1e6, draw)).toMatchObject({ mime: 'application/pdf', bytes });
});

test.each<[string, string]>([
  ['1,025 empty bytes', '\0'.repeat(1025)],
  ['a web page', '<html><script>alert(1)</script>\n'],
  ['a script', '#!/bin/sh\n'],
  ['a program', 'MZ\0\0\n'],
  ['letters', 'Thưa thầy\n'],
])('a PDF behind %s is none', async (_what, before) => {
  const bytes = Buffer.concat([Buffer.from(before), PDF]);
  await expect(examine(bytes, notice('a.pdf'), 1e6, draw)).rejects.toMatchObject({ why: 'not-a-document' });
});

test.each([
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\Users\\me\\ke hoach.docx', 'ke hoach.pdf'],
  ['ho\u202efdp.exe', 'hofdp.pdf'],
  ['a\r\nb".pdf', 'ab.pdf'],
  ['   ', 'tai-lieu.pdf'],
  ['Báo cáo 03.10.2021', 'Báo cáo 03.10.2021.pdf'],
  ['Báo cáo 03.10.2021.PDF', 'Báo cáo 03.10.2021.pdf'],
  ['Danh sách lớp.5A', 'Danh sách lớp.5A.pdf'],
  ['video.3gp', 'video.pdf'],
  ['CON.jpg', '_CON.pdf'],
  ['nul', '_nul.pdf'],
  ['lpt1.tar.gz', '_lpt1.tar.pdf'],
  ['....', 'tai-lieu.pdf'],
  ['.htaccess', 'htaccess.pdf'],
  ['trường.', 'trường.pdf'],
  ['trường. . .pdf', 'trường.pdf'],
  ['bé \ud83d vui.pdf', 'bé vui.pdf'],
  ['be\u0301 ngoan.pdf', 'bé ngoan.pdf'],
  ['x'.repeat(300), `${'x'.repeat(80)}.pdf`],
])('the name %j is handed on as %j', (name, expected) => {
  expect(cleanName(name, 'pdf', 'tai-lieu')).toBe(expected);
});

test('a notice carries one file: the next takes the place of the one before', () => {
  const town = openTown();
  const { attachments, photos } = town.appoint('office', 'office');
  expect([attachments.state(), attachments.media(), attachments.name()]).toEqual(['none', null, null]);
  attachments.add({ kind: 'image', ref: 'one' });
  attachments.add({ kind: 'document', ref: 'two', name: 'Kế hoạch.pdf' });
  expect([attachments.state(), attachments.media(), attachments.name()]).toEqual(['waiting', null, 'Kế hoạch.pdf']);
  expect(photos.ofDraft()).toEqual([]); // not among the photos of a log
  photos.clearDraft();
  expect(town.count('photos', `ref = 'two'`)).toBe(1);
  town.store.sqlite.exec(`update photos set state = 'kept', hash = 'h', name = 'Kế hoạch.pdf'`);
  town.store.sqlite.exec(`insert into files values ('h', 'application/pdf', 'x.pdf', 1, 0, 1)`);
  expect(attachments.media()).toEqual({ hash: 'h', mime: 'application/pdf', name: 'Kế hoạch.pdf' });
  attachments.clear();
  expect([attachments.state(), town.count('photos')]).toEqual(['none', 0]);
});
