import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { instant } from '../../src/chat/civil.ts';
import { readToldLog } from '../../src/flows/log/told.ts';
import { openDesk } from '../flows/log-turn.ts';
import { mustRead } from '../support/campaigns.ts';

const deskOf = (folder: string, day: string) =>
  Object.assign(openDesk([{ id: 1, role: 'office', unit: null }], { version: 1, ...mustRead(folder) }), {
    now: instant(day, '20:00'),
  });
const desks = new Map([
  ['d', deskOf('duc-trong-2021', '2021-10-07')],
  ['x', deskOf('xa-mau-2025', '2025-10-09')],
]);
const rows = readFileSync(new URL('told-kinds.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));

it('a whole log is of its kind, also where it is told in other words than the campaign has', () => {
  expect(rows.length).toBeGreaterThan(50);
  for (const [campaign = '', begins, kind, text = ''] of rows) {
    const turn = desks.get(campaign)?.turn();
    if (!turn) throw new Error(`no campaign is called ${campaign}`);
    const { answers, verdict } = readToldLog(text, turn);
    expect([verdict === 'log' ? 'log' : 'none', kind === '-' ? '-' : (answers.category ?? null)], text).toEqual([
      begins,
      kind,
    ]);
  }
});
