import { describe, expect, it } from 'vitest';
import { chooseMeant, chooseTyped, typedMore } from '../../src/bot/typed/choose.ts';
import type { Choices } from '../../src/chat/index.ts';
import { plainTurn } from '../support/plain-turn.ts';

const { turn } = plainTurn();

const shown: Choices = [
  ['Giữ lại', 'my-data'],
  ['Chủ đề', 'theme'],
  ['07:30 Lễ phát động', 'session.B01'],
  ['Trang chính', 'home'],
  ['Xóa ngay', 'my-data.erase.yes'],
  ['Bốn', 'four'],
  ['Năm', 'five'],
];

describe('what is typed where choices are shown', () => {
  it.each([
    ['2', 'theme'],
    ['2.', 'theme'],
    ['(2)', 'theme'],
    // As people write to somebody they respect: "2 ạ" was read as the second day of the month.
    ['2 ạ', 'theme'],
    ['2 a', 'theme'],
    ['dạ 2', 'theme'],
    ['Dạ, 2 ạ.', 'theme'],
    ['2 nhé', 'theme'],
    ['số 2', 'theme'],
    ['so 2 a', 'theme'],
    ['chọn 2', 'theme'],
    ['chọn số 2 ạ', 'theme'],
    ['mục 3', 'session.B01'],
    ['number 2 please', 'theme'],
    ['xóa ngay ạ', 'my-data.erase.yes'],
    ['dạ giữ lại ạ', 'my-data'],
    // Something else, or none of them.
    ['4', 'four'],
    ['5', 'five'],
    ['6', null],
    ['số 6', null],
    ['thứ 2', null],
    ['ngày 2', null],
    ['2/10', null],
    ['2 3', null],
    ['lớp 2', null],
    ['số', null],
    ['ạ', null],
    ['không xóa', null],
  ])('"%s" chooses %s', (text, value) => {
    expect(chooseTyped(text, shown, true)).toBe(value);
  });

  it('where a number is an answer in itself it chooses nothing, with courtesy or without', () => {
    for (const text of ['2', '2 ạ', 'số 2']) expect(chooseTyped(text, shown, false)).toBeNull();
    expect(chooseTyped('xóa ngay ạ', shown, false)).toBe('my-data.erase.yes');
  });

  it.each(['xem thêm', 'Xem thêm ạ', 'dạ xem them nhé', 'more please'])('"%s" shows what follows', (text) => {
    expect(typedMore(text, { standing: null, shown, more: 'more.4.x' })).toBe('more.4.x');
  });
});

describe('yes and no to what a page asks', () => {
  const consent: Choices = [
    ['Đồng ý', 'privacy.yes.log', 'agree'],
    ['Không đồng ý', 'privacy.no', 'decline'],
    ['Đọc kỹ hơn', 'privacy'],
  ];
  const agreeing: Choices = [
    ['Đồng ý', 'privacy.yes', 'agree'],
    ['Trang chính', 'home'],
  ];
  const announcements: Choices = [
    ['Nhận thông báo', 'announcements.yes', 'take'],
    ['Không nhận thông báo', 'announcements.no', 'decline'],
    ['Lịch', 'schedule'],
  ];
  const linking: Choices = [
    ['Đồng ý liên kết', 'link.yes.0123', 'agree'],
    ['Không liên kết', 'home', 'decline'],
  ];
  const duty: Choices = [
    ['Đã làm', 'hand-in.T1.did.V1.yes', 'agree'],
    ['Chưa làm được', 'hand-in.T1.did.V1.no', 'decline'],
    ['Ghi hoạt động', 'go.log.unit.T1'],
  ];
  const unit: Choices = [
    ['Nộp báo cáo kết quả', 'hand-in.T1'],
    ['Ghi hoạt động', 'go.log.unit.T1'],
    ['Trang chính', 'home'],
  ];
  const figure: Choices = [
    ['Đúng', 'hand-in.T1.ok.a1', 'agree'],
    ['Ghi chú thêm', 'go.report-note.T1.a1'],
    ['Quay lại', 'hand-in.T1.edit', 'back'],
    ['Trang chính', 'home'],
  ];
  it.each([
    ['làm rồi', duty, 'hand-in.T1.did.V1.yes'],
    ['có làm', duty, 'hand-in.T1.did.V1.yes'],
    ['dạ đã làm rồi ạ', duty, 'hand-in.T1.did.V1.yes'],
    ['trường em làm xong rồi', duty, 'hand-in.T1.did.V1.yes'],
    ['chưa làm', duty, 'hand-in.T1.did.V1.no'],
    ['em chưa kịp làm', duty, 'hand-in.T1.did.V1.no'],
    ['làm rồi mà chưa chụp ảnh', duty, null],
    ['làm sao', duty, null],
    // What wants the report sent, or wants to wait, says neither that it was done nor that it was not: it is asked again.
    ['ừ gửi đi', duty, 'hand-in.T1.send'],
    ['gửi đi em', duty, 'hand-in.T1.send'],
    ['ok gửi luôn', duty, 'hand-in.T1.send'],
    ['chốt', duty, 'hand-in.T1.send'],
    ['ok', duty, 'hand-in.T1.send'],
    ['dạ', duty, 'hand-in.T1.send'],
    ['khoan', duty, 'hand-in.T1.send'],
    ['đừng gửi', duty, 'hand-in.T1.send'],
    ['có', duty, 'hand-in.T1.did.V1.yes'],
    ['rồi', duty, 'hand-in.T1.did.V1.yes'],
    ['đúng rồi', duty, 'hand-in.T1.did.V1.yes'],
    ['chưa', duty, 'hand-in.T1.did.V1.no'],
    ['không', duty, 'hand-in.T1.did.V1.no'],
    ['chưa có', duty, 'hand-in.T1.did.V1.no'],
    ['ừ gửi đi', figure, 'hand-in.T1.send'],
    ['đúng rồi gửi đi', figure, 'hand-in.T1.send'],
    ['gửi đi em', unit, 'hand-in.T1'],
    ['ok', unit, null],
    ['làm rồi', consent, null],
    ['ok', consent, 'privacy.yes.log'],
    ['okê ạ', consent, 'privacy.yes.log'],
    ['dạ vâng', consent, 'privacy.yes.log'],
    ['ừ', consent, 'privacy.yes.log'],
    ['em đồng ý ạ', consent, 'privacy.yes.log'],
    ['có ạ', consent, 'privacy.yes.log'],
    ['hông', consent, 'privacy.no'],
    ['khum ạ', consent, 'privacy.no'],
    ['ko đồng ý', consent, 'privacy.no'],
    ['thôi', consent, 'privacy.no'],
    ['chưa biết', consent, null],
    ['ok cô để em xem', consent, null],
    ['ok', agreeing, null],
    ['có', agreeing, null],
    ['đồng ý', agreeing, 'privacy.yes'],
    ['ok', announcements, null],
    ['có', announcements, 'announcements.yes'],
    ['hem', announcements, 'announcements.no'],
    ['ok', linking, 'link.yes.0123'],
    ['không ạ', linking, 'home'],
  ] as const)('"%s" among %j is %s', (text, choices, value) => {
    for (const form of [text, text.normalize('NFD'), text.toUpperCase()])
      expect(chooseMeant(form, choices, turn)).toBe(value);
  });
});
