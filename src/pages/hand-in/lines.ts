/** A unit's report as lines of a chat. */
import { figureAt } from '../../campaign/figure-keys.ts';
import { figureName } from '../../campaign/figure-names.ts';
import { figuresOf } from '../../campaign/figures.ts';
import { outlineOf, type ReportPart, type ReportSection } from '../../campaign/report-outline.ts';
import type { CampaignPlan } from '../../campaign/types.ts';
import { shorten } from '../../chat/cut.ts';
import type { Say } from '../../chat/index.ts';
import { sayAmount } from '../../dialog/counts/amount.ts';
import type { Amount, Nomination, Turn, UnitReport } from '../../turn/index.ts';
import { words } from './words.ts';

/** A screen of a phone or two; and well below what any channel takes. */
const LEAF = 1_300;
/** What a page shows of a text that is longer than all of it. */
const PIECE = 1_100;
const CHAPTERS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'] as const;

/** Lines that stay together, and how long they are at most. */
type Block = { readonly lines: readonly Say[]; readonly length: number };

/** The whole report in pages: the figures first, then every part with its text. */
export function reportPages(report: UnitReport, turn: Turn): readonly (readonly Say[])[] {
  const blocks = [figuresBlock(report, turn), ...textBlocks(report, turn), ...dutiesBlock(report, turn)];
  const pages: Block[] = [];
  for (const block of blocks) {
    const last = pages.at(-1);
    if (last && last.length + block.length <= LEAF) {
      pages[pages.length - 1] = { lines: [...last.lines, ...block.lines], length: last.length + block.length };
    } else pages.push(block);
  }
  return pages.map(({ lines }) => lines);
}

function figuresBlock(report: UnitReport, turn: Turn): Block {
  const lines = [words('figures.title'), ...figureLines(report, turn)];
  return {
    lines: [{ bold: lines[0] ?? '' }, ...lines.slice(1)].filter(isSay),
    length: lines.reduce((sum, line) => sum + turn.plain(line).length + 1, 0),
  };
}

const isSay = (line: unknown): line is Say => typeof line === 'object' && line !== null;

/** So many names stand in a line of what is none or not known. */
const NAMES = 4;

/**
 * People by group and in all; of the other figures those that are not 0, then which are none and which nobody said. What was changed says
 * what was counted, and why.
 */
export function figureLines(report: UnitReport, turn: Turn): readonly Say[] {
  const { figures } = report;
  const { plan } = turn.campaign;
  const line = (key: string, amount: Amount): Say => figureLine(report, key, turn, amount);
  // How many units held something says nothing of one unit.
  const isOfUnits = (key: string): boolean =>
    figuresOf(plan).some(({ code, of }) => code === key && of.what === 'units');
  const people = plan.people.map(({ code }) => line(`people.${code}`, figures.people[code] ?? NONE));
  const all = Object.entries(figures.figures).filter(([key]) => !key.startsWith('people.') && !isOfUnits(key));
  const others = all.filter(([key, { value }]) => (value !== null && value > 0) || key in figures.overrides);
  const named = (line: 'nil' | 'unsaid', value: 0 | null): readonly Say[] => {
    const keys = all
      .filter(([key, amount]) => amount.value === value && !(key in figures.overrides))
      .map(([key]) => key);
    return keys.length > 0 ? [words(`figures.${line}`, { names: someNames(plan, keys) })] : [];
  };
  const isUnsorted = (figures.unsorted.value ?? figures.overrides['unsorted']?.counted.value ?? 0) > 0;
  return [
    line('activities', figures.activities),
    ...people,
    ...(isUnsorted ? [line('unsorted', figures.unsorted)] : []),
    line('total', figures.total),
    ...others.map(([key, amount]) => line(key, amount)),
    line('photos', figures.photos),
    ...named('nil', 0),
    // Where nothing is known of the unit at all, that says it.
    ...(figures.activities.value === null ? [] : named('unsaid', null)),
  ];
}

/** "học sinh: 310 (đếm từ các hoạt động: 300; …)". */
export function figureLine(
  { figures }: UnitReport,
  key: string,
  { campaign: { plan } }: Turn,
  amount: Amount = figureAt(figures, key),
): Say {
  const own = figures.overrides[key];
  const values = { name: figureName(plan, key), n: sayAmount(amount) };
  if (!own || own.counted.value === null) return words('figures.line', values);
  return words('figures.changed', { ...values, counted: sayAmount(own.counted), reason: own.reason ?? '' });
}

/** "A; B; C và 12 mục khác". */
function someNames(plan: CampaignPlan, keys: readonly string[]): Say {
  const shown: Say = { join: keys.slice(0, NAMES).map((key) => figureName(plan, key)), by: '; ' };
  return keys.length > NAMES ? words('figures.names-more', { names: shown, count: keys.length - NAMES }) : shown;
}

const NONE: Amount = { value: null, about: false };

