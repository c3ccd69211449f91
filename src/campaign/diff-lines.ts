import { fold } from '../chat/fold.ts';
import type { Localized, Say } from '../chat/index.ts';
import type {
  Applied,
  CampaignDiff,
  CategoryChange,
  Conflict,
  SessionChange,
  SessionField,
  UnitChange,
} from './diff.ts';
import type { CampaignFiles, CampaignPlan, Session, Unit } from './types.ts';

const key = (name: string, values?: Extract<Say, { key: string }>['with']): Say => ({
  key: `campaign:diff.${name}`,
  ...(values ? { with: values } : {}),
});
const local = (text: Localized): Say => ({ local: text });
const none = key('value.none');

/** A diff as lines for an office to read: what changes, for whom, and what it does about what was mended in chat. */
export function describeDiff(diff: CampaignDiff, before: Applied | null, files: CampaignFiles): readonly Say[] {
  if (diff.first || !before) {
    const { plan, sessions, units } = files;
    return [key('first', { title: local(plan.title), sessions: sessions.length, units: units.length })];
  }
  const lines = [
    ...diff.parts.flatMap((part) => describePart(part, before.plan, files.plan)),
    ...diff.sessions.flatMap((change) => describeSession(change, files.plan)),
    ...diff.conflicts.flatMap(describeConflict),
    ...diff.added.map((session) =>
      key('added', { code: session.code, title: local(session.title), when: when(session) }),
    ),
    ...offerAnswers(diff.answered),
    ...diff.units.flatMap(describeUnit),
    ...diff.categories.map(describeCategory),
  ];
  return lines.length === 0 ? [key('nothing')] : lines;
}

function describePart(part: CampaignDiff['parts'][number], before: CampaignPlan, after: CampaignPlan): readonly Say[] {
  const what = key(`part.${part}`);
  // Vietnamese only: if just the English differs, the two would read alike.
  if (part === 'theme' && before.theme.vi !== after.theme.vi) {
    return [key('text-change', { what, before: local(before.theme), after: local(after.theme) })];
  }
  if (part === 'period') {
    const written = ({ period }: CampaignPlan): Say => ({
      join: [
        { date: period.from, as: 'date' },
        { date: period.to, as: 'date' },
      ],
      by: '–',
    });
    return [key('text-change', { what, before: written(before), after: written(after) })];
  }
  return [key('text', { what }), ...(part === 'faq' ? describeFaq(before.faq, after.faq) : [])];
}

/** What the office answered in chat, as lines to put below `faq:` of the file. */
function offerAnswers(answered: CampaignDiff['answered']): readonly Say[] {
  if (answered.length === 0) return [];
  // A text in JSON is one in YAML as well, whatever stands in it.
  const quoted = (text: string): string => JSON.stringify(text);
  const lines = answered.flatMap(({ question, answer }) => [
    `  - question: ${quoted(question)}`,
    `    answer: ${quoted(answer)}`,
  ]);
  return [key('answered', { count: answered.length }), ...lines.map((line): Say => ({ plain: line }))];
}

/** Which questions come, go, or get another answer; known by their Vietnamese words. */
function describeFaq(before: CampaignPlan['faq'], after: CampaignPlan['faq']): readonly Say[] {
  const of = (all: CampaignPlan['faq']) => new Map(all.map((each) => [fold(each.question.vi), each]));
  const [old, now] = [of(before), of(after)];
  const line = (kind: string, { question }: CampaignPlan['faq'][number]): Say =>
    key(`faq.${kind}`, { question: local(question) });
  return [
    ...[...now].flatMap(([name, each]) => {
      const former = old.get(name);
      if (!former) return [line('new', each)];
      return JSON.stringify(former) === JSON.stringify(each) ? [] : [line('changed', each)];
    }),
    ...[...old].flatMap(([name, each]) => (now.has(name) ? [] : [line('gone', each)])),
  ];
}

function describeSession(change: SessionChange, plan: CampaignPlan): readonly Say[] {
  const session = change.after ?? change.before;
  if (!session) return [];
  const names = session.audiences.map(
    (code) => plan.audiences.find((each) => each.code === code)?.name ?? { vi: code },
  );
  return [
    key(`session.${change.kind}`, { code: session.code, title: local(session.title), when: when(session) }),
    ...change.fields.map((field) =>
      key('change', {
        what: key(`field.${field}`),
        before: valueOf(change.before, field),
        after: valueOf(change.after, field),
      }),
    ),
    {
      join: [
        { plain: ' ' },
        key('for', { audiences: { join: names.map(local), by: ', ' } }),
        change.asked > 0 && key('asked', { count: change.asked }),
      ],
      by: ' ',
    },
  ];
}

function describeConflict({ field, office, file, at, taken }: Conflict): readonly Say[] {
  return [
    key('conflict', {
      code: file.code,
      title: local(file.title),
      what: key(`field.${field}`),
      office: valueOf(office, field),
      file: valueOf(file, field),
      at: at ? { date: at.toISOString(), as: 'moment' } : none,
    }),
    taken ? key('taken') : key('kept', { code: file.code }),
  ];
}

function valueOf(session: Session | null, field: SessionField): Say {
  if (!session) return none;
  if (field === 'time') return when(session);
  if (field === 'cancelled') return key(session.cancelled ? 'value.cancelled' : 'value.held');
  if (field === 'audiences') return { plain: session.audiences.join(', ') };
  if (field === 'keywords') return session.keywords?.length ? { plain: session.keywords.join(', ') } : none;
  const value = session[field];
  if (value === null) return none;
  return typeof value === 'string' ? { plain: value } : local(value);
}

function when({ date, from, to }: Session): Say {
  const written: Say = { date, as: 'weekday-date' };
  return to === null ? key('value.when-open', { date: written, from }) : key('value.when', { date: written, from, to });
}

function describeUnit({ kind, unit, before, fields, logs, holders }: UnitChange): readonly Say[] {
  return [
    key(`unit.${kind}`, { code: unit.code, name: unit.name, logs, holders }),
    ...fields.map((field) =>
      key('change', { what: key(`field.${field}`), before: unitValue(before, field), after: unitValue(unit, field) }),
    ),
  ];
}

function unitValue(unit: Unit | null, field: UnitChange['fields'][number]): Say {
  const value = unit?.[field] ?? '';
  const text = typeof value === 'object' ? value.join(', ') : String(value);
  return text === '' ? none : { plain: text };
}

const describeCategory = ({ kind, category, logs }: CategoryChange): Say =>
  key(`category.${kind}`, { code: category.code, name: local(category.name), logs });
