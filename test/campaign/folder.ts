import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mistake } from '../../src/campaign/types.ts';

/** A small campaign folder that is good, for tests to break. */
export const GOOD: Readonly<Record<string, string>> = {
  'campaign.yaml': `id: thu-2025
year: 2025
title: { vi: Tuần lễ thử, en: Trial week }
shortName: Tuần lễ
organiser:
  name: Văn phòng thử
  short: Văn phòng
period: { from: 01/10/2025, to: 05/10/2025 }
theme: Chủ đề thử
purposes:
  short: Để thử
audiences:
  - { code: GV, name: giáo viên, words: [thầy cô] }
  - { code: PH, name: phụ huynh, sees: [PH, HS] }
  - { code: HS, name: học sinh }
people:
  - { code: gv, name: giáo viên }
unitTypes:
  - { code: XA, name: Xã, kind: commune }
  - { code: TH, name: Trường tiểu học, kind: unit }
categories:
  - code: AA
    label: Nhóm A
    name: Nhóm hoạt động A
    levels: [TH]
    counts:
      - { code: buoi, name: buổi }
  - code: BB
    label: Nhóm B
    name: Nhóm hoạt động B
duties:
  - { code: V1, text: Làm việc A, categories: [AA], due: 20/10/2025 }
deadlines:
  - { code: report, name: Báo cáo, date: 20/10/2025, time: "17:00", who: các đơn vị }
contacts:
  - name: Văn phòng
    phone: "0200 123 4567"
    email: van-phong@thu.gov.vn
platforms:
  - { code: zoom, name: Zoom, howTo: Mở đường dẫn. }
links:
  - { name: Trang mẫu, url: https://thu.gov.vn/trang }
`,
  'schedule.csv': `\uFEFFMã;Ngày;Bắt đầu;Kết thúc;Nội dung;Đối tượng;Nền tảng;Đường dẫn;Tình trạng
S1;01/10/2025;07:30;08:15;Buổi thứ nhất;GV, PH;Zoom;https://hop.thu.gov.vn/s1;
S2;2025-10-02;8h00;;Buổi thứ hai;PH;;;
S3;3/10/2025;19:30;20:30;Buổi thứ ba;HS;zoom;https://hop.thu.gov.vn/s3;hủy
`,
  'units.csv': `\uFEFFMã;Tên đơn vị;Loại;Thuộc;Tên khác;Đơn vị kế tục
X1;Xã Một;XA;;Một, Mot;Xã Mới
X2;Xã Hai;XA;;;X1
T1;Trường Một;TH;X1;;
T2;Trường Hai;TH;X1;;
`,
};

export type Files = Readonly<Record<string, string | Uint8Array | null>>;

const made: string[] = [];

/** Writes a folder: the good one with some files in place of its own; null leaves one out. */
export function makeFolder(files: Files = {}): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'campaign-')), 'thu');
  made.push(folder);
  mkdirSync(folder);
  for (const [name, content] of Object.entries({ ...GOOD, ...files })) {
    if (content !== null) writeFileSync(join(folder, name), content);
  }
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(join(folder, '..'), { recursive: true, force: true });
}

/** One of the good files with something exchanged in it. Throws where there is nothing to exchange: such a test shows nothing. */
export function changed(file: string, from: string, to: string): Files {
  const good = GOOD[file] ?? '';
  if (!good.includes(from)) throw new Error(`${file} has no "${from}"`);
  return { [file]: good.replace(from, () => to) };
}

/** A mistake as one line, as the tool prints it. */
export function writeMistake({ file, row, column, wrong, mend }: Mistake): string {
  const place = column === null ? '' : file.endsWith('.csv') ? `, cột "${column}"` : `, mục ${column}`;
  return `${file}${row === null ? '' : `, dòng ${row}`}${place}: ${wrong} ${mend}`;
}
