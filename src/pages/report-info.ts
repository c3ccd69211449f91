import type { Page } from '../turn/index.ts';
import { deadlineLine } from './duties.ts';
import { button, fact, NOT_KNOWN, page, say, toContact } from './frame.ts';

/** What the report is, for those who don't write one, and whom to ask. */
export const reportInfo: Page<'report-info'> = {
  name: 'report-info',
  for: 'everybody',
  inGroups: true,
  ways: [
    {
      label: 'pages:button.report-info',
      menu: { help: 4 },
    },
    {
      intent: 'report',
      label: 'pages:button.report',
      command: { vi: 'baocao', en: 'report', about: 'pages:about.baocao', order: 8 },
      instead: { office: 'frozen', lead: 'unit-report', teacher: 'unit-report', viewer: 'board' },
    },
    {
      intent: 'figures',
      instead: { office: 'board', lead: 'unit-report', teacher: 'unit-report', viewer: 'board.sums.1' },
    },
  ],
  show(_, turn) {
    const { report, deadlines } = turn.campaign.plan;
    return page(
      [
        ...deadlines.map((each) => deadlineLine(each, turn)),
        say('report-info.title'),
        report === null ? NOT_KNOWN : { local: report.what },
        report && fact('report-info.to', { local: report.to }),
        report?.email !== undefined && fact('report-info.email', { code: { plain: report.email } }),
        say('report-info.role'),
      ],
      [[button('button.duties', 'duties'), toContact]],
      'home',
    );
  },
};
