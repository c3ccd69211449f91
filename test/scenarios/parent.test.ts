import type { CampaignFiles } from '../../src/campaign/types.ts';
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';

/** A family: whoever sees a second group's sessions beside the own. Named as on the button and as in a sentence. */
function familyOf({ plan }: CampaignFiles): { readonly button: string; readonly name: string } {
  const name = plan.audiences.find((each) => each.selectable && each.sees.length === 2)?.name.vi ?? '';
  return { button: name.slice(0, 1).toUpperCase() + name.slice(1), name };
}

const withSchedule = { campaigns: ['duc-trong-2021'] } as const;

/** Past the questions of the first day. */
const settled = (files: CampaignFiles): string => `
  @parent
  > /start
  > [${familyOf(files).button}]
  > [Không chọn]
  > [Không nhận thông báo]`;

/** The first session with a link that is meant for families. */
function firstClass(files: CampaignFiles) {
  const family = files.plan.audiences.find((each) => each.name.vi === familyOf(files).name);
  const found = files.sessions.find(
    (each) => each.link !== null && each.audiences.some((code) => family?.sees.includes(code)),
  );
  return { link: found?.link ?? '', title: found?.title.vi ?? '', from: found?.from ?? '', platform: found?.platform };
}

scenario('a parent learns what this is, says who they are once, and is asked one thing at a time', (files) => {
  const { button, name } = familyOf(files);
  const { title, organiser } = castOf(files);
  return `
  @parent
  > /start
  Kính chào Anh/Chị. Đây là trợ lý của: ${title}.
  Trợ lý giúp xem lịch, vào lớp và nhắc giờ.
  Xin hỏi, Anh/Chị là ai?
  [${button}] [Bỏ qua, xem tất cả]
  > /start
  Xin hỏi, Anh/Chị là ai?
  > [${button}]
  Đã ghi nhận: ${name}.
  [Chọn xã, trường] [Không chọn] [Lịch]
  > [Không chọn]
  Anh/Chị có muốn nhận thông báo
  > [Nhận thông báo]
  Đã ghi nhận: Anh/Chị nhận thông báo của
  > [Trang chính]
  !> ${organiser}? Dừng
  Xin chọn một mục
  [Lịch] [Lớp học] [Nhắc lịch]
  > /start
  !> Anh/Chị là ai
  [Lịch]
  `;
});

scenario(
  'whoever begins with words the bot does not know learns what it is, and may then say what they want',
  (files) => `
  @parent
  > con mèo nhà em thích ăn cá
  Kính chào Anh/Chị.
  Trợ lý giúp xem lịch
  > con mèo nhà em thích ăn cá
  Trợ lý chưa hiểu ý này.
  @other
  > chủ đề
  ${files.plan.theme.vi}
  `,
);

scenario(
  'from the first word to the link of what begins soon it is two taps, and one for who is known',
  (files) => `
  @parent
  > chào
  > [${familyOf(files).button}]
  [Vào lớp: ${firstClass(files).from}]
  > [Trang chính]
  [Vào lớp: ${firstClass(files).from}]
  (2 giờ sau)
  > menu
  Xin chọn một mục
  !> Vào lớp
  `,
  { ...withSchedule, start: '2021-10-01 07:10' },
);

scenario(
  'by way of the schedule it is four taps, reminder and calendar beside the link',
  (files) => `
  @parent
  > /start
  > [${familyOf(files).button}]
  > [Lịch]
  Lịch hôm nay, ${castOf(files).day(0)}
  > [${firstClass(files).from}]
  ${firstClass(files).title}
  Thời gian: ${castOf(files).day(0)}, ${firstClass(files).from}
  Tham gia qua: ...
  Cách vào: ...
  [Vào lớp] [Nhắc tôi 10 phút trước]
  > [Nhắc tôi 10 phút trước]
  Đã đặt nhắc trước 10 phút.
  [Thôi nhắc]
  > [Quay lại]
  Lịch hôm nay
  `,
  withSchedule,
);

