/** Who answers in words for photos ("có trẻ em, phụ huynh cho đăng"): where they are asked about, or wait for an answer right after a log was saved. */
import { DAY_MS } from '../../chat/civil.ts';
import type { Choices } from '../../chat/index.ts';
import { MARKS } from '../../pages/photo-marks.ts';
import type { Turn } from '../../turn/index.ts';
import { type Intent, readAddress } from '../intent.ts';
import { type PhotoSaid, readPhotoWords } from '../photos/said.ts';
import { chooseTyped } from '../typed/choose.ts';
import type { Said } from './said.ts';

/** What the answers that are shown hang on: photos of a log, one of them, or a unit's. */
const ASKED = /^((?:log\.HD-\w{4}\.photos|log\.HD-\w{4}\.photo\.\d+|album\.[^.]+))\.mark\.[a-z-]+$/;
/** A button that asks. */
const ASKS = /^((?:log\.HD-\w{4}\.photos|log\.HD-\w{4}\.photo\.\d+|album\.[^.]+))\.ask$/;
/** Where the question does not stand there, that much has to be said: what is told of a day may name children, too. */
const LEAST_TOLD = 2;

export function photoRights({ text, shown, turn, lead }: Said): Intent | null {
  if (turn.group || !turn.people.may('log') || chooseTyped(text, shown, false) !== null) return null;
  const [asked, offered] = [standsFor(ASKED, shown), standsFor(ASKS, shown)];
  const said = readPhotoWords(text, turn);
  if (!said || said.told < (asked === null && !said.isNo ? LEAST_TOLD : 1)) return null;
  const at = asked ?? offered ?? ofLast(turn, said.isNo);
  // "Báo cáo" leads to a page.
  if (at === null || (lead !== null && said.isBare && !said.isNo)) return null;
  return readAddress(addressOf(at, said, asked !== null || offered !== null));
}

function standsFor(pattern: RegExp, shown: Choices): string | null {
  const found = new Set(shown.flatMap(([, value]) => pattern.exec(value)?.[1] ?? []));
  const [one = null, another] = found;
  return another === undefined ? one : null;
}

/** The person's last log, where it is of today and nobody answered for its pictures; what forbids is of those that were allowed, too. */
function ofLast(turn: Turn, isNo: boolean): string | null {
  const last = turn.activities.mine();
  if (!last || turn.now.getTime() - last.updatedAt.getTime() > DAY_MS) return null;
  const waits = turn.evidence
    .ofLog(last.id)
    .some(
      ({ kind, children, consent }) =>
        kind === 'picture' && ((children === null && consent === null) || (isNo && consent === true)),
    );
  return waits ? `log.${last.code}.photos` : null;
}

/** What is sure is done where the photos that are meant are on the screen; else it is asked between what agrees with the words. */
function addressOf(at: string, { marks, isSure }: PhotoSaid, isShown: boolean): string {
  const [only = 'unasked'] = marks;
  if (isSure && isShown) return `${at}.mark.${only}`;
  const isAny = marks.length === 0 || marks.length === Object.keys(MARKS).length;
  return `${at}.ask.${isAny ? 'unclear' : marks.join('.')}`;
}
