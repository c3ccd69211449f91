import { unitName, unitOf } from '../campaign/unit-tree.ts';
import type { Reply, Say } from '../chat/index.ts';
import type { Page, Turn, WebPage } from '../turn/index.ts';
import { apart, page } from './frame.ts';
import { onlyFor, to, word } from './office-page.ts';
import { scopeLine } from './scope.ts';

type Asked = WebPage | null;

/** An address that opens a page in a browser, once: `web` the office's board, `web.bao-cao.<code>` the report of a unit. */
export const web: Page<'web', Asked> = {
  name: 'web',
  for: ['office', 'lead', 'viewer'],
  ways: [
    {
      for: ['office', 'viewer'],
      label: 'office:web.button.board',
      menu: { looks: 2 },
    },
  ],
  read: ([kind, ...unit]) => (kind === 'bao-cao' ? { kind, unit: unit.join('.') } : null),
  show(asked, turn) {
    const wanted = asked ?? { kind: 'bang' };
    if (wanted.kind === 'bang' && !turn.people.may('look')) return onlyFor('office');
    if (wanted.kind === 'bao-cao' && !unitOf(turn.campaign, wanted.unit)) return page([word('web.no-unit')], []);
    if (wanted.kind === 'bao-cao' && !turn.people.may('lead', wanted.unit)) return onlyFor('lead');
    const address = turn.passes.offer(wanted);
    return address === null ? nowhere(wanted) : link(wanted, address, turn);
  },
};

const backOf = (wanted: WebPage): string => (wanted.kind === 'bang' ? 'board' : `hand-in.${wanted.unit}`);

const titleOf = (wanted: WebPage, turn: Turn): Say =>
  wanted.kind === 'bang'
    ? word('web.board')
    : word('web.unit-report', { unit: { local: unitName(turn.campaign, wanted.unit) } });

/** A message of its own: the address is a secret, so it is wiped from our side once it was sent. */
function link(wanted: WebPage, url: string, turn: Turn): Reply {
  const lines = [
    { bold: titleOf(wanted, turn) },
    word('web.how'),
    wanted.kind === 'bang' && scopeLine(turn.person, turn.campaign),
    wanted.kind === 'bang' && word('web.projector'),
  ];
  const shown = page(lines, [[{ label: word('web.open'), url }]], backOf(wanted));
  return { ...apart(shown), secret: true };
}

function nowhere(wanted: WebPage): Reply {
  const again = wanted.kind === 'bang' ? [[to('web.button.chart', 'chart')]] : [];
  return page([word('web.nowhere')], again, backOf(wanted));
}
