/** Whether a text says that one goes on at another time, and nothing else. The words stand in locales/<code>/language.json. */
import { keptFor } from '../chat/kept.ts';
import { LATER, type Languages } from '../chat/languages.ts';
import { partsIn, phraseBook } from '../understanding/phrase-kinds.ts';
import { spellingsOf } from '../understanding/spellings.ts';
import { wordsOf } from '../understanding/words.ts';

const LONGEST = 80;
const bookOf = keptFor((languages: Languages) => phraseBook(LATER, (kind, { later }) => later[kind], languages));

export function saysLater(text: string, languages: Languages): boolean {
  if (text.length > LONGEST || /[?？]/.test(text)) return false;
  const parts = partsIn(wordsOf(text, spellingsOf(languages)).words, bookOf(languages));
  if (!parts.every(({ isKnown }) => isKnown)) return false;
  return parts.some(({ has }) => has('when')) && parts.some(({ has }) => has('goOn'));
}
