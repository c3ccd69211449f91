/** The doors through which reports are made: they read, whoever asks, in a turn or in a process of its own. */
import { createActivitiesDoor } from '../../activities/door.ts';
import { flows } from '../../flows/index.ts';
import { createPeopleDoor } from '../../people/door.ts';
import type { Visit } from '../../people/visit.ts';
import { createCounting } from '../../results/counting.ts';
import { createResultsDoor } from '../../results/door.ts';
import { createOfficeReportsDoor } from '../../results/office-reports-door.ts';
import { createThanksDoor } from '../../results/thanks-door.ts';
import type { Store } from '../../store/open.ts';
import type { Activities, Entries, People, ReportSource, Results } from '../../turn/index.ts';
import { createEntriesDoor } from '../entries.ts';

export type Reads = {
  readonly people: (visit: Visit) => People;
  readonly activities: (visit: Visit) => Activities;
  readonly entries: (visit: Visit) => Entries;
  readonly results: (visit: Visit) => Results;
  /** What a report may read for this visit. */
  readonly reading: (visit: Visit) => ReportSource;
};

/** A door with its statements, made when somebody first goes through it: a start is quick, and most turns need few of them. */
export function openLate<Visited, Door>(make: () => (visit: Visited) => Door): (visit: Visited) => Door {
  let open: ((visit: Visited) => Door) | null = null;
  return (visit) => {
    open ??= make();
    return open(visit);
  };
}

export function createReads(store: Store): Reads {
  const people = openLate(() => createPeopleDoor(store));
  const activities = openLate(() => createActivitiesDoor(store));
  const entries = openLate(() => createEntriesDoor(store, (visit, act, unit) => people(visit).may(act, unit), flows));
  const results = openLate(() => createResultsDoor(store));
  // Nothing is frozen through it, so nobody has to be told.
  const officeReports = openLate(() =>
    createOfficeReportsDoor({ store, counting: createCounting(store), tell: () => undefined }),
  );
  const thanks = openLate(() => createThanksDoor({ store, tell: () => undefined }));
  return {
    people,
    activities,
    entries,
    results,
    reading: (visit) => ({
      now: visit.now,
      person: visit.person,
      campaign: visit.campaign,
      activities: activities(visit),
      entries: entries(visit),
      results: results(visit),
      officeReports: officeReports(visit),
      thanks: thanks(visit),
    }),
  };
}
