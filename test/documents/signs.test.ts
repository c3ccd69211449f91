import { describe, expect, it } from 'vitest';
import { lettersOf, OFFICIAL_STYLES } from '../../src/documents/fonts.ts';
import { oddSigns, officialText } from '../../src/documents/signs.ts';

/** What was typed, what official files say, and what the checks before sending name. */
const ROWS: readonly { readonly typed: string; readonly said: string; readonly odd?: string }[] = [
  { typed: 'Các em rất vui 😀👍🏽 đạt ✔ 100% 1️⃣', said: 'Các em rất vui đạt √ 100% 1' },
  { typed: 'Các em rất vui 😀.', said: 'Các em rất vui.' },
  { typed: '😀 Các em rất vui', said: 'Các em rất vui' },
  { typed: 'Vui😀quá', said: 'Vui quá' },
  { typed: 'Gia đình 👨‍👩‍👧‍👦, lá cờ 🇻🇳 và 🏴󠁧󠁢󠁥󠁮󠁧󠁿 cô 👩🏻‍🏫 dạy', said: 'Gia đình, lá cờ và cô dạy' },
  { typed: 'Rất thích ❤️\nRất vui ♥️', said: 'Rất thích\nRất vui' },
  { typed: '✅ Treo băng rôn\n❌ Chưa có lớp', said: '√ Treo băng rôn\n× Chưa có lớp' },
  { typed: '(😀 vui)', said: '(vui)' },
  { typed: 'Số #️⃣ 🔟 và ⑤', said: 'Số # 10 và 5' },
  { typed: '❶ Treo ➁ Phát ➌ Họp ⓵ ⓬ ⑳ ⓪ ⓿', said: '1 Treo 2 Phát 3 Họp 1 12 20 0 0' },
  { typed: 'Lớp 5🅰️, 5🅱 và 🅲 🆗 🅐 Ⓑ 🄲', said: 'Lớp 5A, 5B và C OK A B C' },
  // Signs of Word's list, which are of its fonts Symbol and Wingdings.
  {
    typed: '\uf0b7 Treo băng rôn\n\uf0a7\tPhát tờ rơi \uf0fc\n\uf0d8 Họp \uf04a',
    said: '• Treo băng rôn\n• Phát tờ rơi √\n→ Họp',
  },
  { typed: '【Thông báo】 「Đọc sách」 『Vui』 《Sách》 〈a〉', said: '[Thông báo] “Đọc sách” “Vui” «Sách» ‹a›' },
  { typed: 'Các em rất vui ♡ ✿❀ ☐ chưa xong ❯ tiếp', said: 'Các em rất vui □ chưa xong › tiếp' },
  { typed: '𝐓𝐫𝐮̛𝐨̛̀𝐧𝐠 ＴＨＣＳ ㎡', said: 'Trường THCS m2' },
  { typed: 'Lớp học → 20 m² © 2021 №5 ½', said: 'Lớp học → 20 m² © 2021 №5 ½' },
  { typed: 'phường Đắk Ơ ưỡn ẹo, 5.000 ₫ – “tốt” ≥ 80 %', said: 'phường Đắk Ơ ưỡn ẹo, 5.000 ₫ – “tốt” ≥ 80 %' },
  { typed: 'Thầy 李明 dự', said: 'Thầy □□ dự', odd: '李明' },
  { typed: 'Tên сô Lan', said: 'Tên сô Lan', odd: 'с' },
  { typed: 'K’Brưih, Y Ƀlă, č ñ ŏ', said: 'K’Brưih, Y Ƀlă, č ñ ŏ' },
  { typed: 'ផ្ទះ', said: '□□□□', odd: 'ផ្ទះ' },
  { typed: 'Da\u0309\u0323o \u202eđảo', said: 'Dạ̉o đảo' },
  { typed: '   ', said: '   ' },
  { typed: '😀', said: '' },
];

describe('signs in official files', () => {
  it.each(ROWS)('$typed is said as $said', ({ typed, said, odd = '' }) => {
    expect(officialText(typed)).toBe(said.normalize('NFC'));
    expect(oddSigns(typed).join('')).toBe([...new Set(odd)].join(''));
    expect(officialText(typed.normalize('NFD'))).toBe(officialText(typed));
  });

  it('are all in the four styles, whatever was typed', () => {
    for (let code = 0x20; code < 0x1fbff; code += 1) {
      if (code >= 0xd800 && code < 0xe000) continue;
      for (const sign of officialText(`a${String.fromCodePoint(code)}b`)) {
        const point = sign.codePointAt(0) ?? 0;
        if (point !== 0x0a && !OFFICIAL_STYLES.every((style) => lettersOf(style).has(point)))
          throw new Error(`${code.toString(16)} became ${sign}, which no font has`);
      }
    }
  });

  it('every Vietnamese letter stays as it is', () => {
    const vowels = Array.from('aăâeêioôơuưy', (base) =>
      ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'].map((mark) => base + mark),
    );
    const all = `${vowels.flat().join('')}đ`.normalize('NFC');
    const both = all + all.toUpperCase();
    expect(Array.from(both)).toHaveLength(146);
    expect(officialText(both)).toBe(both);
  });
});
