/**
 * Transcripts that office staff can read. A line is one of
 *   @teacher            from here on this person speaks (their own address; a person is met when first named)
 *   @teacher/zalo       the same, from an address on that channel: another person, until they link the two
 *   > lịch hôm nay      the person types this
 *   > [Quay lại]        the person taps the button with this label (types it, or its number, on a phone without buttons)
 *   > (ảnh) (album 3)   the person sends a photo; an album of three
 *   > (ảnh muộn)        one more photo of the last album
 *   > (ghi âm)          a voice note; (tệp bao-cao.pdf): a document of that name
 *   > (chặn) (mở chặn)  the person blocks the bot; lets it in again
 *   > (mã teacher)      types a new invitation's code, made by the tool for the first unit that reports
 *   > (mã của parent)   types the code that links accounts, as this other person was shown it last; `mã (mã của parent)`: so introduced
 *   (thông báo chờ) (thông báo đi)   announcements are held back; go on
 *   (khởi động lại)     the program is stopped and started
 *   (3 ngày sau)        so much time passes (phút, giờ, ngày), and what falls due meanwhile happens
 *   (lúc 2021-10-03 06:45)   the clock is put there, and what falls due happens
 *   (tắt đến 2021-10-03 06:45)   the program is off until then, and then started
 *   !> Nhắc lịch        the bot has not said this since then
 *   anything else       the bot has said this since then: `...` stands for any text, [labels] for buttons of the last message with buttons
 */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCampaign } from '../../src/campaign/read.ts';
import type { Campaign, CampaignFiles } from '../../src/campaign/types.ts';
import { fold } from '../../src/chat/fold.ts';
import type { IncomingFile } from '../../src/chat/index.ts';
import { choicesOf } from '../../src/chat/numbered.ts';
import { addressOf, type Kind, openRig, type Received, type Rig } from './rig.ts';

export const CAMPAIGNS = ['duc-trong-2021', 'xa-mau-2025'] as const;
export const campaignFolder = (name: string): string => join(import.meta.dirname, '..', '..', 'campaigns', name);

export type Cast = { readonly rig: Rig; readonly campaign: Campaign };
/** What a transcript may take from the campaign it is run on, so that it names no campaign's words itself. */
export type Script = string | ((files: CampaignFiles) => string);

export type ScenarioOptions = {
  /** Default: 06:40 of the first day. */
  readonly start?: string;
  readonly campaigns?: readonly (typeof CAMPAIGNS)[number][];
  readonly kinds?: readonly Kind[];
  /** Who holds which role, before the first line: persona -> role and unit (default: the first unit that reports). */
  readonly roles?: Readonly<Record<string, 'teacher' | 'lead' | 'office'>>;
  readonly after?: (rig: Rig) => void;
};

/** Runs one transcript with and without buttons, on both sample campaigns. */
export function scenario(name: string, script: Script, options: ScenarioOptions = {}): void {
  describe(name, () => {
    for (const campaign of options.campaigns ?? CAMPAIGNS) {
      for (const kind of options.kinds ?? (['buttons', 'plain'] as const)) {
        describe(`${campaign}, ${kind === 'buttons' ? 'with buttons' : 'without buttons'}`, () => {
          let rig: Rig;
          const files = mustRead(campaign);
          beforeEach(async () => {
            const start = options.start ?? `${files.plan.period.from} 06:40`;
            rig = await openRig(kind, campaignFolder(campaign), at(start));
          });
          afterEach(() => rig.close());
          it('goes as written', async () => {
            await play(rig, typeof script === 'string' ? script : script(files), options);
            expect(rig.errors()).toEqual([]);
            options.after?.(rig);
          });
        });
      }
    }
  });
}

export function mustRead(campaign: string): CampaignFiles {
  const read = readCampaign(campaignFolder(campaign));
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  return read.files;
}

