import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../src/bot/typed/outcome.ts';
import { readWords } from '../../src/bot/typed/strict.ts';
import { understand } from '../../src/bot/typed/understood.ts';
import { mustRead } from '../support/campaigns.ts';
import { plainTurn } from '../support/plain-turn.ts';
import { bareCampaign } from '../support/sample-campaign.ts';

// Monday 06/05/2024, the first of three days.
const { turn } = plainTurn({ at: '2024-05-06T07:00' });
const titled = { ...mustRead('duc-trong-2021'), version: 1 };
const read = (text: string): string => readWords(text, turn) ?? 'nothing';

/** Strict phrases, which alone may act; `nothing`: none, whatever else the words may mean. */
const STRICT = `
  con toi mai hoc gi                    | schedule.2024-05-07
  chủ đề                                | theme
  CHU DE                                | theme
  thôi không làm nữa, huỷ đi            | cancel
  thoi huy di                           | cancel
  dừng nhắc, tắt nhắc đi                | stop.reminders
  chude                                 | theme
  mở chủ đề                             | theme
  mo lich giup em                       | schedule
  chủ đề ở đâu vậy ạ                    | theme
  lich dau roi co                       | schedule
  căn cứ nằm chỗ nào                    | bases
  trợ giúp chỗ mô rứa                   | help
  open the schedule                     | schedule
  where is the schedule                 | schedule
  cho em hỏi chủ đề với ạ               | theme
  khẩu hiệu                             | theme
  khau hieu ghi gi                      | theme
  slogan please                         | theme
  mục đích                              | purposes
  muc dich, y nghia                     | purposes
  purpose                               | purposes
  thời gian                             | period
  khi nào bắt đầu ạ                     | period
  bao giờ kết thúc                      | period
  tuần đọc                              | period
  còn mấy ngày                          | period
  when does it start?                   | period
  căn cứ                                | bases
  can cu phap ly                        | bases
  legal basis                           | bases
  trang mẫu                             | nothing
  đường dẫn tham khảo                   | links
  lịch                                  | schedule
  LỊCH                                  | schedule
  lich hoc                              | schedule
  lichhoc                               | schedule
  cho em xem lịch với ạ                 | schedule
  em xin lịch nhé                       | schedule
  xin vui lòng cho biết lịch            | schedule
  ad ơi lịch                            | schedule
  lịch tuần này                         | schedule
  chương trình                          | schedule
  thời khóa biểu                        | schedule
  tkb                                   | schedule
  schedule                              | schedule
  lịch hôm nay                          | schedule.2024-05-06
  lich hom nay                          | schedule.2024-05-06
  cho em hỏi lịch hôm nay ạ             | schedule.2024-05-06
  lịch hnay                             | schedule.2024-05-06
  hôm nay                               | schedule.2024-05-06
  hôm nay có gì                         | schedule.2024-05-06
  lịch tối nay                          | schedule.2024-05-06.mine.evening
  tối nay                               | schedule.2024-05-06.mine.evening
  TOI NAY                               | schedule.2024-05-06.mine.evening
  toi nay co gi                         | schedule.2024-05-06.mine.evening
  toi nay con hoc gi                    | schedule.2024-05-06.mine.evening
  con tôi tối nay học gì                | schedule.2024-05-06.mine.evening
  lịch đêm nay                          | schedule.2024-05-06.mine.evening
  buổi tối nay                          | schedule.2024-05-06.mine.evening
  lịch buổi tối                         | find.pe
  chiều nay                             | schedule.2024-05-06.mine.afternoon
  trưa mai                              | schedule.2024-05-07.mine.noon
  sang mai                              | schedule.2024-05-07.mine.morning
  tối mai có gì                         | schedule.2024-05-07.mine.evening
  tối thứ 7                             | schedule.2024-05-11.mine.evening
  toi thu 7                             | schedule.2024-05-11.mine.evening
  thứ 7 tối                             | schedule.2024-05-11.mine.evening
  sáng chủ nhật                         | schedule.2024-05-12.mine.morning
  lịch sáng 8/5                         | schedule.2024-05-08.mine.morning
  mai toi hoc gi                        | schedule.2024-05-07
  tôi mai học gì                        | schedule.2024-05-07
  tonight                               | schedule.2024-05-06.mine.evening
  this evening                          | schedule.2024-05-06.mine.evening
  tomorrow morning                      | schedule.2024-05-07.mine.morning
  schedule saturday evening             | schedule.2024-05-11.mine.evening
  mai                                   | schedule.2024-05-07
  lịch ngày mai                         | schedule.2024-05-07
  sáng mai có gì                        | schedule.2024-05-07.mine.morning
  lịch ngày mốt                         | schedule.2024-05-08
  hôm qua                               | schedule.2024-05-05
  lich hoc thu 5                        | schedule.2024-05-09
  lịch học thứ năm                      | schedule.2024-05-09
  lịch t5                               | schedule.2024-05-09
  thứ 2                                 | schedule.2024-05-06
  thứ tư có gì                          | schedule.2024-05-08
  chủ nhật                              | schedule.2024-05-12
  lịch CN                               | schedule.2024-05-12
  lịch 8/5                              | schedule.2024-05-08
  lịch ngày 08/05/2024                  | schedule.2024-05-08
  lịch ngày 7                           | schedule.2024-05-07
  lịch ngày 7 tháng 5                   | schedule.2024-05-07
  7/5                                   | schedule.2024-05-07
  schedule today                        | schedule.2024-05-06
  what's on tomorrow                    | schedule.2024-05-07
  bây giờ                               | now
  bây giờ có gì                         | now
  bgio co gi                            | now
  tiếp theo                             | now
  đang diễn ra                          | now
  now                                   | now
  what's on                             | now
  link lop                              | classes
  liên kết lớp học                      | classes
  liên kết tài khoản                    | accounts
  lien ket                              | accounts
  cho em liên kết zalo với ạ            | accounts
  link account                          | accounts
  hủy liên kết                          | accounts
  huy lien ket tai khoan                | accounts
  Link lớp                              | classes
  em xin link lớp với ạ                 | classes
  cho mik xin link vs                   | classes
  lớp học                               | classes
  lớp miễn phí cho con                  | classes.free
  đăng ký                               | classes
  class link                            | classes
  cách vào lớp                          | classes.how
  ko vào đc lớp                         | classes.how
  how do I join?                        | classes.how
  gợi ý                                 | ideas
  goi y hoat dong                       | ideas
  nên làm gì                            | ideas
  activity ideas                        | ideas
  phụ huynh                             | who
  gv                                    | who
  tôi là phụ huynh                      | who.as.PH
  em là giáo viên ạ                     | who.as.GV
  mình là ph lớp 3                      | who.as.PH
  I am a parent                         | who.as.PH
  mấy giờ bắt đầu                       | schedule
  ok                                    | home.thanks
  phải làm gì                           | duties
  trường phải làm gì ạ                  | duties
  hạn nộp                               | duties
  han nop bao cao                       | duties
  khi nào nộp báo cáo                   | duties
  deadline                              | duties
  liên hệ                               | contact
  liên hệ ai                            | contact
  sđt                                   | contact
  gặp người hỗ trợ                      | contact
  phone number                          | contact
  trợ giúp                              | help
  giúp                                  | help
  giúp em với                           | help
  help                                  | help
  ngôn ngữ                              | language
  english                               | language.en
  tiếng việt                            | language.vi
  đổi sang tiếng anh                    | language.en
  em muốn sửa hoạt động đã ghi ạ        | unit-report
  em muốn sửa hoạt động                 | unit-report
  sửa lịch                              | mend
  đơn vị nào chưa báo cáo               | board.silent.1
  ai chưa ghi                           | board.none.1
  dừng nhắc ở đâu                       | reminders.stopping
  chưa báo cáo                          | board.silent.1
  số liệu tổng hợp các đơn vị           | board.sums.1
  mời người phụ trách                   | roles
  mời cả danh sách                      | roles.empty
  moi tat ca cac truong                 | roles.empty
  đơn vị nào chưa có ai                 | roles.empty
  soạn thông báo                        | announcements
  quyền riêng tư                        | privacy
  quyen rieng tu                        | privacy
  privacy policy                        | privacy
  rút đồng ý                            | privacy.withdraw
  dữ liệu của tôi                       | my-data
  du lieu cua toi                       | my-data
  my data                               | my-data
  nhắc                                  | reminders
  nhắc lịch                             | reminders
  đổi giờ nhắc                          | reminders
  reminders                             | reminders
  nhắc tôi lúc 6h15                     | reminders.at.0615
  nhắc tôi mỗi sáng 6h                  | reminders.at.0600
  nhac toi moi sang 6h                  | reminders.at.0600
  mỗi tối nhắc chị lúc 7h               | reminders.at.1900
  moi toi nhac chi luc 7h               | reminders.at.1900
  nhắc mỗi tối 7h nha                   | reminders.at.1900
  sáng nào cũng nhắc em 6h30            | reminders.at.0630
  nhắc học mỗi sáng lúc 6 giờ           | reminders.at.0600
  remind me every morning at 6:30       | reminders.at.0630
  đổi nhắc thành 6 giờ sáng             | reminders.at.0600
  nhac em 7h toi moi ngay               | reminders.at.1900
  nhắc mệ 7h tối mỗi ngày               | reminders.at.1900
  nhac thim luc 6h15                    | reminders.at.0615
  nhắc bà ngoại lúc 6h15 hằng ngày      | reminders.at.0615
  nhac mu voi                           | reminders
  cho mụ coi lịch với                   | schedule
  cho em nhắc lịch lúc 6:45 ạ           | reminders.at.0645
  remind me at 7am                      | reminders.at.0700
  đổi giờ nhắc 6h30                     | reminders.at.0630
  dừng nhắc                             | stop.reminders
  DUNG NHAC                             | stop.reminders
  dừng nhắc đi ạ                        | stop.reminders
  tắt nhắc lịch giúp em                 | stop.reminders
  không nhắc nữa                        | stop.reminders
  làm sao để dừng nhắc                  | reminders.stopping
  stop reminders                        | stop.reminders
  dừng thông báo                        | stop.announcements
  dung thong bao                        | stop.announcements
  không nhận thông báo nữa              | stop.announcements
  unsubscribe                           | stop.announcements
  thông báo                             | announcements
  xóa dữ liệu                           | my-data.erase
  xoá dữ liệu                           | my-data.erase
  xoa du lieu cua toi                   | my-data.erase
  delete my data                        | my-data.erase
  hủy                                   | cancel
  huỷ bỏ                                | cancel
  cancel                                | cancel
  báo cáo                               | report-info
  bc                                    | report-info
  mẫu báo cáo                           | report-info
  ghi hoạt động                         | go.log
  ghi                                   | go.log
  gửi ảnh minh chứng                    | go.log
  log an activity                       | go.log
  giống lần trước                       | go.log.same
  tôi là ai                             | who
  đổi trường                            | go.unit
  menu                                  | home
  xin chào                              | home.hello
  em chào cô ạ                          | home.hello
  cảm ơn ạ                              | home.thanks
  quay lại                              | home
  lichj hocj                            | schedule
  mai con tôi học gì                    | schedule.2024-05-07
  con tôi học ở đâu                     | schedule
  con học lúc mấy giờ                   | schedule
  bao giờ có lịch mới                   | schedule
  tối nay học gì                        | schedule.2024-05-06.mine.evening
  ok lịch hôm nay                       | schedule.2024-05-06
  lớp nào miễn phí                      | classes.free
  is it free?                           | classes.free
  không mở được link                    | classes.how
  em cần gặp cô giáo                    | contact
  cho hỏi số điện thoại                 | contact
  tôi muốn hủy nhắc                     | stop.reminders
  cô ơi                                 | home.hello
  alo ad                                | home.hello
  cảm ơn nhiều                          | home.thanks
  dạ vâng                               | home.thanks
  đúng rồi em                           | home.thanks
  dung roi a                            | home.thanks
  kết quả                               | home.results
  Vâng ạ                                | home.thanks
  tạm biệt                              | home.thanks
  👍                                     | home.thanks
  🙏🙏                                    | home.thanks
  ?                                     | help
  ???                                   | help
  what is on tonight                    | schedule.2024-05-06.mine.evening
  my kid is in grade 3                  | nothing
  con em đang học mẫu giáo              | nothing
  không                                 | nothing
  chur ddeef                            | theme
  ba1o ca1o                             | report-info
  lichj hoom nay                        | schedule.2024-05-06
  lịchhhhh                              | schedule
  5                                     | nothing
  50                                    | nothing
  today's schedule                      | schedule.2024-05-06
  tomorrow's classes                    | schedule.2024-05-07
  5 cbql 20 gv 300hs 50ph               | nothing
  1.200                                 | nothing
  qwertyuiop                            | nothing
  con mèo nhà em thích ăn cá            | nothing
  toString                              | nothing
  ...                                   | nothing
`;

