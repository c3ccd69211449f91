/** The sample campaigns, read once a worker. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readCampaign } from '../../src/campaign/read.ts';
import type { Campaign, CampaignFiles } from '../../src/campaign/types.ts';
import { type CampaignStore, createCampaignStore } from '../../src/store/campaign.ts';
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

const applied: Campaign[] = [];

/**
 * A campaign as it was first applied is the same object wherever it has the same content, so that what the program makes of one and keeps
 * beside it (the words of its sessions, of its questions) is made once a worker. It is frozen: nobody writes into what all share.
 */
export function sharingCampaigns(campaigns: CampaignStore): CampaignStore {
  let last: { readonly own: Campaign; readonly shared: Campaign } | null = null;
  return {
    ...campaigns,
    current() {
      const own = campaigns.current();
      if (own?.version !== 1) return own;
      if (last?.own !== own) last = { own, shared: sharedOf(own) };
      return last.shared;
    },
  };
}

function sharedOf(campaign: Campaign): Campaign {
  const known = applied.find((each) => isDeepStrictEqual(each, campaign));
  if (known) return known;
  applied.push(deepFrozen(campaign));
  return campaign;
}

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) deepFrozen(each);
  }
  return value;
}
