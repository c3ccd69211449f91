import { describe, expect, it } from 'vitest';
import { amendHeadcount, readPeople, readPeopleChoice, sayPeopleExample } from '../../src/dialog/counts/people.ts';
import { sayHeadcount } from '../../src/dialog/echo.ts';
import { spellingsOf, unspelt } from '../../src/understanding/spellings.ts';
import { groups, words } from './sample.ts';

/** typed | what is echoed, or the reason's key */
const ROWS = `
5 cbql 20 gv 300hs 50ph | 5 cán bộ quản lý, 20 giáo viên, 300 học sinh, 50 phụ huynh; tổng 375 lượt người
5cbql, 20gv, 300hs, 50ph | 5 cán bộ quản lý, 20 giáo viên, 300 học sinh, 50 phụ huynh; tổng 375 lượt người
5cbql,20gv | 5 cán bộ quản lý, 20 giáo viên; tổng 25 lượt người
300 em, 20 cô, 50 phụ huynh | 20 giáo viên, 300 học sinh, 50 phụ huynh; tổng 370 lượt người
300 em, 20 co, 50 phu huynh | 20 giáo viên, 300 học sinh, 50 phụ huynh; tổng 370 lượt người
gv: 20, hs: 300 | 20 giáo viên, 300 học sinh; tổng 320 lượt người
gv 20 hs 300 | 20 giáo viên, 300 học sinh; tổng 320 lượt người
GV = 20; HS = 300 | 20 giáo viên, 300 học sinh; tổng 320 lượt người
có 20 gv và 300 học sinh tham gia | 20 giáo viên, 300 học sinh; tổng 320 lượt người
co 20 gv | 20 giáo viên; tổng 20 lượt người
20 thầy, 30 cô | 50 giáo viên; tổng 50 lượt người
20 thầy cô, 300 em học sinh | 20 giáo viên, 300 học sinh; tổng 320 lượt người
50 phụ huynh học sinh | 50 phụ huynh; tổng 50 lượt người
50 cha mẹ | 50 phụ huynh; tổng 50 lượt người
100 bà con | 100 người dân; tổng 100 lượt người
20 teachers and 300 pupils | 20 giáo viên, 300 học sinh; tổng 320 lượt người
1.200 hs | 1.200 học sinh; tổng 1.200 lượt người
1k2 hs | 1.200 học sinh; tổng 1.200 lượt người
một trăm hai học sinh | 120 học sinh; tổng 120 lượt người
hai chục gv, ba trăm hs | 20 giáo viên, 300 học sinh; tổng 320 lượt người
khoảng 50 | khoảng 50 lượt người
lối 45 em | 45 học sinh; tổng khoảng 45 lượt người
310 em, 3A | 310 học sinh; tổng 310 lượt người
310 em, 3a | 310 học sinh; tổng 310 lượt người
310 em 3A | 310 học sinh; tổng 310 lượt người
3A 31 em | 31 học sinh; tổng 31 lượt người
3A: 31 em, 2 cô | 2 giáo viên, 31 học sinh; tổng 33 lượt người
20 gv, 310 em, 3c | dialog:people.vague
31 em, lớp 3A | 31 học sinh; tổng 31 lượt người
3A | dialog:people.unreadable
mỗi mình cô chủ nhiệm với 26 trò | 1 giáo viên, 26 học sinh; tổng 27 lượt người
trò bốn lăm, thầy một | 1 giáo viên, 45 học sinh; tổng 46 lượt người
tro bon lam, thay mot | 1 giáo viên, 45 học sinh; tổng 46 lượt người
trò bốn lăm, thầy hai | dialog:people.unreadable
hai mươi nhăm đứa trai hai mươi hai gái | 47 học sinh; tổng 47 lượt người
hai muoi nham dua trai hai muoi hai gai | 47 học sinh; tổng 47 lượt người
hai muoi ba dua trai, muoi tam dua gai, hai co | 2 giáo viên, 41 học sinh; tổng 43 lượt người
25 trai 22 gái | dialog:people.unreadable
300 em, 150 nữ | dialog:people.ambiguous
23 đứa trai, 18 đứa gái, 60 em | dialog:people.ambiguous
mười tám em nam 15 nữ, 2 cô | 2 giáo viên, 33 học sinh; tổng 35 lượt người
310 em co hai dan | dialog:people.vague
310 em, co Hai dan | 310 học sinh; tổng 310 lượt người
trò 45, thầy 1 | 1 giáo viên, 45 học sinh; tổng 46 lượt người
thầy Nam với cô Hai dẫn 30 em | 30 học sinh; tổng 30 lượt người
bà con độ 25, cháu thì hơn 30 | 30 học sinh, 25 người dân; tổng khoảng 55 lượt người
nghìn lẻ tám học sinh, chính xác là 1008 | 1.008 học sinh; tổng 1.008 lượt người
hơn 40 hs, chính xác là 42 | 42 học sinh; tổng 42 lượt người
khoảng 40 hs, đúng ra là 42 | 42 học sinh; tổng 42 lượt người
40 hs 3 gv, chính xác là 41 hs | dialog:people.vague
có mình em với 29 đứa | dialog:people.unreadable
có mình tui và 29 em | dialog:people.unreadable
dạ em với 30 bé | dialog:people.unreadable
just me and 20 pupils | dialog:people.unreadable
bên em dạy 30 bé | 30 học sinh; tổng 30 lượt người
20 em và 5 gv | 5 giáo viên, 20 học sinh; tổng 25 lượt người
dạ cô chủ nhiệm với 26 trò | 1 giáo viên, 26 học sinh; tổng 27 lượt người
26 em, em nào cũng có mẹ đi kèm | dialog:people.unreadable
26 em, bé nào cũng có má đi kèm | dialog:people.unreadable
30 hs, trong nớ 14 nữ | 30 học sinh; tổng 30 lượt người
tầm 50 người | khoảng 50 lượt người
50 | 50 lượt người
50 lượt người | 50 lượt người
tổng 375 | 375 lượt người
5 cbql 20 gv, tổng 25 | 5 cán bộ quản lý, 20 giáo viên; tổng 25 lượt người
5 cbql 20 gv, tổng 30 | dialog:people.differs
20 gv, 100 người khác | 20 giáo viên, 100 người chưa phân nhóm; tổng 120 lượt người
khoảng 300 hs, 20 gv | 20 giáo viên, 300 học sinh; tổng khoảng 320 lượt người
300 mấy hs | 300 học sinh; tổng khoảng 300 lượt người
0 ph, 20 gv | 20 giáo viên, 0 phụ huynh; tổng 20 lượt người
không có ph, 20 gv | 20 giáo viên, 0 phụ huynh; tổng 20 lượt người
20 gv, hs không rõ | 20 giáo viên; tổng 20 lượt người
không có ai | không có người tham gia
0 | không có người tham gia
sửa lại 60 hs | 60 học sinh; tổng 60 lượt người
20gv 300hs | 20 giáo viên, 300 học sinh; tổng 320 lượt người
20 gv + 300 hs | 20 giáo viên, 300 học sinh; tổng 320 lượt người
30 cháu vs 28 phụ huynh | 30 học sinh, 28 phụ huynh; tổng 58 lượt người
- 20 giáo viên - 300 học sinh | 20 giáo viên, 300 học sinh; tổng 320 lượt người
học sinh: 300 em, phụ huynh 50 người | 300 học sinh, 50 phụ huynh; tổng 350 lượt người
45 vị phụ huynh | 45 phụ huynh; tổng 45 lượt người
bên em có 20 cô với 300 cháu đi nha | 20 giáo viên, 300 học sinh; tổng 320 lượt người
30 em lớp 3, 25 em lớp 4 | 55 học sinh; tổng 55 lượt người
lớp 3a: 30 em, lớp 3b: 25 em | 55 học sinh; tổng 55 lượt người
4 lớp, mỗi lớp 30 em | 120 học sinh; tổng 120 lượt người
mỗi lớp 30 em × 4 lớp | 120 học sinh; tổng 120 lượt người
30 em/lớp, 4 lớp | 120 học sinh; tổng 120 lượt người
2 buổi, mỗi buổi 50 người | 100 lượt người
100 người, trong đó 80 hs | 80 học sinh, 20 người chưa phân nhóm; tổng 100 lượt người
150 người (100 hs, 50 ph) | 100 học sinh, 50 phụ huynh; tổng 150 lượt người
300 hs (150 nữ) | 300 học sinh; tổng 300 lượt người
lớp em 38 cháu, vô đủ hết 38 | 38 học sinh; tổng 38 lượt người
si so 36 em, di du 36, them 2 co | 2 giáo viên, 36 học sinh; tổng 38 lượt người
lop em co 45 be voi 2 co, di du het khong vang be nao | 2 giáo viên, 45 học sinh; tổng 47 lượt người
6 cô, 80 em, tất cả 86 người | 6 giáo viên, 80 học sinh; tổng 86 lượt người
6 cô, 80 em, 86 người | 6 giáo viên, 80 học sinh; tổng 86 lượt người
86 người, 6 gv, 80 hs | 6 giáo viên, 80 học sinh; tổng 86 lượt người
60 em, 30 nam, 30 nữ | 60 học sinh; tổng 60 lượt người
60 em, 30 em khối 3, 30 em khối 4 | dialog:people.ambiguous
tong cong 86 nguoi trong do 6 gv con lai la hs | 6 giáo viên, 80 học sinh; tổng 86 lượt người
95 người, 15 gv, còn lại là học sinh | 15 giáo viên, 80 học sinh; tổng 95 lượt người
70 nguoi, 10 nguoi la giao vien, con lai ba con | 10 giáo viên, 60 người dân; tổng 70 lượt người
15 người, 20 gv, còn lại là học sinh | dialog:people.differs
20 gv, còn lại là học sinh | dialog:people.no-number
chỉ có giáo viên thôi, 24 người | 24 giáo viên; tổng 24 lượt người
chi co phu huynh thoi a, 18 nguoi | 18 phụ huynh; tổng 18 lượt người
hs thôi, 64 em | 64 học sinh; tổng 64 lượt người
giáo viên với phụ huynh, 24 người | dialog:people.no-number
lop em co 28 chau, co em voi co Ha nua la 2 co | 2 giáo viên, 28 học sinh; tổng 30 lượt người
ba me cac be co 27 nguoi, cac be 27, co 3 | 3 giáo viên, 27 học sinh, 27 phụ huynh; tổng 57 lượt người
buoi do co 120 em hoc sinh khoi 4 khoi 5 voi 8 thay co di theo | 8 giáo viên, 120 học sinh; tổng 128 lượt người
bua do o hoi truong thon co 60 ba con, ngoi chat het ghe | 60 người dân; tổng 60 lượt người
dem do 40 chau voi 3 co | 3 giáo viên, 40 học sinh; tổng 43 lượt người
do 50 nguoi | khoảng 50 lượt người
mưa nên ít, cỡ 40 bà con | 40 người dân; tổng khoảng 40 lượt người
không đếm kỹ nhưng có 200 học sinh | 200 học sinh; tổng khoảng 200 lượt người
phu huynh vo zoom ra vo hoai nen em dem khong chinh xac, chac khoang 30 phu huynh | 30 phụ huynh; tổng khoảng 30 lượt người
hai cô không đi, 30 em | dialog:people.unreadable
vắng nhiều, 30 em | dialog:people.unreadable
không tính các cô, 30 em | dialog:people.unreadable
60 người dân tới dự, cán bộ xã thì không tính | 60 người dân; tổng 60 lượt người
60 người dân tới dự, không tính được cán bộ | dialog:people.unreadable
co 2 thay 1 co 30 hs, vang may em thi khong tinh | 3 giáo viên, 30 học sinh; tổng 33 lượt người
140 em chưa kể giáo viên | 140 học sinh; tổng 140 lượt người
140 em, chưa tính 6 cô | dialog:people.unreadable
không tính giáo viên thì 140 em | 140 học sinh; tổng 140 lượt người
tam 120 hs thoi, khoi 6 thi nghi | 120 học sinh; tổng khoảng 120 lượt người
toàn trường 300 hs, khối 6 nghỉ | dialog:people.unreadable
45 hs, nghỉ 2 | dialog:people.unreadable
ghi 30 em mà khoan, cô đếm lại là 33 em, ghi 33 nha | 33 học sinh; tổng 33 lượt người
20 gv 300 hs à nhầm 310 hs | 20 giáo viên, 310 học sinh; tổng 330 lượt người
20 gv 300 hs à nhầm 310 | dialog:people.vague
30 em à nhầm 35 | 35 học sinh; tổng 35 lượt người
không phải 45 mà là 54 em | 54 học sinh; tổng 54 lượt người
không phải 45 em | dialog:people.vague
54 chứ không phải 45 em | 54 học sinh; tổng 54 lượt người
lớp A 30 em, lớp B 25 em, thực tế đi 50 em | dialog:people.vague
đăng ký 60 em, thực tế đi 48 em | 48 học sinh; tổng 48 lượt người
sĩ số 35, vắng 3, còn 32 em | 32 học sinh; tổng 32 lượt người
sĩ số 35, vắng 3, còn 31 em | dialog:people.unreadable
lớp 3A 28 em, lớp 3B 30 em, tổng 58 em | 58 học sinh; tổng 58 lượt người
lớp 3A 28 em, lớp 3B 30 em, tổng 60 em | dialog:people.differs
35 người: 25 hs 4 gv 12 ph | dialog:people.differs
35 người, 25 hs, 4 gv, 12 ph | dialog:people.differs
35 people: 25 pupils, 4 teachers, 12 parents | dialog:people.differs
hs 120 gv 8 tổng 128 | 8 giáo viên, 120 học sinh; tổng 128 lượt người
cả hai lớp là 58 em | 58 học sinh; tổng 58 lượt người
30 cháu mỗi cháu đi cùng một phụ huynh | dialog:people.unreadable
30 cháu 5 tuổi, 25 cháu 4 tuổi | 55 học sinh; tổng 55 lượt người
20 cô chú | dialog:people.other
30 em vì 5 em ốm | dialog:people.unreadable
vì 5 em ốm nên có 30 em | 30 học sinh; tổng 30 lượt người
30 em, phụ huynh bận hết | 30 học sinh; tổng 30 lượt người
phụ huynh bận, 30 người | dialog:people.unreadable
phụ huynh đông, 25 em | dialog:people.no-number
thôn Phú Tân 30 người dân, thôn Phú An 24 người dân | 54 người dân; tổng 54 lượt người
kế hoạch 100 em thực hiện 72 em | 72 học sinh; tổng 72 lượt người
trường có 300 em mà dịch nên chia ra, hôm đó chỉ 150 em | dialog:people.vague
60 em, hồi nãy bấm nhầm 50 | 60 học sinh; tổng 60 lượt người
60 em, ghi nhầm 50 em | dialog:people.vague
30 em trong số 35 em | dialog:people.vague
lớp nào cũng có 30 em | dialog:people.each
45 em chứ không phải 40 | 45 học sinh; tổng 45 lượt người
lớp có 45 em mà đi 40 em | dialog:people.vague
20 gv mà 300 hs lận | 20 giáo viên, 300 học sinh; tổng 320 lượt người
mời 30 phụ huynh, tới được 21 | dialog:people.unreadable
phòng chứa được 100 người | dialog:people.unreadable
lop em 32 chau, ba me du 25 nguoi, co thi 2 | 2 giáo viên, 32 học sinh, 25 phụ huynh; tổng 59 lượt người
lop la cua em 3 co 62 chau | 3 giáo viên, 62 học sinh; tổng 65 lượt người
lop minh du du 45hs nha thay | 45 học sinh; tổng 45 lượt người
48 cháu với hai cô giáo nữa ạ | 2 giáo viên, 48 học sinh; tổng 50 lượt người
35 mẹ vô zoom, hai cô giáo dạy | 2 giáo viên, 35 phụ huynh; tổng 37 lượt người
chừng 30 phụ huynh, sau mọi người thoát ra bớt | 30 phụ huynh; tổng khoảng 30 lượt người
20 gv, mọi người | dialog:people.vague
lúc 14h có 46 hs với 3 gv ngày 3/10 | 3 giáo viên, 46 học sinh; tổng 49 lượt người
46 hs lúc 8 giờ sáng | 46 học sinh; tổng 46 lượt người
120 hs khối 4,5 | 120 học sinh; tổng 120 lượt người
tam 60 ph, co gi em bao lai sau | 60 phụ huynh; tổng khoảng 60 lượt người
thầy Nam với cô Hai | dialog:people.unreadable
thầy trò 41 người | 41 lượt người
nhà em 4 người cùng coi | 4 lượt người
phu huynh khoi 1 co 40 nguoi, khoi 2 co 38 nguoi | dialog:people.vague
cả thầy lẫn trò 65 người | 65 lượt người
lớp 9a1 32 hs, 9a2 30 hs | 62 học sinh; tổng 62 lượt người
khối 6 và 7 có 200 em | 200 học sinh; tổng 200 lượt người
33 hs, ph thì em không rõ | 33 học sinh; tổng 33 lượt người
noi chung la 3 gv + 88 hs, may ph dung ngoai khong tinh | 3 giáo viên, 88 học sinh; tổng 91 lượt người
there were 55 people at 7pm, it was great | 55 lượt người
30 mấy em | 30 học sinh; tổng khoảng 30 lượt người
cả thảy 150: 100 hs, 50 ph | 100 học sinh, 50 phụ huynh; tổng 150 lượt người
đông lắm, chừng 200 người | khoảng 200 lượt người
50 nguoi thoi chi | 50 lượt người
4 lớp 30 em | dialog:people.ambiguous
mỗi lớp 30 em | dialog:people.each
3 lớp | dialog:people.vague
95% phụ huynh | dialog:people.share
hơn nửa lớp | dialog:people.share
3-4 trăm em | dialog:people.range
20 cô và các cháu | dialog:people.no-number
100 người, trong đó 120 hs | dialog:people.differs
vắng 5 em | dialog:people.unreadable
toàn trường | dialog:people.vague
cả lớp | dialog:people.vague
toàn trường 350 em | 350 học sinh; tổng 350 lượt người
350 em toàn trường | 350 học sinh; tổng 350 lượt người
tất cả 50 | 50 lượt người
toàn trường hs 350 | 350 học sinh; tổng 350 lượt người
toàn trường, 20 gv | dialog:people.vague
20 gv và cả lớp | dialog:people.vague
20 cô, 50 phụ huynh, 3 nhân viên | dialog:people.other
5 con gà trống | dialog:people.other
dân 120, công an ấp 4 | dialog:people.other
dan 120, cong an ap 4 | dialog:people.other
dân 120 công an ấp 4 | dialog:people.other
công an ấp 4, dân 120 | dialog:people.other
120 bà con, ban nhân dân ấp 4 | dialog:people.other
120 dân, trưởng thôn 1 | dialog:people.other
120 dân, 2 tổ trưởng | dialog:people.other
hs 200, bảo vệ 2, lao công 3 | dialog:people.other
gv: 12; nhân viên: 12 | dialog:people.other
dân 120, thanh niên thôn 4 | dialog:people.other
dân 50, chi đoàn 6 | dialog:people.other
dân 120, nghệ nhân 1 | dialog:people.other
dân: 120; xe ôm: 2 | dialog:people.other
dân 120, xe 2 | dialog:people.unreadable
phụ huynh 30 khách mời 5 | 30 phụ huynh, 5 người chưa phân nhóm; tổng 35 lượt người
hs 200 khách 5 gv 10 | 10 giáo viên, 200 học sinh, 5 người chưa phân nhóm; tổng 215 lượt người
120 dân ở ấp 4 | 120 người dân; tổng 120 lượt người
120 dân, nhà văn hóa thôn 4 | 120 người dân; tổng 120 lượt người
trưởng thôn báo có 30 dân | 30 người dân; tổng 30 lượt người
công an xã nói chuyện với 30 em lớp 4 | 30 học sinh; tổng 30 lượt người
hs 30, lớp 4 | 30 học sinh; tổng 30 lượt người
nhân viên 3 | dialog:people.other
vài chục em | dialog:people.vague
gv và hs | dialog:people.no-number
300 học sinh và phụ huynh | dialog:people.no-number
20 gv hs | dialog:people.shared
300 em lớp 5 | 300 học sinh; tổng 300 lượt người
đông vui lắm | dialog:people.vague
abc | dialog:people.unreadable
không rõ | dialog:people.nothing
9999999 hs | dialog:people.too-large
1,200 hs | dialog:people.ambiguous
50-60 hs | dialog:people.range`;

