import { fold } from '../../chat/fold.ts';
import type { Message } from '../../chat/index.ts';
import type { Parsed } from '../../dialog/flow.ts';
import type { KeyOf } from '../../words/keys.ts';
import { word } from '../office-word.ts';

/** `counts`: what may stand beside the number; "2 tuần" is not 2 days, and "7 ngày" not 7 people. */
export function readCount(
  message: Message,
  most: number,
  because: KeyOf<'office'>,
  counts: ReadonlySet<string>,
): Parsed<number> {
  const words = fold((message.choice ?? message.text ?? '').slice(0, 80))
    .replace(/(\d)(?=\p{L})/gu, '$1 ')
    .split(' ');
  const [digits, another] = words.filter((each) => /^\d{1,4}$/.test(each));
  const value = another === undefined ? Number(digits ?? 0) : 0;
  const isPlain = words.every((each) => each === digits || counts.has(each) || COURTESY.has(each));
  if (isPlain && value >= 1 && value <= most) return { ok: true, value };
  return { ok: false, because: word(because, { most }) };
}

const COURTESY = new Set('da vang cho em a nhe nha thoi khoang toi da trong vong please about for'.split(' '));
/** What may stand beside a number of days, and of people. */
export const IN_DAYS = new Set('ngay hom day days'.split(' '));
export const IN_USES = new Set('lan luot nguoi giao vien thay co dung people person times uses teachers'.split(' '));
