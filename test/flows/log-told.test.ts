/** What is read of a whole log: the words of the title are the text's own and never all of them, and what is not certain stays open. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { instant } from '../../src/chat/civil.ts';
import { readToldLog } from '../../src/flows/log/told.ts';
import type { Turn } from '../../src/turn/index.ts';
import { mustRead } from '../support/campaigns.ts';
import { wordsWithThird } from '../support/third-language.ts';
import { talk } from './log-talk.ts';
import { openDesk, teacher } from './log-turn.ts';

const campaign = { version: 1, ...mustRead('duc-trong-2021') };
const deskOf = (unit: string) =>
  Object.assign(openDesk([teacher(unit)], campaign), { now: instant('2021-10-07', '20:00') });
const desk = deskOf('TH-BL');
const office = Object.assign(openDesk([{ id: 1, role: 'office', unit: null }], campaign), { now: desk.now });
const toldByOthers = readFileSync(new URL('told-by-others.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const read = (text: string) => readToldLog(text, desk.turn());
const unmarked = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

const TOLD =
  'Dạ em chào phòng, sáng nay trường em tổ chức đọc sách cùng con cho 35 hs và 20 ph tại thư viện trường ạ. Em cảm ơn ạ.';

describe('what is read', () => {
  it.each([
    ['hôm qua lớp chị vẽ tranh, 30 cháu, 2 cô, ở lớp lá', 'Vẽ tranh'],
    ['hom qua lop chi ve tranh, 30 chau, 2 co, o lop la', 'Ve tranh'],
    ['hôm qua lớp cô đọc sách, 30 cháu', 'Đọc sách'],
    ['hôm qua lớp cô Hoa đọc sách, 30 cháu', 'Lớp cô Hoa đọc sách'],
    ['hôm qua nhà trường chúng em tổ chức thi vẽ, 30 cháu', 'Thi vẽ'],
  ])('"%s" is called "%s"', (text, title) => expect(read(text).answers.title).toBe(title));

  it('is the same as typed, decomposed, in upper case and without marks', () => {
    for (const text of [TOLD, TOLD.normalize('NFD'), TOLD.toUpperCase(), unmarked(TOLD)]) {
      const { answers, verdict } = read(text);
      expect(verdict, text).toBe('log');
      expect(answers, text).toMatchObject({
        unit: 'TH-BL',
        category: 'TV03',
        days: { from: '2021-10-07', to: '2021-10-07' },
        mode: 'in-person',
        people: { counts: { hs: 35, ph: 20, gv: null }, unsorted: null },
      });
      expect(unmarked(answers.title ?? '').toLowerCase()).toBe('doc sach cung con');
      expect(unmarked(answers.place ?? '').toLowerCase()).toBe('thu vien truong');
    }
  });

  it.each([
    ['hs 120, gv 8, ph 15 dự buổi đọc sách hôm qua', { counts: { hs: 120, gv: 8, ph: 15 } }],
    ['hôm qua đọc sách có 60 người (50 hs, 10 gv)', { counts: { hs: 50, gv: 10 }, unsorted: null }],
    ['hôm qua đọc sách cho trẻ 5 tuổi: 28 cháu', { counts: { hs: 28 } }],
    ['hôm qua tiết 3 cô Lan đọc sách cho 30 em', { counts: { hs: 30, gv: null } }],
    ['hôm qua tụi em đọc sách cho bà con, 40 bà con', { counts: { nd: 40 } }],
    ['hôm qua lớp 4A đọc sách 34 em, lớp 4B 36 em', { counts: { hs: 70 } }],
    ['hôm qua cán bộ thôn 4 tổ chức đọc sách cho 60 bà con', { counts: { nd: 60 } }],
  ])('"%s" counts its people', (text, people) => expect(read(text).answers.people).toMatchObject(people));

  it.each([
    'hôm qua đọc sách, 100 người, 80 hs',
    'hôm qua đọc sách, 1,200 hs',
    'hôm qua đọc sách, vắng 5 em',
    'hôm qua đọc sách với các em',
    'hôm qua múa hát giao lưu, hình như 50 bé',
    'hôm qua đọc sách, 20 bé với 5 bà ngoại, hai cô trông',
    'hôm qua mở lớp học chữ cho công nhân, có 8 cô bác vô',
    'hôm qua kể chuyện tự học của một bác thợ hồ cho toàn trường nghe',
    'hôm qua đọc sách ở nhà văn hóa, dân 60, cán bộ thôn 4',
    'hôm qua đọc sách 60 người dân, công an viên 2',
  ])('"%s" leaves the people open', (text) => expect(read(text).answers.people).toBeUndefined());

  it('reads days that are joined before their month, and no class as one', () => {
    expect(read('phát loa về tuần lễ 3 buổi, 2 và 4/10').answers.days ?? null).toBeNull();
    expect(read('đọc loa ở xã về tuần lễ, 5 và 6/10').answers.days).toEqual({ from: '2021-10-05', to: '2021-10-06' });
    expect(read('hôm qua đọc sách, lớp 2 và 3/1, 60 em').answers.days).toEqual({
      from: '2021-10-06',
      to: '2021-10-06',
    });
  });

  it.each([
    ['hôm qua thi đố vui trên mạng, 80 em', 'online'],
    ['hôm qua tập huấn nhận biết tin giả trên mạng, 20 bà con', undefined],
    ['hôm qua họp tổ vừa ở trường vừa mở zoom, 12 gv', 'mixed'],
    ['hôm qua văn nghệ vừa ở sân vừa phát zoom, 80 hs', 'mixed'],
    ['hôm qua đố vui lớp 5A nửa học tại lớp nửa trên teams, 61 em', 'mixed'],
    ['hôm qua đọc sách nói, 30 hs nghe tại nhà qua điện thoại', undefined],
    ['hôm qua đọc sách nói, 30 hs nghe ở nhà qua loa bluetooth', undefined],
    ['hôm qua tọa đàm ở trường tiểu học, 30 người, tại hội trường', 'in-person'],
  ])('"%s" was held so: %s', (text, mode) => expect(read(text).answers.mode).toBe(mode));

  it.each([
    ['hôm qua tuyên dương 4 em chăm đọc sách ở sân trường, cả thảy 120 em', { counts: { hs: 120 }, unsorted: null }],
    ['nay tuyên dương 4 lớp với 6 em, 140 hs 10 gv', { counts: { hs: 140, gv: 10 }, unsorted: null }],
    ['hôm qua đọc sách 30 em, có ba cô làm giám khảo', { counts: { hs: 30, gv: 3 }, unsorted: null }],
    ['hôm qua thư viện dán mã QR sách nói cho các lớp, 190 bạn quét', { counts: { hs: 190 }, unsorted: null }],
    ['hôm qua đoàn xã dán mã QR sách nói, 190 bạn quét', { counts: { hs: null }, unsorted: 190 }],
    ['hôm qua dì út một bé vô lớp đọc sách cho 25 cháu, 2 cô', { counts: { hs: 25, gv: 2 }, unsorted: null }],
    ['hôm qua cả lớp 28 ba mẹ với 29 con tập thể dục', { counts: { hs: 29, ph: 28 }, unsorted: null }],
    ['hôm qua thi vẽ được hơn sáu chục em á, còn cô thì ba', { counts: { hs: 60, gv: 3 }, approximate: true }],
    ['chiều thứ ba đọc sách, có 3 cô dự giờ, lớp 38 em ạ', { counts: { hs: 38, gv: 3 }, unsorted: null }],
    ['hôm qua đọc sách lớp 38 em', { counts: { hs: 38 }, unsorted: null }],
    ['hôm qua đọc sách 30 em với một cô', { counts: { hs: 30, gv: 1 }, unsorted: null }],
    ['hôm qua chào cờ 300 hs, thầy hiệu trưởng nói chuyện', { counts: { hs: 300 }, unsorted: null }],
  ])('"%s" counts those that were there', (text, people) => expect(read(text).answers.people).toMatchObject(people));

  it.each([
    'hôm qua tập thể dục ở sân trường, ba mươi cháu với hai mươi ba mẹ',
    'hôm qua đọc sách ở thư viện, 12 em, thầy hiệu trưởng và 2 cô',
    'hôm qua chào cờ 300 hs, 15 gv, có thầy hiệu phó dự',
    'hôm qua họp qua zoom, 14 thầy cô với 2 bác trong bgh',
    'hôm qua khen thưởng 12 em chăm đọc sách ở sân trường',
    'yesterday we read stories with 20 children, 2 teachers and about 12 grandparents',
  ])('"%s" leaves open how many came', (text) => expect(read(text).answers.people).toBeUndefined());

  it.each([
    ['hôm qua các em vẽ ở nhà rồi nộp tranh qua Zalo, 60 em thi vẽ', 'online', undefined],
    ['hôm qua thi vẽ tranh trên padlet, 60 em', 'online', undefined],
    ['hôm qua tập huấn soạn bài trên K12Online ở phòng tin học, 11 cô', 'in-person', 'phòng tin học'],
    [
      'hôm qua mở lớp dạy bà con trong thôn cách nộp hồ sơ, ở nhà văn hoá thôn 3, 20 bà con',
      'in-person',
      'nhà văn hoá thôn 3',
    ],
    ['O thủ thư dán mã QR sách nói trong thư viện hôm qua, có 40 em', 'in-person', 'thư viện'],
    ['hôm nay thư viện trường với thư viện xã trao đổi sách, 3 cô, ở phòng họp', 'in-person', 'phòng họp'],
    ['hôm qua treo 3 băng rôn cổng trường', 'in-person', 'cổng trường'],
    ['yesterday we read stories in the kindergarten yard, 20 children', 'in-person', 'kindergarten yard'],
    ['hôm qua đọc sách ở dưới sân, 60 em', 'in-person', 'ở dưới sân'],
  ])('"%s" was held so: %s, at: %s', (text, mode, place) => {
    const { answers } = read(text);
    expect([answers.mode, answers.place]).toEqual([mode, place]);
  });

  it.each([
    ['hôm qua thi đố vui ở hội trường, 90 em, ba mẹ ở nhà xem qua livestream', 'mixed', 'hội trường'],
    ['hôm qua tập huấn, 9 cô ngồi ở phòng máy, 3 cô bị cách ly thì vào từ nhà', 'mixed', 'phòng máy'],
    ['tối qua cô chủ nhiệm gửi học liệu qua zalo, đa số phụ huynh trong lớp tham gia', 'online', undefined],
    ['hôm qua tập huấn xài k12 cho giáo viên, 12 gv tại phòng tin học', 'in-person', 'phòng tin học'],
    ['tiệm sách ở chợ cho trường 20 cuốn truyện, nhận hôm qua tại văn phòng', 'in-person', 'văn phòng'],
    ['hôm qua thi vẽ trên zalo, 50 em', 'online', undefined],
    ['hôm qua tập huấn soạn bài, 20 cô học qua zoom, 10 cô ngồi ở hội trường', 'mixed', 'hội trường'],
    ['hom qua tap huan soan bai, 20 co hoc qua zoom, 10 co ngoi o hoi truong', 'mixed', 'hoi truong'],
    ['hôm qua lớp em học trực tuyến ở nhà văn hóa, 30 em', undefined, 'nhà văn hóa'],
    ['hom qua lop la doc sach, 30 chau, 2 co, o lop la', 'in-person', 'lop la'],
    ['hôm qua thi đố vui livestream, 90 em ở nhà xem', 'online', undefined],
  ])('"%s" was held so: %s, at: %s', (text, mode, place) => {
    const { answers } = read(text);
    expect([answers.mode, answers.place]).toEqual([mode, place]);
  });

  it('reads neither a group nor how often as a day', () => {
    const yesterday = { from: '2021-10-06', to: '2021-10-06' };
    expect(read('hôm qua tổ 4-5 cho các em thi vẽ tranh, 60 em').answers.days).toEqual(yesterday);
    expect(read('hôm qua phát loa về tuần lễ ở xã, sáng 1 lần chiều 2 lần').answers.days).toEqual(yesterday);
    const { verdict } = read('đọc sách sáng thứ tư, lớp 5A 31 em, có cả phụ huynh mà em không nhớ bao nhiêu');
    expect(verdict).not.toBe('none');
  });

  it('reads what is only just over as of today, and what was founded as of no day', () => {
    const today = { from: '2021-10-07', to: '2021-10-07' };
    expect(read('dạ em vừa xong buổi đố vui cho khối 2, 50 em 2 cô, ở hội trường').answers.days).toEqual(today);
    expect(read('vua moi xong buoi doc sach o thu vien, 30 em').answers.days).toEqual(today);
    expect(read('Trường vừa lập câu lạc bộ đọc sách, 20 em tham gia').answers.days).toBeUndefined();
    expect(read('hm qua truong em doc sach o thu vien, 30 em').answers.days).toEqual({
      from: '2021-10-06',
      to: '2021-10-06',
    });
    expect(read('hôm qua họp phụ huynh qua zum, 30 phụ huynh').answers.mode).toBe('online');
  });

  it('takes the quoted name where the sentence is too long for one', () => {
    const text =
      'Hôm qua tổ 2-3 cho các em của cả hai lớp trong tổ thi vẽ tranh “Máy tính của em” trên padlet. Có 60 em. Cô tổng phụ trách chấm.';
    expect(read(text).answers.title).toBe('Máy tính của em');
  });

  it('takes the more exact of two places', () => {
    const { place } = read('hôm qua tọa đàm ở trường tiểu học, 30 người, tại hội trường').answers;
    expect(place).toBe('hội trường');
  });

  it('leaves the day open where two are told, and the unit where it is another', () => {
    for (const text of [
      'hôm 3/10 với hôm 5/10 trường em treo băng rôn',
      '3/10 và 5/10 trường em đọc sách cho 30 em',
      'đọc sách cho 30 em tại thư viện ngày 3/10, ngày 5/10',
    ]) {
      const { days, daysTold } = read(text).answers;
      expect(days, text).toBeUndefined();
      expect(daysTold?.map(({ from, to }) => [from, to])).toEqual([
        ['2021-10-03', '2021-10-03'],
        ['2021-10-05', '2021-10-05'],
      ]);
    }
    expect(read('hôm qua với hôm kia trường em treo băng rôn').answers).toMatchObject({
      days: { from: '2021-10-05', to: '2021-10-06' },
    });
    expect(read('cuối tuần rồi trường em đọc sách cho 30 em').answers.daysTold).toHaveLength(3);
    expect(read('3/10 và 9/10 trường em đọc sách cho 30 em').answers.daysTold).toBeUndefined();
    expect(read('Trường Đà Loan hôm qua treo 4 băng rôn').answers.unit).toBeUndefined();
    expect(readToldLog('Trường Đà Loan hôm qua treo 4 băng rôn', deskOf('THCS-DL').turn()).answers.unit).toBe(
      'THCS-DL',
    );
  });

  it.each([
    'từ thứ bảy tới thứ ba trường em đọc sách cùng phụ huynh tại thư viện, 30 em',
    'hôm qua vì mưa nên phải họp phụ huynh qua zoom, 45 người',
    'thứ ba tối trường em mở lớp tin học cho 20 phụ huynh tại phòng máy',
    'thứ sáu tuần trước trường em treo 2 băng rôn ở cổng',
    'hôm thứ ba thầy hiệu trưởng và lớp em treo 2 băng rôn ở cổng',
    'hôm qua công an xã nhắc nhở học sinh an toàn mạng tại hội trường, 60 em',
    'theo yêu cầu của phòng, hôm qua trường em treo 2 băng rôn ở cổng',
    'hiệu trưởng giao lớp em làm và hôm qua lớp em đã treo 2 băng rôn ở cổng',
    'yesterday we hung two banners at the gate as we were told to',
    'tối qua 30 em lớp em đọc sách cùng ba mẹ ở nhà',
    'hôm qua trường em cùng Bộ Giáo dục tổ chức hội thảo qua zoom, 60 giáo viên',
    'hôm qua lớp em đổi sách cũ cho nhau, 40 em, tại thư viện',
  ])('"%s" took place', (text) => {
    expect(read(text).verdict).toBe('log');
  });

  it.each([
    'Hôm kia trường em mời một chú thợ rừng vô kể chuyện đọc sách cho học trò, 42 em',
    'chiều qua tổ 2-3 dạy một tiết Địa lí bằng bài giảng điện tử, 31 em, 4 gv',
    'Sáng nay lớp mầm của em mời chị ruột một cháu đọc truyện cho cả lớp nghe, có 22 cháu với 2 cô',
    'hom qua thu vien truong mang 60 cuon sach tang diem le, 8 em voi 2 co di',
  ])('"%s" has a report\'s form, whatever words it is told in', (text) => expect(read(text).verdict).toBe('log'));

  it.each([
    'hôm qua trường em bị cắt nước, học sinh lớp đọc sách phải về, 30 em',
    'hôm qua lớp em có phụ huynh kêu lớp học zoom khó vào, 5 người',
    'hôm qua trường em được phòng mời dự lễ phát động, có 3 cô',
    'hôm qua tổ em coi lại danh sách dự thi kể chuyện, 12 em',
    'hôm qua trường em nhận công văn tổ chức cuộc thi trực tuyến, 2 gv đọc rồi',
    'hôm qua trường cho các em nghỉ lớp đọc sách, 30 em',
    'hôm qua trung tâm em xin kinh phí mở lớp tin học, 30 người',
    'hôm qua trường dạy bù tiết thể dục, 30 em',
    'hôm qua lớp em đem trả sách thư viện, 40 em',
    'hôm qua trường mời phụ huynh lớp đọc sách đóng tiền quỹ, 30 người',
  ])('"%s" counts somebody behind a comma, and tells of nothing that was held', (text) =>
    expect(read(text).verdict).not.toBe('log'),
  );

  it.each([
    'chủ nhật tới ấp mở lớp xóa mù chữ cho 20 người',
    'thứ bảy tới 45 em thi kể chuyện theo sách',
    'We have to hold a quiz for 60 pupils this coming Saturday',
    'thầy hiệu trưởng dặn tụi em treo khẩu hiệu ở cổng trước chủ nhật',
    'xã giao trung tâm mở lớp tin học cho 30 bà con trước 10/10',
    'thu tu toi truong em doc sach cung phu huynh tai thu vien',
    'trường em sẽ treo 3 băng rôn ở cổng trước thứ sáu',
  ])('"%s" is still to be held, and no day that went by is read of it', (text) => {
    expect(read(text)).toMatchObject({ verdict: 'maybe' });
    expect(read(text).answers.days).toBeUndefined();
  });

  it.each([
    'giá như hôm kia đừng mưa thì 40 em đã dự lễ phát động ở sân trường',
    'đáng lẽ hôm qua trường em treo 3 băng rôn rồi mà thợ chưa in kịp',
    'định bụng hôm qua mở lớp tin học cho 20 phụ huynh mà cúp điện',
    'ước gì hôm thứ ba có thêm 10 phụ huynh dự lớp zoom',
    'Bộ giáo dục hôm qua mở lớp tập huấn cho 500 giáo viên',
    'xin dời buổi đọc sách của 30 em từ thứ ba sang thứ năm',
    'hom qua buoi giao luu cua 50 hs bi huy vi mua',
    'tối qua hai mẹ con đọc sách ở nhà vui lắm',
    'our reading hour for 40 pupils yesterday was cancelled',
    'yesterday we planned to hang 3 banners at the gate',
    'we had planned a quiz with 40 pupils yesterday',
  ])('"%s" begins no log', (text) => {
    expect(read(text).verdict).not.toBe('log');
  });

  it('begins no log by what others did, was bidden, is not done or was only attended, figures or not', () => {
    expect(toldByOthers.length).toBeGreaterThan(120);
    const begun = (each: typeof desk) =>
      toldByOthers.filter((text) => readToldLog(text, each.turn()).verdict === 'log');
    expect(begun(desk)).toEqual([]);
    expect(begun(office)).toEqual([]);
  });

  it('begins no log of another unit, but one that was held with it', () => {
    const text = 'hôm qua trường Sơn Trung treo 10 băng rôn';
    expect(read(text).verdict).toBe('maybe');
    expect(readToldLog(text, deskOf('TH-ST').turn()).verdict).toBe('log');
    expect(read('hôm qua trường em giao lưu với trường Sơn Trung, 60 em').verdict).toBe('log');
  });

  it.each([
    ['hôm qua trường em đã tổ chức lễ phát động tại sân trường', 'maybe'],
    ['em báo cáo hôm qua trường em đã tổ chức lễ phát động tại sân trường', 'log'],
    ['hôm qua trường em đã tổ chức lễ phát động tại sân trường, 3 lớp', 'log'],
    ['hôm qua lớp em đọc sách 28 con với 2 cô', 'log'],
    ['Dạ em báo hoạt động. Hôm qua đọc sách ở thư viện, 30 em. Em chưa có hình, mai em gửi.', 'log'],
  ])('"%s" comes to %s: it takes a figure or the wish to record it', (text, verdict) =>
    expect(read(text).verdict).toBe(verdict),
  );

  it('never throws, and is nothing where there are no words', () => {
    for (const text of [
      '',
      '!!!',
      '5'.repeat(2000),
      'hôm qua '.repeat(250),
      '20 em '.repeat(300),
      'ở '.repeat(900),
      '"'.repeat(900),
    ])
      expect(['none', 'maybe']).toContain(read(text).verdict);
  });
});

describe('what only sounds like a log', () => {
  it.each([
    // Quarrels and accidents.
    'hôm qua có 3 em đánh nhau trong giờ đọc sách, 2 cô can',
    'hôm qua lớp em đọc sách 30 em, 2 em cãi nhau phải gọi phụ huynh',
    'hôm qua giao lưu bóng đá, 2 em gãy chân',
    'hôm qua 3 em lớp đọc sách bị ngộ độc ở trường',
    'hôm qua buổi đọc sách 30 em bị cháy ổ điện',
    'hôm qua trong buổi đọc sách 40 em có một em bị bỏng tay',
    // Plans.
    'kế hoạch: hôm nay treo 6 băng rôn ở cổng trường, 20 gv',
    'Kế hoạch của trường em hôm nay: treo 6 băng rôn ở cổng, 20 gv',
    'theo kế hoạch hôm nay trường em đọc sách, 35 hs, 3 gv',
    'hôm nay theo kế hoạch trường em đọc sách, 35 hs ở thư viện',
    'plan: today we hang 6 banners at the school gate',
    // Told by others.
    'hôm qua chị nói là trường chị đọc sách 35 em',
    'cô Lan bảo là hôm qua lớp em đọc sách cho 40 em',
    'cô Mai nói hôm qua lớp cô đọc sách 30 em',
    'chị Hoa bảo hôm qua trường chị đọc sách 35 em ở thư viện',
    // Logged before, or to be taken away.
    'hôm qua em đã ghi 35 hs đọc sách rồi, giờ xóa giùm em',
    'hôm qua trường em đọc sách 35 em ở thư viện, nhờ chị xoá dùm em',
    'hôm qua trường em đọc sách 35 em, gỡ xuống giùm em',
    'hôm qua trường em nộp báo cáo đọc sách 35 em',
    'hôm qua gửi ảnh đọc sách của 35 em rồi',
    // Questions and conditions.
    'nếu hôm qua trường em treo 6 băng rôn thì ghi vào đâu',
    'nếu trường em hôm qua đọc sách 35 em thì tính là loại nào',
    'nếu hôm qua lớp em đọc sách 30 em ở thư viện thì có tính điểm',
    'hôm qua trường em đọc sách 35 em thì ghi vào loại nào',
    'hôm qua trường em đọc sách 35 em, chỉ em cách ghi',
    'hôm qua trường em treo 6 băng rôn, ghi kiểu gì',
    'hôm qua trường em treo 6 băng rôn giờ em phải làm gì',
    // Dreamt, prepared, signed up for, given to do, or things that only changed hands.
    'hôm qua mơ thấy đọc sách cho 35 em',
    'hôm qua soạn giáo án đọc sách cho 35 em',
    'hôm qua 35 em ghi tên thi kể chuyện theo sách',
    'hôm qua dặn 35 em về đọc sách với ba mẹ',
    'hôm qua trường em bàn giao 5 băng rôn cho trường bên, 2 gv',
    'sáng nay phòng phát cho trường em 5 băng rôn, chưa treo',
  ])('"%s" begins none, however it is typed', (text) => {
    for (const each of [text, unmarked(text), text.toUpperCase(), unmarked(text).toUpperCase()])
      expect(read(each).verdict, each).not.toBe('log');
  });

  it.each([
    'hôm qua trường em tập huấn phòng chống đánh nhau, 35 em ở hội trường',
    'hôm qua trường em tập huấn soạn giáo án điện tử, 20 gv',
    'theo kế hoạch, hôm qua trường em đọc sách, 35 hs',
    'theo kế hoạch của phòng, hôm qua trường em đã treo 2 băng rôn ở cổng',
    'theo kế hoạch hôm nay trường em đã đọc sách xong, 35 hs ở thư viện',
    'kế hoạch nhỏ: hôm qua 35 em đọc sách ở thư viện',
    'em báo là hôm qua trường em đọc sách cho 35 em',
    'em báo hôm qua trường em đọc sách cho 35 em',
    'em nộp báo cáo: hôm qua trường em đọc sách 35 em ở thư viện',
  ])('"%s" is one, however it is typed', (text) => {
    for (const each of [text, unmarked(text), text.toUpperCase()]) expect(read(each).verdict, each).toBe('log');
  });
});

describe('a title', () => {
  it.each([
    ['hôm qua trường em chào cờ phát động tuần lễ, 300 hs, 20 gv', 'Chào cờ phát động tuần lễ'],
    ['trường em chào cờ đầu tuần hôm qua, 300 em, 20 gv', 'Chào cờ đầu tuần'],
    ['em chào cô, hôm qua trường em đọc sách cho 30 em', 'Đọc sách'],
    ['em chào cô hôm qua trường em đọc sách cho 30 em', 'Đọc sách'],
    ['chào cô em gửi hoạt động đọc sách hôm qua 35 em', 'Đọc sách'],
    ['hôm qua 14h trường em đọc sách, 35 em ở thư viện', 'Đọc sách'],
    ['hôm qua 14h30 trường em đọc sách, 35 em ở thư viện', 'Đọc sách'],
    ['hôm qua 9h đọc sách ở thư viện, 30 em', 'Đọc sách'],
    ['sáng nay từ 8h đến 10h trường em đọc sách, 35 em', 'Đọc sách'],
    ['hôm qua 7 giờ 30 lớp em đọc sách, 35 em ở thư viện', 'Đọc sách'],
  ])('of "%s" is: %s', (text, title) => {
    expect(read(text).answers.title).toBe(title);
    expect(read(unmarked(text)).answers.title).toBe(unmarked(title));
  });
});

describe('in the log itself', () => {
  it('a longer text at the first question answers the others too, each echoed', () => {
    const chat = talk(desk);
    chat.begin();
    chat.type('Sáng nay tụi em đọc sách cùng con cho 35 hs và 20 ph tại thư viện trường');
    expect(chat.at()).toBe('quantities');
    for (const line of ['Tên: Đọc sách cùng con', 'Địa điểm: thư viện trường', 'Số người: 35 học sinh, 20 phụ huynh'])
      expect(chat.said()).toContain(line);
  });

  it.each([
    ['Sáng nay trường em tổ chức ngày hội đọc sách', { title: 'Ngày hội đọc sách' }, 'mode'],
    ['hôm qua tụi em treo băng rôn', { category: 'TT02' }, 'mode'],
    ['băng rôn', { category: 'TT02' }, 'title'],
    ['băng rôn ở cổng', { category: 'TT02' }, 'title'],
  ])('"%s" at the first question leads on as far as it tells', (text, told, at) => {
    const chat = talk(deskOf('TH-BL'));
    chat.begin();
    chat.type(text);
    expect(chat.answers()).toMatchObject(told);
    expect(chat.at()).toBe(at);
  });

  it('of two days that were told one is chosen, and the other is logged afterwards', () => {
    const chat = talk(desk);
    chat.begin();
    chat.type('3/10 và 5/10 tụi em đọc sách cùng con cho 35 hs tại thư viện trường');
    if (chat.at() === 'category') chat.type('TV03');
    expect(chat.at()).toBe('days');
    expect(chat.said()).toContain('Chủ nhật, 03/10/2021');
    expect(chat.labels().slice(0, 2)).toEqual(['Chủ nhật, 03/10/2021', 'thứ Ba, 05/10/2021']);
    chat.tap('thứ Ba, 05/10/2021');
    expect(chat.answers()).toMatchObject({ days: { from: '2021-10-05', to: '2021-10-05' } });
    expect(chat.said()).not.toContain('03/10');
  });

  it('a title with a place in it is a title, and tells nothing else', () => {
    const chat = talk(deskOf('TH-BL'));
    chat.begin();
    chat.type('Băng rôn', 'Băng rôn ở cổng trường');
    expect(chat.answers()).toMatchObject({ title: 'Băng rôn ở cổng trường' });
    expect(Object.keys(chat.answers())).not.toContain('place');
  });

  it('a title with a number in it is a title', () => {
    const chat = talk(desk);
    chat.begin();
    chat.type('đọc sách', 'Đọc sách cùng 20 em lớp 3A của trường');
    expect(chat.answers()).toMatchObject({ title: 'Đọc sách cùng 20 em lớp 3A của trường' });
    expect(chat.at()).toBe('days');
  });
});

describe('a day and a form that may be another', () => {
  it.each([
    ['thứ sáu này đọc sách 30 hs', null],
    ['thứ sáu tuần này đọc sách 30 hs', null],
    ['thứ sáu đọc sách 30 hs', null],
    ['hôm thứ sáu đọc sách 30 hs', '2021-10-01'],
    ['thứ sáu vừa rồi đọc sách 30 hs', '2021-10-01'],
    ['thứ tư đọc sách 30 hs', '2021-10-06'],
    ['thuu nam tuan truoc doc sach 30 hs', null],
    ['tuần trước thứ hai 30 hs đọc sách, thứ ba 25 hs đọc sách ở thư viện', null],
  ])('"%s" is of %s', (text, day) => {
    for (const each of [text, unmarked(text)]) {
      const { answers, verdict } = read(each);
      expect(answers.days?.from ?? null, each).toBe(day);
      if (day === null) expect(verdict).not.toBe('log');
    }
  });

  it('figures of two days are counted for neither', () =>
    expect(read('tuần trước thứ hai 30 hs đọc sách, thứ ba 25 hs đọc sách').answers.people).toBeUndefined());

  it.each([
    ['hôm qua tọa đàm 40 phụ huynh, định làm trực tiếp mà mưa nên chuyển qua zoom', 'online', 'zoom'],
    ['hôm qua tọa đàm 40 phụ huynh, ban đầu định trực tiếp nhưng cuối cùng qua zoom', 'online', 'zoom'],
    ['hôm qua tọa đàm 40 phụ huynh, thay vì trực tiếp thì làm online', 'online', null],
    ['hôm qua tọa đàm 40 phụ huynh, định qua zoom nhưng mất mạng nên làm trực tiếp', 'in-person', null],
    ['hôm qua tọa đàm 40 phụ huynh trực tiếp, sau chuyển qua zoom', null, null],
    ['hôm qua tọa đàm 40 phụ huynh trực tiếp và online', 'mixed', null],
  ])('"%s" was %s', (text, mode, platform) => {
    for (const each of [text, unmarked(text)]) {
      const { answers } = read(each);
      expect(answers.mode ?? null, each).toBe(mode);
      expect(answers.platform ?? null, each).toBe(platform);
    }
  });
});

describe('the wish to record is no plan', () => {
  it.each([
    'em muốn ghi: hôm nay giao lưu với tác giả 30 hs',
    'em muốn ghi: hôm nay giao lưu ở thư viện',
    'em muốn ghi hoạt động: hôm nay đọc sách với 30 hs ở thư viện',
    'em xin ghi: hôm nay giao lưu ở thư viện',
    'em muốn báo cáo hôm nay trường em treo 3 băng rôn',
    'ghi giúp em: hôm nay giao lưu ở thư viện',
  ])('"%s" begins a log with what was told', (text) => {
    for (const each of [text, unmarked(text)]) {
      expect(read(each).verdict, each).toBe('log');
      expect(read(each).answers, each).toMatchObject({ days: { from: '2021-10-07' } });
    }
  });

  it.each(['em muốn ghi: ngày mai giao lưu ở thư viện', 'em muốn tổ chức giao lưu 30 hs hôm nay'])(
    '"%s" does not',
    (text) => expect(read(text).verdict).not.toBe('log'),
  );
});

describe('words of a further language’s folder', () => {
  it('are heard as those of the others, list by list', () => {
    const { languages } = wordsWithThird();
    const third = Object.create(desk.turn(), { languages: { value: languages } }) as Turn;
    const mannersOf = (text: string) => [desk.turn(), third].map((turn) => readToldLog(text, turn).manner);
    const told = 'hôm qua trường em đọc sách cho 35 hs tại thư viện';
    expect(mannersOf(told)).toEqual(['tells', 'tells']);
    expect(mannersOf(`តើ ${told}`)).toEqual(['tells', 'asks']);
  });
});

describe('what people learn to do online, wherever they sat', () => {
  it.each([
    [
      'hôm qua bày bà con dùng điện thoại nộp giấy tờ qua mạng, mọi người ngồi ở nhà sinh hoạt thôn, 30 người',
      'in-person',
      'nhà sinh hoạt thôn',
    ],
    ['hôm qua tập huấn dịch vụ công trực tuyến cho 40 người dân ở nhà văn hóa', 'in-person', 'nhà văn hóa'],
    ['hôm qua hướng dẫn 25 người dân thanh toán qua mạng', undefined, undefined],
    ['hôm qua tập huấn trực tuyến cho 40 giáo viên', 'online', undefined],
    ['hôm qua 20 cô học trực tuyến, 10 cô trực tiếp', 'mixed', undefined],
    ['hôm qua thi vẽ ở nhà văn hóa thôn 3 và thôn 4, 40 em', 'in-person', 'nhà văn hóa thôn 3 và thôn 4'],
    ['hôm qua thi vẽ tại thôn 3, 4, 40 em', 'in-person', 'thôn 3, 4'],
    ['hôm qua thi vẽ tại phòng 3, 4 và 5, 40 em', 'in-person', 'phòng 3, 4 và 5'],
    ['hôm qua thi vẽ ở thư viện và hội trường, 40 em', 'in-person', 'thư viện và hội trường'],
    ['hôm qua thi vẽ tại thôn 3 và 40 em dự', 'in-person', 'thôn 3'],
  ])('"%s" was %s', (text, mode, place) => {
    for (const each of [text, text.normalize('NFD'), unmarked(text)]) {
      const { answers } = read(each);
      expect(answers.mode, each).toBe(mode);
      expect(unmarked(answers.place ?? ''), each).toBe(unmarked(place ?? ''));
    }
  });
});

describe('a class by its label', () => {
  it.each([
    ['hôm qua đọc sách lớp 3A, 35 em, ở thư viện', 'Đọc sách lớp 3A'],
    ['hôm qua đọc sách lớp 3a, 35 em', 'Đọc sách lớp 3a'],
    ['hôm qua đọc sách lớp 5B2, 35 em', 'Đọc sách lớp 5B2'],
    ['hôm qua đọc sách 35 em 3A', 'Đọc sách'],
  ])('stays whole in "%s", and is no figure that was not read', (text, title) => {
    for (const each of [text, unmarked(text)]) {
      const { answers, unread } = read(each);
      expect(unmarked(answers.title ?? ''), each).toBe(unmarked(title));
      expect(answers.people, each).toMatchObject({ counts: { hs: 35 }, unsorted: null });
      expect(unread, each).toEqual([]);
    }
  });
});
