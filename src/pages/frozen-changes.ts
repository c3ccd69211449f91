/** What is different between two versions of the office's report, a line each. */
import { figureName } from '../campaign/figure-names.ts';
import { partsOf } from '../campaign/report-outline.ts';
import type { Campaign } from '../campaign/types.ts';
import { unitName } from '../campaign/unit-tree.ts';
import type { Say } from '../chat/index.ts';
import type { Amount, FrozenChange } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';

const word = (key: KeyOf<'office-report', 'change'>, values?: Extract<Say, { key: string }>['with']): Say =>
  values ? { key: `office-report:change.${key}`, with: values } : { key: `office-report:change.${key}` };

/** "Trường Bến Xa: Số băng rôn: 2 → 3". */
export function changeLine({ unit, kind, what, before, after }: FrozenChange, campaign: Campaign): Say {
  const whose = unit === null ? word('all') : { local: unitName(campaign, unit) };
  return { join: [{ plain: '• ' }, { join: [whose, saidOf()], by: ': ' }], by: '' };

  function saidOf(): Say {
    if (kind === 'figure') {
      return word('figure', {
        what: figureName(campaign.plan, what ?? ''),
        before: amount(before),
        after: amount(after),
      });
    }
    if (kind === 'nil') return word('nil', { count: after?.value ?? 0 });
    if (kind === 'text') {
      const part = partsOf(campaign).find(({ code }) => code === what);
      return word('text', { what: part ? { local: part.title } : { plain: what ?? '' } });
    }
    return word(kind);
  }
}

function amount(of: Amount | null): Say {
  if (!of || of.value === null) return word('unknown');
  return word(of.about && of.value > 0 ? 'approximately' : 'exactly', { n: of.value });
}
