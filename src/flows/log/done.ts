import { unitName } from '../../campaign/unit-tree.ts';
import { PRIVACY_VERSION } from '../../chat/consent.ts';
import type { Button, Reply, Say } from '../../chat/index.ts';
import type { Activity, Turn } from '../../turn/index.ts';
import type { KeyOf } from '../../words/keys.ts';
import { type LogAnswers, say, toActivity, unitsToLog } from './answers.ts';

/** What stands above the summary; the office is told that it logs for a unit. */
export function introduce(answers: LogAnswers, turn: Turn): Say {
  const isEmpty = answers.before !== undefined && answers.result === null && turn.photos.ofDraft().length === 0;
  return { join: [checkOf(answers, turn), isEmpty && say('summary.like-before')] };
}

function checkOf(answers: LogAnswers, turn: Turn): Say {
  const unit: Say = { local: unitName(turn.campaign, answers.unit) };
  if (answers.edits !== undefined) return say('summary.edit', { unit, code: answers.edits });
  const isOwn = turn.person.holds.some((holding) => holding.unit === answers.unit);
  // Whose role was taken back meanwhile has no unit either, and does not log on anybody's behalf.
  if (isOwn || !turn.people.may('office')) return say('summary.new', { unit });
  return say('summary.on-behalf', { unit, office: { local: turn.campaign.plan.organiser.short } });
}

/** Rights are looked at again at the last yes: a role, or the person's own consent, may have been taken back since the first question. */
export function whatIsMissing(answers: LogAnswers, turn: Turn): Say | null {
  if (!turn.people.may('log', answers.unit)) {
    return say('missing.right', { unit: { local: unitName(turn.campaign, answers.unit) } });
  }
  // Taken back since the first question: what is written down now would be kept without it.
  if (turn.person.consent !== PRIVACY_VERSION) return say('missing.consent');
  if (answers.edits === undefined) return null;
  const activity = turn.activities.find(answers.edits);
  return activity && turn.activities.mayChange(activity) ? null : say('missing.edit');
}

/** Saves or changes. Throws NotAllowed. */
export function finishLog(answers: LogAnswers, turn: Turn): readonly Reply[] {
  const given = toActivity(answers, turn);
  const before = answers.edits === undefined ? null : turn.activities.find(answers.edits);
  const activity = before ? turn.activities.change(before.id, given) : turn.activities.save(given);
  turn.photos.clearDraft();
  const waiting = activity.photosWaiting;
  const count = activity.photos.length + waiting;
  const files = activity.files?.length ?? 0;
  const text: Say = {
    join: [
      say(before ? 'changed' : 'saved', {
        at: { date: turn.now.toISOString(), as: 'moment' },
        code: { code: { plain: activity.code } },
      }),
      turn.person.shownName !== null && say('saved-by', { name: turn.person.shownName }),
      count > 0 && say(waiting > 0 ? 'with-photos-waiting' : 'with-photos', { count, waiting }),
      files > 0 && say('with-files', { count: files }),
      waiting > 0 && say('photos-coming'),
      count > 0 && say('ask-rights'),
      say('can-change'),
    ],
  };
  return [{ text, buttons: next(activity, count > 0, turn) }];
}

function next(activity: Activity, hasPhotos: boolean, turn: Turn): readonly (readonly Button[])[] {
  const button = (name: KeyOf<'log', 'button'>, value: string): Button => ({ label: say(`button.${name}`), value });
  const isOwn = turn.person.holds.some((holding) => holding.unit === activity.unit);
  const isOnly = unitsToLog(turn).length === 1;
  const report = isOwn ? (isOnly ? 'unit-report' : `unit-report.${activity.unit}`) : `board.unit.${activity.unit}`;
  return [
    ...(hasPhotos ? [[button('rights', `log.${activity.code}.photos.ask`)]] : []),
    [button('report', report)],
    [button('same', `go.log.same.${activity.code}`)],
    [button('another', 'go.log'), button('home', 'home')],
  ];
}
