/** One log as a teacher types it: eleven messages, each of which gets an answer. */
export const LOG_TEXTS: readonly string[] = [
  'ghi',
  'băng rôn',
  'Treo băng rôn ở cổng trường',
  'hôm nay',
  'trực tiếp',
  'cổng trường',
  '5 gv 300 hs',
  '2 băng rôn',
  'Mọi người xem rất đông',
  'xong',
  'xác nhận và lưu',
];
