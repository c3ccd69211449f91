/** Draws the picture that a message brings along, when it is sent: outside of any transaction, in its reader's language. */
import type { Campaign } from '../campaign/types.ts';
import type { Media, Person, Reply, Say } from '../chat/index.ts';
import { VIETNAMESE } from '../chat/languages.ts';
import { CARD_SIDE, cardSvg, type ThemeCard } from '../documents/card.ts';
import { chartSvg } from '../documents/chart.ts';
import { drawnPng } from '../documents/drawn.ts';
import type { KeptFiles } from '../files/files.ts';
import type { SenderLog } from '../outbox/types.ts';
import { board } from '../pages/board/index.ts';
import type { OutboxRow } from '../store/outbox-row.ts';
import type { Writer } from '../store/writer.ts';
import type { ReportSource } from '../turn/index.ts';
import type { Words } from '../words/index.ts';
import { boardChart } from './board/chart.ts';
import { createBoardFigures } from './board/figures.ts';
import { isFor } from './typed/ways.ts';

/** Of a phone that is held upright; drawn as if it were narrower, so that the letters are large there. */
const WIDTH = 1080;
const DRAWN_AS = 720;

export type PictureMakerOptions = {
  readonly personOf: (id: number) => Person | null;
  /** What may be read for this person, now; null: there is no campaign. */
  readonly readingFor: (person: Person) => ReportSource | null;
  readonly words: Words;
  readonly files: Pick<KeptFiles, 'keep'>;
  readonly writer: Pick<Writer, 'run'>;
  readonly log: SenderLog;
};

/** The message as it is sent: with the picture, or, to whom has lost the right to it meanwhile, with a word about that. Never throws. */
export type PictureMaker = (row: OutboxRow, reply: Reply<string>) => Promise<Reply<string>>;

/** The card is the same for everybody: official words, in Vietnamese. */
const cardOf = ({ plan }: Campaign, plain: (say: Say) => string): ThemeCard => ({
  title: plan.title.vi,
  slogan: plan.theme.vi,
  days: [plan.period.from, plan.period.to].map((day) => plain({ date: day, as: 'date' })).join(' – '),
  organiser: plan.organiser.name.vi,
});

/** The pictures by their names; null: it is not for this person, or there is no campaign. */
export function createPictureMaker(options: PictureMakerOptions): PictureMaker {
  const { words, files, writer, log } = options;
  const figuresOf = createBoardFigures();

  const keep = async (svg: string, width: number, name: string): Promise<Media> => {
    const bytes = await drawnPng(svg, width);
    return writer.run(() => files.keep(bytes, 'image/png', name));
  };
  const drawBoard = async (person: Person, lang: Person['lang']): Promise<Media | null> => {
    const reading = options.readingFor(person);
    if (!reading || !isFor(board.for, person)) return null;
    const figures = await figuresOf(reading);
    const plain = (say: Say): string => words.plain(say, lang);
    return keep(chartSvg(boardChart(figures, reading, lang, plain), DRAWN_AS), WIDTH, 'bieu-do.png');
  };
  const drawCard = async (person: Person): Promise<Media | null> => {
    const campaign = options.readingFor(person)?.campaign;
    const plain = (say: Say): string => words.plain(say, VIETNAMESE);
    return campaign ? keep(cardSvg(cardOf(campaign, plain)), CARD_SIDE, 'chu-de.png') : null;
  };
  const draw = async (name: string, person: Person, lang: Person['lang']): Promise<Media | null> => {
    if (name === 'board') return drawBoard(person, lang);
    return name === 'theme' ? drawCard(person) : null;
  };

  return async (row, reply) => {
    const { drawn, ...rest } = reply;
    if (!drawn) return reply;
    const person = row.person === null ? null : options.personOf(row.person);
    const lang = reply.lang ?? person?.lang ?? VIETNAMESE;
    try {
      const image = person ? await draw(drawn.name, person, lang) : null;
      return image ? { ...rest, image } : { ...rest, text: words.text({ key: 'office:web.refused' }, lang) };
    } catch (error) {
      log.error({ err: error, row: row.id, picture: drawn.name }, 'a picture could not be drawn');
      // What it shows stands in the text as far as it goes.
      return withoutPicture(rest, words.text({ key: 'office:web.not-drawn' }, lang));
    }
  };
}

const withoutPicture = (reply: Reply<string>, why: string): Reply<string> => ({
  ...reply,
  text: `${reply.text}\n${why}`,
});
