import { expect, test } from 'vitest';
import type { Capabilities, Choices, Reply } from '../../src/chat/index.ts';
import { choicesOf, numbersOf, withNumbers } from '../../src/chat/numbered.ts';

const plain: Capabilities = { edit: false, buttons: 0, textLimit: 2000, files: [] };
const words = { mayType: 'Có thể nhắn', typeNumber: 'Nhắn số để chọn' };

const cases: readonly {
  readonly name: string;
  readonly reply: Reply<string>;
  readonly shown: string;
  readonly choices: string[];
}[] = [
  {
    name: 'a text without choices stays as it is',
    reply: { text: 'Đã lưu.' },
    shown: 'Đã lưu.',
    choices: [],
  },
  {
    name: 'each choice has a line and a number, tabs share one, and the ways out are typed as words',
    reply: {
      text: 'Lịch',
      buttons: [
        [
          { label: 'T2 04/10', value: 'schedule.2021-10-04' },
          { label: 'T3 05/10', value: 'schedule.2021-10-05' },
        ],
        [{ label: 'Xem tất cả các lớp của ngày', value: 'classes' }],
        [
          { label: 'Quay lại', value: '~log~a1~day~-back' },
          { label: 'Hủy', value: '~log~a1~day~-cancel' },
        ],
        [{ label: 'Trang chính', value: 'home' }],
      ],
    },
    shown:
      'Lịch\n\nNhắn số để chọn:\n1. T2 04/10 · 2. T3 05/10\n3. Xem tất cả các lớp của ngày\nCó thể nhắn: Quay lại, Hủy, Trang chính',
    choices: ['T2 04/10', 'T3 05/10', 'Xem tất cả các lớp của ngày', 'Quay lại', 'Hủy', 'Trang chính'],
  },
  {
    name: 'the tabs of a week stand behind what the page is about, and before the way home',
    reply: {
      text: 'Lịch',
      buttons: [
        ['T6 01/10', 'T7 02/10', 'CN 03/10', 'T2 04/10'].map((label, at) => ({
          label,
          value: `schedule.${at}`,
          part: 'tab' as const,
        })),
        [{ label: '07:30 Lễ phát động', value: 'session.B01' }],
        [
          { label: 'Quay lại', value: 'classes', part: 'back' },
          { label: 'Trang chính', value: 'home' },
        ],
      ],
    },
    shown:
      'Lịch\n\nNhắn số để chọn:\n1. 07:30 Lễ phát động\n2. T6 01/10 · 3. T7 02/10 · 4. CN 03/10 · 5. T2 04/10\nCó thể nhắn: Quay lại, Trang chính',
    choices: ['07:30 Lễ phát động', 'Quay lại', 'T6 01/10', 'T7 02/10', 'CN 03/10', 'T2 04/10', 'Trang chính'],
  },
  {
    name: 'where the page is about days alone they come first, in their order, and the way back after them',
    reply: {
      text: 'Ngày nào?',
      buttons: [
        ['T6 01/10', 'T7 02/10 (hôm nay)', 'CN 03/10', 'T2 04/10', 'T3 05/10', 'T4 06/10'].map((label, at) => ({
          label,
          value: `mend.${at}`,
          part: 'tab' as const,
        })),
        [
          { label: 'Quay lại', value: 'board', part: 'back' },
          { label: 'Trang chính', value: 'home' },
        ],
      ],
    },
    shown:
      'Ngày nào?\n\nNhắn số để chọn:\n1. T6 01/10\n2. T7 02/10 (hôm nay)\n3. CN 03/10\n4. T2 04/10\n5. T3 05/10\n6. T4 06/10\nCó thể nhắn: Quay lại, Trang chính',
    choices: [
      'T6 01/10',
      'T7 02/10 (hôm nay)',
      'CN 03/10',
      'T2 04/10',
      'T3 05/10',
      'T4 06/10',
      'Quay lại',
      'Trang chính',
    ],
  },
  {
    name: 'a day with one session: the session comes before the tabs that stand above it',
    reply: {
      text: 'Lịch',
      buttons: [
        ['T6 01/10', 'T7 02/10', 'CN 03/10', 'T2 04/10'].map((label, at) => ({
          label,
          value: `schedule.${at}`,
          part: 'tab' as const,
        })),
        [{ label: '07:30 Lễ phát động', value: 'session.B01' }],
        [{ label: 'Trang chính', value: 'home' }],
      ],
    },
    shown:
      'Lịch\n\nNhắn số để chọn:\n1. 07:30 Lễ phát động\n2. T6 01/10 · 3. T7 02/10 · 4. CN 03/10 · 5. T2 04/10\nCó thể nhắn: Trang chính',
    choices: ['07:30 Lễ phát động', 'T6 01/10', 'T7 02/10', 'CN 03/10', 'T2 04/10', 'Trang chính'],
  },
  {
    name: 'short choices have a line each',
    reply: {
      text: 'Anh/Chị là ai?',
      buttons: [
        [
          { label: 'Giáo viên', value: 'who.as.GV' },
          { label: 'Phụ huynh', value: 'who.as.PH' },
        ],
        [
          { label: 'Quay lại', value: 'help', part: 'back' },
          { label: 'Trang chính', value: 'home' },
        ],
      ],
    },
    shown: 'Anh/Chị là ai?\n\nNhắn số để chọn:\n1. Giáo viên\n2. Phụ huynh\nCó thể nhắn: Quay lại, Trang chính',
    choices: ['Giáo viên', 'Phụ huynh', 'Quay lại', 'Trang chính'],
  },
  {
    name: 'a link is printed and not counted',
    reply: {
      text: 'Lớp B01',
      buttons: [
        [{ label: 'Vào lớp', url: 'https://hop.example/a?b=1&c=2' }],
        [{ label: 'Nhắc tôi trước 10 phút', value: 'session.B01.remind' }],
      ],
    },
    shown: 'Lớp B01\n\nVào lớp: https://hop.example/a?b=1&amp;c=2\n\nNhắn số để chọn:\n1. Nhắc tôi trước 10 phút',
    choices: ['Nhắc tôi trước 10 phút'],
  },
  {
    name: 'what can be copied is printed only when the text does not show it',
    reply: {
      text: 'Chủ đề: <b>Học &amp; hành</b>',
      buttons: [[{ label: 'Sao chép', copy: 'Học & hành' }], [{ label: 'Mã', copy: 'ABCD' }]],
    },
    shown: 'Chủ đề: <b>Học &amp; hành</b>\n\nMã: <code>ABCD</code>',
    choices: [],
  },
  {
    name: 'a step that takes numbers lists its choices as words',
    reply: {
      text: 'Có bao nhiêu người?',
      wordsOnly: true,
      buttons: [
        [{ label: 'Bỏ qua', value: '~log~a1~people~-skip' }],
        [{ label: 'Quay lại', value: '~log~a1~people~-back' }],
      ],
    },
    shown: 'Có bao nhiêu người?\n\nCó thể nhắn: Bỏ qua, Quay lại',
    choices: ['Bỏ qua', 'Quay lại'],
  },
  {
    name: 'a label with markup signs is shown, not obeyed',
    reply: { text: 'Chọn', buttons: [[{ label: 'Nhóm <b>1</b> & nhóm khác nữa', value: 'who' }]] },
    shown: 'Chọn\n\nNhắn số để chọn:\n1. Nhóm &lt;b&gt;1&lt;/b&gt; &amp; nhóm khác nữa',
    choices: ['Nhóm <b>1</b> & nhóm khác nữa'],
  },
];

