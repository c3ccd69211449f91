import { partsOf, type ReportPart } from '../campaign/report-outline.ts';
import type { Button, Say } from '../chat/index.ts';
import type { Flow, Step } from '../dialog/flow.ts';
import type { Turn } from '../turn/index.ts';
import { leadOf, pick, readText, refuse, words } from './report-begin.ts';
import { addedTo, askHow, LONGEST_PART, readHow } from './report-replace.ts';

/** `text` null: back to what is drafted from the logs; '': nothing. `how`: what was typed takes the place of what was there, or follows it. */
type Answers = {
  readonly unit: string;
  readonly part: string;
  readonly text: string | null;
  readonly how: 'instead' | 'after' | 'keep';
};
type SoFar = Partial<Answers>;

const partOf = ({ part }: SoFar, turn: Turn): ReportPart | undefined =>
  partsOf(turn.campaign).find(({ code, source }) => code === part && source !== 'nominations');

const written = ({ unit = '', part = '' }: SoFar, turn: Turn): string =>
  turn.unitReports.written(turn.unitReports.draft(unit))[part] ?? '';

const isOwn = ({ unit = '', part = '' }: SoFar, turn: Turn): boolean =>
  part in turn.unitReports.draft(unit).content.texts;

const text: Step<Answers, 'text'> = {
  key: 'text',
  takesText: true,
  ask: (soFar, turn) => {
    const part = partOf(soFar, turn);
    const now = written(soFar, turn);
    const lines: readonly Say[] = [
      { bold: part ? { local: part.title } : { plain: '' } },
      now === '' ? words('part.empty') : { plain: now },
      words('part.ask', { most: LONGEST_PART }),
    ];
    const again: Button[] = isOwn(soFar, turn) && part?.source === 'logs' ? [pick('part.drafted', 'drafted')] : [];
    const empty: Button[] = now === '' ? [] : [pick('part.leave-empty', 'empty')];
    return { text: { join: lines }, buttons: [[...again, ...empty], [pick('part.keep', 'keep')]] };
  },
  parse: (message, soFar, turn) => {
    if (message.choice === 'drafted') return { ok: true, value: null, also: { how: 'instead' } };
    if (message.choice === 'empty') return { ok: true, value: '', also: { how: 'instead' } };
    if (message.choice === 'keep') return { ok: true, value: written(soFar, turn), also: { how: 'keep' } };
    return readText(message, 2, LONGEST_PART);
  },
};

const how: Step<Answers, 'how'> = {
  key: 'how',
  when: (soFar, turn) => typeof soFar.text === 'string' && soFar.text !== '' && written(soFar, turn) !== '',
  ask: (soFar, turn) => askHow(written(soFar, turn), soFar.text ?? '', true),
  parse: ({ choice }, soFar, turn) => readHow(choice, written(soFar, turn), soFar.text ?? ''),
};

/** A part of the unit's report is written by hand. `go.report-part.<unit>.<part>`. */
export const reportPartFlow: Flow<Answers> = {
  name: 'report-part',
  for: ['lead', 'office'],
  version: 1,
  title: words('part.title'),
  keepsDraft: false,
  begin([unit, part = ''], turn) {
    const begun = leadOf(unit, turn, 'report-part', part);
    if (!begun.ok) return begun;
    const answers = { unit: begun.unit, part };
    if (partOf(answers, turn)) return { ok: true, answers };
    return refuse(words('part.gone'), pick('button.edit', `hand-in.${begun.unit}.parts`));
  },
  steps: [text, how],
  summary: null,
  done(answers, turn) {
    const before = written(answers, turn);
    turn.unitReports.change(answers.unit, ({ texts }) => {
      if (answers.text === null) {
        return { texts: Object.fromEntries(Object.entries(texts).filter(([code]) => code !== answers.part)) };
      }
      if (answers.text === before || answers.how === 'keep') return { texts };
      const joined = answers.how === 'after' && before !== '' ? addedTo(before, answers.text) : answers.text;
      return { texts: { ...texts, [answers.part]: joined } };
    });
    return [];
  },
  leadsTo: ({ unit, how }) => ({
    at: `hand-in.${unit}.edit`,
    note: words(how === 'keep' ? 'part.kept' : 'part.done'),
  }),
};