scenario(
  'what parents ask in their own words, with and without diacritics, comes to the answer',
  (files) => {
    const { day } = castOf(files);
    return `
  ${settled(files)}
  > mai con tôi học gì
  Lịch ${day(1)}
  > MAI CON TOI HOC GI
  Lịch ${day(1)}
  > ${'lịch chủ nhật'.normalize('NFD')}
  Lịch ${day(2)}
  > hôm nay có gì không
  Lịch hôm nay, ${day(0)}
  > link zoom sáng nay
  Sáng nay, ${day(0)}
  Vào lớp: ${firstClass(files).link}
  > mấy giờ bắt đầu
  Thời gian: ${firstClass(files).from}
  > lớp nào miễn phí
  Lớp miễn phí
  Lịch ghi rõ 3 lớp miễn phí.
  Những buổi khác: chưa có thông tin về học phí.
  [Liên hệ]
  > vào zoom kiểu gì
  Cách vào Zoom
  [Liên hệ]
  > mật khẩu zoom là gì
  Cách vào Zoom
  > con lớp 3 học lớp nào
  Các buổi sắp tới · lớp 3
  > có lớp cho trẻ mầm non không
  Các buổi sắp tới · mầm non
  > nhắc tôi buổi tối nay
  Nhắc lịch
  > cho hỏi số điện thoại
  ${files.plan.contacts[0]?.phone ?? ''}
  `;
  },
  withSchedule,
);

scenario(
  'what was shown last is what is spoken of: one of a list, something of it, a reminder and its undoing; of several it is asked which',
  (files) => {
    const first = firstClass(files);
    const evening = tonight(files);
    return `
  ${settled(files)}
  > cho em xin lịch hôm nay ạ
  ${first.title}
  > link đâu
  Anh/Chị muốn chọn mục nào?
  [${first.from} ${first.title}]
  > lịch hôm nay
  > cái thứ 2
  ${evening.title}
  > nhắc tôi trước 10p
  Đã đặt nhắc trước 10 phút. Muốn thôi, chọn “Thôi nhắc”.
  [Thôi nhắc]
  > may gio xong vay
  Kết thúc lúc: ${evening.to}
  > có mất tiền không
  Học phí:
  > thôi nhắc lớp này
  Đã thôi nhắc hoạt động này.
  > dài không cô
  Kéo dài:
  > lịch hôm nay
  > ${evening.from.replace(':', 'h')} ở đâu
  Học ở:
  (9 ngày sau)
  > ai dạy
  !> Đơn vị tổ chức: Trường
  `;
  },
  withSchedule,
);

/** The evening session of the first day that is meant for families. */
function tonight(files: CampaignFiles) {
  const family = files.plan.audiences.find((each) => each.name.vi === familyOf(files).name);
  const found = files.sessions.find(
    (each) => each.from >= '18:00' && each.audiences.some((code) => family?.sees.includes(code)),
  );
  return {
    title: found?.title.vi ?? '?',
    link: found?.link ?? '?',
    hours: `${found?.from}–${found?.to}`,
    from: found?.from ?? '',
    to: found?.to ?? '',
  };
}

scenario(
  '"tối nay" is one message with the time, the whole title and the link, and no tap; so are the other parts of a day',
  (files) => {
    const { title, link, hours } = tonight(files);
    const { day } = castOf(files);
    return `
  ${settled(files)}
  > tối nay
  Tối nay, ${day(0)}
  1. ${hours} · ${title}
  Vào lớp: ${link}
  > toi nay co gi
  Vào lớp: ${link}
  > buổi tối nay con tôi học gì ạ
  Vào lớp: ${link}
  > tonight
  Vào lớp: ${link}
  > chiều nay
  Chiều nay, ${day(0)} · ${familyOf(files).name}: không có buổi nào.
  Hoạt động tiếp theo: ... ${hours} · ${title}
  Vào lớp: ${link}
  [Cả ngày...] [Xem tất cả]
  > [Xem tất cả]
  Chiều nay, ${day(0)}
  14:00–15:30
  > [Cả ngày...]
  Lịch hôm nay
  > sáng mai
  Sáng mai, ${day(1)}
  > tối chủ nhật
  Tối Chủ nhật
  (lúc ${castOf(files).date(0)} 21:00)
  > tối nay
  Đã kết thúc
  Hoạt động tiếp theo:
  !> ${link}
  `;
  },
  withSchedule,
);

scenario(
  'nothing is invented where nothing is known',
  (files) => {
    const { day } = castOf(files);
    return `
  ${settled(files)}
  > mai con tôi học gì
  Chưa có thông tin về lịch.
  [Thời gian] [Liên hệ]
  > lớp nào miễn phí
  Chưa có thông tin về lớp miễn phí sắp tới.
  [Liên hệ]
  > nhắc
  Lịch chưa có thông tin; khi có lịch, trợ lý mới nhắc được.
  > thời gian
  Từ ${day(0)}
  > [Liên hệ]
  ${files.plan.contacts[0]?.phone ?? ''}
  `;
  },
  { campaigns: ['xa-mau-2025'] },
);

