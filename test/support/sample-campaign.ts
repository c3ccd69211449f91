import type { Campaign, Session } from '../../src/campaign/types.ts';
import type { Localized } from '../../src/chat/index.ts';
import { blankPlan } from './blank-plan.ts';

/** A small campaign of three days for tests of what is looked up: two audiences, five sessions, four categories, seven units. */
export const sampleCampaign: Campaign = {
  version: 3,
  plan: {
    ...blankPlan,
    id: 'mau-2024',
    year: 2024,
    sample: true,
    title: { vi: 'Tuần đọc sách năm 2024', en: 'Reading Week 2024' },
    shortName: { vi: 'Tuần đọc', en: 'Reading Week' },
    otherNames: ['tuần lễ đọc sách'],
    organiser: {
      name: { vi: 'Phòng Giáo dục và Đào tạo', en: 'Office of Education' },
      short: { vi: 'Phòng GD&ĐT', en: 'the Office' },
    },
    upperBody: null,
    scope: { vi: 'toàn huyện', en: 'the whole district' },
    period: { from: '2024-05-06', to: '2024-05-08' },
    theme: { vi: 'Đọc để biết & sống <tốt> hơn', en: 'Read to know & live <better>' },
    purposes: {
      short: { vi: 'Khuyến khích mọi người đọc sách.', en: 'To encourage everybody to read.' },
      long: [
        { vi: 'Mở rộng phong trào đọc.', en: 'To widen the reading movement.' },
        { vi: 'Nâng cao nhận thức.', en: 'To raise awareness.' },
      ],
    },
    legalBases: Array.from({ length: 6 }, (_, i) => ({
      text: { vi: `Quyết định số ${i + 1}/QĐ`, en: `Decision ${i + 1}` },
      role: { vi: 'giao nhiệm vụ', en: 'gives the task' },
      ...(i === 0 ? { url: 'https://hop.example/qd-1' } : {}),
    })),
    audiences: [
      audience('GV', { vi: 'giáo viên', en: 'teachers' }, ['GV'], ['gv', 'thầy cô']),
      audience('PH', { vi: 'phụ huynh', en: 'parents' }, ['PH', 'HS'], ['ph', 'cha mẹ']),
      { ...audience('HS', { vi: 'học sinh', en: 'pupils' }, ['HS'], ['hs']), selectable: false },
    ],
    people: [{ code: 'gv', name: { vi: 'giáo viên', en: 'teachers' }, words: ['gv'] }],
    unitTypes: [
      { code: 'XA', name: { vi: 'xã', en: 'commune' }, kind: 'commune', reports: false },
      { code: 'TH', name: { vi: 'trường tiểu học', en: 'primary school' }, kind: 'unit', reports: true },
      { code: 'MN', name: { vi: 'trường mầm non', en: 'nursery school' }, kind: 'unit', reports: true },
    ],
    categories: [
      category('TT01', { vi: 'Tin, bài', en: 'News' }, []),
      category('TT02', { vi: 'Băng rôn, pa-nô', en: 'Banners' }, []),
      category('DS01', { vi: 'Kể chuyện sách', en: 'Storytelling' }, ['MN']),
      category('LH01', { vi: 'Lớp học trực tuyến', en: 'Online class' }, ['TH']),
    ],
    faq: [
      {
        question: { vi: 'Có cần mang sách theo không?', en: 'Do I bring books?' },
        answer: { vi: 'Không cần, thư viện có sẵn.', en: 'No, the library has them.' },
        alsoAsked: ['phải đem theo gì'],
        link: 'https://hop.example/sach',
      },
    ],
    duties: [
      {
        code: 'B1',
        text: { vi: 'Treo băng rôn', en: 'Hang banners' },
        required: true,
        due: '2024-05-06',
        categories: [],
      },
      { code: 'B2', text: { vi: 'Tổ chức hoạt động', en: 'Run activities' }, required: false, categories: [] },
    ],
    deadlines: [
      {
        code: 'report',
        name: { vi: 'Báo cáo', en: 'Report' },
        date: '2024-05-20',
        who: { vi: 'các trường', en: 'schools' },
      },
      {
        code: 'photos',
        name: { vi: 'Gửi ảnh', en: 'Photos' },
        date: '2024-05-10',
        time: '16:00',
        who: { vi: 'các trường', en: 'schools' },
      },
    ],
    report: {
      what: { vi: 'Ảnh và báo cáo kết quả.', en: 'Photos and a report of results.' },
      to: { vi: 'Phòng GD&ĐT', en: 'the Office' },
      heads: {},
      signer: {},
      unitHeads: [],
      addressees: [],
      sections: [],
      figures: [],
      photos: 20,
      email: 'baocao@hop.example',
    },
    contacts: [
      {
        name: { vi: 'Bộ phận hỗ trợ', en: 'Support desk' },
        phone: '0263 000 0000',
        email: 'hotro@hop.example',
        hours: { vi: 'thứ Hai đến thứ Sáu', en: 'Monday to Friday' },
      },
    ],
    platforms: [
      platform('zoom', 'Zoom', ['zum'], { vi: 'Bấm đường dẫn rồi chọn Join.', en: 'Tap the link, then Join.' }),
      platform('meet', 'Google Meet', ['meet', 'gg meet']),
      { ...platform('place', 'Trực tiếp', ['truc tiep']), inPerson: true },
    ],
    safety: { on: true, text: { vi: 'Xin đeo khẩu trang.', en: 'Please wear a mask.' } },
    links: [{ name: { vi: 'Trang mẫu', en: 'Sample site' }, url: 'https://hop.example/' }],
    recipients: [],
    privacy: {
      controller: { vi: 'Phòng GD&ĐT', en: 'the Office' },
      operator: { vi: 'Tổ kỹ thuật', en: 'the technical team' },
      contact: { vi: 'hotro@hop.example', en: 'hotro@hop.example' },
    },
  },
  sessions: [
    session('B01', '2024-05-06', '07:30', '08:15', { vi: 'Lễ phát động', en: 'Opening' }, ['GV', 'HS', 'PH'], 'zoom'),
    session('B02', '2024-05-06', '08:00', '09:00', { vi: 'Tập huấn đọc; ghi, nhớ', en: 'Training' }, ['GV'], 'meet'),
    session(
      'B03',
      '2024-05-06',
      '19:30',
      null,
      { vi: 'Đọc sách cùng con ở nhà mỗi buổi tối sau giờ học' },
      ['PH'],
      'zoom',
    ),
    {
      ...session('B04', '2024-05-07', '09:00', '10:00', { vi: 'Kể chuyện', en: 'Stories' }, ['HS'], 'zoom'),
      cancelled: true,
    },
    {
      ...session('B05', '2024-05-08', '15:00', '16:00', { vi: 'Trao sách', en: 'Handing over books' }, ['HS'], 'place'),
      link: null,
      place: 'Thư viện trường',
      fee: null,
      host: null,
    },
  ],
  units: [
    { code: 'X1', name: 'Xã Hoa Mai', type: 'XA', parent: null, aliases: ['hoa mai'], successor: null },
    { code: 'X2', name: 'Xã Hoa Đào', type: 'XA', parent: null, aliases: [], successor: null },
    { code: 'T1', name: 'Trường Tiểu học Ban Mai', type: 'TH', parent: 'X1', aliases: ['th ban mai'], successor: null },
    { code: 'T2', name: 'Trường Tiểu học Ban Mai', type: 'TH', parent: 'X2', aliases: [], successor: null },
    { code: 'T3', name: 'Trường Tiểu học Suối Trong', type: 'TH', parent: 'X2', aliases: [], successor: null },
    { code: 'M1', name: 'Trường Mầm non Ban Mai', type: 'MN', parent: 'X1', aliases: [], successor: null },
    { code: 'M2', name: 'Trường Mầm non Lá Xanh', type: 'MN', parent: 'X2', aliases: [], successor: null },
  ],
};

