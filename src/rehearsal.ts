/** The rehearsal: its channel, the hour before the first day, and four phones that hold real roles by real invitations. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from './app.ts';
import { commands } from './bot/commands.ts';
import { readCampaign } from './campaign/read.ts';
import type { Unit } from './campaign/types.ts';
import { createSimulator, type Simulator } from './channels/index.ts';
import { instant } from './chat/civil.ts';
import type { Media, Role } from './chat/index.ts';
import type { RehearsalControl } from './chat/rehearsal.ts';
import type { Clock, SettableClock } from './clock.ts';
import type { Log } from './log.ts';
import { createInvitations } from './people/invitations.ts';
import { isCalendar } from './wire/file-words.ts';

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
  return createSimulator({
    clock: given.clock,
    log: given.log,
    folder: join(given.folder, 'phones'),
    readFile: (hash) => Promise.resolve(files.read(hash)),
    linkFor: given.root && linkFor,
    words: (lang) => ({
      mayType: words.plain({ key: 'rehearsal:plain.may-type' }, lang),
      typeNumber: words.plain({ key: 'rehearsal:plain.type-number' }, lang),
      more: words.plain({ key: 'rehearsal:plain.more' }, lang),
      fileAt: ({ mime, name }, url) =>
        words.plain(
          { key: `rehearsal:plain.${isCalendar(mime) ? 'calendar-at' : 'file-at'}`, with: { name, url } },
          lang,
        ),
      fileLeftOut: (name) => words.plain({ key: 'rehearsal:plain.file-left-out', with: { name } }, lang),
    }),
    nextDue,
    commands: (_phone, lang) =>
      commands.map((each) => ({
        name: `/${each[lang === 'en' ? 'en' : 'vi']}`,
        label: words.plain({ key: each.about }, lang),
      })),
    resumesClock: given.resumesClock,
  });
}

const PHONES: readonly {
  readonly id: string;
  readonly label: { readonly vi: string; readonly en: string };
  readonly role: Role | null;
}[] = [
  { id: 'parent', label: { vi: 'Phụ huynh', en: 'Parent' }, role: null },
  { id: 'teacher', label: { vi: 'Giáo viên', en: 'Teacher' }, role: 'teacher' },
  { id: 'lead', label: { vi: 'Người phụ trách', en: 'School lead' }, role: 'lead' },
  { id: 'office', label: { vi: 'Cơ quan tổ chức', en: 'Office' }, role: 'office' },
];

/** The four phones, once: teacher and lead of the first unit that reports, each by an invitation as in life. */
export function seedPhones(control: RehearsalControl, app: App, clock: Clock): void {
  const known = new Set(control.state().phones.map(({ phone }) => phone.id));
  if (known.size > 0) return;
  const invitations = createInvitations(app.store);
  const unit = firstReportingUnit(app);
  for (const { id, label, role } of PHONES) {
    control.addPhone({ id, label, kind: 'telegram-like', language: 'vi' });
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
