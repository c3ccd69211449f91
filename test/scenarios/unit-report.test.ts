import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { briefLog, CONSENT } from './talk.ts';

const roles = { lead: 'lead', teacher: 'teacher', office: 'office' } as const;

scenario(
  'from the first log to the receipt a lead needs fewer than forty taps; the office asks for more, and version 2 says what changed',
  (files) => {
    const c = castOf(files);
    return `
    @office
    > menu
    @teacher
    > nộp báo cáo
    Báo cáo của ${c.unit}
    !> [Gửi báo cáo]
    @lead
    (lúc ${c.date(0)} 16:00)
    (từ đây đếm)
    ${CONSENT}
    ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}, khoảng 300 ${c.secondWord}`)}
    > báo cáo
    > [Nộp báo cáo kết quả]
    Báo cáo của ${c.unit} ... Chưa gửi. ... ${c.second}: khoảng 300 ... Tổng số lượt người: khoảng 320
    > [Nêu đánh giá, kiến nghị]
    (khởi động lại)
    > Phân công từng tổ chuyên môn
    > [Bỏ qua các câu còn lại]
    Đã ghi vào bản nháp. ... Phân công từng tổ chuyên môn
    > ok nộp luôn đi em
    Xem lại trước khi gửi ... Đơn vị đã làm chưa?
    > [Đã làm]
    Có số ước lượng: ${c.group} khoảng 20; ${c.second} khoảng 300.
    > [Ghi chú thêm]
    > Đếm theo số ghế trong hội trường
    Đã ghi chú. ... Gửi báo cáo của ${c.unit} (lần 1)? ... Ghi chú: Đếm theo số ghế
    > dạ gửi giúp em luôn ạ
    Đã gửi báo cáo của ${c.unit}, lần 1. ... Lúc 16:00 ... Đúng hạn. ... Tổng số lượt người: khoảng 320
    (không quá 39 lượt)
    @office
    ${c.unit} đã gửi báo cáo kết quả lúc 16:00
    > [Đã nhận]
    > [Xem báo cáo]
    Đã gửi lần 1 lúc 16:00 ... Phân công từng tổ chuyên môn
    > [Cần bổ sung]
    > ok
    > Cần thêm số phụ huynh
    > [Gửi đề nghị]
    Đã gửi đề nghị bổ sung cho người phụ trách.
    @lead
    đã nhận báo cáo lần 1
    đề nghị bổ sung báo cáo của ${c.unit}: ... Cần thêm số phụ huynh
    > [Xem báo cáo]
    đề nghị bổ sung: Cần thêm số phụ huynh
    > [Sửa và gửi lại]
    đề nghị bổ sung: Cần thêm số phụ huynh
    > em muốn sửa số ${c.secondWord} thành 310
    ${c.second}: khoảng 300 → 310. Sửa như vậy không?
    [Sửa thành 310]
    !> Đã ghi
    > [Sửa thành 310]
    Vì sao khác số đếm được?
    > [Theo danh sách tham gia]
    Đã ghi ${c.second}: 310.
    (khởi động lại)
    > nộp báo cáo
    Bản sửa (lần 2), chưa gửi. ... ${c.second}: 310 (đếm từ các hoạt động: khoảng 300; lý do sửa: Theo danh sách tham gia)
    > [Gửi báo cáo]
    > [Đúng như vậy]
    > [Xác nhận gửi]
    Đã gửi báo cáo của ${c.unit}, lần 2.
    > [Xem báo cáo]
    > [Xem thay đổi]
    – ${c.second}: khoảng 300 → 310
    > [Xem lần 1]
    Đã gửi lần 1 ... ${c.second}: khoảng 300
    @office
    đã gửi lại báo cáo (lần 2)
    > [Xem thay đổi]
    – ${c.second}: khoảng 300 → 310
    `;
  },
  { roles },
);

scenario(
  'a unit that held nothing says so with a reason, and a report as usual undoes it; what is phoned in stands beside it',
  (files) => {
    const c = castOf(files);
    return `
    @office
    > menu
    @lead
    (lúc ${c.date(0)} 16:00)
    ${CONSENT}
    ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}`)}
    > không tổ chức được nhiều
    !> Vì sao đơn vị không tổ chức?
    > không phải không tổ chức đâu, trường có làm mà
    !> Vì sao đơn vị không tổ chức?
    > trường không tổ chức
    Vì sao đơn vị không tổ chức?
    > trường tôi không tổ chức
    Câu này chưa nêu lý do.
    > trường tôi tổ chức không tốt
    Phần này chỉ để báo không tổ chức
    > vì dịch
    > vì bão lớn, học sinh nghỉ học
    đơn vị đã ghi 1 hoạt động; các hoạt động này sẽ không được tính. ... bão lớn, học sinh nghỉ học
    > [Xác nhận không tổ chức]
    Đã gửi: ${c.unit} không tổ chức (lần 1), lúc 16:00
    @office
    ${c.unit} báo không tổ chức ... bão lớn, học sinh nghỉ học
    @lead
    > à nhầm, có tổ chức 1 buổi
    Không tổ chức. Lý do: vì bão lớn
    > [Có tổ chức, soạn báo cáo]
    > [Gửi báo cáo]
    Đơn vị đã làm chưa?
    > ừ gửi đi
    Đơn vị đã làm chưa?
    > [Chưa làm được]
    Chưa nêu kết quả nổi bật
    > [Gửi không kèm phần này]
    Chưa có số liệu: ...
    > [Mục chưa có số liệu]
    Chưa có số liệu về: ... để trống, không tính là 0
    (khởi động lại)
    > [Đúng là không có, ghi 0]
    Gửi báo cáo của ${c.unit} (lần 2)? ... Không có (0): ...
    > [Xác nhận gửi]
    Đã gửi báo cáo của ${c.unit}, lần 2. ... Không có (0): ...
    > [Xem báo cáo]
    > [Sửa và gửi lại]
    > [Sửa báo cáo]
    > [Kết quả nổi bật]
    > Viết nhầm
    Bản sửa (lần 3), chưa gửi.
    > [Bỏ bản sửa]
    > [Đồng ý bỏ]
    Đã gửi lần 2
    @office
    > [Xem thay đổi]
    Từ “không tổ chức” thành có tổ chức.
    `;
  },
  { roles },
);