function textBlocks(report: UnitReport, turn: Turn): readonly Block[] {
  const written = turn.unitReports.written(report);
  const nominees = turn.unitReports
    .nominations(report.unit)
    .filter(({ id }) => report.state === 'draft' || report.content.nominations.includes(id));
  return outlineOf(turn.campaign).flatMap((section, n) => {
    const told = section.parts.map((part, i) => {
      const texts = part.source === 'nominations' ? nominees.map(nomineeLine) : piecesOf(written[part.code] ?? '');
      return { n: i + 1, heading: section.isDivided ? partLine(part, i + 1) : null, texts };
    });
    return chapterBlocks(chapterLine(section, n), told);
  });
}

/** What the plan asks of the unit, and whether it was done. */
function dutiesBlock(report: UnitReport, turn: Turn): readonly Block[] {
  const duties = turn.campaign.plan.duties.filter(({ categories }) => categories.length > 0);
  if (duties.length === 0) return [];
  const done = turn.unitReports.fulfilled(report);
  const lines = duties.map(({ code, text, required }): Say => {
    const answer = done[code];
    const state = answer === undefined ? (required ? 'open' : 'encouraged') : answer ? 'done' : 'not-done';
    return words(`duty.${state}`, { text: { local: text } });
  });
  const all: readonly Say[] = [{ plain: '' }, { bold: words('duty.title') }, ...lines];
  return [{ lines: all, length: 30 + duties.reduce((sum, { text }) => sum + text.vi.length + 20, 0) }];
}

type Told = { readonly n: number; readonly heading: Say | null; readonly texts: readonly Say[] };

/** A chapter: what stands in it, and last which of its parts are empty. */
function chapterBlocks(head: Say, told: readonly Told[]): readonly Block[] {
  const full = told.filter(({ texts }) => texts.length > 0);
  const empty = told.filter(({ texts }) => texts.length === 0).map(({ n }) => String(n));
  const above = (i: number): readonly Say[] => (i === 0 ? [{ plain: '' }, head] : []);
  const blocks = full.flatMap(({ heading, texts }, i) => blocksOf([...above(i), ...(heading ? [heading] : [])], texts));
  if (full.length === told.length) return blocks;
  const line = full.length > 0 ? words('part.empties', { list: empty.join(', ') }) : words('part.empty');
  const lines = full.length === 0 ? [...above(0), line] : [line];
  return [...blocks, { lines, length: 60 }];
}

const chapterLine = (section: ReportSection, n: number): Say => ({
  bold: words('part.chapter', { n: CHAPTERS[n] ?? String(n + 1), title: { local: section.title } }),
});
const partLine = (part: ReportPart, n: number): Say =>
  words('part.part', { n: String(n), title: { local: part.title } });

const EMPTY: Say = { plain: '' };

/** What people wrote in it counts in full, our own words as about a line. */
function lengthOf(text: Say): number {
  if ('plain' in text) return text.plain.length + 1;
  const values = 'with' in text ? Object.values(text.with ?? {}) : [];
  return values.reduce<number>(
    (sum, each) => sum + (typeof each === 'object' && 'plain' in each ? each.plain.length : 0),
    80,
  );
}

/** The headings stay with the first piece. */
function blocksOf(above: readonly Say[], texts: readonly Say[]): readonly Block[] {
  const [first = EMPTY, ...rest] = texts;
  return [
    { lines: [...above, first], length: above.length * 60 + lengthOf(first) },
    ...rest.map((text) => ({ lines: [text], length: lengthOf(text) })),
  ];
}

/** A text in pieces that fit a page: by its lines, and a long line at its words. */
function piecesOf(text: string): readonly Say[] {
  return text.split('\n').flatMap((line): Say[] => {
    const pieces: Say[] = [];
    let rest = line.trim();
    while (rest.length > PIECE) {
      const at = rest.lastIndexOf(' ', PIECE);
      const cut = at > PIECE / 2 ? at : PIECE;
      pieces.push({ plain: rest.slice(0, cut) });
      rest = rest.slice(cut).trimStart();
    }
    return rest === '' ? pieces : [...pieces, { plain: rest }];
  });
}

/** Of what somebody did, where several stand below each other. */
const BRIEF = 150;

/** "Gương tự học: Cô Lan – đọc sách cùng học sinh (đã đồng ý)". */
export const nomineeLine = (one: Nomination): Say => nomineeWith(one, one.what);

/** The same for a list: only the beginning of what they did. */
export const nomineeInList = (one: Nomination): Say =>
  nomineeWith(one, one.what === null ? null : shorten(one.what.replace(/\s+/g, ' '), BRIEF));

function nomineeWith({ kind, name, consent }: Nomination, what: string | null): Say {
  return words('nominee.line', {
    kind: words(`nominee.kind.${kind}`),
    name: { plain: name },
    what: what === null ? { plain: '' } : { plain: ` – ${what}` },
    consent: kind === 'commend-group' ? { plain: '' } : words(consent ? 'nominee.agreed' : 'nominee.not-asked'),
  });
}

/** The beginning of a part, for its button's neighbour in a list. */
export const beginning = (text: string): string => shorten(text.replace(/\s+/g, ' ').trim(), 60);
