/** The sample campaigns, read once a worker. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCampaign } from '../../src/campaign/read.ts';
import type { CampaignFiles } from '../../src/campaign/types.ts';
import { createCampaignStore } from '../../src/store/campaign.ts';
import { openStore } from '../../src/store/open.ts';

export const CAMPAIGNS = ['duc-trong-2021', 'xa-mau-2025'] as const;
export type CampaignName = (typeof CAMPAIGNS)[number];
export const campaignFolder = (name: string): string => join(import.meta.dirname, '..', '..', 'campaigns', name);

const read = new Map<string, CampaignFiles>();
const databases = new Map<string, Buffer>();

/** Throws where a sample has a mistake. */
export function mustRead(name: string): CampaignFiles {
  const known = read.get(name);
  if (known) return known;
  const found = readCampaign(campaignFolder(name));
  if (!found.ok) throw new Error(JSON.stringify(found.mistakes));
  read.set(name, found.files);
  return found.files;
}

/** The code of the first unit that reports. */
export const firstReporting = (files: Pick<CampaignFiles, 'plan' | 'units'>): string => {
  const types = new Set(files.plan.unitTypes.filter((each) => each.reports).map((each) => each.code));
  const unit = files.units.find((each) => types.has(each.type));
  if (!unit) throw new Error('no unit reports');
  return unit.code;
};

/** A database to which the campaign was applied at this moment, as the bytes of its file. */
export function databaseWith(name: string, at: Date): Buffer {
  const key = `${name} ${at.toISOString()}`;
  const known = databases.get(key);
  if (known) return known;
  const folder = mkdtempSync(join(tmpdir(), 'ban-hoc-'));
  const path = join(folder, 'bot.sqlite');
  const store = openStore(path);
  createCampaignStore(store).apply(mustRead(name), at);
  store.close();
  const bytes = readFileSync(path);
  rmSync(folder, { recursive: true });
  databases.set(key, bytes);
  return bytes;
}
