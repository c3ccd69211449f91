/** "Thêm 1 tấm hình", "gửi thêm 2 tấm nữa": further photos are to come, and no figure is meant. */
import type { Languages } from '../chat/languages.ts';
import { actPhrases } from './act-answer.ts';
import { longestAt, type MarkedWord, wordOf } from './marked-words.ts';
import { pastCourtesy, skip } from './mending/correction-text.ts';
import { BEHIND, TURNS } from './mending/correction-words.ts';

const wordsOf = (raws: readonly string[]): readonly MarkedWord[] =>
  raws.map((raw) => wordOf(raw.replace(/^[,.;:!?"“”(]+|[,.;:!?"“”)]+$/g, '')));

/** Without how many there will be. */
export function withoutPhotoCount(raws: readonly string[], languages: Languages): readonly string[] {
  const at = raws.findIndex((raw) => /^\d{1,2}$/.test(raw));
  const rest = raws.filter((_, each) => each !== at);
  const words = wordsOf(rest);
  const from = pastCourtesy(words, 0);
  const length = longestAt(words, from, actPhrases('photos', languages));
  return at > from && at < from + length ? rest : raws;
}

/** Nothing but that. */
export function asksForPhotos(text: string, languages: Languages): boolean {
  const raws = text.normalize('NFC').trim().split(/\s+/);
  if (raws.length > MOST_WORDS) return false;
  const words = wordsOf(withoutPhotoCount(raws, languages));
  const from = pastCourtesy(words, 0);
  const length = longestAt(words, from, actPhrases('photos', languages));
  return length > 0 && skip(words, from + length, [...TURNS, ...BEHIND]) === words.length;
}
const MOST_WORDS = 12;
