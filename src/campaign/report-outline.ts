/** What a unit's report is made of: the campaign's `report.sections`, else the outline that such reports have. */
import type { Localized } from '../chat/index.ts';
import { keptFor } from '../chat/kept.ts';
import type { Campaign, CampaignPlan } from './types.ts';

/** logs: drafted from what was logged. words: the lead is asked. nominations: whom the unit proposes. */
export type PartSource = 'logs' | 'words' | 'nominations';

/** A text of the report: a section without parts, or a part of one. */
export type ReportPart = {
  readonly code: string;
  readonly title: Localized;
  readonly source: PartSource;
  /** Whose logs it is drafted from. */
  readonly categories: readonly string[];
  /** How it is asked for. */
  readonly ask: Localized | null;
};

/** "II. KẾT QUẢ …" with its parts "1. …"; one without headings of its own has a single part, which is itself. */
export type ReportSection = {
  readonly code: string;
  readonly title: Localized;
  readonly parts: readonly ReportPart[];
  /** Whether its parts have headings. */
  readonly isDivided: boolean;
};

type Told = Omit<NonNullable<CampaignPlan['report']>['sections'][number], 'parts'>;
type Outline = readonly (Told & { readonly parts: readonly Told[] })[];

const logs = (code: string, vi: string, en: string, categories: readonly string[]): Told => ({
  code,
  title: { vi, en },
  categories,
  nominations: false,
});
const asked = (code: string, title: Localized, ask: Localized): Told => ({
  code,
  title,
  categories: [],
  nominations: false,
  ask,
});

const RESULTS: readonly Told[] = [
  logs('truyen-thong', 'Công tác thông tin, tuyên truyền', 'News and awareness', ['TT01', 'TT02', 'TT03', 'KM01']),
  logs('day-hoc-so', 'Ứng dụng công nghệ số trong dạy, học và hoạt động thư viện', 'Digital teaching and library', [
    'DH01',
    'TV01',
  ]),
  logs('lop-hoc', 'Lớp học, khóa học, tập huấn, hội thảo', 'Classes, training, seminars', [
    'LH01',
    'LH02',
    'TH01',
    'TH02',
  ]),
  logs('san-choi', 'Câu lạc bộ, diễn đàn, sân chơi, cuộc thi', 'Clubs, forums, contests', [
    'SC01',
    'SC02',
    'SC03',
    'SC04',
    'SC05',
  ]),
  logs('khuyen-doc', 'Khuyến đọc, hợp tác thư viện, luân chuyển sách', 'Reading, library cooperation, books', [
    'TV02',
    'TV03',
    'TV04',
  ]),
  logs('dong-hanh', 'Vận động doanh nghiệp, tổ chức, cá nhân đồng hành', 'Support by enterprises and people', ['DN01']),
  logs('quoc-te', 'Tham gia diễn đàn quốc tế', 'International forums', ['QT01']),
  logs('thi-dua', 'Phong trào thi đua dạy tốt, học tốt', 'Teach-well, study-well', ['TD01']),
];

/** As such reports are divided (no official form exists): what another campaign may say otherwise. */
const USUAL: Outline = [
  {
    ...asked(
      'chi-dao',
      { vi: 'Công tác chỉ đạo, triển khai', en: 'Guidance and organisation' },
      {
        vi: 'Đơn vị đã chỉ đạo, phân công, phối hợp thế nào? Có thể ghi số kế hoạch của đơn vị.',
        en: 'How was the Week organised in your unit? The number of your own plan may be given.',
      },
    ),
    parts: [],
  },
  {
    ...logs('ket-qua', 'Kết quả tổ chức các hoạt động', 'Results of the activities', []),
    parts: RESULTS,
  },
  {
    ...logs('danh-gia', 'Đánh giá chung', 'Assessment', []),
    parts: [
      asked(
        'noi-bat',
        { vi: 'Kết quả nổi bật', en: 'Highlights' },
        {
          vi: 'Kết quả nào nổi bật nhất?',
          en: 'What stood out most?',
        },
      ),
      asked(
        'han-che',
        { vi: 'Tồn tại, hạn chế và nguyên nhân', en: 'Limits and their causes' },
        {
          vi: 'Còn tồn tại, hạn chế gì, vì sao?',
          en: 'What was lacking, and why?',
        },
      ),
      asked(
        'kinh-nghiem',
        { vi: 'Bài học kinh nghiệm', en: 'Lessons' },
        {
          vi: 'Đơn vị rút ra kinh nghiệm gì?',
          en: 'What was learnt?',
        },
      ),
    ],
  },
  {
    ...logs('guong-khen', 'Gương tự học, đề nghị khen thưởng', 'Self-learning examples, commendations', []),
    nominations: true,
    parts: [],
  },
  {
    ...asked(
      'kien-nghi',
      { vi: 'Đề xuất, kiến nghị', en: 'Proposals' },
      {
        vi: 'Đơn vị có đề xuất, kiến nghị gì?',
        en: 'What do you propose or ask for?',
      },
    ),
    parts: [],
  },
];

