/**
 * What people type, and what it opens. Folded (lower case, no diacritics, đ -> d); fillers such as "cho em hỏi … ạ" are taken off before
 * a text is compared. A new way of saying something is one more phrase in its row.
 */

/** `report` and `announce` depend on the person's role; the others that only `is` are acts. */
export type Goal =
  | { readonly open: string }
  | { readonly is: 'report' | 'announce' | 'stop-reminders' | 'stop-announcements' | 'erase' | 'cancel' };

export type PhraseRow = { readonly goal: Goal; readonly phrases: readonly string[] };

const listed = (phrases: string): string[] => phrases.trim().split(/\s*,\s*/);
const opens = (open: string, phrases: string): PhraseRow => ({ goal: { open }, phrases: listed(phrases) });
const means = (is: Extract<Goal, { is: unknown }>['is'], phrases: string): PhraseRow => ({
  goal: { is },
  phrases: listed(phrases),
});

export const phraseRows: readonly PhraseRow[] = [
  opens(
    'home',
    `
    menu, bat dau, trang dau, trang chu, trang chinh, ve trang chinh, ve dau, quay lai,
    home, start, main menu, back`,
  ),
  opens(
    'home.hello',
    `
    chao, xin chao, alo, a lo, chao buoi sang, chao buoi chieu, chao buoi toi, kinh chao,
    hello, hi, good morning, good afternoon, good evening`,
  ),
  opens(
    'home.thanks',
    `
    cam on, cam on nhieu, cam on rat nhieu, cam on nhieu lam, da cam on, chan thanh cam on, tran trong cam on, cam on da giup,
    ok, oke, okie, okay, da vang, vang a, vang, uh, da ro, dung roi, dung vay, dung the, ro roi, hieu roi, biet roi, duoc roi, nhan duoc roi, xong roi, tot qua, hay qua,
    tuyet voi, huu ich qua, tam biet, hen gap lai, chuc ngu ngon, chuc mot ngay tot lanh,
    thanks, thank you, thank you very much, thank you so much, thanks a lot, many thanks, great, bye, goodbye, good bye,
    see you`,
  ),
  opens(
    'theme',
    `
    chu de, khau hieu, chu de nam nay, khau hieu ghi gi, noi dung khau hieu, khau hieu bang ron, khau hieu bang ron ghi gi, noi dung bang ron,
    bang ron ghi gi, pa no ghi gi, slogan, theme, banner text, motto, theme this year`,
  ),
  opens(
    'purposes',
    `
    muc dich, y nghia, muc dich y nghia, de lam gi, muc tieu, purpose, purposes, goals, what is it for`,
  ),
  opens(
    'period',
    `
    thoi gian, thoi gian to chuc, khi nao, ngay nao, bao gio, khi nao bat dau, bao gio bat dau,
    con may ngay, con bao nhieu ngay, bao gio ket thuc, khi nao ket thuc, tu ngay nao, den ngay nao,
    period, dates, when, when does it start, when is it, how many days left`,
  ),
  opens(
    'bases',
    `
    can cu, can cu phap ly, cong van, van ban, quyet dinh, de an, xhht, de an xhht, de an xay dung xhht, de an xay dung xhht,
    legal basis, legal bases, documents, decision`,
  ),
  opens('links', 'duong dan ngoai, duong dan tham khao, trang web, website, links'),
  opens(
    'schedule',
    `
    lich, lich hoc, lich trinh, chuong trinh, thoi khoa bieu, lich sinh hoat, lich hoat dong, tkb,
    lich tuan, lich tuan nay, lich moi, bao gio co lich, bao gio co lich moi, khi nao co lich, gio hoc, may gio, may gio bat dau, may gio hoc, hoc gi, hoc o dau, hoc luc nao, hoc luc may gio,
    luc may gio, luc nao, bao gio hoc, khi nao hoc, hoc buoi nao, hoc ngay nao, co hoc khong, what time, schedule, programme, program, timetable, calendar, agenda`,
  ),
  opens(
    'now',
    `
    bay gio, hien tai, dang dien ra, tiep theo, bay gio va tiep theo, sap toi, sap dien ra, gio nay,
    bay gio co gi, dang co gi, now, now and next, next, what is on, what is on now, whats on,
    next session`,
  ),
  opens(
    'classes',
    `
    lop, lop hoc, cac lop, link lop, link lop hoc, link, link hoc, lien ket lop, lien ket lop hoc, lien ket vao lop, duong dan, duong link, link vao lop,
    khoa hoc, lop truc tuyen, lop online, hoc lop nao, lop nao, lop gi, dang ky, dang ky hoc, hoc truc tuyen, hoc online,
    cuoc thi, the le, classes, class, courses, which class, class link, register, sign up`,
  ),
  opens(
    'classes.free',
    `
    mien phi, lop mien phi, lop hoc mien phi, lop nao mien phi, khoa hoc mien phi, hoc mien phi, hoc phi, le phi, tien hoc, mat tien,
    mat phi, ton tien, dong tien, phai dong tien, phai tra tien, tra tien, thu tien, bao nhieu tien, het bao nhieu tien,
    free, free classes, free class, fee, fees, how much, cost, is it free`,
  ),
  opens(
    'classes.how',
    `
    cach vao lop, vao lop, cach vao, huong dan vao lop, vao lop the nao, cach tham gia, tham gia the nao,
    khong vao duoc lop, khong vao duoc, khong vao duoc phong, khong mo duoc, khong mo duoc link, link khong mo duoc, link khong vao duoc,
    link loi, link bi loi, loi link, vao bang gi, vao kieu gi, vao lop kieu gi, hoc bang gi, mat khau, mat khau lop, ma phong, ma lop,
    khong nghe duoc, khong co tieng, nen tang, how to join, how do i join, cannot join, cant join, link does not work, password, join`,
  ),
  opens(
    'ideas',
    `
    goi y, goi y hoat dong, y tuong, lam gi, nen lam gi, co hoat dong gi, hoat dong, to chuc gi,
    hinh thuc, hinh thuc to chuc, ideas, activity ideas, suggestions, activities`,
  ),
  opens(
    'duties',
    `
    phai lam gi, viec can lam, nhiem vu, can lam gi, han, han nop, han bao cao, han nop bao cao,
    han chot, khi nao nop, khi nao nop bao cao, bao gio nop bao cao, nop khi nao, thoi han,
    thoi han bao cao, truong phai lam gi, deadline, due date, duties, what must we do, to do,
    when is the report due, report deadline`,
  ),
  opens(
    'contact',
    `
    lien he, lien he ai, lien lac, so dien thoai, sdt, dien thoai, hotline, gap nguoi ho tro,
    nguoi ho tro, gap nguoi phu trach, gap co giao, gap thay co, gap thay giao, gap nguoi that, gap nhan vien, noi chuyen voi nguoi that,
    goi cho ai, goi ai, goi dien, goi so nao, so may, dia chi, hoi ai, tong dai, email, tai tro, contact, phone, phone number,
    who to ask, talk to a person`,
  ),
  opens(
    'help',
    `
    tro giup, giup, giup voi, huong dan, huong dan su dung, cach dung, lam the nao, lam sao, ho tro,
    biet lam gi, dung the nao, help, how does this work, what can you do, manual`,
  ),
  opens('language', 'ngon ngu, doi ngon ngu, doi tieng, language, change language'),
  opens('language.en', 'tieng anh, english, in english, sang tieng anh, doi sang tieng anh'),
  opens('language.vi', 'tieng viet, vietnamese, sang tieng viet, doi sang tieng viet'),
  opens(
    'privacy',
    `
    quyen rieng tu, rieng tu, bao mat, bao ve du lieu, du lieu ca nhan, dong y, xem lai noi dung dong y,
    quyen rieng tu anh, privacy, privacy policy, personal data, consent`,
  ),
  opens(
    'privacy.withdraw',
    `
    rut dong y, rut lai dong y, khong dong y nua, withdraw consent, withdraw my consent`,
  ),
  opens(
    'my-data',
    `
    du lieu cua toi, du lieu, du lieu cua em, thong tin cua toi, luu gi ve toi, xem du lieu, my data,
    what do you keep, what is kept, show my data`,
  ),
  opens(
    'accounts',
    `
    lien ket tai khoan, lien ket, lien ket zalo, lien ket telegram, ma lien ket, lay ma lien ket, noi tai khoan, ghep tai khoan,
    tai khoan da lien ket, tai khoan khac, huy lien ket, huy lien ket tai khoan, bo lien ket, ngung lien ket,
    link account, link accounts, link my account, link my accounts, linked accounts, unlink, unlink account, linking code`,
  ),
  opens(
    'reminders',
    `
    nhac, nhac lich, nhac toi, nhac nho, bat nhac, dat nhac, loi nhac, nhac hang ngay, nhac moi ngay,
    dung, gio nhac, doi gio nhac, reminders, reminder, remind, daily reminder, stop`,
  ),
  opens(
    'who',
    `
    toi la ai, doi doi tuong, doi vai tro, vai tro, doi tuong, chon doi tuong, who am i, change audience,
    my role`,
  ),
  opens(
    'go.unit',
    `
    doi don vi, doi truong, doi xa, chon truong, chon don vi, change school, change unit, my school`,
  ),
  opens(
    'go.log',
    `
    ghi, ghi hoat dong, ghi nhan hoat dong, them hoat dong, gui anh, gui anh minh chung, nop anh,
    nhap hoat dong, ghi so lieu, log, log activity, log an activity, record an activity, record activity,
    add activity, send photos`,
  ),
  opens('go.log.same', 'giong lan truoc, nhu lan truoc, same as last time, same as before'),
  opens(
    'report-info',
    `
    bao cao la gi, mau bao cao, nop bao cao o dau, gui bao cao di dau, what is the report,
    report template`,
  ),
  opens(
    'unit-report',
    `
    bao cao cua don vi, bao cao cua truong, so lieu cua truong, so lieu don vi, hoat dong cua don vi,
    sua hoat dong, sua hoat dong da ghi, xoa hoat dong, rut hoat dong, hoat dong da ghi, cac hoat dong da ghi, xem hoat dong da ghi, sua bao cao,
    my unit, unit report, edit activity, change an activity`,
  ),
  opens(
    'log.last',
    `
    hoat dong vua ghi, xem hoat dong vua ghi, sua hoat dong vua ghi, hoat dong cuoi, hoat dong gan nhat, sua cai vua ghi, xem cai vua ghi,
    last activity, my last activity`,
  ),
  opens(
    'log.last.withdraw',
    `
    xoa hoat dong vua ghi, xoa hoat dong vua roi, xoa hoat dong vua xong, xoa hoat dong moi ghi, xoa hoat dong cuoi, xoa hoat dong gan nhat,
    xoa cai vua ghi, xoa cai vua roi, xoa cai moi ghi, xoa ban vua ghi, xoa ban ghi vua roi, huy hoat dong vua ghi, huy hoat dong vua roi,
    huy cai vua ghi, huy cai vua roi, bo hoat dong vua ghi, bo cai vua ghi, rut hoat dong vua ghi, rut hoat dong vua roi, rut cai vua ghi,
    rut cai vua roi, xoa hoat dong da ghi vua roi, delete last activity, delete my last activity, withdraw last activity, undo last activity`,
  ),
  opens(
    'board',
    `
    theo doi, truong chua gui, don vi chua gui, ai chua gui, chua gui, truong chua bao cao, don vi chua bao cao, ai chua bao cao, chua bao cao,
    truong chua ghi, don vi chua ghi, ai chua ghi, chua ghi, tong hop, board,
    who has not reported, overview`,
  ),
  opens(
    'roles',
    `
    thanh vien, thanh vien va loi moi, loi moi, phan quyen, moi giao vien, moi phu trach, moi nguoi phu trach, moi nguoi moi, moi thay co, tao ma moi, cap ma moi, ma moi,
    roles, invite, invitations, members`,
  ),
  opens(
    'roles.empty',
    `
    moi ca danh sach, moi ca loat, moi hang loat, moi nhieu truong, moi nhieu don vi, moi tat ca, moi tat ca truong, moi tat ca cac truong, moi tat ca cac don vi, moi het cac truong, moi tat ca don vi, moi cac truong, moi cac don vi,
    moi ca xa, don vi chua co ai, truong chua co ai, truong nao chua co ai, don vi nao chua co ai, chua co ai, invite all, invite everybody, invite all schools`,
  ),
  opens(
    'mend',
    'sua lich, sua lich hoc, sua buoi hoc, doi lich hoc, change the schedule, edit schedule, mend schedule',
  ),
  opens(
    'go.session-add',
    'them buoi, them buoi hoc, them lich, them buoi vao lich, them hoat dong vao lich, them lop hoc, add a session, add session',
  ),
  opens('feedback', 'gop y, gop y kien, danh gia, y kien, nhan xet, feedback, give feedback'),
  opens(
    'classes.again',
    'xem lai, xem lai buoi hoc, xem lai lop hoc, ban ghi, ban ghi hinh, ghi hinh, video, recording, recordings, watch again',
  ),
  opens('home.results', 'ket qua, ket qua tuan le, ket qua chung, xem ket qua, tong ket, results, results of the week'),
  means('report', 'bao cao, so lieu, report, figures'),
  means(
    'announce',
    `
    thong bao, nhan thong bao, gui thong bao, soan thong bao, soan thong bao moi, bat thong bao, announcement, announcements, broadcast,
    news`,
  ),
  means(
    'stop-reminders',
    `
    dung nhac, tat nhac, dung nhac lich, thoi nhac, ngung nhac, huy nhac, khong nhac nua, dung nhac nua,
    bo nhac, tat nhac lich, dung nhac hang ngay, stop reminders, stop reminder, stop reminding,
    no more reminders, turn off reminders`,
  ),
  means(
    'stop-announcements',
    `
    dung thong bao, tat thong bao, ngung thong bao, huy thong bao, khong nhan thong bao,
    khong nhan thong bao nua, thoi thong bao, dung nhan thong bao, stop announcements, stop announcement,
    unsubscribe, no more announcements`,
  ),
  means(
    'erase',
    `
    xoa du lieu, xoa du lieu cua toi, xoa thong tin, xoa thong tin cua toi, xoa het, xoa tai khoan,
    quen toi di, erase my data, delete my data, delete data, forget me, delete everything`,
  ),
  means('cancel', 'huy, huy bo, thoat, thoi khong lam nua, bo qua het, cancel, quit, exit'),
];
