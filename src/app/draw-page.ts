import { setImmediate } from 'node:timers/promises';
import { createBoardFigures } from '../bot/board/figures.ts';
import { boardWeb } from '../bot/board/web.ts';
import type { WriteOut } from '../bot/board/words.ts';
import type { Campaign } from '../campaign/types.ts';
import { isWithin } from '../campaign/unit-tree.ts';
import type { Person } from '../chat/index.ts';
import { mayBeShown } from '../chat/photo-rights.ts';
import { webPage } from '../documents/web-page.ts';
import type { KeptFiles } from '../files/files.ts';
import type { ShownPage } from '../http/passes.ts';
import { scopeLine } from '../pages/scope.ts';
import { sightOf } from '../people/rights.ts';
import type { Store } from '../store/open.ts';
import { createPhotoViews } from '../store/photo-views.ts';
import type { PhotoView } from '../turn/index.ts';
import type { Words } from '../words/index.ts';
import { drawReport, isOfReport } from './draw-report.ts';
import type { DrawPage, PassReading } from './pass-pages.ts';

/** So many of the newest photos stand on the board. */
const PHOTOS = 12;

/** The units whose photos this person may see on the board; null: all. */
function unitsSeen(campaign: Campaign, { holds }: Pick<Person, 'holds'>): readonly string[] | null {
  const sight = sightOf(holds);
  return sight === 'all' ? null : campaign.units.map(({ code }) => code).filter(isWithin(campaign, sight));
}

/** Draws the pages that passes open. */
export function createDrawPage({
  store,
  words,
  files,
}: {
  readonly store: Store;
  readonly words: Words;
  readonly files: Pick<KeptFiles, 'read'>;
}): DrawPage {
  const views = createPhotoViews(store);
  const figures = createBoardFigures();

  const read = (hash: string, mime: string): ShownPage | null => {
    try {
      return { bytes: files.read(hash), mime };
    } catch {
      return null;
    }
  };

  const photosFor = ({ campaign, person }: PassReading): readonly PhotoView[] =>
    views
      .newestShown(campaign.plan.id, PHOTOS, unitsSeen(campaign, person))
      .map((row) => ({ ...row, at: new Date(row.at) }))
      .filter(mayBeShown);
  /** A photo that may not be shown any more is gone from the page's pictures, too. */
  const picture = (name: string, { campaign, person }: PassReading): ShownPage | null => {
    const row = /^\d{1,12}$/.test(name) ? views.byId(Number(name)) : null;
    if (!row || !mayBeShown(row) || !isWithin(campaign, sightOf(person.holds))(row.unit)) return null;
    return row.preview === null ? read(row.hash, row.mime) : read(row.preview, 'image/jpeg');
  };
  /** In pieces: with thousands of units each is some milliseconds, and others get their turn between. */
  const board = async (reading: PassReading): Promise<ShownPage> => {
    const { campaign, person } = reading;
    const { lang } = person;
    const plain: WriteOut = (say) => words.plain(say, lang);
    const counted = await figures(reading);
    const scope = scopeLine(person, campaign);
    const nudges = scope ? [] : reading.nudges.all();
    const mustCall = new Set(nudges.flatMap(({ unit, state }) => (state === 'must-call' ? [unit] : [])));
    await setImmediate();
    const photos = photosFor(reading);
    const document = boardWeb({ figures: counted, campaign, plain, lang, mustCall, scope, photos });
    await setImmediate();
    return webPage(document);
  };

  return async (page, reading, name) => {
    if (page.kind === 'bang') return name === undefined ? board(reading) : picture(name, reading);
    if (name === undefined) return drawReport(page.unit, reading, (say) => words.plain(say, reading.person.lang));
    return isOfReport(views, name, page.unit, reading.campaign.plan.id) ? read(name, 'image/jpeg') : null;
  };
}