scenario(
  'thanks, a thumb, a greeting and a call get a kind word and the menu',
  (files) => `
  ${settled(files)}
  > cảm ơn
  Rất vui được giúp Anh/Chị.
  !> chưa hiểu
  [Lịch] [Lớp học]
  > cam on ad nhieu a
  Rất vui được giúp Anh/Chị.
  > ok
  Rất vui được giúp Anh/Chị.
  > 👍
  Rất vui được giúp Anh/Chị.
  > Dạ vâng ạ
  Rất vui được giúp Anh/Chị.
  > tạm biệt
  Rất vui được giúp Anh/Chị.
  > chào ad
  Kính chào Anh/Chị.
  > cô ơi
  Kính chào Anh/Chị.
  > ?
  Trợ lý ... giúp được gì
  [Liên hệ]
  > con mèo nhà em thích ăn cá
  Trợ lý chưa hiểu ý này.
  [Trợ giúp] [Trang chính]
  !> Thành viên và lời mời
  `,
);

scenario(
  'a picture is not kept, and what is written below it is answered; an unknown command leads to help',
  (files) => `
  ${settled(files)}
  > (ảnh)
  Trợ lý chỉ nhận ảnh khi ghi hoạt động của đơn vị; tệp này không được lưu.
  [Liên hệ] [Trang chính]
  > /khongco
  Trợ lý ... giúp được gì
  > ${'xin chào '.repeat(300)}
  Trợ lý chưa hiểu ý này.
  [Trang chính]
  `,
);

scenario(
  'a reminder is set, changed and stopped in the middle of anything; politeness does not lose the question',
  (files) => `
  ${settled(files)}
  > nhắc
  Nhắc hằng ngày: đang tắt.
  > [06:45]
  Đã bật nhắc hằng ngày lúc 06:45.
  > [Giờ khác]
  Anh/Chị muốn được nhắc lúc mấy giờ?
  > cảm ơn
  Rất vui được giúp Anh/Chị.
  Anh/Chị muốn được nhắc lúc mấy giờ?
  > ok
  Câu này cần câu trả lời cụ thể, nên chưa ghi gì. ... Anh/Chị muốn được nhắc lúc mấy giờ?
  > 23h
  23:00 nằm trong giờ yên lặng
  !> thầy/cô
  > 7 rưỡi sáng
  Đã bật nhắc hằng ngày lúc 07:30.
  > tôi muốn hủy nhắc
  Đã dừng mọi nhắc lịch.
  [Trang chính]
  > nhắc
  Nhắc hằng ngày: đang tắt.
  `,
);

scenario(
  'after the Week a reminder that can not come is not promised',
  (files) => `
  ${settled(files)}
  > nhắc
  !> không còn hoạt động nào
  (${castOf(files).days} ngày sau)
  > menu
  Đã kết thúc.
  > nhắc
  Trong lịch không còn hoạt động nào sắp tới để nhắc.
  > lớp
  Không còn lớp học nào sắp tới.
  > bây giờ
  Trong lịch không còn hoạt động nào sắp tới.
  > lịch
  Lịch ${castOf(files).day(0)}
  > [${firstClass(files).from}]
  Đã kết thúc
  !> Cách vào
  `,
  withSchedule,
);

scenario(
  'before the Week the countdown and the first day are shown',
  (files) => `
  ${settled(files)}
  > menu
  Còn 3 ngày nữa là bắt đầu.
  > hôm nay có gì không
  Ngày này chưa có hoạt động nào dành cho ${familyOf(files).name}.
  > [Ngày gần nhất...]
  Lịch ${castOf(files).day(0)}
  `,
  { ...withSchedule, start: '2021-09-28 20:00' },
);

scenario(
  'the language changes in the middle and back',
  (files) => `
  ${settled(files)}
  > nhắc
  > [Giờ khác]
  > english
  From now on the assistant uses English.
  [Home]
  > theme
  The theme of ${files.plan.year}
  > thanks a lot
  Glad to help.
  > tiếng việt
  Từ nay trợ lý dùng tiếng Việt.
  > chủ đề
  ${files.plan.theme.vi}
  `,
);

