/** What stands behind a question and says nothing of its own: particles and words of address of the North, the Centre and the South, plain. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const PARTICLES = set(
  'a ah ak ha ho hu he hi hy hen hem nha nhe nhen nhi nhai nghe nghen ne di voi vay zay day dday do dzay dzo za dza da z v r rua ri the ta ' +
    'tar cha troi luon nua roi u uh ua ok oke please pls thanks then now',
);
const ADDRESS = set(
  'em con chau anh chi co thay chu cau cu bac bo ba ong me ma mu mo thim di duong u noi ngoai o nang ad admin ban bot cung oi ca ' +
    'sir madam',
);

const isTrailing = (word: string | undefined): boolean =>
  word !== undefined && (PARTICLES.has(word) || ADDRESS.has(word));

/** The words without what trails behind them, the shortest first, last of all the words as they are. */
export function shortenings(words: readonly string[]): readonly (readonly string[])[] {
  const from = words.findLastIndex((word) => !isTrailing(word)) + 1;
  return Array.from({ length: words.length - Math.max(from, 1) + 1 }, (_, more) =>
    words.slice(0, Math.max(from, 1) + more),
  );
}

/** What comes after a question that has ended is told: "mấy giờ xong vậy em chị còn nấu cơm". */
const ENDS = set('vay zay rua ha nhi the');

export function asked(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word, at) => ENDS.has(word) && ADDRESS.has(words[at + 1] ?? '') && at >= 2);
  const head = words.slice(0, end + 2);
  return end < 0 || !head.some((word) => ASKS.has(word)) || words.slice(end + 2).some((word) => ASKS.has(word))
    ? words
    : head;
}

/** By these something is asked, whatever follows: "link đâu rồi". */
const ASKS = set('dau may nao gi sao ai bao chua khong where when what who which how');
/** "Link mô" without its mark. */
const WHERE = / (?:link|lop|phong|hoc|o|duong dan) mo(?= )/;

/** "Cô nhắc rồi", "em vào rồi nha": told, and nothing is asked. */
export function isTold(words: readonly string[]): boolean {
  const at = words.lastIndexOf('roi');
  if (at <= 0 || words[at - 1] === 'vua' || !words.slice(at + 1).every(isTrailing)) return false;
  return !words.some((word) => ASKS.has(word)) && !WHERE.test(` ${words.join(' ')} `);
}
