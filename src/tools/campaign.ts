/**
 * npm run campaign -- check|diff|apply <folder> [--rehearsal] [--take-file CODE|all] [--accept DANGER] [--lang CODE]
 * Works while the bot runs: one transaction of a few milliseconds, seen by the bot at its next turn.
 */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { DANGERS, type Danger, findDangers } from '../campaign/dangers.ts';
import { diffCampaign, type Take } from '../campaign/diff.ts';
import { describeDiff } from '../campaign/diff-lines.ts';
import type { Beside } from '../campaign/passed-over.ts';
import { PLAN_FILE, readPlan } from '../campaign/plan-file.ts';
import { readCampaign } from '../campaign/read.ts';
import { readTextFile } from '../campaign/text-file.ts';
import type { CampaignFiles, Mistake } from '../campaign/types.ts';
import { dateOf } from '../chat/civil.ts';
import type { Language, Say } from '../chat/index.ts';
import { VIETNAMESE } from '../chat/languages.ts';
import { type CampaignStore, createCampaignStore } from '../store/campaign.ts';
import { openStore } from '../store/open.ts';
import { createWords } from '../words/index.ts';
import { beginTool } from './begin.ts';
import { whyFailed } from './why-failed.ts';

const ACTS = ['check', 'diff', 'apply'] as const;
type Act = (typeof ACTS)[number];
type Call = {
  readonly act: Act;
  readonly folder: string;
  readonly database: string;
  readonly take: Take;
  /** Dangers that whoever calls knows of. */
  readonly accept: readonly string[];
};
type Values = Extract<Say, { key: string }>['with'];

const words = createWords();
let lang: Language = VIETNAMESE;
const tool = (name: string, values?: Values): Say => ({
  key: `campaign:tool.${name}`,
  ...(values ? { with: values } : {}),
});
const say = (line: Say): void => console.log(words.plain(line, lang));
const complain = (line: Say): void => console.error(words.plain(line, lang));

function readCall(): Call | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        rehearsal: { type: 'boolean', default: false },
        lang: { type: 'string', default: VIETNAMESE },
        english: { type: 'boolean', default: false }, // as it was called before there were more languages
        accept: { type: 'string', multiple: true, default: [] },
        'take-file': { type: 'string', multiple: true, default: [] },
      },
    });
    const wish = values.english ? 'en' : values.lang;
    lang = words.languageOf(wish);
    if (lang !== wish) return null;
    const act = ACTS.find((each) => each === positionals[0]);
    const folder = positionals[1];
    if (!act || folder === undefined || positionals.length > 2) return null;
    const data = process.env['DATA_DIR'] || './data';
    const accept = values.accept.flatMap((each) => each.split(','));
    if (accept.some((each) => !DANGERS.some((known) => known === each))) return null;
    const codes = values['take-file'].flatMap((each) => each.split(',')).filter((each) => each !== '');
    return {
      act,
      folder,
      database: join(data, ...(values.rehearsal ? ['rehearsal'] : []), 'bot.sqlite'),
      take: codes.includes('all') ? 'all' : codes,
      accept,
    };
  } catch {
    return null; // an option that there isn't
  }
}

function tellMistakes(folder: string, mistakes: readonly Mistake[]): void {
  for (const { file, row, column, wrong, mend } of mistakes) {
    const where: Say = {
      join: [
        row !== null && tool('at.row', { row: String(row) }),
        column !== null && tool(file.endsWith('.csv') ? 'at.column' : 'at.key', { column }),
      ],
      by: '',
    };
    say(tool('mistake', { file, where, wrong, mend }));
  }
  complain(tool('bad', { folder, count: mistakes.length }));
}

function tellSummary(folder: string, { plan, sessions, units }: CampaignFiles): void {
  const { from, to } = plan.period;
  say(tool('good', { folder, title: { local: plan.title } }));
  say(tool('period', { from: { date: from, as: 'weekday-date' }, to: { date: to, as: 'weekday-date' } }));
  say(tool('holds', { sessions: sessions.length, units: units.length, categories: plan.categories.length }));
  if (sessions.length === 0) say(tool('no-schedule'));
  if (to < dateOf(new Date())) say(tool('over'));
  if (plan.sample) say(tool('sample'));
}

function tellDiff(store: CampaignStore | null, files: CampaignFiles, take: Take): void {
  const serving = store?.current()?.plan;
  if (serving && serving.id !== files.plan.id) {
    say({ key: 'campaign:diff.switch', with: { old: { local: serving.title }, new: { local: files.plan.title } } });
  }
  const before = store?.applied(files.plan.id) ?? null;
  const diff = diffCampaign(before, files, take);
  for (const line of describeDiff(diff, before, files)) say(line);
}

