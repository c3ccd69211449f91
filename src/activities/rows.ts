import type { Media, WorkRole } from '../chat/index.ts';
import { type ActivityReads, type ActivityRow, createActivityReads, type PhotoRow } from '../store/activity-rows.ts';
import type { Store } from '../store/open.ts';
import type { OnBroken } from '../store/stored.ts';
import type { Activity } from '../turn/index.ts';
import { answersOf } from './stored-answers.ts';

export type ActivityRows = ActivityReads & {
  /** As the person of a turn sees it. */
  view(row: ActivityRow, person: number): Activity;
};

/** Reads logs; everything is prepared once. */
export function createActivityRows(store: Store): ActivityRows {
  const reads = createActivityReads(store);
  return {
    ...reads,
    view: (row, person) => ({
      ...toActivity(row, reads.photosOf(row.id), person, store.onBroken),
      author: reads.nameOf(row.createdBy),
    }),
  };
}

function toActivity(row: ActivityRow, photos: readonly PhotoRow[], person: number, onBroken: OnBroken): Activity {
  const kept = photos.filter((each) => each.state === 'kept' && each.kind === 'picture');
  return {
    ...answersOf(row, onBroken),
    id: row.id,
    code: row.code,
    photos: kept.map(({ hash, mime, name }): Media => ({ hash: hash ?? '', mime, name })),
    photosWaiting: photos.filter((each) => each.state === 'waiting' && each.kind === 'picture').length,
    files: photos.filter((each) => each.state !== 'failed' && each.kind !== 'picture').map(({ kind }) => kind),
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
    version: row.version,
    onBehalf: row.onBehalf,
    mine: row.createdBy === person,
    withdrawn: row.withdrawnAt === null ? null : { by: row.withdrawnRole as WorkRole, at: new Date(row.withdrawnAt) },
  };
}
