import { describe, expect, it } from 'vitest';
import { readCampaign } from '../../src/campaign/read.ts';
import type { Campaign } from '../../src/campaign/types.ts';
import { loggingUnits } from '../../src/campaign/unit-tree.ts';
import { addDays, instant } from '../../src/chat/civil.ts';
import { fold } from '../../src/chat/fold.ts';
import { sayPeopleExample } from '../../src/dialog/counts/people.ts';
import { words } from '../dialog/sample.ts';
import { talk } from './log-talk.ts';
import { openDesk, teacher } from './log-turn.ts';

function read(folder: string): Campaign {
  const result = readCampaign(`campaigns/${folder}`);
  if (!result.ok) throw new Error(JSON.stringify(result.mistakes));
  return { ...result.files, version: 1 };
}

describe.each(['duc-trong-2021', 'xa-mau-2025'])('in the campaign %s', (folder) => {
  const campaign = read(folder);
  const { plan } = campaign;
  const [unit] = loggingUnits(campaign);
  const begin = () => {
    const desk = openDesk([teacher(unit?.code ?? '')], campaign);
    desk.now = instant(addDays(plan.period.from, 2), '10:00');
    const chat = talk(desk);
    chat.begin();
    return { desk, chat };
  };

  it.each(plan.categories.map((each) => [each.label.vi, each] as const))(
    '"%s" is found by its label, code and name',
    (_, category) => {
      for (const typed of [category.label.vi, fold(category.label.vi), category.code.toLowerCase(), category.name.vi]) {
        const { chat } = begin();
        chat.type(typed);
        expect(chat.answers()['category'], typed).toBe(category.code);
      }
    },
  );

  it.each(plan.categories.map((each) => [each.label.vi, each] as const))('"%s" is logged to the end', (_, category) => {
    const { chat, desk } = begin();
    chat.type(category.code);
    chat.tap(category.label.vi);
    chat.type('hôm qua', 'kết hợp', 'bỏ qua', 'bỏ qua', 'bỏ qua');
    chat.type(words.plain(sayPeopleExample(plan.people), 'vi'));
    if (category.counts.length > 0) {
      const [, example = ''] = /Ví dụ: (.*)\.$/.exec(chat.said()) ?? [];
      chat.type(example);
    }
    expect(chat.at()).toBe('result');
    chat.type('bỏ qua', 'bỏ qua', 'ok');
    expect(desk.logs).toHaveLength(1);
    expect(Object.values(desk.logs[0]?.people?.counts ?? {}).filter((n) => n !== null)).toEqual([20, 300, 50]);
    expect(Object.keys(desk.logs[0]?.quantities ?? {})).toHaveLength(Math.min(3, category.counts.length));
  });

  it('every school is found by its name, as the office types it', () => {
    for (const each of loggingUnits(campaign)) {
      const desk = openDesk([{ id: 1, role: 'office', unit: null }], campaign);
      const chat = talk(desk);
      chat.begin();
      chat.type(fold(each.name));
      const offered = chat.buttons().map(([, value]) => value.split('~').at(-1));
      expect(chat.answers()['unit'] === each.code || offered.includes(each.code), each.name).toBe(true);
    }
  });
});
