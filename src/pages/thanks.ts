import { unitName } from '../campaign/unit-tree.ts';
import { shorten } from '../chat/cut.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import type { Nomination, Page, Turn } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';
import { inRows, leaf, leafAt, leafLine, page } from './frame.ts';

type Asked =
  | { readonly act: 'show' | 'approve' | 'thank' | 'send' }
  | { readonly act: 'list'; readonly leaf: number }
  | { readonly act: 'one' | 'yes' | 'no'; readonly id: number };

const say = (key: KeyOf<'thanks'>, values?: Extract<Say, { key: string }>['with']): Say =>
  values ? { key: `thanks:${key}`, with: values } : { key: `thanks:${key}` };
const to = (key: KeyOf<'thanks', 'button'>, value: string, values?: Extract<Say, { key: string }>['with']): Button => ({
  label: say(`button.${key}`, values),
  value,
});

const ON_PAGE = 8;
const NAME_LETTERS = 40;
/** So many units without a lead are named. */
const NAMED = 10;

/**
 * The office approves whom units propose, thanks the units, and hands the certificates out: `thanks`, `.approve`, `.thank`, `.send`, `.list.<n>`,
 * and of one proposal `.one.<id>`, `.yes.<id>`, `.no.<id>`.
 */
export const thanks: Page<'thanks', Asked> = {
  name: 'thanks',
  for: ['office'],
  ways: [
    {
      label: 'thanks:button.open',
      menu: { work: 4 },
    },
  ],
  read([act, part]) {
    if (act === 'approve' || act === 'thank' || act === 'send') return { act };
    if (act === 'list') return { act, leaf: leafAt(part) };
    if ((act === 'one' || act === 'yes' || act === 'no') && /^\d{1,9}$/.test(part ?? ''))
      return { act, id: Number(part) };
    return { act: 'show' };
  },
  show(asked, turn) {
    switch (asked.act) {
      case 'approve':
        return overview(turn, [say('approved-now', { count: turn.thanks.approveAll() })]);
      case 'thank':
        return overview(turn, [say('thanked-now', { count: turn.thanks.thank(toThank(turn)) })]);
      case 'send':
        return overview(turn, handedOut(turn));
      case 'list':
        return list(asked.leaf, turn);
      case 'one':
        return one(asked.id, turn);
      case 'yes':
      case 'no':
        return decide(asked.id, asked.act === 'yes' ? 'approved' : 'declined', turn);
      default:
        return overview(turn, []);
    }
  },
};

/** Units that reported that they held something, and were not thanked yet. */
function toThank(turn: Turn): string[] {
  const before = new Set(turn.thanks.thanked());
  return turn.results
    .standings()
    .filter(({ unit, standing, notHeld }) => standing === 'reported' && notHeld === null && !before.has(unit.code))
    .map(({ unit }) => unit.code);
}

function overview(turn: Turn, news: readonly Say[]): Reply {
  const all = turn.thanks.nominations();
  const counted = (state: Nomination['state']): number => all.filter((each) => each.state === state).length;
  const open = all.filter(({ state }) => state === 'proposed');
  const ready = open.filter(({ consent }) => consent).length;
  const units = toThank(turn).length;
  const made = turn.thanks.count(null);
  return page(
    [
      say('title'),
      ...news,
      all.length === 0
        ? say('none')
        : say('proposed', {
            count: all.length,
            approved: counted('approved'),
            waiting: open.length,
            declined: counted('declined'),
          }),
      open.length > ready && say('no-consent', { count: open.length - ready }),
      say('thanked', { count: turn.thanks.thanked().length }),
      made > 0 && say('ready', { count: made }),
    ],
    [
      ready > 0 ? [to('approve', 'thanks.approve', { count: ready })] : [],
      units > 0 ? [to('thank', 'thanks.thank', { count: units })] : [],
      all.length > 0 ? [to('list', 'thanks.list.1')] : [],
      made > 0 ? [to('file', 'report.certificates.pdf'), to('send', 'thanks.send')] : [],
    ],
    'board',
  );
}

function handedOut(turn: Turn): Say[] {
  const { told, units, unled } = turn.thanks.handOut();
  const names = unled.slice(0, NAMED).map((unit): Say => ({ local: unitName(turn.campaign, unit) }));
  const more = unled.length > NAMED ? [say('more', { count: unled.length - NAMED })] : [];
  return [
    say('sent', { told, units: units - unled.length }),
    ...(unled.length > 0
      ? [say('unled', { count: unled.length, names: { join: [...names, ...more], by: '; ' } })]
      : []),
  ];
}

function list(wanted: number, turn: Turn): Reply {
  const all = turn.thanks.nominations();
  const shown = leaf(all, ON_PAGE, wanted, (n) => `thanks.list.${n}`);
  const buttons = shown.items.map(
    ({ id, name }): Button => ({ label: { plain: shorten(name, NAME_LETTERS) }, value: `thanks.one.${id}` }),
  );
  return page(
    [say('list-title', { count: all.length }), ...shown.items.map((each) => line(each, turn)), leafLine(shown)],
    [...inRows(buttons), shown.turns],
    'thanks',
  );
}

const line = ({ name, unit, state }: Nomination, turn: Turn): Say =>
  say('line', { name: { plain: name }, unit: { local: unitName(turn.campaign, unit) }, state: say(`state.${state}`) });

function one(id: number, turn: Turn, news: readonly Say[] = []): Reply {
  const found = turn.thanks.nominations().find((each) => each.id === id);
  if (!found) return page([say('gone')], [], 'thanks.list.1');
  const { kind, what, consent, state } = found;
  return page(
    [
      ...news,
      say(`kind.${kind}`),
      line(found, turn),
      what === null ? null : { plain: what },
      say(consent ? 'consent.yes' : 'consent.no'),
    ],
    [
      [
        ...(consent && state !== 'approved' ? [to('yes', `thanks.yes.${id}`)] : []),
        ...(state === 'declined' ? [] : [to('no', `thanks.no.${id}`)]),
      ],
    ],
    'thanks.list.1',
  );
}

function decide(id: number, state: 'approved' | 'declined', turn: Turn): Reply {
  const settled = turn.thanks.settle(id, state);
  return one(id, turn, settled || state === 'declined' ? [] : [say('not-agreed')]);
}
