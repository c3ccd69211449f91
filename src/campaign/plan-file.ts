import type { Languages } from '../chat/languages.ts';
import type { Finding } from './findings.ts';
import { explainIssues } from './plan-issues.ts';
import { checkReferences } from './plan-references.ts';
import { planSchema } from './plan-schema.ts';
import type { CampaignPlan } from './types.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

export const PLAN_FILE = 'campaign.yaml';

/** Reads campaign.yaml. `data` is what stands in it, good or not, for the tables to be checked against. */
export function readPlan(
  text: string,
  languages: Languages,
): {
  readonly plan: CampaignPlan | null;
  readonly data: unknown;
  /** The file by its rows; null: it could not be read. */
  readonly yaml: YamlFile | null;
  readonly findings: readonly Finding[];
} {
  const yaml = readYaml(PLAN_FILE, text);
  if (yaml.findings.length > 0) return { ...NOTHING, findings: yaml.findings };
  const isMap = typeof yaml.data === 'object' && yaml.data !== null && !Array.isArray(yaml.data);
  if (!isMap) {
    return { ...NOTHING, findings: [{ file: PLAN_FILE, row: 1, column: null, what: 'yaml-no-keys' }] };
  }
  const parsed = planSchema.safeParse(yaml.data, { reportInput: true });
  const findings = [
    ...(parsed.success ? [] : explainIssues(PLAN_FILE, parsed.error.issues, yaml)),
    ...checkReferences(PLAN_FILE, yaml, languages),
  ];
  return { plan: parsed.success ? parsed.data : null, data: yaml.data, yaml, findings };
}

const NOTHING = { plan: null, data: undefined, yaml: null } as const;
