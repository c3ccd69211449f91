import type { Language, Say } from '../chat/index.ts';
import type { Words } from '../words/index.ts';
import type { Mistake } from './types.ts';

/** What is wrong somewhere in a campaign folder, before it is worded: `what` is an entry of campaign.json's `mistakes`. */
export type Finding = {
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly what: string;
  readonly with?: Readonly<Record<string, string | number | Say>> | undefined;
};

/** What is wrong with one value, wherever it stands. */
export type Fault = Pick<Finding, 'what' | 'with'>;

/** Words a finding: what is wrong and how to mend it, for an office to read. */
export function wordFinding(finding: Finding, words: Words, lang: Language): Mistake {
  const { file, row, column } = finding;
  const values = { file, ...finding.with };
  return {
    file,
    row,
    column,
    wrong: words.plain({ key: `campaign:mistakes.${finding.what}.wrong`, with: values }, lang),
    mend: words.plain({ key: `campaign:mistakes.${finding.what}.mend`, with: values }, lang),
  };
}

/** In the order in which an office goes through its files: file by file, from the top. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const files = [...new Set(findings.map((each) => each.file))];
  return findings
    .map((finding, position) => ({ finding, position }))
    .sort(
      (a, b) =>
        files.indexOf(a.finding.file) - files.indexOf(b.finding.file) ||
        (a.finding.row ?? 0) - (b.finding.row ?? 0) ||
        a.position - b.position,
    )
    .map((each) => each.finding);
}
