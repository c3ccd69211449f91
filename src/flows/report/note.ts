import type { Flow, Step } from '../../dialog/flow.ts';
import type { ReportCheck, Turn } from '../../turn/index.ts';
import { leadOf, pick, readText, refuse, words } from './begin.ts';

type Answers = { readonly unit: string; readonly check: string; readonly note: string };

const LONGEST = 300;

const checkOf = ({ unit = '', check = '' }: Partial<Answers>, turn: Turn): ReportCheck | undefined =>
  turn.unitReports.checks(unit).find((each) => each.kind === 'ask' && each.tag === check);

const note: Step<Answers, 'note'> = {
  key: 'note',
  takesText: true,
  ask: (soFar, turn) => ({ text: { join: [checkOf(soFar, turn)?.text, words('note.ask', { most: LONGEST })] } }),
  parse: (message) => readText(message, 2, LONGEST),
};

/** Why something that looks odd is right: it goes with the report. `go.report-note.<unit>.<check>`. */
export const reportNoteFlow: Flow<Answers> = {
  name: 'report-note',
  for: ['lead', 'office'],
  version: 1,
  title: words('note.title'),
  keepsDraft: false,
  begin([unit, check = ''], turn) {
    const begun = leadOf(unit, turn, 'report-note', check);
    if (!begun.ok) return begun;
    const answers = { unit: begun.unit, check };
    if (checkOf(answers, turn)) return { ok: true, answers };
    return refuse(words('note.gone'), pick('button.send', `hand-in.${begun.unit}.send`));
  },
  steps: [note],
  summary: null,
  done(answers, turn) {
    const check = checkOf(answers, turn);
    if (check) {
      const said = { of: check.of, note: answers.note };
      turn.unitReports.change(answers.unit, ({ notes }) => ({ notes: { ...notes, [check.key]: said } }));
    }
    return [];
  },
  leadsTo: ({ unit }) => ({ at: `hand-in.${unit}.send`, note: words('note.done') }),
};
