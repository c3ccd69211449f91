/** A hand-made turn for what role holders see: doors over plain arrays that note what was written. An invented campaign. */
import type { Campaign, Session, SessionMend, Unit } from '../../src/campaign/types.ts';
import { areasOf } from '../../src/campaign/unit-tree.ts';
import type { Holding, IncomingFile, Language, Media, Reply } from '../../src/chat/index.ts';
import { allows, sightOf } from '../../src/people/rights.ts';
import {
  type Activity,
  type Broadcasts,
  type BroadcastView,
  type Foreseen,
  type HolderView,
  type InvitationView,
  NotAllowed,
  type PhotoView,
  type Right,
  type Turn,
} from '../../src/turn/index.ts';
import { plainResults } from './plain-results.ts';
import { plainTurn } from './plain-turn.ts';
import { sampleCampaign } from './sample-campaign.ts';

const local = (vi: string, en?: string) => ({ vi, en });
const unit = (code: string, name: string, type: string, parent: string | null, aliases: string[] = []): Unit => ({
  code,
  name,
  type,
  parent,
  aliases,
  successor: null,
});
const session = (code: string, date: string, from: string, more: Partial<Session> = {}): Session => ({
  code,
  date,
  from,
  to: '09:00',
  title: local(`Buổi ${code}`, `Session ${code}`),
  audiences: ['PH'],
  platform: 'zoom',
  place: null,
  host: null,
  link: 'https://hop.example/cu',
  room: null,
  passcode: null,
  recording: null,
  fee: null,
  cancelled: false,
  ...more,
});

export const campaign: Campaign = {
  version: 1,
  units: [
    unit('X1', 'Xã Suối Đá', 'XA', null),
    unit('X2', 'Xã Đồi Thông', 'XA', null),
    unit('T1', 'Trường Tiểu học Hoa Sim', 'TH', 'X1', ['TH Hoa Sim']),
    unit('T2', 'Trường Tiểu học Hoa Sim', 'TH', 'X2'),
    unit('T3', 'Trường THCS Đá Trắng', 'THCS', 'X1'),
    unit('T4', 'Trường THPT Bằng Lăng', 'THPT', 'X1'),
  ],
  sessions: [
    session('S01', '2021-10-05', '08:00'),
    session('S02', '2021-10-05', '10:00', { to: null, cancelled: true }),
    session('S03', '2021-10-06', '08:00'),
  ],
  plan: {
    ...sampleCampaign.plan,
    period: { from: '2021-10-01', to: '2021-10-07' },
    people: [
      { code: 'gv', name: local('giáo viên', 'teachers'), words: ['gv'] },
      { code: 'hs', name: local('học sinh', 'pupils'), words: ['hs'] },
    ],
    unitTypes: [
      { code: 'XA', name: local('Xã', 'Commune'), kind: 'commune', reports: false },
      { code: 'TH', name: local('Tiểu học', 'Primary school'), kind: 'unit', reports: true },
      { code: 'THCS', name: local('THCS', 'Secondary school'), kind: 'unit', reports: true },
      { code: 'THPT', name: local('THPT', 'High school'), kind: 'unit', reports: false },
    ],
    categories: [
      {
        code: 'BR',
        label: local('Băng rôn', 'Banners'),
        name: local('Treo băng rôn', 'Banners'),
        counts: [{ code: 'tam', name: local('tấm', 'banners') }],
        levels: [],
        words: [],
      },
      { code: 'LH', label: local('Lớp học'), name: local('Lớp học trực tuyến'), counts: [], levels: [], words: [] },
    ],
    duties: [
      { code: 'B1', text: local('Treo băng rôn'), required: true, due: '2021-10-02', categories: ['BR'] },
      { code: 'B2', text: local('Mở lớp'), required: false, categories: ['LH'] },
      { code: 'B3', text: local('Gửi ảnh'), required: true, categories: [] },
    ],
    deadlines: [
      { code: 'report', name: local('Gửi kết quả', 'Send results'), date: '2021-10-20', who: local('các đơn vị') },
    ],
  },
};

const PHOTO: Media = { hash: 'aa', mime: 'image/jpeg', name: 'a.jpg' };

