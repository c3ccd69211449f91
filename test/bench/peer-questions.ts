/** What the peers ask between the messages of log-texts.ts, in the same length as ours, and what they answer to a look-up. */
export const THEME =
  'Chủ đề Tuần lễ hưởng ứng học tập suốt đời: “Thúc đẩy chuyển đổi số, đổi mới phương pháp dạy và học”.\nKhẩu hiệu: xem các nút bên dưới.';
export const THEME_BUTTONS: readonly string[] = [
  'Lịch hôm nay',
  'Lịch tất cả các ngày',
  'Lớp học trực tuyến',
  'Mục đích',
  'Gợi ý hoạt động',
  'Nhắc hằng ngày',
  'Về trang đầu',
];

export type Question = { readonly key: string; readonly ask: string; readonly buttons: readonly string[] };

export const QUESTIONS: readonly Question[] = [
  {
    key: 'category',
    ask: 'Hoạt động thuộc loại nào?',
    buttons: ['Băng rôn', 'Lớp học', 'Tin bài', 'Khác', 'Quay lại', 'Hủy'],
  },
  { key: 'title', ask: 'Tên hoạt động là gì?', buttons: ['Quay lại', 'Hủy'] },
  { key: 'date', ask: 'Hoạt động diễn ra ngày nào?', buttons: ['Hôm nay', 'Hôm qua', 'Quay lại', 'Hủy'] },
  {
    key: 'mode',
    ask: 'Hoạt động diễn ra theo hình thức nào?',
    buttons: ['Trực tiếp', 'Trực tuyến', 'Quay lại', 'Hủy'],
  },
  { key: 'place', ask: 'Hoạt động diễn ra ở đâu?', buttons: ['Quay lại', 'Hủy'] },
  { key: 'people', ask: 'Có bao nhiêu lượt người tham gia?', buttons: ['Quay lại', 'Hủy'] },
  { key: 'count', ask: 'Số lượng băng rôn?', buttons: ['Bỏ qua', 'Quay lại', 'Hủy'] },
  { key: 'result', ask: 'Kết quả chính là gì?', buttons: ['Bỏ qua', 'Quay lại', 'Hủy'] },
  { key: 'photos', ask: 'Xin thầy/cô gửi ảnh, hoặc chọn “Xong”.', buttons: ['Xong', 'Quay lại', 'Hủy'] },
  { key: 'sure', ask: 'Thông tin đã đúng chưa?', buttons: ['Xác nhận và lưu', 'Sửa', 'Quay lại', 'Hủy'] },
];

export const summaryOf = (answers: Readonly<Record<string, string>>): string =>
  QUESTIONS.slice(0, -1)
    .map(({ key, ask }) => `${ask} ${answers[key] ?? ''}`)
    .join('\n');
