import { describe, expect, it } from 'vitest';
import { type TokenRow, UNREADABLE } from '../../src/channels/zalo/token-row.ts';
import { firstKeeping, type Keeping, stepTokens, type TokenEvent } from '../../src/channels/zalo/token-step.ts';

const HOUR = 3_600_000;
const NOW = 1000 * HOUR;
const row = (more: Partial<TokenRow> = {}): TokenRow => ({
  access: 'old',
  refresh: 'r1',
  refreshedAt: NOW - HOUR,
  expiresAt: NOW + 24 * HOUR,
  state: 'active',
  version: 7,
  ...more,
});
const DUE = { refreshedAt: NOW - 21 * HOUR, expiresAt: NOW + 4 * HOUR };
const ENDED = { refreshedAt: NOW - 26 * HOUR, expiresAt: NOW - HOUR };
const keeping = (more: Partial<Keeping> = {}): Keeping => ({ ...firstKeeping(null), ...more });
const PAUSED = { trouble: 'so it is', pause: { until: NOW + 3000, ms: 10_000 } };
const BEGUN = { refusals: { since: NOW - 10_000, at: NOW } };
const REFUSING = { refusals: { since: NOW - 130_000, at: NOW - 30_000 } };

const asked: TokenEvent = { kind: 'asked', isBusy: false };
const refused: TokenEvent = { kind: 'refused', access: 'old' };
const refresh: TokenEvent = { kind: 'refresh' };
const SENT = row({ state: 'refreshing', version: 8 });
const PAIR = { access: 'new', refresh: 'r2', lifetimeMs: 25 * HOUR };
const granted = (grant: Extract<TokenEvent, { kind: 'granted' }>['grant'], sent = SENT): TokenEvent => ({
  kind: 'granted',
  row: sent,
  grant,
});
const probed = (says: 'alive' | 'dead' | 'unclear', of = SENT): TokenEvent => ({
  kind: 'probed',
  row: of,
  says,
  detail: 'lost',
});

/** A step in a line: what is written and told, and how it goes on. */
function play(before: Partial<Keeping>, event: TokenEvent, newest: TokenRow | null): string {
  const { effects, next } = stepTokens(keeping(before), event, newest, NOW);
  const done = effects.map((each) =>
    each.do === 'write' ? `write ${each.row.state} ${each.row.access || '-'} v${each.row.version}` : each.what,
  );
  if (next.do !== 'answer') return [...done, next.do].join(', ');
  const { access } = next;
  if (access.kind === 'token') return [...done, `use ${access.access}${next.isNew ? ' once written' : ''}`].join(', ');
  return [...done, access.kind === 'retry' ? `later ${access.after}` : access.kind].join(', ');
}

type Case = readonly [says: string, before: Partial<Keeping>, event: TokenEvent, row: TokenRow | null, then: string];

