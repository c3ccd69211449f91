/** Whether what a text says belongs to what it is taken for: what stays over may mean something else. */
import { type FindFilters, NO_FILTERS, readFind } from '../../pages/find-address.ts';
import type { Turn } from '../../turn/index.ts';
import { answerListsOf } from '../../understanding/answer-lists.ts';
import { modelOf } from '../../understanding/learnt.ts';
import { phraseAt } from '../../understanding/lexicon.ts';
import type { SlotsFound } from '../../understanding/slots/index.ts';
import type { Typed } from '../../understanding/words.ts';
import { faqMatcherOf } from './faq.ts';
import { saysSomething } from './plain-words.ts';
import { ways } from './ways.ts';

/** Pages that list sessions: what is said of one is said of the others. */
const SESSIONS: ReadonlySet<string> = new Set(['schedule', 'find', 'now', 'session', 'classes']);

/** The page of an address, the flow or the report; those that list sessions are one. */
function placeOf(address: string): string {
  const [first = '', second = ''] = address.split('.');
  if (SESSIONS.has(first)) return 'schedule';
  if (first === 'idea') return 'ideas';
  return first === 'go' || first === 'report' ? `${first}.${second}` : first;
}

/** The places to which each intent may lead; one that is no way's is an address itself. */
const leads: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...Map.groupBy(ways, ({ intent, opens }) => intent ?? opens)].map(([intent, of]) => [
    intent,
    new Set(
      [intent, ...of.flatMap((way) => [way.opens, way.shows.opens, ...Object.values(way.instead ?? {})])].map(placeOf),
    ),
  ]),
);
const leadsTo = (intent: string, place: string): boolean => leads.get(intent)?.has(place) ?? placeOf(intent) === place;

/** Whether who wants this may be led to the place of the address. */
export const mayLead = (intent: string, address: string): boolean => leadsTo(intent, placeOf(address));

/** Whether somebody who wants what is at this address has said each word that says something, or each of these placeholders. */
export function isExplained(
  { words, withoutTopic, slots }: SlotsFound,
  address: string,
  { campaign, languages }: Pick<Turn, 'campaign' | 'languages'>,
): boolean {
  if (losesSomething(words, slots, address)) return false;
  const model = modelOf(languages);
  const faq = faqMatcherOf(campaign, languages);
  const place = placeOf(address);
  const isAbout = (plain: string): boolean =>
    faq.has(address, plain) || model.intentsWith(plain).some((intent) => leadsTo(intent, place));
  const codes = [...(slots.topic?.codes ?? []), slots.category].filter((code) => code !== null);
  const parts = new Set(address.split('.'));
  const isByTitle = codes.some((code) => parts.has(code) || parts.has(`s${code}`));
  const said = (isByTitle ? null : withoutTopic) ?? words;
  return said.every(({ plain }) => !/^[\p{L}<]/u.test(plain) || !saysSomething(plain) || isAbout(plain));
}

/** What narrows a list down, by its placeholder. */
const NARROWS: readonly (readonly [string, (filters: FindFilters) => boolean])[] = [
  ['<grade>', ({ grade, topic }) => grade !== null || topic.length > 0],
  ['<platform>', ({ platform }) => platform !== null],
  ['<unit>', ({ unit }) => unit !== null],
  ['<audience>', ({ audience, grade, topic }) => audience !== null || grade !== null || topic.length > 0],
];

/** A list in which something that was named is not found again, or in which several titles may be the one meant. */
function losesSomething(words: SlotsFound['words'], slots: SlotsFound['slots'], address: string): boolean {
  const [page = '', ...parts] = address.split('.');
  if (page !== 'schedule' && page !== 'now' && page !== 'find') return false;
  const filters = page === 'find' ? readFind(parts).filters : NO_FILTERS;
  if (filters.topic.length > 1 || (slots.time !== null && page === 'schedule')) return true;
  return NARROWS.some(([name, has]) => words.some(({ plain }) => plain === name) && !has(filters));
}

/** "Tổng số học sinh trừ lớp lá", "hôm qua được bao nhiêu em": the sums that are shown are those of all, up to now. */
export function losesPart(
  { words, isAccented }: Typed,
  address: string,
  { languages }: Pick<Turn, 'languages'>,
): boolean {
  if (address !== 'board.sums.1') return false;
  const narrowed = answerListsOf(languages).of('sums.narrowed');
  const text = { words, isAccented };
  return words.some((_, at) => phraseAt(narrowed, text, at) !== null && !UNTIL.has(words[at - 1]?.plain ?? ''));
}
/** "Đến hôm nay" is up to now. */
const UNTIL = new Set('den toi until till by'.split(' '));

/** What may stand behind what a sentence ends with. */
const AFTER_ALL = new Set('a nhe nha nghe nhen co thay chi anh em ad oi ma do day luon het'.split(' '));
const ENDS = new Set('roi xong lam qua'.split(' '));
/** The same in the normaliser's marked form: "lắm" and "quá", but neither "làm" nor "qua". */
const MARKED_ENDS = new Set('rôi2 xong lăm1 qua1'.split(' '));
const ASKS = new Set(
  'chua khong gi may sao nao dau ai bao ha hoi xin cho giup what when where which how who can need want any please show'.split(
    ' ',
  ),
);
/** "My kid is in grade 3". */
const TELLS_OF = new Set("my i we he she i'll we'll".split(' '));

/** "Mai em sẽ ghi", "I'll upload the photos tonight": not now. */
const PROMISES = new Set("se will ill i'll we'll".split(' '));
export const isPromise = ({ words }: Typed): boolean =>
  words.some(({ plain }) => PROMISES.has(plain)) && !words.some(({ plain }) => ASKS.has(plain));

/** "Em gửi báo cáo rồi nhé", "mạng yếu lắm", "tôi sẽ tham gia": told, and nothing is asked. A wish may be told so as well. */
export function isStatement({ words, isAccented }: Typed): boolean {
  const last = words.findLast(({ plain }) => !AFTER_ALL.has(plain));
  if (!last || words.some(({ plain }) => ASKS.has(plain))) return false;
  const isEnded = isAccented ? MARKED_ENDS.has(last.marked) : ENDS.has(last.plain);
  return isEnded || TELLS_OF.has(words[0]?.plain ?? '') || words.some(({ plain }) => plain === 'se');
}