const OTHERS: Localized = { vi: 'Hoạt động khác', en: 'Other activities' };

// A campaign's plan stays the same object until the files are applied anew.
const outlineIn = keptFor(makeOutline);

/** The sections of a unit's report, in order. Every category is told of in exactly one part. */
export const outlineOf = ({ plan }: Pick<Campaign, 'plan'>): readonly ReportSection[] => outlineIn(plan);

/** Every text of the report, in order. */
export const partsOf = (campaign: Pick<Campaign, 'plan'>): readonly ReportPart[] =>
  outlineOf(campaign).flatMap((section) => section.parts);

function makeOutline(plan: CampaignPlan): readonly ReportSection[] {
  const own = plan.report?.sections ?? [];
  const outline = own.length > 0 ? own : USUAL;
  const sections = outline.map((each): ReportSection => {
    const isDivided = each.parts.length > 0;
    return { code: each.code, title: each.title, parts: (isDivided ? each.parts : [each]).map(toPart), isDivided };
  });
  return withOthers(sections, plan);
}

const toPart = ({ code, title, categories, nominations, ask }: Told): ReportPart => ({
  code,
  title,
  source: nominations ? 'nominations' : categories.length > 0 ? 'logs' : 'words',
  categories,
  ask: ask ?? null,
});

/** Categories that no part names get their own, so that no log is left out; parts whose categories the plan lacks go. */
function withOthers(sections: readonly ReportSection[], plan: CampaignPlan): readonly ReportSection[] {
  const codes = new Set(plan.categories.map((each) => each.code));
  const kept = sections.map((section) => ({
    ...section,
    parts: section.parts.filter((part) => part.source !== 'logs' || part.categories.some((code) => codes.has(code))),
  }));
  const named = new Set(kept.flatMap(({ parts }) => parts.flatMap((part) => part.categories)));
  const rest = plan.categories.filter((each) => !named.has(each.code));
  if (rest.length === 0) return kept.filter((section) => section.parts.length > 0);
  const at = Math.max(0, resultsAt(sections));
  return kept
    .map((section, i) => {
      if (i !== at) return section;
      const parts = [...section.parts, ...othersOf(section, rest)];
      return { ...section, parts, isDivided: section.isDivided || parts.length > 1 };
    })
    .filter((section) => section.parts.length > 0);
}

/** The section that tells of the logs. */
const resultsAt = (sections: readonly ReportSection[]): number =>
  sections.findIndex(({ parts }) => parts.some((part) => part.source === 'logs'));

/** One part for all of them beside others; where there is no other, one for each. */
function othersOf(section: ReportSection, rest: CampaignPlan['categories']): readonly ReportPart[] {
  const plain = { source: 'logs', ask: null } as const;
  if (section.parts.some((part) => part.source === 'logs')) {
    return [{ ...plain, code: 'khac', title: OTHERS, categories: rest.map((each) => each.code) }];
  }
  return rest.map((each) => ({ ...plain, code: `k-${each.code}`, title: each.label, categories: [each.code] }));
}
