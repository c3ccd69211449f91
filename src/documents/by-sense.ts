/**
 * The name of a body in the head, which is broken by sense: "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO | HUYỆN KỲ VỌNG", never "… VÀ ĐÀO | TẠO …".
 * Words that belong together; where an area begins a line begins best.
 */
const AREAS = ['HUYỆN', 'QUẬN', 'THỊ XÃ', 'THÀNH PHỐ', 'TỈNH', 'XÃ', 'PHƯỜNG', 'THỊ TRẤN', 'ĐẶC KHU'];
const TOGETHER = [
  'ỦY BAN NHÂN DÂN, PHÒNG GIÁO DỤC, SỞ GIÁO DỤC, GIÁO DỤC, VÀ ĐÀO TẠO, VĂN HÓA, VÀ XÃ HỘI, - XÃ HỘI, XÃ HỘI, TRƯỜNG, MẦM NON, MẪU GIÁO',
  'TIỂU HỌC, TRUNG HỌC, CƠ SỞ, PHỔ THÔNG, DÂN TỘC, NỘI TRÚ, BÁN TRÚ, VÀ TRUNG HỌC, VÀ THCS, TRUNG TÂM, HỌC TẬP, CỘNG ĐỒNG',
  'GIÁO DỤC NGHỀ NGHIỆP, - GIÁO DỤC THƯỜNG XUYÊN, GIÁO DỤC THƯỜNG XUYÊN, HỘI KHUYẾN HỌC',
].flatMap((phrases) => phrases.split(', '));

const INSIDE = 50;
const WITHIN_NAME = 12;
const MOST_WORDS = 24;

/** What a break before each word costs; a word that no list knows is part of a name. */
function costs(words: readonly string[]): number[] {
  const group = words.map(() => -1);
  const isArea = words.map(() => false);
  const mark = (list: readonly string[], areas: boolean): void => {
    for (const phrase of [...list].sort((a, b) => b.length - a.length)) {
      const parts = phrase.split(' ');
      for (let at = 0; at + parts.length <= words.length; at += 1) {
        if (!parts.every((part, n) => words[at + n] === part && group[at + n] === -1)) continue;
        parts.forEach((_part, n) => {
          group[at + n] = at;
        });
        if (areas) isArea[at] = true;
      }
    }
  };
  mark(TOGETHER, false);
  mark(AREAS, true);
  return words.map((_word, at) => {
    if (at === 0 || isArea[at]) return 0;
    const [before, here] = [group[at - 1] ?? -1, group[at] ?? -1];
    if (here !== -1) return here === before ? INSIDE : 4;
    if (before === -1) return WITHIN_NAME;
    return isArea[before] ? INSIDE : 2; // "XÃ | KỲ VỌNG" is torn apart, "TRƯỜNG TIỂU HỌC | KỲ VỌNG" is not
  });
}

/**
 * Breaks a name, in capitals, into as few lines as it needs, or one more where a name would be torn apart.
 * @param room how wide a line may be, in the unit of `width`
 */
export function brokenBySense(name: string, width: (text: string) => number, room: number): string[] {
  if (name.includes('\n')) return name.split('\n').flatMap((line) => brokenBySense(line.trim(), width, room));
  const words = name.split(' ').filter((word) => word !== '');
  if (width(name) <= room || words.length < 2 || words.length > MOST_WORDS) return name === '' ? [] : [words.join(' ')];
  const cost = costs(words);
  const ways = [2, 3, 4].flatMap((lines) => bestOf(words, lines, cost, width, room) ?? []);
  const [best] = ways.sort((a, b) => a.paid - b.paid);
  return best ? [...best.broken] : [name];
}

/** One line more is better than a name torn apart. */
const LINE = 9;

type Way = { readonly paid: number; readonly broken: readonly string[] };

/** The cheapest way into so many lines that each fit; uneven lines cost a little. */
function bestOf(
  words: readonly string[],
  lines: number,
  cost: readonly number[],
  width: (text: string) => number,
  room: number,
): Way | null {
  const ways: Way[] = [];
  const from = (at: number, left: number, broken: readonly string[], paid: number): void => {
    if (left === 1) {
      const all = [...broken, words.slice(at).join(' ')];
      const widths = all.map(width);
      const widest = Math.max(...widths);
      if (widest > room) return;
      ways.push({ paid: paid + ((widest - Math.min(...widths)) / room) * 3 + LINE * lines, broken: all });
      return;
    }
    for (let next = at + 1; next <= words.length - left + 1; next += 1) {
      const line = words.slice(at, next).join(' ');
      if (width(line) > room) break;
      from(next, left - 1, [...broken, line], paid + (cost[next] ?? 0));
    }
  };
  from(0, lines, [], 0);
  return ways.reduce<Way | null>((best, way) => (best && best.paid <= way.paid ? best : way), null);
}
