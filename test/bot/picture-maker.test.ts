import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPictureMaker } from '../../src/bot/picture-maker.ts';
import type { Person, Reply } from '../../src/chat/index.ts';
import { createFiles, type KeptFiles } from '../../src/files/files.ts';
import { createResultsDoor } from '../../src/results/door.ts';
import { createWriter } from '../../src/store/writer.ts';
import type { ReportSource } from '../../src/turn/index.ts';
import { createWords } from '../../src/words/index.ts';
import { campaign, log, NOON, openTown, type Town } from '../people/town.ts';
import { plainTurn } from '../support/plain-turn.ts';

const words = createWords();
let folder: string;
let town: Town;
let files: KeptFiles;
let errors: object[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ban-hoc-'));
  town = openTown();
  files = createFiles(town.store, folder, () => 0);
  errors = [];
  town.appoint('chief', 'office');
});
afterEach(() => rmSync(folder, { recursive: true }));

const quiet = { info: () => undefined, warn: () => undefined, error: (fields: object) => void errors.push(fields) };

/** The message of this person, as it is sent. */
function sent(who: string, name = 'board', isBroken = false): Promise<Reply<string>> {
  const { id } = town.turn(who).person;
  const door = createResultsDoor(town.store);
  const readingFor = (person: Person): ReportSource => {
    if (isBroken) throw new Error('no figures just now');
    const visit = { now: NOON, campaign, person, address: { channel: 'phone', id: who } };
    return { ...plainTurn().turn, now: NOON, campaign, person, results: door(visit) };
  };
  const personOf = (person: number) => town.people.byId(person);
  const make = createPictureMaker({ personOf, readingFor, words, files, writer: createWriter(town.store), log: quiet });
  const row = { id: 1, key: 'k', channel: 'phone', chat: who, person: id, lane: 0, broadcast: null, attempts: 1 };
  return make(row, { text: 'Biểu đồ', lang: 'vi', drawn: { name, asked: [] } });
}

it('the picture is drawn, kept and comes along, and nothing is ordered any more', async () => {
  town.appoint('teacher', 'teacher', 'TH1').activities.save(log());
  const { image, ...rest } = await sent('chief');
  expect(rest).toEqual({ text: 'Biểu đồ', lang: 'vi' });
  expect(image).toMatchObject({ mime: 'image/png', name: 'bieu-do.png' });
  const shape = await sharp(files.read(image?.hash ?? '')).metadata();
  expect([shape.format, shape.width]).toEqual(['png', 1080]);
  // What Telegram takes as a photo: at most 10,000 for both sides together.
  expect(shape.width + shape.height).toBeLessThan(10_000);
});

it('who lost the role since they asked, never had it, or orders what there is not, gets none', async () => {
  const { people } = town.appoint('second', 'office');
  for (const { holding, me } of people.holders()) if (me) people.revokeHolding(holding);
  const refused = { text: words.text({ key: 'office:web.refused' }, 'vi'), lang: 'vi' };
  expect(await sent('second')).toEqual(refused);
  expect(await sent('passer-by')).toEqual(refused);
  expect(await sent('chief', 'constructor')).toEqual(refused);
  expect(town.count('files')).toBe(0);
});

it('where it can not be drawn the text still says what it can, and that', async () => {
  const reply = await sent('chief', 'board', true);
  expect(reply).toEqual({ text: `Biểu đồ\n${words.text({ key: 'office:web.not-drawn' }, 'vi')}`, lang: 'vi' });
  expect(errors).toHaveLength(1);
});

it('the theme is for everybody, a square of its own', async () => {
  town.appoint('teacher', 'teacher', 'TH1');
  const { image, text } = await sent('teacher', 'theme');
  expect(text).toBe('Biểu đồ');
  expect(image).toMatchObject({ mime: 'image/png', name: 'chu-de.png' });
  const shape = await sharp(files.read(image?.hash ?? '')).metadata();
  expect([shape.format, shape.width, shape.height]).toEqual(['png', 1080, 1080]);
});
