/** "Sửa số hs thành 320", "bổ sung số phụ huynh": a lead names a figure of the unit's report. The figure's question is opened; nothing is written by it. */
import { changeableFigures } from '../../campaign/figure-names.ts';
import { figuresOf } from '../../campaign/figures.ts';
import type { CampaignPlan } from '../../campaign/types.ts';
import { fold, foldWords } from '../../chat/fold.ts';
import { textsOf } from '../../chat/languages.ts';
import { search } from '../../dialog/search.ts';
import { type Intent, readAddress } from '../intent.ts';
import type { Said } from './said.ts';

/** `key` null: which of them is not said. `value`: the number that was said with it; `reason`: why, in the words that were typed. */
export type NamedFigure = {
  readonly key: string | null;
  readonly value: number | null;
  readonly reason: string | null;
};

const LONGEST = 120;
const LONGEST_WITH_REASON = 300;
/** One word of courtesy before what is wanted of a report. */
export const POLITE =
  '(?:cho|xin|da|vang|em|toi|minh|co|chi|muon|can|de|nho|giup|gium|dum|vui long|lam on|oi|bot|i want to|please) ';
const CHANGE =
  '(?:dinh chinh|chinh sua|dieu chinh|cap nhat|bo sung|sua doi|sua|doi|chinh|dien|nhap|thay|khai|mend|change|correct|update|add)(?: (?:lai|them|giup|gium|dum|dung|cho|cai|phan|muc|the|em|toi))*';
