import { describe, expect, it } from 'vitest';
import { instant } from '../../src/chat/civil.ts';
import type { Activity } from '../../src/turn/index.ts';
import { campaign as sample } from '../dialog/sample.ts';
import { talk } from './log-talk.ts';
import { openDesk, teacher } from './log-turn.ts';

/** A teacher who is asked for the photos, everything before being answered. */
function atPhotos(desk = openDesk()) {
  const chat = talk(desk);
  chat.begin();
  chat.type(
    'LH01',
    'Lớp tiếng Anh cho người lớn',
    'hôm qua',
    'trực tuyến',
    'Zoom',
    'bỏ qua',
    'khoảng 50',
    '2 lớp',
    'bỏ qua',
  );
  return { desk, chat };
}

describe('a teacher logs an activity', () => {
  it('from the first question to the code, with every value echoed in full', () => {
    const desk = openDesk();
    const chat = talk(desk);
    chat.begin();
    expect(chat.said()).toBe('Ghi hoạt động\n\n(1/11) Hoạt động thuộc loại nào? Thầy/cô chọn, hoặc gõ vài chữ để tìm.');
    expect(chat.labels()).toHaveLength(8 + 1 + 1);
    chat.type('lop hoc truc tuyen');
    expect(chat.said()).toContain('Loại hoạt động: Lớp học trực tuyến (tên đầy đủ)');
    expect(chat.labels()).toEqual(['Lớp học trực tuyến', 'Quay lại', 'Hủy']);
    chat.type('Tiếng Anh vỡ lòng, buổi 1');
    expect(chat.said()).toBe(
      'Tên: Tiếng Anh vỡ lòng, buổi 1\n\n(3/11) “Tiếng Anh vỡ lòng, buổi 1” diễn ra ngày nào? Có thể nhập “hôm nay”, “hôm qua”, 01/10 hoặc 1-7/10.',
    );
    chat.type('thứ 2');
    expect(chat.said()).toContain('Ngày: thứ Hai, 04/10/2021');
    expect(chat.labels()).toEqual(['Trực tiếp tại đơn vị', 'Trực tiếp', 'Trực tuyến', 'Kết hợp', 'Quay lại', 'Hủy']);
    chat.tap('Kết hợp');
    expect(chat.labels()).toContain('Google Meet');
    expect(chat.labels()).not.toContain('Trực tiếp');
    chat.type('gg meet');
    expect(chat.said()).toContain('Nền tảng: Google Meet');
    chat.type('hop.example/lop-1');
    expect(chat.said()).toContain('Đường dẫn: https://hop.example/lop-1');
    chat.type('Nhà văn hóa thôn 3');
    expect(chat.said()).toContain(
      'Có bao nhiêu lượt người tham gia? Ví dụ: 5 cán bộ quản lý, 20 giáo viên, 300 học sinh, hoặc “khoảng 50”.',
    );
    chat.type('2 gv, khoảng 40 nd');
    expect(chat.said()).toContain('Số người: 2 giáo viên, 40 người dân; tổng khoảng 42 lượt người');
    chat.type('1');
    chat.type('Bà con học được cách chào hỏi.');
    expect(chat.said()).toContain('Xin thầy/cô gửi ảnh (tối đa 10 ảnh)');
    chat.photo();
    expect(chat.said()).toContain('Đang nhận ảnh: 1/10.');
    chat.photo();
    chat.type('xong');
    expect(chat.said()).toBe(
      [
        'Xin kiểm tra lại hoạt động của Trường Tiểu học Hoa Mai. Thông tin đã đúng chưa?',
        '',
        'Loại hoạt động: Lớp học trực tuyến (tên đầy đủ)',
        'Tên: Tiếng Anh vỡ lòng, buổi 1',
        'Ngày: thứ Hai, 04/10/2021',
        'Hình thức: kết hợp trực tiếp và trực tuyến',
        'Nền tảng: Google Meet',
        'Đường dẫn: https://hop.example/lop-1',
        'Địa điểm: Nhà văn hóa thôn 3',
        'Số người: 2 giáo viên, 40 người dân; tổng khoảng 42 lượt người',
        'Số lượng: 1 lớp',
        'Kết quả: Bà con học được cách chào hỏi.',
        'Ảnh: 2 ảnh (2 ảnh đang tải)',
      ].join('\n'),
    );
    expect(desk.logs).toEqual([]);
    chat.tap('Xác nhận và lưu');
    expect(chat.said()).toContain('Đã ghi lúc 10:00 ngày 05/10/2021. Mã hoạt động: HD-AAA1.');
    expect(chat.buttons().map(([, value]) => value)).toEqual([
      'log.HD-AAA1.photos.ask',
      'unit-report',
      'go.log.same.HD-AAA1',
      'go.log',
      'home',
    ]);
    expect(desk.logs).toMatchObject([
      {
        unit: 'TH1',
        category: 'LH01',
        title: 'Tiếng Anh vỡ lòng, buổi 1',
        from: '2021-10-04',
        to: '2021-10-04',
        mode: 'mixed',
        platform: 'meet',
        link: 'https://hop.example/lop-1',
        place: 'Nhà văn hóa thôn 3',
        people: {
          counts: { cbql: null, gv: 2, hs: null, ph: null, nd: 40 },
          approximate: true,
          raw: '2 gv, khoảng 40 nd',
        },
        quantities: { lop: 1 },
        result: 'Bà con học được cách chào hỏi.',
        photosWaiting: 2,
      },
    ]);
  });

  it('by buttons alone, skipping what may be skipped, without a platform where all met', () => {
    const desk = openDesk();
    const chat = talk(desk);
    chat.begin();
    chat.tap('Xem tiếp (1/2)');
    chat.tap('Hoạt động khác');
    chat.tap('Hoạt động khác');
    chat.tap('Hôm nay');
    chat.tap('Trực tiếp');
    expect(chat.at()).toBe('place');
    chat.tap('Bỏ qua');
    chat.tap('Bỏ qua');
    chat.tap('Bỏ qua');
    chat.tap('Bỏ qua');
    expect(chat.said()).toContain('Số người: chưa có số liệu');
    chat.tap('Xác nhận và lưu');
    expect(desk.logs).toMatchObject([
      {
        category: 'KH99',
        from: '2021-10-05',
        platform: null,
        link: null,
        place: null,
        people: null,
        quantities: {},
        result: null,
      },
    ]);
  });

  it('in English from end to end', () => {
    const desk = openDesk();
    desk.lang = 'en';
    const chat = talk(desk);
    chat.begin();
    chat.type(
      'LH01 in English',
      'English for adults',
      'yesterday',
      'online',
      'zoom',
      'skip',
      '20 teachers',
      '2 classes',
      'skip',
      'done',
    );
    expect(chat.said()).toContain('Date: Monday, 04/10/2021');
    expect(chat.said()).toContain('People: 20 teachers; 20 attendances in total');
    chat.tap('Confirm and save');
    expect(chat.said()).toContain('Recorded at 10:00 on 05/10/2021');
  });

  it('with a warning for days outside the Week, which are taken all the same', () => {
    const chat = talk(openDesk());
    chat.begin();
    chat.type('KH99', 'Ngày hội đọc sách', '20/9');
    expect(chat.said()).toContain(
      'Lưu ý: ngày này nằm ngoài Tuần lễ (từ thứ Sáu, 01/10/2021 đến thứ Năm, 07/10/2021).',
    );
    expect(chat.at()).toBe('mode');
  });

  it('and is told kindly that tomorrow cannot be logged', () => {
    const chat = talk(openDesk());
    chat.begin();
    chat.type('KH99', 'Ngày hội đọc sách', 'ngày mai');
    expect(chat.said()).toContain('thứ Tư, 06/10/2021 chưa đến');
    expect(chat.at()).toBe('days');
  });

  it('and a tap on "today" means the day it was shown', () => {
    const desk = openDesk();
    const chat = talk(desk);
    chat.begin();
    chat.type('KH99', 'Ngày hội đọc sách');
    desk.now = instant('2021-10-06', '07:00');
    chat.tap('Hôm nay');
    expect(chat.answers()['days']).toEqual({ from: '2021-10-05', to: '2021-10-05' });
  });

  it('finding the kind by a word, and choosing among several that fit', () => {
    const chat = talk(openDesk());
    chat.begin();
    chat.type('thư viện');
    // Back leads to the whole list.
    expect(chat.labels()).toEqual(['Hoạt động thư viện số', 'Thư viện hợp tác', 'Quay lại', 'Hủy']);
    chat.tap('Thư viện hợp tác');
    expect(chat.answers()['category']).toBe('TV02');
  });

  it.each(['treo băng rôn ở cổng trường', 'Hom nay treo bang ron, khau hieu o cong'])(
    'a sentence that tells clearly of a kind is of that kind: "%s"',
    (typed) => {
      const chat = talk(openDesk());
      chat.begin();
      chat.type(typed);
      expect(chat.answers()['category']).toBe('TT02');
    },
  );

  it('and says "không có" to a link', () => {
    const chat = talk(openDesk());
    chat.begin();
    chat.type('KH99', 'Buổi đọc sách', 'hôm nay', 'online', 'Zoom', 'không có');
    expect([chat.at(), chat.answers()['link']]).toEqual(['people', null]);
  });
});

