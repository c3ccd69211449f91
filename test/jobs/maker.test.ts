/** The process that makes files, with small programs in its place. */
import { afterEach, expect, test } from 'vitest';
import { createMaker, type Maker } from '../../src/jobs/maker.ts';
import { NOON } from '../people/town.ts';

const open: Maker[] = [];
afterEach(() => {
  for (const maker of open.splice(0)) maker.stop();
});
function make(script: string, silenceMs: number): Promise<unknown> {
  const given = { database: 'none', folder: 'none', channels: {} };
  const maker = createMaker(given, { command: ['/bin/sh', '-c', script, 'work'], silenceMs });
  open.push(maker);
  const order = { name: 'units', asked: [], format: 'pdf' } as const;
  return maker.make(
    { order, lang: 'vi', limit: null, before: [], now: NOON, person: 1 },
    { share: () => undefined, made: () => Promise.resolve() },
  );
}

test('one that says nothing for too long is ended, so that what waits behind it has its turn', async () => {
  expect(await make('read -r line; sleep 60', 700)).toEqual({ failed: 'it said nothing for 0.7 s' });
});

test('one that says how far it is may take its time', async () => {
  const says = `echo '{"is":"share","share":0.5}'; sleep 1;`;
  expect(await make(`read -r line; ${says.repeat(5)} echo '{"is":"done"}'`, 4_000)).toEqual('done');
}, 30_000);
