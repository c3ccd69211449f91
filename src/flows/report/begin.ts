/** How the small flows around a unit's report begin and end. */
import { PRIVACY_VERSION } from '../../chat/consent.ts';
import type { Button, Message, Reply, Say } from '../../chat/index.ts';
import type { Languages } from '../../chat/languages.ts';
import { askConsent } from '../../dialog/consent-question.ts';
import { readNumber, readNumberChoice } from '../../dialog/counts/numbers.ts';
import type { Parsed } from '../../dialog/flow.ts';
import type { Turn } from '../../turn/index.ts';
import { unspelt } from '../../understanding/spellings.ts';
import type { KeyOf } from '../../words/keys.ts';

type Values = Readonly<Record<string, string | number | Say>>;
type Refused = { readonly ok: false; readonly reply: Reply };

/** Words of the units' reports: locales/<language>/unit-report.json. */
export const words = (key: KeyOf<'unit-report'>, values?: Values): Say =>
  values === undefined ? { key: `unit-report:${key}` } : { key: `unit-report:${key}`, with: values };

export const pick = (key: KeyOf<'unit-report'>, value: string, values?: Values): Button => ({
  label: words(key, values),
  value,
});

export const toHome: Button = { label: { key: 'pages:button.home' }, value: 'home' };

export const toBoard: Button = { label: { key: 'pages:button.board' }, value: 'board' };

/** A flow that does not begin: why, and where to go instead. */
export const refuse = (text: Say, ...buttons: readonly Button[]): Refused => ({
  ok: false,
  reply: { text, buttons: [...buttons.map((each) => [each]), [toHome]] },
});

/**
 * The unit whose report it is: the named one, else the only one that the person leads; or why not. `flow`: what is begun, with the arguments
 * behind the unit, so that a yes to the consent leads straight on to it.
 */
export function leadOf(
  named: string | undefined,
  turn: Turn,
  flow: string,
  ...args: readonly string[]
): { readonly ok: true; readonly unit: string } | Refused {
  const led = turn.person.holds.flatMap(({ role, unit }) => (role === 'lead' && unit !== null ? [unit] : []));
  const unit = named ?? (led.length === 1 ? led[0] : undefined);
  if (unit === undefined) return refuse(words(led.length > 1 ? 'begin.which' : 'begin.not-lead'), ...led.map(toReport));
  if (!turn.people.may('lead', unit)) return refuse(words('begin.not-lead'), pick('button.look', `hand-in.${unit}`));
  // Whoever acts for a unit of others tells nothing of their own.
  if (turn.person.consent === PRIVACY_VERSION || !led.includes(unit)) return { ok: true, unit };
  const { lines, buttons } = askConsent(turn, [unit, ...args], flow);
  const asked: Reply = { text: { join: [words('begin.consent'), ...lines] }, buttons: [...buttons, [toHome]] };
  return { ok: false, reply: asked };
}

const toReport = (unit: string): Button => pick('button.look', `hand-in.${unit}`);

/** What stands in logs and not in such a report: those begun and not saved; where nothing was held, the saved ones. */
export function leftOut(unit: string, notHeld: boolean, turn: Turn): readonly (Say | false | null)[] {
  const { all, withdrawn } = turn.activities.logCount(unit);
  const open = turn.unitReports.openLogs(unit);
  return [
    notHeld && all > withdrawn && words('not-held.logged', { count: all - withdrawn }),
    open && words('check.told', { text: open }),
  ];
}

type Count = { readonly value: number; readonly approximate: boolean };

/**
 * One number, typed or chosen; `names`: what is counted, which may stand behind it ("310 em"). None is less than 0: a minus is no dash before
 * a number.
 */
export function readCount(
  { choice, text = '' }: Message,
  names: readonly string[],
  languages: Languages,
): Parsed<Count> {
  const chosen = choice === undefined ? null : readNumberChoice(choice);
  if (chosen) return { ok: true, value: chosen };
  if (/^\s*[-−–]\s*\d/.test(text)) return { ok: false, because: words('text.negative') };
  const read = readNumber(text, [...COUNTED, ...names], unspelt(languages));
  return read.ok ? { ok: true, value: read.value } : { ok: false, because: read.because, offer: read.offer ?? [] };
}

const COUNTED = ['người', 'lượt', 'lượt người', 'em', 'people'];

/** What was typed, in its lines, without empty ones; too long or without words: why not. */
export function readText({ text: typed = '' }: Pick<Message, 'text'>, least: number, most: number): Parsed<string> {
  const text = typed
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
  if (!/[\p{L}\p{N}]/u.test(text) || text.length < least) return { ok: false, because: words('text.short') };
  if (text.length > most) return { ok: false, because: words('text.long', { most, length: text.length }) };
  return { ok: true, value: text };
}