export function activity(code: string, more: Partial<Activity> = {}): Activity {
  return {
    id: Number(code.slice(-1)) || 1,
    code,
    unit: 'T1',
    category: 'BR',
    title: `Hoạt động ${code}`,
    from: '2021-10-01',
    to: '2021-10-03',
    mode: 'mixed',
    platform: 'zoom',
    link: 'https://hop.example/lop',
    place: 'Sân trường',
    people: { counts: { gv: 20, hs: null }, unsorted: 30, approximate: true, raw: 'khoảng 50' },
    quantities: { tam: 3 },
    result: 'Đông người dự.',
    photos: [PHOTO, PHOTO],
    photosWaiting: 1,
    createdAt: new Date('2021-10-03T10:00:00+07:00'),
    updatedAt: new Date('2021-10-03T10:00:00+07:00'),
    version: 2,
    onBehalf: false,
    mine: true,
    withdrawn: null,
    ...more,
  };
}

/** As the photos' door tells of them. */
const photosOf = (log: Activity | undefined): readonly PhotoView[] =>
  (log?.photos ?? []).map((photo, at) => ({
    ...photo,
    id: at + 1,
    activity: log?.id ?? 0,
    code: log?.code ?? '',
    unit: log?.unit ?? '',
    category: log?.category ?? '',
    title: log?.title ?? '',
    from: '2021-10-01',
    to: '2021-10-03',
    number: at + 1,
    bytes: 9,
    preview: null,
    caption: null,
    best: null,
    alike: null,
    at: new Date('2021-10-03T10:00:00+07:00'),
    kind: 'picture',
    children: null,
    consent: null,
    publishable: false,
  }));

export function broadcastView(
  more: Partial<BroadcastView> = {},
  counts: Partial<BroadcastView['counts']> = {},
): BroadcastView {
  return {
    id: 7,
    state: 'done',
    text: 'Đề nghị các đơn vị ghi hoạt động.',
    attachment: null,
    choosing: { to: 'agreed' },
    at: new Date('2021-10-05T08:00:00+07:00'),
    counts: { total: 10, waiting: 0, sent: 10, unknown: 0, cancelled: 0, failed: {}, ...counts },
    ...more,
  };
}

export const HOLDS = {
  participant: [],
  teacher: [{ id: 1, role: 'teacher', unit: 'T1' }],
  lead: [{ id: 2, role: 'lead', unit: 'T1' }],
  office: [{ id: 3, role: 'office', unit: null }],
  viewer: [{ id: 4, role: 'viewer', unit: 'X1' }],
} as const satisfies Record<string, readonly Holding[]>;
export type Who = keyof typeof HOLDS;

type Options = {
  /** Local wall-clock time, '2021-10-05T08:00'. */
  readonly now?: string;
  readonly lang?: Language;
  /** false: the bot's link is not known yet. */
  readonly isLinked?: boolean;
  readonly activities?: Activity[];
  readonly views?: BroadcastView[];
  readonly holders?: Omit<HolderView, 'twin'>[];
  readonly invitations?: InvitationView[];
  readonly counts?: Readonly<Record<string, number>>;
  /** What would become of an announcement, where the plain counts are not enough; at that moment, where one is asked about. */
  readonly foresee?: (at?: Date) => Partial<Foreseen>;
  readonly toTell?: number;
  readonly mends?: Record<string, SessionMend>;
};

/** What was written through the doors, in order: "revoke holding 4". */
export type Written = {
  readonly acts: string[];
  readonly told: Reply[];
  readonly drafts: unknown[];
  fileState: string;
};

