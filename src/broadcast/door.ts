import { stringify } from 'csv-stringify/sync';
import type { Campaign } from '../campaign/types.ts';
import type { Media, Say } from '../chat/index.ts';
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
  if (state === 'cancelled' && reason !== null) return 'not-for-them';
  if (reason === null || (state !== 'failed' && state !== 'unknown')) return null;
  const name = /^[a-z-]+/.exec(reason)?.[0] ?? '';
  if (NAMED.includes(name)) return name;
  return state === 'failed' ? 'bug' : 'unknown';
}

/** What the office's pages and flow may do with broadcasts, bound to one turn. Every act checks the right: throws NotAllowed. */
export function createBroadcastsDoor(options: DoorOptions): Broadcasts {
  const { runs, campaign, now } = options;
  const preview = createPreview(options);
  const viewOf = (id: number) => {
    const view = runs.view(id);
    if (!view) throw new Error(`no broadcast ${id}`);
    return view;
  };
  /** The act, for the office only. */
  const office =
    <Args extends readonly unknown[], Given>(act: (...args: Args) => Given) =>
    (...args: Args): Given => {
      if (!options.isOffice()) throw new NotAllowed('broadcast');
      return act(...args);
    };
  return {
    compose: (draft) => composeBroadcast(draft, campaign.plan.organiser.short),
    preview: office(preview),
    start: office((draft) => viewOf(runs.create(draft, options.person, campaign, now))),
    cancel: office((id) => {
      const row = runs.find(id);
      if (row?.state === 'sending' || row?.state === 'scheduled') runs.end(id, 'cancelled', now);
      return runs.view(id);
    }),
    view: office((id) => runs.view(id)),
    recent: office(() => runs.recent(campaign.plan.id, 10)),
    late: office(() => runs.late(now)),
    resultFile: office((id) => resultFile(id, options)),
    resendUnknown: office((id) => void runs.resendUnknown(id)),
  };
}

function createPreview({ runs, campaign, now, bulkPerSecond }: DoorOptions): Broadcasts['preview'] {
  // One turn asks more than once for the same people.
  const counted = new Map<string, AudienceCount>();
  const countOnce = (choosing: Choosing, at: Date): AudienceCount => {
    const name = JSON.stringify([choosing, at]);
    const count = counted.get(name) ?? runs.audience.count(campaign, choosing, at);
    counted.set(name, count);
    return count;
  };
  return (choosing, at = now) => {
    const { open, ...counts } = countOnce(choosing, at);
    // The channels send side by side, each at its own pace; the first goes out at once.
    const seconds = Object.entries(open).map(([name, n]) => (n - 1) / bulkPerSecond(name));
    return { ...counts, seconds: Math.ceil(Math.max(0, ...seconds)) };
  };
}

function resultFile(id: number, { runs, plain, files }: DoorOptions): Media {
  const word = (key: string): string => plain({ key: `broadcast:${key}` });
  const why = (row: End): string => {
    const name = reasonOf(row);
    return name === null ? '' : word(`reason.${name}`);
  };
  const rows = runs
    .ends(id)
    .map((row, index) => [String(index + 1), row.channel, word(`state.${row.state}`), why(row)]);
  const head = ['number', 'channel', 'state', 'reason'].map((name) => word(`column.${name}`));
  const csv = stringify([head, ...rows], { bom: true, delimiter: ';', escape_formulas: true });
  return files.keep(Buffer.from(csv), 'text/csv', `${word('file')}-${id}.csv`);
}
