import { partsOf, type ReportPart } from '../../campaign/report-outline.ts';
import { fold, foldWords } from '../../chat/fold.ts';
import { textsOf } from '../../chat/languages.ts';
import type { Flow, Step } from '../../dialog/flow.ts';
import { mendedText } from '../../dialog/mending/index.ts';
import type { Turn } from '../../turn/index.ts';
import { leadOf, readText, words } from './begin.ts';
import { addedTo, askHow, readHow } from './replace.ts';

/** More questions than that no campaign asks; the rest are parts like the others, to be changed one by one. */
const SLOTS = ['w0', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8', 'w9'] as const;
type Slot = (typeof SLOTS)[number];
/** What becomes of a text that stands there already: asked for each, where there is one. */
const HOWS = ['h0', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'h7', 'h8', 'h9'] as const;
type HowSlot = (typeof HOWS)[number];
type How = 'instead' | 'after' | 'keep';
type Answers = { readonly unit: string } & { readonly [S in Slot]: string | null } & { readonly [H in HowSlot]: How };

type Steps = readonly (Step<Answers, Slot> | Step<Answers, HowSlot>)[];

const LONGEST = 2_000;

/** What is asked for in so many words: the parts that no log tells of. */
export const askedParts = (turn: Turn): readonly ReportPart[] =>
  partsOf(turn.campaign)
    .filter(({ source }) => source === 'words')
    .slice(0, SLOTS.length);

const partAt = (slot: Slot, turn: Turn): ReportPart | undefined => askedParts(turn)[SLOTS.indexOf(slot)];

const standing = (unit: string | undefined, slot: Slot, turn: Turn): string =>
  turn.unitReports.draft(unit ?? '').content.texts[partAt(slot, turn)?.code ?? ''] ?? '';

/** What was typed where a text stands already: nothing is replaced unasked. */
const howStep = (slot: HowSlot): Step<Answers, HowSlot> => {
  const of = SLOTS[HOWS.indexOf(slot)] ?? 'w0';
  return {
    key: slot,
    when: (soFar, turn) => {
      const before = standing(soFar.unit, of, turn);
      return typeof soFar[of] === 'string' && before !== '' && soFar[of] !== before;
    },
    ask: (soFar, turn) => askHow(standing(soFar.unit, of, turn), soFar[of] ?? '', true),
    parse: ({ choice }, soFar, turn) => readHow(choice, standing(soFar.unit, of, turn), soFar[of] ?? ''),
  };
};

/** "kiến nghị cấp thêm sách": with its title, or one of the names in it. */
function opensWith(typed: string, part: ReportPart): boolean {
  const text = foldWords(typed.slice(0, 80)).replace(
    /^(?:(?:da|thua|a|va|con|ve|phan|muc|truong|don vi|chung em|chung toi|em|toi) )+/,
    '',
  );
  const names = textsOf(part.title).flatMap((title) => [title, ...title.split(/\s*,\s*|\s+và\s+|\s+and\s+/)]);
  const called = names.map((name) => fold(name));
  const also = ALIKE.filter((group) => group.some((name) => called.includes(name))).flat();
  return [...called, ...also].some((name) => name !== '' && `${text} `.startsWith(`${name} `));
}
const ALIKE: readonly (readonly string[])[] = [['kien nghi', 'de xuat', 'de nghi', 'proposals', 'we propose']];

const step = (slot: Slot): Step<Answers, Slot> => ({
  key: slot,
  takesText: true,
  skip: null,
  rest: true,
  when: (_soFar, turn) => partAt(slot, turn) !== undefined,
  ask: ({ unit = '' }, turn) => {
    const part = partAt(slot, turn);
    const now = standing(unit, slot, turn);
    const question = part ? { local: part.ask ?? part.title } : words('words.none');
    const n = String(SLOTS.indexOf(slot) + 1);
    const lines = [words('words.ask', { n, of: String(askedParts(turn).length), question })];
    return { text: { join: now === '' ? lines : [...lines, words('words.now', { text: { plain: now } })] } };
  },
  parse: (message, { unit }, turn) => {
    const now = standing(unit, slot, turn);
    const mended = now === '' ? null : mendedText(now, message.text ?? '');
    return readText(mended === null ? message : { text: mended }, 2, LONGEST);
  },
  claims: (text, _soFar, turn) => {
    const part = partAt(slot, turn);
    return part !== undefined && opensWith(text, part);
  },
  line: (value, _soFar, turn) => {
    const part = partAt(slot, turn);
    return value === null || !part ? null : { label: { local: part.title }, value: { plain: value } };
  },
});

/** What stood out, what was lacking, what was learnt, what is proposed: one by one, each may be left out. `go.report-words.<unit>`. */
export const reportWordsFlow: Flow<Answers> = {
  name: 'report-words',
  for: ['lead', 'office'],
  // Its button stands on the report alone, and is typed from anywhere.
  ways: [{ for: ['lead'], label: 'unit-report:button.words' }],
  version: 1,
  title: words('words.title'),
  keepsDraft: true,
  begin([unit], turn) {
    const begun = leadOf(unit, turn, 'report-words');
    return begun.ok ? { ok: true, answers: { unit: begun.unit }, note: words('words.how') } : begun;
  },
  // Too many names for the compiler to sort one by one.
  steps: SLOTS.flatMap((slot, i): Steps => [step(slot), howStep(HOWS[i] ?? 'h0')]) as unknown as Flow<Answers>['steps'],
  goesOnInOrder: true,
  summary: null,
  done(answers, turn) {
    const parts = askedParts(turn);
    const said = parts.flatMap(({ code }, i) => {
      const slot = SLOTS[i] ?? 'w0';
      const text = answers[slot];
      const how = answers[HOWS[i] ?? 'h0'];
      const before = standing(answers.unit, slot, turn);
      if (typeof text !== 'string' || (before !== '' && how === 'keep')) return [];
      return [[code, before !== '' && how === 'after' && text !== before ? addedTo(before, text) : text] as const];
    });
    turn.unitReports.change(answers.unit, ({ texts, asked }) => ({
      texts: { ...texts, ...Object.fromEntries(said) },
      asked: [...new Set([...asked, ...parts.map(({ code }) => code)])],
    }));
    return [];
  },
  leadsTo: ({ unit }) => ({ at: `hand-in.${unit}.changed.words`, note: words('words.done') }),
};
