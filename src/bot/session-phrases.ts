/** How people ask something of one session that both see. */
import type { SessionMatter } from '../pages/session-matter.ts';

/**
 * What may be wanted of a session; `remind` and `unremind` do what its buttons do. `hour`: when, and of several asked of one; `organiser`: its
 * host, and of several who holds it all.
 */
export type Matter = SessionMatter | 'remind' | 'unremind' | 'hour' | 'organiser';

const list = (phrases: string): readonly string[] => phrases.split(',').sort((a, b) => b.length - a.length);

/** Plain, as the normaliser gives them; the first that stands in the text counts, so the longer ones of a kind come first. */
export const MATTERS: readonly (readonly [matter: Matter, phrases: readonly string[]])[] = [
  [
    'unremind',
    list(
      'dung nhac,thoi nhac,het can nhac,thoi dung nhac,tat nhac,bo nhac,huy nhac,xoa nhac,khong nhac,khoi nhac,thoi khong nhac,tat cai nhac,bo cai nhac,xoa cai nhac,huy cai nhac,dung cai nhac,khong can nhac,cancel the reminder,cancel reminder,remove the reminder,stop the reminder,delete the reminder,no reminder,dont remind me',
    ),
  ],
  ['remind', list('nhac,dat nhac,hen gio,bao truoc,nhac truoc,goi toi day,remind me,remind')],
  ['passcode', list('mat khau,ma phong,ma lop,pass,id phong,phong so may,password,passcode')],
  [
    'link',
    list(
      'link,duong link,duong dan,lien ket,vao lop,vao hoc,vao phong,vao o dau,vao dau,vao bang gi,vao nhu the nao,vao kieu gi,cach vao,tham gia the nao,vao,join,how to join',
    ),
  ],
  [
    'end',
    list(
      'may gio xong,may gio het,may gio tan,may gio nghi,may gio ket thuc,bao gio xong,bao gio het,bao gio tan,bao gio ket thuc,khi nao xong,khi nao het,khi nao ket thuc,luc nao xong,luc nao het,chung nao xong,chung nao het,den may gio,toi may gio,when does it end',
    ),
  ],
  ['long', list('dai khong,bao lau,keo dai bao lau,may tieng,may phut,bao nhieu phut,lau khong,dai bao lau,how long')],
  ['hour', list('may gio,gio nao,may gio bat dau,may gio hoc,bat dau may gio,what time')],
  ['when', list('luc nao,bao gio,khi nao,hoi nao,chung nao,ngay nao,hom nao,thu may,when')],
  ['where', list('o dau,cho nao,dia diem,hoc o dau,phong nao,o cho nao,tren nen tang nao,bang gi,qua gi,where')],
  [
    'host',
    list(
      'ai day,ai giang,ai huong dan,giao vien nao,thay nao,co nao,nguoi day,nguoi giang,who teaches,who is the teacher',
    ),
  ],
  [
    'organiser',
    list(
      'ai to chuc,ai dung ra to chuc,ai phu trach,ai lam,ai mo,cua ai,don vi nao,don vi nao to chuc,truong nao,truong nao to chuc,co quan nao,ben nao to chuc,who runs,who organises,who organizes,who',
    ),
  ],
  [
    'fee',
    list(
      'mat tien,ton tien,dong tien,mat phi,co phi,hoc phi,le phi,mien phi,bao nhieu tien,thu tien,tra tien,phi bao nhieu,how much,is it free,free',
    ),
  ],
  ['for', list('danh cho ai,cho ai,ai hoc duoc,ai duoc hoc,ai vao duoc,doi tuong nao,lop may,for whom')],
];
