/** How a document cites another: in full the first time, later by kind and number alone (Decree 30, Phụ lục I). */

/** "Công văn số 12/ABC-XYZ": kind and number, as far as both are known. */
const NUMBERED = /^(?<short>\p{Lu}[\p{L} ]*?\s+số\s+\S*\d\S*?)(?=[\s,;.]|$)/u;
/** "Luật …", "Bộ luật …": later by its name alone. */
const KINDS =
  /^(?:Công văn|Quyết định|Kế hoạch|Nghị quyết|Chỉ thị|Thông tư|Nghị định|Luật|Bộ luật|Hướng dẫn|Đề án|Chương trình|Thông báo|Kết luận|Pháp lệnh|Hiến pháp|Công điện)(?!\p{L})/u;

const bare = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .replace(/[.;,\s]+$/u, '');

/** Cites each document in full once, and short from then on. One for a document that is being composed. */
export function createCitations(): (text: string) => string {
  const cited = new Set<string>();
  return (text) => {
    const full = bare(text);
    const short = NUMBERED.exec(full)?.groups?.['short'] ?? null;
    const key = short ?? full;
    const isAgain = cited.has(key);
    cited.add(key);
    return isAgain && short !== null ? short : within(full);
  };
}

/** Within a sentence: the kind of a document keeps its capital, a common noun does not. */
const within = (text: string): string => (KINDS.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));
