/** What is asked about before a unit's report is sent. */
import { createHash } from 'node:crypto';
import { figureAt } from '../../campaign/figure-keys.ts';
import { figureName } from '../../campaign/figure-names.ts';
import { partsOf } from '../../campaign/report-outline.ts';
import type { Campaign } from '../../campaign/types.ts';
import { unitOf } from '../../campaign/unit-tree.ts';
import { daysBetween } from '../../chat/civil.ts';
import type { Say } from '../../chat/index.ts';
import type { ActivityAnswers, Amount, Figures, ReportCheck, ReportContent, SentFigures } from '../../turn/index.ts';
import type { Key } from '../../words/keys.ts';
import { figureKeys, sumOfPeople } from './figures.ts';

export type Checked = {
  readonly campaign: Campaign;
  readonly unit: string;
  readonly content: ReportContent;
  readonly figures: SentFigures;
  /** Those that stand. */
  readonly logs: readonly ActivityAnswers[];
  /** What other units have, for a comparison. */
  readonly others: readonly Figures[];
  /** Signs of the texts that an official file can't show. */
  readonly unknownSigns: readonly string[];
  /** Who has begun a log and not saved it, by how they want to be shown; '': not said. */
  readonly openLogs: readonly string[];
  /** Photos of which nobody said yet whether they may be passed on. */
  readonly unansweredPhotos: number;
};

type Values = Readonly<Record<string, string | number | Say>>;
type Found = Omit<ReportCheck, 'isSettled' | 'figure' | 'tag'> & { readonly figure?: string };

const say = (key: Key, values?: Values): Say => (values === undefined ? { key } : { key, with: values });

/** In the order in which they are told: first what has to be mended. */
export function checksOf(given: Checked): readonly ReportCheck[] {
  const found = [
    ...sumCheck(given),
    ...dutyChecks(given),
    ...emptyCheck(given),
    ...wordsCheck(given),
    ...manyCheck(given),
    ...tenfoldCheck(given),
    ...aboutCheck(given),
    ...told(given),
  ];
  return found.map((each) => ({
    ...each,
    figure: each.figure ?? null,
    tag: createHash('sha256').update(`${each.key} ${each.of}`).digest('hex').slice(0, 8),
    isSettled: isSettled(each, given.content),
  }));
}

function isSettled({ key, kind, of }: Found, { notes, duties }: ReportContent): boolean {
  // What has to be mended is settled by no answer.
  if (kind === 'tell' || kind === 'stop') return kind === 'tell';
  return kind === 'duty' ? of in duties : notes[key]?.of === of;
}

/** A total that was given besides its parts has to be their sum. */
function sumCheck({ figures }: Checked): readonly Found[] {
  const sum = sumOfPeople(figures).value;
  const total = figures.total.value;
  if (sum === null || total === null || sum === total) return [];
  const text = say('unit-report:check.sum', { sum, total });
  return [{ key: 'sum', kind: 'stop', of: `${sum} ${total}`, text, figure: 'total' }];
}

/** What the plan requires and no log shows. */
function dutyChecks({ campaign, logs }: Checked): readonly Found[] {
  const logged = new Set(logs.map((log) => log.category));
  return campaign.plan.duties
    .filter((duty) => duty.required && duty.categories.length > 0 && !duty.categories.some((code) => logged.has(code)))
    .map((duty) => ({
      key: `duty.${duty.code}`,
      kind: 'duty',
      of: duty.code,
      text: say('unit-report:check.duty', { duty: { local: duty.text } }),
    }));
}

function emptyCheck({ logs, content }: Checked): readonly Found[] {
  if (logs.length > 0 || Object.keys(content.overrides).length > 0) return [];
  return [{ key: 'empty', kind: 'ask', of: 'empty', text: say('unit-report:check.empty') }];
}

/** What the lead is asked for in words, if they neither were asked nor wrote any of it. */
function wordsCheck({ campaign, content }: Checked): readonly Found[] {
  const codes = partsOf(campaign).flatMap(({ code, source }) => (source === 'words' ? [code] : []));
  const isAsked = codes.length === 0 || content.asked.length > 0 || codes.some((code) => code in content.texts);
  return isAsked ? [] : [{ key: 'words', kind: 'ask', of: 'words', text: say('unit-report:check.words') }];
}

