/** How people ask something of one session that both see. */
import type { SessionMatter } from '../../pages/session-matter.ts';

/**
 * What may be wanted of a session; `remind` and `unremind` do what its buttons do. `hour`: when, and of several asked of one; `organiser`: its
 * host, and of several who holds it all.
 */
export type Matter = SessionMatter | 'remind' | 'unremind' | 'hour' | 'organiser';

/**
 * "Đã nhắc chưa", "ai nhắc vậy", "có nhắc không": asked about reminders, and none is wished for. "Nhắc em được không" and "nhắc em nào" wish for one,
 * "bắt đầu" and "buổi đầu" ask nothing.
 */
const WONDERS =
  /(?:^| )(?:(?:khi|luc|the|cach|hoi|lop|buoi|cai|nhung|gio) (?:nao|gi)|gi|ai|sao|chua|rang|dang (?:co )?nhac|co (?:dat |bat |hen |ai )?nhac|may (?:gio|phut|lan)|bao (?:lau|gio|nhieu)|phai khong|what|why|who|when|how|which|did|do you|does|are there|is there|any|have you|am i)(?= |$)|(?<! duoc| dc) khong(?: (?:vay|em|a|con|ta|the|ha|nhi|ad|hi|he|ban|chi))*$|(?<!(?:^| )(?:bat|buoi|cai|lop|muc|hoat dong)) dau(?: (?:vay|em|a|con|ta|ha|nhi))*$/;

/** Whether words that speak of reminders ask about them. `isHa`: "hả" is said, which asks; "ha" alone may as well coax. */
export const wonders = (text: string, isHa: boolean): boolean => isHa || WONDERS.test(text);

const list = (phrases: string): readonly string[] => phrases.split(',').sort((a, b) => b.length - a.length);

/** Plain, as the normaliser gives them; the first that stands in the text counts, so the longer ones of a kind come first. */
export const MATTERS: readonly (readonly [matter: Matter, phrases: readonly string[]])[] = [
  [
    'unremind',
    list(
      "dung nhac,thoi nhac,het can nhac,thoi dung nhac,tat nhac,bo nhac,huy nhac,xoa nhac,khong nhac,khoi nhac,thoi khong nhac,tat cai nhac,bo cai nhac,xoa cai nhac,huy cai nhac,dung cai nhac,khong can nhac,cancel the reminder,cancel reminder,remove the reminder,stop the reminder,delete the reminder,no reminder,dont remind me,don't remind me,no need to remind me,thoi khoi nhac,khoi can nhac",
    ),
  ],
  [
    'remind',
    list(
      'nhac,dat nhac,nhac nho,nho nhac,nho nhac nho,nhac lai,hen gio,bao truoc,nhac truoc,bao toi truoc,bao tui truoc,bao em truoc,bao con truoc,bao minh truoc,bao me truoc,' +
        'goi toi day,gan toi gio thi keu,gan den gio thi keu,gan toi gio keu,gan den gio keu,gan toi gio thi bao,gan den gio thi bao,toi gio thi keu,toi gio keu,den gio thi keu,' +
        'den gio keu,toi gio bao,den gio bao,remind me,remind,set a reminder,set reminder,ping me',
    ),
  ],
  [
    'passcode',
    list(
      'mat khau vao phong,mat khau vao lop,mat khau vao,mat khau,ma phong,ma lop,pass,id phong,phong so may,password,passcode,whats the password,what is the password',
    ),
  ],
  [
    'link',
    list(
      'link,duong link,duong dan,lien ket,vao lop,vao hoc,vao phong,vao o dau,vao dau,vao bang gi,vao nhu the nao,vao kieu gi,cach vao,vao bang cach nao,vao bang duong nao,vao duong nao,vao cho nao,vao kieu nao,vao lam sao,vao duoc bang cach nao,cho tham gia,cho toi tham gia,cho em tham gia,cho con tham gia,cho tui tham gia,cho minh tham gia,muon tham gia,xin tham gia,tham gia sao,tham gia kieu gi,tham gia bang cach nao,tham gia the nao,vao,join,how to join,how do i join,how can i join,how do i get in,how to get in,how do i enter,where do i click,send me the link,send the link,give me the link,where is the link,the link,join link',
    ),
  ],
  [
    'end',
    list(
      'may gio xong,may gio het,may gio tan,may gio nghi,may gio ket thuc,bao gio xong,bao gio het,bao gio tan,bao gio ket thuc,khi nao xong,khi nao het,khi nao ket thuc,luc nao xong,luc nao het,chung nao xong,chung nao het,den may gio,toi may gio,when does it end,when is it over,when does it finish,what time does it end,what time does it finish,what time is it over,when will it end,until when,until what time',
    ),
  ],
  [
    'long',
    list(
      'dai khong,bao lau,keo dai bao lau,may tieng,may phut,bao nhieu phut,lau khong,dai bao lau,how long,how long is it,how long does it take,how long does it last,how many minutes,how many hours',
    ),
  ],
  [
    'hour',
    list(
      'may gio,gio nao,may gio bat dau,may gio hoc,bat dau may gio,what time,what time is it,what time does it start,what time does it begin',
    ),
  ],
  [
    'when',
    list(
      'luc nao,bao gio,khi nao,hoi nao,chung nao,ngay nao,hom nao,thu may,ngay may,hom may,mung may,when,when is it,when does it start,when does it begin,when will it be,which day,what day',
    ),
  ],
  [
    'where',
    list(
      'o dau,day o dau,day cho nao,den tan noi,toi tan noi,den tan lop,hoc truc tiep,cho nao,dia diem,hoc o dau,phong nao,o cho nao,tren nen tang nao,bang gi,qua gi,where,where is it,where does it take place,where is it held,which room,on what app,which app',
    ),
  ],
  [
    'for',
    list(
      'danh cho ai,cho ai,ai hoc duoc,ai duoc hoc,ai vao duoc,doi tuong nao,lop may,for whom,who is it for,who can join,who may join',
    ),
  ],
  [
    'host',
    list(
      'ai day,ai giang,ai huong dan,giao vien nao,thay nao,co nao,nguoi day,nguoi giang,thay nao day,co nao day,thay co nao day,thay nao giang,co nao giang,who teaches,who is the teacher,who is teaching,who teaches it,who gives it',
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
      'mat tien,ton tien,dong tien,mat phi,co phi,hoc phi,le phi,mien phi,bao nhieu tien,thu tien,tra tien,phi bao nhieu,how much,is it free,is it for free,free,do i have to pay,do we have to pay,does it cost anything,does it cost,how much is it,how much does it cost',
    ),
  ],
];
