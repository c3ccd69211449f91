/** The two sentences of a log: what it was called, what came of it. */
import { fold } from '../../chat/fold.ts';
import type { Message } from '../../chat/index.ts';
import { readMeaning } from '../../dialog/answers-in-words.ts';
import type { Step } from '../../dialog/flow.ts';
import { plainAnswer } from '../../dialog/plain-answer.ts';
import type { Turn } from '../../turn/index.ts';
import { categoryOf, type LogAnswers, type SoFar, say } from './answers.ts';

const TITLE = { least: 5, most: 150 };
const RESULT = { least: 3, most: 500 };

/** One line, composed: a letter with its marks counts as one. */
const tidy = (text: string | undefined): string => (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
/** Letters that say something: a row of signs has none. */
const lengthOf = (text: string): number => (/[\p{L}\p{N}]/u.test(text) ? text.length : 0);

/** Nothing is named by "em gửi ảnh ạ". */
const SENDING =
  /^(?:(?:da|em|toi|minh|con|co|thay|xin|cho)[ ,]+)*(?:gui|nop|bo sung|hinh|anh|day|here|photos?|pictures?)(?: (?:anh|hinh|a|nhe|day|hoat dong|cua|em|co|thay))*[ .]*$/;

/** What was written below a photo as an answer that nobody has given yet: the name, else the result; null: it fits neither. */
export function readCaption(caption: string, soFar: SoFar, turn: Turn): Pick<SoFar, 'title' | 'result'> | null {
  const text = tidy(caption);
  const length = lengthOf(text);
  if (readMeaning(text, turn) !== null || SENDING.test(fold(text))) return null;
  if (soFar.title === undefined && length >= TITLE.least && length <= TITLE.most) return { title: text };
  const isFree = soFar.result === undefined || soFar.result === null;
  return isFree && length >= RESULT.least && length <= RESULT.most ? { result: text } : null;
}

export const titleStep: Step<LogAnswers, 'title'> = {
  key: 'title',
  takesText: true,
  isName: true,
  words: ['tên hoạt động', 'tên', 'tiêu đề', 'title', 'name'],
  ask: (soFar, turn) => {
    const category = categoryOf(soFar, turn);
    if (!category) return { text: say('title.ask') };
    return { text: say('title.ask'), buttons: [[{ label: { local: category.label }, value: 'label' }]] };
  },
  parse: (message: Message, soFar: SoFar, turn: Turn) => {
    const category = categoryOf(soFar, turn);
    const title = message.choice === 'label' && category ? category.label.vi : plainAnswer(message.text);
    const length = lengthOf(title);
    // A label of the campaign's own may be short; it is a title all the same.
    if (message.choice === 'label' && length > 0) return { ok: true, value: title };
    if (length < TITLE.least) return { ok: false, because: say('title.short', { least: TITLE.least }) };
    if (length > TITLE.most) return { ok: false, because: say('title.long', { most: TITLE.most, length }) };
    return { ok: true, value: title };
  },
  line: (value) => ({ label: say('title.label'), value: { plain: value } }),
};

export const resultStep: Step<LogAnswers, 'result'> = {
  key: 'result',
  rest: true,
  takesText: true,
  isSentence: true,
  skip: null,
  words: ['kết quả', 'result'],
  ask: () => ({ text: say('result.ask') }),
  parse: (message: Message) => {
    const result = tidy(message.text);
    const length = lengthOf(result);
    if (length < RESULT.least) return { ok: false, because: say('result.short') };
    if (length > RESULT.most) return { ok: false, because: say('result.long', { most: RESULT.most, length }) };
    return { ok: true, value: result };
  },
  line: (value) => ({ label: say('result.label'), value: value === null ? say('none') : { plain: value } }),
};
