/** Whether a text with a number says more than that number and what it counts: it may be the number of something else. */
import { foldWords } from '../../chat/fold.ts';
import {
  BECOMES,
  BEHIND,
  BUT,
  COURTESY,
  FILLER,
  MAYBE_SLIP,
  MEND,
  NOT,
  RATHER_THAN,
  RIGHT,
  SLIP,
  SURELY_RIGHT,
  TURNS,
} from '../mending/correction-words.ts';

/** What stands around a number and names nothing. */
const AROUND: ReadonlySet<string> = new Set([
  ...[BECOMES, BEHIND, BUT, COURTESY, FILLER, MAYBE_SLIP, MEND, NOT, RATHER_THAN, RIGHT, SLIP, SURELY_RIGHT, TURNS]
    .flat(2)
    .map(({ plain }) => plain),
  ...'khoang hon gan tam chung chi co thoi la so tong cong va ca tat duoc dung du con toi den len xuong tren duoi tu'.split(
    ' ',
  ),
  ...'mot hai ba bon tu nam sau bay tam chin muoi chuc tram nghin ngan ruoi le linh k about exactly only around'.split(
    ' ',
  ),
  ...'nguoi luot em chau be ban cai chiec tam buc people'.split(' '),
]);
const WHY = /(?: |^)(?:vi|boi vi|tai vi|tai|do|because|since) (?=\S)/;

/** Without a digit whoever reads numbers has to know. */
export function saysMore(text: string, names: readonly string[]): boolean {
  if (!/\d/.test(text)) return false;
  const known = new Set(names.flatMap((name) => foldWords(name).split(' ')));
  const [head = ''] = foldWords(text).split(WHY);
  return head.split(/[^a-z0-9]+/).some((word) => /^[a-z]/.test(word) && !known.has(word) && !AROUND.has(word));
}
