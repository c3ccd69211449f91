import { afterEach, beforeEach, expect, test } from 'vitest';
import { diffCampaign, type Take } from '../../src/campaign/diff.ts';
import { describeDiff } from '../../src/campaign/diff-lines.ts';
import { planSchema } from '../../src/campaign/plan-schema.ts';
import { readCampaign } from '../../src/campaign/read.ts';
import type { CampaignFiles } from '../../src/campaign/types.ts';
import { type CampaignStore, createCampaignStore } from '../../src/store/campaign.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { roles } from '../../src/store/schema.ts';
import { createWords } from '../../src/words/index.ts';
import { changed, type Files, makeFolder, removeFolders } from './folder.ts';
import { addActivity, addPerson, askReminder } from './rows.ts';

const NOW = new Date('2025-10-01T08:00:00+07:00');
const words = createWords();

let store: Store;
let campaigns: CampaignStore;

beforeEach(() => {
  store = openStore(':memory:');
  campaigns = createCampaignStore(store);
  campaigns.apply(files(), NOW);
});
afterEach(() => {
  store.close();
  removeFolders();
});

function files(changes: Files = {}): CampaignFiles {
  const read = readCampaign(makeFolder(changes));
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  return read.files;
}

function lines(changes: Files, take?: Take, lang: 'vi' | 'en' = 'vi'): readonly string[] {
  const after = files(changes);
  const before = campaigns.applied('thu-2025');
  return describeDiff(diffCampaign(before, after, take), before, after).map((line) => words.plain(line, lang));
}

test('the same files change nothing', () => {
  expect(lines({})).toEqual(['Không có gì thay đổi.']);
});

test('a campaign that was never applied is said to be the first', () => {
  expect(words.plain(describeDiff(diffCampaign(null, files()), null, files())[0] ?? { plain: '' }, 'vi')).toBe(
    'Lần đầu áp dụng: Tuần lễ thử, 3 buổi, 4 đơn vị.',
  );
});

test('an office sees what changes for those who asked to be reminded', () => {
  askReminder(store, 'S1');
  askReminder(store, 'S1');
  expect(lines(changed('schedule.csv', '07:30;08:15', '09:00;'))).toEqual([
    'Buổi S1 "Buổi thứ nhất":',
    '  thời gian: thứ Tư, 01/10/2025 07:30–08:15 -> thứ Tư, 01/10/2025 09:00',
    '  Dành cho: giáo viên, phụ huynh. 2 người đã nhờ nhắc buổi này.',
  ]);
});

test.each<[string, Files, readonly string[]]>([
  [
    'a new session',
    changed('schedule.csv', 'S2;', 'S4;2025-10-04;08:00;09:00;Buổi thêm;GV;;;\nS2;'),
    ['Buổi mới S4 "Buổi thêm": thứ Bảy, 04/10/2025 08:00–09:00.', '  Dành cho: giáo viên.'],
  ],
  [
    'a session that goes',
    changed('schedule.csv', 'S2;2025-10-02;8h00;;Buổi thứ hai;PH;;;\n', ''),
    ['Bỏ buổi S2 "Buổi thứ hai" (thứ Năm, 02/10/2025 08:00).', '  Dành cho: phụ huynh.'],
  ],
  [
    'a link',
    changed('schedule.csv', 'https://hop.thu.gov.vn/s1', ''),
    [
      'Buổi S1 "Buổi thứ nhất":',
      '  đường dẫn: https://hop.thu.gov.vn/s1 -> chưa có',
      '  Dành cho: giáo viên, phụ huynh.',
    ],
  ],
  [
    'a cancelled session that takes place after all',
    changed('schedule.csv', ';hủy', ';'),
    ['Buổi S3 "Buổi thứ ba":', '  tình trạng: hủy -> diễn ra', '  Dành cho: học sinh.'],
  ],
  [
    'other audiences and another title',
    changed('schedule.csv', 'Buổi thứ hai;PH', 'Buổi số hai;GV'),
    [
      'Buổi S2 "Buổi số hai":',
      '  nội dung: Buổi thứ hai -> Buổi số hai',
      '  đối tượng: PH -> GV',
      '  Dành cho: giáo viên.',
    ],
  ],
  [
    'the theme',
    changed('campaign.yaml', 'Chủ đề thử', 'Chủ đề mới'),
    ['Đổi chủ đề, mọi người đều thấy: Chủ đề thử -> Chủ đề mới'],
  ],
  [
    'the period',
    changed('campaign.yaml', 'to: 05/10/2025', 'to: 06/10/2025'),
    ['Đổi thời gian tổ chức, mọi người đều thấy: 01/10/2025–05/10/2025 -> 01/10/2025–06/10/2025'],
  ],
  ['contacts', changed('campaign.yaml', '4567"', '4568"'), ['Đổi nội dung, mọi người đều thấy: liên hệ.']],
  [
    'a new question and its answer',
    changed('campaign.yaml', 'links:', 'faq:\n  - { question: Có mất tiền không?, answer: Không. }\nlinks:'),
    ['Đổi nội dung, mọi người đều thấy: câu hỏi thường gặp.', '  Câu hỏi mới: “Có mất tiền không?”'],
  ],
  [
    'a category of another name',
    changed('campaign.yaml', 'label: Nhóm B', 'label: Nhóm mới'),
    ['Nhóm hoạt động BB "Nhóm hoạt động B" đổi nội dung; 0 hoạt động đã ghi giữ nguyên.'],
  ],
  [
    'a category of another code',
    changed('campaign.yaml', 'code: BB', 'code: CC'),
    ['Nhóm hoạt động mới CC "Nhóm hoạt động B".', 'Bỏ nhóm hoạt động BB "Nhóm hoạt động B" (chưa có hoạt động nào).'],
  ],
  [
    'a unit of another name',
    changed('units.csv', 'Trường Hai', 'Trường Số Hai'),
    ['Đơn vị T2 "Trường Số Hai":', '  tên: Trường Hai -> Trường Số Hai'],
  ],
  [
    'a unit of another code',
    changed('units.csv', 'T2;', 'T3;'),
    ['Đơn vị mới T3 "Trường Hai".', 'Bỏ đơn vị T2 "Trường Hai" (chưa có gì được ghi cho đơn vị này).'],
  ],
])('an office sees %s', (_, changes, says) => {
  expect(lines(changes)).toEqual(says);
});

