/**
 * A flow is data: what is asked, how an answer is read, how it is echoed. Back, cancel, skip, mending a line of the summary, the third
 * unreadable answer and the last yes are the engine's, so that no flow repeats them. Pure: all writing goes through the turn's doors.
 */
import type { Button, Choices, Message, Reply, Say } from '../chat/index.ts';
import type { Described, EntryForm, Keeps, Turn } from '../turn/index.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * `note`: said with the next question (a warning, the value in full). `also`: other steps' answers that were given with it. `isLoose`: it was found in a sentence, which corrects nothing that was not asked for. `more`: the answer is not complete yet (a photo, a page of choices);
 * `deeper`: it is a list within the question, so that back leads to the question and not to the one before.
 */
export type Parsed<V> =
  | {
      readonly ok: true;
      readonly value: V;
      readonly note?: Say;
      readonly isLoose?: boolean;
      readonly also?: Readonly<Record<string, Json>>;
    }
  | { readonly ok: true; readonly more: Reply | null; readonly deeper?: boolean }
  | { readonly ok: false; readonly because: Say; readonly offer?: readonly Button[] };

/** The value of a step's button that stands for last time's answer: "như cũ" means it. */
export const BEFORE = 'before';

export type Step<A, K extends keyof A = keyof A> = {
  readonly key: K;
  /** Asked only when this holds; an answer given before stays. */
  readonly when?: (soFar: Partial<A>, turn: Turn) => boolean;
  /** Where `when` does not hold yet: whether it still may, once other questions are answered. */
  readonly maybe?: (soFar: Partial<A>) => boolean;
  /** Whether an answer given before still fits the others (a changed category counts other things); if not, it is asked again. */
  readonly stands?: (value: A[K], soFar: Partial<A>, turn: Turn) => boolean;
  /** Words by which a person may call this line on the summary ("ngày", "date"), besides its button. Matched folded. */
  readonly words?: readonly string[];
  /** May be skipped: the value that stands for "skipped". */
  readonly skip?: A[K];
  /** Where it and all that follows may be skipped, that is offered here as one button. */
  readonly rest?: true;
  /** 0 is an answer of its own: a bare "ko" may mean that, or that nothing is known, and is asked about. */
  readonly zero?: true;
  /** What a correction that tells only a part ("nhầm, 25 cô") makes of the answer: the rest of it stays. Left out: it takes the answer's place. */
  readonly amend?: (told: A[K], before: A[K]) => A[K];
  /** What "thêm 5 cô nữa" (1) and "bớt 2 em" (-1) make of it; null: it can't be. Left out: numbers are added up. */
  readonly adjust?: (told: A[K], before: A[K], sign: 1 | -1) => A[K] | null;
  /** Where any text is an answer: whether this one is surely meant for this line ("ở sân trường"). */
  readonly owns?: (text: string, soFar: Partial<A>, turn: Turn) => boolean;
  /** Where any text is an answer: whether one that is typed at another line opens with this one's name ("kiến nghị cấp thêm sách"). */
  readonly claims?: (text: string, soFar: Partial<A>, turn: Turn) => boolean;
  /** What a correction never means for this line, though it would be read as an answer ("3A" is a class, and no day). */
  readonly refuses?: (text: string) => boolean;
  /** The choice that a bare "yes" stands for. */
  readonly yes?: string;
  /** The choice that a bare "no" stands for. */
  readonly no?: string;
  /** The answer may itself be a number: choices are typed as words, never by their number. */
  readonly takesNumbers?: boolean;
  /** Any text is an answer: words such as "lịch" do not lead away. */
  readonly takesText?: boolean;
  /** Of such texts a name or a place: thanks behind it are no part of it, as those at the end of an announcement are. */
  readonly isName?: true;
  /** Whole sentences, with figures of their own: what follows a part of one is of it. */
  readonly isSentence?: true;
  /** Of such texts also questions, which elsewhere are asked of the bot: whoever answers writes one down. */
  readonly takesQuestions?: true;
  /** It takes nothing but names that are known, of units: a text in which one is found is that ("T3" is no Tuesday, "Mây Hạ" asks nothing). */
  readonly findsNames?: true;
  /** The step takes photos. */
  readonly takesFiles?: boolean;
  /** A text that is this step's, though its line is not named, where the summary is open ("bỏ ảnh 2"). */
  readonly hears?: (text: string, soFar: Partial<A>, turn: Turn) => boolean;
  /** The question. Buttons' values are the step's own (`value` reaches `parse` as `message.choice`); the engine adds back, skip, cancel. */
  readonly ask: (soFar: Partial<A>, turn: Turn) => Reply;
  readonly parse: (message: Message, soFar: Partial<A>, turn: Turn) => Parsed<A[K]>;
  /** The summary's line, with the value in full; null: no line. */
  readonly line?: (value: A[K], soFar: Partial<A>, turn: Turn) => { readonly label: Say; readonly value: Say } | null;
};

