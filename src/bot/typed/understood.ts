/** What a typed text may mean: its slots, what people write for each way, and who writes -> the addresses that may be wanted, the likeliest first. */
import type { Campaign } from '../../campaign/types.ts';
import { scopeOf } from '../../campaign/unit-index.ts';
import { loggingUnits, openUnits } from '../../campaign/unit-tree.ts';
import { dateOf } from '../../chat/civil.ts';
import type { Say } from '../../chat/index.ts';
import type { Languages } from '../../chat/languages.ts';
import { hasWork } from '../../chat/work-units.ts';
import { saysSomeHeld } from '../../flows/held-words.ts';
import { calledAt } from '../../pages/index.ts';
import type { Turn } from '../../turn/index.ts';
import { askedClauses, askedPart, slotsAsked } from '../../understanding/asked.ts';
import { dangerIn } from '../../understanding/danger.ts';
import { weighIntents } from '../../understanding/evidence.ts';
import { meaningModelOf, modelOf } from '../../understanding/learnt.ts';
import { isOnlyFigures } from '../../understanding/only-figures.ts';
import { findSlots, type Slots, type SlotsFound } from '../../understanding/slots/index.ts';
import { vocabularyOf } from '../../understanding/slots/vocabulary.ts';
import { saysSomething } from '../../understanding/small-words.ts';
import { spellingsOf } from '../../understanding/spellings.ts';
import { LOOK_UP_LETTERS, type Typed, type Word, wordsOf } from '../../understanding/words.ts';
import { readCategory } from './campaign-words.ts';
import { isExplained, isPromise, isStatement } from './explained.ts';
import { rankFaq } from './faq.ts';
import { isTorn } from './torn.ts';
import { addressFor, isFor, type OpenWay, ways } from './ways.ts';

/** What the words are understood by. */
export type Asker = Pick<Turn, 'now' | 'campaign' | 'person' | 'languages' | 'group'>;

/** Something that may be wanted. It never does anything: what would leads to the page that offers it. */
export type Action = {
  readonly address: string;
  readonly p: number;
  /** What it is called on a button and in a sentence; null: it has no name, and can't be offered. */
  readonly name: Say | null;
};

export type Understood = {
  readonly typed: Typed;
  readonly slots: Slots;
  /** With placeholders where slots were found. */
  readonly words: readonly Word[];
  /** By what is opened, the likeliest first. With `none` they come to 1. */
  readonly actions: readonly Action[];
  /** That nothing is wanted which there is, or nothing that this person may open. */
  readonly none: number;
  /** The likeliest of what is for others, where it has a name: its page says for whom it is. */
  readonly refused: Action | null;
  /** Whether the text is long, or something stands in it of which the likeliest says nothing: it may mean something else after all. */
  readonly isOpen: boolean;
  /** Whether somebody only says what they will do: it is not begun now. */
  readonly isPromise: boolean;
  /** Whether a part of a longer text wants something else than the flow that is likeliest: that begins nothing. */
  readonly isTorn: boolean;
};

type Found = SlotsFound & { readonly typed: Typed };

