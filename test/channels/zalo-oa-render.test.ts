import { describe, expect, it } from 'vitest';
import { planParts, takesType, type ZaloPart } from '../../src/channels/zalo/render.ts';
import type { Media, Reply } from '../../src/chat/index.ts';
import { choicesOf } from '../../src/chat/numbered.ts';
import { WORDS } from '../support/zalo-oa/channel.ts';

const plan = (reply: Reply<string>, insteadOfFile?: string) => planParts(reply, { words: WORDS, insteadOfFile });
const textOf = (part: ZaloPart | undefined): string => (part?.kind === 'text' ? part.text : '');
const titlesOf = (part: ZaloPart | undefined): string[] =>
  part?.kind === 'text' ? part.buttons.map((each) => each.title) : [];
const values = (labels: readonly string[], prefix = 'page') =>
  labels.map((label, at) => ({ label, value: `${prefix}.${at}` }));
const rows = (labels: readonly string[], prefix?: string) => values(labels, prefix).map((each) => [each]);
const numbers = (count: number) => Array.from({ length: count }, (_, at) => `Lớp học số ${at + 1}`);
const home = { label: 'Trang chính', value: 'home' };

describe('a text', () => {
  it('loses its markup and is composed', () => {
    const decomposed = 'Học tập suốt đời'.normalize('NFD');
    expect(plan({ text: `<b>Chủ đề</b>\n<code>${decomposed} &amp; &lt;3</code>` })).toEqual([
      { kind: 'text', text: 'Chủ đề\nHọc tập suốt đời & <3', buttons: [] },
    ]);
  });

  it('is counted after it is composed: what fits is not cut', () => {
    const text = 'ặ'.repeat(2000).normalize('NFD');
    expect(text.length).toBeGreaterThan(2000);
    expect(plan({ text })).toHaveLength(1);
  });

  it('that is too long is cut between paragraphs, with the buttons under the last part', () => {
    const text = ['a'.repeat(1500), 'b'.repeat(400), 'c'.repeat(1000)].join('\n\n');
    const parts = plan({ text, buttons: [[home]] });
    expect(parts.map((each) => [textOf(each).length, titlesOf(each)])).toEqual([
      [1902, []],
      [1000, ['Trang chính']],
    ]);
  });

  it('of nothing is nothing to send', () => {
    expect(plan({ text: ' \n' })).toEqual([]);
    expect(plan({ text: '', buttons: [[home]] }).map(titlesOf)).toEqual([['Trang chính']]);
  });
});

