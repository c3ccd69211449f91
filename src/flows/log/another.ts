/** The unit has logged the same kind of activity of the same day: another one, or the same twice? Asked before anything is saved. */
import { unitName } from '../../campaign/unit-tree.ts';
import { fold } from '../../chat/fold.ts';
import type { Button, Message, Reply, Say } from '../../chat/index.ts';
import { keptForBoth } from '../../chat/kept.ts';
import { sayDays, sayHeadcount } from '../../dialog/echo.ts';
import type { Parsed, Step } from '../../dialog/flow.ts';
import { stack } from '../../dialog/question.ts';
import type { Activity, Turn } from '../../turn/index.ts';
import { categoryOf, type LogAnswers, type SoFar, say } from './answers.ts';

/** So many are named; a unit that logs a kind of activity more often a day knows what it does. */
const MOST_NAMED = 3;
const SAID =
  /^(?:van (?:luu|ghi)|luu|day la|la)?[ ,]*(?:mot )?(?:hoat dong |lan )?(?:khac|moi)(?: nua)?$|^(?:van|cu) (?:luu|ghi)|^(?:it is )?another/;

/** Kept: which logs it was asked of. One that somebody logged since is asked about again, at the last yes too. */
export const anotherStep: Step<LogAnswers, 'another'> = {
  key: 'another',
  when: (soFar, turn) => alikeOf(soFar, turn).length > 0,
  stands: (value, soFar, turn) => alikeOf(soFar, turn).every(({ code }) => value.includes(code)),
  ask: (soFar, turn) => asking(soFar, turn),
  parse: (message, soFar, turn) => read(message, soFar, turn),
};

/** What is logged and could be the same; a log that is changed is not its own double, and stays one that it was before the change. */
const alikeOf = keptForBoth(({ unit, category, days, edits }: SoFar, turn: Turn): readonly Activity[] => {
  if (unit === undefined || category === undefined || days === undefined) return [];
  const alike = turn.activities.alike({ unit, category, ...days }).filter(({ code }) => code !== edits);
  const before = edits === undefined || alike.length === 0 ? null : turn.activities.find(edits);
  if (!before || before.unit !== unit || before.category !== category) return alike;
  return alike.filter((each) => each.from > before.to || each.to < before.from);
});

const anotherButton: Button = { label: say('another.yes'), value: 'yes' };

function asking(soFar: SoFar, turn: Turn): Reply {
  const alike = alikeOf(soFar, turn);
  return {
    text: { join: [...alike.slice(0, MOST_NAMED).map((each) => nameOf(each, soFar, turn)), say('another.ask')] },
    buttons: [[{ label: say('another.see'), value: 'see' }], [anotherButton]],
  };
}

/** "Trường Tiểu học Hoa Sim đã ghi “Băng rôn” ngày thứ Sáu, 01/10/2021: “Treo ở cổng” (HD-7K3M, do người khác ghi)." */
function nameOf(activity: Activity, soFar: SoFar, turn: Turn): Say {
  const category = categoryOf(soFar, turn);
  return say(`another.logged-${activity.mine ? 'mine' : activity.onBehalf ? 'office' : 'other'}`, {
    unit: { local: unitName(turn.campaign, activity.unit) },
    category: category ? { local: category.label } : activity.category,
    days: sayDays(activity.from, activity.to),
    title: activity.title,
    code: activity.code,
  });
}

function read(message: Message, soFar: SoFar, turn: Turn): Parsed<readonly string[]> {
  if (message.choice === 'see') return { ok: true, deeper: true, more: whole(soFar, turn) };
  const isAnother =
    message.choice === undefined ? SAID.test(fold((message.text ?? '').slice(0, 60))) : message.choice === 'yes';
  if (isAnother) return { ok: true, value: alikeOf(soFar, turn).map(({ code }) => code) };
  return { ok: false, because: say('another.unreadable') };
}

/** What was logged, with its figures: enough to tell whether it is the same. */
function whole(soFar: SoFar, turn: Turn): Reply {
  const logs = alikeOf(soFar, turn).slice(0, MOST_NAMED);
  const texts = logs.map((each): Say => {
    const count = each.photos.length + each.photosWaiting;
    return {
      join: [
        nameOf(each, soFar, turn),
        say('another.people', { people: sayHeadcount(each.people, turn.campaign.plan.people) }),
        each.place !== null && say('another.place', { place: each.place }),
        each.result !== null && say('another.result', { result: each.result }),
        count > 0 ? say('photos.count', { count }) : say('photos.none'),
        say('another.at', { at: { date: each.createdAt.toISOString(), as: 'moment' } }),
      ],
    };
  });
  return { text: stack([...texts, say('another.ask')]), buttons: [[anotherButton]] };
}