const NUMBERS = '(?:cac so lieu|so lieu|so luong|so luot|so nguoi|con so|so|sl|figures?|number of|numbers?)';
const ASKS_FOR_CHANGE = new RegExp(`^(?:${POLITE})*${CHANGE} (?:${NUMBERS} |(?=tong ))(.*)$`);
const NUMBER = String.raw`(?:khoang )?(\d{1,3}(?:[. ]\d{3})+|\d{1,6})(?: (?:em|nguoi|chau|luot|luot nguoi|co|thay|hs|gv|ph|cai|tam|bai|buoi))?`;
const NOT = '(?:chu )?(?:khong|ko|k|kg|hong|hok|hem|not) (?:phai|dung)(?: la)?';
const TAIL = '(?: (?:dau|thoi|moi dung|nha|nhe|nhen|ma|em|a|ad|chi|ban|bot|oi|luon|chu))*';
const NAME = `(?:${POLITE})*(?:${CHANGE} )?(?:${NUMBERS} )?(.{2,40}?)`;
/** What is said to be wrong, and what is right: "gv 35 chứ không phải 33". Of each the names of its figures, in their order. */
const CORRECTED: readonly (readonly [RegExp, readonly ('name' | 'old' | 'new')[]])[] = [
  [
    new RegExp(
      `^${NAME} (?:la |co |thi )?${NOT} ${NUMBER}${TAIL}(?: (?:ma|phai|dung|chi|co|la|thi|con|moi))* ${NUMBER}${TAIL}$`,
    ),
    ['name', 'old', 'new'],
  ],
  [
    new RegExp(`^${NAME} (?:dung |phai |thanh |con |chi |co |la )*${NUMBER}${TAIL} ${NOT} ${NUMBER}${TAIL}$`),
    ['name', 'new', 'old'],
  ],
  [
    new RegExp(
      `^(?:${POLITE})*(?:${CHANGE} )?(?:co |la )?(\\d{1,3}(?:[. ]\\d{3})+|\\d{1,6}) (.{2,40}?)${TAIL} ${NOT} ${NUMBER}${TAIL}$`,
    ),
    ['new', 'name', 'old'],
  ],
  [
    new RegExp(`^(?:${POLITE})*${NOT} (?:.{2,40}? )?${NUMBER} (?:ma|chu)(?: la)? ${NAME} ${NUMBER}${TAIL}$`),
    ['old', 'name', 'new'],
  ],
  [
    new RegExp(
      `^${NAME} (?:dang |ghi |la )*(?:tu |from )${NUMBER} (?:thanh|sang|len|xuong|con|ve|la|to) ${NUMBER}${TAIL}$`,
    ),
    ['name', 'old', 'new'],
  ],
  [new RegExp(`^${NAME} (?:dung |phai |la |co )*${NUMBER} moi dung${TAIL}$`), ['name', 'new']],
  [new RegExp(`^${NAME} dung (?:ra )?(?:phai )?la ${NUMBER}${TAIL}$`), ['name', 'new']],
];
/** "Băng rôn 2 cái", where the report is what is looked at. */
const TOLD: typeof CORRECTED = [[new RegExp(`^${NAME} (?:la |co |duoc |: )?${NUMBER}${TAIL}$`), ['name', 'new']]];
/** "Số học sinh là 520", with a reason behind it: nobody gives one for a log's. */
const EXPLAINED: typeof CORRECTED = [
  [new RegExp(`^(?:${POLITE})*${NUMBERS} (.{2,40}?) (?:la |co |duoc |phai la )${NUMBER}${TAIL}$`), ['name', 'new']],
];
/** Why, behind the rest of it. */
const BECAUSE = /[\s,.;(]+(?:vì|vi|bởi vì|tại vì|tại|do|because|since)\s+(\S[\s\S]*)$/iu;
/** "Số giáo viên sai rồi". */
const IS_WRONG = new RegExp(
  `^(?:${POLITE})*${NUMBERS} (.*?) ?(?:bi |ghi |nhap |dem |bao |dang |van |con )*(?:sai|nham|lon|thieu|chua dung|khong dung|chua du|wrong)(?: (?:roi|a|qua|het|mat|so|nhieu|is))*$`,
);
const SAID =
  /(?:^| )(?:(?:thanh|la|len|xuong|con|thanh la|to|=|:) )*(?:khoang )?(\d{1,3}(?:[. ]\d{3})+|\d{1,6})(?: (?:em|nguoi|chau|luot|luot nguoi|co|hs|ph))?$/;
const AROUND =
  /(?:^| )(?:(?:cua|trong|o|tren) (?:truong|don vi|bao cao|toi|em|minh)(?: (?:toi|em|minh))?|tham gia|tham du|di|nua|nhe|nha|a|(?:giup|gium|dum|cho)(?: (?:em|toi|minh|chi|co))?|voi|bao cao|la|thanh|moi|cho dung)(?= |$)/g;

/** What of the report's figures a text asks to change; null: it asks for none. `isReport`: the report is what is shown. */
export function namedFigure(text: string, plan: CampaignPlan, isReport = false): NamedFigure | null {
  if (text.length > LONGEST_WITH_REASON) return null;
  const [because, reason] = BECAUSE.exec(text) ?? [];
  if (because !== undefined && reason !== undefined) {
    const said = text.slice(0, -because.length);
    const head = figureIn(said, plan, isReport) ?? correctedIn(foldWords(said.slice(0, LONGEST)), plan, EXPLAINED);
    if (head && head.key !== null && head.value !== null) return { ...head, reason: reason.replace(/[).\s]+$/, '') };
  }
  const named = figureIn(text, plan, isReport);
  return named && { ...named, reason: null };
}

function figureIn(text: string, plan: CampaignPlan, isReport: boolean): Omit<NamedFigure, 'reason'> | null {
  if (text.length > LONGEST) return null;
  const folded = foldWords(text);
  const corrected = correctedIn(folded, plan, CORRECTED) ?? (isReport ? correctedIn(folded, plan, TOLD) : null);
  if (corrected) return corrected;
  const asked = ASKS_FOR_CHANGE.exec(`${folded} `) ?? IS_WRONG.exec(folded);
  if (!asked) return null;
  const [said, number] = SAID.exec((asked[1] ?? '').trim()) ?? [];
  const named = (asked[1] ?? '').trim().slice(0, said === undefined ? undefined : -said.length);
  const value = number === undefined ? null : Number(number.replace(/\D/g, ''));
  const left = named.replace(AROUND, ' ').replace(/\s+/g, ' ').trim();
  if (left === '') return { key: null, value };
  const { clear, hits, rough } = search(left, namesOf(plan), 3);
  if (rough || hits.length === 0) return null;
  return { key: clear, value };
}

