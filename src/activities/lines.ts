import { type ActivityAnswers, LOG_LINES } from '../turn/index.ts';

/** Exactly the answers, in one order: what a flow hands in may carry more. */
export function pickAnswers(from: ActivityAnswers): ActivityAnswers {
  return {
    unit: from.unit,
    category: from.category,
    title: from.title,
    from: from.from,
    to: from.to,
    mode: from.mode,
    platform: from.platform,
    link: from.link,
    place: from.place,
    people: from.people,
    quantities: from.quantities,
    result: from.result,
  };
}

/** Names of the lines that differ. */
export function differingLines(before: ActivityAnswers, after: ActivityAnswers): readonly string[] {
  return LOG_LINES.filter((line) => stable(before[line]) !== stable(after[line]));
}

/** JSON with sorted names: the order of the counts is not a difference. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
