/**
 * npm run campaign -- check|diff|apply <folder> [--rehearsal] [--take-file CODE|all] [--english]
 * Works while the bot runs: one transaction of a few milliseconds, seen by the bot at its next turn.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { diffCampaign, type Take } from '../campaign/diff.ts';
import { describeDiff } from '../campaign/diff-lines.ts';
import { readCampaign } from '../campaign/read.ts';
import type { CampaignFiles, Mistake } from '../campaign/types.ts';
import { dateOf } from '../chat/civil.ts';
import type { Language, Say } from '../chat/index.ts';
import { type CampaignStore, createCampaignStore } from '../store/campaign.ts';
import { openStore } from '../store/open.ts';
import { createWords } from '../words/index.ts';
import { beginTool } from './begin.ts';

const ACTS = ['check', 'diff', 'apply'] as const;
type Act = (typeof ACTS)[number];
type Call = {
  readonly act: Act;
  readonly folder: string;
  readonly database: string;
  readonly take: Take;
};
type Values = Extract<Say, { key: string }>['with'];

const words = createWords();
const lang: Language = process.argv.includes('--english') ? 'en' : 'vi';
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
        english: { type: 'boolean', default: false },
        'take-file': { type: 'string', multiple: true, default: [] },
      },
    });
    const act = ACTS.find((each) => each === positionals[0]);
    const folder = positionals[1];
    if (!act || folder === undefined || positionals.length > 2) return null;
    const data = process.env['DATA_DIR'] || './data';
    const codes = values['take-file'].flatMap((each) => each.split(',')).filter((each) => each !== '');
    return {
      act,
      folder,
      database: join(data, ...(values.rehearsal ? ['rehearsal'] : []), 'bot.sqlite'),
      take: codes.includes('all') ? 'all' : codes,
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

function run(call: Call): number {
  const read = readCampaign(call.folder, lang);
  if (!read.ok) {
    tellMistakes(call.folder, read.mistakes);
    return 1;
  }
  const { files } = read;
  if (call.act === 'check') {
    tellSummary(call.folder, files);
    return 0;
  }
  if (call.act === 'diff' && !existsSync(call.database)) {
    say(tool('no-database', { path: call.database }));
    tellDiff(null, files, call.take);
    return 0;
  }
  const store = openStore(call.database);
  try {
    const campaigns = createCampaignStore(store);
    const unknown = unknownTakes(files, call.take, campaigns);
    for (const code of unknown) complain(tool('take-unknown', { code }));
    if (unknown.length > 0) return 1;
    tellDiff(campaigns, files, call.take);
    if (call.act === 'apply') {
      campaigns.apply(files, new Date(), call.take);
      say(tool('applied', { title: { local: files.plan.title }, path: call.database }));
    }
    return 0;
  } finally {
    store.close();
  }
}

try {
  beginTool();
  const call = readCall();
  if (call) process.exitCode = run(call);
  else {
    complain(tool('usage'));
    process.exitCode = 2;
  }
} catch (error) {
  complain(tool('failed', { why: error instanceof Error ? error.message : String(error) }));
  process.exitCode = 1;
}
