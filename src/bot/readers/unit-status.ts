/**
 * "Trường A nộp chưa", "mn B ghi gì chưa": whoever may look at units asks after one, in the middle of a flow, too. It is no answer
 * to any question of ours: at a title it would be one word for word.
 */
import type { Unit } from '../../campaign/types.ts';
import { matchUnits } from '../../campaign/unit-names.ts';
import { loggingUnits } from '../../campaign/unit-tree.ts';
import { foldWords } from '../../chat/fold.ts';
import type { Turn } from '../../turn/index.ts';

const LONGEST = 120;
const DOES =
  'nop|gui|goi|bao cao|bc|ghi|lam|to chuc|hoan thanh|trien khai|cap nhat|dang|co hoat dong|co bao cao|co gi|co ai|xong|tham gia|vao';
const WHAT =
  'bao cao|bc|hoat dong|hd|gi|ve|len|anh|hinh|so lieu|du|xong|duoc|cho phong|phong|ket qua|bai|tin|ai|het|day du|dung han';
const STILL = 'da|co|van|thi|ho|ben do|nay|hom nay';
const ENDS = 'chua|roi chua|hay chua|duoc chua|roi ha|roi a|roi phai khong|chua vay|khong';
const ASKED = new RegExp(
  `^(?:(?:cho hoi|hoi|da|a|em|oi|the|con|xem|coi|kiem tra|check|kiem tra giup|cho toi hoi|cho xem) )*(.{2,60}?) (?:(?:${STILL}) )*(?:${DOES})(?: (?:${WHAT}))* (?:${ENDS})(?: (?:a|vay|em|ha|the|nhi|ta|roi|bot|ban|the em|vay em))*$`,
);
const SO_FAR = new RegExp(
  `^(?:(?:cho hoi|xem|coi|con|the) )*(.{2,60}?) (?:sao roi|den dau roi|toi dau roi|the nao roi|ra sao roi|lam toi dau roi|tinh hinh sao|tinh hinh the nao)(?: (?:a|vay|em|ha))*$`,
);
/** The asker's own, or any: no unit's name. */
const NO_NAME =
  /^(?:(?:cac )?(?:truong|don vi|lop|ai|em|toi|minh|co|thay|chi|no|ho|nao)(?: (?:nao|em|minh|toi|do|kia|nay|con|chau))?)$/;

/** The units that are asked after, by their names alone; empty: the text asks after none. */
export function unitsAskedAfter(text: string, turn: Pick<Turn, 'campaign'>): readonly Unit[] {
  if (text.length > LONGEST) return [];
  const folded = foldWords(text);
  const named = (ASKED.exec(folded) ?? SO_FAR.exec(folded))?.[1];
  if (named === undefined || NO_NAME.test(named)) return [];
  const { sure, units } = matchUnits(named, loggingUnits(turn.campaign), turn.campaign);
  return sure ? units : [];
}

const WHICH = new RegExp(
  `^(?:(?:cho hoi|xem|coi|con|co|the|da|nhung|cac) )*(?:ai|(?:truong|don vi|noi|cho) nao|(?:bao nhieu|may) (?:truong|don vi|noi|cho)) (?:.{0,20} )?(?:${DOES})(?: |$)`,
);

/** "Còn bao nhiêu trường chưa nộp": which of the units, or how many. */
export const asksWhichUnits = (folded: string): boolean => folded.length <= LONGEST && WHICH.test(folded);

/** Those that the person may look at, or work for, with what there is to be seen of them. */
export function statusOf(text: string, turn: Turn): readonly { readonly unit: Unit; readonly address: string }[] {
  return unitsAskedAfter(text, turn).flatMap((unit) => {
    if (turn.people.may('look', unit.code)) return [{ unit, address: `board.unit.${unit.code}` }];
    return turn.people.may('lead', unit.code) ? [{ unit, address: `hand-in.${unit.code}` }] : [];
  });
}