describe('mending on the summary', () => {
  it('changes one line and leaves the others', () => {
    const { chat, desk } = atPhotos();
    chat.type('xong', 'sửa ngày');
    chat.type('1-3/10');
    expect(chat.said()).toContain('Ngày: từ thứ Sáu, 01/10/2021 đến Chủ nhật, 03/10/2021');
    chat.type('số người 60 hs');
    chat.type('ok');
    expect(desk.logs).toMatchObject([
      { from: '2021-10-01', to: '2021-10-03', title: 'Lớp tiếng Anh cho người lớn', people: { counts: { hs: 60 } } },
    ]);
  });

  it('asks for the amounts that another kind counts', () => {
    const { chat, desk } = atPhotos();
    chat.type('xong', 'loại');
    chat.type('TT02');
    expect(chat.at()).toBe('quantities');
    chat.type('12');
    chat.tap('Xác nhận và lưu');
    expect(desk.logs).toMatchObject([{ category: 'TT02', quantities: { 'bang-ron': 12 } }]);
  });

  it('asks for the place where what was online was in person after all, and forgets the platform', () => {
    const { chat, desk } = atPhotos();
    chat.type('xong', 'hình thức', 'trực tiếp');
    expect(chat.at()).toBe('place');
    chat.type('Sân trường', 'ok');
    expect(desk.logs).toMatchObject([{ mode: 'in-person', platform: null, place: 'Sân trường' }]);
  });
});

