import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { Button, Buttons } from '../../../src/chat/index.ts';

/** Letters of several parts, none of which may come to stand alone: a flag, a family, skin and profession, a key, accents. */
export const LETTERS = ['🇻🇳', '👨‍👩‍👧', '👩🏽‍🏫', '1️⃣', 'q̣̂', 'ệ', 'Ẵ', '😀'] as const;

/** Real paragraphs of Vietnamese, of so many characters at least. */
export function paragraphs(length: number): string {
  const lines: string[] = [];
  for (let at = 1; lines.join('\n\n').length < length; at += 1) {
    lines.push(
      `${at}. ${'Học tập suốt đời để không ai bị bỏ lại phía sau 🇻🇳 👩🏽‍🏫, nghề nghiệp vững vàng. '.repeat(5).trim()}`,
    );
  }
  return lines.join('\n\n');
}

/** What a person reads as one letter each. */
export const lettersOf = (text: string): string[] =>
  [...new Intl.Segmenter('vi', { granularity: 'grapheme' }).segment(text)].map((each) => each.segment);

export const choice = (label: string, value: string): Button<string> => ({ label, value });
export const HOME: Buttons<string> = [[choice('Trang chính', 'home')]];

/** A flow's question: so many answers, and the ways out of it. */
export const answers = (count: number): Buttons<string> => [
  ...Array.from({ length: count }, (_, at) => [
    choice(`Buổi học số ${at + 1} của tuần`, `~log~r1~session~v.${at + 1}`),
  ]),
  [choice('Quay lại', '~log~r1~session~-back'), choice('Hủy', '~log~r1~session~-cancel')],
];

/** A picture that can't be made small by compressing it without loss. */
const noise = (side: number) =>
  sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } });

export const jpeg = (side = 40): Promise<Buffer> => noise(side).jpeg().toBuffer();
/** A PNG of more than 1 MB. */
export const largePng = (): Promise<Buffer> => noise(640).png({ compressionLevel: 0 }).toBuffer();
/** A PNG of more than 10 MB. */
export const hugePng = (): Promise<Buffer> => noise(1900).png({ compressionLevel: 0 }).toBuffer();
