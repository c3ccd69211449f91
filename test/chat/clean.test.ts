import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from '../../src/chat/clean.ts';

describe('what nobody sees is taken out of what came from outside', () => {
  it.each([
    ['a mark that turns the line around', 'Lớp \u202Egnourt\u202C 1', 'Lớp gnourt 1'],
    ['each direction mark', 'a\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061Cb', 'ab'],
    ['NUL and its like', 'Hội\u0000 thảo\u0007\u001B[31m\u007F\u0080\u009F', 'Hội thảo[31m'],
    ['a tab', 'A\tB', 'A B'],
    ['line breaks of every kind', 'a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh', 'a\nb\nc\nd\ne\nf\ng\nh'],
    ['an empty line, which stays', 'a\n\nb', 'a\n\nb'],
    ['half an emoji', 'Vui \uD83D quá \uDE00', 'Vui  quá '],
    ['a byte-order mark and zero-width spaces', '\uFEFFLớp\u200B học\u2060 1\u00AD', 'Lớp học 1'],
    ['a word in tags', 'chào\u{E0068}\u{E0069}', 'chào'],
    ['a joiner between letters', 'tiếng\u200D Việt\u200C', 'tiếng Việt'],
    ['a drawing mark behind a letter', 'a\uFE0Fb\uFE00c\u{E0100}', 'abc'],
    ['marks piled on one letter', 'Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307', 'Z\u0300\u0301\u0302\u0303'],
    ['letters with accents of their own', 'tie\u0302\u0301ng Vie\u0323\u0302t', 'tiếng Việt'],
    ['an empty place that is called a letter', '\u3164\u2800x', '  x'],
    ['what is no character', 'a\uFFFF\uFDD0b', 'ab'],
  ])('%s', (_, given, clean) => {
    expect(cleanText(given)).toBe(clean);
  });

  it.each(['👩‍🏫', '👨‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '❤️‍🔥', '👍🏽', '🇻🇳', '🏳️‍🌈', '☎️', '1️⃣', '📚 Tủ sách “Bạn đọc” – 50%…'])(
    'a person who writes %s keeps it whole',
    (emoji) => {
      expect(cleanText(`Lớp ${emoji} 1`)).toBe(`Lớp ${emoji} 1`);
    },
  );

  it('cleans nothing twice', () => {
    for (const text of ['a\u200D\u202E👩‍🏫', 'x\u0302\u202E\u0301', '🏴\u{E0067}\u202E\u{E007F}']) {
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
    }
  });

  it('a file keeps a name of one line', () => {
    expect(cleanLine(' bao\ncao\u202Efdp.exe ')).toBe('bao caofdp.exe');
  });
});