/** A figure that is named beyond doubt, with the number that is right. */
function correctedIn(
  folded: string,
  plan: CampaignPlan,
  forms: typeof CORRECTED,
): { readonly key: string; readonly value: number } | null {
  for (const [form, parts] of forms) {
    const found = form.exec(folded);
    const at = (part: 'name' | 'new'): string => found?.[parts.indexOf(part) + 1] ?? '';
    const name = at('name').replace(AROUND, ' ').replace(/\s+/g, ' ').trim();
    if (!found || name === '') continue;
    const names = namesOf(plan);
    // "Phòng 12" names a room, and not the first word of some figure.
    if (!name.includes(' ') && !names.some(({ words }) => words.some((each) => fold(each) === name))) continue;
    const { clear, rough } = search(name, names, 3);
    if (clear !== null && !rough) return { key: clear, value: Number(at('new').replace(/\D/g, '')) };
  }
  return null;
}

function namesOf(plan: CampaignPlan): readonly { readonly item: string; readonly words: readonly string[] }[] {
  const known = new Set(changeableFigures(plan));
  const all = [
    ...plan.people.map(({ code, name, words }) => ({ item: `people.${code}`, words: [...words, ...textsOf(name)] })),
    {
      item: 'total',
      words: ['tổng', 'tổng số', 'tổng cộng', 'tổng số người', 'tổng số lượt người', 'lượt người', 'total'],
    },
    { item: 'activities', words: ['hoạt động', 'activities'] },
    ...figuresOf(plan).map(({ code, name, unit }) => ({
      item: code,
      words: [...textsOf(name).flatMap((each) => [each, each.replace(/^số /iu, '')]), ...(unit ? textsOf(unit) : [])],
    })),
  ];
  return all.filter(({ item }) => known.has(item));
}

/** The question after that figure, or the list of them. Where a log is what is shown, it is the log that is spoken of. */
export function figureWish({ text, turn, place }: Said): Intent | null {
  const led = turn.person.holds.flatMap(({ role, unit }) => (role === 'lead' && unit !== null ? [unit] : []));
  const [unit, another] = led;
  if (unit === undefined || turn.group || place.shown.some(([, value]) => /^log\.[^.]+\.|^go\.mend/.test(value)))
    return null;
  const named = namedFigure(text, turn.campaign.plan, isReportShown(place));
  if (!named) return null;
  const index = changeableFigures(turn.campaign.plan).indexOf(named.key ?? '');
  if (another !== undefined) return readAddress('go.report-figure');
  if (index < 0) return readAddress(`hand-in.${unit}.figures.1`);
  const to = readAddress(`go.report-figure.${unit}.${index}${named.value === null ? '' : `.${named.value}`}`);
  return to.is === 'begin' && named.reason !== null ? { ...to, args: [...to.args, named.reason] } : to;
}

/**
 * The same at a question of the report itself. At the question after one figure another one is asked about in its place; where any text is an answer,
 * or the answer is given already, whether it is one.
 */
export function figureInReport({ text, step, turn, place: { standing } }: Said): Intent | null {
  if (standing?.flow !== 'report-figure' && standing?.flow !== 'report-part') return null;
  const { unit, key: open } = standing.answers;
  const isFigure = standing.at === 'said';
  const named = namedFigure(text, turn.campaign.plan, isFigure);
  const figures = changeableFigures(turn.campaign.plan);
  const index = figures.indexOf(named?.key ?? '');
  if (!named || typeof unit !== 'string' || index < 0 || (isFigure && named.key === open)) return null;
  const address = `go.report-figure.${unit}.${index}${named.value === null ? '' : `.${named.value}`}`;
  if (!isFigure) return named.value === null && step?.takesText ? null : { is: 'ask-look-up', text, address };
  const to = readAddress(`go.report-figure.${unit}.${index}`);
  if (to.is !== 'begin') return null;
  const left = typeof open === 'string' ? `${figures.indexOf(open)}` : '';
  return { ...to, args: [...to.args, named.value === null ? '' : `${named.value}`, named.reason ?? '', left] };
}

/** Whether it is the draft of the report that the person sees. */
export const isReportShown = ({ shown }: Pick<Said['place'], 'shown'>): boolean =>
  shown.some(([, value]) => /^(?:hand-in\.[^.]+\.(?:send|parts|figures|edit)|go\.report-)/.test(value));
