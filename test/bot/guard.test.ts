import { expect, test } from 'vitest';
import { z } from 'zod';
import { resumeDraft } from '../../src/bot/flow-steps.ts';
import { guarded } from '../../src/bot/guard.ts';
import type { Person } from '../../src/chat/index.ts';
import { beginFlow } from '../../src/dialog/engine.ts';
import type { Flow, Standing } from '../../src/dialog/flow.ts';
import { plainFlow } from '../../src/dialog/progress.ts';
import { NotAllowed, type Turn } from '../../src/turn/index.ts';
import { runFlow } from '../support/flow-run.ts';
import { plainTurn } from '../support/plain-turn.ts';

type Wish = { readonly what: string };
/** A flow for teachers that looks at no role itself. */
const wishFlow: Flow<Wish> = {
  name: 'wish',
  for: ['teacher'],
  version: 1,
  title: { plain: 'Đề nghị' },
  keepsDraft: true,
  begin: () => ({ ok: true, answers: {} }),
  steps: [
    {
      key: 'what',
      takesText: true,
      ask: () => ({ text: { plain: 'Gì?' } }),
      parse: ({ text = '' }) => ({ ok: true, value: text }),
    },
  ],
  summary: null,
  keeps: { answers: z.object({ what: z.string() }) },
  done: () => [{ text: { plain: 'Đã ghi.' } }],
};
const wish = guarded(plainFlow(wishFlow));

const teacher: Person['holds'] = [{ id: 1, role: 'teacher', unit: 'TH1' }];
const turnOf = (holds: Person['holds']) => plainTurn({ person: { holds } });
const lost = (turn: Turn): Turn => ({ ...turn, person: { ...turn.person, holds: [] } });
const ONLY_UNIT = { key: 'office:only-for.unit' };

test('a flow of a role opens for who holds it, and keeps what they say', () => {
  const { turn, done } = turnOf(teacher);
  expect(runFlow(wish, [], turn).type('Ghế').text()).toBe('Đã ghi.');
  expect(done).toEqual(['keep wish {"what":"Ghế"}']);
});

test('whom a flow is not for is told so, and nothing opens', () => {
  expect(runFlow(wish, [], turnOf([]).turn).outcome()).toMatchObject({
    standing: null,
    ended: 'refused',
    replies: [{ text: { join: [ONLY_UNIT] } }],
  });
});

test('a flow that refuses says why itself', () => {
  const reply = { text: { plain: 'Xin hỏi trường.' } };
  const own = guarded(plainFlow({ ...wishFlow, begin: () => ({ ok: false, reply }) }));
  expect(beginFlow(own, [], turnOf([]).turn).replies).toEqual([reply]);
});

test('whoever lost the role on the way is refused at the last answer, and nothing is kept', () => {
  const { turn, done } = turnOf(teacher);
  const mutable = { ...turn };
  const run = runFlow(wish, [], mutable);
  mutable.person = lost(turn).person;
  expect(() => run.type('Ghế')).toThrow(NotAllowed);
  expect(done).toEqual([]);
});

test('nothing is kept where a flow’s own end refuses', () => {
  const { turn, done } = turnOf(teacher);
  const refuses = (): never => {
    throw new NotAllowed('wish');
  };
  const run = runFlow(plainFlow({ ...wishFlow, done: refuses }), [], turn);
  expect(() => run.type('Ghế')).toThrow(NotAllowed);
  expect(done).toEqual([]);
});

test('a draft of a flow is gone on with by those whom it is for; for others it stays where it is', () => {
  const { turn, done } = turnOf(teacher);
  const standing = beginFlow(wish, [], turn).standing as Standing;
  const drafts = { ...turn.drafts, read: () => JSON.stringify(standing) };
  const place = { standing: null, shown: [] };
  const refused = resumeDraft(wish, false, { ...lost(turn), drafts }, place);
  expect(refused).toMatchObject({ standing: null, replies: [{ text: { join: [ONLY_UNIT] } }] });
  expect(done).toEqual([]);
  expect(resumeDraft(wish, false, { ...turn, drafts }, place).standing?.at).toBe('what');
  expect(done).toEqual(['discard wish']);
});
