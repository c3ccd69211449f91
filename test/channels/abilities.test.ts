import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHANNELS } from '../../src/channels/index.ts';
import { abilityTable } from '../../src/wire/abilities.ts';

const OPERATING = join(import.meta.dirname, '..', '..', 'docs', 'operating.md');

test('the matrix in docs/operating.md says what the channels say of themselves', () => {
  expect(readFileSync(OPERATING, 'utf8')).toContain(abilityTable(CHANNELS));
});

test('no two channels have one name, and none has no words for what it can’t', () => {
  expect(new Set(CHANNELS.map(({ name }) => name)).size).toBe(CHANNELS.length);
  const silent = CHANNELS.flatMap(({ name, abilities }) =>
    Object.entries(abilities).flatMap(([ability, { is, how }]) =>
      is !== 'yes' && how === '' ? `${name} ${ability}` : [],
    ),
  );
  expect(silent).toEqual([]);
});
