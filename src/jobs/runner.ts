import type { Tell, TellOver } from '../bot/tell.ts';
import { isFor } from '../bot/typed/ways.ts';
import type { Campaign } from '../campaign/types.ts';
import { MIME } from '../chat/file-format.ts';
import type { Address, Capabilities, Person, Reply, Say } from '../chat/index.ts';
import { mostBytes, wayOut } from '../chat/way-out.ts';
import type { Clock } from '../clock.ts';
import type { KeptFiles } from '../files/files.ts';
import type { Log } from '../log.ts';
import { reportNamed } from '../reports/index.ts';
import { createJobRows, type Job, type JobRows } from '../store/jobs.ts';
import type { Store } from '../store/open.ts';
import { createSentMessage } from '../store/sent-message.ts';
import type { Writer } from '../store/writer.ts';
import type { MadeFile } from './make.ts';
import type { Maker } from './maker.ts';
import { doneReply, failedReply, fileReply, progressReply, refusedReply } from './sayings.ts';

/** Made files are kept for a day, real time. */
export const KEPT_MS = 24 * 3_600_000;
/** What ended so many starts is not begun once more. */
const MOST_BEGUN = 2;
/** A file that is there at once needs no word on how far it is. */
const PROGRESS_AFTER_MS = 2_000;
const PROGRESS_EVERY_MS = 3_000;
const LONGEST_SLEEP_MS = 60_000;
const PAUSE_MS = 5_000;
const WOKEN = 'woken';

export type JobRunner = {
  start(): void;
  /** Something may have been ordered. */
  wake(): void;
  /** Nothing new; what is being made is left to the next start. */
  stop(): Promise<void>;
  /** Makes what is ordered now, one after the other. */
  step(): Promise<void>;
  /** Nothing is being made, and nothing waits. */
  isIdle(): boolean;
};

export type JobRunnerOptions = {
  readonly store: Store;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly log: Log;
  readonly files: Pick<KeptFiles, 'noteMade' | 'locate'>;
  readonly maker: Maker;
  readonly campaign: () => Campaign | null;
  readonly personOf: (id: number) => Person | null;
  readonly canFor: (to: Address) => Capabilities;
  readonly tell: Tell;
  readonly tellOver: TellOver;
  /** Rows were written for the outbox. */
  readonly onRows: () => void;
};

/** Makes what was ordered, one at a time, and hands each file over once: it and the note that it was made are one commit. */
export function createJobRunner(options: JobRunnerOptions): JobRunner {
  const { clock, log, maker, writer } = options;
  const rows = createJobRows(options.store);
  let nap = new AbortController();
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  let isWorking = false;
  let running: Promise<void> = Promise.resolve();
  const makeOne = createMakeOne(options, rows, isStopping);

  const step = async (): Promise<void> => {
    isWorking = true;
    try {
      for (let job = rows.next(); job && !isStopping(); job = rows.next()) await makeOne(job);
    } finally {
      isWorking = false;
    }
  };

  const loop = async (): Promise<void> => {
    while (!isStopping()) {
      nap = new AbortController();
      const rest = await step().then(
        () => LONGEST_SLEEP_MS,
        (error: unknown) => {
          log.error({ err: error }, 'a file could not be made just now');
          return PAUSE_MS;
        },
      );
      await clock.sleep(rest, nap.signal);
    }
  };

  return {
    start() {
      maker.start();
      running = loop();
    },
    wake: () => nap.abort(WOKEN),
    async stop() {
      stopping.abort();
      nap.abort(WOKEN);
      maker.stop();
      await running;
      await writer.idle();
    },
    step,
    isIdle: () => !isWorking && rows.next() === null,
  };
}

/** A job with what has to be known to make it. */
type Ready = { readonly job: Job; readonly person: Person; readonly title: Say };

