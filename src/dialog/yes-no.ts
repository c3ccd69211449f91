import { fold } from '../chat/fold.ts';
import { stripPoliteness } from './controls.ts';

const YES = new Set(
  (
    'co,dung,dung roi,dung r,phai,phai roi,duoc,dc,dc roi,duoc roi,ok,oke,okay,okie,uk,u,um,uh,da,vang,da vang,vang a,dong y,xac nhan,nhat tri,' +
    'chinh xac,chuan,chuan roi,gui di,luu,luu lai,ghi di,ghi lai,yes,y,yep,yeah,right,correct,confirm,sure,save,agree'
  ).split(','),
);
const NO = new Set(
  (
    'khong,k,ko,kg,hok,khum,hong,khong dung,sai,sai roi,chua,chua dung,khoan,thoi,de sau,khong dong y,khong phai,' +
    'no,n,nope,not yet,wrong,later,disagree'
  ).split(','),
);

/** True: yes; false: no; null: neither. "okkkk", "dạ đúng rồi ạ", "hok". */
export function readYesNo(text: string): boolean | null {
  const folded = fold(text).replace(/(.)\1{2,}/g, '$1');
  for (const form of [folded, stripPoliteness(folded)]) {
    if (YES.has(form)) return true;
    if (NO.has(form)) return false;
  }
  return null;
}
