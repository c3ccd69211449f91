/** Who is named: examples of self-learning, and who is to be commended. */
import type { OfficialPart } from '../../documents/official.ts';
import type { FrozenName, FrozenUnit, NominationKind } from '../../turn/index.ts';
import { inOneLine, saysSomething } from '../sentences.ts';
import { numberOf } from './numbers.ts';

const KINDS: readonly (readonly [kind: NominationKind, heading: string, counted: string])[] = [
  ['example', 'Gương tự học, học tập suốt đời', 'gương tự học, học tập suốt đời'],
  ['commend-group', 'Đề nghị khen thưởng tập thể', 'tập thể đề nghị khen thưởng'],
  ['commend-person', 'Đề nghị khen thưởng cá nhân', 'cá nhân đề nghị khen thưởng'],
];

type Told = readonly (readonly [name: string, unit: FrozenUnit])[];

/** How many were proposed, and the names of those who agreed and did not take it back; '' in `ofUnit` where it is one unit's own report. */
export function nameParts(
  units: Told,
  names: ReadonlyMap<number, FrozenName>,
  isOne: boolean,
): readonly OfficialPart[] {
  const counts = KINDS.map(
    ([kind, , counted]) => [units.reduce((sum, [, { proposed }]) => sum + (proposed[kind] ?? 0), 0), counted] as const,
  ).filter(([count]) => count > 0);
  if (counts.length === 0) return [];
  const all = counts.reduce((sum, [count]) => sum + count, 0);
  const named = units.reduce((sum, [, { nominations }]) => sum + nominations.filter((id) => names.has(id)).length, 0);
  const unnamed = all - named;
  const sentence = counts.map(([count, counted]) => `${numberOf(count)} ${counted}`).join('; ');
  return [
    { as: 'paragraph', text: `${isOne ? 'Đơn vị' : 'Các đơn vị'} giới thiệu ${sentence}.` },
    ...KINDS.flatMap(([kind, heading]): readonly OfficialPart[] => {
      const items = units.flatMap(([unit, { nominations }]) =>
        nominations.flatMap((id) => {
          const one = names.get(id);
          return one?.kind === kind ? [itemOf(one, isOne ? null : unit)] : [];
        }),
      );
      if (items.length === 0) return [];
      return [{ as: 'paragraph', text: `${heading}:` }, ...items.map((text): OfficialPart => ({ as: 'item', text }))];
    }),
    ...(unnamed > 0 && named > 0
      ? [{ as: 'paragraph', text: `Có ${numberOf(unnamed)} trường hợp không nêu tên.` } as const]
      : []),
  ];
}

function itemOf({ name, what }: FrozenName, unit: string | null): string {
  const whose = unit === null ? name : `${name} (${unit})`;
  return what === null || !saysSomething(what) ? whose : `${whose}: ${inOneLine(what)}`;
}
