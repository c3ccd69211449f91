/** The bot without its channels: everything between "an update came in" and "a row waits in the outbox", put together once. */
import { createActivitiesDoor } from '../activities/door.ts';
import { createPhotosDoor } from '../activities/photos.ts';
import { createBroadcastsDoor } from '../broadcast/door.ts';
import { createRunner, type Runner } from '../broadcast/runner.ts';
import { createRuns, type Runs } from '../broadcast/runs.ts';
import type { Address, Capabilities, Person, Reply } from '../chat/index.ts';
import type { Clock } from '../clock.ts';
import { createAttachmentsDoor } from '../files/attachments.ts';
import type { KeptFiles } from '../files/files.ts';
import { flows } from '../flows/index.ts';
import type { Log } from '../log.ts';
import { createRemindersDoor } from '../occurrences/door.ts';
import { createHandOver } from '../occurrences/hand-over.ts';
import { createScheduler, type Scheduler } from '../occurrences/scheduler.ts';
import { type AddressChoice, createAddressChoice } from '../outbox/address-choice.ts';
import { createPassOn } from '../outbox/pass-on.ts';
import { BILLED, type Billed } from '../outbox/reach.ts';
import type { PassOn } from '../outbox/types.ts';
import { progressReply } from '../pages/broadcast.ts';
import { apart } from '../pages/frame.ts';
import { createPeopleDoor } from '../people/door.ts';
import type { CampaignStore } from '../store/campaign.ts';
import { createEnqueue, LANE, type Lane } from '../store/enqueue.ts';
import type { Store } from '../store/open.ts';
import { createPeopleStore, type PeopleStore } from '../store/people.ts';
import { createReceipts } from '../store/receipts.ts';
import { createSentMessage } from '../store/sent-message.ts';
import type { Writer } from '../store/writer.ts';
import type { Reading } from '../turn/index.ts';
import type { Words } from '../words/index.ts';
import type { Backlog } from './backlog.ts';
import { createDraftsDoor } from './drafts-door.ts';
import { createEntriesDoor } from './entries.ts';
import { createFacts, elsewhereOf, type Facts, linksOf } from './facts.ts';
import { createReceive, type Receive } from './receive.ts';
import { createReportMaker, type ReportMaker } from './report-maker.ts';
import { createScheduleDoor } from './schedule-door.ts';
import { createTell, type Tell } from './tell.ts';
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
  /** Reminders or announcements were committed, or wait again: the senders may look. */
  readonly onRows: () => void;
  /** Where those wait who send too fast; none: nobody waits. */
  readonly backlog?: Backlog;
};

export type Core = {
  readonly receive: Receive;
  readonly people: PeopleStore;
  readonly tell: Tell;
  readonly addressOf: AddressChoice;
  readonly facts: Facts;
  readonly runs: Runs;
  readonly runner: Runner;
  readonly scheduler: Scheduler;
  /** For the senders: passes on to another address what was certainly not delivered. */
  readonly passOn: PassOn;
  /** For the senders, too. */
  readonly makeReport: ReportMaker;
};

const QUIET_MINUTES = 30;

/** A report is read for a person, wherever they are. */
const NOWHERE: Address = { channel: '', id: '' };

/** A door with its statements, made when somebody first goes through it: a start is quick, and most turns need few of them. */
function openLate<Visited, Door>(make: () => (visit: Visited) => Door): (visit: Visited) => Door {
  let open: ((visit: Visited) => Door) | null = null;
  return (visit) => {
    open ??= make();
    return open(visit);
  };
}