describe('buttons', () => {
  it('up to five are buttons, and the text stays as it is', () => {
    const [part] = plan({
      text: 'Buổi học',
      buttons: [[{ label: 'Vào lớp', url: 'https://hop.example/lop' }], ...rows(['Nhắc tôi', 'Lịch']), [home]],
    });
    expect(part).toEqual({
      kind: 'text',
      text: 'Buổi học',
      buttons: [
        { title: 'Vào lớp', type: 'oa.open.url', payload: { url: 'https://hop.example/lop' } },
        { title: 'Nhắc tôi', type: 'oa.query.hide', payload: '#bh.page.0' },
        { title: 'Lịch', type: 'oa.query.hide', payload: '#bh.page.1' },
        { title: 'Trang chính', type: 'oa.query.hide', payload: '#bh.home' },
      ],
    });
  });

  it('of which only the ways out are too many leave those to be typed, and say so', () => {
    const ways = [
      { label: 'Quay lại', value: '~log~r1~days~-back' },
      { label: 'Hủy', value: '~log~r1~days~-cancel' },
    ];
    const [part] = plan({ text: 'Ngày nào?', buttons: [...rows(['Hôm nay', 'Hôm qua', 'T2', 'T3'], 'd'), ways] });
    expect(titlesOf(part)).toEqual(['Hôm nay', 'Hôm qua', 'T2', 'T3', 'Quay lại']);
    expect(textOf(part)).toBe('Ngày nào?\n\nCó thể nhắn: Hủy');
  });

  it('more than five are listed with their numbers, four are buttons, and one shows more', () => {
    const reply = { text: 'Các lớp', buttons: [...rows(numbers(7)), [home]] };
    const [part] = plan(reply);
    expect(titlesOf(part)).toEqual([...numbers(4), 'Xem thêm']);
    expect(textOf(part)).toBe(
      [
        'Các lớp',
        '',
        'Nhắn số để chọn:',
        ...numbers(7).map((each, at) => `${at + 1}. ${each}`),
        'Có thể nhắn: Trang chính',
      ].join('\n'),
    );
  });

  it('more than ten are listed ten at a time, and “more” goes on where it stopped until all were buttons once', () => {
    const reply = { text: 'Các lớp', buttons: rows(numbers(23)) };
    const seen: string[] = [];
    for (let from: number | undefined = 0; from !== undefined; ) {
      const [part] = plan({ ...reply, choicesFrom: from });
      const lines = textOf(part)
        .split('\n')
        .filter((line) => /^\d+\. /.test(line));
      // One alone is not kept back.
      const left = 23 - from;
      expect(lines.length).toBe(left === 11 ? 11 : Math.min(10, left));
      for (const line of lines) {
        const [number = '', label] = line.split('. ');
        expect(choicesOf(reply)[Number(number) - 1]?.[0]).toBe(label);
      }
      const titles = titlesOf(part);
      expect(titles.length).toBeLessThanOrEqual(5);
      seen.push(...titles.filter((title) => title !== 'Xem thêm'));
      const more = part?.kind === 'text' ? part.buttons.find((each) => each.title === 'Xem thêm') : undefined;
      from = typeof more?.payload === 'string' ? Number(/^#bh\.more\.(\d+)\.\w+$/.exec(more.payload)?.[1]) : undefined;
    }
    expect(seen).toEqual(numbers(23));
  });

  const tabsOf = (labels: readonly string[]) =>
    values(labels, 'schedule').map((each) => ({ ...each, part: 'tab' as const }));

  it('that are the tabs of a week stand back behind what the page is about, with the numbers that follow', () => {
    const tabs = ['• T6 01/10', 'T7 02/10', 'CN 03/10', 'T2 04/10', 'T3 05/10', 'T4 06/10', 'T5 07/10'];
    const sessions = ['07:30 Lễ phát động Tuần lễ', '09:00 Tập huấn tìm kiếm', '14:00 Khai thác kho học liệu'];
    const [part] = plan({ text: 'Lịch', buttons: [tabsOf(tabs), ...rows(sessions, 'session'), [home]] });
    expect(titlesOf(part)).toEqual([...sessions, '• T6 01/10', 'Xem thêm']);
    expect(textOf(part).split('\n').slice(2)).toEqual([
      'Nhắn số để chọn:',
      '1. 07:30 Lễ phát động Tuần lễ',
      '2. 09:00 Tập huấn tìm kiếm',
      '3. 14:00 Khai thác kho học liệu',
      '4. • T6 01/10 · 5. T7 02/10 · 6. CN 03/10 · 7. T2 04/10 · 8. T3 05/10 · 9. T4 06/10 · 10. T5 07/10',
      'Có thể nhắn: Trang chính',
    ]);
  });

  it('that are tabs and don’t all fit wait as a whole for what follows', () => {
    const tabs = ['T6 01/10', 'T7 02/10', 'CN 03/10', 'T2 04/10', 'T3 05/10', 'T4 06/10', 'T5 07/10'];
    const reply = { text: 'Lịch', buttons: [tabsOf(tabs), ...rows(numbers(6), 'session')] };
    expect(textOf(plan(reply)[0])).not.toContain('01/10');
    expect(textOf(plan({ ...reply, choicesFrom: 4 })[0])).toContain('7. T6 01/10 · 8. T7 02/10');
  });

  it('of a step that takes numbers are listed as words', () => {
    const [part] = plan({ text: 'Bao nhiêu?', wordsOnly: true, buttons: rows(numbers(6)) });
    expect(textOf(part)).toBe(`Bao nhiêu?\n\nCó thể nhắn: ${numbers(6).join(', ')}`);
    expect(titlesOf(part)).toHaveLength(5);
  });

  it('that copy stand in the text, once', () => {
    const [part] = plan({
      text: 'Mã của thầy/cô: <code>HD-7K3M</code>',
      buttons: [[{ label: 'Chép mã', copy: 'HD-7K3M' }], [{ label: 'Chép chủ đề', copy: 'Học & làm' }], [home]],
    });
    expect(textOf(part)).toBe('Mã của thầy/cô: HD-7K3M\n\nChép chủ đề: Học & làm');
    expect(titlesOf(part)).toEqual(['Trang chính']);
  });

  it('that are links beyond two stand in the text where there are too many buttons', () => {
    const link = (at: number) => [{ label: `Lớp ${at}`, url: `https://hop.example/${at}` }];
    const [part] = plan({ text: 'a', buttons: [link(1), link(2), link(3), ...rows(numbers(4))] });
    expect(titlesOf(part)).toEqual(['Lớp 1', 'Lớp 2', 'Lớp học số 1', 'Lớp học số 2', 'Xem thêm']);
    expect(textOf(part)).toContain('Lớp 3: https://hop.example/3');
  });

  it('that are links alone leave no heading over an empty list', () => {
    const link = (at: number) => [{ label: `Lớp ${at}`, url: `https://hop.example/${at}` }];
    const [part] = plan({ text: 'a', buttons: [1, 2, 3, 4, 5, 6].map(link) });
    expect(textOf(part)).not.toContain('Nhắn số');
    expect(textOf(part)).toContain('Lớp 6: https://hop.example/6');
  });

  it('have titles of at most a hundred characters', () => {
    const [part] = plan({ text: 'a', buttons: [[{ label: 'ơ'.repeat(150), value: 'x' }]] });
    expect(titlesOf(part)[0]).toHaveLength(100);
  });
});

describe('pictures and files', () => {
  const media = (name: string, mime: string): Media => ({ hash: `h-${name}`, mime, name });
  const photo = media('anh.jpg', 'image/jpeg');
  const kinds = (reply: Reply<string>, insteadOfFile?: string) =>
    plan(reply, insteadOfFile).map((each) => (each.kind === 'text' ? each.text : each.kind));

  it.each<[string, Reply<string>, string[]]>([
    ['a picture carries a text without buttons', { text: 'chú thích', image: photo }, ['image']],
    [
      'with buttons it goes before the text',
      { text: 'chú thích', image: photo, buttons: [[home]] },
      ['image', 'chú thích'],
    ],
    [
      'several come one by one, the text with the last',
      { text: 'a', images: [photo, photo, photo] },
      ['image', 'image', 'image'],
    ],
    ['a PDF goes as a file', { text: 'a', file: media('a.pdf', 'application/pdf') }, ['file', 'a']],
    ['a table too', { text: 'a', file: media('a.csv', 'text/csv; charset=utf-8') }, ['file', 'a']],
  ])('%s', (_, reply, expected) => {
    expect(kinds(reply)).toEqual(expected);
  });

  it('what Zalo takes is told by its kind, whatever stands behind it', () => {
    const types = ['application/pdf', 'Text/CSV; charset=utf-8', 'text/calendar', 'text/plain', 'image/jpeg'];
    expect(types.map((type) => takesType(media('a', type)))).toEqual([true, true, false, false, false]);
  });

  it('what is said in the place of a file stands between the text and the choices', () => {
    const reply = { text: 'a', file: media('lich.ics', 'text/calendar'), buttons: rows(numbers(7)) };
    expect(kinds(reply, 'lich.ics: https://bot.example/f')).toEqual([
      expect.stringMatching(/^a\n\nlich\.ics: https:\/\/bot\.example\/f\n\nNhắn số để chọn:\n1\. /),
    ]);
  });
});
