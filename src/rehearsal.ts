/**
 * The rehearsal: its channel, the hour before the first day, and four phones that hold real roles by real
 * invitations.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from './app.ts';
import { commandIn, listed } from './bot/commands.ts';
import { readCampaign } from './campaign/read.ts';
import type { Unit } from './campaign/types.ts';
import { createSimulator, type Simulator } from './channels/index.ts';
import { instant } from './chat/civil.ts';
import type { Media, Role } from './chat/index.ts';
import { VIETNAMESE } from './chat/languages.ts';
import type { PageWords, RehearsalControl } from './chat/rehearsal.ts';
import type { Clock, SettableClock } from './clock.ts';
import type { Log } from './log.ts';
import { createInvitations } from './people/invitations.ts';
import { goesOnFromDanger, isDanger } from './understanding/danger.ts';
import { wireWords } from './wire/words.ts';
import type { Words } from './words/index.ts';

const FIRST_MINUTE = '06:40';

/** 06:40 of the campaign's first day. A folder that can't be read is reported when it is applied; until then, now. */
export function campaignStart(folder: string): Date {
  const read = existsSync(folder) ? readCampaign(folder) : null;
  return read?.ok ? instant(read.files.plan.period.from, FIRST_MINUTE) : new Date();
}

/** The simulator, handed what it needs from the rooms. `folder`: the rehearsal's. */
export function openSimulator(given: {
  readonly app: Pick<App, 'parts'>;
  readonly clock: SettableClock;
  readonly log: Log;
  readonly folder: string;
  readonly resumesClock: boolean;
  /** The root of the addresses of files that a phone does not take; null: not yet known. Left out: there are none. */
  readonly root?: () => string | null;
}): Simulator {
  const { words, files, downloads, nextDue } = given.app.parts;
  const linkFor = (media: Media): string | null => {
    const at = given.root?.() ?? null;
    return at === null ? null : downloads.offer(media, at);
  };
  const ofWire = wireWords((say, lang) => words.plain(say, lang));
  return createSimulator({
    clock: given.clock,
    log: given.log,
    folder: join(given.folder, 'phones'),
    readFile: (hash) => files.readLater(hash),
    bytesOf: (hash) => files.locate(hash)?.bytes ?? null,
    linkFor: given.root && linkFor,
    words: (lang) => ({
      ...ofWire(lang),
      fileLeftOut: (name) => words.plain({ key: 'rehearsal:plain.file-left-out', with: { name } }, lang),
    }),
    nextDue,
    isSecret: (text) => isDanger(text, words.languages) || goesOnFromDanger(text, words.languages) !== null,
    commands: (_phone, lang) =>
      listed.map((each) => ({
        name: `/${commandIn(lang, each)}`,
        label: words.plain({ key: each.about }, lang),
      })),
    resumesClock: given.resumesClock,
  });
}

/** What the rehearsal's page says in each language; of one that there is not, in Vietnamese. */
export const pageWords =
  (words: Words) =>
  (wish: string): PageWords => {
    const lang = words.languageOf(wish);
    const { languages } = words;
    const at = languages.findIndex((each) => each.code === lang);
    const next = languages[(at + 1) % languages.length];
    return {
      lang,
      next: { lang: next?.code ?? lang, name: next?.name ?? '' },
      weekdays: MONDAY_TO_SUNDAY.map((date) => words.plain({ date, as: 'weekday' }, lang)),
      texts: words.room('rehearsal', lang),
    };
  };

const MONDAY_TO_SUNDAY = Array.from({ length: 7 }, (_, day) => `2024-01-0${day + 1}`);

const PHONES: readonly { readonly id: string; readonly role: Role | null }[] = [
  { id: 'parent', role: null },
  { id: 'teacher', role: 'teacher' },
  { id: 'lead', role: 'lead' },
  { id: 'office', role: 'office' },
];

/** The four phones, once: teacher and lead of the first unit that reports, each by an invitation as in life. */
export function seedPhones(control: RehearsalControl, app: App, clock: Clock): void {
  const known = new Set(control.state().phones.map(({ phone }) => phone.id));
  if (known.size > 0) return;
  const invitations = createInvitations(app.store);
  const unit = firstReportingUnit(app);
  for (const { id, role } of PHONES) {
    const label = app.parts.words.inAll({ key: `rehearsal:who.${id}` });
    control.addPhone({ id, label, kind: 'telegram-like', language: VIETNAMESE });
    if (role === null || (role !== 'office' && !unit)) control.say(id, '/start');
    else {
      const { code } = invitations.create({
        role,
        unit: role === 'office' ? null : (unit?.code ?? null),
        by: null,
        now: clock.now(),
      });
      control.say(id, `/start ${code}`);
    }
  }
}

function firstReportingUnit(app: App): Unit | undefined {
  const campaign = app.campaigns.current();
  const reporting = new Set(campaign?.plan.unitTypes.filter((each) => each.reports).map((each) => each.code));
  return campaign?.units.find((each) => reporting.has(each.type) && !each.retired);
}