scenario(
  'a parent sees what little is kept, and has it erased at once',
  (files) => `
  ${settled(files)}
  > dữ liệu của tôi
  Tài khoản: {đây}
  Nhóm đã chọn: ${familyOf(files).name}
  Hoạt động đã đặt nhắc: 0
  !> Vai trò
  !> bản nháp
  > xoa du lieu
  Xóa mọi dữ liệu của Anh/Chị, cả các mục nhắc? Không khôi phục được.
  !> nói trên
  !> đơn vị
  [Giữ lại] [Xóa ngay] [Trang chính]
  > 2
  !> Đã xóa
  [Giữ lại] [Xóa ngay]
  > [Giữ lại]
  Nhóm đã chọn
  > xoa du lieu
  > [Xóa ngay]
  Đã xóa dữ liệu của Anh/Chị.
  > [Trang chính]
  Xin hỏi, Anh/Chị là ai?
  > quyền riêng tư
  Khi chỉ tra cứu
  Tra cứu không cần đồng ý.
  !> Khi ghi hoạt động
  `,
);

scenario(
  'commune or school is found without diacritics, and may be left out',
  (files) => `
  @parent
  > /start
  > [${familyOf(files).button}]
  > [Chọn xã, trường]
  Xin nhắn tên xã hoặc trường
  > zzz qqq
  Chưa tìm thấy tên này.
  > ${castOf(files).unit.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase()}
  Đã ghi nhận: ${castOf(files).unit}.
  > dữ liệu của tôi
  Xã, trường đã chọn: ${castOf(files).unit}
  `,
);

scenario(
  'the office mends a session a parent was told of this morning: the parent hears of it once, with the new link',
  (files) => {
    const { title, from } = firstClass(files);
    return `
  ${settled(files)}
  > nhắc
  > [06:45]
  (lúc 2021-10-01 06:55)
  ${title}
  @office
  > theo dõi
  > [Việc khác]
  > [Sửa lịch]
  > [...${castOf(files).typed(0).padStart(5, '0')}...]
  > [${from}]
  > [Đường dẫn]
  > https://hop.example/moi
  > [Xác nhận sửa]
  đã báo cho 1 người
  @parent
  Thay đổi lịch: ${title}
  Đường dẫn mới: https://hop.example/moi
  > lịch
  > [${from}]
  [Vào lớp]
  (lúc 2021-10-01 12:00)
  !> Thay đổi lịch
  `;
  },
  { ...withSchedule, start: '2021-10-01 06:20', roles: { office: 'office' } },
);

scenario(
  'who cancels with nothing open is told so in a line, with the way home',
  `
  @parent
  > lịch
  > hủy
  Không có gì đang mở để hủy. [Trang chính]
  !> Kính chào
  !> Xin chọn một mục
  > /huy
  Không có gì đang mở để hủy.
  > [Trang chính]
  Kính chào
  `,
);

scenario(
  'a parent who has not said who they are is answered when they thank, and not greeted anew',
  `
  @parent
  > chủ đề
  > cảm ơn em
  Rất vui được giúp Anh/Chị.
  !> Kính chào
  `,
);

scenario(
  'whoever wants a child’s photo gone, or a role, is told whom to ask',
  (files) => {
    const { privacy, organiser } = files.plan;
    return `
  ${settled(files)}
  > gỡ ảnh con tôi xuống
  Gỡ ảnh của con
  Phụ huynh có quyền yêu cầu gỡ ảnh của con
  Liên hệ về dữ liệu: ${privacy?.contact.vi ?? ''}
  > sao co hinh con tui tren nay, xoa di
  Phụ huynh có quyền yêu cầu gỡ ảnh của con
  > hôm qua trường em đọc sách cho 30 em ở sân trường
  Tài khoản này chưa được giao vai trò nào.
  cần mã mời: giáo viên xin người phụ trách của đơn vị, người phụ trách xin ${organiser.short.vi}
  > toi muon lam nguoi phu trach
  Tài khoản này chưa được giao vai trò nào.
  > em là giáo viên mà không thấy chỗ ghi
  Vai trò và mã mời
  @teacher
  > tôi nghỉ dạy rồi, xóa vai trò giúp
  Vai trò được giao: Giáo viên
  Nghỉ việc hoặc chuyển đơn vị: xin báo người phụ trách của đơn vị hoặc ${organiser.short.vi} để gỡ vai trò này.
  `;
  },
  { roles: { teacher: 'teacher' } },
);