describe('photos', () => {
  it('of an album are one answer, and a late one attaches at the summary', () => {
    const { chat, desk } = atPhotos();
    chat.photo('album-1');
    expect(chat.said()).toContain('Đang nhận các ảnh trong album');
    for (let i = 0; i < 2; i += 1) expect(chat.photo('album-1').replies).toEqual([]);
    chat.tap('Xong');
    expect(chat.said()).toContain('Ảnh: 3 ảnh');
    expect(chat.photo('album-1').replies).toEqual([]);
    chat.type('ok');
    expect(desk.logs).toMatchObject([{ photosWaiting: 4 }]);
  });

  it('beyond ten are refused kindly', () => {
    const { chat, desk } = atPhotos();
    for (let i = 0; i < 10; i += 1) chat.photo();
    expect(chat.said()).toContain('Đang nhận ảnh: 10/10, đã đủ. Chọn “Xong” để đi tiếp.');
    expect(chat.labels()).toContain('Xong');
    chat.photo();
    expect(chat.said()).toContain('tối đa 10 ảnh');
    expect(desk.photos).toHaveLength(10);
    chat.type('xong');
    expect(chat.at()).toBe('summary');
  });

  it('go with documents and recordings; a sticker is refused and nothing is lost', () => {
    const { chat, desk } = atPhotos();
    chat.photo();
    chat.photo(undefined, { kind: 'document', name: 'bao-cao.pdf', mime: 'application/pdf' });
    expect(chat.said()).toContain('Đang nhận ảnh và tệp: 2/10');
    chat.photo(undefined, { kind: 'other' });
    expect(chat.said()).toContain('1 tệp chưa nhận được: ở đây nhận ảnh, PDF, Word (.docx), Excel (.xlsx)');
    chat.photo(undefined, { kind: 'document', name: 'anh.png', mime: 'image/png' });
    expect(desk.photos).toHaveLength(3);
    expect(chat.answers()['title']).toBe('Lớp tiếng Anh cho người lớn');
  });

  it('that are larger than may be fetched are told of with their size at once: none is fetched, at whatever question it comes', () => {
    const { chat, desk } = atPhotos();
    chat.photo();
    chat.photo(undefined, { name: 'IMG_1.jpg', bytes: 25_300_000 });
    expect(chat.said()).toContain('1 ảnh chưa nhận được: nặng quá 20 MB.');
    expect(chat.said()).toContain('Ảnh nặng 25,3 MB nên không được tải về. Xin gửi lại dạng ảnh');
    chat.photo(undefined, { kind: 'video', mime: 'video/mp4', bytes: 20_000_001 });
    expect(chat.said()).toContain('xin gửi một đoạn ngắn hơn');
    expect(chat.said()).toContain('Tệp nặng 20,1 MB');
    chat.photo(undefined, { bytes: 20_000_000 });
    expect(desk.photos).toHaveLength(2);
    const early = talk(openDesk());
    early.begin();
    early.photo(undefined, { bytes: 21_000_000 });
    expect(early.said()).toContain('Ảnh nặng 21 MB');
    expect(early.at()).toBe('category');
  });

  it('sent early are kept, and the open question still holds', () => {
    const desk = openDesk();
    const chat = talk(desk);
    chat.begin();
    chat.photo();
    expect(chat.said()).toContain('Đang nhận ảnh');
    expect(chat.said()).toContain('Hoạt động thuộc loại nào?');
    expect([chat.at(), desk.photos.length]).toEqual(['category', 1]);
  });

  it('can all be taken out again', () => {
    const { chat, desk } = atPhotos();
    chat.photo();
    chat.photo();
    chat.tap('Bỏ bớt ảnh');
    expect(chat.said()).toContain('Bỏ ảnh nào? Có 2 ảnh');
    chat.tap('Bỏ hết ảnh');
    expect(desk.photos).toEqual([]);
    chat.tap('Xong');
    expect(chat.said()).toContain('Ảnh: chưa có ảnh');
  });

  it('can be taken out one by one, by words, by a tap and from the summary; the others keep their order', () => {
    const { chat, desk } = atPhotos();
    for (let i = 0; i < 5; i += 1) chat.photo();
    const ids = desk.photos.map(({ id }) => id);
    const left = () => desk.photos.map(({ id }) => ids.indexOf(id) + 1);
    chat.type('bỏ ảnh 2');
    expect([chat.said(), left()]).toEqual([expect.stringContaining('Đã bỏ ảnh 2. Còn 4/10 ảnh'), [1, 3, 4, 5]]);
    chat.type('bỏ ảnh');
    expect([chat.said(), left().length]).toEqual([expect.stringContaining('Bỏ ảnh nào? Có 4 ảnh'), 4]);
    chat.tap('Ảnh 2');
    expect([chat.said(), left()]).toEqual([expect.stringContaining('Đã bỏ ảnh 2. Còn 3/10 ảnh'), [1, 4, 5]]);
    chat.tap('Xong');
    chat.type('xóa ảnh cuối nhé');
    expect([chat.at(), left()]).toEqual(['photos', [1, 4]]);
    chat.tap('Xong');
    expect(chat.said()).toContain('Ảnh: 2 ảnh (2 ảnh đang tải)');
    chat.type('bỏ ảnh 7');
    expect([chat.said(), left()]).toEqual([expect.stringContaining('Bỏ ảnh nào? Có 2 ảnh'), [1, 4]]);
    chat.type('quay lại', 'bỏ ảnh 1', 'bỏ ảnh');
    expect([chat.said(), left()]).toEqual([expect.stringContaining('Đã bỏ hết ảnh'), []]);
  });

  it('beyond ten name no button that is not there, at whatever question they come', () => {
    const { chat } = atPhotos();
    for (let i = 0; i < 11; i += 1) chat.photo();
    expect(chat.said()).toContain('tối đa 10 ảnh');
    chat.type('quay lại');
    expect(chat.at()).toBe('result');
    chat.photo();
    expect(chat.said()).toContain('tối đa 10 ảnh');
    expect(chat.said()).not.toContain('Xong');
    chat.photo(undefined, { kind: 'other' });
    expect(chat.said()).toContain('1 tệp chưa nhận được');
    expect(chat.said()).not.toContain('Xong');
  });

  it('sent as a file of no type, or of any, are judged by their bytes', () => {
    const { chat, desk } = atPhotos();
    chat.photo(undefined, { kind: 'document' });
    chat.photo(undefined, { kind: 'document', mime: 'application/octet-stream', name: 'IMG_2034.JPG' });
    expect(desk.photos).toHaveLength(2);
  });

  it('of a cancelled log are kept as long as it can be fetched back', () => {
    const { chat, desk } = atPhotos();
    chat.photo();
    chat.tap('Hủy');
    chat.tap('Bỏ hết');
    expect([desk.photos.length, desk.logs]).toEqual([1, []]);
    expect(chat.last().left?.given).toContain('photos');
    expect(chat.said()).toContain('Chưa có gì được lưu');
  });
});

