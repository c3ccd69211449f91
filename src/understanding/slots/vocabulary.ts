/** What a campaign calls things: its own names, platforms, units, audiences, kinds of activities. Made once for each campaign. */
import type { Campaign } from '../../campaign/types.ts';
import { keptFor } from '../../chat/kept.ts';
import { textsOf } from '../../chat/languages.ts';
import { type Lexicon, lexiconFrom, lexiconOf, phraseOf } from '../lexicon.ts';

/** code null: it is a thing of this kind, but none of this campaign's, or one of several. */
export type Coded = { readonly code: string | null };

export type CampaignPhrases = {
  readonly names: Lexicon<Coded>;
  readonly platforms: Lexicon<Coded>;
  readonly units: Lexicon<Coded>;
  readonly audiences: Lexicon<Coded>;
  readonly categories: Lexicon<Coded>;
  /** Audiences that children and their parents are, by code: a school year says as much. */
  readonly family: ReadonlySet<string>;
};

/** What people call the Week wherever it is held. */
const ANY_NAME = [
  'tuần lễ hưởng ứng học tập suốt đời',
  'tuần lễ học tập suốt đời',
  'tuần lễ htsđ',
  'tuần lễ học tập',
  'tuần học tập suốt đời',
  'học tập suốt đời',
  'htsđ',
  'tuần lễ',
  'lifelong learning week',
  'the week',
];
/** Each with all that it is called; the campaign's own is meant where it has one of such a name. */
const ANY_PLATFORM: readonly string[] = [
  'zoom',
  'google meet,gg meet,ggmeet,meet',
  'microsoft teams,ms teams,msteams,teams',
  'k12online,k12 online,k12',
  'skype',
  'youtube',
  'facebook,fb',
  'livestream',
];
/** What people call the audiences that every campaign has, whatever it calls them: of each row the first words say which of its own is meant. */
const ANY_AUDIENCE: readonly (readonly string[])[] = [
  [
    'học sinh,pupils,students',
    'hs,học trò,student,nhóc,các em,bọn nhỏ,lũ nhỏ,đứa nhỏ,các con,trẻ em,trẻ con,các con,thiếu nhi,tụi nhỏ,sắp nhỏ,mấy đứa nhỏ,mấy bé,mấy cháu,các cháu,các bé,con nít,bọn trẻ,lũ trẻ,kids,children',
  ],
  ['phụ huynh,parents', 'ph,phhs,ba mẹ,bố mẹ,cha mẹ,ba má,bố mẹ học sinh,phụ huynh học sinh'],
  ['giáo viên,teachers', 'gv,thầy cô,thầy cô giáo,nhà giáo'],
  [
    'người dân,residents',
    'bà con,nhân dân,dân làng,người lớn,người lớn tuổi,người già,người cao tuổi,ông bà,các cụ,cô bác,adults,old people,elderly',
  ],
  ['cán bộ quản lý,managers', 'ban giám hiệu,hiệu trưởng,phó hiệu trưởng'],
  [
    'giám đốc,heads of centres',
    'giám đốc trung tâm,giám đốc các trung tâm,ban giám đốc trung tâm,lãnh đạo trung tâm,head of centre',
  ],
];

/** The first two. */
const FAMILY = ANY_AUDIENCE.slice(0, 2);

const NONE: Coded = { code: null };

const anyNames = ANY_NAME.map((each): [string, Coded] => [each, NONE]);
const anyPlatforms = (own: readonly (readonly [string, Coded])[]): [string, Coded][] =>
  ANY_PLATFORM.flatMap((row) => {
    const names = row.split(',');
    const called = own.find(([name]) => names.includes(name.toLowerCase()));
    return names.map((each): [string, Coded] => [each, called?.[1] ?? NONE]);
  });
/** Each with the campaign's audience of such a name; null: it has none. */
const anyAudiences = (own: readonly (readonly [string, Coded])[], rows = ANY_AUDIENCE): [string, Coded][] =>
  rows.flatMap((row) => {
    const [names = [], others = []] = row.map((each) => each.split(','));
    const called = own.find(([name]) => names.some((each) => name.toLowerCase().includes(each)));
    return [...names, ...others].map((each): [string, Coded] => [each, called?.[1] ?? NONE]);
  });

