import { fold } from '../chat/fold.ts';
import type { Fault } from './findings.ts';
import { asList, asMap, asText } from './raw-data.ts';
import type { Path } from './yaml-file.ts';

/** No two entries of `faq` may be asked in the same words: nobody could tell which answer is meant. */
export function checkFaq(data: Readonly<Record<string, unknown>>, tell: (path: Path, fault: Fault) => void): void {
  const first = new Map<string, number>();
  for (const [index, item] of asList(data['faq']).entries()) {
    for (const { text, at } of askedIn(asMap(item))) {
      const key = bare(text);
      const before = first.get(key);
      if (key === '' || before === index) continue;
      if (before === undefined) first.set(key, index);
      else tell(['faq', index, ...at], { what: 'question-twice', with: { value: text, n: before + 1 } });
    }
  }
}

/** Every way in which an entry is asked, in every language, and where it stands. */
function askedIn(entry: Readonly<Record<string, unknown>>): readonly { readonly text: string; readonly at: Path }[] {
  const { question, alsoAsked } = entry;
  const named = typeof question === 'string' ? [question] : Object.values(asMap(question));
  return [
    ...named.map((each) => ({ text: asText(each), at: ['question'] })),
    ...asList(alsoAsked).map((each, n) => ({ text: asText(each), at: ['alsoAsked', n] })),
  ];
}

/** What is compared of a question: letters and figures alone. */
const bare = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
