/** What goes wrong with tokens, at a moment that a test chooses. */
import type { Scripted } from '../../support/zalo-oa/script.ts';
import { ANSWERS } from '../../support/zalo-oa.ts';
import type { Talker } from '../../support/zalo-talk.ts';
import type { Town } from '../../support/zalo-town.ts';
import type { Folk } from './town.ts';

/** What everybody may ask, and is answered with at once. */
export const THEME = '/chude';
export const THEME_SAID = /đúng nguyên văn/;

/**
 * The platform refuses a token that works, once, to this person: so the program renews it while the old one is alive. The refresh is
 * answered like this; none: as it should be.
 */
export function refuseLiveToken(town: Town, talker: Talker, refresh?: Scripted): void {
  town.zalo.script({ path: 'cs', user: talker.person.id }, ANSWERS.tokenInvalid);
  if (refresh !== undefined) town.zalo.script({ path: 'access_token' }, refresh);
}

/** The access token ends, and the refresh that follows is carried out, but its answer is lost: the new pair is nobody's. */
export function loseNewPair(town: Town, how: 'reset-after' | 'hang-after'): void {
  town.zalo.script({ path: 'access_token' }, how);
  town.zalo.expireAccess();
}

/** Refreshes that came in so far. */
export const refreshes = (town: Town): number =>
  town.zalo.arrivals.filter(
    ({ path, fields }) => path.endsWith('access_token') && fields['grant_type'] === 'refresh_token',
  ).length;

/** Says something, and resolves once the refresh token has left and the row says so. */
export async function beMidRefresh(town: Town, say: () => Promise<void>): Promise<void> {
  const before = refreshes(town);
  await say();
  await town.until(() => refreshes(town) > before && town.tokens()?.state === 'refreshing', 'a refresh');
}

/** Health is red, and the office has been told on Telegram: once an hour at most, so perhaps before. */
export async function isStopped(town: Town, { chiefOnTelegram }: Pick<Folk, 'chiefOnTelegram'>): Promise<void> {
  await town.until(() => town.tokens()?.state === 'reauthorise', 'the row says that somebody has to consent');
  const { status, body } = await town.program().health();
  const { zalo } = body['channels'] as { zalo: { ok: boolean; detail?: string } };
  if (status !== 503 || zalo.ok || !zalo.detail?.includes('authorise')) {
    throw new Error(`health says ${status} ${JSON.stringify(zalo)}`);
  }
  await town.until(() => toldOnTelegram(chiefOnTelegram) > 0, 'the office is told on Telegram');
}

export const toldOnTelegram = (chief: Folk['chiefOnTelegram']): number =>
  chief.messages().filter((each) => !each.mine && /Kênh Zalo đã mất quyền gửi/.test(each.text)).length;

/** An administrator authorises, while the program runs; health is green again. */
export async function authorise(town: Town): Promise<void> {
  const printed = await town.authorise();
  if (!printed.includes('Đã nhận và lưu quyền gửi tin của OA.')) throw new Error(printed);
  const end = performance.now() + 30_000;
  for (;;) {
    const { status, body } = await town.program().health();
    if (status === 200) return;
    if (performance.now() > end) throw new Error(`health stays red: ${JSON.stringify(body)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