function createMakeOne(
  options: JobRunnerOptions,
  rows: JobRows,
  isStopping: () => boolean,
): (job: Job) => Promise<void> {
  const { writer, clock, log, maker, canFor, personOf } = options;
  const handOver = createHandOver(options, rows);
  const handOverKept = createHandOverKept(options, rows, handOver);
  const createProgress = createProgressOf(options);

  const ready = (job: Job): Ready | null => {
    const [person, campaign, report] = [personOf(job.person), options.campaign(), reportNamed(job.order.name)];
    if (!person || !campaign || !report || !isFor(report.for, person)) return null;
    const asked = report.read ? report.read(job.order.asked) : job.order.asked;
    return { job, person, title: report.title(asked, { now: clock.now(), person, campaign }) };
  };
  /** Its end, and what is said of it. */
  const settle = (job: Job, state: 'done' | 'failed', reply: Reply | null): Promise<void> =>
    writer.run(() => {
      rows.settle(job.id, state, clock.now());
      const person = personOf(job.person);
      if (reply && person) options.tell(person, reply, `job:${job.id}:end`, clock.now(), job.to);
    });

  const make = async ({ job, person, title }: Ready): Promise<void> => {
    await writer.run(() => rows.begin(job.id));
    const now = clock.now();
    const progress = createProgress(job, title);
    const limit = mostBytes(canFor(job.to), MIME.zip);
    const before = job.made.map(({ name }) => name);
    const ending = await maker.make(
      { order: job.order, lang: person.lang, limit, before, now, person: person.id },
      {
        share: progress.show,
        made: (file) => handOver(job.id, file, now, ({ isWorking }) => isWorking),
      },
    );
    if (isStopping() && ending !== 'done') return writer.run(() => rows.unbegin(job.id));
    await progress.end();
    // Somebody was taken out of what it was made of: its turn comes again.
    if (rows.find(job.id)?.isWorking === false) return;
    if (ending === 'done') return settle(job, 'done', null);
    if (ending === 'refused') return settle(job, 'failed', refusedReply());
    log.error({ job: job.id, report: job.order.name, format: job.order.format, why: ending.failed }, 'not made');
    if (job.begun + 1 >= MOST_BEGUN) await settle(job, 'failed', failedReply(title));
  };

  return async (job) => {
    const one = ready(job);
    if (!one) await settle(job, 'failed', refusedReply());
    else if (await handOverKept(one)) await settle(job, 'done', null);
    else if (job.begun >= MOST_BEGUN) await settle(job, 'failed', failedReply(one.title));
    else await make(one);
    options.onRows();
  };
}

/** Hands over what was made before under the same name, where all of it is there. */
function createHandOverKept(
  { clock, files: keptFiles }: JobRunnerOptions,
  rows: JobRows,
  handOver: HandOver,
): (one: Ready) => Promise<boolean> {
  return async ({ job }) => {
    const { stamp } = job;
    const keptNow = () => (stamp === null ? null : rows.kept(job.order, stamp, clock.elapsed()));
    const kept = keptNow();
    const found = kept?.map((media) => ({ media, bytes: keptFiles.locate(media.hash)?.bytes ?? null })) ?? [];
    const files = found.flatMap(({ media, bytes }): MadeFile[] => (bytes === null ? [] : [{ media, bytes }]));
    if (files.length === 0 || files.length < found.length) return false;
    // Dropped meanwhile, it is made anew.
    for (const file of files.slice(job.made.length))
      await handOver(job.id, file, clock.now(), () => keptNow() !== null);
    return keptNow() !== null;
  };
}

type HandOver = (id: number, file: MadeFile, at: Date, isStill: (job: Job) => boolean) => Promise<void>;

/** Hands a file over, in the commit that notes it: never twice, whatever ends the program. Nothing, where it is no longer wanted or allowed. */
function createHandOver(
  { writer, clock, files, personOf, canFor, tell, onRows }: JobRunnerOptions,
  rows: JobRows,
): HandOver {
  return async (id, { media, bytes }, at, isStill) => {
    await writer.run(() => {
      const job = rows.find(id);
      const person = job && personOf(job.person);
      const report = job && reportNamed(job.order.name);
      if (!job || !person || !report || !isFor(report.for, person) || !isStill(job)) return;
      if (job.made.some(({ name }) => name === media.name)) return;
      files.noteMade(media, bytes);
      rows.noteMade(id, [...job.made, media], Math.round(clock.elapsed()) + KEPT_MS);
      const canHave = wayOut(canFor(job.to), media.mime, bytes) !== 'none';
      const reply = fileReply({ media, bytes, at: job.stamp === null ? at : null, canHave });
      tell(person, reply, `job:${id}:${media.hash}`, clock.now(), job.to);
    });
    onRows();
  };
}

type Progress = {
  readonly show: (share: number) => void;
  readonly end: () => Promise<void>;
};

/** How far it is: one message, drawn over where the channel can; where it can't the file itself is the word. */
function createProgressOf(options: JobRunnerOptions): (job: Job, title: Say) => Progress {
  const { writer, clock, log, canFor, tellOver, onRows } = options;
  const sentMessage = createSentMessage(options.store);
  return (job, title) => {
    const first = `job:${job.id}:progress:0`;
    const beganAt = clock.elapsed();
    let shown = { at: Number.NEGATIVE_INFINITY, percent: -1, count: 0 };
    const tell = (reply: Reply): Promise<void> =>
      writer.run(() => {
        const over = sentMessage(first) ? first : null;
        const key = over ? `job:${job.id}:progress:${job.begun}.${shown.count}` : first;
        tellOver(job.person, reply, key, over, job.to);
      });
    return {
      show(share) {
        const now = clock.elapsed();
        const percent = Math.floor(share * 100);
        const isSoon = now - beganAt < PROGRESS_AFTER_MS || now - shown.at < PROGRESS_EVERY_MS;
        if (isSoon || percent === shown.percent || !canFor(job.to).edit) return;
        shown = { at: now, percent, count: shown.count + 1 };
        tell(progressReply(title, share)).then(onRows, (error: unknown) =>
          log.warn({ err: error }, 'how far a file is could not be said'),
        );
      },
      async end() {
        if (!sentMessage(first)) return;
        shown = { ...shown, count: shown.count + 1 };
        await tell(doneReply(title));
      },
    };
  };
}
