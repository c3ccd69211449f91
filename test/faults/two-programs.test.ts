import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCampaign } from '../../src/campaign/read.ts';
import { createCampaignStore } from '../../src/store/campaign.ts';
import { openStore } from '../../src/store/open.ts';
import { campaignFolder } from '../support/campaigns.ts';
import { startWhole } from './whole.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ban-hoc-two-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a tool and the bot that make the same new database at the same moment both open it', async () => {
  const path = join(folder, 'bot.sqlite');
  // The state in which the second has looked and the first has not yet written.
  const made = openStore(join(folder, 'made.sqlite'));
  const schema = made.sqlite.prepare(
    `select sql from sqlite_master where sql is not null and name not like 'sqlite_%'`,
  );
  const statements = schema.pluck().all() as string[];
  const migrations = made.sqlite.prepare('select hash, created_at as at from __drizzle_migrations').all() as {
    hash: string;
    at: number;
  }[];
  made.close();
  const first = new Database(path);
  first.pragma('journal_mode = WAL');
  const own = statements.find((each) => each.includes('__drizzle_migrations')) ?? '';
  first.exec(own);
  first.exec('begin immediate');
  const opener = new URL('store-opener.ts', import.meta.url).pathname;
  const second = spawn(process.execPath, [opener, path], { stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  second.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(second.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, 300)); // it waits for the lock; if it is later, it finds everything done
  for (const each of statements) if (each !== own) first.exec(each);
  const note = first.prepare('insert into __drizzle_migrations (hash, created_at) values (@hash, @at)');
  for (const each of migrations) note.run(each);
  first.exec('commit');
  if (second.exitCode === null) await once(second, 'exit');
  expect(said).toBe('opening\nopened\n');
  expect(first.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(first.prepare('select count(*) from __drizzle_migrations').pluck().get()).toBe(migrations.length);
  first.close();
});

test('while the bot runs, a tool in another connection applies a campaign, and the next turn shows it', async () => {
  const whole = await startWhole();
  await whole.clock.pass(1500);
  await whole.say('an', '/start');
  const read = readCampaign(campaignFolder('xa-mau-2025'));
  if (!read.ok) throw new Error('the sample is broken');
  const tool = openStore(join(whole.folder, 'bot.sqlite'));
  createCampaignStore(tool).apply(read.files, whole.clock.now());
  tool.close();
  expect(await whole.say('an', '/chude')).toContain(read.files.plan.theme.vi);
  expect(whole.app.health().ok).toBe(true);
  await whole.end();
});
