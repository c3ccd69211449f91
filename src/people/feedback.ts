import type { Store } from '../store/open.ts';
import { type Feedback, NotAllowed } from '../turn/index.ts';
import type { Visit } from './visit.ts';

type Row = { readonly score: number | null; readonly words: string | null };
/** Words of so many are read at most; the counts are of everybody. */
const MOST_READ = 500;

const isScore = (score: number | null): score is 1 | 2 | 3 => score === 1 || score === 2 || score === 3;

/** What a person says of a campaign that is over, a row each (gone with the person); the office reads it without names. */
export function createFeedbackDoor(store: Store, isOffice: (visit: Visit) => boolean): (visit: Visit) => Feedback {
  const { sqlite } = store;
  const read = sqlite.prepare<[number, string], Row>(
    'select score, words from feedback where person = ? and campaign = ?',
  );
  const ask = sqlite.prepare('insert or ignore into feedback (person, campaign, asked_at) values (?, ?, ?)');
  const rate = sqlite.prepare('update feedback set score = ?, at = ? where person = ? and campaign = ?');
  const write = sqlite.prepare('update feedback set words = ?, at = ? where person = ? and campaign = ?');
  const counts = sqlite.prepare<[string], { readonly score: number | null; readonly count: number }>(
    'select score, count(*) as count from feedback where campaign = ? group by score',
  );
  const words = sqlite
    .prepare<[string], string>(
      `select words from feedback where campaign = ? and words is not null order by at desc limit ${MOST_READ}`,
    )
    .pluck();

  return (visit) => {
    const { person, now } = visit;
    const of = visit.campaign.plan.id;
    const ensure = () => ask.run(person.id, of, now.getTime());
    return {
      isAsked: () => read.get(person.id, of) !== undefined,
      noteAsked: () => void ensure(),
      rate(score) {
        ensure();
        rate.run(score, now.getTime(), person.id, of);
      },
      write(text) {
        ensure();
        write.run(text, now.getTime(), person.id, of);
      },
      mine() {
        const row = read.get(person.id, of);
        return row ? { score: isScore(row.score) ? row.score : null, words: row.words } : null;
      },
      results() {
        if (!isOffice(visit)) throw new NotAllowed('feedback');
        const rows = counts.all(of);
        const count = (score: number): number => rows.find((row) => row.score === score)?.count ?? 0;
        return {
          asked: rows.reduce((sum, row) => sum + row.count, 0),
          byScore: { 1: count(1), 2: count(2), 3: count(3) },
          words: words.all(of),
        };
      },
    };
  };
}
