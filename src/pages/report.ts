import { type FileFormat, FORMATS } from '../chat/document.ts';
import type { Button, Ordered, Reply, Say } from '../chat/index.ts';
import { bytesSay } from '../chat/size.ts';
import { reportNamed } from '../reports/index.ts';
import type { OrderState, Page, Report, Turn } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';
import { button, inRows, page } from './frame.ts';
import { word } from './office-page.ts';
import { refusal } from './refusal.ts';

/** `isSure`: how large it is was said, and it is wanted. */
type Asked = Ordered & { readonly isSure: boolean };

/** From here on how large it is is said before it is ordered. */
const LARGE = 20_000_000;
const SURE = '~';

const isFormat = (text: string | undefined): text is FileFormat => FORMATS.some((each) => each === text);
const say = (key: KeyOf<'jobs'>, values?: Extract<Say, { key: string }>['with']): Say =>
  values ? { key: `jobs:${key}`, with: values } : { key: `jobs:${key}` };

/**
 * A table or a document, as a file: `report.<name>.<format>`, what of it, and "~" where its size was agreed to. It is ordered here and made
 * outside of the conversation, in its reader's language. Without a format, of a report that has several, it is asked which.
 */
export const report: Page<'report', Asked> = {
  name: 'report',
  for: ['teacher', 'lead', 'office'],
  read([name = '', ...rest]) {
    const [format, ...asked] = rest;
    const isSure = rest.at(-1) === SURE;
    const of = (parts: readonly string[]) => (isSure ? parts.slice(0, -1) : parts);
    return isFormat(format) ? { name, format, asked: of(asked), isSure } : { name, asked: of(rest), isSure };
  },
  show(asked, turn) {
    const back = turn.people.may('office') ? 'board' : 'unit-report';
    const found = reportNamed(asked.name);
    if (!found) return page([word('report.none')], [], back);
    const refused = refusal(found, null, turn);
    if (refused) return refused;
    const formats = Object.keys(found.makes).filter(isFormat);
    const [only] = formats;
    if (asked.format === undefined && formats.length > 1) return choice(found, asked, formats, turn, back);
    const what = { ...asked, format: asked.format ?? only ?? 'csv' };
    const size = turn.jobs.size(what);
    const others = formats.filter((each) => each !== what.format && turn.jobs.size({ ...what, format: each }) !== 0);
    if (!asked.isSure && size !== null && size > LARGE) return large(found, what, size, turn, back);
    return {
      text: answerTo(turn.jobs.order(what), titleOf(found, what, turn), what, size),
      newest: `report.${asked.name}`,
      buttons: [
        ...inRows(
          others.map((format) => asOther(what, format)),
          2,
        ),
        [button('button.back', back), button('button.home', 'home')],
      ],
    };
  },
};

/** The same in another format: who took one often wants the next. */
const asOther = (what: Ordered, format: FileFormat): Button => ({
  label: say('as', { format: say(`format.${format}`) }),
  value: addressOf({ ...what, format }),
});

const titleOf = (found: Report<unknown>, { asked }: Ordered, turn: Turn): Say =>
  found.title(found.read ? found.read(asked) : asked, turn);

const addressOf = ({ name, format = 'csv', asked }: Ordered, ...more: string[]): string =>
  ['report', name, format, ...asked, ...more].join('.');

/** Each format with its size, where that is known. */
function choice(
  found: Report<unknown>,
  what: Ordered,
  formats: readonly FileFormat[],
  turn: Turn,
  back: string,
): Reply {
  const rows = formats.map((format) => {
    const size = turn.jobs.size({ ...what, format });
    const label: Say = {
      join: [say(`format.${format}`), size !== null && say('about', { size: bytesSay(size) })],
      by: ', ',
    };
    return [{ label, value: addressOf({ ...what, format }) }];
  });
  return page([say('which', { title: titleOf(found, what, turn) })], rows, back);
}

/** What it will weigh, and what becomes of that here, before anything is made. */
function large(found: Report<unknown>, what: Ordered, size: number, turn: Turn, back: string): Reply {
  const most = turn.can.fileBytes ?? Number.POSITIVE_INFINITY;
  const parts = what.format === 'zip' && size > most ? say('big-parts', { most: bytesSay(most) }) : null;
  const lines = [say('big', { title: titleOf(found, what, turn), size: bytesSay(size) }), parts];
  return page(lines, [[{ label: say('make'), value: addressOf(what, SURE), tone: 'confirm' }]], back);
}

function answerTo(order: OrderState, title: Say, { format }: Ordered, size: number | null): Say {
  const kind = say(`format.${format ?? 'csv'}`);
  if (order.state === 'refused') return say('refused');
  if (order.state === 'no-way') return say('no-way', { format: kind });
  if (!('before' in order)) return say('kept', { format: kind, title });
  const { before } = order;
  return {
    join: [
      say(order.state, { format: kind, title }),
      size !== null && say('about-size', { size: bytesSay(size) }),
      before > 0 && say('before', { count: before }),
    ],
  };
}
