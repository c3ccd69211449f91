/** A language that is one folder, and not even complete: chosen, kept, heard, and mixed with Vietnamese where it has no words. */
import { expect } from 'vitest';
import { scenario } from '../support/scenario.ts';
import { wordsWithThird } from '../support/third-language.ts';
import { castOf } from './cast.ts';
import { CONSENT } from './talk.ts';

const words = wordsWithThird();

scenario(
  'a parent chooses a language that is there in part, and keeps it over a restart',
  (files) => {
    const c = castOf(files);
    const weekday = words.plain({ date: c.date(0), as: 'weekday' }, 'km');
    return `
    > /start
    > ngôn ngữ
    [English]
    > [ភាសាខ្មែរ]
    ពីពេលនេះទៅ ប្រើភាសាខ្មែរ។
    អ្វីដែលមិនទាន់មានជាភាសាខ្មែរ និយាយជាភាសាវៀតណាម។
    > កម្មវិធី
    កម្មវិធីថ្ងៃនេះ
    > ប្រធានបទ
    Chủ đề năm ${files.plan.year}
    > ថ្ងៃនេះ មានកម្មវិធី អ្វី
    កម្មវិធីថ្ងៃនេះ
    > ខ្ញុំ ចង់ស្លាប់
    111 ... 113
    (khởi động lại)
    > lịch ${c.typed(0)}
    កម្មវិធីថ្ងៃនេះ ${weekday}, ${c.day(0, 'date')}
    > chủ đề
    Chủ đề năm ${files.plan.year}
    > អរគុណ
    Rất vui
    > tiếng việt
    Từ nay trợ lý dùng tiếng Việt.
    !> Phần nào chưa có
    > đổi sang tiếng Khmer
    ពីពេលនេះទៅ
    `;
  },
  {
    words,
    campaigns: ['duc-trong-2021'],
    after: (rig) => expect(rig.store().sqlite.prepare('select lang from persons').pluck().all()).toEqual(['km']),
  },
);

scenario(
  'a teacher who speaks it answers a log with its yes, its "skip" and its "cancel"',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    > tiếng khmer
    ពីពេលនេះទៅ ប្រើភាសាខ្មែរ។
    ${CONSENT}
    > ${c.category}
    > Ngày hội đọc sách của trường
    > hôm nay
    > ផ្ទាល់
    > រំលង
    Có bao nhiêu lượt người
    > 20 ${c.secondWord}
    > សូម រំលង
    > បោះបង់
    បោះបង់ចម្លើយ ...?
    > ទេ
    > រំលង
    > រំលង
    Xin kiểm tra lại
    > បាទ
    Mã hoạt động: HD-
    `;
  },
  { words, roles: { teacher: 'teacher' } },
);
