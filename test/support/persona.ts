/** Somebody in a transcript, with a phone in hand: what they were told, what they look at, how they choose. */
import type { Phone, Shown } from './phones/index.ts';
import { holds } from './phones/match.ts';
import { namedInVain } from './phones/named.ts';
import { findOffer, isMore, type Offer, offersOf } from './phones/offers.ts';

export type Persona = {
  readonly name: string;
  readonly phone: Phone;
  say(text: string): Promise<void>;
  /** It is delivered twice. */
  sayTwice(text: string): Promise<void>;
  /** What they were told since they last did something. */
  said(): string;
  /** The code that links accounts, as it was shown last. */
  code(): string | undefined;
  /** What was told before does not count any more: they do something, or time passes. */
  begin(): void;
  /** Takes in what has come. */
  look(): void;
  /** Chooses what has this label: taps, or types its number or its words. Gives how many taps and messages that took. */
  choose(label: string): Promise<number>;
  /** Taps the button of this label on a message further up than what they look at. */
  tapOld(label: string): Promise<void>;
  /** Throws where this does not stand on the screen any more. */
  expectStanding(text: string): void;
  /** Throws where they were not told this, or are not offered a [label] in it. */
  expectTold(line: string): Promise<void>;
};

/** So many further pages behind "Xem thêm" are looked at. */
const MOST_PAGES = 10;
const CODE = /\bmã ([2-9A-Z]{6})\b/;

const choicesOf = (shown: Shown): readonly Offer[] => offersOf(shown).filter(({ by }) => by !== 'link');

/** What is asked about where it comes twice within seconds. */
const MAY_ASK = /\d|^(?:xong|đúng|ok|có)/i;

/** How somebody chooses what is no button, but stands behind "Xem thêm": by its number or its words, or by leafing on until it is a button. */
export const WAYS = ['number', 'page', 'words'] as const;

/** `nextWay`: how they do it this time. `think`: lets some seconds pass, as before the same answer is typed to another question. */
export function createPersona(
  name: string,
  phone: Phone,
  nextWay: () => (typeof WAYS)[number],
  think: () => void,
): Persona {
  /** Told since they last did something, and of those, or if there was none of those before, what they look at. */
  let told: readonly Shown[] = [];
  let looked: readonly Shown[] = [];
  let isFresh = false;
  const screen = new Map<string, Shown>();
  let said = '';
  let code: string | undefined;
  let tapped: string | undefined;
  let typed: string | undefined;

  const look = (): void => {
    const news = phone.news();
    const vain = namedInVain(news);
    if (vain !== undefined)
      throw new Error(`told to choose "${vain}", which is not there:\n${news.map((each) => each.text).join('\n')}`);
    const twice = labelledTwice(news);
    if (twice !== undefined) throw new Error(`two buttons of one message say "${twice}"`);
    for (const shown of news) {
      screen.set(shown.id, shown);
      told = [...told.filter((each) => each.id !== shown.id), shown];
      said += `${shown.text}\n${shown.buttons.map(({ label }) => `[${label}]`).join(' ')}\n`;
      code = CODE.exec(shown.text)?.[1] ?? code;
    }
    const offering = news.filter((each) => choicesOf(each).length > 0);
    // What is drawn over further up by itself (an announcement's progress) is not what a person looks at.
    const seen = offering.filter((each) => !each.isEdit || (each.id === tapped && offering.at(-1)?.id === each.id));
    if (seen.length === 0) return;
    looked = [...(isFresh ? [] : looked.filter((each) => seen.every(({ id }) => id !== each.id))), ...seen];
    isFresh = false;
  };

  const begin = (): void => {
    told = [];
    said = '';
    isFresh = true;
    tapped = undefined;
  };

  /** Taps "Xem thêm" under the newest message that has it. False: there is none. */
  const turnPage = async (messages: readonly Shown[]): Promise<boolean> => {
    const on = messages.at(-1);
    const button = on?.buttons.find(isMore);
    if (!on || !button) return false;
    await phone.tap(on, button);
    isFresh = false; // what stood there before is still looked at
    look();
    return true;
  };

  const say = (text: string): Promise<void> => {
    begin();
    if (text === typed && MAY_ASK.test(text)) think();
    typed = text;
    return phone.say(text);
  };
  const take = (offer: Offer): Promise<void> => {
    if (offer.by !== 'button') return say(offer.by === 'number' ? String(offer.number) : offer.label);
    begin();
    tapped = offer.on.id;
    return phone.tap(offer.on, offer.button);
  };

  return {
    name,
    phone,
    say,
    async sayTwice(text) {
      await say(text);
      look();
      await phone.say(text);
    },
    said: () => said,
    code: () => code,
    begin,
    look,
    async choose(label) {
      const way = nextWay();
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const offer = findOffer(looked.toReversed().flatMap(choicesOf), label);
        const isBehind = offer?.by !== 'button' && looked.at(-1)?.buttons.some(isMore) === true;
        if (isBehind && way === 'words' && (offer || !label.includes('...'))) {
          await say(offer?.label ?? label);
          return page + 1;
        }
        if (isBehind && (way === 'page' || !offer) && (await turnPage(looked))) continue;
        if (!offer) break;
        await take(offer);
        return page + 1;
      }
      const labels = looked.flatMap(choicesOf).map((each) => each.label);
      throw new Error(`no choice "${label}" among: ${labels.join(' | ')}`);
    },
    tapOld(label) {
      const further = [...screen.values()].filter(({ id }) => looked.every((each) => each.id !== id));
      const offer = findOffer(
        further.toReversed().flatMap((each) => offersOf(each).filter(({ by }) => by === 'button')),
        label,
      );
      if (!offer) throw new Error(`no button "${label}" further up`);
      return take(offer);
    },
    expectStanding(text) {
      const stands = [...screen.values()].some((shown) => holds(shown.text, text));
      if (!stands) throw new Error(`expected still to stand there: ${text}`);
    },
    async expectTold(line) {
      const labels = [...line.matchAll(/\[([^\]]+)\]/g)].map((match) => match[1] ?? '');
      const text = line.replace(/\[[^\]]+\]/g, '').trim();
      if (text !== '' && text !== '...' && !holds(said, text)) throw new Error(`expected to be told: ${text}`);
      for (const label of labels) {
        const isOffered = (): boolean => findOffer(told.flatMap(offersOf), label) !== undefined;
        for (let page = 0; page < MOST_PAGES && !isOffered(); page += 1) if (!(await turnPage(told))) break;
        if (isOffered()) continue;
        const offered = told.flatMap(offersOf).map((each) => `[${each.label}]`);
        throw new Error(`expected to be offered [${label}] among ${offered.join(' ')}`);
      }
    },
  };
}

/** Nobody can tell two buttons of one label apart. */
const labelledTwice = (news: readonly Shown[]): string | undefined =>
  news
    .map(({ buttons }) => buttons.map(({ label }) => label))
    .flatMap((labels) => labels.filter((label, n) => labels.indexOf(label) < n))
    .at(0);
