/** The words of the titles of a campaign's sessions, weighed by how rare they are among the titles. Made once for each campaign. */
import type { Campaign, Session } from '../../campaign/types.ts';
import { keptFor } from '../../chat/kept.ts';
import { textsOf } from '../../chat/languages.ts';
import { stemOf } from '../english-words.ts';
import { type Lexicon, phraseAt, phraseOf } from '../lexicon.ts';
import type { Word } from '../words.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Where a word or a pair stands: in which sessions, by their place in `codes`. */
type Standing = { readonly sessions: ReadonlySet<number>; readonly weight: number };
type SessionCode = { readonly code: string; readonly isShort: boolean };
export type TopicIndex = {
  readonly codes: readonly string[];
  /** By the plain form, of an English word its stem; its marked forms, each with where it stands. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, Standing>>;
  /** By both plain forms, or stems, with a space between. */
  readonly pairs: ReadonlyMap<string, Standing>;
  /** The sessions' codes by what is typed for them ("b08", "b8"). `isShort`: without the zeros. */
  readonly byCode: ReadonlyMap<string, SessionCode>;
};

export const topicIndexOf = keptFor((campaign: Campaign) => make(campaign.sessions, vocabularyOf(campaign).names));

function make(sessions: readonly Session[], names: Lexicon<unknown>): TopicIndex {
  const words = new Map<string, Map<string, Set<number>>>();
  const pairs = new Map<string, Set<number>>();
  for (const [place, session] of sessions.entries()) {
    for (const text of wordListsOf(session).flatMap((each) => withoutNames(each, names))) {
      for (const [at, word] of text.entries()) {
        const key = stemOf(word.plain);
        const forms = words.get(key) ?? new Map<string, Set<number>>();
        words.set(key, forms);
        add(forms, formOf(word), place);
        const next = text[at + 1];
        if (next) add(pairs, pairOf(word, next), place);
      }
    }
  }
  const weighed = (set: ReadonlySet<number>): Standing => ({
    sessions: set,
    weight: weightOf(set.size, sessions.length),
  });
  return {
    codes: sessions.map(({ code }) => code),
    words: mapped(words, (forms) => mapped(forms, weighed)),
    pairs: mapped(pairs, weighed),
    byCode: new Map([
      ...sessions.flatMap((each) => codesOf(each, true)),
      ...sessions.flatMap((each) => codesOf(each, false)),
    ]),
  };
}

/** The form in which a word stands below its stem, and by which two are a pair. */
export const formOf = ({ hasMarks, marked, plain }: Word): string => (hasMarks ? marked : stemOf(plain));
export const pairOf = (one: Word, other: Word): string => `${stemOf(one.plain)} ${stemOf(other.plain)}`;

/** Only a code of letters before figures is no other word and no number. */
const codesOf = ({ code }: Session, isShort: boolean): readonly (readonly [string, SessionCode])[] => {
  const typed = isShort ? code.replace(/(\D)0+(?=\d)/, '$1') : code;
  return /^[a-z]+\d+$/i.test(code) ? [[typed.toLowerCase(), { code, isShort: typed !== code }]] : [];
};

const mapped = <V, W>(map: ReadonlyMap<string, V>, change: (value: V) => W): ReadonlyMap<string, W> =>
  new Map([...map].map(([key, value]) => [key, change(value)]));

function add(map: Map<string, Set<number>>, key: string, place: number): void {
  const found = map.get(key) ?? new Set<number>();
  found.add(place);
  map.set(key, found);
}

/** From 1 (in one title) towards 0 (in all). */
const weightOf = (count: number, all: number): number => Math.log(1 + all / count) / Math.log(1 + all);

/** What stands before, between and after the campaign's own names: they tell no title from another. */
function withoutNames(words: readonly Word[], names: Lexicon<unknown>): readonly (readonly Word[])[] {
  const parts: Word[][] = [[]];
  for (let at = 0; at < words.length; ) {
    const end = phraseAt(names, { words, isAccented: true }, at)?.end;
    const word = words[at];
    if (end !== undefined) parts.push([]);
    else if (word) parts.at(-1)?.push(word);
    at = end ?? at + 1;
  }
  return parts;
}

/** What else people call a kind of session, whatever the schedule calls it. */
const CALLED: readonly (readonly string[])[] = [
  ['tổng kết', 'bế mạc', 'closing ceremony'],
  ['phát động', 'khai mạc', 'opening ceremony'],
  ['hội thảo', 'workshop', 'seminar'],
  ['tọa đàm', 'toạ đàm', 'talkshow'],
  ['tập huấn', 'training'],
  ['chung kết', 'vòng cuối'],
  ['lừa đảo', 'mạo danh', 'scam'],
  ['sức khỏe tinh thần', 'tâm lý', 'căng thẳng', 'lo âu', 'áp lực', 'stress'],
  ['sách nói', 'sách nghe', 'audiobook'],
  ['dịch vụ công', 'giấy tờ'],
  ['chuyển đổi số', 'dạy học số'],
  ['lập báo cáo', 'viết báo cáo'],
  ['trồng rau', 'trồng bông', 'trồng hoa'],
];

/** Each language of its title, and each keyword, for itself: a pair does not reach from one into the next. */
const wordListsOf = (session: Session): readonly (readonly Word[])[] => {
  const texts = [...textsOf(session.title), ...(session.keywords ?? [])];
  const said = texts.join(' ').normalize('NFC').toLowerCase();
  const others = CALLED.flatMap((names) => (names.some((each) => said.includes(each)) ? names : []));
  return [...texts, ...others.filter((each) => !said.includes(each))].map((each) => phraseOf(each));
};
