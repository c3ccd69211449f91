import { expect, test } from 'vitest';
import { checkHealth, type HealthParts } from '../../src/http/health.ts';

const well: HealthParts = {
  database: () => undefined,
  channels: [{ name: 'telegram', health: () => ({ ok: true }) }],
  oldestWaitingMs: () => 900_000,
  schedulerBeatMs: () => 1_000,
};

test('a long queue alone is no illness', () => {
  expect(checkHealth(well)).toEqual({
    ok: true,
    database: { ok: true },
    channels: { telegram: { ok: true } },
    oldestWaitingMs: 900_000,
    schedulerBeatMs: 1_000,
  });
});

test('what is to be looked at about codes is said, and is no illness; where there is nothing, nothing is said', () => {
  expect(checkHealth({ ...well, codes: () => 'look' })).toMatchObject({
    ok: true,
    codes: { ok: true, detail: 'look' },
  });
  expect(checkHealth({ ...well, codes: () => null })).not.toHaveProperty('codes');
});

const ills: readonly { name: string; part: Partial<HealthParts>; found: object }[] = [
  {
    name: 'a database that cannot be read',
    part: {
      database: () => {
        throw new TypeError('closed');
      },
    },
    found: { database: { ok: false, detail: 'TypeError' }, oldestWaitingMs: null },
  },
  {
    name: 'a channel that is away',
    part: { channels: [{ name: 'telegram', health: () => ({ ok: false, detail: 'poll failed' }) }] },
    found: { channels: { telegram: { ok: false, detail: 'poll failed' } } },
  },
  { name: 'a scheduler that has not looked for two minutes', part: { schedulerBeatMs: () => 120_000 }, found: {} },
];
for (const { name, part, found } of ills) {
  test(`${name} is an illness`, () => {
    expect(checkHealth({ ...well, ...part })).toMatchObject({ ok: false, ...found });
  });
}
