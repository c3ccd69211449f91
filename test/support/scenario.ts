/**
 * Transcripts that office staff can read. Each is played on every channel, by its real adapter and a stand-in of its platform, on both
 * sample campaigns. A line is one of
 *   @teacher            from here on this person speaks (a person is met when first named)
 *   @teacher/kia        the same person's other phone, on another channel: somebody else, until they link the two
 *   > lịch hôm nay      the person types this
 *   > [Quay lại]        the person chooses this: taps the button, or types the number under which it is listed, or its words
 *   > (nút cũ) [Trực tiếp]   taps this on a message further up, not on what was shown last
 *   > (ảnh) (album 3)   the person sends a photo; an album of three (one after another where there are no albums)
 *   > (ảnh: Ngày hội)   a photo with words below it; `(album 3: Ngày hội)`: below the first
 *   > (ảnh muộn)        one more photo of the last album; (ảnh lại): the same photo once more
 *   > (ghi âm)          a voice note; (tệp bao-cao.pdf): a document of that name
 *   > (hai lần) 3       types this once, and it is delivered twice
 *   > (bình chọn)       a poll; (sửa tin) lời mới: what they said last is changed to that
 *   > (chặn) (mở chặn)  the person blocks the bot; lets it in again
 *   > (mã teacher)      types a new invitation's code, made by the tool for the first unit that reports; also amid other words; (mã viewer): for its commune
 *   > (mã hoạt động)    types the code of the log that was saved last; (mã hoạt động viết thường): "hd 7k3m"
 *   > (mã của parent)   types the code that links accounts, as this other person was shown it last; `mã (mã của parent)`: so introduced
 *   (thông báo chờ) (thông báo đi)   announcements are held back; go on
 *   (khởi động lại)     the program is stopped and started
 *   (từ đây đếm)        what everybody does from here on is counted: each message, tap, photo or album
 *   (không quá 10 lượt) and was so much at most
 *   (3 ngày sau)        so much time passes (phút, giờ, ngày), and what falls due meanwhile happens
 *   (lúc 2021-10-03 06:45)   the clock is put there, and what falls due happens
 *   (tắt đến 2021-10-03 06:45)   the program is off until then, and then started
 *   !> Nhắc lịch        the bot has not said this since then
 *   == Mã hoạt động     this still stands on the screen, wherever it was said
 *   (thoáng) Tin này đã cũ   the platform showed this line over the chat after the last tap, where it has such lines
 *   anything else       the bot has said this since then: `...` stands for any text, [labels] for what is offered: a button, a choice in a list
 * {đây} and {kia} stand for the names of the two channels, {đây #} and {kia #} as in a list, where two of one channel are counted; {cả hai} for both.
 */
import { describe, expect, inject, it } from 'vitest';
import type { CampaignFiles } from '../../src/campaign/types.ts';
import { communeOf, unitOf } from '../../src/campaign/unit-tree.ts';
import type { Role } from '../../src/chat/index.ts';
import type { Words } from '../../src/words/index.ts';
import { CAMPAIGNS, type CampaignName, firstReporting, mustRead } from './campaigns.ts';
import { createPersona, type Persona, WAYS } from './persona.ts';
import { channelsFor } from './phones/cannot.ts';
import type { ChannelName } from './phones/index.ts';
import { holds } from './phones/match.ts';
import { nameChannels, OTHER } from './phones/pairs.ts';
import { openRig, type Rig } from './rig.ts';
import { replaysNow, type Typing, typeBy, typedPhone } from './typing.ts';

/** What a transcript may take from the campaign it is played on, so that it names no campaign's words itself. */
export type Script = string | ((files: CampaignFiles) => string);

export type PlayOptions = {
  /** Who holds which role, before the first line: persona -> role (in the first unit that reports). */
  readonly roles?: Readonly<Record<string, Role>>;
};
export type ScenarioOptions = PlayOptions & {
  /** Default: 06:40 of the first day. */
  readonly start?: string;
  readonly campaigns?: readonly CampaignName[];
  /** With languages that the program does not have. */
  readonly words?: Words;
  /** Every play forgets what is in memory (see isForgotten): where that holds for real minutes, which no transcript has. */
  readonly forgets?: boolean;
  readonly after?: (rig: Rig) => void;
};

