import { unitName } from '../campaign/unit-tree.ts';
import type { Flow, Step } from '../dialog/flow.ts';
import { NotAllowed } from '../turn/index.ts';
import { readText, refuse, toBoard, words } from './report/begin.ts';

type Answers = { readonly unit: string; readonly remark: string };

const LONGEST = 500;

const remark: Step<Answers, 'remark'> = {
  key: 'remark',
  takesText: true,
  words: ['nội dung', 'lý do', 'remark'],
  ask: ({ unit = '' }, turn) => ({
    text: words('more.ask', { unit: { local: unitName(turn.campaign, unit) }, most: LONGEST }),
  }),
  parse: (message) => readText(message, 3, LONGEST),
  line: (value) => ({ label: words('more.remark'), value: { plain: value } }),
};

/** The office asks a unit for more in its report, with its own words. `go.ask-more.<unit>`; these come along where they were
 * said at once. */
export const askMoreFlow: Flow<Answers> = {
  name: 'ask-more',
  for: ['office'],
  version: 1,
  title: words('more.title'),
  keepsDraft: true,
  begin([unit = '', said = ''], turn) {
    if (!turn.people.may('office')) return refuse(words('begin.not-office'));
    const report = turn.campaign.units.some(({ code }) => code === unit) ? turn.unitReports.sent(unit) : null;
    if (!report) return refuse(words('more.nothing'), toBoard);
    const read = readText({ text: said }, 3, LONGEST);
    return { ok: true, answers: read.ok && 'value' in read ? { unit, remark: read.value } : { unit } };
  },
  steps: [remark],
  summary: {
    intro: ({ unit }, turn) => words('more.check', { unit: { local: unitName(turn.campaign, unit) } }),
    confirm: words('more.confirm'),
  },
  done({ unit, remark: said }, turn) {
    if (!turn.unitReports.askMore(unit, said)) throw new NotAllowed('ask-more');
    return [];
  },
  leadsTo: ({ unit }) => ({ at: `hand-in.${unit}`, note: words('more.done') }),
};