/** No strict phrases, but wishes all the same: where one is opened as sure, it is this. */
const GUESSED = `
  lớp 3                                 | find.g3
  Chủ Đề Tuần đọc                       | theme
  chủ đề tuần đọc năm nay là gì ạ?      | theme
  chủ đề của Tuần lễ đọc sách là gì     | theme
  khẩu hiệu băng rôn ghi gì vậy cô      | theme
  What is the theme?                    | theme
  ý nghĩa của tuần đọc là gì            | purposes
  bao giờ thì kết thúc                  | period
  còn mấy ngày nữa                      | period
  công văn nào                          | bases
  lịch cho phụ huynh                    | find.aPH
  show me the schedule please           | schedule
  hôm nay có lớp gì không ạ             | schedule.2024-05-06
  hom nay co lop ko                     | schedule.2024-05-06
  cho em xin link tối nay ạ             | schedule.2024-05-06.mine.evening
  hôm nay buổi tối có lớp không         | schedule.2024-05-06.mine.evening
  mai tối có lớp không                  | schedule.2024-05-07.mine.evening
  ngày mai có lớp nào                   | schedule.2024-05-07
  schedule for thursday                 | schedule.2024-05-09
  lớp nào đang diễn ra                  | now
  làm sao để liên kết tài khoản?        | accounts
  how do I link my accounts?            | accounts
  học phí bao nhiêu                     | classes.free
  cách vào Zoom                         | classes.how.zoom
  cach vao zum                          | classes.how.zoom
  vào zoom thế nào ạ                    | classes.how.zoom
  hướng dẫn vào gg meet                 | classes.how.meet
  how to join zoom                      | classes.how.zoom
  link zoom                             | find.wzoom
  băng rôn, pa-nô                       | theme
  kể chuyện sách                        | session.B04
  tôi là phụ huynh trường Ban Mai       | go.unit
  trực tiếp                             | find.wplace
  hạn nộp báo cáo là khi nào            | duties
  đừng nhắc tôi lúc 7h                  | reminders
  không nhắc lúc 7h nữa                 | reminders
  nhắc tôi 10 phút trước                | reminders
  nhắc 5                                | reminders
  không dừng nhắc                       | reminders
  xóa dữ liệu thế nào                   | my-data
  có mất tiền không                     | classes.free
  có phải đóng tiền không ạ             | classes.free
  con lớp 3 học lớp nào                 | find.g3
  có lớp cho trẻ mầm non không          | find.gk
  lịch cho con lớp 5                    | find.g5
  vào zoom kiểu gì                      | classes.how.zoom
  mật khẩu zoom là gì                   | classes.how.zoom
  link zoom sáng nay                    | find.d240506.pm.wzoom
  nhắc tôi buổi tối nay                 | reminders
  I cannot join zoom                    | classes.how.zoom
  Trường Mầm non Ban Mai                | go.unit
`;