export type Flow<A = Record<string, Json>> = Described & {
  /** Grows when steps change meaning; `migrate` brings answers of an older version along. */
  readonly version: number;
  readonly migrate?: (answers: Readonly<Record<string, Json>>, from: number) => Readonly<Record<string, Json>>;
  /** Shown with an offer to go on: "Ghi hoạt động". */
  readonly title: Say;
  /** Leaving in the middle keeps the answers and offers to go on. */
  readonly keepsDraft: boolean;
  /** The first answers, with a `note` above the first question (`echoes`: and what they are, since the person told them); or a refusal (no right, no consent yet). */
  readonly begin: (
    withArgs: readonly string[],
    turn: Turn,
  ) =>
    | { readonly ok: true; readonly answers: Partial<A>; readonly note?: Say; readonly echoes?: boolean }
    | { readonly ok: false; readonly reply: Reply };
  /** Whoever goes back and answers goes on from there, question by question, and not to the first that is open. */
  readonly goesOnInOrder?: true;
  readonly steps: readonly { [K in keyof A]-?: Step<A, K> }[keyof A][];
  /** null: no summary, the last answer ends the flow. `confirm`: the button's words. */
  readonly summary: {
    readonly intro: (a: A, turn: Turn) => Say;
    readonly confirm: Say;
    readonly extra?: (a: A, turn: Turn) => Reply['images'];
    /** What reaches many, and can't be fetched back: only a plain yes counts. */
    readonly isStrict?: boolean;
    /** A yes in a whole sentence, which is guessed, confirms: what is written is one's own and can be taken back. */
    readonly takesGuess?: true;
  } | null;
  /** Asked at the last yes: what is still missing, said while the summary stays open; null: nothing is. */
  readonly ready?: (a: A, turn: Turn) => Say | null;
  /** The last yes. Throws NotAllowed, before it writes anything; may answer with several messages. */
  readonly done: (a: A, turn: Turn) => readonly Reply[];
  /** Where the last yes leads, below what `done` said: a page's address, and what stands above it. Left out, or null: nowhere. */
  readonly leadsTo?: (a: A, turn: Turn) => { readonly at: string; readonly note: Say | null } | null;
  /** What a longer text at one of the first questions answers besides it, or instead; null: it is an answer to that question alone. */
  readonly told?: (text: string, at: string, soFar: Partial<A>, turn: Turn) => Partial<A> | null;
  /** What was written below a photo, where that answered nothing that is asked: the answers with it, and what is said of it. */
  readonly caption?: (
    text: string,
    soFar: Partial<A>,
    turn: Turn,
  ) => { readonly answers: Partial<A>; readonly note: Say };
  readonly cancelled?: (turn: Turn) => void;
  /** Whether something was sent that hangs on it: as much a beginning as an answer. */
  readonly holdsFiles?: (turn: Turn) => boolean;
  /** The answers are kept as they are (turn.entries), once `done` did not throw: no table, no migration. */
  readonly keeps?: Keeps<A>;
};

/** Whether a flow's answers are kept as entries. */
export const isKept = <A>(flow: Flow<A>): flow is Flow<A> & EntryForm<A> => flow.keeps !== undefined;

/** Where a person stands in a flow: plain JSON, saved after every turn. */
export type Standing = {
  readonly flow: string;
  readonly version: number;
  /** Distinguishes this run from earlier ones, so that an old button is known as old. */
  readonly run: string;
  readonly at: string; // a step's key, or 'summary'
  readonly answers: Readonly<Record<string, Json>>;
  /** The step is being mended from the summary. */
  readonly mending: boolean;
  /** Somebody went back: what follows is asked again in its order. */
  readonly again?: true;
  /** A list within the question is shown. */
  readonly deeper?: boolean;
  /** The steps that the person answered in this run: what leaving would lose. */
  readonly given?: readonly string[];
  /** What is asked beside the open question; the next message may answer that instead. */
  readonly asking?: Asking;
  /** The text that led to this question, and when it was written (epoch ms): one that repeats it at once is asked about. */
  readonly heard?: { readonly text: string; readonly at: number };
  /** Unreadable answers in a row. */
  readonly misses: number;
  /** Laid aside: what was typed since, which may be the answer. It is asked about before it is taken. */
  readonly offered?: string;
  /** The choices of the open question. */
  readonly shown?: Choices;
};

/**
 * leave: whether to drop what was answered. twice: whether a text that came twice answers this question too (`choice`: what it would choose; `of`: the line that it may be meant for).
 * look-up: whether a text that also names a page is the answer, or the page (`opens`) is wanted.
 * mend: whether a text (`text`) corrects one of these answers, and if not, is the answer to the open question (`isAnswer`).
 */
export type Asking =
  | { readonly is: 'leave' }
  | { readonly is: 'twice'; readonly text: string; readonly choice?: string; readonly of?: string }
  | { readonly is: 'look-up'; readonly text: string; readonly opens: string }
  | {
      readonly is: 'mend';
      readonly text: string;
      readonly isAnswer: boolean;
      readonly options: readonly Mend[];
    };

/** What may become of an answer: `text` takes its place, or in place of the number `old` in it; in place of a `part` of a text; is added, taken off, written behind it; or nothing is to stand there. `and`: what becomes of others, said with it. */
export type Mend = {
  readonly key: string;
  readonly text: string;
  readonly as?: 'more' | 'less' | 'none' | 'after';
  readonly old?: number;
  readonly part?: string;
  readonly and?: readonly Mend[];
};

/** What one step of a flow comes to. */
export type Outcome = {
  /** null: the flow has ended. */
  readonly standing: Standing | null;
  readonly replies: readonly Reply[];
  readonly ended?: 'done' | 'cancelled' | 'refused';
  /** The page that is shown below: its address, and what stands above it. */
  readonly leadsTo?: { readonly at: string; readonly note: Say | null };
  /** What was cancelled and can be fetched back; absent: nothing was answered. */
  readonly left?: Standing;
};
