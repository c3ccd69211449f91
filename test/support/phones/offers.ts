/** What a person is offered by a message: its buttons, and the choices that its text lists where there are no buttons, or too few. */
import { createWords } from '../../../src/words/index.ts';
import type { Shown, ShownButton } from './index.ts';
import { isLabel } from './match.ts';

/** `words`: it is chosen by typing them; `number`: by typing it; a `link` is not chosen. */
export type Offer =
  | { readonly label: string; readonly by: 'button'; readonly on: Shown; readonly button: ShownButton }
  | { readonly label: string; readonly by: 'number'; readonly number: number }
  | { readonly label: string; readonly by: 'words' | 'link' };

const words = createWords();
const MAY_TYPE = words.languages.map(({ code }) => `${words.plain({ key: 'channels:may-type' }, code)}: `);
/** The value of "Xem thêm" (src/chat/few-buttons.ts). */
const MORE = /^more\.\d+\.\w+$/;

export const isMore = ({ value }: ShownButton): boolean => value !== undefined && MORE.test(value);

/** In the order in which they stand there. */
export function offersOf(shown: Shown): readonly Offer[] {
  const buttons = shown.buttons
    .filter((each) => !isMore(each))
    .map((button): Offer => ({ label: button.label, by: 'button', on: shown, button }));
  return [...buttons, ...linksIn(shown.text), ...choicesIn(shown.text)];
}

/** The first of the offers with this label: in full, or with `...` for what is left out. */
export function findOffer(offers: readonly Offer[], label: string): Offer | undefined {
  return offers.find((each) => isLabel(each.label, label));
}

const linksIn = (text: string): Offer[] =>
  text.split('\n').flatMap((line): Offer[] => {
    const label = /^(.+?): https?:\/\/\S+$/.exec(line)?.[1];
    return label === undefined ? [] : [{ label, by: 'link' }];
  });

/** Choices stand in the last paragraph. */
const choicesIn = (text: string): Offer[] => (text.split('\n\n').at(-1) ?? '').split('\n').flatMap(choicesOnLine);

/** "3. Chủ đề", "1. T6 01/10 · 2. T7 02/10", "Có thể nhắn: Quay lại, Hủy". */
function choicesOnLine(line: string): Offer[] {
  const mayType = MAY_TYPE.find((each) => line.startsWith(each));
  if (mayType !== undefined) return wordsIn(line.slice(mayType.length)).map((label) => ({ label, by: 'words' }));
  return line.split(/ · (?=\d+\. )/).flatMap((part): Offer[] => {
    const [, number, label] = /^(\d+)\. (.+)$/.exec(part) ?? [];
    return label === undefined ? [] : [{ label, by: 'number', number: Number(number) }];
  });
}

/** A label may hold a comma itself: what stands between any two commas is one, the shorter first. */
function wordsIn(list: string): string[] {
  const parts = list.split(', ');
  const labels: string[] = [];
  for (let count = 1; count <= parts.length; count += 1) {
    for (let from = 0; from + count <= parts.length; from += 1) labels.push(parts.slice(from, from + count).join(', '));
  }
  return labels;
}
