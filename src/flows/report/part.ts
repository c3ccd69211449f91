import { partsOf, type ReportPart } from '../../campaign/report-outline.ts';
import type { Button, Say } from '../../chat/index.ts';
import type { Flow, Step } from '../../dialog/flow.ts';
import { readCorrection } from '../../dialog/mending/correction.ts';
import { mendedText } from '../../dialog/mending/index.ts';
import type { Turn } from '../../turn/index.ts';
import { leadOf, pick, readText, refuse, words } from './begin.ts';
import { addedTo, askHow, LONGEST_PART, readHow } from './replace.ts';

/** `text` null: back to what is drafted from the logs; '': nothing. `how`: what was typed takes the place of what was there, or follows it. */
type Answers = {
  readonly unit: string;
  readonly part: string;
  readonly text: string | null;
  readonly how: 'instead' | 'after' | 'keep';
  /** The text was said with the wish to write it: it is shown, and written only on a yes. */
  readonly isOffered: boolean;
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
    const now = written(soFar, turn);
    const mended = now === '' ? null : mendedText(now, message.text ?? '');
    if (mended !== null) return readText({ text: mended }, 2, LONGEST_PART);
    const read = readText(message, 2, LONGEST_PART);
    // "Sửa lại 35 chứ không phải 33" is likelier a wish than a part of a report.
    const isWish = readCorrection(message.text ?? '', [], () => []) !== null;
    return isWish && read.ok && 'value' in read ? { ...read, also: { isOffered: true } } : read;
  },
};

const how: Step<Answers, 'how'> = {
  key: 'how',
  yes: 'take',
  when: (soFar, turn) =>
    typeof soFar.text === 'string' && soFar.text !== '' && (written(soFar, turn) !== '' || soFar.isOffered === true),
  ask: (soFar, turn) => {
    const now = written(soFar, turn);
    if (now !== '') return askHow(now, soFar.text ?? '', true);
    const part = partOf(soFar, turn);
    const lines: readonly Say[] = [
      { bold: part ? { local: part.title } : { plain: '' } },
      words('part.typed', { text: { plain: soFar.text ?? '' } }),
      words('part.offer'),
    ];
    return { text: { join: lines }, buttons: [[pick('part.take', 'take'), pick('part.keep', 'keep')]] };
  },
  parse: ({ choice }, soFar, turn) => {
    const now = written(soFar, turn);
    if (now === '' && choice !== 'keep')
      return choice === 'take' ? { ok: true, value: 'instead' } : { ok: false, because: words('part.offer') };
    return readHow(choice, now, soFar.text ?? '');
  },
};

/** A part of the unit's report is written by hand. `go.report-part.<unit>.<part>`; the text comes along where it was said at once. */
export const reportPartFlow: Flow<Answers> = {
  name: 'report-part',
  for: ['lead', 'office'],
  version: 1,
  title: words('part.title'),
  keepsDraft: false,
  begin([unit, part = '', typed = ''], turn) {
    const begun = leadOf(unit, turn, 'report-part', part);
    if (!begun.ok) return begun;
    const answers = { unit: begun.unit, part };
    const said = readText({ text: typed }, 2, LONGEST_PART);
    const told = said.ok && 'value' in said ? { text: said.value, isOffered: true } : {};
    if (partOf(answers, turn)) return { ok: true, answers: { ...answers, ...told } };
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
  leadsTo: ({ unit, part, how }) => ({
    at: `hand-in.${unit}.changed.part.${part}`,
    note: words(how === 'keep' ? 'part.kept' : 'part.done'),
  }),
};
