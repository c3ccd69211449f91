/** Whom an announcement is for, as the office types it: one group by its name, or those that may be meant, which are shown and asked about. */
import { communes } from '../../campaign/unit-tree.ts';
import { fold, foldWords } from '../../chat/fold.ts';
import { textsOf } from '../../chat/languages.ts';
import { stripPoliteness } from '../../dialog/answers-in-words.ts';
import { search } from '../../dialog/search.ts';
import type { Turn } from '../../turn/index.ts';
import { findUnits } from '../unit-search.ts';

/**
 * Values of the question's buttons. `one`: it was named. `which`: several fit, or many are meant. `nearest`: there is no such group, only one
 * that holds it. `like`: nothing is called so, but nearly. Empty `like`: nothing is near.
 */
export type TypedAudience = {
  readonly is: 'one' | 'which' | 'nearest' | 'like';
  readonly values: readonly string[];
};

const WITHIN = (words: string): RegExp => new RegExp(`(?:^| )(?:${words})(?: |$)`);

/** All that stands around a group's name. */
const AROUND =
  /^(?:(?:gui|goi|thong bao|cho|den|toi|cac|nhung|may|chi|rieng|moi|theo|tat ca|toan bo|toan the|het|ca|send|to|the|all|only) )+|(?: (?:thoi|het|luon|nha|nhe|di|a|ca|cung duoc|only))+$/g;
const WHOLE =
  /^(?:(?:gui|goi|send|to) )?(?:(?:cho|to) )?(?:het|het luon|tat ca|toan bo|tat|ca|all|everybody|everyone|(?:tat ca |het |toan bo )?(?:moi|cac|nhung) nguoi|(?:toan|ca|khap) (?:huyen|xa|thanh pho|tinh|dia ban)|nguoi|ai cung gui)(?: (?:luon|het|thoi|nha|nhe|di|a))*$/;
const UNITS = /^(?:truong|truong hoc|nha truong|don vi|don vi truong|co so|schools?|units?)$/;

/** Groups that are called otherwise than their buttons; without marks. What is `near` only holds those who were named. */
const GROUPS: readonly { readonly value: string; readonly words: RegExp; readonly isNear?: true }[] = [
  { value: 'no-log', words: WITHIN('chua (?:ghi|co hoat dong|lam)|without a log') },
  { value: 'no-log', words: WITHIN('chua (?:nop|bao cao|gui|co bao cao)|not reported'), isNear: true },
  { value: 'r-teacher', words: WITHIN('giao vien|gv|thay co|co giao|thay giao|teachers?') },
  {
    value: 'r-lead',
    words: WITHIN(
      'phu trach|unit leads?|hieu truong|hieu pho|ht|bgh|ban giam hieu|lanh dao(?: truong)?|quan ly|cbql|truong don vi|dau moi|principals?',
    ),
  },
  { value: 'r-office', words: WITHIN('co quan to chuc|co quan|phong(?: giao duc)?|pgd|office') },
  {
    value: 'agreed',
    words: WITHIN('(?:nguoi |ai )?(?:da )?(?:dang ky|dang ki)(?: nhan tin)?|nguoi theo doi|signed up|subscribers?'),
  },
  {
    value: 'agreed',
    words: WITHIN('phu huynh|ph|phhs|cha me|bo me|ba me|hoc sinh|hs|nguoi dan|ba con|parents?|pupils?|public'),
    isNear: true,
  },
];
/** Levels of schools as they are called everywhere, by what a kind of unit has in its name. */
export const LEVELS: readonly (readonly [said: RegExp, name: RegExp])[] = [
  [WITHIN('mam non|mau giao|mn|mg|nha tre'), /mam non|mau giao|kindergarten/],
  [WITHIN('tieu hoc|th|cap 1|cap i'), /tieu hoc|primary/],
  [WITHIN('thcs|trung hoc co so|cap 2|cap ii'), /thcs|trung hoc co so|lower secondary/],
  [WITHIN('thpt|trung hoc pho thong|cap 3|cap iii'), /thpt|trung hoc pho thong|upper secondary/],
];
/** The first question's own further choices. */
const WAYS: readonly (readonly [value: string, words: RegExp])[] = [
  ['r', /^(?:theo )?vai tro$|^(?:by )?role$/],
  ['c.1', /^(?:theo )?(?:xa|phuong|dia ban)$|^(?:by )?commune$/],
  ['t', /^(?:theo )?loai(?: don vi| truong)?$|^(?:by )?unit type$/],
  ['n', /^(?:theo )?(?:ung dung|kenh|app)$|^(?:by )?(?:app|channel)$/],
];

