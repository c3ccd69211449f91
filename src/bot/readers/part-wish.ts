/** "Sửa phần chỉ đạo", "viết thêm phần hạn chế: mạng yếu": a lead names a part of the unit's report. Its question is opened; nothing is written by it. */
import { outlineOf, partsOf, type ReportPart } from '../../campaign/report-outline.ts';
import type { Campaign } from '../../campaign/types.ts';
import { foldWords } from '../../chat/fold.ts';
import { textsOf } from '../../chat/languages.ts';
import { search } from '../../dialog/search.ts';
import { type Intent, readAddress } from '../intent.ts';
import { isReportShown, POLITE } from './figure-wish.ts';
import type { Said } from './said.ts';

/** `text`: what shall stand in it, where that was said at once. `isBare`: its name alone was. */
export type NamedPart = { readonly part: ReportPart; readonly text: string | null; readonly isBare: boolean };

const VERB =
  '(?:dinh chinh|chinh sua|dieu chinh|cap nhat|bo sung|sua doi|sua|doi|chinh|dien|nhap|thay|viet|ghi|soan|them|mo|xem|coi|mend|change|correct|write|edit|add)(?: (?:lai|them|tiep|vao|giup|gium|dum|dung|cho|cai|em|toi|to))*';
const PART = '(?:phan|muc|doan|noi dung|cong tac|part|section)';
/** The verb, the word "part", the name. */
const WISH = new RegExp(
  `^(?:${POLITE})*(?:(${VERB}) )?(?:(?:them |vao |cac |the )*(${PART}) )?(.{3,70}?)(?: (?:trong|cua|o|vao) (?:ban )?(?:nhap|bao cao)(?: (?:em|minh|truong))*)?(?: (?:di|nhe|nha|a|voi|giup|gium|dum|em|toi|minh|lai|dum chi|bot))*(?: (?:ghi|viet|dien|them|sua|thanh|la|thi|nhu sau|nhu the nay|co noi dung))*$`,
);
/** Where what follows is the text itself. */
const COLON = /\s{0,3}(?::|：|\n|\s[-–]\s)\s{0,3}/u;
const LONGEST = 120;
const LONGEST_TEXT = 3_000;

/** What of the report's parts a text names; null: none. `isReport`: the report is what is shown, where its name alone may do. */
export function namedPart(typed: string, campaign: Campaign, isReport: boolean): NamedPart | null {
  if (typed.length > LONGEST_TEXT) return null;
  const colon = COLON.exec(typed);
  const head = colon ? typed.slice(0, colon.index) : typed;
  const text = colon ? typed.slice(colon.index + colon[0].length).trim() : '';
  if (head.length > LONGEST) return null;
  const [found, verb, word, name = ''] = WISH.exec(foldWords(head)) ?? [];
  if (found === undefined) return null;
  if (verb === undefined && !isReport) return null;
  if (verb === undefined && word === undefined && colon && text === '') return null;
  const part = partCalled(word === 'cong tac' ? `cong tac ${name}` : name, campaign) ?? partCalled(name, campaign);
  if (!part) return null;
  // Of what is drafted from logs the same words may wish for a log.
  if (part.source === 'logs' && word === undefined && !isReport) return null;
  return { part, text: text === '' ? null : text, isBare: verb === undefined && word === undefined };
}

function partCalled(name: string, campaign: Campaign): ReportPart | null {
  const entries = partsOf(campaign).map((part) => ({ item: part, words: textsOf(part.title) }));
  const { clear, rough } = search(name, entries, 3);
  if (clear && !rough) return clear;
  // "Đánh giá chung" is a section: what is asked first in it.
  const sections = outlineOf(campaign).flatMap(({ title, parts: [first], isDivided }) =>
    isDivided && first?.source === 'words' ? [{ item: first, words: textsOf(title) }] : [],
  );
  const section = search(name, sections, 3);
  return section.rough ? null : section.clear;
}

const PRAISES = new RegExp(
  `^(?:${POLITE})*(?:(?:${VERB}) )?(?:de nghi |de xuat )?(?:khen thuong|tuyen duong|bieu duong|neu guong|khen|guong)(?: (?:cho|dien hinh|tu hoc|sang))*:? ((?:co|thay|em|chau|ong|ba|anh|chi|hoc sinh|hs|gv) \\S.{2,})$`,
);
const PROPOSES = new RegExp(
  `^(?:${POLITE})*(?:kien nghi|de xuat|de nghi)(?: (?:voi|them))* (?:phong|so|so gd|ubnd|huyen|xa|cap tren|nganh|bo)(?= )`,
);

/** "Khen cô Mẫu, dạy tốt", "kiến nghị Phòng cấp thêm sách", where the report is what is shown: whom it proposes, or what. */
function praisedOrProposed(typed: string, unit: string, said: Said): Intent | null {
  if (!isReportShown(said.place) || typed.length > LONGEST_TEXT) return null;
  const folded = foldWords(typed.slice(0, LONGEST));
  if (PRAISES.test(folded)) {
    const to = readAddress(`go.nominate.${unit}`);
    const [, name = '', what = ''] = PRAISED.exec(typed) ?? [];
    return to.is === 'begin' && name !== '' ? { ...to, args: [...to.args, name.trim(), what.trim()] } : to;
  }
  const part = PROPOSES.test(folded) ? partCalled('kien nghi', said.turn.campaign) : null;
  const to = part?.source === 'words' ? readAddress(`go.report-part.${unit}.${part.code}`) : null;
  return to?.is === 'begin' ? { ...to, args: [...to.args, typed] } : null;
}
/** The name, from the word that addresses somebody on, and behind a comma what they did. */
const PRAISED =
  /(?:^|[\s:])((?:cô|co|thầy|thay|em|cháu|chau|ông|ong|bà|ba|anh|chị|chi|học sinh|hoc sinh|hs|gv)\s+[^,;:–(\n]{2,80})(?:[\s,;:–(]+([\s\S]{3,400}))?$/iu;

/** The question after that part's text. */
export function partWish(said: Said): Intent | null {
  const { text, message, turn, place, lead } = said;
  const led = turn.person.holds.flatMap(({ role, unit }) => (role === 'lead' && unit !== null ? [unit] : []));
  const [unit, another] = led;
  if (unit === undefined || another !== undefined || turn.group) return null;
  const typed = (message.text ?? text).normalize('NFC').trim();
  const meant = praisedOrProposed(typed, unit, said);
  if (meant) return meant;
  const named = namedPart(typed, turn.campaign, isReportShown(place));
  // "Khen thưởng" is a way of its own.
  if (!named || (named.isBare && lead !== null)) return null;
  if (named.part.source === 'nominations') return readAddress(`hand-in.${unit}.names`);
  const to = readAddress(`go.report-part.${unit}.${named.part.code}`);
  return to.is === 'begin' && named.text !== null ? { ...to, args: [...to.args, named.text] } : to;
}
