/** The bot without its channels: everything between "an update came in" and "a row waits in the outbox", put together once. */
import { createRunner, type Runner } from '../broadcast/runner.ts';
import { createRuns, type Runs } from '../broadcast/runs.ts';
import type { Campaign } from '../campaign/types.ts';
import type { Address, Capabilities, Person } from '../chat/index.ts';
import type { Clock } from '../clock.ts';
import type { KeptFiles } from '../files/files.ts';
import type { Log } from '../log.ts';
import { type Composing, createHandOver } from '../occurrences/hand-over.ts';
import { createScheduler, type Scheduler } from '../occurrences/scheduler.ts';
import { createIsWanted } from '../occurrences/wanted.ts';
import { type AddressChoice, createAddressChoice } from '../outbox/address-choice.ts';
import { createPassOn } from '../outbox/pass-on.ts';
import { BILLED, type Billed, isOpen, openSince, type ReachRules } from '../outbox/reach.ts';
import type { PassOn, SenderOptions } from '../outbox/types.ts';
import { progressReply } from '../pages/broadcast.ts';
import { apart } from '../pages/frame.ts';
import { createPassKeeper, type Let, mayLook, type PassKeeper } from '../people/passes.ts';
import type { CampaignStore } from '../store/campaign.ts';
import { createEnqueue, LANE, type Lane } from '../store/enqueue.ts';
import type { Store } from '../store/open.ts';
import { createPeopleStore, type PeopleStore } from '../store/people.ts';
import { createReceipts } from '../store/receipts.ts';
import type { Writer } from '../store/writer.ts';
import type { ReportSource, Turn } from '../turn/index.ts';
import type { Words } from '../words/index.ts';
import { createAnsweredNews } from './answered.ts';
import type { Backlog } from './backlog.ts';
import { createFacts, elsewhereOf, type Facts, linksOf } from './doors/facts.ts';
import { createDoors } from './doors/index.ts';
import { createJoinedNews } from './joined.ts';
import { createPictureMaker, type PictureMaker } from './picture-maker.ts';
import { createReceive, type Receive } from './receive.ts';
import { createTell, createTellOver, type Tell, type TellOver } from './tell.ts';
import type { Doors } from './turn.ts';

export type CoreOptions = {
  readonly store: Store;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly log: Log;
  readonly words: Words;
  readonly campaigns: CampaignStore;
  readonly files: KeptFiles;
  readonly canFor: (to: Address) => Capabilities;
  /** The other channels on which somebody who writes from here may write too; none told: not known. */
  readonly elsewhere?: (here: Address) => readonly string[];
  /** Whether a channel is one of this run. Default: each is. */
  readonly isRunning?: (channel: string) => boolean;
  /** Messages a second that bulk may take. */
  readonly bulkPerSecond: (channel: string) => number;
  /** What becomes of what a platform would bill. Default: BILLED. */
  readonly billed?: Billed;
  /** How long the bot leaves a person to a human who wrote to them by hand. Default 30. */
  readonly quietMinutes?: number;
  /** A message is in the commit that is about to be: what the senders ask for now is in it too, behind the message. */
  readonly onSoon?: (channel: string) => void;
  /** A row of the outbox was written, in the transaction under way. */
  readonly onRow?: (channel: string, lane: Lane) => void;
  /** A photo waits for its bytes, in the transaction under way. */
  readonly onPhoto?: () => void;
  /** A file is to be made, in the transaction under way. */
  readonly onOrder?: () => void;
  /** Reminders or announcements were committed, or wait again: the senders may look. */
  readonly onRows: () => void;
  /** Where the program is reached from outside, without a slash at its end; none: nowhere. */
  readonly root?: () => string | null;
  /** Where those wait who send too fast; none: nobody waits. */
  readonly backlog?: Backlog;
};

export type Core = {
  readonly receive: Receive;
  readonly people: PeopleStore;
  readonly tell: Tell;
  readonly tellOver: TellOver;
  readonly addressOf: AddressChoice;
  readonly facts: Facts;
  readonly runs: Runs;
  readonly runner: Runner;
  readonly scheduler: Scheduler;
  /** For the senders: passes on to another address what was certainly not delivered. */
  readonly passOn: PassOn;
  /** For the senders: whether what waited is still to be said. */
  readonly isWanted: NonNullable<SenderOptions['isWanted']>;
  /** For the senders, too: draws what a message brings along as a picture. */
  readonly drawPicture: PictureMaker;
  /** Passes to the pages that are opened from a chat. */
  readonly passes: PassKeeper;
  /** What a pass's page is drawn from; null: its person may not look at it any more, or there is no campaign. */
  readonly letIn: (pass: Let) => (ReportSource & Pick<Turn, 'nudges' | 'unitReports' | 'officeReports'>) | null;
};

const QUIET_MINUTES = 30;

