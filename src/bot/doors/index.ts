/** What stands behind a turn's doors: each is made when somebody first goes through it. */
import { createEvidenceDoor } from '../../activities/evidence.ts';
import { createPhotosDoor } from '../../activities/photos.ts';
import { createBroadcastsDoor } from '../../broadcast/door.ts';
import type { Runs } from '../../broadcast/runs.ts';
import type { Address, Capabilities } from '../../chat/index.ts';
import { oddSigns } from '../../documents/signs.ts';
import { createAttachmentsDoor } from '../../files/attachments.ts';
import type { KeptFiles } from '../../files/files.ts';
import { createRemindersDoor } from '../../occurrences/door.ts';
import { createPassesDoor, type PassKeeper } from '../../people/passes.ts';
import type { Visit } from '../../people/visit.ts';
import type { IsOpen, SinceOn } from '../../results/asking-reads.ts';
import { createCounting } from '../../results/counting.ts';
import { createNudgesDoor } from '../../results/nudges-door.ts';
import { createOfficeReportsDoor } from '../../results/office-reports-door.ts';
import { createThanksDoor } from '../../results/thanks-door.ts';
import { createUnitReportsDoor } from '../../results/unit-report/door.ts';
import type { CampaignStore } from '../../store/campaign.ts';
import type { Store } from '../../store/open.ts';
import type { PeopleStore } from '../../store/people.ts';
import type { Words } from '../../words/index.ts';
import type { Tell } from '../tell.ts';
import type { Doors } from '../turn.ts';
import { createDraftsDoor } from './drafts.ts';
import { createJobsDoor } from './jobs.ts';
import { createQuestionsDoor } from './questions.ts';
import { createReads, openLate } from './reads.ts';
import { createScheduleDoor } from './schedule.ts';

const openUnitReports = (store: Store, tell: Doors['tell']): Doors['unitReports'] =>
  openLate(() => createUnitReportsDoor({ store, counting: createCounting(store), tell, unknownSigns: oddSigns }));

/** What people send along. */
const openFileDoors = (store: Store, onPhoto?: () => void) => ({
  photos: openLate(() => createPhotosDoor(store, onPhoto)),
  evidence: openLate(() => createEvidenceDoor(store)),
  attachments: openLate(() => createAttachmentsDoor(store, onPhoto)),
});

const openOfficeReports = (store: Store, tell: Doors['tell']): Doors['officeReports'] =>
  openLate(() => createOfficeReportsDoor({ store, counting: createCounting(store), tell }));

type DoorsOptions = {
  readonly store: Store;
  readonly people: PeopleStore;
  readonly campaigns: CampaignStore;
  readonly words: Words;
  readonly files: KeptFiles;
  readonly runs: Runs;
  readonly tell: Tell;
  readonly passes: PassKeeper;
  /** Where the program is reached from outside, without a slash at its end; null: nowhere. */
  readonly root: () => string | null;
  /** Something may be due earlier than it was. */
  readonly touch: () => void;
  /** A photo waits for its bytes, in the transaction under way. */
  readonly onPhoto?: (() => void) | undefined;
  readonly bulkPerSecond: (channel: string) => number;
  readonly canFor: (to: Address) => Capabilities;
  /** Real milliseconds. */
  readonly elapsed: () => number;
  /** A file is to be made, in the transaction under way. */
  readonly onOrder?: (() => void) | undefined;
  /** Whether a reminder would be tried at an address, or on a channel. */
  readonly reach: { readonly isOpen: IsOpen; readonly sinceOn: SinceOn };
};

export function createDoors(given: DoorsOptions): Doors {
  const { store, people, campaigns, words, files, runs, tell, touch, onPhoto, bulkPerSecond } = given;
  const passesDoor = createPassesDoor(given.passes, given.root);
  const personOf = (id: number) => people.byId(id);
  const { people: peopleDoor, activities, entries, results, reading } = createReads(store);
  const isOffice = (visit: Visit): boolean => peopleDoor(visit).may('office');
  const { canFor, elapsed, onOrder = () => undefined } = given;
  const tellById: Doors['tell'] = (id, reply, key, now, at) => {
    const person = personOf(id);
    if (person) tell(person, reply, key, now, at);
  };
  return {
    personOf,
    whose: (address) => people.whose(address),
    people: peopleDoor,
    activities,
    ...openFileDoors(store, onPhoto),
    reminders: openLate(() => createRemindersDoor(store, touch)),
    nudges: openLate(() => createNudgesDoor(store, given.reach, touch)),
    broadcasts: (visit) =>
      createBroadcastsDoor({
        runs,
        campaign: visit.campaign,
        person: visit.person.id,
        now: visit.now,
        isOffice: () => isOffice(visit),
        files,
        bulkPerSecond,
        plain: (say) => words.plain(say, visit.person.lang),
      }),
    questions: openLate(() => createQuestionsDoor({ store, campaigns, isOffice, touch })),
    schedule: createScheduleDoor({ store, campaigns, personOf, isOffice, tell, touch }),
    entries,
    reading,
    jobs: openLate(() => createJobsDoor({ store, reading, canFor, elapsed, onOrder })),
    results,
    unitReports: openUnitReports(store, tellById),
    thanks: openLate(() => createThanksDoor({ store, tell: tellById })),
    officeReports: openOfficeReports(store, tellById),
    drafts: openLate(() => createDraftsDoor(store, people)),
    passes: (visit) => passesDoor(visit.person.id, peopleDoor(visit)),
    files,
    languages: words.languages,
    plain: (say, lang) => words.plain(say, lang),
    tell: tellById,
  };
}