/** Where there is no campaign, as in examples. */
const anywhere: CampaignPhrases = {
  names: lexiconFrom(anyNames),
  platforms: lexiconFrom(anyPlatforms([])),
  units: lexiconOf([]),
  audiences: lexiconFrom(anyAudiences([]), 'alone'),
  categories: lexiconOf([]),
  family: new Set(),
};

export const vocabularyOf = (campaign: Campaign | null): CampaignPhrases =>
  campaign === null ? anywhere : phrasesOf(campaign);

const phrasesOf = keptFor(({ plan, units }: Campaign): CampaignPhrases => {
  const coded = (code: string, names: readonly string[]): [string, Coded][] => names.map((each) => [each, { code }]);
  const own = plan.platforms.flatMap((each) => coded(each.code, [each.name, ...each.words]));
  const audiences = plan.audiences.flatMap((each) => coded(each.code, [...namesIn(each.name), ...each.words]));
  const categories = plan.categories
    .filter((each) => each.retired !== true)
    .flatMap((each) => coded(each.code, [...namesIn(each.label), ...namesIn(each.name), ...each.words]));
  return {
    names: lexiconFrom([
      ...[...textsOf(plan.shortName), ...textsOf(plan.title), ...plan.otherNames].map((each): [string, Coded] => [
        each,
        NONE,
      ]),
      ...anyNames,
    ]),
    // What the campaign says comes first: of two equal phrases the first is found.
    platforms: lexiconFrom([...own, ...anyPlatforms(own)]),
    audiences: lexiconFrom([...audiences, ...anyAudiences(audiences)], 'alone'),
    family: new Set(anyAudiences(audiences, FAMILY).flatMap(([, { code }]) => (code === null ? [] : [code]))),
    categories: lexiconFrom(categories.filter(([name]) => name.trim().includes(' '))),
    units: unitPhrases(units),
  };
});

/** Thousands in a province, and they change less often than the campaign. */
const unitPhrases = keptFor((units: Campaign['units']) => lexiconFrom(unitNames(units)));

/** "I am a teacher", where the campaign has "teachers". */
const namesIn = (text: Parameters<typeof textsOf>[0]): readonly string[] =>
  textsOf(text).flatMap((each) => (/^[\x20-\x7e]+s$/.test(each) ? [each, each.slice(0, -1)] : [each]));

/**
 * Their names and aliases, and what is left of a name without what many names begin with ("Trường Tiểu học"). A name that several have is
 * none's; what somebody is called outright comes before what is left of another's name.
 */
function unitNames(units: Campaign['units']): readonly (readonly [string, Coded])[] {
  const present = units.filter((each) => each.retired !== true);
  const called = present.flatMap(({ code, name, aliases }) => [name, ...aliases].map((each) => [each, code] as const));
  const beginnings = beginningsOf(present.map(({ name }) => name));
  const bare = present.flatMap(({ code, name }) => {
    const words = name.split(' ');
    const rest = words.slice(words.findIndex((_, at) => !beginnings.has(words.slice(0, at + 1).join(' '))));
    // "Tiểu học A", too: else the kind is taken for a level, and what is left for a commune.
    const shorter = [words.slice(1), rest].filter((each) => each.length >= rest.length);
    return rest.length > 1 && rest.length < words.length ? shorter.map((each) => [each.join(' '), code] as const) : [];
  });
  return [...onlyOne(called), ...onlyOne(bare)];
}

const MANY = 3;

/** What so many of the names begin with. */
function beginningsOf(names: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const name of names) {
    const words = name.split(' ');
    for (let end = 1; end < words.length; end += 1) {
      const beginning = words.slice(0, end).join(' ');
      counts.set(beginning, (counts.get(beginning) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count >= MANY).map(([beginning]) => beginning));
}

function onlyOne(names: readonly (readonly [string, string])[]): readonly (readonly [string, Coded])[] {
  const known = Map.groupBy(names, ([name]) =>
    phraseOf(name)
      .map(({ marked }) => marked)
      .join(' '),
  );
  return [...known.values()].flatMap((same) => {
    const codes = new Set(same.map(([, code]) => code));
    return same.slice(0, 1).map(([name, code]): [string, Coded] => [name, codes.size === 1 ? { code } : NONE]);
  });
}
