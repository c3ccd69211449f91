import { isWithheld, mayBeShown, mayStandInReport } from '../chat/photo-rights.ts';
import { actingRole, allows } from '../people/rights.ts';
import type { Visit } from '../people/visit.ts';
import { createActivityWrites } from '../store/activity-writes.ts';
import { createReadHoldings } from '../store/holdings.ts';
import type { Store } from '../store/open.ts';
import { createOutOfReports } from '../store/out-of-reports.ts';
import { createPhotoMarks } from '../store/photo-marks.ts';
import { createPhotoViews, type PhotoViewRow } from '../store/photo-views.ts';
import { type Evidence, NotAllowed, type PhotoMark, type PhotoView } from '../turn/index.ts';
import { tidyCaption } from './caption.ts';
import { mayChangeRow } from './rights.ts';
import { createActivityRows } from './rows.ts';

/** A unit's best, at most. */
const MOST_BEST = 10;

type Reading = Pick<Evidence, 'ofLog' | 'ofUnit' | 'counts' | 'find' | 'mayChange' | 'twins' | 'best'>;
type Saying = Pick<Evidence, 'mark' | 'describe'>;

/** Opens the door to the photos of logs for one person and one turn; everything behind it is prepared once. */
export function createEvidenceDoor(store: Store): (visit: Visit) => Evidence {
  const reading = createReading(store);
  const saying = createSaying(store);
  const arranging = createArranging(store);
  return (visit) => {
    const read = reading(visit);
    /** Throws NotAllowed. */
    const changeable = (id: number): PhotoView => {
      const photo = read.find(id);
      if (!photo || !read.mayChange(photo)) throw new NotAllowed('photo');
      return photo;
    };
    return { ...read, ...saying(visit, changeable), ...arranging(visit, changeable, read) };
  };
}

function createReading(store: Store): (visit: Visit) => Reading {
  const holdings = createReadHoldings(store);
  const logs = createActivityRows(store);
  const views = createPhotoViews(store);
  const marks = createPhotoMarks(store);
  return ({ person: { id: me }, campaign }) => {
    const of = campaign.plan.id;
    const maySee = (unit: string): boolean => allows(holdings(me), 'log', unit);
    const demand = (unit: string): void => {
      if (!maySee(unit)) throw new NotAllowed('see');
    };
    const find = (id: number): PhotoView | null => {
      const photo = views.byId(id);
      return photo && maySee(photo.unit) ? toView(photo) : null;
    };
    const ofUnit = (unit: string): readonly PhotoView[] => {
      demand(unit);
      return views.ofUnit(unit, of).map(toView);
    };
    return {
      ofLog(activity) {
        const log = logs.byId(activity);
        if (!log) return [];
        demand(log.unit);
        return views.ofLog(activity).map(toView);
      },
      ofUnit,
      counts: (unit) => countOf(ofUnit(unit)),
      find,
      mayChange({ activity }) {
        const log = logs.byId(activity);
        return log !== null && log.campaign === of && mayChangeRow(log, me, holdings(me));
      },
      twins: (id) => (find(id) ? marks.twins(id) : []),
      best(unit) {
        demand(unit);
        return views.best(unit, of).map(toView).filter(mayStandInReport);
      },
    };
  };
}

type Changeable = (id: number) => PhotoView;

function createSaying(store: Store): (visit: Visit, changeable: Changeable) => Saying {
  const marks = createPhotoMarks(store);
  const outOfReports = createOutOfReports(store);
  return ({ now }, changeable) => {
    const markOne = (photo: PhotoView, said: PhotoMark): void => {
      // Nobody sees what somebody in it objects to, or what nobody was asked about.
      const mark = said.consent === true ? said : { ...said, publishable: false };
      const { children, consent, publishable } = mark;
      marks.mark({ id: photo.id, children, consent: consent === true, refused: consent === false, publishable });
      const after = { ...photo, ...mark };
      if (photo.best !== null && !mayStandInReport(after)) marks.unrank(photo.id);
      // The same picture elsewhere is the same people.
      for (const copy of consent === false ? marks.copies(photo.id) : []) {
        marks.refuse(copy);
        outOfReports.photo(copy, now);
      }
      if (!isWithheld(photo, after)) return;
      outOfReports.photo(photo.id, now);
      for (const each of [photo.hash, photo.preview]) if (each !== null) marks.dropAddresses(each);
    };
    return {
      mark(ids, mark) {
        for (const id of ids) markOne(changeable(id), mark);
      },
      describe(id, caption) {
        changeable(id);
        const text = tidyCaption(caption ?? '');
        marks.describe(id, text === '' ? null : text);
      },
    };
  };
}

type Arranging = Pick<Evidence, 'move' | 'takeOut' | 'tellApart' | 'choose'>;

function createArranging(store: Store): (visit: Visit, changeable: Changeable, read: Reading) => Arranging {
  const holdings = createReadHoldings(store);
  const logs = createActivityRows(store);
  const marks = createPhotoMarks(store);
  const writes = createActivityWrites(store);
  const outOfReports = createOutOfReports(store);
  return ({ person: { id: me }, campaign, now }, changeable, read) => ({
    move(id, to) {
      const ids = read.ofLog(changeable(id).activity).map((each) => each.id);
      const at = ids.indexOf(id);
      const next = to === 'first' ? 0 : Math.min(Math.max(at + (to === 'later' ? 1 : -1), 0), ids.length - 1);
      marks.place(ids.toSpliced(at, 1).toSpliced(next, 0, id));
    },
    takeOut(id) {
      const log = logs.byId(changeable(id).activity);
      if (!log) return;
      const { id: activity, version, answers, unit, category } = log;
      const role = actingRole(holdings(me), unit) ?? 'office';
      const at = now.getTime();
      writes.keep({ id: activity, version, answers, changed: '["photos"]', person: me, role, now: at });
      writes.update({ id: activity, unit, category, answers, now: at });
      outOfReports.photo(id, now);
      marks.remove(id);
    },
    tellApart: (id) => marks.tellApart(changeable(id).id),
    choose(unit, ids) {
      if (!allows(holdings(me), 'lead', unit)) throw new NotAllowed('see');
      const may = new Set(read.ofUnit(unit).flatMap((each) => (mayStandInReport(each) ? each.id : [])));
      const chosen = [...new Set(ids)].filter((id) => may.has(id)).slice(0, MOST_BEST);
      marks.choose({ unit, campaign: campaign.plan.id }, chosen);
    },
  });
}

const toView = (row: PhotoViewRow): PhotoView => ({ ...row, at: new Date(row.at) });

function countOf(all: readonly PhotoView[]): ReturnType<Evidence['counts']> {
  const pictures = all.filter(({ kind }) => kind === 'picture');
  return {
    pictures: pictures.length,
    unanswered: pictures.filter(({ children, consent }) => children === null && consent === null).length,
    reportable: pictures.filter(mayStandInReport).length,
    publishable: pictures.filter(mayBeShown).length,
    best: pictures.filter((photo) => photo.best !== null && mayStandInReport(photo)).length,
  };
}