/** Below it nothing is said of a guess. */
const LEAST = 0.02;
/** How much of a question of the campaign's goes where the text is as good as sure of something that it says more of. */
const FRAMED = 0.7;
/** Who says more tells something as well, which may be what counts. */
const MOST_SURE_WORDS = 10;
/** A question of the campaign's that is so likely leaves a doubt about a page: the office answered it since nothing else did. */
const NEAR_QUESTION = 0.03;
/** Of a title that is not sure. */
const MAYBE = 0.1;
/** Reads a text for whoever writes it. Nothing is written. */
export function understand(text: string, asker: Asker): Understood {
  const { languages, campaign } = asker;
  const whole = slotsIn(text, asker);
  const { typed } = whole;
  const found = partAsked(whole, asker) ?? whole;
  // A letter is no request, whatever it begins with.
  const isLetter = text.length > LOOK_UP_LETTERS;
  if (isLetter || isOnlyFigures(typed.words, found.slots))
    return {
      typed,
      slots: found.slots,
      words: found.words,
      actions: [],
      none: 1,
      refused: null,
      isOpen: false,
      isPromise: false,
      isTorn: false,
    };
  const weights =
    found === whole ? weigh(found, asker) : mean(weigh(found, asker), weigh({ ...whole, slots: found.slots }, asker));
  const sum = [...weights.values()].reduce((all, each) => all + each, 0) || 1;
  // A question of the campaign's comes before a page, but who names a day or a platform asks for what there is then and there.
  const framed = [...weights].map(([way, p]) =>
    saysWhich(way?.frame?.(found.slots, asker), found.words) ? p / sum : 0,
  );
  const rest = 1 - FRAMED * Math.max(0, ...framed);
  const questions = rankFaq(typed.words, campaign, languages);
  const asked = questions.map(({ intent: address, p }) => ({ address, p: p * rest, name: null }));
  const left = 1 - asked.reduce((all, { p }) => all + p, 0);
  const guessed = [...weights].map(([way, weight]) => way && actionOf(way, (left * weight) / sum, found.slots, asker));
  const actions = together([...asked, ...guessed.filter((each) => each !== null), ...maybeMeant(found, asker)])
    .filter(({ p }) => p >= LEAST)
    .map((each): Action => ({ ...each, name: calledAt(each.address, asker) ?? each.name }));
  const refused = refusedOf(weights, left / sum, asker);
  const none = Math.max(0, 1 - actions.reduce((all, { p }) => all + p, 0));
  const said = { ...found.typed, words: found.words };
  const isTold = typed.words.length > MOST_SURE_WORDS || isStatement(said);
  const [best] = actions;
  const isNearQuestion = questions.some(
    ({ intent, p, why }) => intent !== best?.address && p >= NEAR_QUESTION && why.length > 1,
  );
  const isOpen = best !== undefined && (isTold || isNearQuestion || !isExplained(found, best.address, asker));
  return {
    typed,
    slots: found.slots,
    words: found.words,
    actions,
    none,
    refused,
    isOpen,
    isPromise: isPromise(said),
    isTorn: best !== undefined && isTorn(best.address, whole, languages),
  };
}

/** What asks within a longer text; null: it asks as a whole. */
function partAsked(whole: Found, asker: Asker): Found | null {
  const part = askedPart(whole.typed);
  const found = part && { ...slotsOf(part, asker), typed: part };
  const about = found ?? whole;
  const clauses = askedClauses(about.typed);
  const slots = clauses
    ? slotsAsked(slotsOf(clauses, asker).slots, about.slots, about.typed, dateOf(asker.now))
    : about.slots;
  if (found) return { ...found, slots: slotsAsked(slots, whole.slots, whole.typed, dateOf(asker.now)) };
  return clauses && { ...whole, slots };
}

const slotsOf = (typed: Typed, { languages, campaign, now }: Asker): SlotsFound =>
  findSlots(typed, { campaign, now, commonness: modelOf(languages).commonness });

type Weights = ReadonlyMap<OpenWay | null, number>;

const mean = (one: Weights, other: Weights): Weights =>
  new Map([...one.keys(), ...other.keys()].map((way) => [way, ((one.get(way) ?? 0) + (other.get(way) ?? 0)) / 2]));

/** What a text is about, by its slots. The last one is kept: it is asked for as a strict phrase, and then as a guess. */
export function slotsIn(
  text: string,
  { languages, campaign, now }: Pick<Asker, 'languages' | 'campaign' | 'now'>,
): Found {
  const key = text.slice(0, LOOK_UP_LETTERS);
  if (last?.key === key && last.campaign === campaign && last.languages === languages && last.now === now.getTime())
    return last.found;
  const typed = wordsOf(key, spellingsOf(languages));
  const { commonness } = modelOf(languages);
  const found = { ...findSlots(typed, { campaign, now, commonness }), typed };
  last = { key, campaign, languages, now: now.getTime(), found };
  return found;
}

