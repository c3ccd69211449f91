/** A turn for the log flow alone: its doors are what the flow is handed, kept in memory. */
import type { Campaign } from '../../src/campaign/types.ts';
import { instant } from '../../src/chat/civil.ts';
import { PRIVACY_VERSION } from '../../src/chat/consent.ts';
import { kindSaid } from '../../src/chat/evidence-file.ts';
import type { Holding, IncomingFile, Language, Say } from '../../src/chat/index.ts';
import { type Activity, type ActivityAnswers, NotAllowed, type PhotoState, type Turn } from '../../src/turn/index.ts';
import { campaign as sample, words } from '../dialog/sample.ts';

export type Desk = {
  /** The turn at this moment: everything said is read anew. */
  turn(): Turn;
  readonly logs: Activity[];
  readonly photos: PhotoState[];
  holds: readonly Holding[];
  consent: string | null;
  /** Whether a message can be drawn over. */
  canEdit: boolean;
  lang: Language;
  now: Date;
};

export const teacher = (unit: string, id = 1): Holding => ({ id, role: 'teacher', unit });

export function openDesk(holds: readonly Holding[] = [teacher('TH1')], campaign: Campaign = sample): Desk {
  const albums = new Map<string, 'draft' | number>();
  let made = 0;
  const desk: Desk = {
    logs: [],
    photos: [],
    holds,
    consent: PRIVACY_VERSION,
    canEdit: true,
    lang: 'vi',
    now: instant('2021-10-05', '10:00'),
    turn: () => turn,
  };
  const isOffice = () => desk.holds.some((each) => each.role === 'office');
  const may = (act: string, unit?: string) =>
    act === 'office' ? isOffice() : isOffice() || desk.holds.some((each) => unit === undefined || each.unit === unit);
  const photo = (file: IncomingFile): void => {
    made += 1;
    desk.photos.push({ id: made, isCopy: false, state: 'waiting', kind: kindSaid(file), media: null });
    if (file.album !== undefined) albums.set(file.album, 'draft');
  };
  const keep = (answers: ActivityAnswers, before: Activity | null): Activity => {
    const activity: Activity = {
      ...answers,
      id: before?.id ?? desk.logs.length + 1,
      code: before?.code ?? `HD-${String(desk.logs.length + 1).padStart(4, 'A')}`,
      photos: [],
      photosWaiting: desk.photos.length,
      createdAt: before?.createdAt ?? desk.now,
      updatedAt: desk.now,
      version: (before?.version ?? 0) + 1,
      onBehalf: !desk.holds.some((each) => each.unit === answers.unit),
      mine: true,
      withdrawn: null,
    };
    for (const [album, at] of albums) if (at === 'draft') albums.set(album, activity.id);
    desk.photos.length = 0;
    if (before) desk.logs.splice(desk.logs.indexOf(before), 1, activity);
    else desk.logs.push(activity);
    return activity;
  };
  const doors: Pick<Turn, 'activities' | 'photos'> = {
    activities: {
      save(answers) {
        if (!may('log', answers.unit)) throw new NotAllowed('log');
        return keep(answers, null);
      },
      change(id, answers) {
        const before = desk.logs.find((each) => each.id === id);
        if (!before || !may('log', before.unit)) throw new NotAllowed('change');
        return keep(answers, before);
      },
      withdraw: () => {
        throw new NotAllowed('withdraw');
      },
      restore: () => {
        throw new NotAllowed('restore');
      },
      mayRestore: () => false,
      mine: () => desk.logs.at(-1) ?? null,
      lastWithdrawn: () => null,
      find: (code) => desk.logs.find((each) => each.code === code && may('log', each.unit)) ?? null,
      ofUnit: (unit) => desk.logs.filter((each) => each.unit === unit),
      alike: ({ unit, category, from, to }) =>
        desk.logs.filter(
          (each) => each.unit === unit && each.category === category && each.from <= to && each.to >= from,
        ),
      usual: (unit) =>
        [...new Set(desk.logs.map((each) => each.category))].map((category) => {
          const all = desk.logs.filter((each) => each.category === category);
          return { category, own: all.filter((each) => each.unit === unit).length, all: all.length };
        }),
      last: (unit) => desk.logs.findLast((each) => each.unit === unit) ?? null,
      history: () => [],
      mayChange: (activity) => may('log', activity.unit) && activity.mine,
      figures: () => {
        throw new NotAllowed('figures');
      },
      totals: () => ({ activities: 0, units: 0, people: 0, about: false }),
      logCount: () => ({ all: desk.logs.length, withdrawn: 0 }),
      board: () => ({ logged: new Set(), activitiesOf: () => 0, sums: () => ({ activities: 0, photos: 0 }) }),
    },
    photos: {
      add: (file) => photo(file),
      attachSibling(file) {
        const at = file.album === undefined ? undefined : albums.get(file.album);
        if (at === undefined) return null;
        if (at !== 'draft') return desk.logs.find((each) => each.id === at) ?? null;
        if (desk.photos.length < 10) photo(file);
        return 'draft';
      },
      keepEarly: () => 'kept',
      early: () => ({ count: 0, caption: null }),
      takeEarly: () => 0,
      dropEarly() {},
      describe() {},
      ofDraft: () => [...desk.photos],
      remove: (id) =>
        void desk.photos.splice(
          desk.photos.findIndex((each) => each.id === id),
          1,
        ),
      clearDraft() {
        desk.photos.length = 0;
        for (const [album, at] of albums) if (at === 'draft') albums.delete(album);
      },
      loadFrom(activity) {
        const log = desk.logs.find((each) => each.id === activity);
        for (let i = 0; i < (log?.photosWaiting ?? 0); i += 1) photo({ kind: 'image', ref: `of-log-${i}` });
      },
    },
  };
  const partly: Partial<Turn> = {
    ...doors,
    get now() {
      return desk.now;
    },
    get lang() {
      return desk.lang;
    },
    get person() {
      return {
        id: 1,
        lang: desk.lang,
        audience: null,
        unit: null,
        joined: true,
        holds: desk.holds,
        consent: desk.consent,
        announcements: 'unasked' as const,
        remindAt: null,
        shownName: null,
        isNameAsked: true,
      };
    },
    languages: words.languages,
    plain: (say: Say) => words.plain(say, desk.lang),
    campaign,
    get can() {
      return { edit: desk.canEdit, buttons: 100, textLimit: 4096, files: [] };
    },
  };
  // The log flow opens no other door than these, and of people only `may`.
  const turn = Object.defineProperty(partly, 'people', { value: { may } }) as Turn;
  return desk;
}
