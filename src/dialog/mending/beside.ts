/** What is told beside an answer: "trực tiếp, 36 em" where the form is asked for. Nothing of it vanishes: it answers its own question, or is named. */
import type { Say } from '../../chat/index.ts';
import type { Json, Parsed, Standing } from '../flow.ts';
import { longestAt, phrasesOf, wordOf } from '../marked-words.ts';
import { applies, owns, type PlainStep } from '../progress.ts';
import { stack } from '../question.ts';
import { quote } from '../reading.ts';
import { isBeside, partsIn, stands } from './clauses.ts';
import { skip } from './correction-text.ts';
import { COURTESY, MAYBE_SLIP, OF_CLASSES, SLIP, STARTS } from './correction-words.ts';
import { leftBy, withoutTyped } from './left.ts';
import { type Open, parsedFor } from './mended.ts';

type Answers = Standing['answers'];
type Given = Extract<Parsed<Json>, { readonly value: Json }>;
/** `isApart`: a sign parts it from the answer. */
type Beside = { readonly text: string; readonly isApart: boolean };

/** Nobody answers one question in more, and in more parts. */
const LONGEST = 200;
const MOST_CUTS = 8;

/** The answer with what is told beside it, as far as that is certain; the rest is named. */
export function withBeside(parsed: Given, open: Open): Given {
  const { step, standing, message } = open;
  const text = message.text ?? '';
  if (message.choice !== undefined || text === '' || !step || step.isSentence || step.takesFiles) return parsed;
  const { kept, beside } = text.length > LONGEST ? { kept: text, beside: [] } : peel(step, text, parsed, open);
  const own = { ...parsed.also, ...(beside.length > 0 ? parsedFor(step, kept, open)?.also : {}) };
  const given: Answers = { [step.key]: parsed.value, ...own };
  const notes: (Say | null | undefined)[] = [parsed.note];
  const left: string[] = [];
  let also: Answers = own;
  const at = (): Open => ({ ...open, standing: { ...standing, answers: { ...standing.answers, ...given, ...also } } });
  for (const each of byOwner(beside, at())) {
    if (each.owner !== null && stands(each.text, at())) continue;
    const taken = answerIn(each, at());
    if (!taken) left.push(each.text);
    else {
      also = { ...also, ...taken.parsed.also, [taken.step.key]: taken.parsed.value };
      notes.push(taken.parsed.note);
    }
  }
  const behind = step.takesNumbers || step.takesText ? '' : (/(?:[,;.!…]\s|\n)([\s\S]*)$/.exec(kept)?.[1] ?? '');
  notes.push(
    left.length > 0
      ? { key: 'dialog:mend.unused', with: { text: quote(left.join(', ')) } }
      : leftBy(behind, Object.keys(given), standing.answers, { ...standing.answers, ...given }),
  );
  const said = notes.flatMap((note) => note ?? []);
  return { ...parsed, also, ...(said.length > 0 ? { note: stack(said) } : {}) };
}

/** "310 em, 25 cô" is one answer. `owner`: null where it is nobody's, or may be of several lines. */
function byOwner(beside: readonly Beside[], open: Open): readonly (Beside & { readonly owner: PlainStep | null })[] {
  const told: (Beside & { readonly owner: PlainStep | null })[] = [];
  for (const each of beside) {
    const [only, another] = ownersOf(each.text, open);
    const owner = only && !another ? only : null;
    const at = owner === null ? -1 : told.findIndex((one) => one.owner === owner);
    const before = told[at];
    if (!before) told.push({ ...each, owner });
    else told[at] = { ...before, text: `${before.text}, ${each.text}` };
  }
  return told;
}

/** The lines that know a text as their own. */
const ownersOf = (text: string, { flow, step, standing: { answers }, turn }: Open): readonly PlainStep[] =>
  flow.steps.filter(
    (each) =>
      each !== step && applies(each, answers, turn) && each.refuses?.(text) !== true && owns(each, text, answers, turn),
  );

/** The open question that a part answers for sure. */
function answerIn(
  { text, isApart, owner }: Beside & { readonly owner: PlainStep | null },
  open: Open,
): { readonly step: PlainStep; readonly parsed: Given } | null {
  if (!owner || owner.key in open.standing.answers || (owner.takesText && !isApart)) return null;
  const parsed = parsedFor(owner, text, open);
  return parsed ? { step: owner, parsed } : null;
}