let last: {
  readonly key: string;
  readonly campaign: Turn['campaign'];
  readonly languages: Languages;
  readonly now: number;
  readonly found: ReturnType<typeof slotsIn>;
} | null = null;

/** What is only ever offered: sessions of which a title has something of the text, and the kind of activity that is called as one is. */
function maybeMeant({ slots: { topic }, typed }: Found, { person, campaign }: Asker): readonly Action[] {
  if (topic === null) return [];
  const maybe = (address: string): Action => ({ address, p: MAYBE, name: null });
  if (!topic.isSure) return topic.codes.slice(0, 2).map((code) => maybe(`session.${code}`));
  const plain = typed.words.map((each) => each.plain);
  const idea = hasWork(person.holds) ? readCategory(plain, campaign) : null;
  return idea === null ? [] : [maybe(idea)];
}

/** What leads to the same address counts together; the likeliest first. */
function together(actions: readonly Action[]): readonly Action[] {
  const best = new Map<string, Action>();
  for (const action of actions) {
    const other = best.get(action.address);
    const first = other && other.p >= action.p ? other : action;
    best.set(action.address, {
      ...first,
      name: first.name ?? other?.name ?? action.name,
      p: action.p + (other?.p ?? 0),
    });
  }
  return [...best.values()].sort((a, b) => b.p - a.p);
}

/** What is said of entering and of sessions by whoever asks nothing else. */
const PLAINLY = new Set(
  'vao vo phong lop buoi hoc cach tham gia du join kieu cai dang nhap hoat dong duoc day cho xem app ung dung'.split(
    ' ',
  ),
);

/**
 * Whether sessions are named by what was said. How to enter on a platform, and all that is for some group, are no more named than by any page,
 * where something else is said besides: "vô zoom đặt tên gì".
 */
function saysWhich(address: string | null | undefined, words: readonly Word[]): boolean {
  // Of nothing in particular all sessions are the answer: that is none.
  if (!address || address === 'classes') return false;
  if (!/^(?:classes\.how\.|find\.[aw][A-Za-z0-9]+$)/.test(address)) return true;
  return words.every(({ plain }) => plain.startsWith('<') || PLAINLY.has(plain) || !saysSomething(plain));
}

const byIntent: ReadonlyMap<string | null, readonly OpenWay[]> = Map.groupBy(ways, ({ intent }) => intent);

/** What a button calls it, whichever way to it has a label. */
function nameOf(opens: string): Say | null {
  const label = ways.find((way) => way.opens === opens && way.label)?.label;
  return label ? { key: label } : null;
}

/** How much speaks for each way; `null`: for none that there is. */
function weigh(found: Found, asker: Asker): Weights {
  const weights = new Map<OpenWay | null, number>();
  const isWhen = asksWhen(found);
  const isSomeHeld = saysSomeHeld(found.typed.words.map(({ plain }) => plain).join(' '));
  const takes = (intent: string): boolean => {
    const way = wayOf(intent, found.slots, asker);
    return way !== null && takesTopic(way, found.slots, asker);
  };
  for (const { intent, p } of weighIntents(found, found.typed, modelOf(asker.languages), takes)) {
    const meant = wayOf(intent, found.slots, asker);
    const way = isSomeHeld && meant?.opens === 'go.not-held' ? null : meant;
    weights.set(way, (weights.get(way) ?? 0) + p * favour(way, isWhen, asker));
  }
  return weights;
}

/** Who is reminded to report is spoken of by "nhắc" more often than the schedule's reminders are. */
const NUDGED = 2;
/** "Buổi hướng dẫn ghi số liệu ngày nào": who asks when something is wants to begin nothing. */
const ASKED_WHEN = 0.3;
const WHEN = / (?:(?:ngay|hom|bua|khi|luc|chung) nao|(?:may|bao) gio|what time|when) /;
const asksWhen = ({ words }: Found): boolean => WHEN.test(` ${words.map(({ plain }) => plain).join(' ')} `);