scenario(
  'a lead writes parts by hand and proposes somebody; what the office says in between tears nothing, and a telephoned report stands apart',
  (files) => {
    const c = castOf(files);
    return `
    @office
    > menu
    @lead
    (lúc ${c.date(0)} 16:00)
    ${CONSENT}
    ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}`)}
    > nộp báo cáo
    > [Nêu đánh giá, kiến nghị]
    > Phân công từng tổ
    @office
    > theo dõi
    > [Danh sách đơn vị]
    > [...${c.unit}...]
    > [Xem báo cáo]
    Báo cáo của ${c.unit} ... Chưa gửi.
    > [Ghi báo cáo qua điện thoại]
    > 23:00
    chưa tới. Xin nhập giờ đã gọi.
    > 15:30
    > cô hiệu trưởng
    > [Có tổ chức]
    > 3
    > 350 ${c.secondWord}
    > [Bỏ qua]
    (khởi động lại)
    > [Xác nhận ghi]
    ghi theo điện thoại, cuộc gọi lúc 15:30 ... Người báo: cô hiệu trưởng. ... Đúng hạn. ... Số hoạt động: 3
    > [Quay lại]
    > [Số liệu]
    ${c.group}: chưa có số liệu (trợ lý tính: 20; ... ${c.second}: 350 (trợ lý tính: chưa có số liệu;
    !> chưa có số liệu (trợ lý tính: chưa có số liệu
    @lead
    đã ghi báo cáo của ${c.unit} theo điện thoại, cuộc gọi lúc 15:30
    > Các em mượn sách đông
    Kết quả nổi bật: Các em mượn sách đông
    > [Bỏ qua các câu còn lại]
    Bản sửa (lần 2), chưa gửi. ... Phân công từng tổ ... Các em mượn sách đông
    > [Sửa báo cáo]
    > [Kết quả nổi bật]
    Kết quả nổi bật ... Các em mượn sách đông
    > Thư viện mở đến tối
    Thay phần đang có, hay viết thêm vào sau?
    > [Viết thêm vào sau]
    Các em mượn sách đông ... Thư viện mở đến tối
    > [Gương tự học, khen thưởng]
    > [Đề nghị thêm]
    > [Khen thưởng cá nhân]
    > Cô Hương, tổ trưởng
    > Tự học và dạy lại đồng nghiệp
    > [Chưa hỏi]
    Khen thưởng cá nhân: Cô Hương, tổ trưởng – Tự học và dạy lại đồng nghiệp (chưa hỏi ý kiến
    > [Bỏ Cô Hương, tổ trưởng]
    Chưa đề nghị ai.
    > [Quay lại]
    > khen cô Hương, dạy tốt, chăm đọc sách
    Người được nêu: cô Hương. Thành tích: dạy tốt, chăm đọc sách. Chưa lưu gì.
    > hủy
    > báo cáo của tôi đâu
    Báo cáo của ${c.unit}
    > kiến nghị Phòng cấp thêm sách cho thư viện
    kiến nghị Phòng cấp thêm sách cho thư viện
    > hủy
    > báo cáo của đơn vị
    > gửi đi em
    Báo cáo của ${c.unit}
    > [Gửi báo cáo]
    > [Chưa làm được]
    > [Xác nhận gửi]
    Đã gửi báo cáo của ${c.unit}, lần 2.
    > [Gửi qua thư điện tử]
    Tiêu đề thư: Báo cáo kết quả ... – ${c.unit}
    @office
    đã gửi lại báo cáo (lần 2)
    > [Xem thay đổi]
    – Kết quả nổi bật: (trống) → “Các em mượn sách đông Thư viện mở đến tối”
    `;
  },
  { roles: { lead: 'lead', office: 'office' } },
);

scenario(
  'a lead who never logged is asked for consent on the way, and a yes leads straight on to what they wanted',
  (files) => {
    const c = castOf(files);
    return `
    @lead
    (lúc ${c.date(0)} 16:00)
    > khen thưởng
    Trước khi soạn báo cáo, xin thầy/cô cho biết: ... Thầy/cô có đồng ý không?
    > [Đồng ý]
    Đã ghi nhận sự đồng ý. ... Đề nghị về việc gì?
    > gương tự học
    > Bác Tư thủ thư
    > Đọc sách mỗi ngày
    Bác Tư thủ thư đã đồng ý được nêu tên chưa?
    > không biết
    Câu này cần có câu trả lời. ... đã đồng ý được nêu tên chưa?
    > rồi ạ
    Gương tự học: Bác Tư thủ thư – Đọc sách mỗi ngày (đã đồng ý nêu tên)
    > [Đề nghị thêm]
    > gương tự học
    > Bác Năm
    > bỏ qua
    > chưa
    Bác Năm ... chưa
    `;
  },
  { roles },
);

scenario(
  'what a lead says with a wish for the report, and while the consent is asked, waits for the yes and is not lost',
  (files) => {
    const c = castOf(files);
    return `
    @lead
    (lúc ${c.date(0)} 16:00)
    > sửa phần chỉ đạo: Trường phân công từng tổ. Đã họp hai lần.
    Trước khi soạn báo cáo, xin thầy/cô cho biết: ... Thầy/cô có đồng ý không?
    > à quên, thêm: theo kế hoạch số 12
    Trước khi soạn báo cáo ... Lời vừa nhắn chờ câu trả lời
    > lịch hôm nay
    !> Trường phân công
    > đồng ý
    Trước khi soạn báo cáo ... Thầy/cô có đồng ý không?
    > [Đồng ý]
    Đã ghi nhận sự đồng ý. ... theo kế hoạch số 12
    Trường phân công từng tổ. Đã họp hai lần. ... Ghi vào phần này?
    > hủy
    > bỏ hết
    `;
  },
  { roles },
);

scenario(
  'a lead who refuses has nothing kept of what was said with the wish',
  (files) => {
    const c = castOf(files);
    return `
    @lead
    (lúc ${c.date(0)} 16:00)
    > sửa phần chỉ đạo: Trường phân công từng tổ
    Thầy/cô có đồng ý không?
    > [Không đồng ý]
    > đồng ý
    !> Trường phân công
    `;
  },
  { roles },
);

scenario(
  'a lead says beside the report which figure is wrong and what stands in a part: it is shown, asked about, and only then written',
  (files) => {
    const c = castOf(files);
    return `
    @lead
    (lúc ${c.date(0)} 16:00)
    ${CONSENT}
    ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}, 300 ${c.secondWord}`)}
    > số ${c.secondWord} ko phải 300 đâu, 290 thôi vì có 10 em dự hai buổi
    ${c.second}: 300 → 290. Sửa như vậy không? ... Lý do: có 10 em dự hai buổi
    !> Đã ghi
    > đúng rồi
    Đã ghi ${c.second}: 290. ... 290 (đếm từ các hoạt động: 300; lý do sửa: có 10 em dự hai buổi) ... Tổng số lượt người: 310
    !> II.
    > ${c.groupWord} 25 chứ không phải 20
    ${c.group}: 20 → 25. Sửa như vậy không?
    > hủy
    > soạn báo cáo
    ${c.group}: 20
    > viết thêm phần chỉ đạo: trường giao cho tổ văn
    Công tác chỉ đạo, triển khai ... Vừa viết: trường giao cho tổ văn ... Ghi vào phần này?
    !> Đã sửa
    > ừ
    Đã sửa bản nháp. ... Công tác chỉ đạo, triển khai ... trường giao cho tổ văn
    !> II.
    > sửa phần chỉ đạo: có kế hoạch số 7
    Đang ghi: trường giao cho tổ văn ... Vừa viết: có kế hoạch số 7 ... Thay phần đang có, hay viết thêm vào sau?
    > giữ nguyên
    Giữ nguyên, không sửa gì. ... trường giao cho tổ văn
    > hạn chế
    Tồn tại, hạn chế và nguyên nhân
    > Mạng còn yếu
    Đã sửa bản nháp. ... Mạng còn yếu
    > [Xem cả báo cáo]
    trường giao cho tổ văn
    `;
  },
  { roles },
);

scenario(
  'a correction of another figure is never taken for the open one, for its reason or for the text of a part',
  (files) => {
    const c = castOf(files);
    return `
    @lead
    (lúc ${c.date(0)} 16:00)
    ${CONSENT}
    ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}, 300 ${c.secondWord}`)}
    > soạn báo cáo
    > ${c.groupWord} 25 chứ không phải 20
    ${c.group}: 20 → 25. Sửa như vậy không?
    > số ${c.secondWord} không phải 300 mà 290 vì đếm nhầm một lớp
    Chưa sửa ${c.group} ... ${c.second}: 300 → 290. Sửa như vậy không? ... Lý do: đếm nhầm một lớp
    !> Đã ghi
    > trường bên cạnh 40 cháu
    [Sửa thành 290]
    !> Đã ghi
    > 280
    Đã ghi ${c.second}: 280.
    > ${c.groupWord} 25 chứ không phải 20
    ${c.group}: 20 → 25. Sửa như vậy không?
    > đúng rồi
    Vì sao khác số đếm được?
    > số ${c.secondWord} 270 chứ không phải 280
    !> Đã ghi
    là câu trả lời cho câu này, hay Anh/Chị muốn mở
    > mở
    ${c.second}: 280 → 270
    > hủy
    > sửa phần hạn chế
    > sửa lại ${c.secondWord} 290 chứ không phải 280
    !> Đã sửa
    là câu trả lời cho câu này, hay Anh/Chị muốn mở
    > sửa lại dòng đầu thành mạng yếu
    !> Đã sửa
    Ghi vào phần này?
    `;
  },
  { roles },
);

scenario(
  'what becomes of a late report, whether it was sent, how often, and what the last one changed is answered in a few lines',
  (files) => {
    const c = castOf(files);
    return `
    @lead
    (lúc ${c.date(0)} 16:00)
    > trễ hạn thì sao em
    Gửi báo cáo sau hạn ... vẫn được nhận, chỉ được ghi là “gửi muộn”
    > lưu đi em
    Hiện không có việc nào đang làm dở.
    > nop tre co sao ko
    vẫn được nhận
    > đã gửi chưa
    Báo cáo của ${c.unit} ... Chưa gửi lần nào.
    !> II.
    ${CONSENT}
    ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}`)}
    > gửi báo cáo
    > [Gửi báo cáo]
    > [Chưa làm được]
    > [Gửi không kèm phần này]
    > [Xác nhận gửi]
    > báo cáo lần mấy rồi
    Đã gửi lần 1 lúc 16:00 ... Đúng hạn.
    !> II.
    > lần 2 khác lần 1 chỗ nào
    Mới gửi lần 1
    > ${c.groupWord} 25 chứ không phải 20
    > ừ
    > [Theo danh sách tham gia]
    Bản sửa (lần 2), chưa gửi.
    > đã nộp chưa
    Đã gửi lần 1 lúc 16:00 ... Bản sửa (lần 2), chưa gửi.
    > [Xem báo cáo]
    > gửi báo cáo
    > [Xác nhận gửi]
    Đã gửi báo cáo của ${c.unit}, lần 2.
    > lần 1 khác lần 2 chỗ nào
    – ${c.group}: 20 → 25
    `;
  },
  { roles },
);

scenario(
  'the words of a report’s button lead where it leads, also when it is no longer shown',
  (files) => {
    const c = castOf(files);
    return `
    @lead
    ${CONSENT}
    > hủy
    > báo cáo của tôi đâu
    Báo cáo của ${c.unit}
    > trang chính
    > nêu đánh giá, kiến nghị
    (1/...
    > hủy
    > gương tự học, khen thưởng
    Gương tự học
    > neu danh gia kien nghi
    (1/...
    `;
  },
  { roles },
);