const rows = ROWS.trim()
  .split('\n')
  .map((line) => line.split(' | ') as [string, string]);

/** Typed in English, by whoever reads Vietnamese: the echo in English, or the reason's key. */
const ENGLISH = `
1,200 people | 1,200 attendances
1,200 pupils, 30 teachers | 30 teachers, 1,200 pupils; 1,230 attendances in total
120 pupils, 20 teachers | 20 teachers, 120 pupils; 140 attendances in total
120 pupils and 20 teachers, 140 in all | 20 teachers, 120 pupils; 140 attendances in total
two hundred and five pupils | 205 pupils; 205 attendances in total
twenty-five children and thirty parents | 25 pupils, 30 parents; 55 attendances in total
a hundred pupils | 100 pupils; 100 attendances in total
a dozen pupils | 12 pupils; 12 attendances in total
one teacher, twelve children | 1 teachers, 12 pupils; 13 attendances in total
ten teachers | 10 teachers; 10 attendances in total
four classes of 30 pupils | dialog:people.ambiguous
four classes, thirty pupils each | 120 pupils; 120 attendances in total
four classes, each class 30 pupils | 120 pupils; 120 attendances in total
30 pupils times four | 120 pupils; 120 attendances in total
around 300 ppl | about 300 attendances
300 attendees | 300 attendances
fifty to sixty people | dialog:people.range
nobody took part | nobody took part
dozens of people | dialog:people.vague
half the class | dialog:people.share
90 % of the parents | dialog:people.share
hundreds of pupils | dialog:people.vague
up to 50 people | dialog:people.vague
100 people, 80 of them pupils | dialog:people.no-number
1,2 people | dialog:people.ambiguous
`;

