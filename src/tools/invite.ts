/**
 * npm run invite -- --role office|lead|teacher|viewer [--unit CODE] [--days N] [--uses N] [--plain] [--rehearsal] [--lang vi|en]
 * Makes an invitation in DATA_DIR/bot.sqlite (or DATA_DIR/rehearsal/bot.sqlite), also while the bot runs: the code holds at once.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Campaign } from '../campaign/types.ts';
import { isCommune } from '../campaign/unit-tree.ts';
import { instant } from '../chat/civil.ts';
import type { Say } from '../chat/index.ts';
import { groupCode } from '../people/code.ts';
import { createInvitations } from '../people/invitations.ts';
import { createCampaignStore } from '../store/campaign.ts';
import { createFactRows } from '../store/facts.ts';
import { openStore, type Store } from '../store/open.ts';
import { createWords } from '../words/index.ts';
import { beginTool } from './begin.ts';
import { type InviteCall, readInviteCall } from './invite-call.ts';
import { nearestUnits } from './nearest-units.ts';
import { whyFailed } from './why-failed.ts';

type Values = Extract<Say, { key: string }>['with'];
/** Where lines go: what was asked for, and what is said besides. */
export type Output = { readonly say: (line: string) => void; readonly complain: (line: string) => void };

/** Runs the tool; gives the exit code (0 done, 1 a mistake, said in a sentence). */
export function invite(argv: readonly string[], env: NodeJS.ProcessEnv, now: Date, output: Output): number {
  const words = createWords();
  const call = readInviteCall(argv, words.languages);
  const known = words.languages.map(({ code }) => code).join(', ');
  const sentence = (name: string, values?: Values): string =>
    words.plain({ key: `invite-tool:${name}`, ...(values ? { with: values } : {}) }, call.lang);
  const complain = (name: string, values?: Values): void => output.complain(sentence(name, values));
  if (!call.ok) {
    for (const { name, value } of call.mistakes) complain(name, { value, known });
    output.complain(sentence('usage'));
    return 1;
  }
  const path = join(env['DATA_DIR'] || './data', ...(call.rehearsal ? ['rehearsal'] : []), 'bot.sqlite');
  if (!existsSync(path)) complain('new-database', { path });
  let store: Store | null = null;
  try {
    store = openStore(path);
    const lines = inviteInto(store, call, now, complain, env);
    if (!lines) return 1;
    if (call.plain) output.say(lines.code);
    else for (const line of describe(lines, call)) output.say(words.plain(line, call.lang));
    return 0;
  } catch (error) {
    complain('failed', { why: whyFailed(error, dirname(path)) });
    return 1;
  } finally {
    store?.close();
  }
}

type Made = {
  readonly code: string;
  readonly expiresAt: Date;
  readonly unitName: string | null;
  /** One for each channel that has said how it links to the bot. */
  readonly links: readonly string[];
  /** It is known, or to be known, by a link on Telegram. */
  readonly isOnTelegram: boolean;
  /** null: it is not on Zalo OA; empty: which OA is not known yet. */
  readonly oa: string | null;
};

function inviteInto(
  store: Store,
  call: InviteCall,
  now: Date,
  complain: (name: string, values?: Values) => void,
  env: NodeJS.ProcessEnv,
): Made | null {
  const campaign = createCampaignStore(store).current();
  const unit = call.unit === null ? null : campaign?.units.find((each) => sameCode(each.code, call.unit));
  if (call.unit !== null && !campaign) {
    complain('no-campaign');
    return null;
  }
  if (unit === undefined) {
    const near = nearestUnits(campaign?.units ?? [], call.unit ?? '');
    complain(near.length > 0 ? 'unit-near' : 'unit-unknown', { value: call.unit ?? '' });
    for (const each of near) complain('unit-line', { code: each.code, name: each.name });
    return null;
  }
  const { role, days, uses } = call;
  // A viewer looks at a commune; of a school there is no board.
  if (role === 'viewer' && campaign && unit && !isCommune(campaign, unit)) {
    complain('viewer-unit', { value: unit.code });
    return null;
  }
  const from = call.rehearsal ? startOfRehearsal(now, campaign) : now;
  const made = store.atomically(() =>
    createInvitations(store).create({ role, unit: unit?.code ?? null, days, uses, by: null, now: from }),
  );
  const links = call.rehearsal ? [] : createFactRows(store).startingWith('invitation-link:');
  const oa = oaOf(store, env);
  // Where nothing is said of any channel (the tool runs with another environment), Telegram is the likeliest.
  const isOnTelegram = Boolean(env['TELEGRAM_BOT_TOKEN']) || (oa === null && !env['ZALO_BOT_TOKEN']);
  return { ...made, unitName: unit?.name ?? null, links, isOnTelegram, oa };
}

function oaOf(store: Store, env: NodeJS.ProcessEnv): string | null {
  return createFactRows(store).read('link:zalo') ?? (env['ZALO_APP_ID'] ? '' : null);
}

function* describe({ code, expiresAt, unitName, links, isOnTelegram, oa }: Made, call: InviteCall): Generator<Say> {
  const line = (name: string, values?: Values): Say => ({
    key: `invite-tool:${name}`,
    ...(values ? { with: values } : {}),
  });
  yield line('code', { code: groupCode(code) });
  for (const link of links) yield line('link', { link: `${link}${code}` });
  if (oa !== null && !call.rehearsal) {
    yield oa === '' ? line('zalo', { code: groupCode(code) }) : line('zalo-link', { code: groupCode(code), link: oa });
  }
  const role = line(`role.${call.role}`);
  if (unitName !== null) yield line('for-unit', { role, unit: unitName });
  else yield line(call.role === 'viewer' ? 'for-all' : 'for', { role });
  yield line('holds', { count: call.uses, until: { date: expiresAt.toISOString(), as: 'moment' } });
  if (call.rehearsal) yield line('how-rehearsal');
  else if (links.length > 0) yield line('how');
  else yield line(isOnTelegram ? 'how-no-link' : 'how-code');
  yield line('once');
}

/** The rehearsal has a clock of its own, which may stand in another year: there the days are counted from the later of the two. */
function startOfRehearsal(now: Date, campaign: Campaign | null): Date {
  const end = campaign ? instant(campaign.plan.period.to, '23:59') : now;
  return end > now ? end : now;
}

const sameCode = (code: string, typed: string | null): boolean => code.toUpperCase() === typed?.toUpperCase();

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  beginTool();
  process.exitCode = invite(process.argv.slice(2), process.env, new Date(), {
    say: (line) => console.log(line),
    complain: (line) => console.error(line),
  });
}
