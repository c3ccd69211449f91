import { figureAt } from '../../campaign/figure-keys.ts';
import { changeableFigures, figureName } from '../../campaign/figure-names.ts';
import { figuresOf } from '../../campaign/figures.ts';
import { shorten } from '../../chat/cut.ts';
import type { Button, Message } from '../../chat/index.ts';
import { textsOf } from '../../chat/languages.ts';
import { saysMore } from '../../dialog/counts/about-number.ts';
import { sayAmount } from '../../dialog/counts/amount.ts';
import type { Flow, Parsed, Step } from '../../dialog/flow.ts';
import type { Amount, Turn } from '../../turn/index.ts';
import { leadOf, pick, readCount, readText, refuse, words } from './begin.ts';

type Value = { readonly value: number | null; readonly about: boolean };
/** `said` null: back to the counted figure. */
type Answers = {
  readonly unit: string;
  readonly key: string;
  readonly said: Value | null;
  readonly reason: string;
  /** A number that was said with the wish to change it: offered, and written only when it is chosen. */
  readonly offered: number | null;
};
type SoFar = Partial<Answers>;
type Told = Omit<Answers, 'reason' | 'offered'> & { readonly reason?: string };

export const LONGEST_REASON = 300;
/** What leads say most often. */
const REASONS = ['list', 'missing', 'twice'] as const;

const countedOf = ({ unit = '', key = '' }: SoFar, turn: Turn): Amount => {
  const { figures } = turn.unitReports.draft(unit);
  return figures.overrides[key]?.counted ?? figureAt(figures, key);
};
const isOwn = ({ unit = '', key = '' }: SoFar, turn: Turn): boolean =>
  key in turn.unitReports.draft(unit).content.overrides;

const said: Step<Answers, 'said'> = {
  key: 'said',
  takesNumbers: true,
  yes: 'offered',
  ask: (soFar, turn) => {
    const name = figureName(turn.campaign.plan, soFar.key ?? '');
    const { figures } = turn.unitReports.draft(soFar.unit ?? '');
    const values = {
      name,
      n: sayAmount(figureAt(figures, soFar.key ?? '')),
      counted: sayAmount(countedOf(soFar, turn)),
    };
    const back: Button[] = isOwn(soFar, turn) ? [pick('change.counted', 'counted')] : [];
    const others = [...back, pick('change.unknown', 'unknown')];
    const { offered = null, reason: because } = soFar;
    const ask = countedOf(soFar, turn).value === null ? 'change.ask-untold' : 'change.ask';
    if (offered === null) return { text: words(back.length > 0 ? 'change.ask-again' : ask, values), buttons: [others] };
    const to = sayAmount({ value: offered, about: false });
    const asks = words(back.length > 0 ? 'change.offer-again' : 'change.offer', { ...values, to });
    return {
      text: because === undefined ? asks : { join: [asks, words('change.because', { reason: { plain: because } })] },
      buttons: [[pick('change.take', 'offered', { to })], others],
    };
  },
  parse: readSaid,
  line: (value, soFar, turn) => ({
    label: figureName(turn.campaign.plan, soFar.key ?? ''),
    value: sayAmount(value ?? countedOf(soFar, turn)),
  }),
};

function readSaid(message: Message, soFar: SoFar, turn: Turn): Parsed<Value | null> {
  if (message.choice === 'counted') return { ok: true, value: null };
  if (message.choice === 'unknown') return { ok: true, value: { value: null, about: false } };
  const { offered = null } = soFar;
  if (message.choice === 'offered' && offered === null) return { ok: false, because: words('change.number') };
  const isOffered = message.choice === 'offered' || message.choice === `n${offered}`;
  const typed = isOffered ? { ...message, choice: undefined, text: String(offered) } : message;
  const names = namesOf(soFar.key ?? '', turn);
  const read = readCount(typed, names, turn.languages);
  // "Trường kia 40": the number may be of something else, and a yes to the refusal would still be one to this figure.
  if (read.ok && message.choice === undefined && saysMore(message.text ?? '', names)) {
    const name = figureName(turn.campaign.plan, soFar.key ?? '');
    const because = words('change.other', { name, text: { plain: shorten(message.text ?? '', 60) } });
    return { ok: false, because: { join: [because, said.ask(soFar, turn).text] } };
  }
  if (!read.ok || !('value' in read)) return read;
  const amount = { value: read.value.value, about: read.value.approximate };
  const counted = countedOf(soFar, turn);
  const isCounted = counted.value === amount.value && counted.about === amount.about;
  return { ok: true, value: isCounted ? null : amount };
}

