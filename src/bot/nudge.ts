/** What is tapped or typed under a nudge. Whoever is in the middle of something stays there: a nudge's button neither closes nor answers it. */

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
  if (begins && turn.people.may('log', begins.unit)) {
    const [flow, ...args] = begins.act === 'log' ? ['log', 'unit', begins.unit] : ['report', begins.unit];
    const named = flowNamed(flow ?? '');
    if (named) return openFlow(named, args, turn, place);
    if (begins.act === 'report')
      return showPage({ page: 'unit-report', asked: { unit: begins.unit, view: null, leaf: 1 } }, turn, place);
  }
  return showPage(visit, turn, place);
}