/** More people than the unit has pupils, on all days of the Week together. */
function manyCheck({ campaign, unit, figures }: Checked): readonly Found[] {
  const pupils = unitOf(campaign, unit)?.pupils ?? 0;
  const { period } = campaign.plan;
  const days = daysBetween(period.from, period.to) + 1;
  const { value } = figures.total;
  if (pupils === 0 || value === null || value <= pupils * days) return [];
  const text = say('unit-report:check.many', { n: value, pupils, days });
  return [{ key: 'many', kind: 'ask', of: String(value), text, figure: 'total' }];
}

/** So many others have to have a figure before one is called odd. */
const LEAST_OTHERS = 2;
/** Ten of something are no slip of the finger where others have one. */
const LEAST_ODD = 20;

/** Ten times what half of the others have at most: a zero too many, as a rule. */
function tenfoldCheck({ campaign, figures, others }: Checked): readonly Found[] {
  const odd = figureKeys(figures).filter((key) => {
    const { value } = figureAt(figures, key);
    if (value === null || value < LEAST_ODD) return false;
    const known = others.flatMap((each) => figureAt(each, key).value ?? []).filter((n) => n > 0);
    return known.length >= LEAST_OTHERS && value >= 10 * median(known);
  });
  if (odd.length === 0) return [];
  const list = odd.map((key): Say => say('unit-report:check.one', named(campaign, key, figures)));
  const of = odd.map((key) => `${key} ${figureAt(figures, key).value}`).join(', ');
  const text = say('unit-report:check.tenfold', { list: { join: list, by: '; ' } });
  return [{ key: 'tenfold', kind: 'ask', of, text, figure: odd[0] ?? 'total' }];
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** "khoảng" stays, if the lead says so. */
function aboutCheck({ campaign, figures }: Checked): readonly Found[] {
  const keys = figureKeys(figures).filter((key) => key !== 'total' && figureAt(figures, key).about);
  const rough = keys.length > 0 ? keys : figures.total.about ? ['total'] : [];
  if (rough.length === 0) return [];
  const list = rough.map((key): Say => say('unit-report:check.about-one', named(campaign, key, figures)));
  const of = rough.map((key) => `${key} ${figureAt(figures, key).value}`).join(', ');
  return [{ key: 'about', kind: 'ask', of, text: say('unit-report:check.about', { list: { join: list, by: '; ' } }) }];
}

const named = ({ plan }: Campaign, key: string, figures: Figures): Values => ({
  name: figureName(plan, key),
  n: valueOf(figureAt(figures, key)),
});
const valueOf = (amount: Amount): number => amount.value ?? 0;

/** Logs that somebody has begun and that no figure holds; with the names of those who said one. At least one. */
export function sayOpenLogs(who: readonly string[]): Say {
  const named = [...new Set(who)].filter((name) => name !== '').map((plain): Say => ({ plain }));
  const count = who.length;
  return named.length > 0
    ? say('unit-report:check.open-logs-of', { count, who: { join: named, by: '; ' } })
    : say('unit-report:check.open-logs', { count });
}

/** What is only said: it may well be right. */
function told({ figures, unknownSigns, openLogs, unansweredPhotos }: Checked): readonly Found[] {
  const { missing = 0 } = figures.total;
  const found: Found[] = [];
  const tell = (key: string, text: Say): void => void found.push({ key, kind: 'tell', of: '', text });
  if (openLogs.length > 0) tell('open-logs', sayOpenLogs(openLogs));
  if (missing > 0) tell('uncounted', say('unit-report:check.uncounted', { count: missing }));
  if (figures.photos.value === 0) tell('photos', say('unit-report:check.no-photos'));
  if (unansweredPhotos > 0)
    tell('photos-waiting', say('unit-report:check.photos-waiting', { count: unansweredPhotos }));
  if (unknownSigns.length > 0) tell('signs', say('unit-report:check.signs', { signs: unknownSigns.join(' ') }));
  return found;
}
