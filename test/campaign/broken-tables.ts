import { createWords } from '../../src/words/index.ts';
import type { Broken } from './broken-plans.ts';
import { changed, GOOD } from './folder.ts';

const schedule = (from: string, to: string) => () => changed('schedule.csv', from, to);
const units = (from: string, to: string) => () => changed('units.csv', from, to);
/** A column, and those that say the same in the other languages. */
const inAll = (name: string): string =>
  [
    name,
    ...createWords()
      .languages.slice(1)
      .map(({ inVietnamese }) => `${name} (${inVietnamese})`),
  ].join('; ');
const legacy = (text: string): Uint8Array => Buffer.from(text.replace('\uFEFF', ''), 'latin1');

export const BROKEN_TABLES: readonly Broken[] = [
  {
    name: 'the schedule was saved in a Windows code page',
    files: () => ({ 'schedule.csv': legacy(GOOD['schedule.csv'] ?? '') }),
    says: [
      'schedule.csv: Tệp không theo mã UTF-8 (có thể là Windows-1258), chữ có dấu không đọc được. Mở lại trong Excel, chọn Lưu thành (Save As), kiểu "CSV UTF-8"; với Notepad chọn Mã hóa UTF-8.',
    ],
  },
  {
    name: 'the letters of the schedule were read in another code',
    files: () => ({ 'schedule.csv': Buffer.from(GOOD['schedule.csv'] ?? '').toString('latin1') }),
    says: [
      'schedule.csv: Chữ có dấu đã bị đọc nhầm mã (thành "Ã", "áº", "Æ°"). Mở lại tệp gốc trước khi lưu lần cuối, trong Excel chọn Dữ liệu > Từ Văn bản/CSV, mã 65001 (UTF-8), rồi lưu kiểu "CSV UTF-8".',
    ],
  },
  {
    name: 'the units are in the letters of an old font (TCVN3)',
    files: () => ({ 'units.csv': 'M·;Tªn ®¬n vÞ;Lo¹i\nT1;Tr­êng TiÓu häc Đåi ChÌ;TH\nT2;Tr­êng MÇm non;TH\n' }),
    says: [
      'units.csv: Chữ trong tệp theo bảng mã cũ TCVN3 (phông .VnTime). Dùng Unikey (Công cụ chuyển mã, TCVN3 sang Unicode) đổi lại, rồi lưu kiểu "CSV UTF-8".',
    ],
  },
  {
    name: 'the units are in the letters of an old font (VNI)',
    files: () => ({ 'units.csv': 'Maõ;Teân ñôn vò;Loaïi\nT1;Tröôøng Tieåu hoïc Ñoài Cheø;TH\n' }),
    says: [
      'units.csv: Chữ trong tệp theo bảng mã cũ VNI (phông VNI-Times). Dùng Unikey (Công cụ chuyển mã, VNI Windows sang Unicode) đổi lại, rồi lưu kiểu "CSV UTF-8".',
    ],
  },
  ...(['schedule.xlsx', 'Schedule.xls', 'schedule.ods'] as const).map(
    (found): Broken => ({
      name: `the schedule is there as ${found} only`,
      files: () => ({ 'schedule.csv': null, [found]: 'PK' }),
      says: [
        `schedule.csv: Trong thư mục có ${found}, nhưng không có schedule.csv; trợ lý không đọc bảng tính. Mở ${found} trong Excel, chọn Lưu thành (Save As), kiểu "CSV UTF-8", đặt tên schedule.csv.`,
      ],
    }),
  ),
  ...(['units.csv.csv', 'Units.CSV', 'units.csv.txt', 'units (1).csv'] as const).map(
    (found): Broken => ({
      name: `the units are there as ${found} only`,
      files: () => ({ 'units.csv': null, [found]: GOOD['units.csv'] ?? '' }),
      says: [
        `units.csv: Trong thư mục có ${found}, nhưng không có units.csv. Đổi tên ${found} thành units.csv (chữ thường; trong Windows hãy bật hiện phần mở rộng của tên tệp).`,
      ],
    }),
  ),
  {
    name: 'Excel shortened a code that is a long number',
    files: schedule('S2;', '1E+05;'),
    says: [
      'schedule.csv, dòng 3, cột "Mã": “1E+05” là số bị Excel rút gọn, các chữ số cuối đã mất. Trong Excel, đổi định dạng cột này thành Văn bản (Text) rồi gõ lại số.',
    ],
  },
  {
    name: 'Excel shortened the code of a unit',
    files: units('T2;', '6,8001E+11;'),
    says: [
      'units.csv, dòng 5, cột "Mã": “6,8001E+11” là số bị Excel rút gọn, các chữ số cuối đã mất. Trong Excel, đổi định dạng cột này thành Văn bản (Text) rồi gõ lại số.',
    ],
  },
  {
    name: 'Excel shortened the number of a room',
    files: () => ({
      'schedule.csv': (GOOD['schedule.csv'] ?? '').replace('Tình trạng', 'Mã phòng').replace(';hủy', ';8.23457E+10'),
    }),
    says: [
      'schedule.csv, dòng 4, cột "Mã phòng": “8.23457E+10” là số bị Excel rút gọn, các chữ số cuối đã mất. Trong Excel, đổi định dạng cột này thành Văn bản (Text) rồi gõ lại số.',
    ],
  },
  {
    name: 'a cell stands under no header',
    files: () => ({
      'schedule.csv': (GOOD['schedule.csv'] ?? '').replace('Tình trạng', 'Tình trạng;;').replace(';hủy', ';hủy;;thừa'),
    }),
    says: [
      'schedule.csv, dòng 4: Dòng này có nhiều ô hơn 9 cột; ô thừa: "thừa". Bỏ ô thừa, hoặc đặt trong ngoặc kép phần chữ có dấu ngăn cách.',
    ],
  },
  {
    name: 'the schedule is a workbook',
    files: () => ({ 'schedule.csv': Buffer.from('PK\u0003\u0004rest') }),
    says: [
      'schedule.csv: Đây là tệp bảng tính Excel được đổi tên, không phải tệp CSV. Mở trong Excel, chọn Lưu thành (Save As), kiểu "CSV UTF-8".',
    ],
  },
  {
    name: 'the letters of the schedule became question marks',
    files: schedule('Buổi thứ nhất', 'Bu?i th? nh?t'),
    says: [
      'schedule.csv, dòng 2, cột "Nội dung": Chữ tiếng Việt đã bị mất dấu thành dấu hỏi: "Bu?i th? nh?t". Lấy lại tệp gốc, trong Excel chọn Lưu thành (Save As), kiểu "CSV UTF-8".',
    ],
  },
  {
    name: 'the schedule has a title above its header',
    files: schedule('\uFEFFMã', '\uFEFFLịch tuần lễ\nMã'),
    says: [
      `schedule.csv, dòng 1: Dòng đầu không phải là dòng tên cột: "Lịch tuần lễ". Dòng 1 phải là tên các cột: Mã; Ngày; Bắt đầu; Kết thúc; ${inAll('Nội dung')}; Đối tượng; Nền tảng; Địa điểm; Đơn vị tổ chức; Đường dẫn; Mã phòng; Mật khẩu; Bản ghi; ${inAll('Học phí')}; Tình trạng; Từ khóa.`,
    ],
  },
  {
    name: 'a column is missing',
    files: () => ({ 'schedule.csv': (GOOD['schedule.csv'] ?? '').replace('Ngày;', 'Hôm;') }),
    says: [
      `schedule.csv, dòng 1, cột "Hôm": Không có cột nào tên là "Hôm". Sửa tên hoặc bỏ cột này. Các cột: Mã; Ngày; Bắt đầu; Kết thúc; ${inAll('Nội dung')}; Đối tượng; Nền tảng; Địa điểm; Đơn vị tổ chức; Đường dẫn; Mã phòng; Mật khẩu; Bản ghi; ${inAll('Học phí')}; Tình trạng; Từ khóa.`,
      `schedule.csv, dòng 1, cột "Ngày": Thiếu cột "Ngày". Thêm cột này vào dòng 1. Các cột: Mã; Ngày; Bắt đầu; Kết thúc; ${inAll('Nội dung')}; Đối tượng; Nền tảng; Địa điểm; Đơn vị tổ chức; Đường dẫn; Mã phòng; Mật khẩu; Bản ghi; ${inAll('Học phí')}; Tình trạng; Từ khóa.`,
    ],
  },
  {
    name: 'a column stands twice',
    files: schedule('Tình trạng', 'Đường dẫn'),
    says: [
      'schedule.csv, dòng 1, cột "Đường dẫn": Cột "Đường dẫn" có hai lần. Giữ một cột, bỏ cột kia.',
      'schedule.csv, dòng 4, cột "Đường dẫn": "hủy" không phải là đường dẫn web. Viết đầy đủ và không có dấu cách, bắt đầu bằng https://',
    ],
  },
  {
    name: 'a row has a cell too many',
    files: schedule(';hủy', ';hủy;thừa'),
    says: [
      'schedule.csv, dòng 4: Dòng này có nhiều ô hơn 9 cột; ô thừa: "thừa". Bỏ ô thừa, hoặc đặt trong ngoặc kép phần chữ có dấu ngăn cách.',
    ],
  },
  {
    name: 'a quotation mark is left open in a table',
    files: schedule('Buổi thứ hai', '"Buổi thứ hai'),
    says: [
      'schedule.csv, dòng 3: Có dấu ngoặc kép mở mà không đóng. Thêm dấu ngoặc kép đóng, hoặc mở bằng Excel rồi lưu lại kiểu "CSV UTF-8".',
    ],
  },
  {
    name: 'a session has no title',
    files: schedule('Buổi thứ hai', ''),
    says: ['schedule.csv, dòng 3, cột "Nội dung": Ô này để trống. Điền nội dung, hoặc xóa cả dòng.'],
  },
  {
    name: 'two sessions share a code',
    files: schedule('S3;', 's1;'),
    says: ['schedule.csv, dòng 4, cột "Mã": Mã "s1" đã có ở dòng 2. Đặt cho một trong hai dòng một mã khác.'],
  },
  {
    name: 'a session code has a space',
    files: schedule('S2;', 'S 2;'),
    says: [
      'schedule.csv, dòng 3, cột "Mã": Mã "S 2" chỉ được gồm chữ không dấu, chữ số và dấu gạch ngang, tối đa 16 ký tự. Sửa lại mã, ví dụ B01 hoặc TH-03.',
    ],
  },
  {
    name: 'a session is on a day that there is not',
    files: schedule('01/10/2025', '31/09/2025'),
    says: [
      'schedule.csv, dòng 2, cột "Ngày": Không có ngày "31/09/2025" trong lịch. Xem lại ngày và tháng; viết theo dạng 01/10/2025.',
    ],
  },
  {
    name: 'a session is after the period',
    files: schedule('01/10/2025', '08/10/2025'),
    says: [
      'schedule.csv, dòng 2, cột "Ngày": Ngày 08/10/2025 nằm ngoài thời gian tổ chức (01/10/2025 đến 05/10/2025). Sửa lại ngày, hoặc sửa mục period trong campaign.yaml.',
    ],
  },
  {
    name: 'Excel exchanged day and month',
    files: schedule('01/10/2025', '10/01/2025'),
    says: [
      'schedule.csv, dòng 2, cột "Ngày": Ngày 10/01/2025 nằm ngoài thời gian tổ chức (01/10/2025 đến 05/10/2025); có thể Excel đã đảo ngày và tháng. Định dạng cột này là Văn bản (Text) rồi viết 2025-10-01.',
    ],
  },
  {
    name: 'Excel put the month first',
    files: schedule('3/10/2025', '10/13/2025'),
    says: ['schedule.csv, dòng 4, cột "Ngày": "10/13/2025" để tháng trước ngày. Viết ngày trước tháng: 13/10/2025.'],
  },
  {
    name: 'Excel left a number for a date',
    files: schedule('01/10/2025', '45931'),
    says: [
      'schedule.csv, dòng 2, cột "Ngày": Excel đã đổi ngày thành số 45931. Định dạng cột này là Văn bản (Text) rồi viết 01/10/2025.',
    ],
  },
  {
    name: 'a date is a word',
    files: schedule('01/10/2025', 'thứ Tư'),
    says: [
      'schedule.csv, dòng 2, cột "Ngày": Không đọc được ngày "thứ Tư". Viết theo dạng ngày/tháng/năm, ví dụ 01/10/2025.',
    ],
  },
  {
    name: 'a time is a word',
    files: schedule('07:30', 'sáng'),
    says: [
      'schedule.csv, dòng 2, cột "Bắt đầu": Không đọc được giờ "sáng". Viết theo dạng giờ:phút từ 00:00 đến 23:59, ví dụ 07:30.',
    ],
  },
  {
    name: 'a session ends before it begins',
    files: schedule('08:15', '07:15'),
    says: [
      'schedule.csv, dòng 2, cột "Kết thúc": Giờ kết thúc 07:15 không sau giờ bắt đầu 07:30. Sửa lại một trong hai giờ; giờ chiều viết 13:00, 14:00…',
    ],
  },
  {
    name: 'a session is for an audience that there is not',
    files: schedule('GV, PH', 'GV, CBQL'),
    says: [
      'schedule.csv, dòng 2, cột "Đối tượng": Không có "CBQL" trong danh sách của campaign.yaml. Sửa thành một trong: GV, PH, HS; hoặc thêm vào campaign.yaml.',
    ],
  },
  {
    name: 'a session is on a platform that there is not',
    files: schedule(';Zoom;', ';Skype;'),
    says: [
      'schedule.csv, dòng 2, cột "Nền tảng": Không có "Skype" trong danh sách của campaign.yaml. Sửa thành một trong: zoom; hoặc thêm vào campaign.yaml.',
    ],
  },
  {
    name: 'a session has a link that is none',
    files: schedule('https://hop.thu.gov.vn/s1', 'xin liên hệ văn phòng'),
    says: [
      'schedule.csv, dòng 2, cột "Đường dẫn": "xin liên hệ văn phòng" không phải là đường dẫn web. Viết đầy đủ và không có dấu cách, bắt đầu bằng https://',
    ],
  },
  {
    name: 'a state is not understood',
    files: schedule(';hủy', ';chưa rõ'),
    says: [
      'schedule.csv, dòng 4, cột "Tình trạng": Không hiểu tình trạng "chưa rõ". Để trống nếu buổi vẫn diễn ra, viết "hủy" nếu đã hủy.',
    ],
  },
  {
    name: 'the units have only a header',
    files: () => ({ 'units.csv': (GOOD['units.csv'] ?? '').split('\n')[0] ?? '' }),
    says: ['units.csv: Tệp chưa có đơn vị nào. Mỗi đơn vị một dòng, bắt đầu bằng mã của đơn vị.'],
  },
  {
    name: 'the units do not begin with the code',
    files: () => ({ 'units.csv': 'Tên đơn vị;Mã;Loại\nXã Một;X1;XA\n' }),
    says: ['units.csv, dòng 1, cột "Mã": Cột "Mã" không đứng đầu. Chuyển cột "Mã" thành cột đầu tiên.'],
  },
  {
    name: 'a unit has a type that there is not',
    files: units('Trường Một;TH', 'Trường Một;THPT'),
    says: [
      'units.csv, dòng 4, cột "Loại": Không có "THPT" trong danh sách của campaign.yaml. Sửa thành một trong: XA, TH; hoặc thêm vào campaign.yaml.',
    ],
  },
  {
    name: 'a unit belongs to one that there is not',
    files: units('Trường Một;TH;X1', 'Trường Một;TH;X9'),
    says: [
      'units.csv, dòng 4, cột "Thuộc": Không có đơn vị nào mang mã "X9" trong units.csv. Viết mã của xã, phường, thị trấn mà đơn vị thuộc về, hoặc để trống.',
    ],
  },
  {
    name: 'a unit belongs to a school',
    files: units('Trường Hai;TH;X1', 'Trường Hai;TH;T1'),
    says: [
      'units.csv, dòng 5, cột "Thuộc": "T1" (Trường Một) không phải là xã, phường hay thị trấn. Viết mã của một đơn vị có loại thuộc kind: commune.',
    ],
  },
  {
    name: 'two communes belong to each other',
    files: units('X1;Xã Một;XA;;Một, Mot;Xã Mới\nX2;Xã Hai;XA;', 'X1;Xã Một;XA;X2;Một, Mot;Xã Mới\nX2;Xã Hai;XA;X1'),
    says: [
      'units.csv, dòng 2, cột "Thuộc": Đơn vị này thuộc về chính nó, trực tiếp hoặc qua "X2". Sửa lại mã ở cột này.',
      'units.csv, dòng 3, cột "Thuộc": Đơn vị này thuộc về chính nó, trực tiếp hoặc qua "X1". Sửa lại mã ở cột này.',
    ],
  },
  {
    name: 'a unit is succeeded by a code that there is not',
    files: units(';;;X1', ';;;X7'),
    says: [
      'units.csv, dòng 3, cột "Đơn vị kế tục": Không có đơn vị nào mang mã "X7" trong units.csv. Viết mã có trong units.csv, hoặc viết tên đầy đủ của đơn vị mới.',
    ],
  },
  {
    name: 'a unit succeeds itself',
    files: units(';;;X1', ';;;X2'),
    says: ['units.csv, dòng 3, cột "Đơn vị kế tục": Đơn vị kế tục là chính đơn vị này. Để trống nếu đơn vị không đổi.'],
  },
  {
    name: 'two units share a code',
    files: units('T2;', 'T1;'),
    says: ['units.csv, dòng 5, cột "Mã": Mã "T1" đã có ở dòng 4. Đặt cho một trong hai dòng một mã khác.'],
  },
  {
    name: 'everything at once',
    files: () => ({
      ...changed('campaign.yaml', 'theme: Chủ đề thử', 'theme:'),
      ...changed('schedule.csv', '07:30', '7 rưỡi'),
      ...changed('units.csv', 'Trường Một;TH', ';THPT'),
    }),
    says: [
      'campaign.yaml, dòng 9, mục theme: Thiếu mục "theme" hoặc mục này để trống. Thêm "theme:" và điền nội dung.',
      'schedule.csv, dòng 2, cột "Bắt đầu": Không đọc được giờ "7 rưỡi". Viết theo dạng giờ:phút từ 00:00 đến 23:59, ví dụ 07:30.',
      'units.csv, dòng 4, cột "Tên đơn vị": Ô này để trống. Điền nội dung, hoặc xóa cả dòng.',
      'units.csv, dòng 4, cột "Loại": Không có "THPT" trong danh sách của campaign.yaml. Sửa thành một trong: XA, TH; hoặc thêm vào campaign.yaml.',
    ],
  },
];
