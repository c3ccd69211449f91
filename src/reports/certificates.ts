import { unitName } from '../campaign/unit-tree.ts';
import type { Say } from '../chat/index.ts';
import type { Report } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';

/** Whose; '': of all units, for the office. */
type Asked = { readonly unit: string };

const word = (key: KeyOf<'thanks'>, values: Extract<Say, { key: string }>['with']): Say => ({
  key: `thanks:${key}`,
  with: values,
});

/** A page of a certificate is hardly more than its words; the fonts are most of the file. */
const FONTS = 150_000;
const PAGE_BYTES = 1_500;

/** The certificates and letters of thanks that the office approved, all in one PDF: a page each. */
export const report: Report<Asked> = {
  name: 'certificates',
  for: ['lead', 'office'],
  read: ([unit = '']) => ({ unit }),
  title: ({ unit }, { campaign }) =>
    unit === ''
      ? word('file', { year: String(campaign.plan.year) })
      : word('file-unit', { unit: { local: unitName(campaign, unit) } }),
  makes: {
    pdf: ({ unit }, { thanks }) => thanks.certificates(unit === '' ? null : unit),
  },
  size: ({ unit }, _format, { thanks }) => FONTS + thanks.count(unit === '' ? null : unit) * PAGE_BYTES,
};
