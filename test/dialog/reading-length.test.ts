import { expect, it, test } from 'vitest';
import { gist, MOST_READ } from '../../src/chat/gist.ts';
import { readNumber } from '../../src/dialog/counts/numbers.ts';
import { readPeople } from '../../src/dialog/counts/people.ts';
import { readQuantities } from '../../src/dialog/counts/quantities.ts';
import { readDays } from '../../src/dialog/days/index.ts';
import { readTime } from '../../src/dialog/days/times.ts';
import { advanceFlow, beginFlow } from '../../src/dialog/engine.ts';
import type { Flow, Standing, Step } from '../../src/dialog/flow.ts';
import { readLink } from '../../src/dialog/links.ts';
import type { Turn } from '../../src/turn/index.ts';
import { unspelt } from '../../src/understanding/spellings.ts';
import { banner, groups, period, words } from './sample.ts';

type Answers = { readonly title: string; readonly kind: string };

const LONG = 4096;
const HOSTILE = [
  '1.000.',
  'a a a ',
  '7',
  '. ',
  '…',
  'a\u0301\u0323',
  '-',
  ',',
  'một trăm ',
  '😀',
  'www.',
  '\n',
  'a@b.',
];
const filled = (unit: string): string => unit.repeat(LONG).slice(0, LONG);

/** Two questions; notes what each of them is given to read. */
function flowThatNotes(given: string[]): Flow<Answers> {
  const note = ({ text = '' }: { readonly text?: string }) => {
    given.push(text);
    return { ok: true, value: text } as const;
  };
  const title: Step<Answers, 'title'> = {
    key: 'title',
    takesText: true,
    ask: () => ({ text: { plain: '?' } }),
    parse: note,
  };
  const kind: Step<Answers, 'kind'> = { key: 'kind', ask: () => ({ text: { plain: '?' } }), parse: note };
  return {
    name: 'noting',
    for: 'everybody',
    version: 1,
    title: { plain: 'Ghi' },
    keepsDraft: true,
    begin: () => ({ ok: true, answers: {} }),
    steps: [title, kind],
    summary: null,
    done: () => [],
  };
}

const turn = {
  id: '1',
  now: new Date('2021-10-03T08:00:00+07:00'),
  lang: 'vi',
  languages: words.languages,
} as unknown as Turn;
const say = (text: string) => ({ id: '2', from: { channel: 'phone', id: '1' }, at: turn.now, text });

it.each(HOSTILE)('4,096 characters of %j come to at most 1,000 for those who read words', (unit) => {
  expect(gist(filled(unit)).length).toBeLessThanOrEqual(MOST_READ);
});

test('a long title is kept whole; a long answer that is to be read is not read in part', () => {
  const given: string[] = [];
  const flow = flowThatNotes(given);
  const begun = beginFlow(flow, [], turn).standing as Standing;
  const title = `Hội thi ${'rất '.repeat(900)}dài`;
  const titled = advanceFlow(flow, begun, say(title), turn);
  expect(titled.standing?.answers.title).toBe(title);
  const refused = advanceFlow(flow, titled.standing as Standing, say(filled('5 gv ')), turn);
  expect(given).toEqual([title]);
  expect(JSON.stringify(refused.replies)).toContain('dialog:too-long');
  advanceFlow(flow, titled.standing as Standing, say(`  hai${' '.repeat(3000)}từ\n\n\nmới `), turn);
  expect(given.at(-1)).toBe('hai từ\nmới');
});

const asked = { now: turn.now, period, spellings: unspelt(words.languages) };
it.each<[string, () => { readonly ok: boolean }]>([
  ['a day', () => readDays(`3/10${' '.repeat(200)}thì không phải`, asked)],
  ['a time', () => readTime(`7h${' '.repeat(100)}không, 8h`)],
  ['people', () => readPeople(`20 gv${', 1 hs'.repeat(200)}`, groups, unspelt(words.languages))],
  ['a number', () => readNumber(`1${'0'.repeat(500)}`, [], unspelt(words.languages))],
  ['quantities', () => readQuantities(`3 băng rôn${', 1 băng rôn'.repeat(100)}`, [banner], unspelt(words.languages))],
  ['a link that is cut', () => readLink(`${'mời họp '.repeat(124)}https://hop.example/${'x'.repeat(300)}`)],
])('of %s in a text that is too long no part is taken', (_, read) => {
  expect(read().ok).toBe(false);
});

test('the link in a meeting’s invitation that was pasted whole is found', () => {
  const invitation = `${'Cô An mời họp, xin vào đúng giờ. '.repeat(18)}Vào phòng: https://hop.example/j/1?pwd=a`;
  expect(readLink(invitation)).toEqual({ ok: true, value: 'https://hop.example/j/1?pwd=a' });
});
