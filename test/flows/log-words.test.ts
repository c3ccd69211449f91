/** What people type in the middle of a log that is no answer, or one that is given by the noun of the question. */
import { describe, expect, it } from 'vitest';
import { instant } from '../../src/chat/civil.ts';
import { saysLater } from '../../src/dialog/later.ts';
import { readToldLog } from '../../src/flows/log/told.ts';
import { words } from '../dialog/sample.ts';
import { mustRead } from '../support/campaigns.ts';
import { talk } from './log-talk.ts';
import { openDesk, teacher } from './log-turn.ts';

const campaign = { version: 1, ...mustRead('duc-trong-2021') };
const desk = Object.assign(openDesk([teacher('TH-BL')], campaign), { now: instant('2021-10-05', '20:00') });

/** At a step of a log of this kind, all before it told. */
function at(step: string, category = 'Kỹ năng Internet') {
  const chat = talk(desk);
  chat.begin();
  const answers = [category, 'Buổi của trường', 'hôm nay', 'trực tiếp', 'sân trường', '25 hs', '2', 'Các em vui'];
  for (const each of answers) {
    if (chat.at() === step) return chat;
    chat.type(each);
  }
  return chat;
}

describe('what is left out', () => {
  it('"bỏ qua" where something was answered says what is lost', () => {
    const chat = at('quantities');
    chat.type('quay lại', 'bỏ qua');
    expect(chat.said()).toContain('Đã bỏ Số người: 25 học sinh');
    expect(chat.at()).toBe('quantities');
    chat.type('bỏ qua');
    expect(chat.said()).not.toContain('Đã bỏ');
  });

  it('a no to what was answered says it, too', () => {
    const chat = at('photos');
    chat.type('quay lại', 'không có');
    expect(chat.said()).toContain('Đã bỏ Kết quả: Các em vui');
  });

  it.each(['bo qua het', 'bo qua het nha', 'bỏ qua mấy câu còn lại đi ạ', 'còn lại bỏ qua hết', 'skip the rest'])(
    '"%s" leaves out all that may be',
    (text) => {
      for (const step of ['quantities', 'result']) {
        const chat = at(step);
        chat.type(text);
        expect([step, chat.at()]).toEqual([step, 'summary']);
        expect(chat.said()).not.toContain(`Kết quả: ${text}`);
      }
      const chat = at('days');
      chat.type(text);
      expect(chat.at()).toBe('days');
    },
  );
});

describe('goes on at another time', () => {
  it.each([
    'thoi de mai ghi tiep nha',
    'mai em ghi tiếp nhé',
    'lát nữa làm tiếp nghe',
    'để tối về nhà em điền nốt ạ',
    "i'll continue tomorrow",
  ])('"%s" is no answer, and it is said that all is kept', (text) => {
    for (const step of ['title', 'people', 'result', 'photos']) {
      const chat = at(step);
      chat.type(text);
      expect([step, chat.at()]).toEqual([step, step]);
      expect(chat.said()).toContain('vẫn được giữ');
    }
  });

  it.each([
    'mai',
    'tiếp tục',
    'ghi tiếp đi',
    'mai trường em đọc sách tiếp',
    'chiều nay các em làm tiếp băng rôn',
    'lát ghi',
    'làm tiếp đi em, tối rồi',
  ])('"%s" says something else', (text) => expect(saysLater(text, words.languages)).toBe(false));
});

describe('a refusal is asked about where any text is an answer', () => {
  it.each([
    'thoi bo cai ni, sai loai roi',
    'nhầm mục rồi em ơi',
    'chọn nhầm loại rồi ạ',
    'ủa không phải loại này',
    'wrong one, sorry',
  ])('"%s"', (text) => {
    for (const step of ['title', 'result']) {
      const chat = at(step);
      chat.type(text);
      expect([step, chat.at()]).toEqual([step, step]);
      expect(chat.said()).toContain('Chưa ghi gì');
    }
  });
});

describe('a number with the noun of the question', () => {
  it.each(['4 lop', '4 lớp', '4 lớp tập huấn', '4'])('"%s" counts what is asked for', (text) => {
    const chat = at('quantities');
    chat.type(text);
    expect(chat.said()).toContain('4 lớp tập huấn');
  });

  it.each(['4 băng rôn', '4 em', 'mấy lớp', '3-4 lớp'])('"%s" is none', (text) => {
    const chat = at('quantities');
    chat.type(text);
    expect(chat.at()).toBe('quantities');
  });
});

