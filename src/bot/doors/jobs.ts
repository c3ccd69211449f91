/** Orders a report as a file: a row, in the turn that asks for it. It is made by src/jobs/. */
import type { FileFormat } from '../../chat/document.ts';
import { MIME } from '../../chat/file-format.ts';
import type { Address, Capabilities, Ordered } from '../../chat/index.ts';
import { mostBytes, wayOut } from '../../chat/way-out.ts';
import type { Visit } from '../../people/visit.ts';
import { reportNamed } from '../../reports/index.ts';
import { createJobRows } from '../../store/jobs.ts';
import type { Store } from '../../store/open.ts';
import type { Jobs, Report, ReportSource } from '../../turn/index.ts';
import { isFor } from '../typed/ways.ts';

export function createJobsDoor(given: {
  readonly store: Store;
  /** What a report may read for this visit. */
  readonly reading: (visit: Visit) => ReportSource;
  readonly canFor: (to: Address) => Capabilities;
  /** Real milliseconds. */
  readonly elapsed: () => number;
  /** Something is to be made, in the transaction under way. */
  readonly onOrder: () => void;
}): (visit: Visit) => Jobs {
  const rows = createJobRows(given.store);
  return (visit) => {
    const { person, address, now } = visit;
    const find = (what: Ordered) => {
      const report = reportNamed(what.name);
      const order = report && isFor(report.for, person) ? complete(what, report) : null;
      return report && order ? { report, order, asked: report.read ? report.read(order.asked) : order.asked } : null;
    };
    const sizeOf = (what: Ordered): number | null => {
      const found = find(what);
      return found?.report.size?.(found.asked, found.order.format, given.reading(visit)) ?? null;
    };
    return {
      size: sizeOf,
      order(what) {
        const found = find(what);
        if (!found) return { state: 'refused' };
        const { report, order, asked } = found;
        const open = rows.open(person.id, order);
        if (open !== null) return { state: 'open', before: rows.before(open) };
        const can = given.canFor(address);
        // An archive comes in parts that fit.
        const size = order.format === 'zip' ? null : sizeOf(what);
        if (wayOut(can, MIME[order.format], size) === 'none') return { state: 'no-way' };
        const own = report.stamp?.(asked, given.reading(visit)) ?? null;
        const parts = order.format === 'zip' ? [mostBytes(can, MIME.zip)] : [];
        const stamp = own === null ? null : [own, person.lang, ...parts].join('|');
        const isKept = stamp !== null && rows.kept(order, stamp, given.elapsed()) !== null;
        const id = rows.add({ person: person.id, to: address, order, stamp }, now);
        given.onOrder();
        return isKept ? { state: 'kept' } : { state: 'ordered', before: rows.before(id) };
      },
    };
  };
}

/** The formats of a report in its own order. */
export const formatsOf = ({ makes }: Pick<Report<unknown>, 'makes'>): readonly FileFormat[] =>
  Object.keys(makes) as FileFormat[];

/** The order with its format; null: the report is none of that kind. */
function complete(what: Ordered, report: Report<unknown>): Required<Ordered> | null {
  const formats = formatsOf(report);
  const format = what.format ?? formats[0];
  return format !== undefined && formats.includes(format) ? { name: what.name, asked: what.asked, format } : null;
}
