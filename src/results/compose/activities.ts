/** What was held, in sentences: over all, and under each heading of the outline. */
import { figuresOf, type PlanFigure } from '../../campaign/figures.ts';
import type { ReportPart } from '../../campaign/report-outline.ts';
import type { CampaignPlan, Category } from '../../campaign/types.ts';
import { fold } from '../../chat/fold.ts';
import type { Amount, Figures, FrozenLog, FrozenUnit, GroupResult } from '../../turn/index.ts';
import { heldParts, inOneLine, saysSomething } from '../sentences.ts';
import { amountOf, amountWith, daysOf, NOT_SAID, numberOf, unitsOf } from './numbers.ts';

/** "… đã tổ chức 152 hoạt động với khoảng 12.345 lượt người tham gia, gồm: …", and what is not in the number. */
export function overallLines(who: string, figures: Figures, plan: CampaignPlan): readonly string[] {
  const { activities, total } = figures;
  if (activities.value === null && total.value === null) return [`${who}: ${NOT_SAID} về hoạt động.`];
  if (activities.value === 0) return [`${who} không ghi hoạt động nào.`];
  const people = `${amountWith(total, 'lượt người tham gia')}${amongOf(figures, plan)}`;
  if (activities.value === null) return [`${who} có ${people}; ${NOT_SAID} về số hoạt động.`, ...sumsOfLines(figures)];
  const held = `${who} đã tổ chức ${amountWith(activities, 'hoạt động')}`;
  if (total.value === null) return [`${held}; ${NOT_SAID} về số lượt người tham gia.`, ...sumsOfLines(figures)];
  const missing = total.missing ?? 0;
  return [
    `${held} với ${people}.`,
    ...sumsOfLines(figures),
    ...(missing > 0 ? [`Số lượt người chưa kể ${numberOf(missing)} hoạt động ${NOT_SAID} về người tham gia.`] : []),
  ];
}

/** Where all that is known is that nothing was held: that is no silence. null: something is known. */
export function noneHeldLine({ activities, total, notHeld, standings }: GroupResult): readonly string[] | null {
  if (notHeld === 0 || activities.value !== null || total.value !== null) return null;
  const { reported, ...others } = standings;
  const isAll = notHeld === reported && Object.values(others).every((count) => count === 0);
  return isAll
    ? ['Các đơn vị đều báo cáo không tổ chức.']
    : [`${numberOf(notHeld)} đơn vị báo cáo không tổ chức; các đơn vị khác ${NOT_SAID} về hoạt động.`];
}

/** ", gồm: 20 lượt giáo viên; 300 lượt học sinh". */
function amongOf(figures: Figures, plan: CampaignPlan): string {
  const groups = plan.people.flatMap(({ code, name }) => {
    const amount = figures.people[code];
    return amount && amount.value !== null && amount.value > 0 ? [`${amountOf(amount)} lượt ${name.vi}`] : [];
  });
  const unsorted = figures.unsorted.value ?? 0;
  const others = unsorted > 0 ? [`${amountOf(figures.unsorted)} lượt chưa phân theo đối tượng`] : [];
  const parts = [...groups, ...others];
  return parts.length > 0 ? `, gồm: ${parts.join('; ')}` : '';
}

/** How many units are in the sums: the others did not say, which is no 0. */
function sumsOfLines({ activities, total }: Figures): readonly string[] {
  const [held, people] = [unitsOf(activities), unitsOf(total)];
  if (held === null) return [];
  const besides = people === null || people === 0 ? '' : `số lượt người tham gia của ${numberOf(people)} đơn vị`;
  if (held === 0) return [`Số lượt người tham gia trên là của ${numberOf(people ?? 0)} đơn vị có số liệu.`];
  return [`Số hoạt động trên là của ${numberOf(held)} đơn vị có số liệu${besides === '' ? '' : `; ${besides}`}.`];
}

