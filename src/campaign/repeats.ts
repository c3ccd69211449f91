import type { Finding } from './findings.ts';

/** Codes that stand twice. Upper and lower case count as the same: one who types a code doesn't see the difference. */
export function findRepeats(
  file: string,
  entries: readonly { readonly row: number | null; readonly column: string; readonly code: string }[],
): readonly Finding[] {
  const first = new Map<string, number | null>();
  const findings: Finding[] = [];
  for (const { row, column, code } of entries) {
    const key = code.toLowerCase();
    if (key === '') continue;
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    else findings.push({ file, row, column, what: 'code-twice', with: { value: code, row: String(before ?? '') } });
  }
  return findings;
}
