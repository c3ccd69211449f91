/** The words of a correction, Vietnamese of all regions and English, as phrases; typed without marks they may be any of these letters. */
import { phrasesOf } from '../marked-words.ts';

export const COURTESY = phrasesOf(
  'dạ, vâng, thưa, thôi, chết, chết chết, chết cha, trời, trời ơi, ui, úi, ủa, ôi, ối, ấy, ấy chết, à, ờ, ơ, ờm, ừ, ừm, hihi, hi, ạ, xin, cho, em, mình, tôi, tui, con, cháu, cô, thầy, anh, chị, chú, bác, ad, admin, bạn, bot, ơi, muốn, cần, nhờ, giúp, vui lòng, làm ơn, phiền, mà, thì, please, i want to, can you',
);
/** Before a figure these are none: "cô 25", and "bot 2 em" is "bớt". */
export const NOT_BEFORE_FIGURES = new Set('em con chau co thay anh chi chu bac ban bot'.split(' '));
export const MEND = phrasesOf(
  'sửa, sửa lại, sửa giúp, sửa giùm, sửa dùm, sửa hộ, đổi, đổi lại, đổi giúp, thay, thay đổi, thay lại, chỉnh, chỉnh lại, chỉnh sửa, điều chỉnh, điều chỉnh lại, cập nhật, cập nhật lại, ghi lại, nhập lại, viết lại, đặt lại, chữa lại, mend, change, edit, correct, fix, update',
);
export const FILLER = phrasesOf(
  'lại, giúp, giùm, dùm, hộ, cho, em, mình, tôi, tui, dòng, phần, mục, câu, ô, cái, chỗ, the, line',
);
export const BECOMES = phrasesOf(
  'thành, lại thành, sang, lại là, là, phải là, đúng là, đúng ra là, mới là, mới đúng là, qua, về, lại, cho đúng là, to, into, is, should be, =, ->, →, =>',
);
export const INTO = phrasesOf('thành, lại thành, sang, to, into, ->, →, =>');
export const SLIP = phrasesOf(
  'nhầm, nhầm rồi, gửi nhầm, gửi nhầm rồi, gửi lộn, gửi lộn rồi, gửi sai, sai chính tả, lỗi chính tả, viết sai chính tả, ghi sai chính tả, em nhầm, em nhầm rồi, à nhầm, ý nhầm, nhầm xíu, nhầm tí, nhầm chút, lộn, lộn rồi, em lộn, à lộn, lộn xíu, ghi nhầm, ghi nhầm rồi, gõ nhầm, gõ nhầm rồi, nhập nhầm, nhập nhầm rồi, viết nhầm, bấm nhầm, bấm nhầm rồi, đánh nhầm, chọn nhầm, chọn nhầm rồi, báo nhầm, nhắn nhầm, nói nhầm, nhớ nhầm, đếm nhầm, đếm sai, đếm lộn, ghi lộn, ghi lộn rồi, gõ lộn, bấm lộn, nhập lộn, ghi sai, ghi sai rồi, nhập sai, nhập sai rồi, gõ sai, viết sai, ý em là, ý tôi là, ý mình là, ý tui là, ý là, ' +
    'đúng ra là, đúng ra phải là, đúng ra, đúng phải là, phải là, mới đúng là, đính chính, xin đính chính, đính chính lại, my mistake, mistake, i meant, correction, typo',
);
export const MAYBE_SLIP = phrasesOf(
  'quên, à quên, ý quên, quên mất, chết quên, à mà, mà, ý mà, sai, sai rồi, sai bét, xin lỗi, em xin lỗi, lỗi, sorry, sr, không phải, không phải đâu, không phải vậy, không đúng, chưa đúng, hổng phải, hông phải, không, à không, ý không, ko, à ko, k phải, ko phải, no, ý em, ý tôi, ý mình, ý, à, thực ra, thực ra là, thật ra, ' +
    'thật ra là, chính xác là, chính xác, khoan, khoan đã, đợi đã, chờ đã, actually, oops, wait, no wait',
);
/** Behind the new value. Sure: a sentence of its own seldom ends so. */
export const SURELY_RIGHT = phrasesOf(
  'mới đúng, mới phải, mới chính xác, mới chuẩn, mới đúng chứ, mới đúng nha, mới đúng ạ, là đúng, instead, is right, is correct',
);
export const RIGHT = phrasesOf(
  'chứ, chớ, cơ, cơ mà, đó chứ, mà, lận, đúng rồi, mới đúng, mới phải, mới chính xác, mới chuẩn, instead, actually',
);
export const NOT = phrasesOf(
  'không phải, không phải là, ko phải, ko phải là, k phải, k phải là, kp, hổng phải, hông phải, hong phải, hem phải, chẳng phải, chả phải, đâu phải, not',
);
export const BUT = phrasesOf('mà là, mà, phải là, là, mới đúng là, but');
export const RATHER_THAN = phrasesOf(
  'chứ không phải, chứ đâu phải, chứ đâu phải là, chứ không phải là, chứ ko phải, chứ ko phải là, chứ k phải, chứ hổng phải, chứ hông phải, chứ đâu phải, chứ không, chứ ko, chứ k, chớ không phải, chớ hổng phải, chớ không, không phải là, không phải, ko phải, hổng phải, hông phải, chứ đâu có phải, not, instead of, rather than',
);
export const WRONG = phrasesOf(
  'sai rồi, sai, bị sai, ghi sai, ghi sai rồi, nhầm rồi, nhầm, bị nhầm, ghi nhầm, ghi nhầm rồi, lộn rồi, lộn, bị lộn, chưa đúng, không đúng, ko đúng, hổng đúng, chưa chính xác, không phải vậy, is wrong, wrong',
);
export const DROP = phrasesOf(
  'bỏ, bỏ đi, bỏ cái, bỏ giúp, bỏ giùm, xóa, xoá, xóa đi, xóa giúp, gỡ, gỡ bỏ, xóa bỏ, không ghi, khỏi ghi, đừng ghi, để trống, không cần, ko cần, khỏi cần, không có, ko có, hổng có, làm gì có, remove, delete, clear, drop, no',
);
/** What may stand behind the line that is dropped. */
export const DROPPED = phrasesOf(
  'đi, luôn, giúp em, giùm em, nha, nhé, ạ, nữa, rồi, này, đó, đâu, hết, cái này, cái đó, nhen, nghen, giúp, giùm, cho em, dùm em, please',
);
export const GOES = phrasesOf('bỏ, bỏ đi, xóa, xóa đi, xoá đi, bỏ giúp, khỏi ghi, để trống, thì bỏ, thôi bỏ, bỏ nha');
export const MORE = phrasesOf(
  'thêm, thêm vào, cộng, cộng thêm, thêm cho em, tính thêm, kể thêm, bổ sung, bổ sung thêm, còn thiếu, ghi thiếu, đếm thiếu, tính thiếu, còn sót, ghi sót, quên tính, quên chưa tính, quên ghi, quên đếm, có thêm, tăng thêm, add, plus',
);
export const FEWER = phrasesOf(
  'bớt, bớt đi, bớt lại, trừ, trừ đi, trừ ra, trừ bớt, giảm, giảm đi, giảm bớt, ghi dư, ghi thừa, đếm dư, tính dư, bỏ bớt, rút bớt, minus, subtract',
);
/** Said of an amount that is added. */
export const TURNS = phrasesOf('nữa, vào, vô, đi, ra, lại, thôi, mới đủ, mới đúng, more');
export const BEHIND = phrasesOf(
  'ạ, nhé, nha, nhá, nhen, nghen, hen, á, nghe, với, giúp em, giùm em, em nhầm, em ghi nhầm, em lộn, nhầm rồi, đó, please',
);
/** The figure behind these is part of a name. */
export const NUMBERED = phrasesOf(
  'phòng, thôn, lớp, khối, tổ, ấp, buôn, xóm, bản, khu, khu phố, tổ dân phố, số, cơ sở, tầng, lầu, dãy, nhà, đội, nhóm, buổi, tiết, bài, đợt, lần, vòng, room, floor, class, grade, group',
);
/** With what another thing may begin, besides a figure, a line's name, and what corrects. */
export const STARTS = phrasesOf(
  'ở, tại, ngày, hôm, hqua, hnay, hôm qua, hôm nay, sáng, trưa, chiều, tối, thứ, chủ nhật, trực tiếp, trực tuyến, online, zoom, qua zoom, at, in, on, today, yesterday',
);
/** Which class they are of is told, and no place. */
export const OF_CLASSES = phrasesOf('ở lớp, ở khối, tại lớp, tại khối, ở các lớp, in class, in grade');
