/**
 * Whether whoever writes wants no more reminders, in whatever words they say it: something that stops or a "no", and "nhắc" behind it. The words
 * stand in locales/<code>/language.json. Only where nothing else is said it is sure; a question is asked about, a denial ("đừng dừng nhắc") is none.
 */
import { keptFor } from '../../chat/kept.ts';
import { type Languages, STOPPING, type Stopping } from '../../chat/languages.ts';
import { type PhraseBook, partsIn, phraseBook, type SaidPart } from '../../understanding/phrase-kinds.ts';
import { spellingsOf } from '../../understanding/spellings.ts';
import { type Word, wordsOf } from '../../understanding/words.ts';

/** Nobody says it in more words. */
const MOST_WORDS = 14;
const MOST_LETTERS = 120;

const phrasesIn = keptFor((languages: Languages) => phraseBook(STOPPING, saidFor, languages));

/** By whatever they call themselves, that says nothing of its own. */
const saidFor = (kind: Stopping, { stopping, oneself }: Languages[number]): readonly string[] =>
  kind === 'beside' ? [...stopping.beside, ...oneself] : stopping[kind];

/** stop: sure. ask: it may be wanted, and what is set is shown with a button that stops it. no: it is denied, or missed. null: something else. */
type Verdict = 'stop' | 'ask' | 'no' | null;

/** Whether more reminders are wanted, by words of which nothing is left over. */
export function readStopping(text: string, { languages }: { readonly languages: Languages }): Verdict {
  if (text.length > MOST_LETTERS) return null;
  const { words } = wordsOf(text, spellingsOf(languages));
  const parts = words.length > MOST_WORDS ? null : partsOf(words, phrasesIn(languages));
  if (parts === null) return null;
  const said = signsOf(parts);
  const isAll = parts.some(({ has }) => has('all'));
  const isMore = isAll || parts.some(({ has }) => has('more'));
  const isAsked = said.includes('?') || /[?？]\s*$/u.test(text);
  const isErased = parts.some(({ has }) => has('erase'));
  return verdictOf(said, { isAll: isAll && !isErased, isMore, isAsked });
}

/** The phrases of which the text consists; null: it says something besides. */
function partsOf(words: readonly Word[], phrases: PhraseBook<Stopping>): readonly SaidPart<Stopping>[] | null {
  const parts = partsIn(words, phrases);
  return parts.every(({ isKnown }) => isKnown) ? parts : null;
}

/** S: stops. N: a no. D: "dung", one or the other. K: a no that ends a question, too. T: "thôi". R: nhắc. ?: asks. What says nothing has no sign. */
function signsOf(parts: readonly SaidPart<Stopping>[]): string {
  return parts
    .map(({ has }, n) => {
      const isBeforeWhat = parts.slice(n + 1).some((next) => next.has('remind') || next.has('stop'));
      if (has('stop') && has('no')) return 'D';
      if (has('stop')) return 'S';
      if (has('no') && has('asks')) return isBeforeWhat ? 'K' : '?';
      if (has('no')) return 'N';
      if (has('remind')) return 'R';
      if (has('asks')) return '?';
      return has('enough') ? 'T' : '';
    })
    .join('');
}

/** "Dừng nhắc", "thôi đừng nhắc nữa", "dừng lại, khỏi nhắc", "tắt nhắc đi, dừng hết". */
const SURE = /^T*(?:S+N?|N|D|K)R+(?:T*(?:S+|N|D)R*)*T*$/;
/** "Nhắc hoài, tắt đi". */
const LIKELY = /^T*(?:[SNDK].*R|R.*[SND]|T+R)/;
/** "Đừng dừng nhắc". */
const DENIED = /[NKD]S|ND|KN|K[DK]/;
/** "Sao không nhắc": a complaint that none came. */
const MISSED = /^\?+T*[NK]R/;
const ALL_OF_IT = /^T*S+T*$/;

type Besides = { readonly isAll: boolean; readonly isMore: boolean; readonly isAsked: boolean };

function verdictOf(said: string, { isAll, isMore, isAsked }: Besides): Verdict {
  const bare = said.replaceAll('?', '');
  if (DENIED.test(bare) || MISSED.test(said)) return 'no';
  // "Không nhắc" alone may complain of it.
  if (/^T*KR/.test(bare) && !isMore) return null;
  // "Xóa hết đi" may be photos and what is kept of somebody.
  if (ALL_OF_IT.test(bare)) return isAll ? 'ask' : null;
  if (SURE.test(bare)) return isAsked ? 'ask' : 'stop';
  return LIKELY.test(bare) ? 'ask' : null;
}

/** Whether it is said of all of them: "dừng nhắc hết đi". */
export function saysAllOfThem(text: string, { languages }: { readonly languages: Languages }): boolean {
  const { words } = wordsOf(text, spellingsOf(languages));
  return partsOf(words, phrasesIn(languages))?.some(({ has }) => has('all')) ?? false;
}