/** The same plan with everything left out that an office may leave out. */
export const bareCampaign: Campaign = {
  ...sampleCampaign,
  plan: {
    ...sampleCampaign.plan,
    id: 'tran-2024',
    sample: false,
    title: { vi: 'Tuần đọc sách năm 2024' },
    shortName: { vi: 'Tuần đọc' },
    theme: { vi: 'Đọc mỗi ngày' },
    scope: null,
    purposes: { short: { vi: 'Khuyến khích đọc.' }, long: [] },
    legalBases: [],
    categories: [],
    duties: [],
    deadlines: [],
    report: null,
    contacts: [],
    platforms: [],
    safety: null,
    links: [],
    privacy: null,
  },
  sessions: [],
  units: [],
};

function audience(code: string, name: Localized, sees: readonly string[], words: readonly string[]) {
  return { code, name, sees, words, selectable: true };
}

function category(code: string, label: Localized, levels: readonly string[]) {
  const idea = { vi: `Một cách làm: ${label.vi}.`, en: `One way: ${label.en ?? label.vi}.` };
  const counts = [{ code: 'cai', name: { vi: 'cái', en: 'pieces' } }];
  return { code, label, name: label, counts, levels, idea, words: [] };
}

function platform(code: string, name: string, words: readonly string[], howTo?: Localized) {
  return { code, name, words, inPerson: false, ...(howTo ? { howTo } : {}) };
}

function session(
  code: string,
  date: string,
  from: string,
  to: string | null,
  title: Localized,
  audiences: readonly string[],
  on: string,
): Session {
  const known = { place: null, host: 'Trường Tiểu học Ban Mai', link: `https://hop.example/${code}`, cancelled: false };
  const more = { room: null, passcode: null, recording: null };
  return {
    code,
    date,
    from,
    to,
    title,
    audiences,
    platform: on,
    fee: { vi: 'miễn phí', en: 'free' },
    ...known,
    ...more,
  };
}