for (const { name, reply, shown, choices } of cases) {
  test(name, () => {
    const numbered = withNumbers(reply, plain, words);
    expect(numbered.text).toBe(shown);
    expect(numbered.buttons).toBeUndefined();
    expect(choicesOf(reply).map(([label]) => label)).toEqual(choices);
  });
}

test('the number that a person reads is the place of the choice that the bot counts', () => {
  for (const { reply } of cases) {
    const text = withNumbers(reply, plain, words).text;
    if (reply.wordsOnly) continue;
    const numbers = numbersOf(choicesOf(reply));
    for (const [index, [label]] of choicesOf(reply).entries()) {
      const number = numbers[index] ?? null;
      if (number === null) continue;
      expect(text).toContain(
        `${number}. ${label.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}`,
      );
    }
  }
});

test('a choice keeps its number when all are shown again, each in a row of its own', () => {
  for (const { reply } of cases) {
    const again = choicesOf(reply).map(([label, value, part]) => [{ label, value, ...(part && { part }) }]);
    expect(choicesOf({ text: '', buttons: again })).toEqual(choicesOf(reply));
  }
});

test('a phone with buttons gets the reply untouched', () => {
  const reply: Reply<string> = { text: 'x', buttons: [[{ label: 'A', value: 'a' }]] };
  expect(withNumbers(reply, { ...plain, buttons: 100 }, words)).toBe(reply);
});

const DANGEROUS: Choices = [
  ['Hủy', '~log~a1~place~-cancel'],
  ['Bỏ hết', '~log~a1~place~-drop'],
  ['Bỏ qua', '~log~a1~place~-skip'],
  ['Bỏ hết ảnh', '~log~a1~photos~all.drop'],
  ['Xác nhận và lưu', '~log~a1~summary~-yes'],
  ['Gửi', '~broadcast~a1~summary~-yes'],
  ['Xóa ngay', 'my-data.erase.yes'],
  ['Rút hoạt động', 'log.HD-7K3M.withdraw'],
  ['Rút', 'log.HD-7K3M.withdraw.yes'],
  ['Rút đồng ý', 'privacy.withdraw'],
  ['Đồng ý', 'privacy.yes.log'],
  ['Thu hồi', 'roles.holder.7.yes'],
  ['Hủy gửi', 'broadcast.17.cancel.yes'],
  ['Gửi lại', 'broadcast.17.resend.yes'],
  ['Hủy liên kết', 'accounts.unlink.telegram.1.yes.2'],
  ['Đồng ý liên kết', 'link.yes.0123456789abcdef'],
  ['Bắt đầu lại từ đầu', 'go.fresh.log'],
  ['Bỏ bản ghi dở', 'go.drop.log'],
  ['Dừng mọi nhắc lịch', 'reminders.stop'],
  ['Trang chính', 'home'],
  ['Quay lại', 'classes', 'back'],
];

test.each(DANGEROUS.map((choice) => [choice] as const))('no number ever chooses %j', (dangerous) => {
  const choices: Choices = [
    ['Xem', 'schedule'],
    dangerous,
    ...['a', 'b', 'c', 'd'].map((each) => [each, each] as const),
  ];
  expect(numbersOf(choices)).toEqual([1, null, 2, 3, 4, 5]);
  expect(numbersOf([dangerous])).toEqual([null]);
});

test('a page that asks yes or no is answered in words, whichever answer it is', () => {
  expect(
    numbersOf([
      ['Giữ lại', 'my-data'],
      ['Xóa ngay', 'my-data.erase.yes'],
    ]),
  ).toEqual([null, null]);
});
