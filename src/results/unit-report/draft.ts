/** The words of a unit's report, drafted from its logs: Vietnamese, as it goes to the office. */
import { partsOf, type ReportPart } from '../../campaign/report-outline.ts';
import type { Campaign, Category } from '../../campaign/types.ts';
import type { LocalDate } from '../../chat/civil.ts';
import type { ActivityAnswers, ReportContent } from '../../turn/index.ts';
import { heldParts, saysSomething, sentence, withoutBullet } from '../sentences.ts';

/** Enough to say how many and what came of them; what is longer is cut by the lead. */
const MOST_NOTES = 40;

/** Every part's text, by its code: what the lead wrote, else what is drafted from these logs (those that stand). */
export function writtenOf(
  campaign: Campaign,
  logs: readonly ActivityAnswers[],
  texts: ReportContent['texts'],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    partsOf(campaign).map((part) => [part.code, texts[part.code] ?? draftOf(part, campaign, logs)] as const),
  );
}

/** Which duties were done: a log of a fitting category shows it, else the lead may say so. Duties that no log can show are left out. */
export function fulfilledBy(
  { plan }: Campaign,
  logs: readonly Pick<ActivityAnswers, 'category'>[],
  said: ReportContent['duties'],
): Readonly<Record<string, boolean>> {
  const logged = new Set(logs.map(({ category }) => category));
  const known = plan.duties.flatMap(({ code, categories }): (readonly [string, boolean])[] => {
    if (categories.some((each) => logged.has(each))) return [[code, true]];
    const answer = said[code];
    return answer === undefined || categories.length === 0 ? [] : [[code, answer]];
  });
  return Object.fromEntries(known);
}

/** A part as the logs tell it; '': they tell nothing of it. */
export function draftOf(part: ReportPart, campaign: Campaign, logs: readonly ActivityAnswers[]): string {
  if (part.source !== 'logs') return '';
  return part.categories
    .flatMap((code) => {
      const own = logs.filter((each) => each.category === code);
      const category = campaign.plan.categories.find((each) => each.code === code);
      return category && own.length > 0 ? [sumUp(category, own), ...notesOf(own)] : [];
    })
    .join('\n');
}

/** "Treo băng rôn, khẩu hiệu: 2 hoạt động; 4 băng rôn; khoảng 350 lượt người tham gia." */
function sumUp(category: Category, logs: readonly ActivityAnswers[]): string {
  const counted = category.counts.flatMap(({ code, name }) => {
    const known = logs.flatMap((log) => log.quantities[code] ?? []);
    return known.length > 0 ? [[name.vi, written(total(known))] as const] : [];
  });
  const parts = [...heldParts(written(logs.length), '', counted), ...peopleOf(logs)];
  return sentence(`${category.name.vi}: ${parts.join('; ')}`);
}

function peopleOf(logs: readonly ActivityAnswers[]): readonly string[] {
  const known = logs.flatMap(({ people }) => (people ? [people] : []));
  const numbers = known.flatMap((each) => [...Object.values(each.counts), each.unsorted].filter((n) => n !== null));
  if (numbers.length === 0) return [];
  const about = known.some((each) => each.approximate) ? 'khoảng ' : '';
  return [`${about}${written(total(numbers))} lượt người tham gia`];
}

/** What came of them, each with its name and days. */
const notesOf = (logs: readonly ActivityAnswers[]): readonly string[] =>
  logs.slice(0, MOST_NOTES).flatMap((log) => {
    if (log.result === null || !saysSomething(log.result)) return [];
    return [sentence(`${log.title} (${daysOf(log)}): ${withoutBullet(log.result)}`)];
  });

const daysOf = ({ from, to }: Pick<ActivityAnswers, 'from' | 'to'>): string =>
  from === to ? `ngày ${slashed(from)}` : `từ ${slashed(from)} đến ${slashed(to)}`;

const slashed = (date: LocalDate): string => date.split('-').toReversed().join('/');
const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);
const written = (n: number): string => n.toLocaleString('vi-VN');
