/** Names of bodies: in full, short, and as symbols, by how such bodies are named in Vietnam. */

/** What stands for what where a name is written short; the longer ones first. */
const FULL: readonly (readonly [short: RegExp, full: string])[] = [
  [/(?<![\p{L}\p{N}])TT\s?HTCĐ(?![\p{L}\p{N}])/gu, 'Trung tâm học tập cộng đồng'],
  [/(?<![\p{L}\p{N}])HTCĐ(?![\p{L}\p{N}])/gu, 'học tập cộng đồng'],
  [/(?<![\p{L}\p{N}])GDNN\s?[-–]\s?GDTX(?![\p{L}\p{N}])/gu, 'Giáo dục nghề nghiệp - Giáo dục thường xuyên'],
  [/(?<![\p{L}\p{N}])GDTX(?![\p{L}\p{N}])/gu, 'Giáo dục thường xuyên'],
  [/(?<![\p{L}\p{N}])GDNN(?![\p{L}\p{N}])/gu, 'Giáo dục nghề nghiệp'],
  [/(?<![\p{L}\p{N}])GD\s?(?:&|-|và)?\s?ĐT(?![\p{L}\p{N}])/gu, 'Giáo dục và Đào tạo'],
  [/(?<![\p{L}\p{N}])VH\s?-\s?XH(?![\p{L}\p{N}])/gu, 'Văn hóa - Xã hội'],
  [/(?<![\p{L}\p{N}])PTDTNT(?![\p{L}\p{N}])/gu, 'Phổ thông dân tộc nội trú'],
  [/(?<![\p{L}\p{N}])PTDTBT(?![\p{L}\p{N}])/gu, 'Phổ thông dân tộc bán trú'],
  [/(?<![\p{L}\p{N}])THCS(?![\p{L}\p{N}])/gu, 'Trung học cơ sở'],
  [/(?<![\p{L}\p{N}])THPT(?![\p{L}\p{N}])/gu, 'Trung học phổ thông'],
  [/(?<=^Trường )TH(?![\p{L}\p{N}])/gu, 'Tiểu học'],
  [/^TH(?![\p{L}\p{N}])/gu, 'Trường Tiểu học'],
  [/(?<=^Trường )MN(?![\p{L}\p{N}])/gu, 'Mầm non'],
  [/(?<=^Trường )MG(?![\p{L}\p{N}])/gu, 'Mẫu giáo'],
  [/(?<![\p{L}\p{N}])UBND(?![\p{L}\p{N}])/gu, 'Ủy ban nhân dân'],
];

const squeezed = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ');

/** The name without short forms: whoever issues a document is named in full. */
export const inFull = (name: string): string =>
  FULL.reduce((full, [short, long]) => full.replace(short, long), squeezed(name));

/** Common phrases written short, as the body above may be in a document's head. */
export const inShort = (name: string): string =>
  squeezed(name)
    .replace(/Giáo dục và Đào tạo/giu, 'GD&ĐT')
    .replace(/Ủy ban nhân dân/giu, 'UBND');

const LEVEL = 'tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu';
const AREA = new RegExp(`^(?<body>.+?)\\s+(?<area>(?:${LEVEL})\\s+(?<place>\\p{Lu}.*))$`, 'u');

/** "Phòng … huyện Kỳ Vọng" -> what stands before, "huyện Kỳ Vọng", "Kỳ Vọng"; null: it names no area. */
export function areaOf(name: string): { readonly body: string; readonly area: string; readonly place: string } | null {
  const { body = '', area = '', place = '' } = AREA.exec(squeezed(name))?.groups ?? {};
  return place === '' ? null : { body, area, place };
}

/** A unit of an area by its own name: "Xã Kỳ Vọng" -> "Kỳ Vọng". */
export const placeOf = (name: string): string => squeezed(name).replace(new RegExp(`^(?:${LEVEL})\\s+`, 'iu'), '');

const PASSED_OVER = new Set(['trường', ...LEVEL.split('|').flatMap((level) => level.split(' '))]);

/** Initials for the symbol after "BC-": "Trường Tiểu học Bến Xa" -> "THBX"; short forms stay whole: "Trường THCS Bến Xa" -> "THCSBX". */
export function symbolOf(name: string): string {
  const words = squeezed(name).split(/[\s,.]+/u);
  const letters = words.map((word) => {
    if (word.toLowerCase() === 'và') return '&';
    if (PASSED_OVER.has(word.toLowerCase()) && word !== word.toUpperCase()) return '';
    return /^[\p{Lu}\d&-]{2,}$/u.test(word) ? word : (/\p{L}|\d/u.exec(word)?.[0].toUpperCase() ?? '');
  });
  // "và" is left out of initials, but stands between two short forms ("TH&THCS").
  return letters
    .filter((each, i) => each !== '&' || ((letters[i - 1] ?? '').length > 1 && (letters[i + 1] ?? '').length > 1))
    .join('')
    .slice(0, 30);
}

/** The position of whoever signs for a body, by what kind it is. */
export function positionOf(name: string): readonly string[] {
  const full = inFull(name);
  if (full.startsWith('Ủy ban nhân dân')) return ['TM. Ủy ban nhân dân', 'Chủ tịch'];
  if (full.startsWith('Trường')) return ['Hiệu trưởng'];
  if (full.startsWith('Phòng')) return ['Trưởng phòng'];
  if (/^(?:Sở|Trung tâm|Thư viện)/u.test(full)) return ['Giám đốc'];
  if (full.startsWith('Hội')) return ['Chủ tịch'];
  return ['Thủ trưởng đơn vị'];
}
