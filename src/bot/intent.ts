/** What a message comes to: one of a closed list, which act.ts acts on. */
import { VALUE } from '../chat/choice-value.ts';
import type { Button, Choices, Say } from '../chat/index.ts';
import type { Flow } from '../dialog/flow.ts';
import { type PageRequest, visitAt } from '../pages/index.ts';
import { flowNamed } from './leave.ts';
import type { LeftFlow } from './logs/unfinished.ts';
import type { OpenQuestion } from './readers/open-question.ts';

export type Intent = Addressed | Said | NotRead;

/** What an address says: the value of a button, what a command opens, what words lead to. */
export type Addressed =
  | { readonly is: 'page'; readonly visit: PageRequest }
  /** A yes to the consent; `args`: those of the flow that it leads on to. */
  | { readonly is: 'agree'; readonly flow: string; readonly args: readonly string[] | null }
  /** fresh: the draft that waits is thrown away. */
  | { readonly is: 'begin' | 'fresh'; readonly flow: Flow; readonly args: readonly string[] }
  | { readonly is: 'resume'; readonly flow: Flow; readonly withPhotos: boolean }
  | { readonly is: 'drop' | 'take-noted'; readonly flow: Flow }
  /** Fetches back what was cancelled; `run` null: the last, or one of several. */
  | { readonly is: 'restore'; readonly flow: Flow | null; readonly run: string | null }
  /** A button of a flow, or of "xem thêm": which of them is the flow's, or the list's, to say. */
  | { readonly is: 'tap' | 'more'; readonly value: string }
  | { readonly is: 'stop'; readonly what: 'reminders' | 'announcements' }
  | Code
  | { readonly is: 'confirm-link'; readonly tag: string }
  /** Sends what was not understood to the office, or takes back what was sent. */
  | { readonly is: 'ask-office'; readonly tag: string }
  | { readonly is: 'cancel' | 'drop-photos' | 'old-button' };

/** A code of an invitation, or of one that links accounts. */
export type Code = { readonly is: 'code' | 'link'; readonly code: string };

/** What only words can say. */
type Said =
  /** Tried, and counted; where it is none, what else was meant holds (null: nothing). */
  | { readonly is: 'try'; readonly code: Code; readonly otherwise: Intent | null }
  /** For the open question; what it refuses may mean something else. */
  | { readonly is: 'answer'; readonly otherwise: Intent | null }
  /** Leads somewhere; what was left in the middle may be answered by these words as well. */
  | { readonly is: 'look-up'; readonly to: Intent }
  /** Leads somewhere, by a guess: what was understood is said, and what else it may have been stands beside it. */
  | {
      readonly is: 'guess';
      readonly to: Intent;
      readonly name: Say;
      readonly others: readonly Button[];
      /** In the place of what was understood. */
      readonly says?: Say;
    }
  /** Not understood; these may be meant. */
  | { readonly is: 'offer'; readonly among: readonly Button[] }
  /** An answer to the open question, or a wish to see what is at this address. */
  | { readonly is: 'ask-look-up'; readonly text: string; readonly address: string }
  /** An answer to the open question of a log, or another log; `withPhotos`: those that came with it wait. */
  | { readonly is: 'ask-another'; readonly text: string; readonly withPhotos: boolean }
  | { readonly is: 'which'; readonly among: Choices }
  /** One after the other. */
  | { readonly is: 'all'; readonly of: readonly Addressed[] }
  /** A log is mended: `change` says what of it, `photos` further ones come to it. */
  | { readonly is: 'mend-log'; readonly code: string; readonly change: string | null; readonly photos: boolean }
  /** No log is called so. */
  | { readonly is: 'no-log'; readonly text: string }
  /** May be an answer to the question of yes or no that was shown last: it is asked again. */
  | { readonly is: 'ask-open'; readonly text: string; readonly open: OpenQuestion }
  /** A whole log in one message; not `isSure`: it may be one. */
  | { readonly is: 'told'; readonly text: string; readonly isSure: boolean }
  | { readonly is: 'say-link'; readonly label: string; readonly target: string }
  | { readonly is: 'courtesy'; readonly what: 'hello' | 'thanks' }
  /** Goes on from danger that was answered; what else it may mean stands beside it. */
  | { readonly is: 'calm'; readonly others: readonly Button[] }
  /** To a question that was left in the middle. */
  | { readonly is: 'late-answer'; readonly draft: LeftFlow }
  /** A number that no choice has; `most`: the last that one has. */
  | { readonly is: 'too-large'; readonly most: number }
  | { readonly is: 'ask-again' | 'no-numbers' | 'nothing-to-go-on' | 'not-understood' };

type NotRead =
  | { readonly is: 'not-read'; readonly what: 'not-kept' | 'unknown' | 'edited' }
  | { readonly is: 'files'; readonly words: Caption | null }
  | { readonly is: 'after-silence' };

/** What words lead to, and its address. */
export type Lead = { readonly address: string; readonly to: Addressed };
/** What was written below files, read like what is typed. */
export type Caption = { readonly lead: Lead | null; readonly intent: Intent };

/** A button's value as it came back: it may be forged, or an older program's. */
export const readTap = (value: string): Addressed => (VALUE.test(value) ? readAddress(value) : { is: 'old-button' });

/**
 * The public form of an address, read once: `schedule.2021-10-03.all`, `go.<flow>.<args>`, `go.resume.<flow>`, `cancel`, `stop.reminders`,
 * `code.<CODE>`, `link.yes.<tag>`, `photos.drop`, `ask.<tag>`, `~flow~run~step~value`, `more.<n>.<mark>`.
 */
export function readAddress(address: string): Addressed {
  if (address.startsWith('~')) return { is: 'tap', value: address };
  const [name, ...args] = address.split('.');
  const [first = '', second = ''] = args;
  switch (name) {
    case 'go':
      return readGo(args);
    case 'more':
      return { is: 'more', value: address };
    case 'cancel':
      return { is: 'cancel' };
    case 'stop':
      return { is: 'stop', what: first === 'announcements' ? first : 'reminders' };
    case 'code':
      return { is: 'code', code: first };
    case 'link':
      return first === 'yes' ? { is: 'confirm-link', tag: second } : { is: 'link', code: first };
    case 'ask':
      return { is: 'ask-office', tag: first };
    case 'photos':
      return { is: first === 'drop' ? 'drop-photos' : 'old-button' };
    default:
      return readPage(address);
  }
}

function readPage(address: string): Addressed {
  const visit = visitAt(address.split('.'));
  if (!visit) return { is: 'old-button' };
  if (visit.page === 'privacy' && visit.asked?.act === 'yes')
    return { is: 'agree', flow: visit.asked.flow, args: visit.asked.args };
  return { is: 'page', visit };
}

function readGo([act = '', ...args]: readonly string[]): Addressed {
  const [name = '', ...rest] = args;
  const flow = flowNamed(name);
  if (act === 'restore') return { is: 'restore', flow: flow ?? null, run: rest[0] ?? null };
  if (flow && act === 'resume') return { is: 'resume', flow, withPhotos: rest[0] === 'photos' };
  if (flow && act === 'fresh') return { is: 'fresh', flow, args: rest };
  if (flow && act === 'drop') return { is: 'drop', flow };
  if (flow && act === 'answer') return { is: 'take-noted', flow };
  const begun = flowNamed(act);
  return begun ? { is: 'begin', flow: begun, args } : { is: 'old-button' };
}

/** Leads there; what was left in the middle may be answered by the words as well. */
export const lookUp = (to: Intent): Intent => ({ is: 'look-up', to });
