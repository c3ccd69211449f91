/** Texts of 2,000 characters and fewer that nobody types, and every reader that a typed text passes on its way. */
import { rankFaq } from '../../src/bot/typed/faq.ts';
import { readWords } from '../../src/bot/typed/strict.ts';
import { slotsIn, understand } from '../../src/bot/typed/understood.ts';
import type { Campaign } from '../../src/campaign/types.ts';
import { communes, loggingUnits } from '../../src/campaign/unit-tree.ts';
import { unitsWithin } from '../../src/campaign/units-within.ts';
import { instant } from '../../src/chat/civil.ts';
import { readNumber } from '../../src/dialog/counts/numbers.ts';
import { readPeople } from '../../src/dialog/counts/people.ts';
import { readQuantities } from '../../src/dialog/counts/quantities.ts';
import { readDays } from '../../src/dialog/days/index.ts';
import { readTime } from '../../src/dialog/days/times.ts';
import { isForBot } from '../../src/dialog/for-bot.ts';
import { readLink } from '../../src/dialog/links.ts';
import { guessMeaning } from '../../src/dialog/meant.ts';
import { readCorrection } from '../../src/dialog/mending/correction.ts';
import { readMode } from '../../src/dialog/modes.ts';
import { isOfOtherKind } from '../../src/dialog/other-kind.ts';
import type { PlainStep } from '../../src/dialog/progress.ts';
import { scoreCategories } from '../../src/flows/category-scores.ts';
import { logFlow } from '../../src/flows/log/index.ts';
import { readToldLog } from '../../src/flows/log/told.ts';
import { unitStep } from '../../src/flows/log/unit.ts';
import { unitFlow } from '../../src/flows/unit.ts';
import { findUnits } from '../../src/flows/unit-search.ts';
import { dangerIn } from '../../src/understanding/danger.ts';
import { spellingsOf } from '../../src/understanding/spellings.ts';
import { withoutNames } from '../../src/understanding/unnamed.ts';
import { wordsOf } from '../../src/understanding/words.ts';
import { turnOf } from './look-ups.ts';

const LONG = 2_000;
const LENGTHS = [LONG, 700, 390, 290, 90];

const period = { from: '2021-10-01', to: '2021-10-07' };
const now = instant('2021-10-07', '20:00');
const steps = logFlow.steps as readonly unknown[] as readonly PlainStep[];
/** What was read last is kept: each reading is of another moment. */
let moments = 0;

const BITS = [
  'a',
  '1',
  '1.',
  'aw',
  '(',
  '🙂',
  'hai ',
  'thứ 2 ',
  'thu 2 tuan ',
  '3/10,',
  '3/10 va 4/10 ',
  'hôm qua ',
  'hom qua den hom nay ',
  'ngày 1 - ',
  'từ ngày ',
  '20 gv ',
  'em 3 ',
  'x 3 ',
  'mỗi lớp 30 em ',
  'một trăm hai ',
  'khoảng ',
  'http://',
  'tại trường ',
  'o ',
  'ở sân trường Trần Phú ',
  'th ',
  'truong thcs ',
  'tieu hoc ',
  'mn Đà Loan ',
  'không phải ',
  'sửa ngày thành ',
  'tổ chức ',
  'tuyên truyền đọc sách ',
  'lớp học trực tuyến zoom ',
  '"',
  '"abcdef',
  ',,',
  '\n',
  'a\u0301',
  '\u0301',
];
const TOLD = 'Chiều nay trường em tổ chức đọc sách tại thư viện cho 35 hs và 20 ph ạ. ';

function atLengths(bit: string): readonly string[] {
  return LENGTHS.map((length) => bit.repeat(Math.ceil(length / bit.length)).slice(0, length));
}

/** Each at full length, and as long as the longest that is still read as a letter, a look-up or an answer. */
export const HOSTILE: readonly string[] = [...BITS, TOLD, ` ${TOLD.toUpperCase()}`].flatMap(atLengths);

/** What a campaign's units are called, and what is only like it: all letters of a name, one of them wrong, its first words, its kind. */
export function namesOf({ units }: Campaign): readonly string[] {
  const names = units.map(({ name }) => name);
  const some = names.filter((_, at) => at % Math.ceil(names.length / 40) === 0);
  const like = some.flatMap((name) => [
    name,
    `${name.slice(0, -1)}x`,
    name.replace(/^.* (?=\S+ \S+$)/, ''),
    name.split(' ').slice(-3).toReversed().join(' '),
  ]);
  const short = ['th', 'thcs', 'trường', 'xã', 'tr', 'xn', 'aa', 'an', 'tran ph', 'hoa x', 'thcs tp', 'nguyen van'];
  return [...like, ...short, ...atLengths(`${names.join(' ')} `), ...atLengths(`${like.join(', ')} `)];
}

/** What people type. */
export const USUAL: readonly string[] = [
  'hôm qua',
  'tu mung 2 den mung 5',
  '20 gv 300 hs 50 ph',
  '4 lớp, mỗi lớp 30 em',
  'dạ học qua zoom ạ',
  'ngày mai lịch học sao coi giùm tui cái',
  'nhầm, 60 người',
  TOLD.trim(),
];

export type Readers = Readonly<Record<string, (text: string) => unknown>>;

const said = (text: string) => ({ id: '1', from: { channel: 'test', id: '42' }, at: now, text });

/** By what they read; the office is spoken to, which may name every unit. */
export function readersOf(campaign: Campaign): Readers {
  const turn = { ...turnOf('office'), campaign };
  const { plan } = campaign;
  const { languages } = turn;
  const spellings = spellingsOf(languages);
  const counts = plan.categories.flatMap((each) => each.counts);
  const again = () => ({ ...turn, now: new Date(now.getTime() + (moments += 1)) });
  return {
    words: (text) => wordsOf(text, spellings),
    danger: (text) => dangerIn(text, languages),
    'strict words': (text) => readWords(text, again()),
    slots: (text) => slotsIn(text, again()),
    'questions (faq)': (text) => rankFaq(wordsOf(text.slice(0, 300), spellings).words, campaign, languages),
    understood: (text) => understand(text, again()),
    'without names': withoutNames,
    days: (text) => readDays(text, { now, period, spellings }),
    people: (text) => readPeople(text, plan.people, spellings),
    quantities: (text) => readQuantities(text, counts, spellings),
    number: (text) => readNumber(text, [], spellings),
    meaning: (text) => guessMeaning(text, { lang: 'vi', languages }),
    mode: (text) => readMode(text, plan.platforms, spellings),
    category: (text) => scoreCategories(text, plan.categories, languages),
    time: readTime,
    link: readLink,
    'for the bot': (text) => isForBot(text, spellings),
    'another kind': (text) => isOfOtherKind(text, spellings),
    correction: (text) => readCorrection(text, steps, (step) => step.words ?? []),
    unit: (text) => unitStep.parse(said(text), {}, turn),
    commune: (text) => findUnits(text, communes(campaign), campaign),
    'own unit': (text) => unitFlow.steps[0]?.parse(said(text), {}, turn),
    'units within': (text) => unitsWithin(text, loggingUnits(campaign), campaign),
    'whole log': (text) => readToldLog(text, turn),
  };
}
