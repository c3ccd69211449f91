/** An office that orders files, on a real database and a real folder, with a maker of the test's own or the real one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createJobsDoor } from '../../src/bot/doors/jobs.ts';
import { createReads } from '../../src/bot/doors/reads.ts';
import { createTell, createTellOver } from '../../src/bot/tell.ts';
import type { Capabilities, Ordered } from '../../src/chat/index.ts';
import { createFiles } from '../../src/files/files.ts';
import { type Growing, openFolder } from '../../src/files/folder.ts';
import type { OnMaking, Task } from '../../src/jobs/carry-out.ts';
import type { Ending, Maker } from '../../src/jobs/maker.ts';
import { createJobRunner } from '../../src/jobs/runner.ts';
import { createEnqueue } from '../../src/store/enqueue.ts';
import { createWriter } from '../../src/store/writer.ts';
import { createWords } from '../../src/words/index.ts';
import { createHandClock } from '../outbox/hand-clock.ts';
import { campaign, NOON, openTown } from '../people/town.ts';
import { keepLog } from '../support/kept-log.ts';

const words = createWords();
export const TELEGRAM_LIKE: Capabilities = {
  edit: true,
  buttons: 100,
  textLimit: 4096,
  files: ['*/*'],
  fileBytes: 50_000_000,
};
export const UNITS: Ordered = { name: 'units', asked: [] };

/** What a scripted maker does with one order. */
export type Script = (
  task: Task,
  on: OnMaking,
  write: (name: string, text: string) => Promise<void>,
) => Promise<Ending>;

export function openOffice(can: Capabilities = TELEGRAM_LIKE) {
  const folder = mkdtempSync(join(tmpdir(), 'ban-hoc-jobs-'));
  const town = openTown(join(folder, 'bot.sqlite'));
  const clock = createHandClock(NOON.getTime());
  const { log, errors } = keepLog();
  const disk = openFolder(join(folder, 'files'));
  const files = createFiles(town.store, join(folder, 'files'), () => clock.elapsed());
  const writer = createWriter(town.store);
  const enqueue = createEnqueue(town.store);
  const canFor = () => can;
  const addressOf = () => ({ channel: 'phone', id: 'chief' });
  const tell = createTell({ people: town.people, words, enqueue, addressOf, canFor });
  const tellOver = createTellOver({ people: town.people, words, enqueue, canFor, tell, clock, store: town.store });
  town.appoint('chief', 'office');
  const { reading } = createReads(town.store);
  const door = createJobsDoor({
    store: town.store,
    reading,
    canFor,
    elapsed: () => clock.elapsed(),
    onOrder: () => undefined,
  });
  const begun: Task[] = [];
  const all = <T>(sql: string, ...values: unknown[]): T[] => town.store.sqlite.prepare(sql).all(...values) as T[];

  /** A start of the program with this maker. */
  const runner = (maker: Maker) =>
    createJobRunner({
      store: town.store,
      writer,
      clock,
      log,
      files,
      maker,
      campaign: () => campaign,
      personOf: (id) => town.people.byId(id),
      canFor,
      tell,
      tellOver,
      onRows: () => undefined,
    });
  const scripted = (script: Script): Maker => ({
    start: () => undefined,
    stop: () => undefined,
    make(task, on) {
      begun.push(task);
      const write = (name: string, text: string): Promise<void> => {
        const growing: Growing = disk.begin();
        growing.write(Buffer.from(text));
        const { hash, bytes } = growing.end();
        return on.made({ media: { hash, mime: 'text/csv', name }, bytes });
      };
      return script(task, on, write);
    },
  });

  return {
    folder,
    town,
    clock,
    files,
    errors,
    begun,
    runner,
    scripted,
    /** Orders as somebody, in a turn of their own. */
    order: (what: Ordered = UNITS, who = 'chief') =>
      writer.run(() => {
        const { person } = town.turn(who);
        return door({ now: clock.now(), person, campaign, address: { channel: 'phone', id: who } }).order(what);
      }),
    /** What was written for the chats, in order. */
    told: (): readonly { readonly key: string; readonly text: string; readonly file: string | null }[] =>
      all<{ key: string; body: string }>('select key, body from outbox order by id').map(({ key, body }) => {
        const { text, file } = JSON.parse(body) as { text: string; file?: { name: string } };
        return { key, text, file: file?.name ?? null };
      }),
    jobs: () => all<{ state: string; begun: number }>('select state, begun from jobs order by id'),
    all,
    end(): void {
      town.store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type Office = ReturnType<typeof openOffice>;
