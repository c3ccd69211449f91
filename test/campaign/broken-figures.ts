import type { Broken } from './broken-plans.ts';
import { changed } from './folder.ts';

const report = (figures: string) => () =>
  changed(
    'campaign.yaml',
    'contacts:',
    `report:
  what: Số liệu
  to: Văn phòng
  sections:
    - { code: a, title: Mục A, categories: [AA] }
  figures:
${figures}
contacts:`,
  );

const FIGURE = 'campaign.yaml, dòng 41, mục report.figures[x]';

/** Figures and targets that name what there is not, or say two things at once. */
export const BROKEN_FIGURES: readonly Broken[] = [
  {
    name: 'a figure adds up what is not counted',
    files: report('    - { code: x, name: Số buổi, of: { quantities: [AA.buoi, AA.lop, BB] } }'),
    says: [
      `${FIGURE}.of.quantities[2]: Không có gì được đếm tên là "AA.lop". Viết mã nhóm hoạt động, dấu chấm, rồi mã trong "counts" của nhóm đó, một trong: AA.buoi.`,
      `${FIGURE}.of.quantities[3]: Không có gì được đếm tên là "BB". Viết mã nhóm hoạt động, dấu chấm, rồi mã trong "counts" của nhóm đó, một trong: AA.buoi.`,
    ],
  },
  {
    name: 'a figure is of categories, groups and a part that there are not',
    files: report('    - { code: x, name: Số người, section: b, of: { people: [CC], groups: [hs] } }'),
    says: [
      `${FIGURE}.of.people[1]: Không có "CC" trong danh sách của campaign.yaml. Sửa thành một trong: AA, BB; hoặc thêm vào campaign.yaml.`,
      `${FIGURE}.of.groups[1]: Không có "hs" trong danh sách của campaign.yaml. Sửa thành một trong: gv; hoặc thêm vào campaign.yaml.`,
      `${FIGURE}.section: Không có "b" trong danh sách của campaign.yaml. Sửa thành một trong: a; hoặc thêm vào campaign.yaml.`,
    ],
  },
  {
    name: 'a figure is counted in two ways, another narrows what has no groups',
    files: report(`    - { code: x, name: Số gì, of: { photos: true, units: true } }
    - { code: y, name: Số ảnh, of: { photos: true, groups: [gv] } }`),
    says: [
      `${FIGURE}.of: Số liệu này phải có đúng một cách tính. Dưới "of" ghi một trong: activities, quantities, people, photos, nominations, units; số liệu mà đơn vị tự ghi thì bỏ cả "of".`,
      'campaign.yaml, dòng 42, mục report.figures[y].of: "groups" chỉ đi với "people"; "mode" chỉ đi với "people" hoặc "activities". Bỏ mục thừa, hoặc đổi cách tính.',
    ],
  },
  {
    name: 'two figures have one code',
    files: report(`    - { code: x, name: Số buổi, of: { activities: all } }
    - { code: x, name: Số ảnh, of: { photos: true } }`),
    says: [
      'campaign.yaml, dòng 42, mục report.figures[x].code: Mã "x" đã có ở dòng 41. Đặt cho một trong hai dòng một mã khác.',
    ],
  },
  {
    name: 'targets are for nobody, of nothing, and say two amounts',
    files: () =>
      changed(
        'campaign.yaml',
        'contacts:',
        `targets:
  - { for: [TH, T1], of: activities, atLeast: 3 }
  - { for: [T9], of: AA.buoi, atLeast: 1 }
  - { of: so-buoi, atLeast: 1 }
  - { of: people.gv, atLeast: 1, share: 50 }
  - { of: people }
  - { of: photos, atLeast: 0 }
contacts:`,
      ),
    says: [
      'campaign.yaml, dòng 37, mục targets[2].for[1]: Không có loại đơn vị hay đơn vị nào mã là "T9". Sửa thành mã trong unitTypes (XA, TH) hoặc mã trong units.csv.',
      'campaign.yaml, dòng 38, mục targets[3].of: Không có "so-buoi" trong danh sách của campaign.yaml. Sửa thành một trong: activities, photos, people, people.gv, AA, BB, AA.buoi; hoặc thêm vào campaign.yaml.',
      'campaign.yaml, dòng 39, mục targets[4]: Chỉ tiêu phải có đúng một mức. Ghi "atLeast" (ít nhất bao nhiêu) hoặc "share" (phần trăm số học sinh), không ghi cả hai.',
      'campaign.yaml, dòng 40, mục targets[5]: Chỉ tiêu phải có đúng một mức. Ghi "atLeast" (ít nhất bao nhiêu) hoặc "share" (phần trăm số học sinh), không ghi cả hai.',
      'campaign.yaml, dòng 41, mục targets[6].atLeast: Số 0 quá nhỏ. Viết một số từ 1 trở lên.',
    ],
  },
  {
    name: 'the number of pupils is none',
    files: () => ({
      'units.csv': `\uFEFFMã;Tên đơn vị;Loại;Thuộc;Số học sinh
X1;Xã Một;XA;;
T1;Trường Một;TH;X1;nhiều
T2;Trường Hai;TH;X1;1.250
`,
    }),
    says: [
      'units.csv, dòng 3, cột "Số học sinh": "nhiều" không phải là số học sinh. Viết một số từ 0 đến 100000, hoặc để trống.',
    ],
  },
];
