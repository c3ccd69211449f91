/** The words around figures, Vietnamese of all regions and English. Written with their marks; typed without, they may be any of these letters. */
import { tableOf } from '../pieces.ts';

const named = (list: string) => tableOf(list.split(',').map((word) => [word.trim(), word.trim()] as const));

export const NONE = 'counts.none';
/** As the whole answer. */
export const NO = 'counts.no';
export const UNKNOWN = 'counts.unknown';
/** What is not there is not counted: such a line is asked about. */
export const LESS = 'counts.less';
export const ABOUT = 'counts.about';
export const ABOUT_AFTER = 'counts.aboutAfter';
/** Behind what is counted. */
export const OR_SO = 'counts.orSo';
export const VAGUE = 'counts.vague';
/** That they were few says as little beside a number. */
export const FEW = 'counts.few';
/** That they were many says nothing beside a number. */
export const CROWD = 'counts.crowd';
/** That nobody was missing says as little. */
export const ALL_THERE = 'counts.allThere';
export const REST = 'counts.rest';
/** Vague alone; beside a number ("toàn trường 350 em") they say nothing more. */
export const WHOLE = 'counts.whole';
export const TOTAL = 'counts.total';
export const PART_OF = 'counts.partOf';
export const PEOPLE = 'counts.people';
/** Of several groups together: how many of each is not told. */
export const TOGETHER = 'counts.together';
/** People beside those that are named. */
export const OTHERS = 'counts.others';
/** Several of them, and not how many: it says nothing beside what is counted. */
export const PLURAL = 'counts.plural';
/** What else is told in figures: how old they are, how long it was, how far. */
export const MEASURES = 'counts.measures';
/** Of a family together. */
export const KIN = 'counts.kin';
/** Of two groups together. */
export const MIXED = 'counts.mixed';
export const SEXES = 'counts.sexes';
export const JOIN = 'counts.join';
export const TIMES = 'counts.times';
export const EACH = 'counts.each';
/** What may be several, each with as many people. */
export const GROUPS = named(
  'lớp, lớp ghép, khối, tổ, nhóm, buổi, ngày, ca, điểm, điểm trường, phân hiệu, cơ sở, chi đoàn, phòng, bàn, đội, đợt, suất, tiết, thôn, ấp, xóm, chi hội, trường, clb, câu lạc bộ, hội trường, class, classes, group, groups, session, sessions',
);
/** What bears a number as its name, besides those. */
export const ORDINAL = named(
  'khu, khu phố, tầng, số, thứ, quốc lộ, ql, cây số, quý, tháng, tuần, phường, quận, grade, grades, room',
);
export const HALF = 'counts.half';
export const PERCENT = 'counts.percent';
/** Shares that no number tells. */
export const SHARE = 'counts.share';
export const SHARE_OF = 'counts.shareOf';
/** Pronouns that are groups of people behind a number: "20 cô", and courtesy elsewhere ("em có 20 cô"). */
export const COURTESY = 'counts.courtesy';
export const FILLER = 'counts.filler';
/** Never right behind a number, where they may be what it counts ("3 bao"). */
export const FILLER_BEFORE = 'counts.fillerBefore';
/** Between two numbers of one group: the second is no more of them. */
export const CONTRAST = 'counts.contrast';
/** What was made, and what was done with it: the second is no more of it. */
export const MADE = 'counts.made';
export const USED = 'counts.used';
export const TENS_AND_MORE = 'counts.tensAndMore';
