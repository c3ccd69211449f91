/**
 * Outside a flow a question of yes or no about one thing was shown last ("Rút hoạt động …?"): what says yes or no to it, in whatever words, is its
 * answer, and what may be one is asked back about. Nothing else takes its place unasked.
 */
import type { ButtonPart, Choices, Say } from '../../chat/index.ts';
import type { ActWord } from '../../chat/languages.ts';
import { readActAnswer, saysVerb } from '../../dialog/act-answer.ts';
import { quote } from '../../dialog/reading.ts';
import { visitAt } from '../../pages/index.ts';
import type { Turn } from '../../turn/index.ts';
import { rowsOf } from '../choices.ts';
import { type Intent, readAddress } from '../intent.ts';
import type { Routed, Whereabouts } from '../place.ts';
import { showPage } from '../show.ts';
import { chooseTyped, foldChoice, isBare, only } from '../typed/choose.ts';
import { logWish } from './log-wish.ts';
import type { Said } from './said.ts';

/** What a yes does, by its address, and the verb of the question. */
const QUESTIONS: readonly (readonly [RegExp, ActWord])[] = [
  [/^log\.[^.]+\.withdraw\.yes$/, 'withdraw'],
  [/^log\.[^.]+\.photo\.\d+\.remove\.yes$/, 'remove'],
  [/^my-data\.erase\.yes$/, 'erase'],
  [/^hand-in\.[^.]+\.yes\.\d+$/, 'send'],
  [/^hand-in\.[^.]+\.off\.yes$/, 'cancel'],
  [/^broadcast\.\d+\.resend\.yes$/, 'send'],
  [/^broadcast\.\d+\.cancel\.yes$/, 'cancel'],
  [/^chase\.hand\.yes$/, 'send'],
  [/^roles\.(?:holder|code)\.\d+\.yes$/, 'withdraw'],
  [/^link\.yes\./, 'link'],
  [/^accounts\..*yes/, 'unlink'],
];

export type OpenQuestion = {
  readonly act: ActWord;
  readonly yes: string;
  readonly label: string;
  readonly no: string | null;
};

/** null: nothing of the kind was asked. */
export function questionIn(choices: Choices): OpenQuestion | null {
  for (const [label, yes] of choices) {
    const act = QUESTIONS.find(([address]) => address.test(yes))?.[1];
    if (act !== undefined) return { act, yes, label, no: refusalIn(choices) };
  }
  return null;
}

function refusalIn(choices: Choices): string | null {
  const playing = (part: ButtonPart): string | null => only(choices.filter(([, , each]) => each === part));
  return playing('decline') ?? playing('keep') ?? playing('back');
}

/** The verb of "Gửi không?" alone is its yes. */
const SEND_IT =
  /^(?:(?:ok|u|uh|um|da|vang|thi|thoi|cu) )*(?:gui|goi|nop|send)(?: (?:di|luon|ngay|het|giup|gium|dum|em|chi|minh|lien|it))*$/;

export function openQuestion(said: Said): Intent | null {
  const { text, shown, lead, turn } = said;
  const open = questionIn(shown);
  if (!open || chooseTyped(text, shown, false) !== null) return null;
  if (open.act === 'send' && SEND_IT.test(foldChoice(text))) return readAddress(open.yes);
  const answer = readActAnswer(text, open.act, turn);
  if (answer === null || (answer === 'other' && lead !== null)) return null;
  // Another log is named in full before it is asked about.
  const wish = answer === 'other' && open.act === 'withdraw' ? logWish(said) : null;
  if (wish) return wish;
  if (answer === 'no') return open.no === null ? null : readAddress(open.no);
  // All is lost by it: no words but the button's own are enough.
  if (open.act === 'erase') return readAddress('my-data.erase.again');
  if (answer === 'yes' && (isBare(shown) || saysVerb(text, open.act, turn))) return readAddress(open.yes);
  return answer === 'yes' ? null : { is: 'ask-open', text, open };
}

/** Asks the same once more, below a line that nothing was done. */
export function askOpen(text: string, { yes, label }: OpenQuestion, turn: Turn, place: Whereabouts): Routed {
  const says: Say = { key: 'bot:ask-open', with: { text: quote(text), yes: label } };
  const visit = yes.startsWith('log.') ? visitAt(yes.replace(/\.yes$/, '').split('.')) : null;
  if (visit) return showPage(visit, turn, place, says);
  return { replies: [{ text: says, buttons: rowsOf(place.shown) }], standing: null };
}