/** What the figure counts, in the words of the plan. */
function namesOf(key: string, { campaign: { plan } }: Turn): readonly string[] {
  const group = plan.people.find(({ code }) => key === `people.${code}`);
  const unit = figuresOf(plan).find(({ code }) => code === key)?.unit ?? null;
  return [...(group ? [...group.words, ...textsOf(group.name)] : []), ...(unit ? textsOf(unit) : [])];
}

const reason: Step<Answers, 'reason'> = {
  key: 'reason',
  takesText: true,
  // What no log tells has nothing to differ from.
  when: (soFar, turn) => soFar.said !== null && countedOf(soFar, turn).value !== null,
  ask: () => ({
    text: words('change.why'),
    buttons: REASONS.map((each) => [pick(`change.reason.${each}`, each)]),
  }),
  parse: (message, _soFar, turn) => {
    const known = REASONS.find((each) => each === message.choice);
    if (known) return { ok: true, value: turn.plain(words(`change.reason.${known}`)) };
    return readText(message, 3, LONGEST_REASON);
  },
};

/**
 * A figure is given otherwise than it was counted; both are kept, with the reason. `go.report-figure.<unit>.<place in the list>[.<number>]`; the
 * reason comes along where it was said with the number, and the figure that was asked about before.
 */
export const reportFigureFlow: Flow<Answers> = {
  name: 'report-figure',
  for: ['lead', 'office'],
  version: 1,
  title: words('change.title'),
  keepsDraft: false,
  begin([unit, index, number, because, left], turn) {
    const begun = leadOf(unit, turn, 'report-figure', ...[index, number].flatMap((each) => (each ? [each] : [])));
    if (!begun.ok) return begun;
    const key = /^\d{1,3}$/.test(index ?? '') ? changeableFigures(turn.campaign.plan)[Number(index)] : undefined;
    const said = readText({ text: because ?? '' }, 3, LONGEST_REASON);
    const open = /^\d{1,3}$/.test(left ?? '') ? changeableFigures(turn.campaign.plan)[Number(left)] : undefined;
    if (key !== undefined)
      return {
        ok: true,
        answers: {
          unit: begun.unit,
          key,
          offered: /^\d{1,6}$/.test(number ?? '') ? Number(number) : null,
          ...(said.ok && 'value' in said ? { reason: said.value } : {}),
        },
        ...(open === undefined ? {} : { note: words('change.left', { name: figureName(turn.campaign.plan, open) }) }),
      };
    return refuse(words('change.gone'), pick('button.figures', `hand-in.${begun.unit}.figures.1`));
  },
  steps: [said, reason],
  summary: null,
  done({ unit, key, said: value, reason: why = '' }: Told, turn) {
    const counted = countedOf({ unit, key }, turn);
    turn.unitReports.change(unit, ({ overrides }) => {
      const others = Object.fromEntries(Object.entries(overrides).filter(([each]) => each !== key));
      return { overrides: value === null ? others : { ...others, [key]: { counted, said: value, reason: why } } };
    });
    return [];
  },
  leadsTo: ({ unit, key, said: value }, turn) => {
    const name = figureName(turn.campaign.plan, key);
    const note = words(value === null ? 'change.as-counted' : 'change.done', {
      name,
      n: sayAmount(value ?? countedOf({ unit, key }, turn)),
    });
    return { at: `hand-in.${unit}.changed.figure.${changeableFigures(turn.campaign.plan).indexOf(key)}`, note };
  },
};