const rowsOf = (table: string): [string, string][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string]);
describe('what a person types', () => {
  it.each(rowsOf(STRICT))('"%s" leads to %s', (text, expected) => expect(read(text)).toBe(expected));

  it.each(['có lịch đâu', 'chủ đề đầu', 'mồ lịch', 'mở lớp', 'vào lớp ở đâu'])(
    '"%s" does not ask for a page by its name',
    (text) => expect(read(text)).toBe('nothing'),
  );

  it.each(rowsOf(GUESSED))('"%s" is no strict phrase, and surely nothing but %s', (text, expected) => {
    const outcome = outcomeOf(understand(text, turn));
    expect(read(text)).toBe('nothing');
    expect(outcome.is === 'open' ? outcome.action.address : expected).toBe(expected);
  });

  it.each(rowsOf(STRICT).filter(([, expected]) => expected === 'nothing'))('"%s" is surely no wish', (text) => {
    expect(outcomeOf(understand(text, turn)).is).not.toBe('open');
  });

  it.each(['lịch hôm nay', 'dừng nhắc', 'khẩu hiệu', 'xóa dữ liệu', 'hạn nộp'])(
    '"%s" is read the same composed, decomposed, in capitals and without diacritics',
    (text) => {
      const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
      const ways = [text.normalize('NFC'), text.normalize('NFD'), text.toUpperCase(), plain, `  ${text} !`];
      expect(new Set(ways.map(read)).size).toBe(1);
      expect(read(text)).not.toBe('nothing');
    },
  );

  it.each([
    ['teacher', 'unit-report'],
    ['lead', 'unit-report'],
    ['office', 'frozen'],
  ] as const)('the %s who types "báo cáo" gets %s', (role, page) => {
    const holds = [{ id: 1, role, unit: role === 'office' ? null : 'T1' }];
    expect(readWords('báo cáo', plainTurn({ person: { holds } }).turn)).toBe(page);
  });

  it.each(['gửi báo cáo của trường em', 'lam bao cao cua truong'])('the lead who types "%s" is to send it', (text) => {
    expect(readWords(text, plainTurn({ person: { holds: [{ id: 1, role: 'lead', unit: 'T1' }] } }).turn)).toBe(
      'hand-in',
    );
  });

  it('the office that types "thông báo" comes to its announcements', () => {
    const { turn: office } = plainTurn({ person: { holds: [{ id: 1, role: 'office', unit: null }] } });
    expect(readWords('thông báo', office)).toBe('broadcasts');
  });

  it.each([
    ['băng rôn, pa-nô', 'idea.TT02'],
    ['kể chuyện sách', 'idea.DS01'],
    ['kể chuyện sách tranh', 'nothing'],
  ])('a teacher who types the kind of activity "%s" gets %s', (text, page) => {
    const holds = [{ id: 1, role: 'teacher', unit: 'T1' } as const];
    expect(readWords(text, plainTurn({ person: { holds } }).turn) ?? 'nothing').toBe(page);
  });

  it('a word that also stands in a title of the schedule is no strict phrase', () => {
    const holds = [{ id: 1, role: 'teacher', unit: 'T1' } as const];
    const { turn: teacher } = plainTurn({ campaign: titled, person: { holds } });
    expect(readWords('tiếng anh đi ad', teacher)).toBeNull();
    expect(readWords('tiếng anh', teacher)).toBeNull();
    expect(readWords('đổi sang tiếng anh', teacher)).toBe('language.en');
    expect(readWords('luân chuyển sách', teacher)).toBeNull();
    const outcome = outcomeOf(understand('luân chuyển sách', teacher));
    expect(outcome).toMatchObject({
      is: 'guess',
      action: { address: 'session.B23' },
      others: expect.arrayContaining([expect.objectContaining({ address: 'idea.TV04' })]),
    });
  });

  it('a day with something told beside it is no wish for its schedule', () => {
    expect(read('hôm qua lớp em đông lắm')).toBe('nothing');
    expect(read('hôm qua có lớp gì làm ơn')).toBe('schedule.2024-05-05');
  });

  it.each([
    'gửi ảnh hoạt động sáng nay',
    'gui hinh sang nay',
    'mai em gửi hình nha',
    'chieu e gui',
    'mai gặp nha',
    'tối nay hỏi em nha',
    'con xin vắng bữa nay',
    'tối nay đi chợ',
    'sáng nay em chờ',
    'mai con đi với ảnh',
    'em cần gặp cô phụ trách',
    'tối em gửi ảnh',
    'thế còn',
    'đã xem',
    'xem hình phụ huynh gửi',
  ])('"%s" tells or sends something, and is surely no wish for a list or a group', (text) => {
    expect(read(text)).toBe('nothing');
  });

  it.each([
    ['gửi em lịch ngày mai', 'schedule.2024-05-07'],
    ['gui lich mai cho em', 'schedule.2024-05-07'],
    ['anh gửi lịch mai với', 'schedule.2024-05-07'],
    ['cho em hỏi ngày mai', 'schedule.2024-05-07'],
  ])('"%s" asks for what is to be sent: %s', (text, expected) => expect(read(text)).toBe(expected));

  it('a weekday asked for is the next to come, before, in and after the Week', () => {
    const on = (at: string) => readWords('lich hoc thu 5', plainTurn({ at }).turn);
    expect(on('2024-05-01T10:00')).toBe('schedule.2024-05-02');
    expect(on('2024-05-09T10:00')).toBe('schedule.2024-05-09');
    expect(on('2024-05-10T10:00')).toBe('schedule.2024-05-16');
  });

  it("a decision's number is enough to find it", () => {
    const legalBases = [{ text: { vi: 'Quyết định số 1234/QĐ-UB ngày 01/02/2024' } }];
    const plan = { ...bareCampaign.plan, legalBases };
    const { turn: other } = plainTurn({ campaign: { ...bareCampaign, plan } });
    expect(readWords('quyết định 1234', other)).toBe('bases');
    expect(readWords('1234/QĐ-UB', other)).toBe('bases');
    expect(readWords('quyết định 999', other)).toBeNull();
  });

  it('a letter of thirty lines is no request', () => {
    expect(read('lịch '.repeat(400))).toBe('nothing');
  });
});
