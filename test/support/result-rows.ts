/** Logs, photos and reports of many units, made from a seed and written as rows: what results are counted from. */
import type { Campaign, Unit } from '../../src/campaign/types.ts';
import { awaitedUnits, communes } from '../../src/campaign/unit-tree.ts';
import type { Store } from '../../src/store/open.ts';
import { mustRead } from './campaigns.ts';
import { createChance } from './chance.ts';

export const WEEK = new Date('2021-10-03T12:00:00+07:00');

/** The plan of 2021 with its communes, and so many schools and centres of all its types. */
export function manyUnits(count: number): Campaign {
  const files = mustRead('duc-trong-2021');
  const whole = { ...files, version: 1 };
  const above = communes(whole);
  const types = [...new Set(awaitedUnits(whole).map(({ type }) => type))];
  const units = Array.from({ length: count }, (_, n): Unit => {
    const parent = above[n % above.length];
    return {
      code: `U${n}`,
      name: `Trường ${n}`,
      type: types[n % types.length] ?? '',
      parent: parent?.code ?? null,
      aliases: [],
      successor: null,
      pupils: n % 3 === 0 ? null : 100 + n,
    };
  });
  return { ...whole, units: [...above, ...units] };
}

type Chance = () => number;
const whole = (chance: Chance, most: number): number => Math.floor(chance() * (most + 1));
const maybe = <T>(chance: Chance, share: number, value: () => T): T | null => (chance() < share ? value() : null);

/** Answers as a log keeps them: some numbers known, some none, some estimated, some nothing at all. */
function answersOf({ plan }: Campaign, category: Campaign['plan']['categories'][number], chance: Chance) {
  const counts = Object.fromEntries(
    plan.people.map(({ code }) => [code, maybe(chance, 0.5, () => whole(chance, chance() < 0.2 ? 0 : 400))]),
  );
  return {
    title: 'Một việc của Tuần lễ',
    from: `2021-10-0${1 + whole(chance, 6)}`,
    to: '2021-10-07',
    mode: ['in-person', 'online', 'mixed'][whole(chance, 2)],
    platform: null,
    link: null,
    place: null,
    people: maybe(chance, 0.85, () => ({
      counts,
      unsorted: maybe(chance, 0.2, () => whole(chance, 90)),
      approximate: chance() < 0.2,
      raw: '',
    })),
    quantities: Object.fromEntries(
      category.counts.map(({ code }) => [code, maybe(chance, 0.8, () => whole(chance, chance() < 0.2 ? 0 : 30))]),
    ),
    result: null,
  };
}

export type Seeding = { readonly seed: number; readonly mostLogs: number };

/** Each unit logs from none up to `mostLogs` times, with up to three photos each; some of both are taken back. */
export function seedLogs(store: Store, campaign: Campaign, { seed, mostLogs }: Seeding): void {
  const chance = createChance(seed);
  const { categories, id } = campaign.plan;
  const addLog = store.sqlite.prepare(
    `insert into activities (code, campaign, unit, category, answers, created_role, created_at, updated_at, withdrawn_at)
     values (?, ?, ?, ?, ?, 'teacher', ?, ?, ?)`,
  );
  const addPhoto = store.sqlite.prepare(
    `insert into photos (activity, channel, chat, ref, state, kind, removed, at) values (?, 'phone', '1', 'r', ?, ?, ?, ?)`,
  );
  const schools = campaign.units.filter(({ code }) => code.startsWith('U'));
  store.sqlite
    .transaction(() => {
      for (const unit of schools) {
        const logs = chance() < 0.1 ? 0 : whole(chance, mostLogs);
        for (let n = 0; n < logs; n += 1) {
          const category = categories[whole(chance, categories.length - 1)];
          if (!category) continue;
          const answers = JSON.stringify(answersOf(campaign, category, chance));
          const at = WEEK.getTime() + n;
          const withdrawn = chance() < 0.1 ? at : null;
          const { lastInsertRowid } = addLog.run(
            `HD-${unit.code}-${n}`,
            id,
            unit.code,
            category.code,
            answers,
            at,
            at,
            withdrawn,
          );
          for (let photo = whole(chance, 3); photo > 0; photo -= 1) {
            const kind = chance() < 0.9 ? 'picture' : 'document';
            const state = ['kept', 'kept', 'waiting', 'failed'][whole(chance, 3)];
            addPhoto.run(lastInsertRowid, state, kind, chance() < 0.1 ? 1 : 0, at);
          }
        }
      }
    })
    .immediate();
}

/** A version of a unit's report, as it stands in its table. */
export type SeededReport = {
  readonly unit: string;
  readonly version?: number;
  readonly state?: string;
  /** JSON. */
  readonly figures?: string | null;
  readonly notHeld?: string | null;
  readonly sentAt?: Date | null;
  readonly late?: boolean;
  readonly phoned?: boolean;
};

/** Writes reports beside the door, which has tests of its own. */
export function seedReports(store: Store, campaign: Campaign, reports: readonly SeededReport[]): void {
  const add = store.sqlite.prepare(
    `insert into unit_reports (campaign, unit, version, state, content, figures, not_held, sent_at, phoned, late, created_at, changed_at)
     values (?, ?, ?, ?, '{}', ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const report of reports) {
    const { unit, version = 1, state = 'sent', figures = null, notHeld = null, sentAt = WEEK } = report;
    const at = WEEK.getTime();
    const sent = sentAt?.getTime() ?? null;
    const [phoned, late] = [report.phoned ? 1 : 0, report.late ? 1 : 0];
    add.run(campaign.plan.id, unit, version, state, figures, notHeld, sent, phoned, late, at, at);
  }
}