describe('what says that there is no answer', () => {
  it.each(['thoi k tinh nguoi', 'k bit', 'k bit nua', 'khỏi tính người nha'])('"%s" leaves out the people', (text) => {
    const chat = at('people');
    chat.type(text);
    expect(chat.at()).toBe('quantities');
  });

  it.each(['khong co anh mo', 'không có hình nào hết', 'ko co anh'])('"%s" ends the photos', (text) => {
    const chat = at('photos');
    chat.type(text);
    expect(chat.at()).toBe('summary');
  });

  it('"8 ong ba" are eight grandparents with marks or without', () => {
    for (const text of ['20 be vs 8 ong ba', '20 bé với 8 ông bà']) {
      const chat = at('people');
      chat.type(text);
      expect(chat.said()).toContain('ong ba' === text.slice(-6) ? 'ong ba' : 'ông bà');
      expect(chat.labels().join()).toContain('20 học sinh');
    }
  });
});

describe('a form that is told beside the place', () => {
  it.each([
    ['ở sân trường, trực tiếp', 'sân trường'],
    ['trực tiếp, ở sân trường', 'sân trường'],
    ['o san truong, truc tiep', 'san truong'],
    ['ở sân trường trực tiếp nha', 'sân trường'],
    ['tại sân trường, hình thức trực tiếp', 'sân trường'],
  ])('"%s" where the form is asked for is at "%s"', (text, place) => {
    const chat = at('mode');
    chat.type(text);
    expect(chat.said()).toContain('Hình thức: trực tiếp');
    expect(chat.said()).toMatch(new RegExp(`Địa điểm: ${place}$`, 'm'));
  });

  it.each(['sân trường, trực tiếp', 'sân trường trực tiếp', 'ở sân trường, gặp mặt trực tiếp'])(
    '"%s" is a place',
    (text) => {
      const chat = at('place');
      chat.type(text);
      expect(chat.said()).toMatch(/Địa điểm: (?:ở )?sân trường$/m);
    },
  );

  it.each(['chỗ khác', 'cho khac', 'ở chỗ khác', 'nơi khác'])('"%s" is no other kind', (typed) => {
    const chat = at('category');
    chat.type(typed);
    expect(chat.at()).toBe('category');
  });

  it('is asked about with each form once, or is both', () => {
    const chat = at('mode');
    chat.type('học trực tuyến ở nhà văn hóa');
    expect(chat.labels().filter((label) => label === 'Trực tuyến')).toHaveLength(1);
    chat.type('20 cô học qua zoom, 10 cô ngồi ở hội trường');
    expect(chat.said()).toContain('Hình thức: kết hợp');
  });
});

describe('what says something else where the kind is asked for', () => {
  it.each([
    ['hqua 40 be 4 co', ['Ngày: thứ Hai, 04/10/2021', '4 giáo viên, 40 học sinh']],
    ['nhầm, 60 người', ['60 lượt người']],
    ['tai cong truong', ['Địa điểm: cong truong']],
    ['ở sân trường nha', ['Địa điểm: sân trường']],
  ])('"%s" is kept', (text, told) => {
    const chat = at('category');
    chat.type(text);
    expect(chat.at()).toBe('category');
    for (const each of told) expect(chat.said()).toContain(each);
  });

  it.each(['lớp học trực tuyến', 'treo 3 băng rôn', 'thư viện', 'tập huấn'])('"%s" is a kind', (text) => {
    const chat = at('category');
    chat.type(text);
    expect(chat.said()).not.toContain('Địa điểm');
  });
});

it.each(['so luong 3 lop, nguoi 90 hs', 'số người: 90 hs; số lượng: 3'])('"%s" mends both lines', (text) => {
  const chat = at('photos');
  chat.type('xong', text);
  expect(chat.at()).toBe('summary');
  expect(chat.said()).toMatch(/→ 3 lớp tập huấn/);
  expect(chat.said()).toMatch(/→ 90 học sinh/);
});

it('of several lines of which one is not read none is changed', () => {
  const chat = at('photos');
  chat.type('xong', 'số người 90 hs, số lượng nhiều lắm');
  expect(chat.said()).not.toMatch(/→ 90 học sinh/);
});

it('"lưu" where a line is being mended saves nothing, and says so', () => {
  const chat = at('photos');
  chat.type('xong');
  chat.tap('Sửa: Số lượng');
  chat.type('lưu');
  expect(chat.at()).toBe('summary');
  expect(chat.said()).toContain('chưa lưu gì');
});

