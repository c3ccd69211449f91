/** What people type -> what it is about, as slots.test.ts writes it. On Monday, 4 October 2021, in the Week of 1 to 7 October. */
const TABLE = `
# Times
lớp 7h30 tối                          | 19:30
19h30 có lớp gì                       | 19:30
6 gio chieu moi ve, 7 gio toi mai co gi | +1 19:00
19g30                                 | 19:30
19:30 hôm nay                         | +0 19:30
19 giờ 30 phút                        | 19:30
mười chín giờ ba mươi                 | 19:30
7 rưỡi tối mai                        | +1 19:30
7 ruoi toi mai                        | +1 19:30
bảy rưỡi tối                          | 19:30
bảy giờ rưỡi tối thứ 5                | 7/10 19:30
tám giờ kém mười lăm                  | 19:45
8h kém 15 sáng                        | 07:45
2 rưỡi chiều                          | 14:30
2h chieu nay                          | +0 14:00
hai giờ chiều mai                     | +1 14:00
lúc 8 giờ sáng                        | 08:00
at 7pm                                | 19:00
7:30 pm tomorrow                      | +1 19:30
tomorrow 8 pm                         | +1 20:00
tối nay lúc 7h30                      | +0 evening 19:30
tối mai 8h có lớp nào                 | +1 evening 20:00
lop 7h30                              | 19:30
8h30 hoc gi                           | 08:30
12h trưa                              | 12:00
1h trưa                               | 13:00
11 giờ đêm                            | 23:00
từ 7h30-9h tối                        | 19:30
7h-8h30 sáng mai                      | +1 07:00
bây giờ có lớp gì                     |
bay gio co lop gi                     |
bgio co lop nao hok                   |
bh co lop gi                          |
bgio 7h30 toi mai co lop gi           | +1 19:30
mấy giờ học                           |
hoc trong 2 gio                       |
2 giờ nữa                             |
nhắc tôi trước 10 phút                |
nhắc tôi trước 1 tiếng                |
5 giờ 45 chiều                        | 17:45
sau 7h tối thì có gì                  | 19:00
tối 7h                                | evening 19:00
7h toi nay                            | +0 19:00
chiều thứ 4 2h30                      | +2 afternoon 14:30
thứ 7 giờ nào                         | 9/10
# Days
hôm nay có gì                         | +0
hom nay co gi                         | +0
bữa nay có lớp hông                   | +0
bua ni co chi                         | +0
hôm ni học chi                        | +0
nay có lớp gì                         | +0
nay co lop hong                       | +0
hnay hoc gi                           | +0
mai học gì                            | +1
mai thì còn lớp nào                   | +1
mai sáng tôi đi chợ, chiều có gì      | +1 afternoon
sáng mai tôi bận. tối thì sao         | +1 evening
sáng chiều tối gì cũng được           | morning
1 mấy                                 |
mai thi con lop nao                   | +1
chị Mai Thị Hoa dạy lớp nào           |
ngày mai có lớp nào                   | +1
bữa mai hoc lop nao                   | +1
mai thứ 3 lịch ra sao                 | +1
mốt có lớp gì                         | +2
ngày kia có gì                        | +2
ngay mot co gi khong                  | +2
hôm qua học gì                        | -1
bua qua co lop nao                    | -1
hôm kia có những buổi nào             | -2
3 ngày nữa                            | 7/10
cách đây 2 hôm                        | -2
2 ngày trước                          | -2
thứ 5 có gì                           | 7/10
thu nam co lop nao                    | 7/10
thứ năm này                           | 7/10
thứ 5 tới                             | 7/10
t5 học gì                             | 7/10
thứ5 học gì                           | 7/10
thứ tư có lớp nào                     | +2
thứ sáu tuần sau                      | 15/10
chủ nhật vừa rồi có gì                | -1
cn có gì                              | 10/10
thứ 7 rồi học gì                      | -2
hôm thứ 7 học gì                      | -2
thu 7 toi                             | 9/10 evening
t7 cn có gì                           | 9/10-10/10
từ thứ 2 tới thứ 5                    | 4/10-7/10
3/10                                  | -1
lich ngay 3/10                        | -1
5-10 có gì                            | +1
3.10.2021                             | -1
05/10/2021                            | +1
ngày 7 tháng 10                       | 7/10
ngày bảy tháng mười                   | 7/10
mùng 5 có học hông                    | +1
mung 6 co gi                          | +2
ngày 6                                | +2
hôm 5/10                              | +1
bữa mùng 7                            | 7/10
thứ năm ngày 7/10                     | 7/10
ngày 20/11 có gì                      | 20/11
từ mùng 2 đến mùng 5                  | 2/10-5/10
từ 1 đến 7/10                         | 1/10-7/10
1-7/10                                | 1/10-7/10
5-6/10 có gì                          | 5/10-6/10
từ ngày 5 đến ngày 7                  | 5/10-7/10
hôm nay và mai                        | 4/10-5/10
ngay 3, 4 co gi                       | 3/10-4/10
ngày 5 và 6 có gì                     | 5/10-6/10
ngày cuối có gì                       | 7/10
bữa chót có chi                       | 7/10
ngày đầu tiên có gì                   | 1/10
bữa đầu có gì                         | 1/10
cuối tuần có lớp nào                  | 9/10-10/10
tuần sau còn lớp không                | 11/10-17/10
tuần này có gì                        |
cả tuần có mấy buổi                   |
hôm nào có lớp                        |
ngày nào học                          |
bữa nào rảnh                          |
còn mấy bữa nữa hết                   |
còn mấy ngày                          |
hôm trước tôi có hỏi                  |
mai mốt có lớp nữa không              |
thôi hôm nay bận rồi, mai có gì       | +1
today                                 | +0
what is on tomorrow                   | +1
thursday schedule                     | 7/10
october 5th                           | +1
5 oct                                 | +1
31/9                                  |
today's classes                       | +0
tomorrow's link                       | +1
Wednesday's timetable                 | +2
what is on the 6th                    | +2
the 2nd class                         |
link cho toi nay voi                  | +0 evening
cho hoi toi nay co lop gi             | +0 evening
cho em hoi toi thu 4 co gi            | +2 evening
hoi toi co lop gi                     | -1 evening
ba hoi sang mai co lop gi             | +1 morning
hôm nay kẹt rồi nên mai học gì        | +1
# Parts of the day
tối nay có gì                         | +0 evening
toi nay co gi                         | +0 evening
tối ni có chi                         | +0 evening
cái ni có tốn đồng mô không           |
lop hoc truc tuyen                    | %LH01
sáng mai                              | +1 morning
sang mai hoc j                        | +1 morning
mai sang lop nao                      | +1 morning
chiều mốt có lớp không                | +2 afternoon
chieu nay                             | +0 afternoon
trưa nay                              | +0 noon
đêm nay có gì                         | +0 evening
tối qua học gì                        | -1 evening
lịch buổi tối                         | evening
lich buoi toi                         | evening
buoi toi hom nay                      | +0 evening
lop toi                               | evening
hoc toi duoc khong                    | evening
ca sáng                               | morning
hồi sáng có lớp gì                    | +0 morning
mai buổi tối có lớp không             | +1 evening
tonight                               | +0 evening
this afternoon                        | +0 afternoon
tomorrow morning                      | +1 morning
tối thứ 4 có lớp gì                   | +2 evening
toi thu 4                             | +2 evening
toi ngay 6 co gi                      | +2 evening
tối mùng 5                            | +1 evening
tôi muốn hỏi lịch                     |
toi muon hoi lich                     |
cho toi hoi                           |
nhac toi ngay mai                     | +1
con toi hom nay hoc gi                | +0
hom nay toi ban                       | +0
toi la giao vien                      | GV
tôi nay đã già                        | +0
sáng kiến hay                         |
sáng tạo trẻ                          |
chiều cao của bé                      |
tối đa mấy người                      |
sang nam co khong                     |
chuyen sang zoom                      | zoom
dem link cho toi                      |
ngày 5 buổi tối có gì không           | +1 evening
ngay 5 buoi toi co gi                 | +1 evening
buổi sáng ngày 6                      | +2 morning
tối ngày 6 học gì                     | +2 evening
toi mung 5                            | +1 evening
mung 5 toi co gi                      | +1 evening
mùng 6 buổi chiều                     | +2 afternoon
sáng thứ 4                            | +2 morning
thu 4 buoi sang                       | +2 morning
chieu ngay 7 co lop nao               | 7/10 afternoon
ngày 5 tối                            | +1 evening
ngay 7 thang 10 buoi chieu            | 7/10 afternoon
5/10 buổi tối                         | +1 evening
t5 toi co lop                         | 7/10 evening
mung 5 toi co viec                    | +1
mỗi ngày 2 buổi                       |
ngày 2 buổi                           |
# School years
con lớp 3 tối nay có gì               | +0 evening g3
lop 3 toi nay co gi                   | +0 evening g3
mai lop 3 co gi                       | +1 g3
con lớp 3 ngày mai có buổi nào        | +1 g3
lớp 5A chiều nay                      | +0 afternoon g5
lớp 3a2                               | g3
khối 5 có gì                          | g5
khối lớp 4                            | g4
con học lớp một                       | g1
con hoc lop sau                       | g6
lớp mười hai                          | g12
lớp3 học gì                           | g3
lớp 10/10                             | g10
lớp 6/2 học mấy giờ                   | g6
lớp 3/10 có gì                        | -1
lớp lá có gì                          | gk
lop la co gi                          | gk
lop la gi                             |
lop la                                |
lớp chồi                              | gk
be mam 3 tuoi                         | gk
mẫu giáo 5 tuổi                       | gk
bé 4 tuổi học gì                      | gk
con 8 tuổi                            | g3
con 6 tuổi                            | g1
từ giờ tới hết thứ 5 còn lớp nào      | 4/10-7/10
còn buổi nào đến hết mùng 6           | 4/10-6/10
classes until Wednesday               | 4/10-6/10
bà sáu mươi ba tuổi học được không     |
ông ngoại bảy mươi chín tuổi          |
mẹ 62 tuổi                            |
tên người phụ trách các trường        |
danh sách người phụ trách             |
mầm non có gì                         | gk
lop mam non toi nay                   | +0 evening gk
bé 5t                                 | gk
cấp 2                                 | g6
cap 1 co gi                           | g1
tiểu học có buổi nào                  | g1
thcs sáng mai có gì                   | +1 morning g6
hs lop 8 co gi                        | g8
phụ huynh lớp 3                       | g3
grade 5                               | g5
10 lớp                                |
mở 5 lớp                              |
có mấy lớp                            |
mỗi lớp 30 em                         |
mỗi lớp 5 em                          |
lớp 3 buổi                            |
lớp 30 em                             |
lop 15                                |
lớp bảy giờ tối                       | 19:00
lop bay gio                           |
lớp năm nay                           |
lop sau                               |
lớp ba mẹ                             | PH
lớp thứ 7                             | 9/10
lớp 7h                                | 19:00
lớp 8 giờ                             | 08:00
lop tam                               | g8
anything for a kid in 2nd grade       | g2
my daughter is in 4th grade           | g4
a third grader                        | g3
grade two                             | g2
tối mai học có mất tiền không         | +1 evening free
lớp trồng rau có mất tiền không       | #B16
hôm qua tôi mất tiền                  | -1
# What is no day, no part, no name
cô mai dạy lớp nào                    |
chị mai ơi                            |
hoa mai                               |
thu 5 trieu                           |
thu tien                              |
thu 2 trieu                           |
thu học phí                           |
cái thứ 2                             |
lần thứ ba                            |
số thứ tự                             |
24/7                                  |
năm nay có gì mới                     |
từ trước đến nay                      |
cai nay la gi                         |
bot nay cua ai                        |
chuong trinh nay the nao              |
mỗi ngày 3 lớp                        |
qua zoom                              | zoom
mot lop                               |
ngày 50                               |
# Platforms, units, audiences
zoom tối nay                          | +0 evening zoom
link zoom                             | zoom
gg meet hom nay                       | +0 meet
học trên k12                          | k12online
ms teams mai                          | +1 teams
trường tiểu học bồng lai mấy giờ      | @TH-BL
bồng lai                              | @TH-BL
TH Bồng Lai hôm nay có gì             | +0 @TH-BL
lớp của thcs đà loan                  | @THCS-DL
xã hiệp an có gì                      | @X-HA
phụ huynh tối nay có gì               | +0 evening PH
ph hom nay                            | +0 PH
cho ba mẹ                             | PH
lop cho hs                            | HS
có gì cho tụi nhỏ không               | HS
người dân học gì                      | ND
bà con học gì                         | ND
gv mai có gì                          | +1 GV
thủ thư tham gia lớp nào              | TV
thầy cô ơi cho em hỏi                 |
chào thầy cô                          |
kính gửi quý phụ huynh                |
toi dang doi ma khong thay link       |
lớp miễn phí tối nay                  | +0 evening free
mai co lop mien phi khong             | +1 free
có lớp nào không mất tiền không       | free
# Titles
lớp tiếng anh mấy giờ                 | #B08
lop tieng anh may gio                 | #B08
hôm nào có lớp tiếng anh              | #B08
lừa đảo trên mạng                     | #B13
lop lua dao tren mang                 | #B13
lớp trồng rau                         | #B16
trong rau hoc luc nao                 | #B16
kể chuyện theo sách                   | #B09
công dân số khi nào                   | #B07+B22
chung kết công dân số                 | #B22
bàn giao sách ở trường hiệp thuận    | #B23
ban giao sach tai hiep thuan may gio   | #B23
vòng khởi động công dân số            | #B07
chăm sóc sức khỏe tinh thần           | #B20
sách nói sách điện tử                 | #B17
lễ phát động mấy giờ                  | #B01
le khai mac may gio                   | #B01
lễ tổng kết                           | #B25
le be mac la luc nao                  | #B25
tong ket tuan le luc may gio          | #B25
sach noi                              | #B17
workshop unesco                       | #B21
meet ngày mai                         | +1 meet
lớp chuyển đổi số thcs                | g6 #B14
tuyên dương gương tự học              | #B25
diễn đàn phụ huynh                    | #B10
spoken english                        | #B08
nộp báo cáo                           |
chủ đề năm nay là gì                  |
hướng dẫn vào zoom                    | zoom
số điện thoại                         |
đổi sang tiếng anh                    |
kết quả tuần lễ                       |
link B12                              | #B12
lop B08 may gio                       | #B08
vo B03                                | #B03
nhac toi b05                          | #B05
B-17 hoc khi nao                      | #B17
buổi b 10 của ai                      | #B10
tối mai b16 mấy giờ                   | +1 evening #B16
B8 ngày nào                           | #B08
b13 và b16                            | #B13+B16
when does B20 begin                   | #B20
con học lớp B8                        |
phòng B12 ở đâu                       |
B99                                   |
english class                         | #B08
learn english                         |
how to grow vegetables                | #B16
audio book session link               | #B17
lop english may gio                   | #B08
which class for her                   |
where are the classes for this week   |
speak english please                  |
xóa thông tin của tôi                 |

# Marks left out in part, and who is in charge
e hk lop 8 mốt có j                   | +2 g8
tụi em lop 7 tối mai học gì           | +1 evening g7
buổi nào cho giám đốc trung tâm       | GDTT
ai là người phụ trách trường Bình Thạnh | @X-BT
trường nào chưa có người phụ trách    |
trường mình ai đang phụ trách trên này |
buổi cho người phụ trách              | PT
`;

export const slotRows: readonly (readonly [text: string, expected: string])[] = TABLE.split('\n')
  .filter((line) => line.includes('|'))
  .map((line) => {
    const [text = '', expected = ''] = line.split('|');
    return [text.trim(), expected.trim()] as const;
  });
