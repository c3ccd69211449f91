import { scenario } from '../support/scenario.ts';

const roles = { office: 'office' } as const;

scenario(
  'what was not understood is sent to the office with a tap, without numbers and names, answered once for all, told, changed and taken back',
  `
  @parent
  > /menu
  > bao giờ phát phiếu bé ngoan vậy cô Hoa, gọi mẹ 0912 345 678
  Trợ lý chưa hiểu ... gửi câu này cho ... bỏ số và tên nếu trợ lý nhận ra
  > [Gửi câu hỏi này]
  Đã gửi: “bao giờ phát phiếu bé ngoan vậy cô …, gọi mẹ …”
  !> 0912
  > dữ liệu của tôi
  Câu hỏi đã gửi cơ quan: 1
  (khởi động lại)
  @aunt
  > /menu
  > Bao giờ phát phiếu bé ngoan vậy cô Hoa, gọi mẹ 0912 345 678
  > [Gửi câu hỏi này]
  Đã gửi
  @office
  > /menu
  > [Câu hỏi chờ trả lời]
  1 câu trợ lý chưa hiểu
  > [bao giờ phát phiếu...]
  2 người hỏi
  > [Trả lời]
  Xin gõ câu trả lời
  > Phiếu bé ngoan phát vào thứ Sáu cuối tuần lễ.
  Ai hỏi câu này sẽ thấy ... 2 người đã hỏi sẽ được báo ... Phiếu bé ngoan phát vào thứ Sáu
  > [Sửa...]
  > Bao giờ phát phiếu bé ngoan?
  (khởi động lại)
  > [Đăng câu trả lời]
  Đã đăng. 2 người đã hỏi sẽ được báo
  (1 giờ sau)
  @parent
  Anh/Chị đã hỏi: “bao giờ phát phiếu bé ngoan ... Phiếu bé ngoan phát vào thứ Sáu
  @aunt
  Phiếu bé ngoan phát vào thứ Sáu
  > câu hỏi thường gặp
  Câu hỏi thường gặp
  @neighbour
  > /menu
  > cho hỏi chừng nào phát phiếu bé ngoan vậy
  Phiếu bé ngoan phát vào thứ Sáu
  @office
  > [Xem]
  Phiếu bé ngoan phát vào thứ Sáu ... (Trả lời câu: “Bao giờ phát phiếu bé ngoan?”)
  > [Sửa câu trả lời]
  Đang trả lời: Phiếu bé ngoan phát vào thứ Sáu
  > Phiếu bé ngoan phát vào thứ Bảy.
  > [Đăng câu trả lời]
  Đã sửa
  > [Xem]
  Phiếu bé ngoan phát vào thứ Bảy
  > [Rút câu trả lời]
  > [Rút lại]
  Đã rút
  Không có câu nào đang chờ
  (1 giờ sau)
  @parent
  !> thứ Bảy
  `,
  { roles },
);

scenario(
  'a question stands elsewhere already, is dropped and fetched back; who takes theirs back is told nothing; nobody else may look',
  `
  @parent
  > /menu
  > lấy chứng nhận ăn bán trú chỗ nào đó
  > [Gửi câu hỏi này]
  > [Rút câu hỏi]
  Đã rút 1 câu hỏi
  > lấy chứng nhận ăn bán trú chỗ nào đó
  > [Gửi câu hỏi này]
  Đã gửi
  > danh sách câu chưa trả lời
  !> người hỏi
  @aunt
  > /menu
  > xin nghỉ bù bán trú bữa nào đó
  > [Gửi câu hỏi này]
  > (nút cũ) [Gửi câu hỏi này]
  Câu này Anh/Chị đã gửi rồi
  @office
  > /menu
  > [Câu hỏi chờ trả lời]
  2 câu trợ lý chưa hiểu
  > [xin nghỉ bù...]
  > [Bỏ câu này]
  Đã bỏ câu “xin nghỉ bù ... 1 câu trợ lý chưa hiểu
  > [Lấy lại câu vừa bỏ]
  “xin nghỉ bù
  > [Bỏ câu này]
  > [lấy chứng nhận...]
  > [Đã có ở mục khác]
  Câu trả lời đã có sẵn ở mục nào?
  > [Liên hệ]
  1 người đã hỏi sẽ được báo
  > [Đúng, báo cho người hỏi]
  Xong. ... Không có câu nào đang chờ
  (1 giờ sau)
  @parent
  Câu trả lời có ở mục dưới đây
  > [Mở mục này]
  Điện thoại
  @grandpa
  > xin hỏi tiền ăn bán trú tháng này nộp cho ai vậy ạ
  Kính chào ... gửi câu này cho
  > [Gửi câu hỏi này]
  Đã gửi: “xin hỏi tiền ăn bán trú
  `,
  { roles },
);
