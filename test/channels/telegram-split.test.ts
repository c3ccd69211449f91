import { describe, expect, it } from 'vitest';
import { seenLength, splitMarkup } from '../../src/channels/telegram/split.ts';
import { parseHtml } from '../support/telegram/html.ts';

const words = (count: number): string => Array.from({ length: count }, (_, at) => `chữ${at}`).join(' ');

describe('a long text', () => {
  it('that fits stays one message, counted as it is seen and not as it is written', () => {
    const text = `<b>${'&amp;'.repeat(10)}</b>`;
    expect(seenLength(text)).toBe(10);
    expect(splitMarkup(text, 10)).toEqual([text]);
  });

  it('is cut between paragraphs first, else lines, else words', () => {
    expect(splitMarkup('một hai\nba\n\nbốn năm', 14)).toEqual(['một hai\nba', 'bốn năm']);
    expect(splitMarkup('một hai ba\nbốn năm', 14)).toEqual(['một hai ba', 'bốn năm']);
    expect(splitMarkup('một hai ba bốn năm', 13)).toEqual(['một hai ba', 'bốn năm']);
  });

  it('never loses a word, never passes the limit, and every part is well formed', () => {
    const text = `<b>${words(400)}</b>\n\n<code>a &lt; b</code> ${words(400)}\n<b>x &amp; <code>${words(300)}</code></b>`;
    const parts = splitMarkup(text, 500);
    for (const part of parts) expect(parseHtml(part).text.length).toBeLessThanOrEqual(500);
    const flat = (html: string): string => parseHtml(html).text.replace(/\s+/g, ' ');
    expect(parts.map(flat).join(' ')).toBe(flat(text));
  });

  it('keeps what is bold bold on both sides of a cut', () => {
    expect(splitMarkup('<b>một hai ba bốn</b>', 8)).toEqual(['<b>một hai</b>', '<b>ba bốn</b>']);
  });

  it('without any space is cut between letters: no accent and no pair of surrogates is torn', () => {
    const accented = 'ệ'.normalize('NFD').repeat(40);
    for (const part of splitMarkup(accented, 10)) expect(part.normalize('NFC')).toMatch(/^ệ+$/);
    for (const part of splitMarkup('🏫'.repeat(40), 9)) expect(part).not.toMatch(/\p{Surrogate}/u);
  });

  it('of nothing but space is no message', () => {
    expect(splitMarkup('  \n ', 10)).toEqual([]);
  });
});
