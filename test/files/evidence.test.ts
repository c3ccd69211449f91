/** What is sent as evidence of an activity besides photos, and what passes itself off as something. */
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { createDrawing } from '../../src/files/drawing.ts';
import { examine } from '../../src/files/examine.ts';
import { drawMp3, drawOffice, drawPdf, drawRecording, packZip, VOICE } from '../support/evidence-files.ts';
import { drawPng } from '../support/png.ts';

const drawing = createDrawing();
afterAll(() => drawing.stop());
const MOST = 20_000_000;
const take = (bytes: Uint8Array, name: string | null = null) =>
  examine(bytes, { purpose: 'log', name }, MOST, (found) => drawing.draw(found));

const OFFICE = 'application/vnd.openxmlformats-officedocument.';

test.each<[string, () => Buffer, string | null, string]>([
  ['a PDF', drawPdf, 'Kế hoạch.pdf', 'document application/pdf Kế hoạch.pdf'],
  ['a PDF called a photo', drawPdf, 'anh.jpg', 'document application/pdf anh.pdf'],
  ['Word', () => drawOffice('docx'), 'bao cao.docx', `document ${OFFICE}wordprocessingml.document bao cao.docx`],
  ['Word called a table', () => drawOffice('docx'), 'b.xlsx', `document ${OFFICE}wordprocessingml.document b.docx`],
  ['Excel', () => drawOffice('xlsx'), null, `document ${OFFICE}spreadsheetml.sheet tai-lieu.xlsx`],
  ['a video', drawRecording, 'VID_2021.mp4', 'video video/mp4 VID_2021.mp4'],
  ['an iPhone’s video', () => drawRecording({ brand: 'qt  ' }), null, 'video video/quicktime video.mov'],
  ['an M4A', () => drawRecording({ tracks: ['soun'] }), 'hat.m4a', 'audio audio/mp4 hat.m4a'],
  ['a voice note', () => VOICE, null, 'audio audio/ogg ghi-am.ogg'],
  ['an MP3 with a title', () => drawMp3('Hat'), 'hat.mp3', 'audio audio/mpeg hat.mp3'],
  ['an MP3 without', () => drawMp3(), 'hat', 'audio audio/mpeg hat.mp3'],
  ['AMR', () => Buffer.from('#!AMR\n....'), null, 'audio audio/amr ghi-am.amr'],
  ['a WebM', () => Buffer.from('\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm', 'latin1'), null, 'video video/webm video.webm'],
])('%s is taken for what it is', async (_what, make, name, told) => {
  const found = await take(make(), name);
  expect(`${found.kind} ${found.mime} ${found.name}`).toBe(told);
  expect(found.preview).toBeNull();
});

const jpeg = (): Promise<Buffer> =>
  sharp({ create: { width: 600, height: 400, channels: 3, background: '#3a6ea5' } })
    .jpeg()
    .toBuffer();
const whole = drawOffice('docx');

test.each<[string, () => Buffer | Promise<Buffer>, string]>([
  ['nothing at all', () => Buffer.alloc(0), 'empty'],
  ['a video of 25 MB', () => drawRecording({ length: 25_000_000 }), 'too-large'],
  ['a PNG of 30,000 x 30,000', () => drawPng({ width: 30_000, height: 30_000, color: 'rgb' }), 'too-many-pixels'],
  ['a JPEG without its end', async () => half(await jpeg()), 'broken'],
  ['a video without its end', () => drawRecording({ length: 5000 }).subarray(0, -100), 'broken'],
  ['a video that was never ended', () => Buffer.from('\0\0\0\x10ftypisom\0\0\0\0', 'latin1'), 'broken'],
  ['a Word file without its end', () => whole.subarray(0, -30), 'broken'],
  ['a PDF without its end', () => drawPdf().subarray(0, -8), 'broken'],
  ['Word with macros', () => drawOffice('docm'), 'macros'],
  ['Word with macros and a plain name', () => drawOffice('docx', { 'word/vbaProject.bin': 'x' }), 'macros'],
  ['slides', () => drawOffice('pptx'), 'not-evidence'],
  ['a ZIP', () => packZip({ 'a.txt': 'a' }), 'not-evidence'],
  ['a ZIP that only says Word', () => packZip({ 'word/document.xml': 'x' }), 'not-evidence'],
  ['what grows to 2 GB in Word', () => drawOfficeThatGrows(), 'too-heavy'],
  ['Word of the old kind', () => Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....', 'latin1'), 'not-evidence'],
  ['a program', () => Buffer.from('MZ\x90\0 This program'), 'not-evidence'],
  ['a page with a script', () => Buffer.from('<html><script>alert(1)</script>'), 'not-evidence'],
  ['a PDF that is a ZIP as well', () => Buffer.concat([drawPdf(), packZip({ 'a.txt': 'a' })]), 'not-evidence'],
  ['a program that is a ZIP as well', () => Buffer.concat([Buffer.from('MZ'), whole]), 'not-evidence'],
  ['Word with a stowaway behind it', () => Buffer.concat([whole, Buffer.from('<script>')]), 'not-evidence'],
  ['two bytes that could be sound', () => Buffer.from([0xff, 0xfb, 1, 2, 3, 4, 5, 6, 7, 8, 9]), 'not-evidence'],
  ['a GIF', () => Buffer.from('GIF89a……'), 'format'],
])('%s is refused', async (_what, make, why) => {
  await expect(take(await make(), 'anh.jpg')).rejects.toMatchObject({ why });
});

const half = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length / 2);
const drawOfficeThatGrows = (): Buffer => packZip({ '[Content_Types].xml': '<Types/>', 'a.xml': 'x' }, 2_000_000_000);

test('of a photo with a ZIP behind it only the photo is kept', async () => {
  const { bytes, kind } = await take(Buffer.concat([await jpeg(), packZip({ 'a.txt': 'canary' })]));
  expect([kind, Buffer.from(bytes).includes('canary'), Buffer.from(bytes).includes('PK')]).toEqual([
    'picture',
    false,
    false,
  ]);
});

test('what a phone hangs on behind its recording is no harm, and not kept', async () => {
  const { kind, bytes } = await take(
    Buffer.concat([drawRecording(), Buffer.from('SEFH notes +11.7534 of the phone SEFT')]),
  );
  expect([kind, Buffer.from(bytes).includes('+11.7534')]).toEqual(['video', false]);
});

test('boxes within boxes without end are read no further than any recorder nests them', async () => {
  const track = drawRecording().subarray(0, -108);
  const nested = Buffer.alloc(8 * 400_000);
  for (let at = 0; at < nested.length; at += 8) {
    nested.writeUInt32BE(nested.length - at, at);
    nested.write('moov', at + 4);
  }
  expect((await take(Buffer.concat([track, nested]))).kind).toBe('video');
});

test('a recording loses what its boxes say of the place, and nothing else moves', async () => {
  const place = '+11.7534+108.3822/';
  const original = drawRecording({ place });
  expect(original.includes(place)).toBe(true);
  const { bytes } = await take(original);
  expect(bytes.length).toBe(original.length);
  for (const word of [place, 'location', 'xmpmeta']) expect(Buffer.from(bytes).includes(word)).toBe(false);
  const [before, after] = [original, Buffer.from(bytes)].map((each) => each.subarray(each.indexOf('mdat')));
  expect(after).toEqual(before);
});
