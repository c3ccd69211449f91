import { expect, test } from 'vitest';
import { createAnsweredNews } from '../../src/bot/answered.ts';
import { createQuestionsDoor, MOST_A_DAY } from '../../src/bot/doors/questions.ts';
import { faqOf } from '../../src/campaign/faq.ts';
import type { Person } from '../../src/chat/index.ts';
import { createCampaignStore } from '../../src/store/campaign.ts';
import { createForgetting } from '../../src/store/forgetting.ts';
import { createJoining } from '../../src/store/joining.ts';
import { createPeopleStore } from '../../src/store/people.ts';
import { createSweeps } from '../../src/store/sweeps.ts';
import { NotAllowed } from '../../src/turn/index.ts';
import { campaign as files, later, NOON, openTown } from '../people/town.ts';

const DAY = 24 * 60;

/** A town whose people ask, and an office that answers. */
function openDesk() {
  const town = openTown();
  const { store } = town;
  const campaigns = createCampaignStore(store);
  campaigns.apply(files, NOON);
  const served = () => campaigns.current() ?? files;
  const door = createQuestionsDoor({
    store,
    campaigns,
    isOffice: ({ person }) => person.holds.some(({ role }) => role === 'office'),
    touch: () => undefined,
  });
  const people = createPeopleStore(store);
  const personOf = (id: number): Person | null => people.byId(id);
  const told: string[] = [];
  const news = createAnsweredNews({
    store,
    personOf,
    campaign: served,
    tell: (_person, reply, key) => {
      told.push(`${key} ${JSON.stringify(reply.text)}`);
      return true;
    },
  });
  const of = (name: string, now = NOON) => {
    const { person } = town.turn(name, now);
    return { ...door({ now, person, campaign: served(), address: { channel: 'phone', id: name } }), person };
  };
  const ask = (name: string, text: string, now = NOON) =>
    of(name, now).send({ key: text.toLowerCase(), text, offered: ['schedule'], opened: null });
  town.appoint('office', 'office');
  return { town, of, ask, told, news, served };
}

test('the same question of several is one, the most asked first, and answered once it stands among the questions', () => {
  const { of, ask, told, news, served } = openDesk();
  ask('mai', 'Có bán trú không');
  ask('an', 'Xe đưa đón ở đâu');
  expect([ask('lan', 'có bán trú không'), ask('lan', 'có bán trú không')]).toEqual(['sent', 'same']);
  const office = of('office', later(1));
  expect(office.open(0, 10).map(({ text, count }) => [text, count])).toEqual([
    ['Có bán trú không', 2],
    ['Xe đưa đón ở đâu', 1],
  ]);
  const [first] = office.open(0, 10);
  expect(office.traces(first?.id ?? 0)).toEqual({ offered: [['schedule', 2]], opened: [] });
  expect(office.answer(first?.id ?? 0, { question: 'Có bán trú không?', answer: 'Có.' })).toEqual({
    entry: 't1',
    told: 2,
  });
  expect([office.openCount(), faqOf(served()).map(({ id }) => id)]).toEqual([1, ['t1']]);
  news.run(later(2));
  news.run(later(3));
  expect(told.map((each) => each.split(' ')[0])).toEqual(['answered:1:1', 'answered:3:1']);
  expect(office.change('t1', { question: 'Có bán trú không?', answer: 'Không.' })).toBe(true);
  expect(faqOf(served())[0]?.answer).toEqual({ vi: 'Không.' });
  expect([office.withdraw('t1'), office.withdraw('t1'), faqOf(served())]).toEqual([true, false, []]);
});

