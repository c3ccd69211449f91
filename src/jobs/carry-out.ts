import { createReads } from '../bot/doors/reads.ts';
import { isFor } from '../bot/typed/ways.ts';
import type { Folder } from '../files/folder.ts';
import { reportNamed } from '../reports/index.ts';
import { createCampaignStore } from '../store/campaign.ts';
import type { Store } from '../store/open.ts';
import { createPeopleStore } from '../store/people.ts';
import type { Words } from '../words/index.ts';
import { type FileMaking, type MadeFile, makeFiles } from './make.ts';

/** An order with the moment and the person whose rights hold. */
export type Task = FileMaking & { readonly now: Date; readonly person: number };

export type OnMaking = {
  readonly share: (share: number) => void;
  readonly made: (file: MadeFile) => Promise<void>;
};

/** Nobody asks from anywhere: a report is read for a person, wherever they are. */
const NOWHERE = { channel: '', id: '' };

/**
 * Makes the files of an order from what stands in the store. refused: there is no campaign, no such person, or they may not have it. Throws what
 * a report, a writer or the disk throws.
 */
export async function carryOut(
  task: Task,
  { store, folder, words }: { readonly store: Store; readonly folder: Folder; readonly words: Words },
  on: OnMaking,
): Promise<'done' | 'refused'> {
  const campaign = createCampaignStore(store).current();
  const person = createPeopleStore(store, words.languageOf).byId(task.person);
  const report = reportNamed(task.order.name);
  if (!campaign || !person || !report || !isFor(report.for, person)) return 'refused';
  const visit = { now: task.now, person, campaign, address: NOWHERE };
  const reading = createReads(store).reading(visit);
  await makeFiles(task, { reading, words, folder, onShare: on.share, onMade: on.made });
  return 'done';
}
