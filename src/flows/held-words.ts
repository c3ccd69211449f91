/** What is said of holding something or nothing: "không tổ chức" is a report, "không tổ chức được nhiều" none, and neither is a reason. */
import { foldWords } from '../chat/fold.ts';

const NOT = '(?:khong|ko|k|kg|hong|hok|chua|chang|dau)';
const HOLD = '(?:to chuc|lam|thuc hien|trien khai|mo)';
/** How it went, or one thing that was left out: something else was held. */
const SOME =
  '(?:nhieu|may|tot|hay|dong|lam|ram ro|hoanh trang|day du|du|rieng|chung|truc tiep|truc tuyen|online|offline|tap trung|le|khai mac|be mac|phat dong|thi|hoi thi|van nghe|tro choi|vui|dep|bai ban|chu dao|quy mo|dung|som|lien tuc|thuong xuyen|to|lon|het duoc|suon se)';
const HELD_SOME = new RegExp(
  `(?:^| )${NOT} (?:co )?${HOLD} (?:duoc )?(?:cai |viec |phan )?${SOME}(?= |$)|(?:^| )${HOLD} ${NOT} (?:duoc )?${SOME}(?= |$)`,
);
/** "Không phải không tổ chức đâu": denied. */
const DENIED = new RegExp(
  `(?:^| )(?:khong phai|dau phai|dau co|chu khong phai|not that)(?: (?:la|co|truong|don vi|minh|em|toi|ben))* ${NOT} (?:co )?${HOLD}(?= |$)`,
);

/** Whether something was held by what is said, though "không tổ chức" stands in it. */
export const saysSomeHeld = (text: string): boolean => {
  const folded = foldWords(text);
  return HELD_SOME.test(folded) || DENIED.test(folded);
};

const WHO =
  '(?:(?:da|vang|thi|la|bao|xin|phep|nha|truong|don vi|dv|xa|thon|trung tam|ben|lop|chung|toi|tui|em|minh|chi|anh|co|thay|nam|nay|tuan|le|tuan le|a) )*';
const REST =
  '(?: (?:tuan le|duoc|gi|chi|het|ca|hoat dong|nao|nam nay|nay|dau|nua|a|nha|nhe|roi|luon|em|anh|chi|co|thay|oi|o|tuan|nay))*';
const BARE = new RegExp(`^${WHO}${NOT} (?:co )?${HOLD}${REST}$`);
/** "Thực hiện giãn cách", "làm mùa" is why nothing was held: by those words alone nothing is said to have been. */
const HELD = new RegExp(`^${WHO}(?:(?:da |co |van )+${HOLD}|to chuc)(?: |$)`);
/** "Chưa triển khai tập trung được vì dịch": people could not meet. */
const NOT_GATHERED = new RegExp(
  `(?:^| )${NOT} (?:co )?${HOLD} (?:duoc )?(?:tap trung|truc tiep|dong)(?: \\S+)* (?:vi|do|theo)(?= )`,
);

/** Where a reason is asked for: `bare` says once more that nothing was held, `held` that something was. null: it may be a reason. */
export function noReason(text: string): 'bare' | 'held' | null {
  const folded = foldWords(text);
  if (BARE.test(folded)) return 'bare';
  if (NOT_GATHERED.test(folded)) return null;
  return saysSomeHeld(text) || HELD.test(folded) ? 'held' : null;
}

const BECAUSE = /^(?:(?:la|thi|da|ly do|tai) )*(?:vi|do|boi|tai|tai vi|boi vi|because|since)(?= )/;

/** "Vì dịch nên nghỉ học hết", where all is shown once more: the reason. */
export const givesReason = (text: string): boolean => BECAUSE.test(foldWords(text));

const AFTER_ALL = new RegExp(`(?:^| )(?:co|da|van|thuc ra|that ra) (?:co |van |da )*${HOLD}(?= |$)`);

/** "À nhầm, có tổ chức 1 buổi". */
export const saysHeld = (text: string): boolean => AFTER_ALL.test(foldWords(text)) || saysSomeHeld(text);
