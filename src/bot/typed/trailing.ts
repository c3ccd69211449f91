/** What stands behind a question and says nothing of its own: particles and words of address, those of the languages' files. */
import { keptFor } from '../../chat/kept.ts';
import type { Languages, Trailing } from '../../chat/languages.ts';

const wordsIn = keptFor((languages: Languages) => {
  const said = (kind: Trailing): ReadonlySet<string> => new Set(languages.flatMap(({ trailing }) => trailing[kind]));
  return {
    particles: said('particles'),
    address: said('address'),
    ends: said('ends'),
    asks: said('asks'),
    where: said('where'),
  };
});

const isTrailing = (word: string, languages: Languages): boolean => {
  const { particles, address } = wordsIn(languages);
  return particles.has(word) || address.has(word);
};

/** The words without what trails behind them, the shortest first, last of all the words as they are. */
export function shortenings(words: readonly string[], languages: Languages): readonly (readonly string[])[] {
  const from = words.findLastIndex((word) => !isTrailing(word, languages)) + 1;
  return Array.from({ length: words.length - Math.max(from, 1) + 1 }, (_, more) =>
    words.slice(0, Math.max(from, 1) + more),
  );
}

/** What comes after a question that has ended is told: "mấy giờ xong vậy em chị còn nấu cơm". */
export function asked(words: readonly string[], languages: Languages): readonly string[] {
  const { ends, address, asks } = wordsIn(languages);
  const end = words.findIndex((word, at) => ends.has(word) && address.has(words[at + 1] ?? '') && at >= 2);
  const head = words.slice(0, end + 2);
  return end < 0 || !head.some((word) => asks.has(word)) || words.slice(end + 2).some((word) => asks.has(word))
    ? words
    : head;
}

/** "Cô nhắc rồi", "em vào rồi nha": told, and nothing is asked. */
export function isTold(words: readonly string[], languages: Languages): boolean {
  const at = words.lastIndexOf('roi');
  if (at <= 0 || words[at - 1] === 'vua') return false;
  if (!words.slice(at + 1).every((word) => isTrailing(word, languages))) return false;
  const { asks, where } = wordsIn(languages);
  const text = ` ${words.join(' ')} `;
  return !words.some((word) => asks.has(word)) && ![...where].some((each) => text.includes(` ${each} `));
}