const english = ENGLISH.trim()
  .split('\n')
  .map((line) => line.split(' | ') as [string, string]);

describe('how many people took part, in one line', () => {
  it.each(english)('"%s" is read as %s', (typed, expected) => {
    const read = readPeople(typed, groups, spellingsOf(words.languages));
    const said = read.ok
      ? words.plain(sayHeadcount(read.value, groups), 'en')
      : 'key' in read.because && read.because.key;
    expect(said).toBe(expected);
  });

  it.each(rows)('"%s" is read as %s', (typed, expected) => {
    for (const form of [typed, typed.normalize('NFD')]) {
      const read = readPeople(form, groups, unspelt(words.languages));
      if (read.ok) expect(words.plain(sayHeadcount(read.value, groups), 'vi')).toBe(expected);
      else {
        expect('key' in read.because && read.because.key).toBe(expected);
        expect(words.plain(read.because, 'vi')).toMatch(/nhập|tách/);
      }
    }
  });

  it('knows "not said" (null) from "none" (0)', () => {
    const read = readPeople('20 gv, 0 ph', groups, unspelt(words.languages));
    expect(read.ok && read.value.counts).toEqual({ cbql: null, gv: 20, hs: null, ph: 0, nd: null });
    const nobody = readPeople('không có ai', groups, unspelt(words.languages));
    expect(nobody.ok && nobody.value.counts).toEqual({ cbql: 0, gv: 0, hs: 0, ph: 0, nd: 0 });
  });

  it('offers the ways to read "1,200" as buttons, and reads the tapped one back', () => {
    const read = readPeople('20 gv, 1,200 hs', groups, unspelt(words.languages));
    if (read.ok) throw new Error('should ask');
    const values = (read.offer ?? []).map((button) => ('value' in button ? button.value : ''));
    expect(values).toEqual(['1-20.2-1200']);
    expect((read.offer ?? []).map(({ label }) => words.plain(label, 'vi'))).toEqual(['20 giáo viên, 1.200 học sinh']);
    expect(readPeopleChoice(values[0] ?? '', groups)).toMatchObject({ counts: { gv: 20, hs: 1200, ph: null } });
    const range = readPeople('50-60', groups, unspelt(words.languages));
    const both = (range.ok ? [] : (range.offer ?? [])).map((button) => ('value' in button ? button.value : ''));
    expect(both).toEqual(['u-50.a', 'u-60.a']);
    expect(readPeopleChoice('u-60.a', groups)).toMatchObject({ unsorted: 60, approximate: true });
    for (const forged of ['', 'a', '9-5', '1-20.', 'u-5.x', '1-99999999']) {
      expect(readPeopleChoice(forged, groups), forged).toSatisfy((value) => value === null || forged === '1-20.');
    }
  });

  it('offers to count a group that the plan does not have as people without a group, and names the groups there are', () => {
    const read = readPeople('20 gv, 3 nhân viên văn phòng, 1 bảo vệ', groups, unspelt(words.languages));
    if (read.ok) throw new Error('should ask');
    expect(words.plain(read.because, 'vi')).toContain('“nhân viên văn phòng, bảo vệ”');
    expect(words.plain(read.because, 'vi')).toContain('cán bộ quản lý, giáo viên, học sinh, phụ huynh, người dân');
    const [only] = read.offer ?? [];
    expect(only && words.plain(only.label, 'vi')).toBe('20 giáo viên, 4 người chưa phân nhóm');
    expect(only && 'value' in only && readPeopleChoice(only.value, groups)).toMatchObject({ unsorted: 4 });
  });

  it('gives the example in the words of the language', () => {
    expect(words.plain(sayPeopleExample(groups), 'vi')).toBe('5 cán bộ quản lý, 20 giáo viên, 300 học sinh');
    const example = words.plain(sayPeopleExample(groups), 'en');
    expect(example).toBe('5 managers, 20 teachers, 300 pupils');
    expect(readPeople(example, groups, unspelt(words.languages)).ok).toBe(true);
    const spoken = groups.map((group) => (group.code === 'hs' ? { ...group, words: ['cháu'], example: 40 } : group));
    expect(words.plain(sayPeopleExample(spoken), 'vi')).toBe('40 cháu');
  });

  it('echoes in English with singular and plural', () => {
    const echo = (typed: string) => {
      const read = readPeople(typed, groups, unspelt(words.languages));
      return read.ok && words.plain(sayHeadcount(read.value, groups), 'en');
    };
    expect(echo('1')).toBe('1 attendance');
    expect(echo('khoảng 1.200')).toBe('about 1,200 attendances');
    expect(echo('5 cbql 20 gv')).toBe('5 managers, 20 teachers; 25 attendances in total');
  });
});

/** what stands there | what corrects it | what comes of it */
const AMENDED = `
20 gv, 300 hs, 50 ph | 25 cô | 25 giáo viên, 300 học sinh, 50 phụ huynh; tổng 375 lượt người
20 gv, 300 hs | 5 ph | 20 giáo viên, 300 học sinh, 5 phụ huynh; tổng 325 lượt người
20 gv, 300 hs | khoảng 350 cháu | 20 giáo viên, 350 học sinh; tổng khoảng 370 lượt người
20 gv, 300 hs | 60 người | 60 lượt người
khoảng 50 | 60 em | 60 học sinh; tổng 60 lượt người
20 gv, 100 người khác | 25 cô | 25 giáo viên; tổng 25 lượt người
20 gv, 300 hs | không có ai | không có người tham gia
`;

it.each(
  AMENDED.trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string, string]),
)('"%s", corrected by "%s", keeps the groups that were not named: %s', (before, told, after) => {
  const [was, is] = [before, told].map((each) => readPeople(each, groups, unspelt(words.languages)));
  if (!was?.ok || !is?.ok) throw new Error('not read');
  expect(words.plain(sayHeadcount(amendHeadcount(is.value, was.value), groups), 'vi')).toBe(after);
});
