import { expect, test } from 'vitest';
import type { IncomingFile } from '../../src/chat/index.ts';
import { mayBePicture } from '../../src/chat/picture-file.ts';

const file = (kind: IncomingFile['kind'], name?: string, mime?: string): IncomingFile => ({
  kind,
  ref: 'r',
  ...(name === undefined ? {} : { name }),
  ...(mime === undefined ? {} : { mime }),
});

test.each([
  [file('image'), true],
  [file('document', 'anh.png', 'image/png'), true],
  [file('document', 'IMG_2034.JPG', 'application/octet-stream'), true],
  [file('document', 'IMG_2034', 'application/octet-stream; charset=binary'), true],
  [file('document', 'anh chup.HEIC', ''), true],
  [file('document', 'anh.webp', 'text/plain'), true],
  [file('document'), true],
  [file('document', 'tam.dat'), true],
  [file('document', 'bao-cao.pdf', 'application/octet-stream'), false],
  [file('document', 'Danh sách.XLSX'), false],
  [file('document', 'bao-cao', 'application/pdf'), false],
  [file('video', 'a.jpg', 'video/mp4'), false],
  [file('audio'), false],
  [file('other'), false],
])('%j may be a picture: %s', (sent, expected) => {
  expect(mayBePicture(sent)).toBe(expected);
});
