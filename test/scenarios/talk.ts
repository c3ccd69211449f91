/** Passages that several transcripts share. */
import type { castOf } from './cast.ts';

type Cast = ReturnType<typeof castOf>;

/** From "ghi" over the consent to the first question. */
export const CONSENT = `
  > ghi
  > [Đồng ý]
  Hoạt động thuộc loại nào?
`;

/** From the first question to the one about people. `another`: the unit has logged such a one of today. */
export const upToPeople = (c: Cast, title: string, another = false): string => `
  > ${c.category}
  > ${title}
  > hôm nay
  ${another ? '> [Vẫn lưu, đây là hoạt động riêng]' : ''}
  > trực tiếp
  > bỏ qua
  Có bao nhiêu lượt người
`;

/** The whole of an activity, with nothing but the people told. */
export const briefLog = (c: Cast, title: string, people: string, another = false): string => `
  ${upToPeople(c, title, another)}
  > ${people}
  > bỏ qua
  > bỏ qua
  > bỏ qua
  > [Xác nhận và lưu]
  Mã hoạt động: HD-
`;