test('what was logged is said to stay', () => {
  addActivity(store, { unit: 'T2', category: 'BB' });
  store.db
    .insert(roles)
    .values({ person: addPerson(store), role: 'lead', unit: 'T2', grantedAt: 0 })
    .run();
  expect(
    lines({ ...changed('units.csv', 'T2;Trường Hai;TH;X1;;\n', ''), ...changed('campaign.yaml', 'BB', 'CC') }),
  ).toEqual([
    'Đơn vị T2 "Trường Hai" không còn trong tệp, được giữ lại ở dạng ngừng dùng: 1 hoạt động, 1 người được giao quyền.',
    'Nhóm hoạt động mới CC "Nhóm hoạt động B".',
    'Nhóm hoạt động BB "Nhóm hoạt động B" không còn trong tệp, được giữ lại vì có 1 hoạt động.',
  ]);
});

test('what was mended in chat stands beside what the file says, and is kept', () => {
  campaigns.mend('S1', { link: 'https://hop.example/moi', cancelled: true }, 1, NOW);
  const edited = changed('schedule.csv', 'hop.thu.gov.vn/s1', 'hop.example/tep');
  expect(lines(edited)).toEqual([
    'Buổi S1 "Buổi thứ nhất": đã sửa đường dẫn trong trò chuyện thành https://hop.example/moi (lúc 08:00 ngày 01/10/2025), tệp ghi https://hop.example/tep.',
    '  Giữ điều đã sửa. Muốn lấy theo tệp: --take-file S1',
    'Buổi S1 "Buổi thứ nhất": đã sửa tình trạng trong trò chuyện thành hủy (lúc 08:00 ngày 01/10/2025), tệp ghi diễn ra.',
    '  Giữ điều đã sửa. Muốn lấy theo tệp: --take-file S1',
  ]);
});

test('taking the file says what that changes', () => {
  campaigns.mend('S1', { link: 'https://hop.example/moi' }, 1, NOW);
  expect(lines({}, ['S1'], 'en')).toEqual([
    'Session S1 "Buổi thứ nhất":',
    '  link: https://hop.example/moi -> https://hop.thu.gov.vn/s1',
    '  For: giáo viên, phụ huynh.',
    'Session S1 "Buổi thứ nhất": the link was mended in chat to https://hop.example/moi (at 08:00 on 01/10/2025), the file says https://hop.thu.gov.vn/s1.',
    "  The file's is taken.",
  ]);
});

test.each(Object.keys(planSchema.shape).filter((key) => key !== 'id' && key !== 'categories'))(
  'that a plan’s %s changed has words in both languages',
  (part) => {
    for (const lang of ['vi', 'en']) {
      const what = words.plain({ key: `campaign:diff.part.${part}` }, lang);
      expect(what).not.toBe('');
      expect(what).not.toContain('diff.part');
    }
  },
);

test('a diff after an apply is empty, whatever was kept', () => {
  addActivity(store, { unit: 'T2', category: 'BB' });
  const without = { ...changed('units.csv', 'T2;Trường Hai;TH;X1;;\n', ''), ...changed('campaign.yaml', 'BB', 'CC') };
  campaigns.apply(files(without), NOW);
  expect(lines(without)).toEqual(['Không có gì thay đổi.']);
});
