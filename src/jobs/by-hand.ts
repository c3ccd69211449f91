/** Makes one file for whoever sits at the machine: the same files as in chat, into a place that they name. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { createReads } from '../bot/doors/reads.ts';
import { createTell } from '../bot/tell.ts';
import type { Campaign, Unit } from '../campaign/types.ts';
import type { FileFormat } from '../chat/document.ts';
import type { Person } from '../chat/index.ts';
import { type Growing, openFolder } from '../files/folder.ts';
import { createCounting } from '../results/counting.ts';
import { createOfficeReportsDoor } from '../results/office-reports-door.ts';
import { createCampaignStore } from '../store/campaign.ts';
import { createEnqueue } from '../store/enqueue.ts';
import { officeHolders } from '../store/office.ts';
import { openStore, openToRead, type Store } from '../store/open.ts';
import { createPeopleStore, type PeopleStore } from '../store/people.ts';
import { countAtOnce } from '../store/slices.ts';
import type { FrozenVersion } from '../turn/index.ts';
import type { Words } from '../words/index.ts';
import { makeFiles } from './make.ts';

/** `unit` '': of all. `asOf`: the newest version that is not later; 'now': a new one, where something has changed. Both null: the newest. */
export type HandMade = {
  readonly kind: FileFormat;
  readonly unit: string;
  readonly version: number | null;
  readonly asOf: Date | 'now' | null;
  readonly out: string;
};

export type ByHandEnding =
  | { readonly is: 'written'; readonly bytes: number; readonly version: FrozenVersion }
  /** Nobody holds the office, whose rights the files are made by. */
  | { readonly is: 'no-office' | 'no-campaign' }
  | { readonly is: 'no-unit'; readonly units: readonly Unit[] }
  | { readonly is: 'no-version'; readonly versions: readonly FrozenVersion[] };

/** Where the data lie, and the words. */
export type ByHandParts = { readonly database: string; readonly folder: string; readonly words: Words };

const NOWHERE = { channel: '', id: '' };

/** Throws what the disk, the database and a writer throw; then nothing stands at `out`. */
export async function makeByHand(
  call: HandMade,
  { database, folder, words }: ByHandParts,
  now: Date,
): Promise<ByHandEnding> {
  countAtOnce();
  const people = (store: Store): PeopleStore => createPeopleStore(store, words.languageOf);
  const frozen = withStore(openToRead(database), (store) => find(call, store, people(store), now));
  const found =
    frozen.is === 'freeze' ? withStore(openStore(database), (store) => freeze(call, store, words, now)) : frozen;
  if (found.is !== 'version') return found;
  const store = openToRead(database);
  try {
    const one = officeIn(store, people(store));
    if (!one) return { is: 'no-office' };
    const { person, campaign } = one;
    const reading = createReads(store).reading({ now, person, campaign, address: NOWHERE });
    const disk = openFolder(folder);
    let bytes = 0;
    const order = {
      name: 'office',
      format: call.kind,
      asked: [String(found.version.number), call.unit].filter(Boolean),
    };
    await makeFiles(
      { order, lang: person.lang, limit: null, before: [] },
      {
        reading,
        words,
        folder: {
          begin: () => growInto(call.out),
          bytesOf: (hash) => disk.bytesOf(hash),
          path: (hash) => disk.path(hash),
        },
        onShare: () => undefined,
        onMade: (file) => Promise.resolve(void (bytes = file.bytes)),
      },
    );
    return { is: 'written', bytes, version: found.version };
  } finally {
    store.close();
  }
}

function withStore<T>(store: Store, act: (store: Store) => T): T {
  try {
    return act(store);
  } finally {
    store.close();
  }
}

function officeIn(store: Store, people: PeopleStore): { readonly person: Person; readonly campaign: Campaign } | null {
  const [id] = officeHolders(store);
  const person = id === undefined ? null : people.byId(id);
  const campaign = createCampaignStore(store).current();
  return person && campaign && { person, campaign };
}

type Found = Exclude<ByHandEnding, { is: 'written' }> | { readonly is: 'version'; readonly version: FrozenVersion };

/** Which version is meant; freeze: there is none yet, or a new one is wanted. */
function find(
  { unit, version, asOf }: HandMade,
  store: Store,
  people: PeopleStore,
  now: Date,
): Found | { readonly is: 'freeze' } {
  const campaign = createCampaignStore(store).current();
  if (!campaign) return { is: 'no-campaign' };
  if (unit !== '' && !campaign.units.some(({ code }) => code === unit)) return { is: 'no-unit', units: campaign.units };
  const one = officeIn(store, people);
  if (!one) return { is: 'no-office' };
  if (asOf === 'now') return { is: 'freeze' };
  const versions = createReads(store)
    .reading({ now, ...one, address: NOWHERE })
    .officeReports.versions(unit);
  const meant = versions.find(
    (each) => (version === null || each.number === version) && (asOf === null || each.asOf <= asOf),
  );
  if (meant) return { is: 'version', version: meant };
  return versions.length === 0 && version === null && asOf === null ? { is: 'freeze' } : { is: 'no-version', versions };
}

/** As the office does in chat: whoever's report is part of it now is told. */
function freeze({ unit }: HandMade, store: Store, words: Words, now: Date): Found {
  const people = createPeopleStore(store, words.languageOf);
  const one = officeIn(store, people);
  if (!one) return { is: 'no-office' };
  const tell = createTell({
    people,
    words,
    enqueue: createEnqueue(store),
    addressOf: (id) => people.addressesOf(id).find(({ unreachable }) => unreachable === null) ?? null,
    canFor: () => ({ buttons: 0 }),
  });
  const door = createOfficeReportsDoor({
    store,
    counting: createCounting(store),
    tell(id, reply, key, at) {
      const person = people.byId(id);
      if (person) tell(person, reply, key, at);
    },
  });
  return store.atomically(() => {
    const { version } = door({ now, ...one, address: NOWHERE }).freeze(unit);
    return { is: 'version', version };
  });
}

/** A file at a place of somebody's own, which is there whole or not at all. */
function growInto(path: string): Growing {
  const part = `${path}.part`;
  const file = openSync(part, 'w', 0o600);
  let bytes = 0;
  return {
    write(chunk) {
      let written = 0;
      while (written < chunk.length) written += writeSync(file, chunk, written);
      bytes += chunk.length;
    },
    end() {
      fsyncSync(file);
      closeSync(file);
      renameSync(part, path);
      return { hash: '', bytes };
    },
    drop() {
      closeSync(file);
      rmSync(part, { force: true });
    },
  };
}
