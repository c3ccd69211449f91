import { expect, test } from 'vitest';
import { kindSaid, mayBeEvidence } from '../../src/chat/evidence-file.ts';
import type { IncomingFile } from '../../src/chat/index.ts';

const file = (given: Partial<IncomingFile>): IncomingFile => ({ kind: 'document', ref: 'r', ...given });

test.each<[Partial<IncomingFile>, string]>([
  [{ kind: 'image' }, 'picture'],
  [{ name: 'IMG_0001.HEIC' }, 'picture'],
  [{ mime: 'application/octet-stream' }, 'picture'],
  [{ kind: 'video' }, 'video'],
  [{ kind: 'audio' }, 'audio'],
  [{ name: 'VID.mp4' }, 'video'],
  [{ mime: 'video/quicktime' }, 'video'],
  [{ name: 'hat.m4a' }, 'audio'],
  [{ name: 'ke-hoach.pdf', mime: 'application/pdf' }, 'document'],
  [{ name: 'bang.xlsx' }, 'document'],
])('%j is a %s by what is said of it', (given, kind) => {
  expect(kindSaid(file(given))).toBe(kind);
  expect(mayBeEvidence(file(given))).toBe(true);
});

test('a sticker is evidence of nothing', () => {
  expect(mayBeEvidence(file({ kind: 'other' }))).toBe(false);
});
