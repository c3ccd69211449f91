import type { Campaign } from '../../campaign/types.ts';
import { datesFrom } from '../../chat/civil.ts';
import { sharesOf } from '../../chat/share.ts';
import type { BarPanel, Chart, ChartBar, SharePanel } from '../../documents/chart.ts';
import { shareOf } from '../../pages/figures.ts';
import { scopeLine } from '../../pages/scope.ts';
import type { ReportStanding } from '../../turn/index.ts';
import type { BoardFigures, BoardReading } from './figures.ts';
import { asOf, type WriteOut, web } from './words.ts';

/** From the farthest to the last. */
export const STANDINGS = ['reported', 'drafting', 'logged', 'nothing'] as const satisfies readonly ReportStanding[];

/** How many units are how far; the shares that stand together add up to 100,0. */
export function standingPanel({ sum }: BoardFigures, plain: WriteOut): SharePanel {
  const counts = STANDINGS.map((standing) => sum.standings[standing]);
  const shares = sharesOf(counts);
  const parts = STANDINGS.map((standing, n) => ({
    value: counts[n] ?? 0,
    label: plain(web('share', { name: web(`standing.${standing}`), percent: shares[n] ?? 0 })),
  }));
  return { as: 'share', title: plain(web('charts.states')), parts };
}

/** Activities and people by the days of the Week; a day on which nobody logged anything has no bar. */
export function dayPanels(
  { days }: BoardFigures,
  { plan }: Campaign,
  plain: WriteOut,
): { readonly activities: BarPanel; readonly people: BarPanel } {
  const byDay = new Map(days.map((each) => [each.day, each]));
  const week = datesFrom(plan.period.from, plan.period.to);
  const panel = (title: 'activities' | 'people', bar: (day: string) => Omit<ChartBar, 'label'>): BarPanel => ({
    as: 'bars',
    title: plain(web(`charts.${title}`)),
    none: plain(web('charts.none')),
    bars: week.map((day) => ({ label: plain({ date: day, as: 'short' }), ...bar(day) })),
  });
  return {
    activities: panel('activities', (day) => ({ value: byDay.get(day)?.activities ?? null })),
    people: panel('people', (day) => byDay.get(day)?.people ?? { value: null }),
  };
}

/** How the charts by day count, of how many units they are, and what they leave out. */
export function dayNotes({ days }: BoardFigures, { plan }: Campaign, plain: WriteOut): readonly string[] {
  const { from, to } = plan.period;
  const outside = days.filter(({ day }) => day < from || day > to).reduce((sum, { activities }) => sum + activities, 0);
  const within = days.filter(({ day }) => day >= from && day <= to);
  const unitsIn = (of: 'units' | 'counted'): number => new Set(within.flatMap((each) => each[of])).size;
  const [units, counted] = [unitsIn('units'), unitsIn('counted')];
  const said = [
    web('charts.counted'),
    units > 0 &&
      web('charts.from', { units: web('units', { count: units }), counted: web('units', { count: counted }) }),
    outside > 0 && web('charts.outside', { count: outside }),
    web('charts.dash'),
  ];
  return said.flatMap((each) => (each === false ? [] : plain(each)));
}

/** The picture that is sent in chat to this person. */
export function boardChart(
  figures: BoardFigures,
  { campaign, person }: Pick<BoardReading, 'campaign' | 'person'>,
  locale: string,
  plain: WriteOut,
): Chart {
  const scope = scopeLine(person, campaign);
  const { sum, at } = figures;
  const reported = plain({ join: [web('standing.reported'), shareOf(sum.standings.reported, sum.units)], by: ': ' });
  const onTime = plain({ join: [web('tiles.on-time'), shareOf(sum.onTime, sum.units)], by: ': ' });
  const { activities, people } = dayPanels(figures, campaign, plain);
  return {
    title: plain({ local: campaign.plan.title }),
    lines: [plain(asOf(at)), ...(scope ? [plain(scope)] : []), ...[reported, onTime].map(capital)],
    panels: [standingPanel(figures, plain), activities, people],
    foot: dayNotes(figures, campaign, plain),
    locale,
  };
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