/** "3 băng rôn, 310 em" where things are counted, which is read as nothing: what is left without other lines' parts. null: that is nothing, either. */
export function apartFromOthers(text: string, open: Open): string | null {
  const { step } = open;
  if (!step || step.takesText || step.takesFiles || text.length > LONGEST) return null;
  const parts = partsIn(text, open.turn);
  if (parts.length < 2) return null;
  // What stands in a sentence may say what the rest is of.
  const isOthers = (part: string): boolean =>
    SHORT.test(part) && isBeside(step, part, open) && ownersOf(part, open).length === 1;
  const own = parts.filter((part) => !isOthers(part));
  const rest = own.join(', ');
  const read = own.length > 0 && own.length < parts.length ? parsedFor(step, rest, open) : null;
  return read?.isLoose === false ? rest : null;
}
const SHORT = /^(?:\d+|ở|o|tại|tai)(?: \p{L}+){1,4}$/iu;

/** Takes away, part by part, what is another line's and without which the answer is the same. */
function peel(
  step: PlainStep,
  text: string,
  parsed: Given,
  open: Open,
): { readonly kept: string; readonly beside: readonly Beside[] } {
  const isSame = (rest: string): boolean => {
    const read = SAYS.test(rest) ? parsedFor(step, rest, open) : null;
    const also = Object.keys(parsed.also ?? {});
    return (
      read !== null &&
      plainly(read.value) === plainly(parsed.value) &&
      also.every((key) => plainly(read.also?.[key] ?? null) === plainly(parsed.also?.[key] ?? null))
    );
  };
  let kept = text;
  const beside: Beside[] = [];
  const take = (part: string, isApart: boolean): boolean => {
    const rest = without(kept, part);
    if (!isSame(rest)) return false;
    kept = rest;
    beside.push({ text: part, isApart });
    return true;
  };
  for (const part of partsIn(text, open.turn)) {
    if (saysNothing(part) && isSame(without(kept, part))) kept = without(kept, part);
    // Of an answer in one part nothing can be taken.
    if (SAYS.test(without(kept, part)) && isBeside(step, part, open) && take(part, true)) continue;
    // A kind's name may say how it was held.
    if (step.owns && !step.takesText) cutsOf(part, step, open).find((each) => take(each, false));
  }
  return { kept, beside };
}

const SAYS = /[\p{L}\p{N}]/u;

const without = (text: string, part: string): string => text.replace(part, '').replace(/^[\s,;.!…]+|[\s,;]+$/g, '');

/** "nhầm", "dạ". */
function saysNothing(part: string): boolean {
  const words = part.split(/\s+/).map(wordOf);
  return skip(words, 0, AROUND) === words.length;
}
const AROUND = [...SLIP, ...MAYBE_SLIP, ...COURTESY].toSorted((a, b) => b.length - a.length);

/** "ở hội trường có 310 em": no part of the place. */
const HAVING = phrasesOf('có, co, được, là, thì, gồm');

const plainly = (value: Json): string => JSON.stringify(value, withoutTyped);

/** "3 băng rôn ở cổng chợ": what another line knows as its own at the end of a part, or at its beginning. */
function cutsOf(part: string, step: PlainStep, open: Open): readonly string[] {
  const raws = part.split(/\s+/);
  const words = raws.map((raw) => wordOf(raw.replace(/[,.;:!?]+$/, '')));
  const isStart = (at: number): boolean => longestAt(words, at, STARTS) > 0;
  const isClass = (at: number): boolean => longestAt(words, at, OF_CLASSES) > 0;
  const isOthers = (text: string): boolean =>
    !owns(step, text, open.standing.answers, open.turn) && ownersOf(text, open).length > 0;
  const places = raws
    .flatMap((raw, at) => (at > 0 && (isStart(at) || /^\d/.test(raw)) ? [at] : []))
    .slice(0, MOST_CUTS);
  const ends = places.filter((at) => !isClass(at)).map((at) => raws.slice(at).join(' '));
  const begins = isStart(0) && !isClass(0) ? raws.slice(1, MOST_CUTS).map((_, n) => n + 1) : [];
  const heads = begins
    .toReversed()
    .map((at) => raws.slice(0, longestAt(words, at - 1, HAVING) > 0 ? at - 1 : at).join(' '));
  return [...ends, ...heads].filter(isOthers);
}