test('nobody is told at night, nor what was withdrawn meanwhile, nor who is forgotten or took the question back', () => {
  const { of, ask, told, news, town } = openDesk();
  for (const name of ['mai', 'an', 'lan']) ask(name, 'Có bán trú không');
  ask('ba', 'Xe đưa đón ở đâu');
  const night = later(10 * 60);
  const office = of('office', night);
  office.answer(office.open(0, 1)[0]?.id ?? 0, { question: 'Có bán trú không?', answer: 'Có.' });
  const { entry } = office.answer(office.open(0, 1)[0]?.id ?? 0, { question: 'Xe đưa đón ở đâu?', answer: 'Ở cổng.' });
  office.withdraw(entry);
  news.run(night);
  expect(told).toEqual([]);
  expect(news.next(night)).toEqual(new Date('2021-10-04T07:00:00+07:00'));
  town.turn('mai').people.erase();
  expect(of('an').takeBack()).toBe(1);
  news.run(later(20 * 60));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('answered:3:');
  expect(news.next(later(20 * 60))).toBeNull();
});

test('a person sends so many a day and no more', () => {
  const { ask } = openDesk();
  const sent = Array.from({ length: MOST_A_DAY + 1 }, (_, i) => ask('mai', `câu hỏi thứ ${i}`));
  expect(sent).toEqual([...Array.from({ length: MOST_A_DAY }, () => 'sent'), 'many']);
  expect(ask('mai', 'câu hỏi ngày mai', later(DAY + 1))).toBe('sent');
});

test('only the office looks and answers', () => {
  const { of, ask, town } = openDesk();
  ask('mai', 'Có bán trú không');
  town.appoint('lead', 'lead', 'TH1');
  for (const who of [of('mai'), of('lead')]) {
    const said = { question: 'Có bán trú không?', answer: 'Có.' };
    const acts = [
      () => who.openCount(),
      () => who.open(0, 1),
      () => who.find(1),
      () => who.traces(1),
      () => who.answer(1, said),
      () => who.answer(null, said),
      () => who.assign(1, 'schedule'),
      () => who.drop(1),
      () => who.restore(1),
      () => who.change('t1', said),
      () => who.withdraw('t1'),
    ];
    for (const act of acts) expect(act).toThrow(NotAllowed);
  }
  expect(of('office').openCount()).toBe(1);
});

test('what led to an answer that was taken back leads nowhere, and what is dropped can be fetched back', () => {
  const { of, ask, served } = openDesk();
  ask('mai', 'Có bán trú không');
  ask('an', 'Bán trú bao nhiêu tiền');
  const office = of('office');
  const [first, second] = office.open(0, 2);
  expect([office.drop(first?.id ?? 0), office.drop(first?.id ?? 0), office.restore(first?.id ?? 0)]).toEqual([
    true,
    false,
    true,
  ]);
  office.answer(first?.id ?? 0, { question: 'Có bán trú không?', answer: 'Có.' });
  expect(office.assign(second?.id ?? 0, 'faq.t1')).toEqual({ told: 1 });
  expect(served().answers?.map(({ opens }) => opens)).toEqual([null, 'faq.t1']);
  expect(office.assign(second?.id ?? 0, 'faq.t1')).toBeNull();
});

test('a question goes after sixty days, keeps whoever waits for its answer, and is one where two accounts are', () => {
  const { town, ask, of } = openDesk();
  ask('mai', 'Có bán trú không');
  ask('lan', 'có bán trú không');
  const [mai, lan] = [of('mai').person.id, of('lan').person.id];
  town.store.atomically(() => createJoining(town.store)(lan, mai, NOON));
  expect(town.count('asked_questions')).toBe(1);
  expect(town.count('asked_questions', `person = ${mai}`)).toBe(1);
  const sweep = createSweeps(town.store);
  const forgetting = createForgetting(town.store);
  expect(forgetting.forgetSilent(later(31 * DAY))).toBe(0);
  sweep(later(59 * DAY), true);
  expect(town.count('asked_questions')).toBe(1);
  sweep(later(60 * DAY), true);
  expect(town.count('asked_questions')).toBe(0);
  expect(forgetting.forgetSilent(later(61 * DAY))).toBe(1);
});
