/** The words around figures, Vietnamese of all regions and English. Written with their marks; typed without, they may be any of these letters. */
import { phraseTable, tableOf } from '../pieces.ts';

const named = (list: string) => tableOf(list.split(',').map((word) => [word.trim(), word.trim()] as const));

export const NONE = phraseTable(
  'không có ai, không có, không ai, không có người nào, không người nào, chưa có, chưa có ai, chưa ai, chẳng có ai, chẳng ai, không có ai hết, số không, số 0',
  'ko có ai, ko có, ko ai, k có ai, k có, hok có, hông có, hổng có, hong có, hổng có ai, hông có ai',
  'none, nobody, no one, zero, nobody took part',
);
/** As the whole answer. */
export const NO = phraseTable('không, ko, hông, hổng, hok, no');
export const UNKNOWN = phraseTable(
  'không rõ, chưa rõ, không biết, chưa biết, ko biết, ko rõ, chưa đếm, chưa thống kê, không nhớ, hổng biết, hông biết, chưa nắm',
  'unknown, not known',
);
/** What is not there is not counted: such a line is asked about. */
export const LESS = phraseTable(
  'vắng, vắng mặt, nghỉ, ốm, bị ốm, bệnh, bị bệnh, bịnh, sốt, về sớm, bỏ về, thiếu, trừ, trừ đi, hụt, không đi, không đến, không tham gia, không dự, chưa tính, không tính, chưa kể, không kể, đăng ký, đăng kí, kế hoạch, theo kế hoạch, chỉ tiêu, dự trù, giấy mời, được mời, mời, đâu có, giảm, chứa, chứa được, sức chứa, chỗ ngồi, nộp trễ, bài trễ, bị trễ, nộp muộn, bị hỏng, bị loại, nào cũng có, sẽ, ngày mai, mai đăng, mai treo, mai làm, mai thêm, mai mới, tuần sau, sắp tới, nếu, giả sử, ví dụ, vd, thí dụ, chẳng hạn, dự kiến, hay, hoặc, không, chưa, chẳng, hông, hổng, ko, or, if, suppose, for example, sick, ill, absent, without, minus, seats, invited, registered, planned, expected, target',
);
export const ABOUT = phraseTable(
  'khoảng, khoảng chừng, khoảng độ, khoảng tầm, chừng, chừng độ, ước, ước chừng, ước tính, ước khoảng, áng chừng, độ chừng, độ khoảng, độ, hơn, trên, gần, xấp xỉ, trên dưới',
  'lối, lối độ, lối chừng, tầm, tầm khoảng, cỡ, cỡ chừng, ngót, ngót nghét, suýt soát, tròm trèm, đâu khoảng, đâu chừng, đâu đó, cũng phải, cũng được, chắc, chắc cũng, chắc khoảng, chắc tầm, chắc cỡ, có khoảng, ít nhất, tối thiểu',
  'maybe, perhaps, probably, about, around, over, nearly, almost, approximately, some, more than, roughly, at least',
);
export const ABOUT_AFTER = phraseTable(
  'mấy, hơn, trở lên, đổ lại, gì đó, chi đó, có lẻ, có dư, là cùng, hay sao đó, or so, or more',
);
/** Behind what is counted. */
export const OR_SO = phraseTable(
  'đổ lại, đổ lên, trở lên, gì đó, chi đó, hay sao đó, có lẻ, có dư, là cùng, or so, or thereabouts, give or take',
);
export const VAGUE = phraseTable(
  'dưới, trở xuống, đổ xuống, tối đa, không quá, không hơn, không nhiều hơn, chưa tới, chưa đến, vài, vài ba, mấy, dăm, dăm ba, đôi ba, nhiều, rất nhiều, ít, một số, một ít, cả chục, cả trăm, cả ngàn, cả nghìn, hàng trăm, hàng chục, vô số, năm mấy, many, several, few, a lot, up to, at most, no more than, not more than, under, less than, fewer than, dozens, hundreds, thousands, a couple, couple',
);
/** That they were few says as little beside a number. */
export const FEW = phraseTable(
  'không nhiều, không nhiều lắm, không đông, không đông lắm, đâu có nhiều, đâu có đông, hơi ít, ít lắm, ít thôi, not many, not so many',
);
/** That they were many says nothing beside a number. */
export const CROWD = phraseTable(
  'đông, rất đông, đông lắm, đông đủ, đầy đủ, đủ, đi đủ, vô đủ, đến đủ, tới đủ, học đủ, đủ hết, nhiều lắm, crowded',
);
/** That nobody was missing says as little. */
export const ALL_THERE = phraseTable(
  'không vắng, không vắng ai, không vắng em nào, không vắng cháu nào, không vắng bé nào, không vắng bạn nào, không vắng người nào, không ai vắng, không em nào vắng, không có ai vắng, không thiếu, không thiếu ai, không thiếu em nào, không thiếu cháu nào, không thiếu bé nào, không thiếu bạn nào, không sót ai, không sót em nào, không kém không hơn, không hơn không kém, không dư không thiếu, không thừa không thiếu',
  'không nghỉ ai, không nghỉ em nào, không ai nghỉ, không em nào nghỉ, không có ai nghỉ, không có em nào nghỉ, hổng vắng ai, hông vắng ai, ko vắng, ko vắng ai, ko vắng em nào, ko thiếu ai, k vắng ai, k thiếu ai, nobody was missing, no one was missing, nobody missing, nobody absent',
);
export const REST = phraseTable(
  'còn lại, còn lại là, còn lại toàn, còn lại toàn là, còn lại đều là, còn lại thì là, số còn lại, số còn lại là, phần còn lại là, người còn lại là, the rest, the rest are, the rest were, the others are, the others were',
);
/** Vague alone; beside a number ("toàn trường 350 em") they say nothing more. */
export const WHOLE = phraseTable(
  'toàn trường, cả trường, cả lớp, nguyên lớp, toàn xã, cả xã, cả thôn, toàn thể, toàn bộ, mọi người, hết lớp, hết trường, tất cả, whole school, everyone, everybody, all',
);
export const TOTAL = phraseTable(
  'tổng cộng, tổng số, tổng, tổng cộng là, tổng là, cả thảy, hết thảy, tất cả là, tất cả có, cộng lại, cộng hết, cộng chung, cộng là, cộng được, cộng lại là, cộng lại được, gộp lại, gộp chung, vị chi, tính chung, chung là, in total, total, altogether, in all, all together, attendances in total',
);
export const PART_OF = phraseTable(
  'trong nớ, trong nớ có, trong đó có, trong đó, trong số đó, trong số đó có, gồm có, bao gồm, gồm, bao gồm có, chia ra, cụ thể, of which, of whom, including',
);
export const PEOPLE = phraseTable(
  'lượt người, lượt, người, ngừi, ng, bạn, bạn trẻ, người tham gia',
  'attendances, attendance, people, persons, person, participants, attendees, ppl',
);
/** Of several groups together: how many of each is not told. */
export const TOGETHER = phraseTable('thầy trò, cô trò, cô và trò, thầy và trò, thầy cô và trò, thầy cô trò');
/** People beside those that are named. */
export const OTHERS = phraseTable(
  'người khác, người chưa phân nhóm, khách, khách mời, đại biểu, vị, đồng chí, thành viên, hội viên, đoàn viên, cụ, tham dự viên, học viên',
  'others, members, guests, visitors, people not sorted into groups, person not sorted into groups',
);
/** Several of them, and not how many: it says nothing beside what is counted. */
export const PLURAL = phraseTable(
  'mấy anh chị, mấy anh, mấy chị, mấy bác, mấy ông, mấy bà, mấy ông bà, mấy cô chú, mấy cô bác, mấy chú, mấy dì, mấy thím, mấy mợ, mấy cái máy',
);
/** What else is told in figures: how old they are, how long it was, how far. */
export const MEASURES = phraseTable(
  'điện thoại, cái điện thoại, cái máy, máy tính, ghế, cái ghế, dãy ghế, dãy bàn, cái bàn, xe, chiếc xe, tuổi, giờ, giờ sáng, giờ chiều, giờ tối, tiếng, tiếng đồng hồ, tiếng rưỡi, phút, cây số, cây số đường, km, ki lô mét, kilômét, độ c, lần, lần rồi, ngày liền, ngày trời, ngày nay, hôm liền, years old, year old, hours, hour, minutes, km, kilometers',
);
/** Of a family together. */
export const KIN = phraseTable('mẹ con, cha con, bố con, ông cháu, bà cháu');
/** Of two groups together. */
export const MIXED = phraseTable(
  'thầy trò, cô trò, thầy lẫn trò, cô lẫn trò, thầy và trò, cô và trò, thầy với trò, cô với trò, thầy cô lẫn học sinh, thầy cô lẫn học trò, cô giáo lẫn học sinh',
);
export const SEXES = phraseTable('nam, nữ, trai, gái, boys, girls, men, women');
export const JOIN = phraseTable('và, với, cùng, cùng với, cộng, cộng với, rồi, thêm, lẫn, vs, and, with, plus');
export const TIMES = phraseTable('x, nhân, nhân với, times');
export const EACH = phraseTable('mỗi, mỗi một, từng, mổi, each, per, every');
/** What may be several, each with as many people. */
export const GROUPS = named(
  'lớp, lớp ghép, khối, tổ, nhóm, buổi, ngày, ca, điểm, điểm trường, phân hiệu, cơ sở, chi đoàn, phòng, bàn, đội, đợt, suất, tiết, thôn, ấp, xóm, chi hội, trường, clb, câu lạc bộ, hội trường, class, classes, group, groups, session, sessions',
);
/** What bears a number as its name, besides those. */
export const ORDINAL = named(
  'khu, khu phố, tầng, số, thứ, quốc lộ, ql, cây số, quý, tháng, tuần, phường, quận, grade, grades, room',
);
export const HALF = phraseTable('nửa, một nửa, phân nửa, half');
export const PERCENT = phraseTable('phần trăm, percent, per cent');
/** Shares that no number tells. */
export const SHARE = phraseTable(
  'hơn nửa, hơn phân nửa, quá nửa, gần nửa, nửa lớp, nửa trường, nửa số, đa số, đại đa số, hầu hết, gần hết, phần lớn, gần như tất cả, most, most of, half of',
);
export const SHARE_OF = phraseTable('phần ba, phần tư, phần mười');
/** Pronouns that are groups of people behind a number: "20 cô", and courtesy elsewhere ("em có 20 cô"). */
export const COURTESY = phraseTable(
  'em, con, cô, thầy, cháu, bác, chú, anh, chị, ông, bà, thầy cô, cô thầy, các em, các con, các cháu, các cô, quý thầy cô',
);
export const FILLER = phraseTable(
  'là, thì, có, có mặt, được, cả, đúng, tham gia, tham dự, dự, đi, đi dự, đến, đến dự, tới, tới dự, ngồi, học, vô, vào, chỉ, chỉ có, chỉ toàn, toàn, toàn là, mỗi mình',
  'dạ, vâng, thưa, ạ, nhé, nha, nhá, nè, á, ha, hen, nghen, hén, rồi, đó, đấy, ấy, nữa, thôi, luôn, hết, hết trơn, lận, mới đúng, là đúng, mới phải, hôm nay, bữa nay, hôm qua, bữa qua',
  'they, joined, it was great, it was fun, attended, there were, were, came, we had, had, the, of, only, just, please',
);
/** Never right behind a number, where they may be what it counts ("3 bao"). */
export const FILLER_BEFORE = phraseTable(
  'cũng, cũng là, cứ, nói chung, nói chung là, nhìn chung, coi, thấy, trên màn hình, lúc đầu, điểm danh, đủ, số lượng, sl, ts, sĩ số, sỉ số, số, số người, nhóm, hỗ trợ, cái máy, máy tính, mới, sửa lại, sửa, nhầm, lại, các, quý, bên, trường, lớp, tụi, mình, tôi, tui, ad, bạn ơi, cái, cho, xin, báo, gửi, ghi, ở, tại, hôm, bữa, buổi, phòng máy, phòng tin học',
);
/** Between two numbers of one group: the second is no more of them. */
export const CONTRAST = phraseTable(
  'mà, nhưng, nhưng mà, lúc đầu, ban đầu, mới đầu, đầu giờ, cuối giờ, về sau, lúc sau, sau đó, ở lại, thì có, thì đi, thì được, thì còn, ra về, về trước, mới có, lên, lên tới, xuống, xuống còn, tăng, tăng lên, lựa lại, cứ ghi, đừng ghi, mục tiêu, nay lên, hồi nãy, lúc nãy, hôm trước, bữa trước, có khi, but, maybe, stayed, left, at first, later',
);
/** What was made, and what was done with it: the second is no more of it. */
export const MADE = phraseTable('in, in được, làm, làm được, mua, nhận, nhận được, viết, may, đặt, printed, made');
export const USED = phraseTable('phát, phát được, đăng, treo, dán, nộp, gửi, trả, dùng, handed out, used');
export const TENS_AND_MORE = phraseTable('mươi, chục, trăm, nghìn, ngàn, triệu');
