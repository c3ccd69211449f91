import { cleanText } from '../chat/clean.ts';
import type { Message, Say } from '../chat/index.ts';
import type { Flow, Step } from '../dialog/flow.ts';
import type { KeyOf } from '../words/keys.ts';

type Answers = { readonly photo: number; readonly caption: string | null };

const MOST = 200;
const say = (key: KeyOf<'photos', 'describe'>, values?: Readonly<Record<string, number | Say>>): Say =>
  values === undefined ? { key: `photos:describe.${key}` } : { key: `photos:describe.${key}`, with: values };

const tidy = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim();

const caption: Step<Answers, 'caption'> = {
  key: 'caption',
  takesText: true,
  ask: ({ photo }, turn) => {
    const now = turn.evidence.find(photo ?? 0);
    if (!now) return { text: say('gone') };
    if (now.caption === null) return { text: say('ask', { number: now.number, most: MOST }) };
    return {
      text: say('ask-again', { number: now.number, most: MOST, caption: { plain: now.caption } }),
      buttons: [[{ label: say('drop'), value: 'drop' }]],
    };
  },
  parse: ({ choice, text = '' }: Message) => {
    if (choice === 'drop') return { ok: true, value: null };
    const written = tidy(text);
    if (!/[\p{L}\p{N}]/u.test(written)) return { ok: false, because: say('unreadable') };
    if (written.length > MOST) return { ok: false, because: say('long', { most: MOST, length: written.length }) };
    return { ok: true, value: written };
  },
};

/** What is written below a photo of a log: `go.caption.<id>`. */
export const captionFlow: Flow<Answers> = {
  name: 'caption',
  for: ['teacher', 'lead', 'office'],
  version: 1,
  title: say('title'),
  keepsDraft: false,
  begin: ([id], turn) => {
    const photo = turn.evidence.find(Number(id));
    if (photo && turn.evidence.mayChange(photo)) return { ok: true, answers: { photo: photo.id } };
    return { ok: false, reply: { text: say('gone'), buttons: [[home]] } };
  },
  steps: [caption],
  summary: null,
  done: ({ photo: id, caption: written }, turn) => {
    const photo = turn.evidence.find(id);
    if (!photo) return [{ text: say('gone'), buttons: [[home]] }];
    turn.evidence.describe(id, written);
    const back = { label: say('back', { number: photo.number }), value: `log.${photo.code}.photo.${id}` };
    const text = written === null ? say('dropped') : say('done', { caption: { plain: written } });
    return [{ text, buttons: [[back], [{ label: say('all'), value: `log.${photo.code}.photos` }, home]] }];
  },
};

const home = { label: { key: 'pages:button.home' }, value: 'home' } as const;