/** `channels`: those on which somebody may be written to. */
export function readTypedAudience(typed: string, turn: Turn, channels: readonly string[]): TypedAudience {
  const text = stripPoliteness(foldWords(typed.slice(0, 300)));
  const way = WAYS.find(([, words]) => words.test(text));
  if (way) return { is: 'one', values: [way[0]] };
  const core = text.replace(AROUND, '').replace(/^(?:truong|don vi) (?:o|thuoc|tai|trong|cua) /, '');
  if (WHOLE.test(text)) return { is: 'which', values: ['agreed', 'r-lead', 'r-teacher'] };
  if (UNITS.test(core)) return { is: 'which', values: ['r-lead', 'r-teacher', 'no-log'] };
  // Two of the groups are called so in full.
  if (/^(?:nguoi )?phu trach$/.test(core)) return { is: 'which', values: ['no-log', 'r-lead'] };
  const groups = GROUPS.filter(({ words }) => words.test(text));
  // "Giáo viên và phụ huynh": one choice alone would leave somebody out.
  if (groups.length > 0) {
    const values = [...new Set(groups.map(({ value }) => value))];
    const isOne = values.length === 1 && !groups.some(({ isNear }) => isNear) && !isNarrowed(core, groups);
    return { is: isOne ? 'one' : values.length === 1 ? 'nearest' : 'which', values };
  }
  return byName(text, core, turn, channels);
}

/** More is said than the group's name: "giáo viên trường Hoa Sim" is not all teachers. */
function isNarrowed(core: string, groups: readonly { readonly words: RegExp }[]): boolean {
  const rest = groups.reduce((left, { words }) => left.replace(words, ' '), core);
  return /\p{L}{2}/u.test(
    rest.replace(
      /(?:^| )(?:nguoi|cac|nhung|don vi|truong|hoat dong|bao cao|nao|cua|nhan|tin|thong bao|o|va|and)(?= |$)/gu,
      ' ',
    ),
  );
}

/** Kinds of units, communes and channels that have the typed words. */
function byName(text: string, core: string, turn: Turn, channels: readonly string[]): TypedAudience {
  const types = turn.campaign.plan.unitTypes.filter((each) => each.kind === 'unit');
  const names = types.map(({ code, name }) => ({ item: `t-${code}`, words: textsOf(name) }));
  const byLevel = types.flatMap(({ code, name }) => {
    const called = fold(textsOf(name).join(' / '));
    const isMeant = fold(code) === core || LEVELS.some(([said, has]) => said.test(core) && has.test(called));
    return isMeant ? [`t-${code}`] : [];
  });
  const named = search(core, names, names.length, ['truong', 'loai', 'don vi', 'theo']);
  const byType = [...new Set([...byLevel, ...(named.rough ? [] : named.hits)])];
  const onChannel = channels.filter((each) => WITHIN(each.split('-')[0] ?? each).test(text)).map((each) => `n-${each}`);
  const found = findUnits(core, communes(turn.campaign), turn.campaign);
  const units = found.kind === 'several' ? found.units : found.kind === 'one' ? [found.unit] : [];
  const communal = units.map((each) => `c-${each.code}`);
  const sure = [...byType, ...onChannel, ...(found.rough || byType.length > 0 ? [] : communal)];
  if (sure.length > 0) return { is: sure.length === 1 ? 'one' : 'which', values: sure };
  return { is: 'like', values: communal };
}
