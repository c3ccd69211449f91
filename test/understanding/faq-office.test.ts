/** Questions that an office answered once for all, end to end: what people come to who ask them otherwise, and what only sounds like them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { outcomeOf } from '../../src/bot/typed/outcome.ts';
import { readWords } from '../../src/bot/typed/strict.ts';
import { understand } from '../../src/bot/typed/understood.ts';
import { mustRead } from '../support/campaigns.ts';
import { plainTurn } from '../support/plain-turn.ts';

const rows = readFileSync(join(import.meta.dirname, 'faq-office.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));
const answers = rows.flatMap(([of, id = '', question = '']) =>
  of === 'ask' ? [{ id: Number(id), question, answer: 'Được.', opens: null }] : [],
);
const campaign = { ...mustRead('duc-trong-2021'), version: 1, answers };
const { turn } = plainTurn({ at: '2021-10-04T09:00', campaign });

/** Where a text leads: without a word, with one, or among what is offered. */
function cameTo(text: string): {
  readonly surely: string | null;
  readonly opened: string | null;
  readonly among: readonly string[];
} {
  const strict = readWords(text, turn);
  if (strict !== null) return { surely: strict, opened: strict, among: [] };
  const outcome = outcomeOf(understand(text, turn));
  if (outcome.is === 'offer') return { surely: null, opened: null, among: outcome.among.map(({ address }) => address) };
  const { address } = outcome.action;
  const others = outcome.is === 'guess' ? outcome.others.map((each) => each.address) : [];
  return { surely: outcome.is === 'open' ? address : null, opened: address, among: others };
}

const asked = rows.flatMap(([of = '', text = '']) =>
  of === 'ask' || of === 'other' ? [] : [{ text, wanted: `faq.t${of}`, to: cameTo(text) }],
);

it('three in four come to the answer, nine in ten find it there or beside, and none to another without a word', () => {
  expect(asked.length).toBeGreaterThanOrEqual(50);
  expect(asked.filter(({ wanted, to }) => to.surely !== null && to.surely !== wanted).map(({ text }) => text)).toEqual(
    [],
  );
  const right = asked.filter(({ wanted, to }) => to.opened === wanted);
  const near = asked.filter(({ wanted, to }) => to.opened === wanted || to.among.includes(wanted));
  expect(right.length / asked.length).toBeGreaterThanOrEqual(0.75);
  expect(near.length / asked.length).toBeGreaterThanOrEqual(0.9);
});

it('what only sounds like such a question opens none of them without a word', () => {
  const others = rows.flatMap(([of, text = '']) => (of === 'other' ? [text] : []));
  expect(others.length).toBeGreaterThanOrEqual(40);
  expect(others.filter((text) => cameTo(text).surely?.startsWith('faq.'))).toEqual([]);
  expect(others.filter((text) => cameTo(text).opened?.startsWith('faq.')).length).toBeLessThanOrEqual(4);
});
