/**
 * npm run understand -- "câu" [--campaign FOLDER] [--who parent|teacher|lead|office] [--now "2021-10-04 09:00"]
 * Tells what is read in a sentence: its slots, the likeliest five with what weighed, and what would be done. Nothing is opened or stored.
 * npm run understand -- --report: how the tables of test/understanding/ are read, page by page.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { outcomeOf } from '../bot/typed/outcome.ts';
import { readWords } from '../bot/typed/strict.ts';
import { understand } from '../bot/typed/understood.ts';
import { readCampaign } from '../campaign/read.ts';
import type { Campaign } from '../campaign/types.ts';
import { instant, isLocalDate, isLocalTime } from '../chat/civil.ts';
import type { Holding, Person, Say } from '../chat/index.ts';
import { VIETNAMESE } from '../chat/languages.ts';
import { dangerIn } from '../understanding/danger.ts';
import { modelOf } from '../understanding/learnt.ts';
import { createWords } from '../words/index.ts';
import { beginTool } from './begin.ts';

type Print = { readonly say: (line: string) => void; readonly complain: (line: string) => void };
type Asker = Parameters<typeof readWords>[1] & Parameters<typeof understand>[1];
type Call = { readonly text: string; readonly asker: Asker };
type Values = Extract<Say, { key: string }>['with'];

const ROOT = join(import.meta.dirname, '..', '..');
const SAMPLES = join(ROOT, 'campaigns');
/** Where no campaign is named: the first of the samples. */
const SAMPLE = join(SAMPLES, readdirSync(SAMPLES).toSorted()[0] ?? '');
/** Plays the tables; not there where the program was installed without its tests. */
const REPORT = join(ROOT, 'test', 'understanding', 'report.ts');
const ROLES: readonly string[] = ['parent', 'teacher', 'lead', 'office'];
const BEST = 5;

const words = createWords();
const sentence = (name: string, values?: Values): string =>
  words.plain({ key: `understand-tool:${name}`, ...(values ? { with: values } : {}) }, VIETNAMESE);

/** Gives the exit code: 0 told, 2 wrong usage. */
export async function understandTool(args: readonly string[], print: Print): Promise<number> {
  const options = {
    campaign: { type: 'string', default: SAMPLE },
    who: { type: 'string', default: 'parent' },
    now: { type: 'string' },
    report: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true });
  if (values['report'] === true) {
    // Tests are no part of the program: it only knows where they would be.
    const { report } = (await import(pathToFileURL(REPORT).href)) as { report: (say: Print['say']) => void };
    report(print.say);
    return 0;
  }
  const call = readCall(positionals.join(' '), { ...values });
  if (typeof call === 'string') {
    print.complain(call);
    print.complain(sentence('usage'));
    return 2;
  }
  for (const line of linesFor(call)) print.say(line);
  return 0;
}

/** A sentence: what is wrong with the call. */
function readCall(text: string, values: Readonly<Record<string, unknown>>): Call | string {
  const { campaign: folder, who, now } = values;
  if (text.trim() === '') return sentence('no-text');
  if (typeof who !== 'string' || !ROLES.includes(who)) return sentence('wrong-who', { value: String(who) });
  const read = readCampaign(String(folder));
  if (!read.ok) return sentence('wrong-campaign', { value: String(folder) });
  const campaign: Campaign = { ...read.files, version: 1 };
  const at = typeof now === 'string' ? momentOf(now) : instant(campaign.plan.period.from, '09:00');
  if (at === null) return sentence('wrong-now', { value: String(now) });
  const person = personWho(who, campaign);
  return { text, asker: { now: at, campaign, person, lang: VIETNAMESE, languages: words.languages, group: false } };
}

function momentOf(said: string): Date | null {
  const [day = '', time = '09:00', ...more] = said.split(/[ T]+/);
  return isLocalDate(day) && isLocalTime(time) && more.length === 0 ? instant(day, time) : null;
}

function personWho(who: string, { units, plan }: Campaign): Person {
  const reporting = new Set(plan.unitTypes.filter((each) => each.reports).map((each) => each.code));
  const unit = units.find((each) => reporting.has(each.type))?.code ?? null;
  const holds: readonly Holding[] =
    who === 'office'
      ? [{ id: 1, role: 'office', unit: null }]
      : who === 'teacher' || who === 'lead'
        ? [{ id: 1, role: who, unit }]
        : [];
  return {
    id: 1,
    lang: VIETNAMESE,
    audience: null,
    unit: null,
    joined: true,
    holds,
    consent: null,
    announcements: 'unasked',
    remindAt: null,
    shownName: null,
    isNameAsked: true,
  };
}

function* linesFor({ text, asker }: Call): Generator<string> {
  const understood = understand(text, asker);
  yield sentence('words', { words: understood.typed.words.map(({ marked }) => marked).join(' ') });
  yield sentence('replaced', { words: understood.words.map(({ marked }) => marked).join(' ') });
  const slots = Object.entries(understood.slots).filter(([, value]) => value !== null && value !== false);
  yield sentence('slots', { slots: slots.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(' ') || '-' });
  yield sentence('best');
  const typed = { ...understood.typed, words: understood.words };
  for (const { intent, p, why } of modelOf(asker.languages).rank(typed).slice(0, BEST)) {
    const weights = why.map(([feature, weight]) => `${feature} ${weight.toFixed(2)}`).join(', ');
    yield `  ${p.toFixed(2)}  ${intent}  (${weights})`;
  }
  yield sentence('actions');
  for (const { address, p } of understood.actions.slice(0, BEST)) yield `  ${p.toFixed(2)}  ${address}`;
  yield sentence('outcome', { outcome: outcomeIn(text, asker, understood) });
}

function outcomeIn(text: string, asker: Asker, understood: ReturnType<typeof understand>): string {
  if (dangerIn(text, asker.languages)) return sentence('danger');
  const strict = readWords(text, asker);
  if (strict !== null) return sentence('strict', { address: strict });
  const outcome = outcomeOf(understood);
  if (outcome.is === 'open') return sentence('open', { address: outcome.action.address });
  const others = outcome.is === 'guess' ? outcome.others : outcome.among;
  const named = others.map(({ address }) => address).join(', ') || '-';
  return outcome.is === 'guess'
    ? sentence('guess', { address: outcome.action.address, others: named })
    : sentence('offer', { others: named });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  beginTool();
  process.exitCode = await understandTool(process.argv.slice(2), {
    say: (text) => console.log(text),
    complain: (text) => console.error(text),
  });
}