describe('figures of a whole message', () => {
  const told = (text: string) => {
    const { answers, unread } = readToldLog(text, desk.turn());
    return { counts: answers.people?.counts ?? null, unsorted: answers.people?.unsorted ?? null, unread };
  };

  it.each([
    ['hôm qua sinh hoạt dưới cờ, 320 em, à nhầm 330 em, 18 cô', { hs: 330, gv: 18 }],
    ['hqua thi ve tranh, 50 hs, lon, 60 hs, 4 gv', { hs: 60, gv: 4 }],
    ['hqua sinh hoat duoi co 12 lop moi lop 35 em', { hs: 420 }],
    ['hom ni day hoc so, moi lop 30 em x 4 lop', { hs: 120 }],
    ['hôm nay đọc sách, 4 lớp, mỗi lớp 30 em', { hs: 120 }],
    ['hqua doc sach 3 lop x 30 em', { hs: 90 }],
  ])('"%s" counts what is meant', (text, counts) => {
    expect(told(text)).toMatchObject({ counts, unread: [] });
    expect(readToldLog(text, desk.turn()).answers.title).not.toMatch(/\d/);
  });

  it('a part that is said to be one leaves the rest unsorted', () => {
    expect(told('hqua noi chuyen duoi co, 100 nguoi trong do 80 hs')).toMatchObject({
      counts: { hs: 80 },
      unsorted: 20,
    });
    expect(told('hôm qua đọc sách, 100 người, 80 hs').counts).toBeNull();
  });

  it.each([
    ['hôm qua tập huấn, 10 giáo viên và 55 phụ huynh dự, trong đó 40 nữ', ['40 nữ']],
    ['hôm qua đọc sách, 45 em trong đó có 20 em nữ, 3 cô', ['45 em trong đó có 20 em nữ, 3 cô']],
    ['hôm qua đọc sách cho 30 em tại thư viện, được 12 cuốn', ['12 cuốn']],
    ['sáng nay 7h30 lớp 3 đọc sách tiết 2 cho 30 em', []],
    ['hôm qua 14h trường em đọc sách cho 30 em', []],
    ['hôm qua treo 3 băng rôn ở cổng', []],
  ])('"%s" tells what was not read', (text, unread) => expect(told(text).unread).toEqual(unread));
});

describe('whose it was is no part of the title', () => {
  it.each([
    ['hnay truong c cho cac be doc sach cung ong ba', 'Cac be doc sach cung ong ba'],
    ['hôm nay trường mk đọc sách cùng con', 'Đọc sách cùng con'],
    ['hqua noi chuyen duoi co, 100 hs', 'Noi chuyen duoi co'],
    ['hqua ben tui doc sach cung ong ba', 'Doc sach cung ong ba'],
    ['hôm qua lớp cô Lan đọc sách cùng con', 'Lớp cô Lan đọc sách cùng con'],
  ])('"%s"', (text, title) => expect(readToldLog(text, desk.turn()).answers.title).toBe(title));
});

describe('what stands beside an answer and is none of it', () => {
  it.each([
    ['trực tiếp, 8 tổ', '8 tổ'],
    ['truc tiep, 8 to', '8 to'],
    ['trực tiếp, ở phòng 12', null],
  ])('"%s" where the form is asked for', (text, left) => {
    const chat = talk(openDesk([teacher('TH1')]));
    chat.begin();
    chat.type('băng rôn', 'Treo băng rôn chào mừng', 'hôm nay', text);
    expect(chat.answers()).toMatchObject({ mode: 'in-person' });
    if (left) expect(chat.said()).toContain(`Chưa ghi phần “${left}”`);
    else expect(chat.said()).not.toContain('Chưa ghi phần');
  });

  it.each(['trực tiếp, 45 hs', 'truc tiep, 45 hs', 'trực tiếp 45 hs'])(
    '"%s" where the form is asked for answers what is asked later, too',
    (text) => {
      const chat = talk(openDesk([teacher('TH1')]));
      chat.begin();
      chat.type('băng rôn', 'Treo băng rôn chào mừng', 'hôm nay', text);
      expect(chat.answers()).toMatchObject({ mode: 'in-person', people: { counts: { hs: 45 } } });
      expect(chat.said()).toContain('Số người: 45 học sinh');
      expect(chat.said()).not.toContain('Chưa ghi phần');
    },
  );

  it.each([
    ['nhầm, 8 tổ, 310 em', '8 tổ'],
    ['nhầm, 310 em, 7h30', '7h30'],
    ['nhầm, phòng 12, 310 em', 'phòng 12'],
    ['nhầm, 310 em, buổi 2', 'buổi 2'],
    ['sửa ngày: hôm qua, số người: 40 hs, nền tảng: Meet', 'nền tảng: Meet'],
    ['số người: 40 hs, địa điểm: sân trường, ngày: hôm qua', null],
    ['1. số người: 40 hs 2. địa điểm: thư viện', null],
    ['nhầm, mỗi lớp 35 em, 3 lớp', null],
  ])('"%s" in place of what was told', (text, left) => {
    const chat = at('');
    chat.type('xong');
    expect(chat.at()).toBe('summary');
    chat.type(text);
    if (left) expect(chat.said()).toContain(`Chưa ghi phần “${left}”`);
    else expect(chat.said()).not.toContain('Chưa ghi phần');
    expect(chat.said()).toContain('Đã sửa');
  });
});