export const firstReporting = (files: CampaignFiles): string => {
  const types = new Set(files.plan.unitTypes.filter((each) => each.reports).map((each) => each.code));
  const unit = files.units.find((each) => types.has(each.type));
  if (!unit) throw new Error('no unit reports');
  return unit.code;
};

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+07:00`);

type Person = {
  readonly name: string;
  /** The message whose button was tapped last. */
  tapped?: string | undefined;
  last: readonly Received[];
  shown: Received | null;
  said: string;
  /** The album that photos were sent in last; none on a phone without albums. */
  album?: string | undefined;
  /** The code that links accounts, as it was shown last. */
  code?: string | undefined;
};

/** Plays a transcript; throws with the transcript so far when the bot says something else. */
export async function play(rig: Rig, script: string, options: ScenarioOptions = {}): Promise<void> {
  const people = new Map<string, Person>();
  const log: string[] = [];
  const meet = async (name: string): Promise<Person> => {
    const known = people.get(name);
    if (known) return known;
    const person: Person = { name, last: [], shown: null, said: '' };
    people.set(name, person);
    const role = options.roles?.[name];
    if (role) {
      await send(rig, person, { text: codeFor(rig, role) });
      rig.take(name);
      person.said = '';
    }
    return person;
  };
  let who = await meet(Object.keys(options.roles ?? {})[0] ?? 'parent');
  for (const line of script.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    log.push(line);
    try {
      if (line.startsWith('@')) who = await meet(line.slice(1).trim());
      else if (line.startsWith('!>')) checkUnsaid(who, line.slice(2).trim());
      else if (line.startsWith('>')) await act(rig, who, withCode(line.slice(1).trim(), people));
      else if (/^\(.*\)$/.test(line)) await direct(rig, line.slice(1, -1), people);
      else check(who, line);
      collect(rig, people);
    } catch (error) {
      const heard = [...people.values()].map((each) => `${each.name} was told:\n${each.said}`).join('\n');
      throw new Error(
        `${error instanceof Error ? error.message : String(error)}\n--- so far ---\n${log.join('\n')}\n${heard}`,
        { cause: error },
      );
    }
  }
}

const codeFor = (rig: Rig, role: 'teacher' | 'lead' | 'office'): string =>
  rig.invite(role, role === 'office' ? undefined : firstReporting(rig.campaign()));

function collect(rig: Rig, people: ReadonlyMap<string, Person>): void {
  for (const person of people.values()) {
    for (const received of rig.take(person.name)) {
      person.last = [...person.last, received];
      person.code = /\bmã ([2-9A-Z]{6})\b/.exec(received.text)?.[1] ?? person.code;
      person.said += `${received.text}\n${buttonsOf(received)
        .map((label) => `[${label}]`)
        .join(' ')}\n`;
      // A message further up that is edited by itself (an announcement's progress) is not what the person looks at.
      const isAnswered = person.last.some((each) => each !== received && choicesOf(each.reply).length > 0);
      const isElsewhere = received.over !== null && (isAnswered || received.over !== person.tapped);
      if (choicesOf(received.reply).length > 0 && !isElsewhere) person.shown = received;
    }
  }
}

const buttonsOf = (received: Received): string[] => (received.reply.buttons ?? []).flat().map((each) => each.label);

async function send(
  rig: Rig,
  person: Person,
  what: { text?: string; choice?: string; on?: string; files?: IncomingFile[] },
): Promise<void> {
  await rig.receive([
    { kind: 'message', id: rig.nextId(), from: addressOf(person.name), at: rig.clock.now(), ...what },
  ]);
}

/** The code that another person was shown, in the place of its name. */
function withCode(what: string, people: ReadonlyMap<string, Person>): string {
  return what.replace(/\(mã của ([^)]+)\)/, (_, name: string) => {
    const { code } = people.get(name) ?? {};
    if (code === undefined) throw new Error(`${name} was shown no code`);
    return code;
  });
}

async function act(rig: Rig, person: Person, what: string): Promise<void> {
  const { shown } = person;
  person.tapped = shown?.id;
  person.last = [];
  person.said = '';
  const album = /^\((?:ảnh|album (\d+))\)$/.exec(what);
  if (album) return sendPhotos(rig, person, Number(album[1] ?? 1));
  const other = OTHER_FILES[what] ?? documentOf(what);
  if (other) return send(rig, person, { files: [{ ref: `file-${rig.nextId()}`, ...other }] });
  const role = /^\(mã (teacher|lead|office)\)$/.exec(what)?.[1];
  if (role) return send(rig, person, { text: codeFor(rig, role as 'teacher' | 'lead' | 'office') });
  if (what === '(ảnh muộn)') return sendPhoto(rig, person, person.album);
  if (what === '(chặn)' || what === '(mở chặn)') {
    const kind = what === '(chặn)' ? 'unreachable' : 'reachable';
    return rig.receive([{ kind, id: rig.nextId(), from: addressOf(person.name), at: rig.clock.now() }]);
  }
  const label = /^\[(.*)\]$/.exec(what)?.[1];
  if (label === undefined) return send(rig, person, { text: what });
  const choices = shown ? choicesOf(shown.reply) : [];
  const index = choices.findIndex(([each]) => fold(each) === fold(label) || matches(each, label));
  const chosen = choices[index];
  if (!shown || !chosen) throw new Error(`no button "${label}" among: ${choices.map(([each]) => each).join(' | ')}`);
  if (rig.kind === 'buttons') return send(rig, person, { choice: chosen[1], on: shown.id });
  // On a phone without buttons the number is typed, or the label where numbers are answers.
  return send(rig, person, { text: shown.reply.wordsOnly ? chosen[0] : String(index + 1) });
}

const OTHER_FILES: Readonly<Record<string, Omit<IncomingFile, 'ref'>>> = {
  '(ghi âm)': { kind: 'audio', mime: 'audio/ogg' },
};

function documentOf(what: string): Omit<IncomingFile, 'ref'> | undefined {
  const name = /^\(tệp (\S+)\)$/.exec(what)?.[1];
  if (name === undefined) return undefined;
  return { kind: 'document', name, ...(name.endsWith('.pdf') ? { mime: 'application/pdf' } : {}) };
}

const sendPhoto = (rig: Rig, person: Person, album: string | undefined): Promise<void> =>
  send(rig, person, { files: [{ kind: 'image', ref: `photo-${rig.nextId()}`, ...(album ? { album } : {}) }] });

/** With buttons (as Telegram): one update each, of one album. Without: one after another. */
async function sendPhotos(rig: Rig, person: Person, count: number): Promise<void> {
  const album = rig.kind === 'buttons' && count > 1 ? `album-${rig.nextId()}` : undefined;
  person.album = album;
  for (let index = 0; index < count; index += 1) await sendPhoto(rig, person, album);
}

const UNITS: Readonly<Record<string, number>> = { phút: 60_000, giờ: 3_600_000, ngày: 86_400_000 };

async function direct(rig: Rig, what: string, people: ReadonlyMap<string, Person>): Promise<void> {
  if (what === 'khởi động lại') return rig.restart(true);
  if (what === 'thông báo chờ' || what === 'thông báo đi') {
    rig.holdBulk(what === 'thông báo chờ');
    return rig.beat();
  }
  const [, count, unit] = /^(\d+) (phút|giờ|ngày) sau$/.exec(what) ?? [];
  const [, moment] = /^lúc (\d{4}-\d{2}-\d{2} \d{2}:\d{2})$/.exec(what) ?? [];
  const [, off] = /^tắt đến (\d{4}-\d{2}-\d{2} \d{2}:\d{2})$/.exec(what) ?? [];
  if (count === undefined && moment === undefined && off === undefined) throw new Error(`no such direction: (${what})`);
  const target = moment ? at(moment) : new Date(rig.clock.now().getTime() + Number(count) * (UNITS[unit ?? ''] ?? 0));
  for (const person of people.values()) {
    person.last = [];
    person.said = '';
  }
  if (off === undefined) return runTo(rig, target);
  rig.clock.set(at(off));
  rig.restart(true);
  await rig.beat();
}

/** The clock stops at each due moment, as the rehearsal's does. */
export async function runTo(rig: Rig, target: Date): Promise<void> {
  for (let steps = 0; steps < 1000; steps += 1) {
    const next = rig.core().scheduler.nextDue(rig.clock.now());
    const stop = next && next > rig.clock.now() && next < target ? next : target;
    rig.clock.set(stop);
    await rig.beat();
    if (stop === target) return;
  }
  throw new Error('the clock does not get there');
}

function checkUnsaid(person: Person, text: string): void {
  if (matches(person.said, text)) throw new Error(`expected not to be told: ${text}`);
}

function check(person: Person, line: string): void {
  const buttons = [...line.matchAll(/\[([^\]]+)\]/g)].map((match) => match[1] ?? '');
  const text = line.replace(/\[[^\]]+\]/g, '').trim();
  if (text !== '' && text !== '...' && !matches(person.said, text)) throw new Error(`expected to be told: ${text}`);
  const labels = person.last.flatMap(buttonsOf);
  for (const button of buttons) {
    if (!labels.some((each) => matches(each, button) || fold(each) === fold(button))) {
      throw new Error(`expected the button [${button}] among ${labels.map((each) => `[${each}]`).join(' ')}`);
    }
  }
}

/** Whether the parts between `...` stand in this order; the case of letters and line breaks do not count. */
function matches(said: string, expected: string): boolean {
  const text = said.replace(/\s+/g, ' ').toLowerCase();
  let from = 0;
  for (const part of expected
    .toLowerCase()
    .split('...')
    .map((each) => each.replace(/\s+/g, ' ').trim())) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return true;
}