/** What was asked to be taken and isn't there: a misspelt code must not look as if it had worked. */
function unknownTakes({ plan, sessions }: CampaignFiles, take: Take, campaigns: CampaignStore): readonly string[] {
  if (take === 'all') return [];
  const added = campaigns.applied(plan.id)?.sessions.filter((each) => each.added && !each.removed) ?? [];
  const known = new Set([...sessions.map((each) => each.code), ...added.map((each) => each.row.code)]);
  return take.filter((code) => !known.has(code));
}

/** Files of the folder that were not read: said where that is harmless, a danger where they are newer. */
function dangersBeside(beside: readonly Beside[]): readonly Danger[] {
  for (const { file, found, isNewer } of beside) if (!isNewer) say(tool('beside', { file, found }));
  return beside.flatMap(({ file, found, isNewer }): Danger[] =>
    isNewer ? [{ name: 'file-newer', with: { file, found } }] : [],
  );
}

/** Tells the dangers that nobody agreed to; asks about them where somebody sits. True: go on. */
async function agreed(dangers: readonly Danger[], { act, accept }: Call): Promise<boolean> {
  const open = dangers.filter((each) => !accept.includes(each.name));
  for (const each of open) complain({ key: `campaign:dangers.${each.name}`, with: each.with ?? {} });
  if (open.length === 0) return true;
  const names = [...new Set(open.map((each) => each.name))].join(',');
  if (act === 'apply' && process.stdin.isTTY && process.stdout.isTTY) {
    const reader = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await reader.question(`${words.plain(tool('ask'), lang)} `);
    reader.close();
    if (/^\s*(?:y|yes|c|có|co)\s*$/iu.test(answer.normalize('NFC'))) return true;
  }
  complain(tool(act === 'apply' ? 'not-applied' : 'asks', { names }));
  return false;
}

async function run(call: Call): Promise<number> {
  const read = readCampaign(call.folder, lang, words);
  if (!read.ok) {
    tellMistakes(call.folder, read.mistakes);
    return 1;
  }
  const { files } = read;
  if (call.act === 'check') tellSummary(call.folder, files);
  const beside = [...dangersBeside(read.beside), ...idsBeside(call.folder, files)];
  if (call.act !== 'apply' && !existsSync(call.database)) {
    if (call.act === 'check') return (await agreed([...findDangers(null, files), ...beside], call)) ? 0 : 1;
    say(tool('no-database', { path: call.database }));
    tellDiff(null, files, call.take);
    return 0;
  }
  const store = openStore(call.database);
  try {
    const campaigns = createCampaignStore(store);
    const dangers = [...findDangers(campaigns.applied(files.plan.id), files), ...beside];
    if (call.act === 'check') return (await agreed(dangers, call)) ? 0 : 1;
    const unknown = unknownTakes(files, call.take, campaigns);
    for (const code of unknown) complain(tool('take-unknown', { code }));
    if (unknown.length > 0) return 1;
    tellDiff(campaigns, files, call.take);
    if (call.act === 'diff') {
      for (const each of dangers) say({ key: `campaign:dangers.${each.name}`, with: each.with ?? {} });
      return 0;
    }
    if (!(await agreed(dangers, call))) return 1;
    campaigns.apply(files, new Date(), call.take);
    say(tool('applied', { title: { local: files.plan.title }, path: call.database }));
    return 0;
  } finally {
    store.close();
  }
}

/** Another folder beside this one with the same id and another title: one of them was copied from the other. */
function idsBeside(folder: string, { plan }: CampaignFiles): readonly Danger[] {
  const here = resolve(folder);
  const others = readdirSync(dirname(here), { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && join(dirname(here), entry.name) !== here,
  );
  return others.flatMap(({ name }): Danger[] => {
    const text = readTextFile(join(dirname(here), name), PLAN_FILE);
    const data = text.ok ? readPlan(text.text, words.languages).plan : null;
    if (data === null || data.id !== plan.id || data.title.vi === plan.title.vi) return [];
    return [{ name: 'id-taken', with: { id: plan.id, old: { local: data.title }, new: { local: plan.title } } }];
  });
}

try {
  beginTool();
  const call = readCall();
  if (call) process.exitCode = await run(call);
  else {
    complain(tool('usage'));
    process.exitCode = 2;
  }
} catch (error) {
  complain(tool('failed', { why: whyFailed(error, process.env['DATA_DIR'] || './data') }));
  process.exitCode = 1;
}