export function createCore(options: CoreOptions): Core {
  const { store, writer, clock, log, words, campaigns, files, canFor, onRows } = options;
  const campaign = () => campaigns.current();
  const enqueue = createEnqueue(store, options.onRow);
  const people = createPeopleStore(store, words.languageOf);
  const facts = createFacts(store);
  const rules = { canFor, billed: options.billed ?? BILLED, runs: options.isRunning };
  const addressOf = createAddressChoice(store, rules);
  const tell = createTell({ people, words, enqueue, addressOf, canFor });
  const tellOver = createTellOver({ people, words, enqueue, canFor, tell, clock, store });
  const runs = createRuns(store, enqueue, rules);
  const machine = { store, writer, clock, log, campaign, onRows };
  // Nobody reads another page where the next figures will be drawn.
  const runner = createRunner({ ...machine, runs, progress: (view) => apart(progressReply(view)), tell: tellOver });
  const composing = createComposing(people, () => doors);
  const handOver = createHandOver(store, composing, (person, reply, key, now, until) =>
    tell(person, reply, key, now, undefined, until),
  );
  const joined = createJoinedNews({ store, personOf: composing.personOf, tell, campaign });
  const answered = createAnsweredNews({ store, personOf: composing.personOf, tell, campaign });
  const scheduler = createScheduler({ ...machine, handOver, others: [runner, joined, answered] });
  const touch = () => scheduler.touch();
  const { bulkPerSecond, onPhoto } = options;
  const elapsed = () => clock.elapsed();
  const passes = createPassKeeper(store, clock);
  const doors = createDoors({
    store,
    people,
    campaigns,
    words,
    files,
    runs,
    tell,
    touch,
    onPhoto,
    bulkPerSecond,
    canFor,
    elapsed,
    onOrder: options.onOrder,
    passes,
    root: options.root ?? (() => null),
    reach: reachedBy(rules),
  });
  const receive = createReceive({
    ...machine,
    words,
    people,
    doors,
    enqueue,
    canFor,
    links: (channel) => linksOf(facts, channel),
    receipts: createReceipts(store, clock.now()),
    backlog: options.backlog,
    quietMinutes: options.quietMinutes ?? QUIET_MINUTES,
    elsewhere: options.elsewhere && ((here) => elsewhereOf(options.elsewhere?.(here) ?? [], facts)),
    onSoon: options.onSoon ?? (() => undefined),
    onCommit: touch,
  });
  const passOn = createPassOn(store, rules);
  const readingFor = createReadingFor(doors, campaign, clock);
  const drawPicture = createPictureMaker({ personOf: doors.personOf, readingFor, words, files, writer, log });
  const isWanted = wantedBy(createIsWanted(composing, campaign), runs, campaign);
  const letIn = createLetIn(doors, readingFor);
  return {
    receive,
    passes,
    letIn,
    people,
    tell,
    tellOver,
    addressOf,
    facts,
    runs,
    runner,
    scheduler,
    passOn,
    isWanted,
    drawPicture,
  };
}

/** An announcement is for whoever belongs to its recipients as it is sent; a reminder's rule says so itself. */
const wantedBy =
  (isReminded: Core['isWanted'], runs: Pick<Runs, 'isStillFor'>, campaign: () => Campaign | null): Core['isWanted'] =>
  (row, now) =>
    row.broadcast === null || row.person === null
      ? isReminded(row, now)
      : runs.isStillFor(row.broadcast, row.person, campaign());

/** What is read for a person is read wherever they are. */
const NOWHERE: Address = { channel: '', id: '' };

/** Whom a reminder would be tried for. */
const reachedBy = (rules: ReachRules): Parameters<typeof createDoors>[0]['reach'] => ({
  isOpen: (to, at) => isOpen(to, LANE.reminder, at.getTime(), rules),
  sinceOn: (channel, at) => openSince(channel, LANE.reminder, at.getTime(), rules),
});

/** Reminders are composed for a person, wherever they are; the doors are there once all is put together. */
const createComposing = (people: PeopleStore, doors: () => Doors): Composing => ({
  personOf: (id) => people.byId(id),
  doorsFor: (person, campaign, now) => {
    const visit = { now, person, campaign, address: NOWHERE };
    return { nudges: doors().nudges(visit), results: doors().results(visit) };
  },
});

const createLetIn =
  (doors: Doors, readingFor: (person: Person) => ReportSource | null): Core['letIn'] =>
  ({ person: id, page }) => {
    const person = doors.personOf(id);
    const reading = person && readingFor(person);
    const visit = reading && { ...reading, address: NOWHERE };
    if (!visit || !mayLook(doors.people(visit), page)) return null;
    return {
      ...reading,
      nudges: doors.nudges(visit),
      unitReports: doors.unitReports(visit),
      officeReports: doors.officeReports(visit),
    };
  };

const createReadingFor =
  (doors: Doors, campaign: () => Campaign | null, clock: Clock) =>
  (person: Person): ReportSource | null => {
    const [now, current] = [clock.now(), campaign()];
    return current && doors.reading({ now, person, campaign: current, address: NOWHERE });
  };
