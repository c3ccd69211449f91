/** "Nhắc mệ", "nhắc thím", "cho mụ coi": whoever writes names themselves as their region does; it is read as "tôi". */
import { keptFor } from '../../chat/kept.ts';
import type { Languages } from '../../chat/languages.ts';
import { plainWordsOf, type Word } from '../../understanding/words.ts';

/** Behind these somebody is named for whom something is done. */
const FOR = new Set('nhac nho bao keu goi hu reo oi cho gui goi giup gium dum ho chi nhan'.split(' '));
/** Said by themselves of what one is to be given: "cho bà coi", but "lớp cho bà". */
const GIVEN = /^(?:xem|coi|hoi|biet|xin|muon|vao|vo|tham|join|voi|di|a|nha|nhe|nghe|hi|he|link|lich)$/;
/** "Nhắc ở đâu", "cho nội dung". */
const NOT_BEFORE = new Set(
  'o dau,o mo,o cho,o day,o tren,o trong,noi dung,con lop,con gi,con bao,co gi,co lop,ba ngay,ba buoi,ong o'.split(','),
);

const selvesIn = keptFor((languages: Languages): ReadonlyMap<string, readonly (readonly Word[])[]> => {
  const said = languages.flatMap((each) => each.oneself.map((name) => plainWordsOf(name)));
  said.sort((a, b) => b.length - a.length);
  return Map.groupBy(said, ([first]) => first?.plain ?? '');
});

/** The words in plain form, with "toi" for each word by which whoever writes names themselves. `plains`: the same words as they are compared. */
export function asOneself(words: readonly Word[], plains: readonly string[], languages: Languages): readonly string[] {
  const selves = selvesIn(languages);
  const read: string[] = [];
  for (let at = 0; at < words.length; ) {
    const before = read.at(-1) ?? '';
    const self = FOR.has(before) ? selfAt(words, at, selves) : 0;
    const next = words[at + self]?.plain;
    const isOther = NOT_BEFORE.has(`${words[at]?.plain} ${words[at + 1]?.plain}`);
    const isSelf = self > 0 && !isOther && (before !== 'cho' || next === undefined || GIVEN.test(next));
    read.push(isSelf ? 'toi' : (plains[at] ?? ''));
    at += isSelf ? self : 1;
  }
  return read;
}

/** So many words name whoever writes, at this place. */
function selfAt(words: readonly Word[], at: number, selves: ReturnType<typeof selvesIn>): number {
  const found = (selves.get(words[at]?.plain ?? '') ?? []).find((self) =>
    self.every((word, n) => {
      const typed = words[at + n];
      return typed?.plain === word.plain && (!typed.hasMarks || typed.marked === word.marked);
    }),
  );
  return found?.length ?? 0;
}
