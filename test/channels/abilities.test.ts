import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { CHANNELS } from '../../src/channels/index.ts';
import { abilityTable } from '../../src/wire/abilities.ts';
import { variableTable } from '../../src/wire/variables.ts';

const DOCUMENT = join(import.meta.dirname, '..', '..', 'docs', 'channels.md');

// `vitest -u` writes it anew.
test('docs/channels.md says what the channels say of themselves', async () => {
  const from = 'Made from what the channels say of themselves: `src/channels/*/descriptor.ts`.';
  const settings = CHANNELS.map(({ label, variables }) => `### ${label}\n\n${variableTable(variables)}\n`).join('\n');
  const document = `# What each channel can do\n\n${from}\n\n${abilityTable(CHANNELS)}\n\n## Settings\n\n${settings}`;
  await expect(document).toMatchFileSnapshot(DOCUMENT);
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

test('every setting of a channel says what it is', () => {
  const silent = CHANNELS.flatMap(({ variables }) =>
    Object.entries(variables).flatMap(([name, schema]) => (z.globalRegistry.get(schema)?.description ? [] : name)),
  );
  expect(silent).toEqual([]);
});
