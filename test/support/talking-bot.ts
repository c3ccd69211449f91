import type { Simulator } from '../../src/channels/simulator/index.ts';
import type { Buttons, Incoming, Message, Reply } from '../../src/chat/index.ts';
import { escapeMarkup } from '../../src/chat/markup.ts';

/** The bytes behind the hashes that this bot sends. */
export const CALENDAR = new TextEncoder().encode('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
/** One grey point. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mOsr6//DwAFgwKBqZf2xgAAAABJRU5ErkJggg==',
  'base64',
);

const HOME: Buttons<string>[number] = [{ label: 'Trang chính', value: 'home' }];
const DAYS = ['T6 01/10', 'T7 02/10', 'CN 03/10', 'T2 04/10', 'T3 05/10', 'T4 06/10', 'T5 07/10'];

const pages: Record<string, (argument: string) => Reply<string>> = {
  home: () => ({
    page: true,
    text: '<b>Tuần lễ học tập</b>\nKính chào Anh/Chị. Trợ lý Tuần lễ có thể giúp các việc sau:',
    buttons: [
      [
        { label: 'Lịch học', value: 'schedule.0' },
        { label: 'Chủ đề', value: 'theme' },
      ],
      [{ label: 'Ghi hoạt động', value: 'log' }],
    ],
  }),
  schedule: (day) => ({
    page: true,
    text: `<b>Lịch ${DAYS[Number(day)] ?? ''}</b>\n07:30 Kỹ năng đọc sách cùng con\n19:30 An toàn trên mạng\nXem thêm: /chude`,
    buttons: [
      DAYS.map((label, index) => ({ label, value: `schedule.${index}`, part: 'tab' as const })),
      [{ label: 'Kỹ năng đọc sách cùng con', value: 'class' }],
      HOME,
    ],
  }),
  theme: () => ({
    page: true,
    text: 'Chủ đề: <code>Học & sáng tạo</code>'.replace('&', '&amp;'),
    buttons: [[{ label: 'Sao chép chủ đề', copy: 'Học & sáng tạo' }], HOME],
  }),
  class: () => ({
    text: '<b>Kỹ năng đọc sách cùng con</b>\n07:30, thứ Bảy, 02/10/2021\nPhòng học: https://hop.example/doc-sach',
    file: { hash: 'calendar', mime: 'text/calendar', name: 'lich.ics' },
    buttons: [
      [{ label: 'Vào lớp', url: 'https://hop.example/doc-sach' }],
      [{ label: 'Nhắc tôi trước 10 phút', value: 'remind' }],
      HOME,
    ],
  }),
};

/** A bot of a few pages that sends straight back, to look at the phones before (and without) the real one. */
export async function startTalkingBot(simulator: Simulator): Promise<{ readonly heard: Message[] }> {
  const heard: Message[] = [];
  const answerOne = async (message: Incoming): Promise<void> => {
    if (message.kind !== 'message') return;
    heard.push(message);
    const reply = answerTo(message);
    await simulator.send(message.from, {
      lang: 'vi',
      ...reply,
      ...(reply.page && message.on ? { replaces: message.on } : {}),
    });
  };
  await simulator.start(async (batch) => {
    for (const message of batch) await answerOne(message);
  });
  return { heard };
}

export const readFile = (hash: string): Uint8Array => (hash === 'calendar' ? CALENDAR : PICTURE);

function answerTo({ choice, text, files }: Message): Reply<string> {
  if (files) {
    const images = files.map((_, index) => ({ hash: 'picture', mime: 'image/png', name: `anh-${index + 1}.png` }));
    return { text: `Đã nhận ${files.length} ảnh.`, images };
  }
  const [name = '', argument = ''] = (choice ?? text ?? '').replace(/^\//, '').split('.');
  const page = pages[{ start: 'home', lich: 'schedule', chude: 'theme' }[name] ?? name];
  return page ? page(argument || '0') : { text: `Đã nhận: ${escapeMarkup(text ?? choice ?? '')}`, buttons: [HOME] };
}
