/** Orders a report as a file: a row, in the turn that asks for it. It is made by src/jobs/. */
import type { FileFormat } from '../chat/document.ts';
import type { Ordered } from '../chat/index.ts';
import type { Visit } from '../people/visit.ts';
import { reportNamed } from '../reports/index.ts';
import { createJobRows } from '../store/jobs.ts';
import type { Store } from '../store/open.ts';
import type { Jobs, Report, ReportSource } from '../turn/index.ts';
import { isFor } from './ways.ts';

export function createJobsDoor(given: {
  readonly store: Store;
  /** What a report may read for this visit. */
  readonly reading: (visit: Visit) => ReportSource;
  /** Real milliseconds. */
  readonly elapsed: () => number;
  /** Something is to be made, in the transaction under way. */
  readonly onOrder: () => void;
}): (visit: Visit) => Jobs {
  const rows = createJobRows(given.store);
  return (visit) => ({
    order(what) {
      const { person, address, now } = visit;
      const report = reportNamed(what.name);
      const order = report && isFor(report.for, person) ? complete(what, report) : null;
      if (!report || !order) return { state: 'refused' };
      const open = rows.open(person.id, order);
      if (open !== null) return { state: 'open', before: rows.before(open) };
      const asked = report.read ? report.read(order.asked) : order.asked;
      const stamp = report.stamp?.(asked, given.reading(visit)) ?? null;
      const isKept = stamp !== null && rows.kept(order, stamp, given.elapsed()) !== null;
      const id = rows.add({ person: person.id, to: address, order, stamp }, now);
      given.onOrder();
      return isKept ? { state: 'kept' } : { state: 'ordered', before: rows.before(id) };
    },
  });
}

/** The formats of a report in its own order. */
export const formatsOf = ({ makes }: Report<unknown>): readonly FileFormat[] => Object.keys(makes) as FileFormat[];

/** The order with its format; null: the report is none of that kind. */
export function complete(what: Ordered, report: Report<unknown>): Required<Ordered> | null {
  const formats = formatsOf(report);
  const format = what.format ?? formats[0];
  return format !== undefined && formats.includes(format) ? { name: what.name, asked: what.asked, format } : null;
}
