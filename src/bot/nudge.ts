/** What is tapped or typed under a nudge. Whoever is in the middle of something stays there: a nudge's button neither closes nor answers it. */

import { stack } from '../dialog/question.ts';
import type { PageRequest } from '../pages/index.ts';
import { nudge } from '../pages/nudge.ts';
import type { Turn } from '../turn/index.ts';
import { openFlow, sayAside } from './flow-steps.ts';
import { flowNamed } from './leave.ts';
import type { Routed, Whereabouts } from './place.ts';
import { showPage } from './show.ts';

type Visit = Extract<PageRequest, { readonly page: 'nudge' }>;

/** Begins what the button names, or shows the page; in the middle of a flow it is said beside the open question. */
export function answerNudge(visit: Visit, turn: Turn, place: Whereabouts): Routed {
  const { asked } = visit;
  const begins = asked !== null && (asked.act === 'log' || asked.act === 'report') ? asked : null;
  if (place.standing) {
    const open = flowNamed(place.standing.flow);
    if (begins) return sayAside({ text: { key: 'nudges:first-this', with: { what: open?.title ?? '' } } }, turn, place);
    return sayAside(nudge.show(asked, turn), turn, place);
  }
  if (begins?.act === 'report') {
    const asked = { unit: begins.unit, view: null, parts: [] };
    return showPage({ page: 'hand-in', asked }, turn, place);
  }
  if (begins?.act === 'log') return begin('log', ['unit', begins.unit], turn, place) ?? showPage(visit, turn, place);
  // The tap itself is a reason; what it is for is asked next, and sent as the report.
  const shown = showPage(visit, turn, place);
  if (asked?.act !== 'not-held' || !turn.people.may('lead', asked.unit)) return shown;
  const begun = begin('not-held', [asked.unit], turn, place);
  const [first, ...others] = begun?.replies ?? [];
  if (!begun || !first) return shown;
  return { ...begun, replies: [{ ...first, text: stack([{ key: 'nudges:excuse-noted' }, first.text]) }, ...others] };
}

function begin(name: string, args: readonly string[], turn: Turn, place: Whereabouts): Routed | null {
  const flow = flowNamed(name);
  return flow ? openFlow(flow, args, turn, place) : null;
}
