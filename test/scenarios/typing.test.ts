/** What people type where a button stands: the words of a sentence, the beginning of a label, a time as they write it. */
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';

scenario(
  'who answers "Anh/Chị là ai?" in a sentence is understood',
  `
  @parent
  > chào ad
  Xin hỏi, Anh/Chị là ai?
  > dạ tôi là phụ huynh ạ
  Đã ghi nhận: phụ huynh.
  [Chọn xã, trường]
  `,
);

scenario(
  'a group of people named in the middle of an invitation does not lead out of it',
  (files) => `
  @office
  > phân quyền
  > [Mời người mới]
  Mời vào vai trò nào?
  > phụ huynh
  Xin chọn một vai trò: giáo viên, phụ trách đơn vị hoặc cơ quan tổ chức.
  !> Anh/Chị là ai
  > giáo viên
  Cho đơn vị nào?
  > ${castOf(files).unit}
  Mã có hiệu lực
  `,
  { roles: { office: 'office' } },
);
