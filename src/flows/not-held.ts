import { unitName } from '../campaign/unit-tree.ts';
import type { Flow, Step } from '../dialog/flow.ts';
import { givesReason, noReason } from './held-words.ts';
import { leadOf, leftOut, pick, readText, toHome, words } from './report/begin.ts';

type Answers = { readonly unit: string; readonly reason: string };

const LONGEST = 500;

const reason: Step<Answers, 'reason'> = {
  key: 'reason',
  takesText: true,
  words: ['lý do', 'reason'],
  ask: () => ({ text: words('not-held.ask', { most: LONGEST }) }),
  hears: givesReason,
  parse: (message) => {
    const none = noReason(message.text ?? '');
    return none === null ? readText(message, 3, LONGEST) : { ok: false, because: words(`not-held.no-reason.${none}`) };
  },
  line: (value) => ({ label: words('not-held.reason'), value: { plain: value } }),
};

/** "Không tổ chức", with the reason: a report, too. `go.not-held.<unit>`. */
export const notHeldFlow: Flow<Answers> = {
  name: 'not-held',
  for: ['lead', 'office'],
  ways: [
    {
      for: ['lead'],
      label: 'unit-report:button.not-held',
    },
  ],
  version: 1,
  title: words('not-held.title'),
  keepsDraft: false,
  begin([unit], turn) {
    const begun = leadOf(unit, turn, 'not-held');
    return begun.ok ? { ok: true, answers: { unit: begun.unit } } : begun;
  },
  steps: [reason],
  summary: {
    takesGuess: true,
    intro: ({ unit }, turn) => {
      const sent = turn.unitReports.sent(unit);
      return {
        join: [
          words('not-held.check', { unit: { local: unitName(turn.campaign, unit) } }),
          ...leftOut(unit, true, turn),
          sent !== null && sent.notHeld === null && words('not-held.instead', { version: sent.version }),
        ],
      };
    },
    confirm: words('not-held.confirm'),
  },
  done({ unit, reason: why }, turn) {
    const report = turn.unitReports.sendNotHeld(unit, why);
    const values = {
      unit: { local: unitName(turn.campaign, unit) },
      at: { date: (report.sentAt ?? turn.now).toISOString(), as: 'moment' },
      version: report.version,
    } as const;
    const lines = [
      words('not-held.sent', values),
      words(report.late ? 'state.late' : 'state.on-time'),
      words('not-held.undo'),
    ];
    return [{ text: { join: lines }, buttons: [[pick('button.look', `hand-in.${unit}`)], [toHome]] }];
  },
};
