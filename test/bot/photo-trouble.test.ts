import { expect, test } from 'vitest';
import { sayFailedPhotos } from '../../src/bot/photos/trouble.ts';
import type { FailedPhoto } from '../../src/store/waiting-photos.ts';
import { createWords } from '../../src/words/index.ts';

const words = createWords();
const failed = (reason: string, more: Partial<FailedPhoto> = {}): FailedPhoto => ({
  id: 1,
  purpose: 'log',
  kind: 'picture',
  person: 1,
  channel: 'phone',
  chat: 'c',
  activity: null,
  reason,
  ...more,
});
const said = (...photos: FailedPhoto[]) => words.reply(sayFailedPhotos(photos), 'vi');

test('each reason is said once, with how many, and then what to do', () => {
  expect(
    said(failed('format'), failed('broken'), failed('format'), failed('too-heavy'), failed('too-many-pixels')),
  ).toEqual({
    text: [
      '2 ảnh chưa nhận được: trợ lý chưa đọc được ảnh GIF, TIFF và BMP; xin gửi dạng ảnh, không gửi dạng tệp.',
      '1 ảnh chưa nhận được: tệp bị hỏng hoặc chưa tải lên hết.',
      '2 ảnh chưa nhận được: kích thước quá lớn; xin chụp màn hình ảnh đó rồi gửi ảnh chụp.',
      'Xin gửi lại ảnh đó, hoặc gửi ảnh khác.',
    ].join('\n'),
    lang: 'vi',
  });
});

test('of a saved log it is said which, with a button that leads to its photos', () => {
  const { text, buttons } = said(failed('gone', { activity: 'HD-7K3M' }));
  expect(text).toBe(
    '1 ảnh chưa nhận được: ứng dụng nhắn tin không còn giữ.\n' +
      'Hoạt động HD-7K3M đã lưu và giữ các ảnh còn lại. Muốn thêm ảnh, chọn nút sửa rồi gửi ở bước ảnh.',
  );
  expect(buttons).toEqual([[{ label: 'Sửa HD-7K3M', value: 'go.log.edit.HD-7K3M' }]]);
});

test.each([
  ['not-a-document', 'Tệp gửi kèm chưa nhận được: không phải ảnh, PDF hoặc DOCX.'],
  ['too-large', 'Tệp gửi kèm chưa nhận được: nặng quá 20 MB.'],
  ['unreachable', 'Tệp gửi kèm chưa nhận được: ứng dụng nhắn tin không chuyển sang được.'],
])('of the file of an announcement (%s) no photo is spoken of', (reason, line) => {
  expect(said(failed(reason, { purpose: 'broadcast' })).text).toBe(`${line}\nXin gửi lại tệp đó, hoặc gửi tệp khác.`);
});

test('what is there already is no loss, and a long video has its own advice', () => {
  expect(said(failed('duplicate'), failed('duplicate')).text).toBe(
    '2 ảnh hoặc tệp vừa gửi đã có trong hoạt động này rồi, trợ lý chỉ giữ một bản. Không cần gửi lại.',
  );
  const { text } = said(failed('too-large', { kind: 'video' }), failed('duplicate'), failed('heic'));
  expect(text).toBe(
    [
      '1 tệp chưa nhận được: nặng quá 20 MB; xin gửi một đoạn ngắn hơn, hoặc gửi vài tấm ảnh.',
      '1 ảnh chưa nhận được: ảnh HEIC quá lớn hoặc chưa tải lên hết; xin gửi lại dạng ảnh, không gửi dạng tệp.',
      'Xin gửi lại tệp đó, hoặc gửi tệp khác.',
      '1 ảnh hoặc tệp vừa gửi đã có trong hoạt động này rồi, trợ lý chỉ giữ một bản. Không cần gửi lại.',
    ].join('\n'),
  );
});

test('what looks like one that is there is kept, and whoever sent it is led to where it is said to be another', () => {
  const { text, buttons } = said(failed('alike', { activity: 'HD-7K3M' }));
  expect(text).toBe(
    '1 ảnh vừa gửi trông giống ảnh đã có trong hoạt động này (có thể là ảnh gửi lại). Trợ lý vẫn giữ, nhưng không tính thêm.\nNếu là ảnh khác, xin mở ảnh đó và chọn “Là ảnh khác, tính cả hai”.',
  );
  expect(buttons).toEqual([[{ label: 'Xem ảnh của HD-7K3M', value: 'log.HD-7K3M.photos' }]]);
  const both = said(failed('alike'), failed('broken'));
  expect(both.text).toContain('1 ảnh chưa nhận được: tệp bị hỏng');
  expect(both.text).toContain('xin lưu hoạt động rồi xem ảnh của hoạt động');
});

test('in English too, one and several', () => {
  const { text } = words.reply(sayFailedPhotos([failed('broken'), failed('gone'), failed('gone')]), 'en');
  expect(text).toContain('1 photo could not be received: the file is damaged');
  expect(text).toContain('2 photos could not be received: the messaging app');
});
