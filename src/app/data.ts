import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCampaign } from '../campaign/read.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { type CampaignStore, createCampaignStore } from '../store/campaign.ts';
import { codeKeyOf } from '../store/code-key.ts';
import { AlreadyRunning, holdLock, type Lock } from '../store/lock.ts';
import { openStore, type Store } from '../store/open.ts';
import type { OnBroken } from '../store/stored.ts';

/** The campaign folder has mistakes; `npm run campaign -- check` lists them. */
export class CampaignBroken extends Error {
  readonly folder: string;
  readonly lines: readonly string[];
  constructor(folder: string, lines: readonly string[]) {
    super(
      `Thư mục kế hoạch ${folder} còn ${lines.length} chỗ chưa đúng:\n${lines.map((line) => `  - ${line}`).join('\n')}`,
    );
    this.name = 'CampaignBroken';
    this.folder = folder;
    this.lines = lines;
  }
}

/** A data folder that this program holds. */
export type Data = {
  readonly store: Store;
  readonly campaigns: CampaignStore;
  /** See Lock.check. Throws AlreadyRunning from the moment on at which another program has the data. */
  readonly checkLock: () => void;
  readonly close: () => void;
};

export type DataOptions = {
  /** Holds bot.sqlite and files/. */
  readonly folder: string;
  /** The campaign applied when the database has none. */
  readonly campaignFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Another program took the data over (its lock was deleted): nothing is written any more, and the program is to end. */
  readonly onTaken?: (why: AlreadyRunning) => void;
};

/** Opens the database, one program at a time, and applies the campaign if there is none yet. Throws AlreadyRunning, NewerDatabase, CampaignBroken. */
export function openData({ folder, campaignFolder, clock, log, onTaken }: DataOptions): Data {
  const lock: Lock = holdLock(join(folder, 'bot.lock'), join(folder, 'bot.sqlite'), () =>
    log.warn('bot.lock is not the one held last: waiting to see whether another program still runs'),
  );
  const store = openOrRelease(folder, lock, (what, why) =>
    log.error({ what, why }, 'what is stored could not be read: it counts as not there'),
  );
  const close = (): void => {
    store.close();
    lock.release();
  };
  const campaigns = createCampaignStore(store);
  try {
    lock.note(store);
    codeKeyOf(store); // a folder that can't be written is found out now
    if (campaigns.isEmpty()) applyFirst(campaigns, campaignFolder, clock, log);
  } catch (error) {
    close();
    throw error;
  }
  return { store, campaigns, checkLock: createLockCheck(lock, store, log, onTaken), close };
}

function openOrRelease(folder: string, lock: Lock, onBroken: OnBroken): Store {
  try {
    return openStore(join(folder, 'bot.sqlite'), onBroken);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** See Lock.check. Throws AlreadyRunning from the moment on at which another program has the data. */
function createLockCheck(lock: Lock, store: Store, log: Log, onTaken: DataOptions['onTaken']): () => void {
  let taken: AlreadyRunning | null = null;
  let missing = false;
  return () => {
    if (taken) throw taken;
    try {
      const isNew = lock.check();
      missing = false;
      if (!isNew) return;
      log.warn('bot.lock was deleted; it is made and held anew');
      lock.note(store);
    } catch (error) {
      if (error instanceof AlreadyRunning) {
        taken = error;
        log.error('another program runs on the same data: this one ends');
        onTaken?.(error);
        throw error;
      }
      // The folder is gone or the disk is full: no other program can have the lock there, and health says what is wrong.
      if (!missing) log.error({ err: error }, 'bot.lock was deleted and could not be made anew');
      missing = true;
    }
  };
}

function applyFirst(campaigns: CampaignStore, folder: string, clock: Clock, log: Log): void {
  if (!existsSync(folder)) throw new CampaignBroken(folder, ['không có thư mục này (biến CAMPAIGN)']);
  const read = readCampaign(folder);
  if (!read.ok) {
    throw new CampaignBroken(
      folder,
      read.mistakes.map(
        (each) => `${each.file}${each.row === null ? '' : ` dòng ${each.row}`}: ${each.wrong} ${each.mend}`,
      ),
    );
  }
  campaigns.apply(read.files, clock.now());
  log.info({ campaign: read.files.plan.id }, 'the campaign was applied');
}