/** The lines of one heading: a line for each category that was held, then the figures that stand there. */
export function partLines(part: ReportPart, figures: Figures, units: readonly FrozenUnit[], plan: CampaignPlan) {
  const named = figuresOf(plan).filter(({ code, of }) => !isDefault(code, of));
  const counted = new Set(
    named.flatMap(({ of }) =>
      of.what === 'quantity' ? of.counts.map((each) => `${each.category}.${each.count}`) : [],
    ),
  );
  const perCategory = part.categories.flatMap((code) => {
    const category = plan.categories.find((each) => each.code === code);
    return category ? categoryLine(category, counted, figures, units) : [];
  });
  return [...perCategory, ...figureLines(part.code, figures, plan)];
}

/** Figures that the plan ties to this part or section of the outline, by their names; what is none or not known is left out. */
export const figureLines = (place: string, { figures }: Figures, plan: CampaignPlan): readonly string[] =>
  figuresOf(plan)
    .filter(({ code, section, of }) => section === place && !isDefault(code, of))
    .flatMap(({ code, name, unit, of }) => {
      const amount = figures[code];
      if (!amount || (amount.value ?? 0) <= 0) return [];
      // "Số băng rôn: 12", but "Giá trị hỗ trợ: 12.000.000 đồng".
      const isNamed = !unit || fold(name.vi).includes(fold(unit.vi)) || fold(name.vi).startsWith('so ');
      // How many units held something is a number of units already.
      const from = of.what === 'units' ? null : unitsOf(amount);
      const by = from === null ? '' : ` (${numberOf(from)} đơn vị có số liệu)`;
      return [`${name.vi}: ${isNamed ? amountOf(amount) : amountWith(amount, unit.vi)}${by}`];
    });

/** Figures that the plan gives no name of its own: they stand in their category's line. */
const isDefault = (code: string, of: PlanFigure['of']): boolean =>
  (of.what === 'activities' && of.categories.length === 1 && of.categories[0] === code) ||
  (of.what === 'quantity' && of.counts.length === 1 && code === `${of.counts[0]?.category}.${of.counts[0]?.count}`);

/** "Treo băng rôn, khẩu hiệu: 12 hoạt động của 8 đơn vị; 120 băng rôn". Not held: nothing. `counted`: quantities that have a line of their own. */
function categoryLine(
  category: Category,
  counted: ReadonlySet<string>,
  { figures }: Figures,
  units: readonly FrozenUnit[],
): readonly string[] {
  const logs = units.flatMap((unit) => unit.logs.filter((log) => log.category === category.code));
  const held = figures[category.code]?.value ?? logs.length;
  if (held === 0) return [];
  const from = units.filter((unit) => unit.logs.some((log) => log.category === category.code)).length;
  const by = units.length > 1 && from > 0 ? ` của ${numberOf(from)} đơn vị` : '';
  const quantities = category.counts.flatMap(({ code, name }) => {
    if (counted.has(`${category.code}.${code}`)) return [];
    const amount = figures[`${category.code}.${code}`] ?? addUp(logs, code);
    return amount.value === null || amount.value === 0 ? [] : [[name.vi, amountOf(amount)] as const];
  });
  return [`${category.name.vi}: ${heldParts(numberOf(held), by, quantities).join('; ')}`];
}

function addUp(logs: readonly FrozenLog[], code: string): Amount {
  const known = logs.flatMap(({ quantities }) => quantities[code] ?? []);
  return { value: known.length > 0 ? known.reduce((sum, n) => sum + n, 0) : null, about: false };
}

/** What came of single activities: at most so many, one of a unit, those with the most people first. */
export function examples(
  part: ReportPart,
  units: readonly (readonly [name: string, unit: FrozenUnit])[],
  most: number,
) {
  const told = units.flatMap(([name, { logs }]) => {
    const own = logs.filter((log) => part.categories.includes(log.category) && saysSomething(log.result ?? ''));
    const best = own.toSorted((a, b) => peopleIn(b) - peopleIn(a))[0];
    return best ? [{ name, log: best }] : [];
  });
  return told
    .toSorted((a, b) => peopleIn(b.log) - peopleIn(a.log))
    .slice(0, most)
    .map(({ name, log }) => `${name}: ${log.title} (${daysOf(log.from, log.to)}): ${inOneLine(log.result ?? '')}`);
}

function peopleIn({ people }: FrozenLog): number {
  if (!people) return 0;
  return [...Object.values(people.counts), people.unsorted].reduce<number>((sum, n) => sum + (n ?? 0), 0);
}
