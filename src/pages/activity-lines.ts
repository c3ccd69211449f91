import { unitName } from '../campaign/unit-tree.ts';
import type { Say } from '../chat/index.ts';
import { sayDays, sayHeadcount, sayMode, sayQuantities } from '../dialog/echo.ts';
import type { Activity, Turn } from '../turn/index.ts';

/** One activity in full: every line that was given. */
export function activityLines(activity: Activity, turn: Turn): Say {
  const { campaign } = turn;
  const category = campaign.plan.categories.find((each) => each.code === activity.category);
  const line = (name: string, value: Say | null): Say | null =>
    value && { key: `office:log.line.${name}`, with: { value } };
  const text = (value: string | null): Say | null => (value ? { plain: value } : null);
  return {
    join: [
      { bold: { plain: activity.title } },
      line('category', category ? { local: category.name } : { plain: activity.category }),
      line('days', sayDays(activity.from, activity.to)),
      line('mode', sayMode(activity.mode)),
      line('platform', platformName(activity, turn)),
      line('link', text(activity.link)),
      line('place', text(activity.place)),
      line('people', activity.people && sayHeadcount(activity.people, campaign.plan.people)),
      line(
        'quantities',
        category && category.counts.length > 0 ? sayQuantities(activity.quantities, category.counts) : null,
      ),
      line('result', text(activity.result)),
      line('photos', photosLine(activity)),
      line('unit', { local: unitName(campaign, activity.unit) }),
      line('author', text(activity.author ?? null)),
      {
        key: activity.onBehalf ? 'office:log.kept-on-behalf' : 'office:log.kept',
        with: {
          code: { code: { plain: activity.code } },
          at: { date: activity.createdAt.toISOString(), as: 'moment' },
        },
      },
      withdrawnLine(activity),
    ],
  };
}

/** Who withdrew it, by role: no names are kept. */
export function withdrawnLine(activity: Activity): Say | null {
  if (!activity.withdrawn) return null;
  const { by, at } = activity.withdrawn;
  return {
    key: 'office:log.withdrawn',
    with: { by: { key: `office:by.${by}` }, at: { date: at.toISOString(), as: 'moment' } },
  };
}

function platformName(activity: Activity, turn: Turn): Say | null {
  if (!activity.platform) return null;
  const known = turn.campaign.plan.platforms.find((each) => each.code === activity.platform);
  return { plain: known?.name ?? activity.platform };
}

function photosLine(activity: Activity): Say | null {
  const files = activity.files?.length ?? 0;
  if (activity.photos.length === 0 && activity.photosWaiting === 0 && files === 0) return null;
  return {
    join: [
      (activity.photos.length > 0 || files === 0) && {
        key: 'office:log.photos',
        with: { count: activity.photos.length },
      },
      files > 0 && { key: 'office:log.files', with: { count: files } },
      activity.photosWaiting > 0 && { key: 'office:log.photos-waiting', with: { count: activity.photosWaiting } },
    ],
    by: ', ',
  };
}