describe('the kinds of activity', () => {
  const firstOf = (chat: ReturnType<typeof talk>): string => chat.labels()[0] ?? '';

  it('begin with what the unit logged most, then with what a session of today is about, then with what others logged', () => {
    const { categories } = sample.plan;
    const [own, others, today] = [categories[4], categories[5], categories[6]];
    if (!own || !others || !today) throw new Error('too few');
    const session = { ...sample.sessions[0], date: '2021-10-05', title: { vi: `Buổi ${today.label.vi} chung` } };
    const desk = openDesk([teacher('TH1')], { ...sample, sessions: [session as (typeof sample.sessions)[number]] });
    const of = (unit: string, category: string) => ({ ...aLog, unit, category }) as Activity;
    desk.logs.push(of('TH3', others.code), of('TH3', others.code), of('TH1', own.code));
    const chat = talk(desk);
    chat.begin();
    expect(chat.labels().slice(0, 3)).toEqual([own.label.vi, today.label.vi, others.label.vi]);
  });

  it('are leafed through in place, where a message can be drawn over', () => {
    const chat = talk(openDesk());
    chat.begin();
    const first = firstOf(chat);
    chat.tap('Xem tiếp (1/2)');
    expect([chat.last().replies[0]?.page, firstOf(chat) === first]).toEqual([true, false]);
  });

  it('stand all in one message, where none can', () => {
    const desk = openDesk();
    desk.canEdit = false;
    const chat = talk(desk);
    chat.begin();
    expect(chat.labels().slice(0, -1).toSorted()).toEqual(
      sample.plan.categories.map(({ label }) => label.vi).toSorted(),
    );
    expect(chat.last().replies[0]?.whole).toBe(true);
  });
});