export function createCore(options: CoreOptions): Core {
  const { store, writer, clock, log, words, campaigns, files, onRows } = options;
  const campaign = () => campaigns.current();
  const enqueue = createEnqueue(store, options.onRow);
  const people = createPeopleStore(store, words.languageOf);
  const facts = createFacts(store);
  const rules = { canFor: options.canFor, billed: options.billed ?? BILLED, runs: options.isRunning };
  const addressOf = createAddressChoice(store, rules);
  const tell = createTell({ people, words, enqueue, addressOf, canFor: options.canFor });
  const runs = createRuns(store, enqueue, rules);
  const peopleDoor = openLate(() => createPeopleDoor(store));

  const runner = createRunner({
    writer,
    clock,
    log,
    runs,
    campaign,
    onRows,
    // Nobody reads another page where the next figures will be drawn.
    progress: (view) => apart(progressReply(view)),
    tell: (id, reply, key, over) => tellOver(id, reply, key, over),
  });
  const sentMessage = createSentMessage(store);

  /** Draws over the message that went out under `over`, where the channel can; else says it anew, or, mid-way, not at all. */
  const tellOver = (id: number, reply: Reply, key: string, over: string | null): void => {
    const person = people.byId(id);
    if (!person) return;
    if (over === null) return void tell(person, reply, key, clock.now());
    const first = sentMessage(over);
    if (!first?.messageId) return;
    const to = { channel: first.channel, id: first.chat };
    if (!options.canFor(to).edit) return;
    const rendered = { ...words.reply(reply, person.lang), replaces: first.messageId };
    enqueue({ key, to, person: id, lane: LANE.reminder, reply: rendered, now: clock.now() });
  };

  const scheduler = createScheduler({
    store,
    writer,
    clock,
    log,
    campaign,
    handOver: createHandOver(
      store,
      (id) => people.byId(id),
      (person, reply, key, now, until) => tell(person, reply, key, now, undefined, until),
    ),
    others: [runner],
    onRows,
  });
  const touch = () => scheduler.touch();
  const schedule = createScheduleDoor({
    store,
    campaigns,
    personOf: (id) => people.byId(id),
    isOffice: (visit) => peopleDoor(visit).may('office'),
    tell,
    touch,
  });

  const doors: Doors = {
    personOf: (id) => people.byId(id),
    whose: (address) => people.whose(address),
    people: peopleDoor,
    activities: openLate(() => createActivitiesDoor(store)),
    photos: openLate(() => createPhotosDoor(store, options.onPhoto)),
    attachments: openLate(() => createAttachmentsDoor(store, options.onPhoto)),
    reminders: openLate(() => createRemindersDoor(store, touch)),
    broadcasts: (visit) =>
      createBroadcastsDoor({
        runs,
        campaign: visit.campaign,
        person: visit.person.id,
        now: visit.now,
        isOffice: () => peopleDoor(visit).may('office'),
        files,
        bulkPerSecond: options.bulkPerSecond,
        plain: (say) => words.plain(say, visit.person.lang),
      }),
    schedule,
    entries: openLate(() => createEntriesDoor(store, (visit, act, unit) => peopleDoor(visit).may(act, unit), flows)),
    drafts: openLate(() => createDraftsDoor(store, people)),
    files,
    languages: words.languages,
    plain: (say, lang) => words.plain(say, lang),
    tell(id, reply, key, now, at) {
      const person = people.byId(id);
      if (person) tell(person, reply, key, now, at);
    },
  };

  const receive = createReceive({
    store,
    writer,
    clock,
    log,
    words,
    people,
    doors,
    enqueue,
    campaign,
    canFor: options.canFor,
    links: (channel) => linksOf(facts, channel),
    receipts: createReceipts(store, clock.now()),
    backlog: options.backlog,
    quietMinutes: options.quietMinutes ?? QUIET_MINUTES,
    elsewhere: options.elsewhere && ((here) => elsewhereOf(options.elsewhere?.(here) ?? [], facts)),
    onSoon: options.onSoon ?? (() => undefined),
    onCommit: () => scheduler.touch(),
  });
  const readingFor = (person: Person): Reading | null => {
    const [now, current] = [clock.now(), campaign()];
    if (!current) return null;
    const visit = { now, person, campaign: current, address: NOWHERE };
    return { now, person, campaign: current, activities: doors.activities(visit), entries: doors.entries(visit) };
  };
  const makeReport = createReportMaker({ personOf: doors.personOf, readingFor, words, files, writer, log });
  return {
    receive,
    makeReport,
    people,
    tell,
    addressOf,
    facts,
    runs,
    runner,
    scheduler,
    passOn: createPassOn(store, rules),
  };
}
