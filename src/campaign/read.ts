import { basename } from 'node:path';
import { type Language, VIETNAMESE } from '../chat/languages.ts';
import { createWords, type Words } from '../words/index.ts';
import { checkTargetUnits } from './figure-references.ts';
import { type Finding, sortFindings, wordFinding } from './findings.ts';
import { type Beside, findBeside, misnamed } from './passed-over.ts';
import { PLAN_FILE, readPlan } from './plan-file.ts';
import { communeTypesOf, periodOf, vocabularyOf } from './plan-references.ts';
import { readSchedule, SCHEDULE_FILE } from './schedule-file.ts';
import { readTextFile } from './text-file.ts';
import type { CampaignFiles, Mistake } from './types.ts';
import { readUnits, UNITS_FILE } from './units-file.ts';

export type ReadCampaign =
  | { readonly ok: true; readonly files: CampaignFiles; readonly beside: readonly Beside[] }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

// Read once for who hands in none, and kept for no longer than memory is to spare: they are several MB.
let ours: WeakRef<Words> | undefined;
function ourWords(): Words {
  const words = ours?.deref() ?? createWords();
  ours = new WeakRef(words);
  return words;
}

/**
 * Reads a campaign folder: campaign.yaml, units.csv, and schedule.csv if there is one. Either all of it is good, or every mistake in it
 * is told at once, in Vietnamese unless asked otherwise. `words`: theirs, and the languages that texts may be given in. `beside`: files that look like one of them and were not read. Reads files, writes nothing, never throws for what stands in them.
 */
export function readCampaign(folder: string, lang: Language = VIETNAMESE, words: Words = ourWords()): ReadCampaign {
  const { languages } = words;
  const findings: Finding[] = [];
  const beside = findBeside(folder, [PLAN_FILE, SCHEDULE_FILE, UNITS_FILE]);
  const open = (file: string, optional = false): string | null => {
    const read = readTextFile(folder, file);
    if (read.ok && (read.text.trim() !== '' || optional)) return read.text;
    const instead = read.ok || !read.missing ? undefined : beside.find((each) => each.file === file);
    if (instead) findings.push(misnamed(instead));
    if (instead || (!read.ok && read.missing && optional)) return null;
    const fault = read.ok ? { what: 'file-empty' } : read.fault;
    findings.push({ file, row: null, column: null, ...fault, with: { name: basename(folder), ...fault.with } });
    return null;
  };

  const planText = open(PLAN_FILE);
  const plan = planText === null ? null : readPlan(planText, languages);
  findings.push(...(plan?.findings ?? []));
  const data = plan?.data;

  const scheduleText = open(SCHEDULE_FILE, true);
  const schedule = readSchedule(scheduleText ?? '', {
    languages,
    period: periodOf(data),
    audiences: vocabularyOf(data, 'audiences'),
    platforms:
      vocabularyOf(data, 'platforms') ?? (data === undefined ? null : vocabularyOf({ platforms: [] }, 'platforms')),
  });
  findings.push(...schedule.findings);

  const unitsText = open(UNITS_FILE);
  const units =
    unitsText === null
      ? null
      : readUnits(unitsText, { types: vocabularyOf(data, 'unitTypes'), communeTypes: communeTypesOf(data) });
  findings.push(...(units?.findings ?? []));
  if (plan?.yaml && units) {
    const codes = units.units.map(({ code }) => code);
    findings.push(...checkTargetUnits(PLAN_FILE, plan.yaml, codes));
  }

  if (findings.length === 0 && plan?.plan && units) {
    return { ok: true, files: { plan: plan.plan, sessions: schedule.sessions, units: units.units }, beside };
  }
  return { ok: false, mistakes: sortFindings(findings).map((finding) => wordFinding(finding, words, lang)) };
}
