/**
 * What platforms differ in, and what each channel can of it: printed as the matrix in docs/channels.md, asked in the
 * contract's table.
 */

/** The rows of the matrix, in its order: name in the contract's table -> what it is called. */
export const ABILITIES = {
  texts: 'texts to people',
  buttons: 'buttons under a message',
  edits: 'a page is drawn over',
  pictures: 'pictures to people',
  files: 'files to people',
  window: 'a limit in time for writing to people',
  polling: 'works without a domain (polling)',
  webhook: 'webhook',
  voices: 'a voice message gets an answer',
  'edited words': 'tells of words that were edited',
  'word of a block': 'tells who blocked the bot',
  'deleted accounts': 'tells of accounts that are gone',
} as const;

export type Ability = keyof typeof ABILITIES;

/** `how`: for people, in a few words. Of `no` the reason, or what is done instead. */
export type Able = { readonly is: 'yes' | 'partial' | 'no'; readonly how: string };

export type Abilities = Readonly<Record<Ability, Able>>;

export const yes = (how = ''): Able => ({ is: 'yes', how });
export const partial = (how: string): Able => ({ is: 'partial', how });
export const no = (how: string): Able => ({ is: 'no', how });

/** The matrix as a table in Markdown, padded: a row for each ability, a column for each channel. */
export function abilityTable(channels: readonly { readonly label: string; readonly abilities: Abilities }[]): string {
  const rows = Object.entries(ABILITIES).map(([name, title]) => [
    title,
    ...channels.map(({ abilities }) => cellOf(abilities[name as Ability])),
  ]);
  return markdownTable([['', ...channels.map(({ label }) => label)], ...rows]);
}

/** Rows of cells as a table in Markdown, padded; the first row is its head. */
export function markdownTable([head = [], ...body]: readonly (readonly string[])[]): string {
  const widths = head.map((_, at) => Math.max(...[head, ...body].map((cells) => cells[at]?.length ?? 0)));
  const line = (cells: readonly string[], filler = ' '): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0, filler)).join(' | ')} |`;
  return [
    line(head),
    line(
      head.map(() => ''),
      '-',
    ),
    ...body.map((cells) => line(cells)),
  ].join('\n');
}

const cellOf = ({ is, how }: Able): string => (how === '' ? is : `${is}: ${how}`);