function favour(way: OpenWay | null, isWhen: boolean, { person }: Asker): number {
  if (way?.opens.startsWith('nudge') && hasWork(person.holds)) return NUDGED;
  return isWhen && way?.opens.startsWith('go.') ? ASKED_WHEN : 1;
}

/** Of several ways to one place the one for this person. */
function wayOf(intent: string, { unit }: Slots, { person }: Asker): OpenWay | null {
  const [first] = byIntent.get(intent) ?? [];
  // A school's bare name: whoever looks after schools asks for it, and says not that it is their own.
  const looks = person.holds.some(({ role }) => role === 'office' || role === 'viewer');
  if (first?.opens === 'go.unit' && unit !== null && looks) return byIntent.get('board')?.[0] ?? first;
  if (!first || isFor(first.for, person)) return first ?? null;
  const other = ways.find((way) => way.opens === first.opens && isFor(way.for, person));
  // What a school hands in or logs the office asks about by the school's name.
  if (!other && unit !== null && person.holds.some(({ role }) => role === 'office'))
    return byIntent.get('board')?.[0] ?? first;
  // Who may not do it sees its page: a teacher puts nobody's report off, and who agreed to nothing takes nothing back.
  const [page] = first.does ? (byIntent.get(intent.split('.')[0] ?? '') ?? []) : [];
  if (!other && page && isFor(page.for, person)) return page;
  // Whoever holds no role means the schedule's reminders by "ban đêm đừng nhắc".
  return other ?? (/^nudge(?:$|\.(?!away|later))/.test(intent) ? (byIntent.get('reminders')?.[0] ?? first) : first);
}

/** Whether the address changes with the title. */
function takesTopic({ frame }: OpenWay, slots: Slots, asker: Asker): boolean {
  if (!frame) return false;
  return frame(slots, asker) !== frame({ ...slots, topic: null, category: null }, asker);
}

/** null: it is not for this person, or only does something. */
function actionOf(way: OpenWay, p: number, slots: Slots, asker: Asker): Action | null {
  const { shows } = way;
  const does = way.act !== undefined || way.does === true;
  if (does && shows.opens === way.opens && !shows.label) return null;
  if (!isTheirs(way, asker.person) || !isTheirs(shows, asker.person)) return null;
  if (asker.group && !way.inGroups) return null;
  const framed = does ? null : (way.frame?.(slots, asker) ?? null);
  const address = framed ?? addressFor(shows, asker.person);
  return { address, p, name: nameOf(shows.opens) };
}

/** Whether it is for them, or leads them elsewhere. */
const isTheirs = ({ for: whom, instead }: Pick<OpenWay, 'for' | 'instead'>, person: Turn['person']): boolean =>
  isFor(whom, person) || person.holds.some(({ role }) => instead?.[role] !== undefined);

/** Of what is not for this person the likeliest; each page's ways count together. Nothing of it is told in a group. */
function refusedOf(weights: Weights, share: number, { person, group }: Asker): Action | null {
  if (group) return null;
  const theirs = [...weights].flatMap(([way, weight]) =>
    way && !way.does && !isTheirs(way, person) ? [{ way, weight }] : [],
  );
  const pages = Map.groupBy(theirs, ({ way }) => way.shows.opens);
  const ranked = [...pages].map(([address, of]): Action => {
    const p = of.reduce((sum, { weight }) => sum + weight * share, 0);
    return { address, p, name: nameOf(address) };
  });
  return ranked.filter(({ name }) => name !== null).toSorted((a, b) => b.p - a.p)[0] ?? null;
}

/** Makes what is learnt from examples, so that nobody waits for it. `folder`: where it is kept, if not beside the program. */
export const prepareUnderstanding = (languages: Languages, folder?: string): void => {
  modelOf(languages, folder);
  meaningModelOf(languages, folder);
  dangerIn('', languages);
};

/** The same of what a campaign calls things: a third of a second for the units of a province. */
export function prepareCampaign(campaign: Campaign): void {
  vocabularyOf(campaign);
  for (const units of [loggingUnits(campaign), openUnits(campaign)]) scopeOf(units, campaign);
}