const aLog: Partial<Activity> = { from: '2021-10-01', to: '2021-10-01', mine: false, withdrawn: null };

describe('a log like the last one', () => {
  it('asks the day and the figures, offers those of last time, and takes no result and no photos over', () => {
    const { chat, desk } = atPhotos();
    chat.photo();
    chat.type('xong', 'ok');
    chat.begin('same');
    expect(chat.said()).toContain('“Lớp tiếng Anh cho người lớn” diễn ra ngày nào?');
    chat.type('hôm nay');
    expect([chat.at(), desk.photos.length]).toEqual(['people', 0]);
    expect(chat.labels()[0]).toBe('Như lần trước: khoảng 50 lượt người');
    chat.type('vẫn như lần trước ạ');
    expect(chat.labels()[0]).toBe('Như lần trước: 2 lớp');
    chat.tap('Như lần trước: 2 lớp');
    expect(chat.at()).toBe('summary');
    chat.type('ok');
    expect(desk.logs).toHaveLength(2);
    expect(desk.logs[1]).toMatchObject({
      from: '2021-10-05',
      title: 'Lớp tiếng Anh cho người lớn',
      people: { unsorted: 50, approximate: true },
      quantities: { lop: 2 },
      result: null,
      photosWaiting: 0,
    });
  });

  it.each(['như lần trước', 'như cũ', 'giữ nguyên'])(
    '"%s" is no figure where nothing was counted last time',
    (said) => {
      const { chat } = atPhotos();
      chat.type('xong', 'sửa số người');
      chat.tap('Bỏ qua');
      chat.type('ok');
      chat.begin('same');
      chat.type('hôm nay', said);
      expect([chat.at(), chat.labels()[0]]).toEqual(['people', 'Quay lại']);
    },
  );

  it('starts anew where nothing was logged yet', () => {
    const chat = talk(openDesk());
    chat.begin('same');
    expect(chat.at()).toBe('category');
  });
});

