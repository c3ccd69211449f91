/** What groups of people are called by everybody, beside the campaign's own words. */
import { fold } from '../../chat/fold.ts';

type Called = { readonly words: readonly string[] };

/** "ba má mấy đứa nhỏ", "cha mẹ của tụi nó": whose parents they are says nothing more. */
const PARENTS_OF = ['ba má', 'ba mẹ', 'bố mẹ', 'cha mẹ', 'mẹ', 'phụ huynh']
  .flatMap((parents) =>
    [
      'các cháu',
      'các em',
      'các con',
      'mấy cháu',
      'mấy em',
      'mấy bé',
      'mấy đứa',
      'mấy đứa nhỏ',
      'tụi nhỏ',
      'tụi nó',
      'bọn trẻ',
      'sấp nhỏ',
    ].flatMap((children) => [`${parents} ${children}`, `${parents} của ${children}`]),
  )
  .join(', ');
/** The first word of each is how a campaign names the group, whatever its code is. */
const FAMILIES: readonly (readonly string[])[] = [
  'học sinh, hs, hsinh, h sinh, em, các em, em học sinh, cháu, các cháu, con, các con, bé, các bé, trẻ, trẻ em, trẻ nhỏ, nhóc, tụi nhỏ, tụi nó, mấy đứa, mấy đứa nhỏ, mấy em, mấy bé, mấy cháu, mấy con, đứa, đứa nhỏ, học trò, trò, sấp nhỏ, thiếu nhi, con nít, đứa con nít, đứa trẻ, pupils, pupil, students, student, children, kids, child, kid',
  'giáo viên, gv, gviên, g viên, cô, thầy, thầy cô, cô thầy, cô giáo, thầy giáo, gvcn, gvbm, giáo viên chủ nhiệm, cô và thầy, thầy và cô, nhà giáo, o giáo, các o giáo, teachers, teacher',
  `phụ huynh, ph, phhs, p huynh, phụ huynh học sinh, phụ huynh hs, cha mẹ, ba mẹ, bố mẹ, ba má, cha mẹ học sinh, cmhs, ba mẹ các bé, ba mẹ các cháu, ba mẹ các em, ba mẹ các con, ba mẹ học sinh, bố mẹ các bé, bố mẹ các cháu, bố mẹ các em, bố mẹ học sinh, cha mẹ các bé, cha mẹ các cháu, cha mẹ các em, ba má các cháu, ba má các em, ba má tụi nhỏ, mẹ các bé, mẹ các cháu, phụ huynh các em, phụ huynh các cháu, phụ huynh các bé, phụ huynh của các em, phụ huynh của các cháu, mẹ, các mẹ, mấy mẹ, bà mẹ, các bà mẹ, bố, ông bố, các ông bố, parents, parent, mothers, mother, moms, mom, mums, mum, fathers, father, dads, dad, ${PARENTS_OF}`,
  'cán bộ quản lý, cbql, cb quản lý, cán bộ ql, quản lý, ban giám hiệu, bgh, hiệu trưởng, phó hiệu trưởng, hiệu phó, ht, pht, lãnh đạo, headteacher, headteachers, head teacher, principal, principals, managers, manager, leaders',
  'người dân, nd, dân, bà con, nhân dân, dân làng, bà con nhân dân, residents, villagers',
].map((list) => list.split(', '));

/** The family's words that no group of the campaign calls its own. */
export function alsoCalled(words: readonly string[], all: readonly Called[]): readonly string[] {
  const own = new Set(words.map(fold));
  const family = FAMILIES.find(([name = '']) => own.has(fold(name)));
  const taken = new Set(all.filter((each) => each.words !== words).flatMap((each) => each.words.map(fold)));
  return (family ?? []).filter((word) => !taken.has(fold(word)));
}
