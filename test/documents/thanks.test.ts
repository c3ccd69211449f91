import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { CARD_SIDE, cardSvg } from '../../src/documents/card.ts';
import { type Certificate, certificatesPdf } from '../../src/documents/certificate.ts';
import { drawnPng } from '../../src/documents/drawn.ts';
import { widthOf } from '../../src/documents/fonts.ts';
import { readPdf } from '../support/pdf-file.ts';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const page: Certificate = {
  kind: 'Giấy chứng nhận',
  lead: 'Chứng nhận',
  name: 'Cô Đắk Ơ ưỡn ẹo 😀',
  of: 'Trường Tiểu học Tà Năng',
  because: 'là tấm gương tự học, học tập suốt đời tiêu biểu.',
  what: 'Tự học tiếng Anh\n\nMở lớp miễn phí',
};
const batch = (pages: readonly Certificate[]) => ({
  asOf: '2021-10-25T01:00:00.000Z',
  issuer: 'Phòng Giáo dục và Đào tạo huyện Đức Trọng',
  place: 'Đức Trọng',
  month: 10,
  year: 2021,
  signer: ['KT. Trưởng phòng', 'Phó Trưởng phòng'],
  pages,
});

it('certificates are a page of A4 lying each, with all their letters, and room for a signature', async () => {
  const { pages, fonts } = readPdf(await certificatesPdf(batch([page, { ...page, name: 'Thầy Ba', what: null }])));
  expect(pages).toHaveLength(2);
  for (const { width, height } of pages) expect(width).toBeGreaterThan(height);
  expect(pages[0]?.lines).toEqual([
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN ĐỨC TRỌNG',
    'GIẤY CHỨNG NHẬN',
    'Chứng nhận:',
    'Cô Đắk Ơ ưỡn ẹo',
    'Trường Tiểu học Tà Năng',
    'là tấm gương tự học, học tập suốt đời tiêu biểu.',
    'Tự học tiếng Anh',
    'Mở lớp miễn phí',
    'Đức Trọng, ngày      tháng 10 năm 2021',
    'KT. TRƯỞNG PHÒNG',
    'PHÓ TRƯỞNG PHÒNG',
  ]);
  expect(fonts.every((font) => font.includes('Tinos'))).toBe(true);
  const lowest = Math.max(...(pages[0]?.texts.map(({ y }) => y) ?? []));
  expect((pages[0]?.height ?? 0) - lowest).toBeGreaterThan(100);
});

it('the longest names and words stay on their page, within its frame', async () => {
  const long: Certificate = {
    ...page,
    name: 'Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện Đức Trọng và các đơn vị phối hợp trên địa bàn',
    of: 'Trường Phổ thông Dân tộc nội trú Trung học cơ sở và Trung học phổ thông liên huyện phía Nam tỉnh Lâm Đồng',
    because: 'đã tích cực tham gia '.repeat(12).trim(),
    what: Array.from({ length: 60 }, () => 'hướng dẫn bà con dùng điện thoại').join(', '),
  };
  const { pages } = readPdf(await certificatesPdf(batch([long])));
  expect(pages).toHaveLength(1);
  const { texts, height, width } = pages[0] ?? { texts: [], height: 0, width: 0 };
  for (const { x, y, text } of texts) {
    expect(y).toBeLessThan(height - 36);
    expect(x).toBeGreaterThan(60);
    expect(x + widthOf(text, 'regular', 11)).toBeLessThan(width - 40);
  }
  expect(new Set(texts.filter(({ text }) => /TRƯỞNG|ngày /.test(text)).map(({ y }) => Math.round(y))).size).toBe(3);
});

it('the same certificates are the same bytes', async () => {
  expect(hashOf(await certificatesPdf(batch([page])))).toBe(hashOf(await certificatesPdf(batch([page]))));
});

const slogans = [
  'Chuyển đổi số để xây dựng thành công một xã hội học tập mới',
  'Học!',
  'Thúc đẩy phong trào học tập số, phát triển kỹ năng số, học tập suốt đời <vì> một xã hội & "học tập" '.repeat(3),
];

it.each(slogans)('a card holds the whole slogan within its edges: %s', async (slogan) => {
  const card = {
    title: 'Tuần lễ hưởng ứng học tập suốt đời năm 2021',
    slogan,
    days: '01/10/2021 – 07/10/2021',
    organiser: 'Phòng Giáo dục và Đào tạo',
  };
  const svg = cardSvg(card);
  const lines = Array.from(
    svg.matchAll(/font-weight="(\d+)" font-size="(\d+)"[^>]*>([^<]*)</g),
    ([, weight, size, text = '']) => ({
      width: widthOf(
        text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
        weight === '700' ? 'strong' : 'plain',
        Number(size),
      ),
      text: text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    }),
  );
  expect(lines.map(({ text }) => text).join(' ')).toContain(`“${slogan.trim()}”`);
  for (const { width } of lines) expect(width).toBeLessThanOrEqual(900);
  const png = await drawnPng(svg, CARD_SIDE);
  expect(await sharp(png).metadata()).toMatchObject({ width: 1080, height: 1080, format: 'png' });
  expect(png.length).toBeLessThan(1_000_000);
});
