/** A Week of a whole province's units from a seeded generator: logs with people, quantities and words, three photos each on the disk. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { readCampaign } from '../../src/campaign/read.ts';
import type { Unit } from '../../src/campaign/types.ts';
import { createCampaignStore } from '../../src/store/campaign.ts';
import { withStore } from './growth-data.ts';

export type ReportSizes = { readonly units: number; readonly logs: number; readonly photos: number };

const COMMUNES = 30;
export const AT = new Date('2021-10-09T01:00:00Z');
const SAID = [
  'Treo 3 băng rôn\n\nPhát 200 tờ rơi\nHọc sinh rất vui',
  '=1+1 là lời của học sinh 😀',
  'Lớp kỹ năng đọc sách cùng con ở điểm trường Đạ K’Nàng; phụ huynh góp ý thêm về giờ học buổi tối.',
  'Không',
];

/** mulberry32: the same numbers for the same seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function unitsOf(count: number): readonly Unit[] {
  const unit = (code: string, type: string, name: string, parent: string | null): Unit => {
    return { code, type, name, parent, aliases: [], successor: null };
  };
  return [
    ...Array.from({ length: COMMUNES }, (_, n) => unit(`X${n}`, 'XA', `Xã Suối Đá ${n}`, null)),
    ...Array.from({ length: count }, (_, n) => unit(`T${n}`, 'TH', `Trường Tiểu học Hoa Sim ${n}`, `X${n % COMMUNES}`)),
  ];
}

/** Fills a folder. Gives the campaign's id. The first three hundred persons hold the office. */
export async function fillWeek(folder: string, { units, logs, photos }: ReportSizes): Promise<string> {
  const read = readCampaign(join(import.meta.dirname, '..', '..', 'campaigns', 'duc-trong-2021'));
  if (!read.ok) throw new Error('the sample campaign is broken');
  const { plan } = read.files;
  const drawn = await sharp({
    create: {
      width: 640,
      height: 480,
      channels: 3,
      background: '#7aa',
      noise: { type: 'gaussian', mean: 128, sigma: 6 },
    },
  })
    .jpeg({ quality: 40 })
    .toBuffer();
  const next = chance(7);
  const whole = (most: number): number => Math.floor(next() * most);
  for (let n = 0; n < 256; n += 1)
    mkdirSync(join(folder, 'files', n.toString(16).padStart(2, '0')), { recursive: true });
  withStore(folder, (store) => {
    store.sqlite.pragma('synchronous = OFF');
    createCampaignStore(store).apply({ ...read.files, units: unitsOf(units) }, AT);
    const prepare = (sql: string) => store.sqlite.prepare(sql);
    const person = prepare(
      `insert into persons (lang, announcements, joined, created_at, last_at) values ('vi', 'no', 1, ?, ?)`,
    );
    const address = prepare(
      `insert into addresses (channel, id, person, last_interaction_at) values ('telegram', ?, ?, ?)`,
    );
    const role = prepare(`insert into roles (person, role, unit, granted_at) values (?, 'office', null, 1)`);
    const activity = prepare(
      `insert into activities (code, campaign, unit, category, answers, created_by, created_role, created_at, updated_at)
       values (?, ?, ?, ?, ?, null, 'teacher', ?, ?)`,
    );
    const photo = prepare(
      `insert into photos (activity, channel, chat, ref, state, hash, at, children, consent, publishable, best)
       values (?, 'telegram', '1', 'r', 'kept', ?, ?, 0, 1, 1, ?)`,
    );
    const file = prepare(
      `insert into files (hash, mime, name, bytes, passing, at) values (?, 'image/jpeg', 'anh.jpg', ?, 0, 1)`,
    );
    store.sqlite.transaction(() => {
      const now = AT.getTime();
      for (let n = 1; n <= 300; n += 1) {
        person.run(now, now);
        address.run(String(n), n, now);
        role.run(n);
      }
      let count = 0;
      for (let unit = 0; unit < units; unit += 1) {
        for (let log = 0; log < logs; log += 1) {
          count += 1;
          const category = plan.categories[whole(plan.categories.length)];
          const quantities = Object.fromEntries(
            (category?.counts ?? []).map(({ code }) => [code, whole(4) ? whole(50) : null]),
          );
          const people = whole(5) && {
            counts: { gv: whole(20), hs: whole(3) ? whole(300) : null },
            unsorted: whole(2) ? null : whole(40),
            approximate: whole(4) === 0,
            raw: '',
          };
          const day = `2021-10-0${1 + whole(7)}`;
          const answers = {
            title: `Hoạt động ${count}`,
            from: day,
            to: day,
            mode: 'in-person',
            people: people || null,
            quantities,
            result: SAID[whole(SAID.length)],
          };
          const { lastInsertRowid } = activity.run(
            `G${count}`,
            plan.id,
            `T${unit}`,
            category?.code ?? '',
            JSON.stringify(answers),
            now - count,
            now - count,
          );
          for (let n = 0; n < photos; n += 1) {
            const bytes = Buffer.concat([drawn, Buffer.from(`${count}.${n}`)]); // behind the picture's end: each is its own
            const hash = createHash('sha256').update(bytes).digest('hex');
            writeFileSync(join(folder, 'files', hash.slice(0, 2), hash), bytes);
            file.run(hash, bytes.length);
            photo.run(lastInsertRowid, hash, now - count, log < 3 && n === 0 ? log + 1 : null);
          }
        }
      }
    })();
    store.sqlite.pragma('wal_checkpoint(truncate)');
  });
  return plan.id;
}