declare module 'vitest' {
  export interface ProvidedContext {
    /** some: one campaign on one channel; rest: all the others (see vitest.config.ts). */
    plays: 'some' | 'rest' | 'all';
  }
}

/** Plays one transcript on every channel that can, on both sample campaigns; where it is replayed, once for each way of typing. */
export function scenario(name: string, script: Script, options: ScenarioOptions = {}): void {
  const scripts = (options.campaigns ?? CAMPAIGNS).map((campaign) => {
    const files = mustRead(campaign);
    return { campaign, files, text: typeof script === 'string' ? script : script(files) };
  });
  const { channels, remark } = channelsFor(scripts.map(({ text }) => text).join('\n'));
  for (const typing of replaysNow()) {
    const on = typing === null ? channels : channels.toSorted(byTyping).slice(0, 1);
    const plays = (typing === null ? scripts : scripts.slice(0, 1)).flatMap((script, at) =>
      on.flatMap((channel, i) =>
        typing !== null || isPlayedHere({ at, of: scripts.length }, channel, on, name)
          ? [{ script, channel, livesOn: options.forgets !== true && !isForgotten(at, i, on.length, name) }]
          : [],
      ),
    );
    // What is played on one campaign alone has no rest.
    describe.runIf(plays.length > 0)(typing === null ? `${name}${remark}` : `${name}, typed ${typing.name}`, () => {
      for (const { script, channel, livesOn } of plays)
        it(
          `goes as written on ${script.campaign}, on ${channel}`,
          playing(script, { channel, livesOn }, typing, options),
        );
    });
  }
}

function isPlayedHere(
  { at: campaign, of }: { readonly at: number; readonly of: number },
  channel: ChannelName,
  on: readonly ChannelName[],
  name: string,
): boolean {
  const plays = inject('plays');
  const isFirst = campaign === (name.length % 3 === 2 ? of - 1 : 0) && channel === firstOn(campaign, on, name);
  return plays === 'all' || isFirst === (plays === 'some');
}

/**
 * Where a transcript is played first: two of three on the first campaign and one of the two channels that most people have, the third on the
 * last campaign and on any; from transcript to transcript another.
 */
function firstOn(campaign: number, on: readonly ChannelName[], name: string): ChannelName | undefined {
  if (campaign > 0) return on[(name.length + 1) % on.length];
  const common = on.filter((each) => each === 'telegram' || each === 'zalo');
  const among = common.length > 0 ? common : on;
  return among[name.length % among.length];
}

/**
 * Of each campaign one channel's play forgets all that is in memory before each turn, from transcript to transcript another: what has to last
 * stands in the database. On the others it lives on as in the program: what is kept must not be stale.
 */
function isForgotten(campaign: number, channel: number, channels: number, name: string): boolean {
  return (campaign + channel) % channels === name.length % channels;
}

/** Where more is typed than tapped comes first. */
const byTyping = (a: ChannelName, b: ChannelName): number => TYPED.indexOf(a) - TYPED.indexOf(b);
const TYPED: readonly ChannelName[] = ['zalo-bot', 'zalo', 'telegram', 'simulator'];

type Ready = { readonly campaign: CampaignName; readonly files: CampaignFiles; readonly text: string };

function playing(
  { campaign, files, text }: Ready,
  { channel, livesOn }: { readonly channel: ChannelName; readonly livesOn: boolean },
  typing: Typing | null,
  options: ScenarioOptions,
) {
  return async (): Promise<void> => {
    const rig = await openRig({
      home: channel,
      other: text.includes('/kia') ? OTHER[channel] : undefined,
      campaign,
      start: at(options.start ?? `${files.plan.period.from} 06:40`),
      livesOn,
      ...(options.words ? { words: options.words } : {}),
    });
    typeBy(typing);
    try {
      await play(rig, text, options);
      expectNoTrouble(rig);
      if (typing === null) options.after?.(rig);
    } finally {
      typeBy(null);
      await rig.close();
    }
  };
}

/** The program logged no error, and its calls had the form that the platforms want. */
export function expectNoTrouble(rig: Rig): void {
  expect(rig.errors()).toEqual([]);
  expect(rig.complaints()).toEqual([]);
}

