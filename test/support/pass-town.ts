/** The real program behind its real HTTP door, with people who hold roles, for the pages that passes open. */
import sharp from 'sharp';
import { type App, createApp } from '../../src/app.ts';
import { DAY_MS } from '../../src/chat/civil.ts';
import type { Role } from '../../src/chat/index.ts';
import { systemClock } from '../../src/clock.ts';
import { createHttp } from '../../src/http/index.ts';
import { PASS_LIFE_MS } from '../../src/people/passes.ts';
import type { WebPage } from '../../src/turn/index.ts';
import { campaignFolder } from './campaigns.ts';
import { keepLog } from './kept-log.ts';
import { temporaryFolder } from './program.ts';

export type PassTown = Awaited<ReturnType<typeof openPassTown>>;

const counts = (of: Readonly<Record<string, number>>, approximate = false) => ({
  counts: of,
  unsorted: null,
  approximate,
  raw: '',
});

/** `root`: where people reach the program; left out: the server's own address. `at`: civil time. */
export async function openPassTown(at = '2021-10-05T08:00:00+07:00') {
  const folder = temporaryFolder();
  const { log, lines } = keepLog();
  const state = { now: new Date(at), passed: 0, root: '', isBroken: false };
  const app: App = createApp({
    folder: folder.path,
    campaignFolder: campaignFolder('duc-trong-2021'),
    clock: { ...systemClock, now: () => state.now, elapsed: () => Date.now() + state.passed },
    log,
    slotsOf: () => ({ total: 30, bulk: 25 }),
    root: () => state.root,
  });
  const passes = {
    ...app.passes,
    find(...asked: Parameters<typeof app.passes.find>) {
      if (state.isBroken) throw new Error('the disk is gone');
      return app.passes.find(...asked);
    },
  };
  const server = createHttp({
    port: 0,
    host: '127.0.0.1',
    log,
    health: () => ({ ok: true }),
    passes: { passes, root: () => state.root, say: app.parts.words.inAll, seconds: PASS_LIFE_MS / 1000 },
  });
  const { url } = await server.start();
  state.root = url;
  const { sqlite } = app.store;
  let people = 0;
  let logs = 0;
  const campaign = (): string => app.campaigns.current()?.plan.id ?? '';

  const somebody = (role: Role | null, unit: string | null = null): number => {
    people += 1;
    const { person } = app.core.people.open({ channel: 'phone', id: `p${people}` }, undefined, state.now);
    if (role !== null) {
      const give = sqlite.prepare('insert into roles (person, role, unit, granted_at) values (?, ?, ?, 0)');
      give.run(person.id, role, unit);
    }
    return person.id;
  };
  return {
    app,
    url,
    state,
    lines,
    campaign,
    /** Somebody new who holds this. */
    somebody,
    addressFor: (person: number, page: WebPage = { kind: 'bang' }): string =>
      `${url}/${page.kind}/${app.core.passes.offer(person, page)}`,
    /** A log of a unit; gives its id. `people`: null: nobody said. */
    log(unit: string, day: string, of: Readonly<Record<string, number>> | null = null, isAbout = false): number {
      logs += 1;
      const answers = {
        unit,
        category: 'TT01',
        title: `Hoạt động ${logs}`,
        from: day,
        to: day,
        mode: 'in-person',
        platform: null,
        link: null,
        place: 'Sân trường',
        people: of && counts(of, isAbout),
        quantities: {},
        result: null,
      };
      const made = sqlite
        .prepare(
          `insert into activities (code, campaign, unit, category, answers, created_role, created_at, updated_at)
           values (?, ?, ?, 'TT01', ?, 'teacher', ?, ?) returning id`,
        )
        .pluck()
        .get(`HD-${String(logs).padStart(4, '0')}`, campaign(), unit, JSON.stringify(answers), +state.now, +state.now);
      return Number(made);
    },
    /** A report of a unit in this state, as it would be sent from its logs; a late one two months on, behind every deadline. */
    report(
      unit: string,
      more: { readonly state?: string; readonly notHeld?: string; readonly late?: boolean } = {},
    ): void {
      const { state: how = 'sent', notHeld = null, late = false } = more;
      const sentAt = how === 'draft' ? null : +state.now + (late ? 60 * DAY_MS : 0);
      sqlite
        .prepare(
          `insert into unit_reports (campaign, unit, version, state, content, not_held, sent_at, late, created_at, changed_at)
           values (?, ?, 1, ?, '{}', ?, ?, ?, ?, ?)`,
        )
        .run(campaign(), unit, how, notHeld, sentAt, late ? 1 : 0, +state.now, +state.now);
    },
    /** A photo of a log, of one colour; gives its id. `rights`: children, consent, publishable. */
    async photo(
      activity: number,
      caption: string | null,
      rights: readonly [number | null, number, number],
      colour = '#4f8fcb',
    ) {
      const shape = { width: 640, height: 480, channels: 3 as const, background: colour };
      const bytes = await sharp({ create: shape }).jpeg().toBuffer();
      const kept = await app.writer.run(() => app.parts.files.keepLasting(bytes, 'image/jpeg', 'anh.jpg'));
      const made = sqlite
        .prepare(
          `insert into photos (activity, channel, chat, ref, state, hash, caption, children, consent, publishable, at)
           values (?, 'phone', '', '', 'kept', ?, ?, ?, ?, ?, ?) returning id`,
        )
        .pluck()
        .get(activity, kept.hash, caption, ...rights, +state.now);
      return Number(made);
    },
    async close(): Promise<void> {
      await server.stop();
      app.store.close();
      folder.remove();
    },
  };
}

/** A browser without a picture: it has its own cookies, and follows where it is led. */
export function plainBrowser(agent = 'Mozilla/5.0 (Linux; Android 10)') {
  const jar = new Map<string, string>();
  const seen: string[] = [];
  const go = async (address: string, method = 'GET', body?: string): Promise<Response> => {
    seen.push(address);
    const cookie = [...jar].map((each) => each.join('=')).join('; ');
    const headers: Record<string, string> = { 'user-agent': agent, cookie };
    if (body !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
    const given = await fetch(address, {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(given.headers.get('set-cookie') ?? '') ?? [];
    if (value !== '') jar.set(name, value);
    else if (name !== '') jar.delete(name);
    const to = given.headers.get('location');
    return given.status === 303 && to !== null ? go(new URL(to, address).href) : given;
  };
  return {
    jar,
    seen,
    look: (address: string, method: 'GET' | 'HEAD' = 'GET') => go(address, method),
    /** Opens the page and presses its button, as often as it is told. */
    async press(address: string, times = 1): Promise<Response> {
      const page = await (await go(address)).text();
      const mark = /name="mark" value="([^"]+)"/.exec(page)?.[1] ?? '';
      let given = await go(address, 'POST', `mark=${mark}`);
      for (let n = 1; n < times; n += 1) given = await go(address, 'POST', `mark=${mark}`);
      return given;
    },
  };
}
