/** What is asked within a longer text that tells something as well: "em đi rẫy về muộn, cho em hỏi tối mai có lớp nào không". */
import { clausesOf } from './clauses.ts';
import { lexiconOf, phraseAt } from './lexicon.ts';
import type { TextSlots } from './slots/types.ts';
import { saysSomething } from './small-words.ts';
import type { Typed, Word } from './words.ts';

/** A shorter text is asked as a whole. */
const LEAST_WORDS = 10;
/** A part that is shorter says too little by itself. */
const LEAST_ASKED = 4;

const LEADS = lexiconOf([
  [
    'cho hỏi,cho em hỏi,cho con hỏi,cho cháu hỏi,cho tôi hỏi,cho mình hỏi,cho chị hỏi,cho bác hỏi,cho cô hỏi,cho bà hỏi,cho mệ hỏi,cho anh hỏi,cho ông hỏi,' +
      'xin hỏi,cho xin hỏi,cho em xin hỏi,i want to ask,may i ask,can i ask,my question is',
    true,
  ],
]);
const ASKS = lexiconOf([
  [
    'gì,nào,thế nào,làm sao,bao giờ,bao nhiêu,bao lâu,mấy giờ,mấy buổi,mấy lớp,mấy ngày,ở đâu,chỗ nào,khi nào,có chi,học chi,what,when,where,which,how,who,' +
      'is there,are there,anything,can i,could i,can we,can you,could you',
    true,
  ],
]);
/** They ask at the end of what is said. */
const AT_ITS_END = lexiconOf([['không,chưa,đâu,sao,ai,chi', true]]);
/** Said after the end. */
const PARTICLES = new Set('a ha nhi nhe nha vay the ta con em co thay chi anh ad oi roi do day'.split(' '));

/** The words of the one part that asks; null: the text is short, or all of it asks, or several parts of it do. */
export function askedPart({ words, isAccented }: Typed): Typed | null {
  if (words.length < LEAST_WORDS) return null;
  const typed = { words, isAccented };
  const led = words.findLastIndex((_, at) => phraseAt(LEADS, typed, at) !== null);
  const from = led < 0 ? null : (phraseAt(LEADS, typed, led)?.end ?? null);
  const parts = partsOf(from === null ? words : words.slice(from));
  const [first = [], next = []] = parts;
  if (from !== null) {
    const asked = first.length < LEAST_ASKED ? [...first, ...next] : first;
    return asked.length < LEAST_ASKED ? null : { words: asked, isAccented };
  }
  const [at, ...more] = [...parts.keys()].filter((each) => asks({ words: parts[each] ?? [], isAccented }));
  if (at === undefined || more.length > 0 || parts.length < 2 || (parts[at]?.length ?? 0) < LEAST_ASKED) return null;
  const asked = parts.slice(
    saysWhat(parts[at] ?? []) ? at : Math.max(0, at - 1),
    isAfterthought(parts, at + 1) ? at + 2 : at + 1,
  );
  return { words: asked.flat(), isAccented };
}

/** "Gửi vào đâu ạ": what, was said before. */
const LEAST_SAID = 3;
const saysWhat = (words: readonly Word[]): boolean =>
  words.filter(({ plain }) => saysSomething(plain)).length >= LEAST_SAID;

/** "Có gì cho giáo viên không, buổi chiều á". */
const isAfterthought = (parts: readonly (readonly Word[])[], at: number): boolean =>
  at === parts.length - 1 && (parts[at]?.length ?? 0) < LEAST_ASKED;

/** So long is what is said without a pause. */
const LONG = 16;

/** Within it, from the first clause that asks to the last, where what comes before or behind asks nothing; null: all of it asks. */
export function askedClauses({ words, isAccented }: Typed): Typed | null {
  if (words.length < LONG) return null;
  const clauses = clausesOf({ words, isAccented });
  const asking = [...clauses.entries()].filter(([, each]) => asks({ words: each, isAccented })).map(([at]) => at);
  const [first = 0] = asking;
  const last = asking.at(-1) ?? 0;
  const asked = clauses.slice(first, last + 1).flat();
  return asking.length === 0 || last - first >= asking.length || asked.length === words.length
    ? null
    : { words: asked, isAccented };
}

/** What stands between two commas or ends of sentences. */
function partsOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const starts = words.flatMap(({ before }, at) => (at === 0 || /[,.;?!\n]/.test(before) ? [at] : []));
  return starts.map((from, i) => words.slice(from, starts[i + 1]));
}

function asks(typed: Pick<Typed, 'words' | 'isAccented'>): boolean {
  const { words } = typed;
  if (words.some((_, at) => phraseAt(ASKS, typed, at) !== null)) return true;
  const last = words.findLastIndex(({ plain }) => !PARTICLES.has(plain));
  return [last, last + 1].some((at) => phraseAt(AT_ITS_END, typed, at)?.end === at + 1);
}

/** Told of when one has time: "mai em mới rảnh". */
const HAS_TIME = new Set('ranh duoc nghi free'.split(' '));

/** What the part is about; where it says no day, the one on which there is time, and the child's school year, from all that was said. */
export function slotsAsked(part: TextSlots, whole: TextSlots, typed: Typed, today: string): TextSlots {
  const values = [part.day, part.part, part.time, part.grade, part.platform, part.unit, part.topic, part.audience];
  if (values.every((each) => each === null) && !part.isFree) return whole;
  const isTimed = [part.day, part.part, part.time].some((each) => each !== null);
  const isSure = part.topic?.isSure === true;
  const { day, until, part: ofDay, time } = whole;
  const hasTime = typed.words.some(({ plain }) => HAS_TIME.has(plain)) && (day === null || day >= today);
  const grade = part.grade ?? (part.audience === null && !isSure ? whole.grade : null);
  return isTimed || isSure || !hasTime ? { ...part, grade } : { ...part, grade, day, until, part: ofDay, time };
}
