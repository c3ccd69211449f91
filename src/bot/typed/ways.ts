/**
 * Every way to what there is, as pages, flows and reports say it themselves: commands, menus, guesses and typed words are read from this list.
 * What is typed for each stands beside the languages (locales/<code>/examples/), under the name of its intent.
 */
import { fold } from '../../chat/fold.ts';
import type { Button, Person, Say } from '../../chat/index.ts';
import { keptFor } from '../../chat/kept.ts';
import type { Languages } from '../../chat/languages.ts';
import { flows } from '../../flows/index.ts';
import { pages } from '../../pages/index.ts';
import { reports } from '../../reports/index.ts';
import type { For, Menu, Turn, Way } from '../../turn/index.ts';
import { goOnButtons } from '../leave.ts';

export type OpenWay = Way & {
  readonly for: For;
  /** The address that it opens. */
  readonly opens: string;
  /** The block of examples with what is typed for it; null: nothing is. */
  readonly intent: string | null;
  /** Where a guess leads: never to an act, but to the page where the act is offered. */
  readonly shows: Pick<OpenWay, 'opens' | 'label' | 'for' | 'instead'> & { readonly name?: Say };
  readonly inGroups: boolean;
};

type Described = {
  readonly name: string;
  readonly for: For;
  readonly ways?: readonly Way[];
  readonly inGroups?: boolean;
};

function waysOf({ name, for: whom, ways = [], inGroups = false }: Described, above = ''): OpenWay[] {
  const addressOf = ({ at }: Way): string => [...(above ? [above] : []), name, ...(at ? [at] : [])].join('.');
  const open = ways.map((way) => {
    const opens = addressOf(way);
    return { ...way, for: way.for ?? whom, opens, intent: way.intent === undefined ? (way.act ?? opens) : way.intent };
  });
  // What depends on the role is nobody's in a group.
  return open.map((way) => ({
    ...way,
    inGroups: inGroups && !way.instead,
    shows: ((way.act || way.does) && open.find((each) => each.label && !each.act && !each.does)) || way,
  }));
}

/** The only thing that is neither a page's nor a flow's nor a report's: whatever is open is left. */
const cancel: Described = {
  name: 'cancel',
  for: 'everybody',
  ways: [
    {
      command: { vi: 'huy', en: 'cancel', about: 'pages:about.huy', order: 13 },
      act: 'cancel',
    },
  ],
};

export const ways: readonly OpenWay[] = [
  ...flows.flatMap((each) => waysOf(each, 'go')),
  ...pages.flatMap((each) => waysOf(each)),
  ...reports.flatMap((each) => waysOf(each, 'report')),
  ...waysOf(cancel),
];

/** A way, and the phrases by which people ask for it: each folded, and as the files spell them. */
export type Spoken = { readonly way: OpenWay; readonly phrases: readonly string[]; readonly spelt: readonly string[] };

/** What is typed for each way in these languages, in the order of the ways; for the languages themselves at the end. */
export const spokenIn = keptFor((languages: Languages): readonly Spoken[] => {
  const blocks = Map.groupBy(
    languages.flatMap((each) => each.examples.map((block) => ({ ...block, code: each.code }))),
    (each) => each.intent,
  );
  const phrasesFor = (way: OpenWay): readonly string[] => {
    if (way.intent === null) return [];
    const own = blocks.get(way.intent) ?? [];
    const without = languages.filter(({ code }) => !own.some((each) => each.code === code));
    return [...own.flatMap((each) => each.strict), ...without.flatMap((each) => nameIn(way, each))];
  };
  return [...ways.map((way) => spokenFor(way, phrasesFor(way))), ...languageWays(languages)];
});

/** Where nobody wrote down what is typed for it, that is what its button is called; what acts at once wants words of its own. */
const nameIn = ({ label, act, does }: OpenWay, { textOf }: Languages[number]): readonly string[] =>
  label === undefined || act || does ? [] : [textOf(label) ?? []].flat();

const spokenFor = (way: OpenWay, spelt: readonly string[]): Spoken => ({
  way,
  spelt,
  // What is typed is read word by word: "nêu đánh giá, kiến nghị" is no other button without its comma.
  phrases: [...new Set(spelt.map((each) => fold(each).replace(/[,;:.?!]+(?= |$)/g, '')))],
});

/** To be spoken to in each of these languages, by its name, what Vietnamese calls it, and what its folder says people type for it. */
const languageWays = (languages: Languages): readonly Spoken[] =>
  languages.map(({ code, name, inVietnamese, askedFor }) => {
    const opens = `language.${code}`;
    const way = { for: 'everybody' as const, opens, intent: opens, inGroups: false };
    const shows = { ...way, name: { plain: name } };
    const spelt = [name, inVietnamese, `sang ${inVietnamese}`, `đổi sang ${inVietnamese}`, ...askedFor];
    return spokenFor({ ...way, shows }, spelt);
  });

/** Whether this is for this person. */
export const isFor = (whom: For, { holds }: Pick<Person, 'holds'>): boolean =>
  whom === 'everybody' || holds.some((each) => whom.includes(each.role));

/** The address that a way opens for this person. */
export function addressFor({ opens, instead }: Pick<OpenWay, 'opens' | 'instead'>, { holds }: Person): string {
  const led = Object.entries(instead ?? {}).find(([role]) => holds.some((each) => each.role === role));
  return led?.[1] ?? opens;
}

const titles = new Set(pages.filter((each) => each.mayBeTitle).map((each) => each.name));

/** Whether the words for what this address opens are titles and places as well. */
export const mayBeTitle = (address: string): boolean => titles.has(address.split('.')[0] ?? '');

/** What stands on a menu for the person of this turn; the same address once. */
export function menuOf(name: Menu, turn: Turn): ReturnType<Turn['menu']> {
  const rank = ({ menu }: Way): number => menu?.[name] ?? 0;
  const here = ways
    .filter((way) => way.menu?.[name] !== undefined && isFor(way.for, turn.person) && (way.when?.(turn) ?? true))
    .toSorted((a, b) => rank(a) - rank(b));
  const buttons = (of: readonly OpenWay[]): Button[] =>
    of.flatMap(({ label, opens }, i) =>
      label && of.findIndex((each) => each.opens === opens) === i ? [{ label: { key: label }, value: opens }] : [],
    );
  return {
    drafts: goOnButtons(turn),
    roles: buttons(here.filter((way) => way.for !== 'everybody')),
    everybody: buttons(here.filter((way) => way.for === 'everybody')),
  };
}
