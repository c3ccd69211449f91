/** Words that tell whether people met or were online. Written with their marks; typed without, they may be any of these letters. */
import { phraseTable, tableOf } from './pieces.ts';

/** joined: of both kinds, unless one alone is told. join: of both, where both are told. against: denied, planned or asked. aside: who they were. */
export type ModeSign = 'online' | 'in-person' | 'both' | 'joined' | 'join' | 'against' | 'aside';

/** What says it in any text, however long; the rest only where it is asked for. */
export const SURE_SIGNS = {
  online: 'trực tuyến, online, onl, qua mạng, livestream, live stream, phát trực tiếp, phát trực tuyến, virtual',
  'in-person':
    'trực tiếp, gặp mặt, gặp nhau, vừa gặp, vừa tại chỗ, vừa tại lớp, vừa ở lớp, vừa trên lớp, vừa tại trường, vừa ở trường, vừa ở sân, vừa ở sân trường, vừa ở hội trường, vừa ở thư viện, vừa ở nhà văn hóa, vừa ở thôn, vừa ở nhà thờ, vừa ở chùa, vừa ngồi, offline, in person',
  mixed:
    'kết hợp tại trường và trực tuyến, kết hợp trực tiếp và trực tuyến, kết hợp trực tuyến và trực tiếp, vừa trực tiếp vừa online, vừa trực tiếp vừa trực tuyến, vừa online vừa trực tiếp, vừa trực tuyến vừa trực tiếp, trực tiếp và trực tuyến, trực tiếp kết hợp trực tuyến, kết hợp, hybrid',
} as const;

