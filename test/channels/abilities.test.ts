import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHANNELS } from '../../src/channels/index.ts';
import { abilityTable } from '../../src/wire/abilities.ts';

const DOCUMENT = join(import.meta.dirname, '..', '..', 'docs', 'channels.md');

// `vitest -u` writes it anew.
test('docs/channels.md says what the channels say of themselves', async () => {
  const from = 'Made from what the channels say of themselves: `src/channels/*/descriptor.ts`.';
  const document = `# What each channel can do\n\n${from}\n\n${abilityTable(CHANNELS)}\n`;
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
