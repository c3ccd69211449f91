/**
 * The door to what flows collect without a table of their own: written with the turn, read back through the flow's
 * form.
 */
import { z } from 'zod';
import type { Say } from '../chat/index.ts';
import { type Flow, isKept } from '../dialog/flow.ts';
import type { Visit } from '../people/visit.ts';
import { createEntryRows, type EntryRow, type EntryRows } from '../store/entries.ts';
import type { Store } from '../store/open.ts';
import { type OnBroken, stored } from '../store/stored.ts';
import { type Entries, type EntryForm, type FlowEntry, NotAllowed } from '../turn/index.ts';

/** So many earlier answers of an entry are kept. */
const MOST_HISTORY = 20;

/** As flows store a day. */
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

type Said = Readonly<Record<string, unknown>>;

const readSaid = stored('answers of an entry', z.record(z.string(), z.unknown()));
const readHistory = stored('history of an entry', z.array(z.unknown()));

/** null: what is stored can't be read, or is no answer to this form. */
function read<A>(form: EntryForm<A>, row: EntryRow, onBroken: OnBroken): A | null {
  const said = readSaid(row.answers, onBroken);
  if (said === null) return null;
  const isOlder = row.version < form.version;
  const answers = form.keeps.answers.safeParse(isOlder && form.migrate ? form.migrate(said, row.version) : said);
  if (!answers.success)
    onBroken(`answers of an entry of ${form.name}`, String(answers.error.issues[0]?.path.join('.')));
  return answers.success ? answers.data : null;
}

const isSaid = (answers: Said): boolean =>
  Object.values(answers).some((value) => value !== null && value !== undefined);

/** What is kept once said: a question that was skipped leaves what was said before. */
const onTop = (before: Said, said: Said): Said => ({
  ...before,
  ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== undefined)),
});

/** Whether something that was said before is no more. */
const isChanged = (before: Said, after: Said): boolean =>
  Object.entries(before).some(
    ([key, value]) => value !== null && value !== undefined && JSON.stringify(value) !== JSON.stringify(after[key]),
  );

function withFormer(row: EntryRow, after: Said, onBroken: OnBroken): string {
  const before = readSaid(row.answers, onBroken);
  if (before === null || !isChanged(before, after)) return row.history;
  const history = readHistory(row.history, onBroken) ?? [];
  return JSON.stringify([...history, { at: row.changedAt, answers: before }].slice(-MOST_HISTORY));
}

/** None where its answers can't be read. */
function toEntry<A>(form: EntryForm<A>, row: EntryRow, person: number, onBroken: OnBroken): readonly FlowEntry<A>[] {
  const answers = read(form, row, onBroken);
  if (answers === null) return [];
  return [
    {
      id: row.id,
      answers,
      unit: row.unit,
      mine: row.person === person,
      isSaid: row.state === 'said',
      createdAt: new Date(row.createdAt),
      changedAt: new Date(row.changedAt),
    },
  ];
}

/** What this turn's person has of a form, and writing what they say. */
function openOwn(rows: EntryRows, { person, now, campaign }: Visit, onBroken: OnBroken) {
  const at = now.getTime();
  const own = <A>(form: EntryForm<A>): readonly EntryRow[] =>
    rows.of(person.id).filter((row) => row.flow === form.name && row.campaign === campaign.plan.id);
  const write = <A>(form: EntryForm<A>, said: Said, unit: string | null): void => {
    const { name: flow, version, keeps } = form;
    const former = keeps.once ? own(form).find((row) => row.unit === unit) : undefined;
    const answers = former ? onTop(read(form, former, onBroken) ?? {}, said) : said;
    const row = { version, answers: JSON.stringify(answers), state: isSaid(answers) ? 'said' : 'asked', changedAt: at };
    if (former) return rows.change({ ...row, id: former.id, history: withFormer(former, answers, onBroken) });
    const whose = { campaign: campaign.plan.id, flow, person: person.id, unit };
    rows.add({ ...row, ...whose, once: keeps.once === true, createdAt: at });
  };
  return { own, write };
}

/** Opens the door for one turn; `flows` are those whose entries the person is told of. */
export function createEntriesDoor(
  store: Store,
  may: (visit: Visit, act: 'log' | 'office', unit?: string) => boolean,
  flows: readonly Flow[],
): (visit: Visit) => Entries {
  const rows = createEntryRows(store);
  const { onBroken } = store;
  return (visit) => {
    const { person, campaign } = visit;
    const of = <A>(form: EntryForm<A>) => ({ campaign: campaign.plan.id, flow: form.name });
    const allow = (act: 'log' | 'office', unit?: string): void => {
      if (!may(visit, act, unit)) throw new NotAllowed('entries');
    };
    const { own, write } = openOwn(rows, visit, onBroken);
    return {
      ask(form) {
        if (own(form).length === 0) write(form, {}, null);
      },
      keep: (form, answers) => write(form, answers, form.keeps.unit?.(form.keeps.answers.parse(answers)) ?? null),
      mine: (form) => own(form).flatMap((row) => toEntry(form, row, person.id, onBroken)),
      list(form, { unit, before = Number.MAX_SAFE_INTEGER }) {
        allow(unit === undefined ? 'office' : 'log', unit);
        return rows.list(of(form), before, unit).flatMap((row) => toEntry(form, row, person.id, onBroken));
      },
      tally(form, key) {
        allow('office');
        return rows.tally(of(form), `$.${key}`);
      },
      values(form, key) {
        allow('office');
        return rows.values(of(form), `$.${key}`);
      },
      told: () =>
        rows.of(person.id).flatMap((row): readonly Say[] => {
          const flow = flows.find((each) => each.name === row.flow);
          return row.state === 'said' ? [tell(row, flow, onBroken)] : [];
        }),
    };
  };
}

/** A line for the person who said it: the flow's own words, else what was said as it was said. */
function tell(row: EntryRow, flow: Flow | undefined, onBroken: OnBroken): Say {
  const answers = flow && isKept(flow) && flow.keeps.tell ? read(flow, row, onBroken) : null;
  const own = answers !== null && flow && isKept(flow) ? flow.keeps.tell?.(answers) : null;
  if (own) return own;
  const said = Object.values(readSaid(row.answers, onBroken) ?? {}).flatMap((value): readonly Say[] => {
    if (typeof value === 'string' && DAY.test(value)) return [{ date: value, as: 'date' }];
    return typeof value === 'string' || typeof value === 'number' ? [{ plain: String(value) }] : [];
  });
  const what = flow?.title ?? { plain: row.flow };
  return { key: 'pages:my-data.entries', with: { what, said: { join: said, by: ' – ' } } };
}
