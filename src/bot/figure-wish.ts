/** "Sửa số hs thành 320", "bổ sung số phụ huynh": a lead names a figure of the unit's report. The figure's question is opened; nothing is written by it. */
import { changeableFigures } from '../campaign/figure-names.ts';
import { figuresOf } from '../campaign/figures.ts';
import type { CampaignPlan } from '../campaign/types.ts';
import { foldWords } from '../chat/fold.ts';
import { textsOf } from '../chat/languages.ts';
import { search } from '../dialog/search.ts';
import { type Intent, readAddress } from './intent.ts';
import type { Said } from './said.ts';

/** `key` null: which of them is not said. `value`: the number that was said with it. */
export type NamedFigure = { readonly key: string | null; readonly value: number | null };

const LONGEST = 120;
const POLITE =
  '(?:cho|xin|da|vang|em|toi|minh|co|chi|muon|can|de|nho|giup|gium|dum|vui long|lam on|oi|bot|i want to|please) ';
const CHANGE =
  '(?:dinh chinh|chinh sua|dieu chinh|cap nhat|bo sung|sua doi|sua|doi|chinh|dien|nhap|thay|khai|mend|change|correct|update|add)(?: (?:lai|them|giup|gium|dum|dung|cho|cai|phan|muc|the|em|toi))*';
const NUMBERS = '(?:cac so lieu|so lieu|so luong|so luot|so nguoi|con so|so|sl|figures?|number of|numbers?)';
const ASKS_FOR_CHANGE = new RegExp(`^(?:${POLITE})*${CHANGE} (?:${NUMBERS} |(?=tong ))(.*)$`);
/** "Số giáo viên sai rồi". */
const IS_WRONG = new RegExp(
  `^(?:${POLITE})*${NUMBERS} (.*?) ?(?:bi |ghi |nhap |dem |bao |dang |van |con )*(?:sai|nham|lon|thieu|chua dung|khong dung|chua du|wrong)(?: (?:roi|a|qua|het|mat|so|nhieu|is))*$`,
);
const SAID =
  /(?:^| )(?:(?:thanh|la|len|xuong|con|thanh la|to|=|:) )*(?:khoang )?(\d{1,3}(?:[. ]\d{3})+|\d{1,6})(?: (?:em|nguoi|chau|luot|luot nguoi|co|hs|ph))?$/;
const AROUND =
  /(?:^| )(?:(?:cua|trong|o|tren) (?:truong|don vi|bao cao|toi|em|minh)(?: (?:toi|em|minh))?|tham gia|tham du|di|nua|nhe|nha|a|(?:giup|gium|dum|cho)(?: (?:em|toi|minh|chi|co))?|voi|bao cao|la|thanh|moi|cho dung)(?= |$)/g;

/** What of the report's figures a text asks to change; null: it asks for none. */
export function namedFigure(text: string, plan: CampaignPlan): NamedFigure | null {
  if (text.length > LONGEST) return null;
  const folded = foldWords(text);
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
  const named = namedFigure(text, turn.campaign.plan);
  if (!named) return null;
  const index = changeableFigures(turn.campaign.plan).indexOf(named.key ?? '');
  if (another !== undefined) return readAddress('go.report-figure');
  if (index < 0) return readAddress(`hand-in.${unit}.figures.1`);
  return readAddress(`go.report-figure.${unit}.${index}${named.value === null ? '' : `.${named.value}`}`);
}