export const SIGNS = tableOf<ModeSign>([
  [SURE_SIGNS.online, 'online'],
  [
    'on line, ol, on, trên mạng, mạng, internet, in tơ nét, từ xa, học từ xa, không gian mạng, trên web, trang web, website, truyền hình trực tiếp, tường thuật trực tiếp, trực tiếp trên truyền hình, trực tiếp trên đài, trực tiếp trên tivi, trực tiếp trên facebook, trực tiếp trên fanpage, trực tiếp trên youtube, trực tiếp qua facebook, trực tiếp qua zalo, trực tiếp qua zoom, remote, remotely',
    'online',
  ],
  [
    'zoom, google meet, gg meet, ggmeet, meet, gút mít, gúc mít, gu gồ mít, gô mít, meeting, team, teams, microsoft teams, ms teams, zalo, za lô, facebook, fb, phây, phây búc, fanpage, youtube, you tube, du túp, tiktok, webex, skype, k12online, k12, vnedu, padlet, quizizz, kahoot, azota, messenger, gọi video, video call',
    'online',
  ],
  [
    'qua điện thoại, qua máy tính, trên máy tính, trên điện thoại, qua tivi, trên tivi, qua truyền hình, qua app, trên app, trên ứng dụng',
    'online',
  ],
  [SURE_SIGNS['in-person'], 'in-person'],
  [
    'tại chỗ, gặp nhau, gặp trực tiếp, mặt đối mặt, giáp mặt, off line, off, ofline, tập trung, truyền thống, on site, onsite, face to face',
    'in-person',
  ],
  [
    'ngoài trời, ngoài sân, sân trường, dưới sân, dưới cờ, chào cờ, hội trường, trên lớp, ở lớp, tại lớp, trong lớp, tới lớp, đến lớp, phòng học, tại trường, ở trường, đến trường, lên trường, tới trường, vô trường, trong trường, nhà văn hóa, nhà sinh hoạt, nhà cộng đồng, tại nhà, tận nhà, tận nơi, tới tận nơi, tới nhà, đến nhà, tại xã, ở xã, ủy ban, ubnd',
    'in-person',
  ],
  [
    'thư viện, phòng tin học, phòng máy, phòng họp, phòng hội đồng, tại trung tâm, ở trung tâm, tại thôn, ở thôn, ở ấp, tại ấp, tại đơn vị, ở đơn vị, trong đơn vị, hội quán, ngoài chợ, công viên, nhà thi đấu, sân bóng, sân vận động, đình làng, at school, at the school, at the unit, on the spot, in the hall, in the yard, school yard, schoolyard, in class, in the classroom, at the culture house, in the library',
    'in-person',
  ],
  [
    'cả hai, cả 2, hai cái luôn, 2 cái luôn, hai hình thức, 2 hình thức, hai cách, có cả hai, cả trực tiếp cả trực tuyến, vừa on vừa off, hỗn hợp, mixed, hybrid, both',
    'both',
  ],
  ['mấy cháu, mấy em, mấy bé, mấy bạn, mấy con, mấy cô, mấy thầy, mấy bác, mấy chú, mấy đứa', 'aside'],
  ['kết hợp, song song', 'joined'],
  ['vừa, và, lẫn, với, vs, cùng, nửa, một nửa, half, phần, xen kẽ, đồng thời, rồi, and, plus', 'join'],
  [
    'không, ko, chưa, chẳng, hông, hổng, hay, hoặc, chứ, thay vì, sẽ, định, nếu, mấy, nào, gì, sao, đâu có, đâu phải, làm gì có, khỏi, not, or',
    'against',
  ],
  // That it was not the whole, by what people were told of it, or why it went otherwise.
  [
    'some, others, the rest, có cả, một số, một ít, chủ yếu, là chính, phần lớn, đa số, mời qua, mời trên, nhắn zalo, nhắn tin, thông báo, báo trên, báo qua, rớt mạng, mất mạng, cúp mạng, mạng yếu, mạng lag, cúp điện, mất điện',
    'against',
  ],
]);
/** Both, in so many words. */
export const BOTH_TOLD = tableOf<true>([
  [
    ['online', 'onl', 'trực tuyến', 'qua mạng', 'trên mạng', 'qua zoom']
      .flatMap((online) => [
        `vừa trực tiếp vừa ${online}`,
        `vừa ${online} vừa trực tiếp`,
        `vừa trực tiếp và vừa ${online}`,
        `cả trực tiếp lẫn ${online}`,
        `cả trực tiếp và ${online}`,
        `cả ${online} lẫn trực tiếp`,
        `kết hợp trực tiếp và ${online}`,
        `trực tiếp kết hợp ${online}`,
      ])
      .concat('both online and in person', 'both in person and online')
      .join(','),
    true,
  ],
]);
/** Beside it: it was so once, was to be so, or is asked or denied. */
export const TAKES_BACK = phraseTable(
  'không, ko, hông, hổng, chưa, chẳng, đâu, đâu có, đâu phải, hay, hoặc, chứ, thay vì, định, dự định, dự kiến, kế hoạch, nếu, sẽ, nhưng, chuyển, đổi, cuối cùng, thực ra, lúc đầu, ban đầu, sau đó, rốt cuộc, nhầm, à lộn, ý lộn, not, or, but, planned, at first',
);
/** "định làm ở trường mà dịch nên chuyển qua meet hết": what was planned, and what became of it. */
export const PLANNED = phraseTable('định, tính, dự định, dự kiến, kế hoạch, lúc đầu, ban đầu, planned');
export const BECAME = phraseTable(
  'chuyển qua, chuyển sang, chuyển hết qua, chuyển hết sang, chuyển thành, đổi qua, đổi sang, đổi thành, quay qua, switched to, moved to',
);
/** With these begins that nobody was there. */
export const NOBODY = phraseTable(
  'không, không ai, không có ai, ko ai, ko có ai, không đứa nào, không em nào, nobody, no one',
);
/** How people write what they hear, by the name that a campaign gives it. */
const HEARD: readonly (readonly [name: RegExp, heard: readonly string[]])[] = [
  [/\bmeet\b/i, ['gút mít', 'gúc mít', 'gu gồ mít', 'gô mít', 'gg mít', 'gút meet', 'meet']],
  [/\bzoom\b/i, ['zum', 'dum', 'du um']],
  [/\bteams\b/i, ['tim', 'tims', 'team']],
  [/\bzalo\b/i, ['za lô', 'da lô', 'dalo']],
  [/\bk12/i, ['ka 12', 'ca 12', 'k mười hai']],
];
/** A platform's name and words, and how they are written by ear. */
export function namesOfPlatform({
  name,
  words,
}: {
  readonly name: string;
  readonly words: readonly string[];
}): readonly string[] {
  return [name, ...words, ...HEARD.flatMap(([known, heard]) => (known.test(name) ? heard : []))];
}

/** The unit itself, as a place. */
export const AT_UNIT = phraseTable(
  'đơn vị, đơn vị em, trường, trường em, trường mình, trường tôi, trường tui, trung tâm, trung tâm em, the unit, the school, school',
);
/** Before the name of a place, and before those. */
export const WHERE = phraseTable('ở, tại, trong, ngoài, dưới, at, in');
export const BEFORE_WHERE = phraseTable(
  'dạ, vâng, thưa, em, cô, tụi em, tụi mình, bên em, trường em, học, dạy, họp, làm, tổ chức, sinh hoạt, hình thức, thì, được, có, là, trực tiếp, tt, tập trung, gặp mặt, kết hợp, vừa trực tiếp vừa online, offline, off',
);
export const BEHIND_PLACE = phraseTable('ạ, nha, nhá, nhé, nhe, á, đó, nè, luôn, thôi, rồi');

/** Behind these, and beside these alone, "on" is the form; before those it is "ôn". */
export const BEFORE_ON: ReadonlySet<string> = new Set(
  'hoc day hop thuc chuc hoat huan bang kieu sang thanh mode form'.split(' '),
);
export const BESIDE_ON = phraseTable('dạ, vâng, thưa, nha, nhá, nhé, nhe, nghen, lại, luôn, hết, thôi, đó, nè, please');
export const BEHIND_REVISION: ReadonlySet<string> = new Set('tap bai thi luyen lai kien cu dinh'.split(' '));