/** The turn and what it writes. `holds` may be emptied afterwards: the rights are read at each call. */
export function officeTurn(
  who: Who | readonly Holding[],
  options: Options = {},
): { turn: Turn; written: Written; holds: Holding[] } {
  const holds: Holding[] = [...(typeof who === 'string' ? HOLDS[who] : who)];
  const written: Written = { acts: [], told: [], drafts: [], fileState: 'none' };
  const logs = options.activities ?? [activity('HD-0001')];
  const views = options.views ?? [broadcastView()];
  const mends = options.mends ?? {};
  const given = options.holders ?? [];
  const holders = given.map((one): HolderView => {
    const isLike = (each: (typeof given)[number]) => each !== one && each.role === one.role && each.unit === one.unit;
    return { ...one, twin: given.some((each) => isLike(each) && !each.me) };
  });
  const may = (act: Right, of?: string): boolean => allows(holds, act, of, areasOf(turn.campaign, of));
  const need = (ok: boolean, what: string): void => {
    if (!ok) throw new NotAllowed(what);
  };
  const note = (text: string): void => void written.acts.push(text);
  const broadcasts: Broadcasts = {
    preview: (_choosing, at) => {
      need(may('office'), 'broadcast');
      return {
        byChannel: options.counts ?? { telegram: 120, zalo: 5 },
        anytime: options.counts ?? { telegram: 115, zalo: 5 },
        windows: {},
        unreachable: options.counts ? 0 : 5,
        holdsBilled: true,
        seconds: 5,
        ...options.foresee?.(at),
      };
    },
    compose: (draft) => ({
      text: { join: [{ plain: draft.text }, { key: 'broadcast:stop' }] },
      ...(draft.attachment && { file: draft.attachment }),
    }),
    start: (draft) => {
      need(may('office'), 'broadcast');
      note('start');
      written.drafts.push(draft);
      return broadcastView({ id: 9, state: draft.at ? 'scheduled' : 'sending' });
    },
    cancel: (id) => {
      note(`cancel ${id}`);
      return broadcastView({ id, state: 'cancelled' }, { sent: 4, cancelled: 6 });
    },
    view: (id) => views.find((each) => each.id === id) ?? null,
    recent: () => views,
    late: () => 0,
    resultFile: (id) => ({ hash: 'ff', mime: 'text/csv', name: `ket-qua-${id}.csv` }),
    resendUnknown: (id) => note(`resend ${id}`),
  };
  const never = (): never => {
    throw new Error('not used here');
  };
  const lang = options.lang ?? 'vi';
  const base = plainTurn({ lang, campaign, person: { id: 5, holds }, at: options.now ?? '2021-10-05T08:00' }).turn;
  const turn: Turn = {
    ...base,
    address: { channel: 'telegram', id: '5' },
    id: '1',
    links: {
      chat: options.isLinked === false ? null : 'https://t.me/tro_ly_bot',
      invitation: (code) => (options.isLinked === false ? null : `https://t.me/tro_ly_bot?start=${code}`),
    },
    activities: {
      save: never,
      change: never,
      alike: () => [],
      usual: () => [],
      withdraw: (id) => {
        note(`withdraw ${id}`);
        const found = logs.find((each) => each.id === id) ?? never();
        const by = holds.map(({ role }) => role).find((role) => role !== 'viewer');
        return { ...found, withdrawn: { by: by ?? 'teacher', at: turn.now } };
      },
      restore: (id) => {
        note(`restore ${id}`);
        return { ...(logs.find((each) => each.id === id) ?? never()), withdrawn: null };
      },
      mayRestore: (each) => each.withdrawn !== null,
      mine: () => logs.find((each) => each.mine && !each.withdrawn) ?? null,
      lastWithdrawn: () => logs.find((each) => each.withdrawn) ?? null,
      find: (code) => logs.find((each) => each.code === code) ?? null,
      ofUnit: (of, skip = 0, most = 100) =>
        logs
          .filter((each) => each.unit === of)
          .toSorted((a, b) => b.from.localeCompare(a.from) || b.id - a.id)
          .slice(skip, skip + most),
      logCount: (of) => {
        const own = logs.filter((each) => each.unit === of);
        return { all: own.length, withdrawn: own.filter((each) => each.withdrawn !== null).length };
      },
      last: never,
      history: () => [
        { version: 1, at: turn.now, by: 'teacher', changed: [] },
        { version: 2, at: turn.now, by: 'lead', changed: ['title', 'people'] },
      ],
      mayChange: (each) => may('lead', each.unit) || (may('log', each.unit) && each.mine),
      totals: () => ({ activities: 0, units: 0, people: 0, about: false }),
      figures: (of) => {
        const own = logs.filter((each) => each.unit === of && !each.withdrawn);
        const byCategory: Record<string, number> = {};
        const people: Record<string, number> = own.length > 0 ? { gv: 1234 } : {};
        for (const each of own) byCategory[each.category] = (byCategory[each.category] ?? 0) + 1;
        return {
          unit: of,
          activities: own.length,
          photos: own.length * 2,
          byCategory,
          people,
          unsorted: own.length > 0 ? 30 : 0,
          approximate: own.some((each) => each.people?.approximate),
          estimated: own.some((each) => each.people?.approximate) ? ['gv', 'unsorted'] : [],
          uncounted: own.filter((each) => each.people === null).length,
          lastAt: null,
        };
      },
      board: () => {
        need(may('look'), 'board');
        return {
          logged: new Set(logs.map((each) => each.unit)),
          activitiesOf: (code) => logs.filter((each) => each.unit === code).length,
          sums: () => ({ activities: logs.length, photos: new Set(logs.map((each) => each.unit)).size * 2 }),
        };
      },
    },
    evidence: {
      ...base.evidence,
      ofLog: (id) => photosOf(logs.find((each) => each.id === id)),
      ofUnit: (of) => logs.filter((each) => each.unit === of).flatMap(photosOf),
      find: (id) => photosOf(logs[0]).find((each) => each.id === id) ?? null,
      counts: () => ({ pictures: 2, unanswered: 1, reportable: 1, publishable: 0, best: 1 }),
      best: () => [],
      twins: () => [],
      mayChange: () => true,
      mark: (ids, { consent }) => void written.acts.push(`mark ${ids.join(' ')} ${consent}`),
      choose: (of, ids) => void written.acts.push(`choose ${of} ${ids.join(' ')}`),
    },
    attachments: attachments(written),
    results: plainResults(campaign, logs, may, () => sightOf(holds)),
    nudges: { ...base.nudges, all: () => [] },
    people: {
      ...base.people,
      may,
      sight: () => sightOf(holds),
      invite: (role, of, given) => {
        need(may('office') || (role === 'teacher' && of !== null && may('lead', of)), 'invite');
        note(`invite ${role} ${of} ${given?.days} ${given?.uses}`);
        return { code: 'BCGH23KMNP', expiresAt: new Date('2021-10-19T08:00:00+07:00') };
      },
      invitations: () => options.invitations ?? [],
      holderCount: () => holders.length,
      holders: (skip = 0, most = 100) => holders.slice(skip, skip + most),
      holder: (id) => holders.find((each) => each.holding === id) ?? null,
      heldUnits: (role = null) =>
        new Set(holders.flatMap((each) => (role === null || each.role === role ? (each.unit ?? []) : []))),
      revokeInvitation: (id) => note(`revoke invitation ${id}`),
      revokeHolding: (id) => {
        if (holders.length === 1) throw new NotAllowed('last-office');
        note(`revoke holding ${id}`);
      },
    },
    broadcasts,
    schedule: {
      mend: (code, mend) => {
        need(may('office'), 'mend');
        note(`mend ${code} ${JSON.stringify(mend)}`);
        return { told: options.toTell ?? 3 };
      },
      add: (session) => {
        need(may('office'), 'mend');
        note(`add ${JSON.stringify(session)}`);
        return 'THEM-1';
      },
      countToTell: () => options.toTell ?? 3,
      unmend: (code) => {
        note(`unmend ${code}`);
        return { told: 0 };
      },
      mended: (code) => mends[code] ?? null,
      session: (code) => campaign.sessions.find((each) => each.code === code) ?? null,
    },
    tell: (to, reply) => {
      note(`tell ${to}`);
      written.told.push(reply);
    },
  };
  return { turn, written, holds };
}

function attachments(written: Written): NonNullable<Turn['attachments']> {
  let file: IncomingFile | null = null;
  return {
    add: (given) => {
      if (given.album !== undefined && given.album === file?.album) return false;
      file = given;
      written.fileState = 'waiting';
      written.acts.push(`attach ${given.name ?? given.kind}`);
      return true;
    },
    state: () => (file === null ? 'none' : (written.fileState as 'waiting' | 'kept' | 'failed')),
    name: () => file?.name ?? null,
    media: () => (file && written.fileState === 'kept' ? { hash: 'cc', mime: 'application/pdf', name: 'a.pdf' } : null),
    take: (media) => {
      file = { kind: 'document', ref: '', name: media.name };
      written.fileState = 'kept';
    },
    clear: () => {
      file = null;
    },
  };
}