const TABLE: Readonly<Record<string, readonly Case[]>> = {
  'somebody wants to call': [
    ['with no tokens: somebody has to consent', {}, asked, null, 'reauthorise'],
    ['with a young token: it is used', {}, asked, row(), 'use old'],
    ['with one that is due: a refresh is waited for', {}, asked, row(DUE), 'wait'],
    ['with one that is due in a pause: it is used meanwhile', PAUSED, asked, row(DUE), 'use old'],
    ['with one that has ended in a pause: later', PAUSED, asked, row(ENDED), 'later 3000'],
    ['while a refresh is under way: it is waited for', {}, { kind: 'asked', isBusy: true }, row(), 'wait'],
    ['after the program died in a refresh', {}, asked, row({ state: 'refreshing' }), 'wait'],
    ['with a used-up refresh token, the access token alive', {}, asked, row({ state: 'reauthorise' }), 'use old'],
    ['with both used up', {}, asked, row({ state: 'reauthorise', ...ENDED }), 'reauthorise'],
    ['with tokens under another key: told, once', {}, asked, UNREADABLE, 'lost, reauthorise'],
    ['with tokens under another key, told before', { isLost: true }, asked, UNREADABLE, 'reauthorise'],
  ],
  'the platform refuses a token': [
    ['that is not the newest: the newer one', {}, refused, row({ access: 'new' }), 'use new'],
    ['the newest: a refresh', {}, refused, row(), 'wait'],
    ['the newest in a pause: later', PAUSED, refused, row(), 'later 3000'],
    ['a fresh one, doubted before: a while yet', { doubted: 'old' }, refused, row(), 'later 0'],
    [
      'a fresh one for two minutes',
      { ...REFUSING, doubted: 'old' },
      refused,
      row(),
      'write reauthorise - v8, lost, reauthorise',
    ],
    [
      'the last one of a used-up pair',
      { isLost: true },
      refused,
      row({ state: 'reauthorise' }),
      'write reauthorise - v8, reauthorise',
    ],
    [
      'the one that a refresh has just given',
      BEGUN,
      { kind: 'refused-again', access: 'old', detail: 'x' },
      row(),
      'later 0',
    ],
    [
      'one that was replaced meanwhile',
      {},
      { kind: 'refused-again', access: 'old', detail: 'x' },
      row({ access: 'n' }),
      'later 0',
    ],
  ],
  'a refresh': [
    ['is written down before its token leaves', {}, refresh, row(), 'write refreshing old v8, send'],
    ['that died with the program: the old token is tried', {}, refresh, row({ state: 'refreshing' }), 'probe'],
    [
      'that died, with no old token: lost',
      {},
      refresh,
      row({ state: 'refreshing', access: '' }),
      'write reauthorise - v8, lost, reauthorise',
    ],
    ['after one without an answer: the old token is tried first', {}, refresh, row({ state: 'doubtful' }), 'probe'],
    ['of a used-up pair is none', {}, refresh, row({ state: 'reauthorise' }), 'reauthorise'],
  ],
  'the answer to a refresh': [
    ['a pair', {}, granted({ kind: 'pair', pair: PAIR }), SENT, 'write active new v9, refreshed, use new once written'],
    [
      'a pair, while somebody consented',
      {},
      granted({ kind: 'pair', pair: PAIR }),
      row({ access: 'theirs', version: 9 }),
      'use theirs',
    ],
    ['none: the old token is tried', {}, granted({ kind: 'lost', detail: 'x' }), SENT, 'probe'],
    [
      'it never left',
      {},
      granted({ kind: 'never-left', detail: 'x' }),
      SENT,
      'write active old v9, put off, later 5000',
    ],
    [
      'not now',
      {},
      granted({ kind: 'refused', because: 'passing', detail: 'x' }),
      SENT,
      'write active old v9, put off, later 5000',
    ],
    [
      'the app is set up wrong',
      {},
      granted({ kind: 'refused', because: 'settings', detail: 'x' }),
      SENT,
      'write active old v9, put off, reauthorise',
    ],
    [
      'the token is spent',
      {},
      granted({ kind: 'refused', because: 'grant', detail: 'x' }),
      SENT,
      'write reauthorise old v9, lost, reauthorise',
    ],
  ],
  'the old token, tried after a lost answer': [
    ['works: nothing was issued', {}, probed('alive'), SENT, 'write doubtful old v9, put off, use old'],
    [
      'works before another try: that goes out',
      {},
      probed('alive', row({ state: 'doubtful' })),
      row({ state: 'doubtful' }),
      'write refreshing old v8, send',
    ],
    ['is dead: the new pair is lost', {}, probed('dead'), SENT, 'write reauthorise - v9, lost, reauthorise'],
    ['can’t be tried', {}, probed('unclear'), SENT, 'put off, later 5000'],
    ['was replaced by a consent', {}, probed('dead'), row({ access: 'theirs', version: 9 }), 'use theirs'],
  ],
  'what was waited for': [
    ['a token', {}, { kind: 'waited', fresh: { kind: 'token', access: 'new' } }, row(), 'use new'],
    [
      'nothing, and the old one lives',
      {},
      { kind: 'waited', fresh: { kind: 'reauthorise', detail: 'x' } },
      row(),
      'use old',
    ],
    ['nothing at all', {}, { kind: 'waited', fresh: { kind: 'reauthorise', detail: 'x' } }, row(ENDED), 'reauthorise'],
    [
      'the refused one',
      {},
      { kind: 'waited', fresh: { kind: 'token', access: 'old' }, refused: 'old' },
      row(),
      'later 0',
    ],
  ],
};

describe.each(Object.entries(TABLE))('%s', (_, cases) => {
  it.each(cases)('%s', (_says, before, event, newest, then) => {
    expect(play(before, event, newest)).toBe(then);
  });
});

describe('the state after a step', () => {
  const after = (before: Partial<Keeping>, event: TokenEvent, newest: TokenRow | null): Keeping =>
    stepTokens(keeping(before), event, newest, NOW).state;

  it('pauses twice as long each time, ten minutes at most', () => {
    const pauses = [5000, 10_000, 320_000, 600_000].map(
      (ms) => after({ pause: { until: 0, ms } }, granted({ kind: 'never-left', detail: 'x' }), SENT).pause,
    );
    expect(pauses.map(({ until, ms }) => [until - NOW, ms])).toEqual([
      [5000, 10_000],
      [10_000, 20_000],
      [320_000, 600_000],
      [600_000, 600_000],
    ]);
  });

  it('is well again with a new pair, and when somebody has consented', () => {
    const ill = { ...PAUSED, isLost: true, losses: 1 };
    const wellAgain = { trouble: null, isLost: false, losses: 1, pause: { until: 0, ms: 5000 } };
    expect(after(PAUSED, granted({ kind: 'pair', pair: PAIR }), SENT)).toMatchObject({ ...wellAgain, losses: 0 });
    expect(after(ill, asked, row())).toMatchObject(wellAgain);
  });

  it('counts refusals as one row until a minute and a half is quiet', () => {
    const since = (at: number) => after({ refusals: { since: NOW - 500_000, at } }, refused, row()).refusals.since;
    expect([since(NOW - 89_000), since(NOW - 91_000)]).toEqual([NOW - 500_000, NOW]);
  });

  it('counts a loss once, however often it is looked at', () => {
    const lost = after({}, probed('dead'), SENT);
    const again = stepTokens(lost, asked, row({ state: 'reauthorise', ...ENDED }), NOW);
    expect([lost.losses, again.state.losses, again.effects]).toEqual([1, 1, []]);
  });
});
