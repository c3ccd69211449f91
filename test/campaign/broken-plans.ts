import { changed, type Files } from './folder.ts';

/** One broken folder: the good one with one thing changed, and all that check says about it. */
export type Broken = { readonly name: string; readonly files: () => Files; readonly says: readonly string[] };

const yaml = (from: string, to: string) => () => changed('campaign.yaml', from, to);

export const BROKEN_PLANS: readonly Broken[] = [
  {
    name: 'the plan is missing',
    files: () => ({ 'campaign.yaml': null }),
    says: ['campaign.yaml: Không thấy tệp campaign.yaml. Đặt tệp campaign.yaml vào thư mục <thư mục>.'],
  },
  {
    name: 'the units are missing',
    files: () => ({ 'units.csv': null }),
    says: ['units.csv: Không thấy tệp units.csv. Đặt tệp units.csv vào thư mục <thư mục>.'],
  },
  {
    name: 'the plan is empty',
    files: () => ({ 'campaign.yaml': '' }),
    says: [
      'campaign.yaml: Tệp campaign.yaml không có nội dung. Chép tệp campaign.yaml từ một chiến dịch mẫu rồi sửa lại.',
    ],
  },
  {
    name: 'the plan is prose',
    files: () => ({ 'campaign.yaml': 'Kế hoạch tuần lễ\n' }),
    says: [
      'campaign.yaml, dòng 1: Tệp không có các mục dạng "tên: nội dung". Chép tệp campaign.yaml từ một chiến dịch mẫu rồi sửa lại.',
    ],
  },
  {
    name: 'a row is indented with a tab',
    files: yaml('  short: Để thử', '\tshort: Để thử'),
    says: [
      'campaign.yaml, dòng 11: Dòng này thụt vào bằng phím Tab. Thay phím Tab bằng dấu cách (2 dấu cách cho mỗi cấp).',
    ],
  },
  {
    name: 'a key stands twice',
    files: yaml('theme: Chủ đề thử', 'theme: Chủ đề thử\ntheme: Chủ đề khác'),
    says: ['campaign.yaml, dòng 10: Một mục được viết hai lần ở cùng một cấp. Giữ một lần, bỏ lần kia.'],
  },
  {
    name: 'a quotation mark is left open',
    files: yaml('"0200 123 4567"', '"0200 123 4567'),
    says: [
      'campaign.yaml, dòng 37: Thiếu một dấu ở dòng này, thường là dấu ngoặc kép hoặc dấu ngoặc đóng. Thêm dấu còn thiếu ở cuối phần chữ.',
    ],
  },
  {
    name: 'a text holds a colon',
    files: yaml('theme: Chủ đề thử', 'theme: Chủ đề: thử'),
    says: [
      'campaign.yaml, dòng 9: Không đọc được dòng này. Xem lại dấu hai chấm, dấu ngoặc kép và khoảng thụt đầu dòng; chữ có dấu hai chấm thì đặt trong ngoặc kép.',
    ],
  },
  {
    name: 'a key is misspelt',
    files: yaml('theme:', 'themes:'),
    says: [
      'campaign.yaml, dòng 1, mục theme: Thiếu mục "theme" hoặc mục này để trống. Thêm "theme:" và điền nội dung.',
      'campaign.yaml, dòng 9, mục themes: Không có mục nào tên là "themes" ở chỗ này. Có phải ý là "theme" không? Nếu đúng, sửa lại tên; nếu không, bỏ mục này.',
    ],
  },
  {
    name: 'a key is invented',
    files: yaml('year: 2025', 'year: 2025\nmàu-nền: xanh'),
    says: [
      'campaign.yaml, dòng 3, mục màu-nền: Không có mục nào tên là "màu-nền" ở chỗ này. Bỏ mục này, hoặc xem lại tên và khoảng thụt đầu dòng.',
    ],
  },
  {
    name: 'a key is left empty',
    files: yaml('theme: Chủ đề thử', 'theme:'),
    says: [
      'campaign.yaml, dòng 9, mục theme: Thiếu mục "theme" hoặc mục này để trống. Thêm "theme:" và điền nội dung.',
    ],
  },
  {
    name: 'a phone number lost its quotation marks',
    files: yaml('"0200 123 4567"', '02000000001'),
    says: [
      'campaign.yaml, dòng 37, mục contacts[1].phone: Chỗ này cần chữ, đang là 2000000001. Đặt trong dấu ngoặc kép, ví dụ "0263 000 0000".',
    ],
  },
  {
    name: 'a list is a single word',
    files: yaml('levels: [TH]', 'levels: TH'),
    says: [
      'campaign.yaml, dòng 25, mục categories[AA].levels: Chỗ này cần một danh sách. Viết [A, B], hoặc mỗi dòng một mục bắt đầu bằng dấu gạch ngang.',
    ],
  },
  {
    name: 'the organiser is one line',
    files: yaml('organiser:\n  name: Văn phòng thử\n  short: Văn phòng\n', 'organiser: Văn phòng\n'),
    says: [
      'campaign.yaml, dòng 5, mục organiser: Chỗ này cần các mục con dạng "tên: nội dung". Xuống dòng, thụt vào 2 dấu cách rồi viết từng mục con.',
    ],
  },
  {
    name: 'the sample switch is a word',
    files: yaml('year: 2025', 'year: 2025\nsample: có'),
    says: [
      'campaign.yaml, dòng 3, mục sample: Chỗ này chỉ nhận true (có) hoặc false (không), đang là "có". Viết true hoặc false, không đặt trong ngoặc kép.',
    ],
  },
  {
    name: 'the year is a text',
    files: yaml('year: 2025', 'year: "2025"'),
    says: [
      'campaign.yaml, dòng 2, mục year: Chỗ này cần một số, đang là "2025". Viết số bằng chữ số, không đặt trong ngoặc kép, ví dụ 2025.',
    ],
  },
  {
    name: 'a section of the report names a category that there is not, and one twice',
    files: yaml(
      'contacts:',
      `report:
  what: Số liệu
  to: Văn phòng
  photos: 1000
  sections:
    - { code: a, title: Mục A, categories: [AA, CC] }
    - code: b
      title: Mục B
      parts:
        - { code: a, title: Mục C, categories: [AA] }
contacts:`,
    ),
    says: [
      'campaign.yaml, dòng 38, mục report.photos: Số 1000 quá lớn. Viết một số không quá 100.',
      'campaign.yaml, dòng 40, mục report.sections[a].categories[2]: Không có "CC" trong danh sách của campaign.yaml. Sửa thành một trong: AA, BB; hoặc thêm vào campaign.yaml.',
      'campaign.yaml, dòng 44, mục report.sections[b].parts[a].code: Hai phần của báo cáo cùng mang mã "a". Đặt cho một trong hai phần một mã khác.',
      'campaign.yaml, dòng 44, mục report.sections[b].parts[a].categories[1]: Nhóm hoạt động "AA" đã đứng ở mục "a" của báo cáo. Để mỗi nhóm hoạt động ở một mục, nếu không số liệu sẽ được nêu hai lần.',
    ],
  },
  {
    name: 'the year is another',
    files: yaml('year: 2025', 'year: 2024'),
    says: [
      'campaign.yaml, dòng 2, mục year: Năm 2024 khác với năm của ngày bắt đầu (01/10/2025). Sửa lại năm hoặc sửa thời gian tổ chức.',
    ],
  },
  {
    name: 'a kind is invented',
    files: yaml('kind: unit', 'kind: school'),
    says: [
      'campaign.yaml, dòng 20, mục unitTypes[TH].kind: "school" không thuộc các giá trị được nhận. Chọn một trong: commune, unit.',
    ],
  },
  {
    name: 'the id has letters that it may not have',
    files: yaml('id: thu-2025', 'id: Thử 2025'),
    says: [
      'campaign.yaml, dòng 1, mục id: Mã chiến dịch "Thử 2025" chỉ được gồm chữ thường không dấu, chữ số và dấu gạch ngang, tối đa 40 ký tự. Sửa lại, ví dụ tuan-le-2025.',
    ],
  },
  {
    name: 'a label does not fit on a button',
    files: yaml('label: Nhóm A', 'label: Nhóm hoạt động có tên quá dài'),
    says: [
      'campaign.yaml, dòng 23, mục categories[AA].label.vi: Chữ dài 29 ký tự, chỗ này nhận tối đa 24. Viết ngắn lại còn tối đa 24 ký tự.',
    ],
  },
  {
    name: 'an English label does not fit on a button',
    files: yaml('label: Nhóm A', 'label: { vi: Nhóm A, en: A label that is much too long }'),
    says: [
      'campaign.yaml, dòng 23, mục categories[AA].label.en: Chữ dài 29 ký tự, chỗ này nhận tối đa 24. Viết ngắn lại còn tối đa 24 ký tự.',
    ],
  },
  {
    name: 'a code does not fit into a button',
    files: yaml('code: AA', 'code: Nhóm_A'),
    says: [
      'campaign.yaml, dòng 22, mục categories[Nhóm_A].code: Mã "Nhóm_A" chỉ được gồm chữ không dấu, chữ số và dấu gạch ngang, tối đa 16 ký tự. Sửa lại mã, ví dụ B01 hoặc TH-03.',
      'campaign.yaml, dòng 32, mục duties[V1].categories[1]: Không có "AA" trong danh sách của campaign.yaml. Sửa thành một trong: Nhóm_A, BB; hoặc thêm vào campaign.yaml.',
    ],
  },
  {
    name: 'two categories share a code',
    files: yaml('code: BB', 'code: AA'),
    says: [
      'campaign.yaml, dòng 28, mục categories[AA].code: Mã "AA" đã có ở dòng 22. Đặt cho một trong hai dòng một mã khác.',
    ],
  },
  {
    name: 'an audience sees one that there is not',
    files: yaml('sees: [PH, HS]', 'sees: [PH, XX]'),
    says: [
      'campaign.yaml, dòng 14, mục audiences[PH].sees[2]: Không có "XX" trong danh sách của campaign.yaml. Sửa thành một trong: GV, PH, HS; hoặc thêm vào campaign.yaml.',
    ],
  },
  {
    name: 'a category suits a type that there is not',
    files: yaml('levels: [TH]', 'levels: [TH, MN]'),
    says: [
      'campaign.yaml, dòng 25, mục categories[AA].levels[2]: Không có "MN" trong danh sách của campaign.yaml. Sửa thành một trong: XA, TH; hoặc thêm vào campaign.yaml.',
    ],
  },
  {
    name: 'a duty names a category that there is not',
    files: yaml('categories: [AA]', 'categories: [AA, CC]'),
    says: [
      'campaign.yaml, dòng 32, mục duties[V1].categories[2]: Không có "CC" trong danh sách của campaign.yaml. Sửa thành một trong: AA, BB; hoặc thêm vào campaign.yaml.',
    ],
  },
  {
    name: 'a deadline is a day that there is not',
    files: yaml('date: 20/10/2025', 'date: 31/9/2025'),
    says: [
      'campaign.yaml, dòng 34, mục deadlines[report].date: Không có ngày "31/9/2025" trong lịch. Xem lại ngày và tháng; viết theo dạng 01/10/2025.',
    ],
  },
  {
    name: 'a time can not be',
    files: yaml('time: "17:00"', 'time: "25:00"'),
    says: [
      'campaign.yaml, dòng 34, mục deadlines[report].time: Không đọc được giờ "25:00". Viết theo dạng giờ:phút từ 00:00 đến 23:59, ví dụ 07:30.',
    ],
  },
  {
    name: 'the period runs backwards',
    files: yaml('to: 05/10/2025', 'to: 25/09/2025'),
    says: [
      'campaign.yaml, dòng 8, mục period.to: Ngày kết thúc 25/09/2025 đứng trước ngày bắt đầu 01/10/2025. Đổi lại thứ tự hai ngày, hoặc sửa ngày viết nhầm.',
    ],
  },
  {
    name: 'the period lasts a year',
    files: yaml('to: 05/10/2025', 'to: 05/10/2026'),
    says: [
      'campaign.yaml, dòng 8, mục period.to: Thời gian từ 01/10/2025 đến 05/10/2026 dài quá 31 ngày. Sửa ngày viết nhầm; một chiến dịch dài tối đa 31 ngày.',
    ],
  },
  {
    name: 'a link has no https',
    files: yaml('https://thu.gov.vn/trang', 'hop.example/trang'),
    says: [
      'campaign.yaml, dòng 42, mục links[1].url: "hop.example/trang" không phải là đường dẫn web. Viết đầy đủ và không có dấu cách, bắt đầu bằng https://',
    ],
  },
  {
    name: 'an e-mail address has no @',
    files: yaml('van-phong@thu.gov.vn', 'van-phong.example.org'),
    says: [
      'campaign.yaml, dòng 38, mục contacts[1].email: "van-phong.example.org" không phải là địa chỉ thư điện tử. Viết theo dạng ten@example.org.',
    ],
  },
  {
    name: 'a question stands in two entries of the faq, once as another way to ask',
    files: yaml(
      'links:',
      'faq:\n  - { question: Có mất tiền không?, answer: Không. }\n  - { question: Học phí bao nhiêu?, answer: Không mất., alsoAsked: [co mat tien khong] }\nlinks:',
    ),
    says: [
      'campaign.yaml, dòng 43, mục faq[2].alsoAsked[1]: Câu hỏi "co mat tien khong" đã có ở mục thứ 1 của faq. Giữ câu hỏi ở một mục, bỏ ở mục kia; hoặc gộp hai mục làm một.',
    ],
  },
  {
    name: 'a question is asked in more ways than are read',
    files: yaml(
      'links:',
      `faq:\n  - { question: Hỏi gì?, answer: Đáp., alsoAsked: [${Array.from({ length: 21 }, (_, i) => `cách ${i}`).join(', ')}] }\nlinks:`,
    ),
    says: [
      'campaign.yaml, dòng 42, mục faq[1].alsoAsked: Danh sách này nhận tối đa 20 mục. Gộp hoặc bỏ bớt còn tối đa 20 mục.',
    ],
  },
  {
    name: 'a question has no answer',
    files: yaml('links:', 'faq:\n  - { question: Hỏi gì? }\nlinks:'),
    says: [
      'campaign.yaml, dòng 42, mục faq[1].answer: Thiếu mục "answer" hoặc mục này để trống. Thêm "answer:" và điền nội dung.',
    ],
  },
];