describe('changing a log', () => {
  it('starts at the summary with its answers and photos', () => {
    const { chat, desk } = atPhotos();
    chat.photo();
    chat.type('xong', 'ok');
    chat.begin('edit', 'HD-AAA1');
    expect(chat.at()).toBe('summary');
    expect(chat.said()).toContain('Sửa hoạt động HD-AAA1');
    expect(chat.said()).toContain('Ảnh: 1 ảnh');
    chat.type('tên', 'Lớp tiếng Anh buổi tối');
    chat.tap('Xác nhận và lưu');
    expect(chat.said()).toContain('Đã lưu thay đổi');
    expect(desk.logs).toMatchObject([
      { code: 'HD-AAA1', title: 'Lớp tiếng Anh buổi tối', version: 2, photosWaiting: 1 },
    ]);
  });

  it('of another unit, or of nothing, is refused', () => {
    const chat = talk(openDesk());
    chat.begin('edit', 'HD-XXXX');
    expect(chat.last().ended).toBe('refused');
    expect(chat.said()).toContain('Không tìm thấy hoạt động này');
  });
});

describe('who may log', () => {
  it('somebody without a role is told who may, and how', () => {
    const chat = talk(openDesk([]));
    chat.begin();
    expect(chat.last()).toMatchObject({ ended: 'refused', standing: null });
    expect(chat.said()).toContain('mã mời');
  });

  it('a teacher agrees to the privacy text before the first log', () => {
    const desk = openDesk();
    desk.consent = null;
    const chat = talk(desk);
    chat.begin();
    expect(chat.buttons()[0]?.[1]).toBe('privacy.yes.log');
    desk.consent = 'an older text';
    expect(chat.begin().ended).toBe('refused');
  });

  it('a teacher of two schools is asked which', () => {
    const desk = openDesk([teacher('TH1', 1), teacher('TH3', 2)]);
    const chat = talk(desk);
    chat.begin();
    expect(chat.labels().slice(0, 2)).toEqual(['Trường Tiểu học Hoa Mai', 'Trường Tiểu học Nắng Sớm']);
    chat.type('nắng sớm');
    expect(chat.answers()).toEqual({ unit: 'TH3' });
  });

  it('the office types a school, tells namesakes apart, and its log is marked so', () => {
    const desk = openDesk([{ id: 1, role: 'office', unit: null }]);
    const chat = talk(desk);
    chat.begin();
    chat.type('trường hoa mai');
    expect(chat.labels().slice(0, 2)).toEqual([
      'Trường Tiểu học Hoa Mai (Xã Đồi Thông)',
      'Trường Tiểu học Hoa Mai (Xã Suối Vàng)',
    ]);
    chat.tap('Trường Tiểu học Hoa Mai (Xã Suối Vàng)');
    chat.type('KH99', 'Ngày hội đọc sách', 'hôm nay', 'trực tiếp', 'bỏ qua', 'bỏ qua', 'bỏ qua', 'bỏ qua');
    expect(chat.said()).toContain('(Phòng ghi thay)');
    chat.type('ok');
    expect(desk.logs).toMatchObject([{ unit: 'TH2', onBehalf: true }]);
    expect(chat.buttons()[0]?.[1]).toBe('board.unit.TH2');
  });

  it('the office goes straight to a unit it names', () => {
    const chat = talk(openDesk([{ id: 1, role: 'office', unit: null }]));
    chat.begin('unit', 'TH3');
    expect([chat.at(), chat.answers()]).toEqual(['category', { unit: 'TH3' }]);
    const other = talk(openDesk());
    other.begin('unit', 'TH3');
    expect(other.last().ended).toBe('refused');
  });

  it('a role that was taken back in the middle saves nothing, and keeps the answers', () => {
    const { chat, desk } = atPhotos();
    chat.type('xong');
    for (const holds of [[teacher('TH3')], []]) {
      desk.holds = holds;
      chat.tap('Xác nhận và lưu');
      expect(chat.said()).toContain('không được giao quyền cho Trường Tiểu học Hoa Mai');
    }
    expect(desk.logs).toEqual([]);
    expect(chat.answers()['title']).toBe('Lớp tiếng Anh cho người lớn');
  });
});

describe('leaving and coming back', () => {
  it('goes on at the open question with everything kept', () => {
    const { chat } = atPhotos();
    const before = chat.answers();
    chat.resume();
    expect(chat.said()).toContain('Tiếp tục: Ghi hoạt động');
    expect([chat.at(), chat.answers()]).toEqual(['photos', before]);
  });
});
