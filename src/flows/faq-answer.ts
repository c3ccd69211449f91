/** The office answers a question once for all: it stands among the questions at once, and those who asked are told. */
import { faqEntry } from '../campaign/faq.ts';
import { fold } from '../chat/fold.ts';
import type { Reply } from '../chat/index.ts';
import { textsOf } from '../chat/languages.ts';
import type { Flow, Parsed, Step } from '../dialog/flow.ts';
import { NotAllowed, type Turn } from '../turn/index.ts';
import { choice, refusal, word } from './office-word.ts';

type Answers = {
  /** The question on the office's list; null: nobody asked it yet, or it was answered before. */
  readonly asked: number | null;
  /** The entry ("t3") that is said in other words; null: a new one. */
  readonly entry: string | null;
  readonly question: string;
  readonly answer: string;
};

const LONGEST_QUESTION = 200;
const LONGEST_ANSWER = 1000;

const tidy = (text = ''): string =>
  text
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .trim();

function readText(text: string, most: number): Parsed<string> {
  if (!/\p{L}/u.test(text)) return { ok: false, because: word('faq-answer.not.words') };
  return text.length <= most
    ? { ok: true, value: text }
    : { ok: false, because: word('faq-answer.not.long', { length: text.length, most }) };
}

const question: Step<Answers, 'question'> = {
  key: 'question',
  takesText: true,
  takesQuestions: true,
  words: ['câu hỏi', 'question'],
  ask: () => ({ text: word('faq-answer.ask.question') }),
  parse(message, _soFar, { campaign }) {
    const read = readText(tidy(message.text).replace(/\n+/g, ' '), LONGEST_QUESTION);
    const isInFile =
      read.ok &&
      'value' in read &&
      campaign.plan.faq.some((each) =>
        [...textsOf(each.question), ...each.alsoAsked].some((known) => fold(known) === fold(read.value)),
      );
    return isInFile ? { ok: false, because: word('faq-answer.not.new') } : read;
  },
  line: (value) => ({ label: word('faq-answer.line.question'), value: { plain: value } }),
};

const answer: Step<Answers, 'answer'> = {
  key: 'answer',
  takesText: true,
  words: ['trả lời', 'câu trả lời', 'answer'],
  ask: (soFar) => ({ text: word('faq-answer.ask.answer', { question: soFar.question ?? '' }) }),
  parse: (message) => readText(tidy(message.text), LONGEST_ANSWER),
  line: (value) => ({ label: word('faq-answer.line.answer'), value: { plain: value } }),
};

/** `go.faq-answer` (a question that nobody asked yet), `.<id>` of the list, `.change.<entry>`. */
export const faqAnswerFlow: Flow<Answers> = {
  name: 'faq-answer',
  for: ['office'],
  ways: [{ label: 'office:unanswered.button.new' }],
  version: 1,
  title: word('faq-answer.title'),
  keepsDraft: true,
  begin: ([what, entry], turn) => {
    if (!turn.people.may('office')) return refusal('only-for.office', choice('button.contact', 'contact'));
    if (what === undefined) return { ok: true, answers: { asked: null, entry: null } };
    return what === 'change' ? beginChange(entry ?? '', turn) : beginAnswer(Number(what), turn);
  },
  steps: [question, answer],
  summary: {
    intro: ({ asked }, turn) => word('faq-answer.check', { count: askersOf(asked, turn) }),
    confirm: word('faq-answer.confirm'),
  },
  done: (answers, turn) => [write(answers, turn)],
};

const back = choice('unanswered.button.list', 'unanswered');

function beginChange(entry: string, turn: Turn): ReturnType<Flow<Answers>['begin']> {
  const found = faqEntry(turn.campaign, entry);
  if (!found?.isOffice) return refusal('unanswered.gone-answer', back);
  const before = { question: found.question.vi, now: found.answer.vi };
  return {
    ok: true,
    answers: { asked: null, entry, question: before.question },
    note: word('faq-answer.before', { answer: before.now }),
  };
}

function beginAnswer(id: number, turn: Turn): ReturnType<Flow<Answers>['begin']> {
  const asked = Number.isInteger(id) ? turn.questions.find(id) : null;
  if (!asked) return refusal('unanswered.gone', back);
  return { ok: true, answers: { asked: id, entry: null, question: asked.text } };
}

const askersOf = (asked: number | null, turn: Turn): number =>
  asked === null ? 0 : (turn.questions.find(asked)?.count ?? 0);

/** The right is looked at again: it may have been taken back while the flow was open. */
function write({ asked, entry, question: text, answer: said }: Answers, turn: Turn): Reply {
  if (!turn.people.may('office')) throw new NotAllowed('questions');
  const saying = { question: text, answer: said };
  if (entry !== null && !turn.questions.change(entry, saying))
    return { text: word('unanswered.gone-answer'), buttons: [[back]] };
  const saved = entry === null ? turn.questions.answer(asked, saying) : { entry, told: 0 };
  return {
    text: word(entry === null ? 'faq-answer.done' : 'faq-answer.changed', { count: saved.told }),
    buttons: [[choice('faq-answer.button.look', `faq.${saved.entry}`), back], [choice('button.home', 'home')]],
  };
}
