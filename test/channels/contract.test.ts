import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../src/channels/index.ts';
import { ABILITIES } from '../../src/wire/abilities.ts';
import { COLUMNS } from '../support/contract/index.ts';
import { type Playing, playOn, type Row } from '../support/contract/row.ts';
import type { Column } from '../support/contract/stage.ts';
import { BUTTONS } from './contract/buttons.ts';
import { FILES } from './contract/files.ts';
import { FORGERIES } from './contract/forgeries.ts';
import { LIFE } from './contract/life.ts';
import { ODDITIES } from './contract/oddities.ts';
import { TEXTS } from './contract/texts.ts';
import { TROUBLES } from './contract/troubles.ts';
import { UPDATES } from './contract/updates.ts';

/** One table for all channels: a row is a case, a column is a channel. */
const TABLE: readonly (readonly [string, readonly Row[]])[] = [
  ['a text', TEXTS],
  ['choices', BUTTONS],
  ['pictures and files', FILES],
  ['what the platform answers', TROUBLES],
  ['what a person does', UPDATES],
  ['odd updates', ODDITIES],
  ['a forged webhook', FORGERIES],
  ['the channel', LIFE],
];

/** Why this column is not asked; undefined: it is. */
const lackOf = (row: Row, { lacks }: Column): string | undefined =>
  row.needs?.map((need) => lacks[need]).find((why) => why !== undefined);

/** The cells that are empty by nature stand in the row's title, with their reason. */
function titleOf(row: Row): string {
  const empty = new Map<string, string[]>();
  for (const column of COLUMNS) {
    const why = lackOf(row, column);
    if (why !== undefined) empty.set(why, [...(empty.get(why) ?? []), column.name]);
  }
  const notes = [...empty].map(([why, names]) => `${names.join(', ')}: ${why}`);
  return notes.length === 0 ? row.says : `${row.says} [not asked: ${notes.join('; ')}]`;
}

function cellOf(row: Row, { name, departs }: Column): string {
  const departure = departs?.[row.departure ?? ''];
  return departure ? `${name}: ${departure.kind}, since ${departure.because}` : name;
}

describe.concurrent.each(TABLE)('%s', (_group, rows) => {
  for (const row of rows) {
    describe(titleOf(row), () => {
      for (const column of COLUMNS.filter((each) => lackOf(row, each) === undefined)) {
        it(cellOf(row, column), async () => {
          const stage = playOn(await column.open(row.on), column);
          try {
            await row.play(stage);
          } finally {
            await stage.close();
          }
          if (!row.mayBeRefused) expect(stage.badForms()).toEqual([]);
          expectNoSecretOut(stage);
        });
      }
    });
  }
});

/** So much of a secret is too much. */
const PART_OF_SECRET = 12;

/** No secret, and no word that anybody wrote, in a log line, a result or the state of health: after each case of the table. */
function expectNoSecretOut({ lines, told, secrets, written, channel }: Playing): void {
  const out = [...lines, JSON.stringify([told, channel.health()])].join('\n');
  for (const secret of secrets()) expect(out).not.toContain(secret.slice(0, PART_OF_SECRET));
  for (const words of written.filter((each) => each.length > 7)) expect(out).not.toContain(words.slice(0, 30));
}

describe('what a column leaves out or departs from is asked somewhere in the table', () => {
  const rows = TABLE.flatMap(([, group]) => group);
  const needs = new Set<string>(rows.flatMap((row) => row.needs ?? []));
  const asks = new Set<string>(rows.flatMap((row) => row.asks ?? []));
  const departures = new Set(rows.flatMap((row) => row.departure ?? []));
  it.each(COLUMNS)('$name', ({ lacks, departs = {} }) => {
    expect(Object.keys(lacks).filter((each) => !needs.has(each) && !asks.has(each))).toEqual([]);
    expect(Object.keys(departs).filter((each) => !departures.has(each))).toEqual([]);
  });
});

describe('every ability that the channels declare is asked in the table', () => {
  const asked = new Set<string>(
    TABLE.flatMap(([, rows]) => rows.flatMap(({ needs, asks }) => [...(needs ?? []), ...(asks ?? [])])),
  );
  it.each(Object.keys(ABILITIES))('%s', (ability) => {
    expect(asked).toContain(ability);
  });

  it('of every channel in the list', () => {
    const columns = COLUMNS.map(({ name }) => name);
    for (const { name } of CHANNELS) expect(columns).toContain(name);
  });
});

describe('what a column leaves out is what its channel cannot do', () => {
  it.each(COLUMNS)('$name', async (column) => {
    const stage = await column.open();
    const can = stage.channel.canFor?.(stage.an) ?? stage.channel.can;
    const { lacks } = column;
    const lacksIt = {
      buttons: lacks.buttons !== undefined,
      edits: lacks.edits !== undefined,
      files: lacks.files !== undefined,
      window: lacks.window !== undefined,
      webhook: lacks.webhook !== undefined,
    };
    await stage.close();
    expect(lacksIt).toEqual({
      buttons: can.buttons === 0,
      edits: !can.edit,
      files: can.files.length === 0,
      window: can.window === undefined,
      webhook: !('webhook' in stage.channel),
    });
  });
});
