import sharp from 'sharp';
import type { Official, OfficialPart, OfficialTable } from '../../src/documents/official.ts';

/** A school's report with all that one may hold; `body` and `rows` for what a test wants of its length. */
export function sampleOfficial(changes: Partial<Official> = {}): Official {
  return {
    asOf: '2021-10-05T01:00:00.000Z',
    head: {
      superior: 'Phòng GD&ĐT Đức Trọng',
      issuer: 'Trường Tiểu học Tà Năng',
      symbol: 'BC-THTN',
      place: 'Tà Năng',
      month: 10,
      year: 2021,
    },
    kind: 'Báo cáo',
    about: 'Kết quả tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2021',
    to: ['Phòng Giáo dục và Đào tạo huyện Đức Trọng'],
    bases: [
      'Căn cứ Công văn số 1679/SGDĐT-GDTX ngày 21 tháng 9 năm 2021 của Sở Giáo dục và Đào tạo Lâm Đồng về việc tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2021',
      'Căn cứ Quyết định số 1373/QĐ-TTg ngày 30 tháng 7 năm 2021 của Thủ tướng Chính phủ phê duyệt Đề án “Xây dựng xã hội học tập giai đoạn 2021-2030”;',
    ],
    body: [
      { as: 'paragraph', text: 'Trường Tiểu học Tà Năng báo cáo kết quả tổ chức Tuần lễ như sau:' },
      { as: 'section', text: 'Công tác chỉ đạo, triển khai' },
      { as: 'paragraph', text: 'Treo 3 băng rôn\n\nPhát 200 tờ rơi\r\nHọc sinh rất vui 😀👍🏽 đạt ✔ 100% 1️⃣' },
      { as: 'section', text: 'Kết quả tổ chức các hoạt động' },
      { as: 'heading', text: 'Công tác thông tin, tuyên truyền' },
      {
        as: 'paragraph',
        text: 'Trường tổ chức lễ phát động với 412 lượt người tham gia, treo băng rôn ở cổng và sân trường, đăng 4 tin, bài trên trang thông tin điện tử và nhóm phụ huynh của các lớp (số liệu chi tiết tại Phụ lục I, hình ảnh tại Phụ lục II).',
      },
      { as: 'heading', text: 'Lớp học, khóa học, tập huấn, hội thảo' },
      { as: 'clause', text: 'Tổ chức 02 lớp học trực tuyến miễn phí.' },
      { as: 'point', text: 'Lớp kỹ năng sử dụng Internet an toàn: 45 lượt người.' },
      { as: 'point', text: 'Lớp tiếng Anh vỡ lòng cho người lớn: 12 lượt người.' },
      { as: 'item', text: 'Học liệu được gửi đến phụ huynh các điểm trường Đạ K’Nàng, Đắk Ơ.' },
      { as: 'section', text: 'Đánh giá chung' },
      { as: 'paragraph', text: 'Trên đây là báo cáo kết quả tổ chức Tuần lễ của Trường Tiểu học Tà Năng.' },
    ],
    signer: { lines: ['KT. Hiệu trưởng', 'Phó Hiệu trưởng'] },
    recipients: [{ name: 'UBND xã Tà Năng', purpose: 'b/c' }, { name: 'Lưu VT' }],
    appendices: [sampleTable(), samplePhotos(4)],
    ...changes,
  };
}

/** So many units with figures, and their total. */
export function sampleTable(units = 8, columns = 6): OfficialTable {
  return {
    as: 'table',
    title: 'Biểu tổng hợp số liệu',
    before: ['Số liệu tính đến 08:00 ngày 05/10/2021'],
    columns: [
      { title: 'TT', width: 10, kind: 'order' },
      { title: 'Đơn vị', width: 45, kind: 'text' },
      { title: 'Số hoạt động', width: 18, kind: 'number' },
      ...Array.from({ length: columns }, (_column, at) => ({
        title: ['CBQL', 'GV, NV', 'Học sinh', 'Phụ huynh', 'Người dân', 'Tổng số'][at % 6] ?? '',
        group: `Số lượt người tham gia${at < 6 ? '' : ` (${Math.floor(at / 6) + 1})`}`,
        width: 15,
        kind: 'number' as const,
      })),
    ],
    rows: [
      { as: 'group', cells: ['Xã Tà Năng'] },
      ...Array.from({ length: units }, (_row, at) => ({
        cells: [
          at + 1,
          `Trường Tiểu học số ${at + 1}`,
          at % 5,
          ...Array.from({ length: columns }, (_cell, n) => (n === 1 ? null : 1000 * at + n)),
        ],
      })),
      { as: 'total', cells: ['', 'Tổng cộng', 16, ...Array.from({ length: columns }, () => 28_015)] },
    ],
    after: ['Ô trống: chưa có số liệu; 0: không có.'],
  };
}

export const samplePhotos = (count: number): Official['appendices'][number] => ({
  as: 'photos',
  title: 'Hình ảnh hoạt động',
  photos: Array.from({ length: count }, (_photo, at) => ({
    hash: String(at),
    caption: at % 2 === 0 ? 'Lễ phát động Tuần lễ tại sân trường ngày 01/10/2021' : 'Treo băng rôn ở cổng trường',
    group: at < 3 ? 'Trường Tiểu học Tà Năng' : 'Trung tâm học tập cộng đồng xã Tà Năng',
  })),
});

/** Pictures of noise in different shapes, the same each time. */
export async function photoOf(hash: string, side = 1600): Promise<Uint8Array> {
  const at = Number(hash);
  const [width, height] = at % 3 === 2 ? [side * 0.75, side] : [side, side * 0.75];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g"><stop offset="0" stop-color="hsl(${at * 40},70%,45%)"/><stop offset="1" stop-color="hsl(${at * 40 + 90},60%,75%)"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/>${Array.from({ length: 40 }, (_c, n) => `<circle cx="${(n * 197) % width}" cy="${(n * 331) % height}" r="${20 + ((n * 53) % 90)}" fill="hsl(${n * 31},80%,50%)"/>`).join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toBuffer();
}

export const longBody = (lines: number): OfficialPart[] =>
  Array.from({ length: lines }, (_line, at) => ({ as: 'paragraph', text: `Dòng ${at + 1} của nội dung.` }));