export const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+07:00`);

/** `deeds`: what was done since the counting began. */
type Cast = { readonly rig: Rig; readonly people: Map<string, Persona>; deeds: number };

/** Plays a transcript; throws with the transcript so far when the bot says something else. */
export async function play(rig: Rig, script: string, options: PlayOptions = {}): Promise<void> {
  const cast: Cast = { rig, people: new Map(), deeds: 0 };
  const log: string[] = [];
  let chosen = script.length; // so that transcripts begin with different ways
  const nextWay = () => {
    chosen += 1;
    return WAYS[chosen % WAYS.length] ?? 'number';
  };
  const meet = async (name: string): Promise<Persona> => {
    const known = cast.people.get(name);
    if (known) return known;
    const persona = createPersona(name, typedPhone(await rig.phone(name)), nextWay, () =>
      rig.clock.set(new Date(rig.clock.now().getTime() + 11_000)),
    );
    cast.people.set(name, persona);
    const role = options.roles?.[name];
    if (role) await persona.phone.say(codeFor(rig, role));
    persona.look();
    persona.begin();
    return persona;
  };
  let who = await meet(Object.keys(options.roles ?? {})[0] ?? 'parent');
  for (const line of nameChannels(script, rig.home)
    .split('\n')
    .map((each) => each.trim())) {
    if (line === '') continue;
    log.push(line);
    try {
      if (line.startsWith('@')) who = await meet(line.slice(1).trim());
      else if (line.startsWith('!>')) expectUntold(who, line.slice(2).trim());
      else if (line.startsWith('==')) who.expectStanding(line.slice(2).trim());
      else if (line.startsWith('(thoáng)')) expectToast(who, line.slice('(thoáng)'.length).trim());
      else if (line.startsWith('>')) cast.deeds += await act(cast, who, withCode(line.slice(1).trim(), cast));
      else if (/^\(.*\)$/.test(line)) await direct(cast, line.slice(1, -1));
      else await who.expectTold(line);
      for (const each of cast.people.values()) each.look();
    } catch (error) {
      const heard = [...cast.people.values()].map((each) => `${each.name} was told:\n${each.said()}`).join('\n');
      throw new Error(
        `${error instanceof Error ? error.message : String(error)}\n--- so far ---\n${log.join('\n')}\n${heard}`,
        { cause: error },
      );
    }
  }
}

/** Of the first unit that reports; a viewer's is of the commune in which it lies. */
function codeFor(rig: Rig, role: Role): string {
  const unit = firstReporting(rig.campaign());
  const campaign = { ...rig.campaign(), version: 1 };
  const school = unitOf(campaign, unit);
  if (role === 'viewer') return rig.invite(role, school ? communeOf(campaign, school)?.code : undefined);
  return rig.invite(role, role === 'office' ? undefined : unit);
}

/** The code that another person was shown, in the place of its name. */
function withCode(what: string, { people, rig }: Cast): string {
  const logged = what.replace(/\(mã hoạt động( viết thường)?\)/, (_, plain: string | undefined) => {
    const code = rig.store().sqlite.prepare('select code from activities order by id desc').pluck().get() as string;
    return plain === undefined ? code : code.toLowerCase().replace('-', ' ');
  });
  return logged.replace(/\(mã của ([^)]+)\)/, (_, name: string) => {
    const code = people.get(name)?.code();
    if (code === undefined) throw new Error(`${name} was shown no code`);
    return code;
  });
}

/** Gives how many deeds it took: who leafs through choices does more than one. */
async function act(cast: Cast, who: Persona, what: string): Promise<number> {
  const label = /^\[(.*)\]$/.exec(what)?.[1];
  if (label !== undefined) return who.choose(label);
  await deed(cast, who, what);
  return 1;
}

async function deed({ rig }: Cast, who: Persona, what: string): Promise<void> {
  const old = /^\(nút cũ\) \[(.*)\]$/.exec(what)?.[1];
  if (old !== undefined) return who.tapOld(old);
  who.begin();
  const { phone } = who;
  const [, album, below] = /^\(album (\d+)(?:: (.+))?\)$/.exec(what) ?? [];
  if (album !== undefined) return sendAlbum(who, Number(album), below);
  const file = /^\(tệp (\S+)\)$/.exec(what)?.[1];
  if (file !== undefined) return able(phone.sendDocument)(file);
  const [photo, caption] = /^\(ảnh(?:: (.+))?\)$/.exec(what) ?? [];
  if (photo !== undefined) return phone.sendPhoto(caption);
  if (what === '(ảnh lại)') return phone.sendPhotoAgain();
  if (what === '(ảnh muộn)') return able(phone.sendLatePhoto)();
  const edited = /^\(sửa tin\) (.+)$/.exec(what)?.[1];
  if (edited !== undefined) return able(phone.edit)(edited);
  if (what === '(bình chọn)') return able(phone.sendPoll)();
  if (what === '(ghi âm)') return able(phone.sendVoice)();
  if (what === '(chặn)') return able(phone.block)();
  if (what === '(mở chặn)') return able(phone.unblock)();
  const twice = /^\(hai lần\) (.+)$/.exec(what)?.[1];
  if (twice !== undefined) return who.sayTwice(twice);
  return who.say(what.replace(/\(mã (teacher|lead|office|viewer)\)/, (_, role: Role) => codeFor(rig, role)));
}

/** What a phone can't do stands in cannot.ts, so that no transcript comes this far. */
function able<Deed>(deed: Deed | undefined): Deed {
  if (deed === undefined) throw new Error('this phone can not do that, and cannot.ts does not say so');
  return deed;
}

async function sendAlbum({ phone }: Persona, count: number, caption?: string): Promise<void> {
  if (phone.sendAlbum) return phone.sendAlbum(count, caption);
  for (let n = 0; n < count; n += 1) await phone.sendPhoto(n === 0 ? caption : undefined);
}

const UNITS: Readonly<Record<string, number>> = { phút: 60_000, giờ: 3_600_000, ngày: 86_400_000 };

async function direct(cast: Cast, what: string): Promise<void> {
  const { rig, people } = cast;
  const [, most] = /^không quá (\d+) lượt$/.exec(what) ?? [];
  if (most !== undefined && cast.deeds > Number(most)) throw new Error(`that took ${cast.deeds} deeds`);
  if (what === 'từ đây đếm') cast.deeds = 0;
  if (what === 'từ đây đếm' || most !== undefined) return;
  if (what === 'khởi động lại') return rig.reopen();
  if (what === 'thông báo chờ' || what === 'thông báo đi') {
    rig.holdBulk(what === 'thông báo chờ');
    return rig.beat();
  }
  const [, count, unit] = /^(\d+) (phút|giờ|ngày) sau$/.exec(what) ?? [];
  const [, moment] = /^lúc (\d{4}-\d{2}-\d{2} \d{2}:\d{2})$/.exec(what) ?? [];
  const [, off] = /^tắt đến (\d{4}-\d{2}-\d{2} \d{2}:\d{2})$/.exec(what) ?? [];
  if (count === undefined && moment === undefined && off === undefined) throw new Error(`no such direction: (${what})`);
  for (const each of people.values()) each.begin();
  if (off === undefined) {
    return runTo(
      rig,
      moment ? at(moment) : new Date(rig.clock.now().getTime() + Number(count) * (UNITS[unit ?? ''] ?? 0)),
    );
  }
  rig.clock.set(at(off));
  await rig.reopen();
  await rig.beat();
}

/** The clock stops at each due moment, as the rehearsal's does. */
async function runTo(rig: Rig, target: Date): Promise<void> {
  for (let steps = 0; steps < 1000; steps += 1) {
    const next = rig.core().scheduler.nextDue(rig.clock.now());
    const stop = next && next > rig.clock.now() && next < target ? next : target;
    rig.clock.set(stop);
    await rig.beat();
    if (stop === target) return;
  }
  throw new Error('the clock does not get there');
}

function expectToast({ phone }: Persona, text: string): void {
  const { toasts } = phone;
  if (toasts && !holds(toasts.at(-1) ?? '', text)) throw new Error(`expected a line over the chat: ${text}`);
}

function expectUntold(who: Persona, text: string): void {
  if (holds(who.said(), text)) throw new Error(`expected not to be told: ${text}`);
}
