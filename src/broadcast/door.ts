import { stringify } from 'csv-stringify/sync';
import type { Campaign } from '../campaign/types.ts';
import type { Say } from '../chat/index.ts';
import { type Broadcasts, type Choosing, type Files, NotAllowed } from '../turn/index.ts';
import type { AudienceCount } from './audience.ts';
import { composeBroadcast } from './compose.ts';
import type { Runs } from './runs.ts';

export type DoorOptions = {
  readonly runs: Runs;
  readonly campaign: Campaign;
  readonly person: number;
  readonly now: Date;
  /** Whether the person of this turn is the office, at this moment. */
  readonly isOffice: () => boolean;
  readonly files: Files;
  /** Messages a second that bulk may take. */
  readonly bulkPerSecond: (channel: string) => number;
  /** A label in the person's language, for the result file. */
  readonly plain: (say: Say) => string;
};

type End = { readonly state: string; readonly reason: string | null };

/** What a row's reason may begin with; these have words (broadcast:reason.*). */
const NAMED = ['unreachable', 'rejected', 'wrong-for-all', 'unavailable', 'bug', 'crash', 'window', 'window-billed'];

/** The word for why a row ended as it did; null: there is nothing to say. A platform's own wording is for the log, not for the office. */
function reasonOf({ state, reason }: End): string | null {
  if (reason === 'erased') return 'forgotten';
  if (reason === null || (state !== 'failed' && state !== 'unknown')) return null;
  const name = /^[a-z-]+/.exec(reason)?.[0] ?? '';
  if (NAMED.includes(name)) return name;
  return state === 'failed' ? 'bug' : 'unknown';
}

/** What the office's pages and flow may do with broadcasts, bound to one turn. Every act checks the right: throws NotAllowed. */
export function createBroadcastsDoor(options: DoorOptions): Broadcasts {
  const { runs, campaign, now, plain } = options;
  const needOffice = (): void => {
    if (!options.isOffice()) throw new NotAllowed('broadcast');
  };
  // One turn asks more than once for the same people: at a hundred thousand a count is a quarter of a second.
  const counted = new Map<string, AudienceCount>();
  const countOnce = (choosing: Choosing, at: Date): AudienceCount => {
    const name = JSON.stringify([choosing, at]);
    const count = counted.get(name) ?? runs.audience.count(campaign, choosing, at);
    counted.set(name, count);
    return count;
  };
  const viewOf = (id: number) => {
    const view = runs.view(id);
    if (!view) throw new Error(`no broadcast ${id}`);
    return view;
  };

  return {
    preview(choosing, at = now) {
      needOffice();
      const { open, ...counts } = countOnce(choosing, at);
      // The channels send side by side, each at its own pace; the first goes out at once.
      const seconds = Object.entries(open).map(([name, n]) => (n - 1) / options.bulkPerSecond(name));
      return { ...counts, seconds: Math.ceil(Math.max(0, ...seconds)) };
    },
    compose: (draft) => composeBroadcast(draft, campaign.plan.organiser.short),
    start(draft) {
      needOffice();
      return viewOf(runs.create(draft, options.person, campaign, now));
    },
    cancel(id) {
      needOffice();
      const row = runs.find(id);
      if (row?.state === 'sending' || row?.state === 'scheduled') runs.end(id, 'cancelled', now);
      return runs.view(id);
    },
    view(id) {
      needOffice();
      return runs.view(id);
    },
    recent() {
      needOffice();
      return runs.recent(campaign.plan.id, 10);
    },
    late() {
      needOffice();
      return runs.late(now);
    },
    resultFile(id) {
      needOffice();
      const word = (key: string): string => plain({ key: `broadcast:${key}` });
      const why = (row: End): string => {
        const name = reasonOf(row);
        return name === null ? '' : word(`reason.${name}`);
      };
      const rows = runs
        .ends(id)
        .map((row, index) => [String(index + 1), row.channel, word(`state.${row.state}`), why(row)]);
      const csv = stringify([['number', 'channel', 'state', 'reason'].map((name) => word(`column.${name}`)), ...rows], {
        bom: true,
        delimiter: ';',
        escape_formulas: true,
      });
      return options.files.keep(Buffer.from(csv), 'text/csv', `${word('file')}-${id}.csv`);
    },
    resendUnknown(id) {
      needOffice();
      runs.resendUnknown(id);
    },
  };
}
