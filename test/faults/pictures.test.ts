import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreeAndBegin, photo } from '../support/logging.ts';
import { type Office, openOffice, until } from '../support/office.ts';
import { drawPng } from '../support/png.ts';
import type { Person } from '../support/telegram-stand-in.ts';

let office: Office;
let teacher: Person;
beforeAll(async () => {
  office = await openOffice();
  await office.start();
  teacher = await office.join(7101, 'teacher', 'TH-DA');
  await agreeAndBegin(teacher);
});
afterAll(async () => {
  await office.close();
});

const count = (where: string): number => office.rows(`select 1 from photos where ${where}`).length;
const toldOf = (words: RegExp): string[] =>
  teacher
    .messages()
    .map((each) => each.text)
    .filter((text) => words.test(text));
const GIVEN_UP = /chưa nhận được/;

test('hostile pictures take the running program no further than one sentence, and the good one among them is kept', async () => {
  const weapon = await drawPng({ width: 24_900_000, height: 1, bits: 16 });
  const other = await drawPng({ width: 12_400_000, height: 2, bits: 16 });
  for (const bytes of [weapon, other, await photo('#336699'), weapon]) teacher.sendPhoto(bytes, { album: 'weapons' });
  await teacher.waitFor(GIVEN_UP);
  expect(toldOf(GIVEN_UP)).toEqual([
    '3 ảnh chưa nhận được: kích thước quá lớn; xin chụp màn hình ảnh đó rồi gửi ảnh chụp.\nXin gửi lại ảnh đó, hoặc gửi ảnh khác.',
  ]);
  expect(count(`state = 'kept'`)).toBe(1);
  expect((await office.program().health()).status).toBe(200);
});

test('a picture at which the program was killed is not begun again by the next start, and its sender is told once', async () => {
  const heavy = await sharp({ create: { width: 8160, height: 6120, channels: 3, background: '#345' } })
    .jpeg({ progressive: true, chromaSubsampling: '4:4:4' })
    .toBuffer();
  teacher.sendPhoto(heavy);
  await until(() => count('begun') > count(`begun and state <> 'waiting'`));
  await office.program().end('SIGKILL');
  expect(count(`begun and state = 'waiting'`)).toBe(1);
  await office.start();
  await until(() => toldOf(GIVEN_UP).length === 2);
  await office.program().end('SIGTERM');
  await office.start();
  await teacher.ask('xin chào');
  expect(toldOf(GIVEN_UP)).toHaveLength(2);
  expect(count(`state = 'waiting'`)).toBe(0);
});
