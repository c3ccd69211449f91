import type { Campaign, CountUnit, PeopleGroup } from '../../src/campaign/types.ts';
import { createWords } from '../../src/words/index.ts';
import { blankPlan } from '../support/blank-plan.ts';

export const words = createWords();

export const groups: readonly PeopleGroup[] = [
  { code: 'cbql', name: { vi: 'cán bộ quản lý', en: 'managers' }, words: ['cbql', 'cán bộ', 'ban giám hiệu', 'bgh'] },
  { code: 'gv', name: { vi: 'giáo viên', en: 'teachers' }, words: ['gv', 'thầy cô', 'thầy', 'cô'] },
  { code: 'hs', name: { vi: 'học sinh', en: 'pupils' }, words: ['hs', 'em', 'cháu'] },
  { code: 'ph', name: { vi: 'phụ huynh', en: 'parents' }, words: ['ph', 'cha mẹ', 'phụ huynh học sinh'] },
  { code: 'nd', name: { vi: 'người dân', en: 'residents' }, words: ['nd', 'dân', 'bà con'] },
];

export const banner: CountUnit = { code: 'bang-ron', name: { vi: 'băng rôn / khẩu hiệu', en: 'banners' } };
export const news: CountUnit = { code: 'tin', name: { vi: 'tin, bài', en: 'news items' } };
export const views: CountUnit = { code: 'xem', name: { vi: 'lượt xem', en: 'views' } };

/** A made-up Week of 1-7 October 2021; 1 October is a Friday. */
export const period = { from: '2021-10-01', to: '2021-10-07' };

const category = (code: string, vi: string, counts: readonly CountUnit[] = [], typed: readonly string[] = []) => ({
  code,
  label: { vi, en: `${code} in English` },
  name: { vi: `${vi} (tên đầy đủ)` },
  counts,
  levels: [],
  words: typed,
});

export const campaign: Campaign = {
  version: 1,
  plan: {
    ...blankPlan,
    id: 'mau',
    year: 2021,
    sample: true,
    title: { vi: 'Tuần lễ mẫu' },
    shortName: { vi: 'Tuần lễ', en: 'the Week' },
    otherNames: [],
    organiser: { name: { vi: 'Phòng mẫu' }, short: { vi: 'Phòng' } },
    upperBody: null,
    scope: null,
    period,
    theme: { vi: 'Chủ đề mẫu' },
    purposes: { short: { vi: 'Mục đích' }, long: [] },
    legalBases: [],
    audiences: [],
    people: groups,
    unitTypes: [
      { code: 'XA', name: { vi: 'xã' }, kind: 'commune', reports: false },
      { code: 'TH', name: { vi: 'trường tiểu học' }, kind: 'unit', reports: true },
    ],
    categories: [
      category('TT01', 'Tin, bài truyền thông', [news, views], ['báo']),
      category('TT02', 'Băng rôn, pa-nô', [banner], ['băng rôn']),
      category('LH01', 'Lớp học trực tuyến', [{ code: 'lop', name: { vi: 'lớp', en: 'classes' } }], ['lớp online']),
      category('TV01', 'Hoạt động thư viện số'),
      category('TV02', 'Thư viện hợp tác'),
      category('SC01', 'CLB, diễn đàn'),
      category('SC02', 'Cuộc thi trực tuyến'),
      category('SC03', 'Giao lưu, sức khỏe'),
      category('TD01', 'Dạy tốt, học tốt'),
      category('KH99', 'Hoạt động khác'),
    ],
    duties: [],
    deadlines: [],
    report: null,
    contacts: [],
    platforms: [
      { code: 'zoom', name: 'Zoom', words: ['zom'], inPerson: false },
      { code: 'meet', name: 'Google Meet', words: ['meet', 'gg meet'], inPerson: false },
      { code: 'tai-cho', name: 'Trực tiếp', words: [], inPerson: true },
    ],
    safety: null,
    links: [],
    recipients: [],
    privacy: null,
  },
  sessions: [],
  units: [
    { code: 'XA1', name: 'Xã Đồi Thông', type: 'XA', parent: null, aliases: [], successor: null },
    { code: 'XA2', name: 'Xã Suối Vàng', type: 'XA', parent: null, aliases: [], successor: null },
    {
      code: 'TH1',
      name: 'Trường Tiểu học Hoa Mai',
      type: 'TH',
      parent: 'XA1',
      aliases: ['TH Hoa Mai'],
      successor: null,
    },
    { code: 'TH2', name: 'Trường Tiểu học Hoa Mai', type: 'TH', parent: 'XA2', aliases: [], successor: null },
    {
      code: 'TH3',
      name: 'Trường Tiểu học Nắng Sớm',
      type: 'TH',
      parent: 'XA2',
      aliases: ['nang som'],
      successor: null,
    },
  ],
};
