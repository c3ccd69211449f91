/** Words that say nothing about what is wanted, in plain form. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Politeness and address: says nothing about what is wanted. */
const POLITE = set(
  'cho em toi minh ok oke okie okay chau con anh chi co thay ad admin bot tro ly oi a ah ak nhe nhen nha nhi ne ha hen da vang xin vui long lam on giup ' +
    'gium dum ho voi di duoc muon can hoi xem biet coi kiem tim luon gap gui nhan lai ' +
    'please pls the me i want to would like can you could my an let us dear',
);

/** Words of a question: what is wanted stands beside them. */
export const ASKING = set(
  'gi la nao the dau o khi bao nhieu may sao nhu kieu luc gio be ai ve cua nam nay vay thi va roi cac nhung mot do gom de tai trong nguoi lon tre ban ' +
    'ngay tuan le tham gia ' +
    'what whats is are where when which how do does of for on in about there any this year get see show tell give find at and',
);

/** "không" and "chưa" make a question at the end ("có lớp không") and turn everything round before. */
export const AT_THE_END = set('khong chua');

/** "Mở lịch", "where is the schedule": before what is wanted. */
const OPENING = /^(?:mo|open|where(?: is| are|s)?)$/;
const polite = [...POLITE].join('|');
/** "Lịch đâu rồi", "chủ đề nằm ở chỗ nào vậy": behind it. */
const WHERE = new RegExp(
  `^(?:(?:${polite}) )*(?:nam )?(?:o )?(?:dau|mo|(?:cho|muc) (?:nao|mo))(?: (?:roi|vay|the|ta|rua|het|${polite}))*$`,
);

/** Whether the words around a page's name only ask to see it. */
export function asksToSee(before: readonly string[], after: readonly string[]): boolean {
  const begins = before.filter((word) => !POLITE.has(word)).join(' ');
  // "Có lịch đâu" denies.
  const isWhere = WHERE.test(after.join(' ')) && !before.includes('co');
  return (begins === '' || OPENING.test(begins)) && (isWhere || after.every(isPolite)) && (begins !== '' || isWhere);
}

/** Says nothing about what is wanted. */
export const isPolite = (word: string): boolean => POLITE.has(word);

export const saysSomething = (word: string): boolean => !POLITE.has(word) && !ASKING.has(word) && !AT_THE_END.has(word);
