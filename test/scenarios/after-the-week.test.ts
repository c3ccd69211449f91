import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';

scenario(
  'after the Week the first page shows what came of it, where it can be watched again, and asks once; before, nothing of it',
  (files) => `
  @teacher
  > menu
  !> Kết quả:
  !> có ích với Anh/Chị
  > góp ý
  Phiếu đánh giá có sau khi kết thúc.
  (lúc ${castOf(files).date(6)} 23:00)
  > menu
  !> Kết quả:
  !> có ích với Anh/Chị
  (2 giờ sau)
  > menu
  Đã kết thúc.
  !> Kết quả:
  Có 2 buổi xem lại được.
  Tuần lễ vừa qua có ích với Anh/Chị không?
  [Rất có ích] [Có ích] [Chưa có ích] [Bỏ qua câu hỏi] [Xem lại các buổi]
  > [Rất có ích]
  Đã ghi nhận: Rất có ích.
  > [Viết thêm vài chữ]
  Anh/Chị muốn góp ý điều gì?
  > Mong có thêm lớp buổi tối
  Đã ghi nhận góp ý.
  > menu
  !> có ích với Anh/Chị
  > xem lại
  Nhận biết lừa đảo trên không gian mạng
  Xem lại: https://hop.example/b13-xem-lai
  > dữ liệu của tôi
  Góp ý về đợt này: Rất có ích – “Mong có thêm lớp buổi tối”
  @parent
  > menu
  > [Bỏ qua, xem tất cả]
  Tuần lễ vừa qua có ích với Anh/Chị không?
  > [Bỏ qua câu hỏi]
  Câu hỏi này sẽ không hỏi lại.
  > menu
  !> có ích với Anh/Chị
  @office
  > theo dõi
  > [Việc khác]
  > [Góp ý của mọi người]
  Đã hỏi 3 người.
  Rất có ích: 1
  Chưa có ích: 0
  – Mong có thêm lớp buổi tối
  @parent
  > góp ý
  > [Chưa có ích]
  @teacher
  > xóa dữ liệu
  > [Xóa ngay]
  @office
  > theo dõi
  > [Việc khác]
  > [Góp ý của mọi người]
  Đã hỏi 2 người.
  Rất có ích: 0
  Chưa có ích: 1
  !> Mong có thêm
  `,
  { campaigns: ['duc-trong-2021'], roles: { teacher: 'teacher', office: 'office' } },
);
