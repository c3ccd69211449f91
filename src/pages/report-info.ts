import type { Page } from '../turn/index.ts';
import { deadlineLine } from './duties.ts';
import { button, fact, NOT_KNOWN, page, say, toContact } from './frame.ts';

/** What the report is, for those who don't write one, and whom to ask. */
export const reportInfo: Page<'report-info'> = {
  name: 'report-info',
  public: true,
  show(_args, turn) {
    const { report, deadlines } = turn.campaign.plan;
    return page(
      [
        say('report-info.title'),
        report === null ? NOT_KNOWN : { local: report.what },
        report && fact('report-info.to', { local: report.to }),
        report?.email !== undefined && fact('report-info.email', { code: { plain: report.email } }),
        ...deadlines.map((each) => deadlineLine(each, turn)),
        say('report-info.role'),
      ],
      [[button('button.duties', 'duties'), toContact]],
      'home',
    );
  },
};
