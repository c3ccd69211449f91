/** What transcripts take from the campaign they are run on, so that they name no campaign's words themselves. */
import type { CampaignFiles, Category } from '../../src/campaign/types.ts';
import { addDays, daysBetween } from '../../src/chat/civil.ts';
import { createWords } from '../../src/words/index.ts';
import { firstReporting } from '../support/campaigns.ts';

const words = createWords();

export function castOf(files: CampaignFiles) {
  const { plan } = files;
  const counted = plan.categories.filter((each) => each.counts.length > 0);
  const category = counted[1] ?? plan.categories[0];
  const other = counted[3] ?? plan.categories.at(-1);
  const [first, second, third] = plan.people;
  const audience = plan.audiences.find((each) => each.selectable && each.sees.length > 1) ?? plan.audiences[0];
  if (!category || !other || !first || !second || !third || !audience)
    throw new Error('the campaign is too small for a scenario');
  const unit = files.units.find((each) => each.code === firstReporting(files));
  const neighbour =
    files.units.find((each) => each.type === unit?.type && each.code !== unit?.code) ?? files.units.at(-1);
  return {
    category: category.label.vi,
    categoryName: category.name.vi,
    count: category.counts[0]?.name.vi ?? '',
    hasCounts: (each: Category) => each.counts.length > 0,
    other: other.label.vi,
    group: first.name.vi,
    groupWord: first.words[0] ?? first.name.vi,
    second: second.name.vi,
    secondWord: second.words[0] ?? second.name.vi,
    third: third.name.vi,
    thirdWord: third.words[0] ?? third.name.vi,
    audience: audience.name.vi,
    unit: unit?.name ?? '',
    neighbour: neighbour?.name ?? '',
    theme: plan.theme.vi,
    title: plan.title.vi,
    organiser: plan.organiser.name.vi,
    day: (index: number, style: 'weekday-date' | 'date' | 'short' = 'weekday-date') =>
      words.plain({ date: addDays(plan.period.from, index), as: style }, 'vi'),
    /** "thứ Bảy", as typed. */
    weekday: (index: number) => words.plain({ date: addDays(plan.period.from, index), as: 'weekday' }, 'vi'),
    /** How many days the Week has. */
    days: daysBetween(plan.period.from, plan.period.to) + 1,
    /** 'YYYY-MM-DD' of the Week's day, counted from 0. */
    date: (index: number) => addDays(plan.period.from, index),
    /** As a person types it: 2/10. */
    typed: (index: number) => {
      const date = addDays(plan.period.from, index);
      return `${Number(date.slice(8))}/${Number(date.slice(5, 7))}`;
    },
  };
}
