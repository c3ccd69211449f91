/**
 * What the office says of a unit beside looking at it: whom to invite there, that it reported by telephone, what its report lacks. Each begins with
 * what was said and asks before anything is written. And how far all units of a kind are, for whoever looks at them.
 */
import type { Unit } from '../../campaign/types.ts';
import { matchUnits } from '../../campaign/unit-names.ts';
import { loggingUnits } from '../../campaign/unit-tree.ts';
import { fold, foldWords } from '../../chat/fold.ts';
import { textsOf } from '../../chat/languages.ts';
import { LEVELS } from '../../flows/broadcast/typed.ts';
import type { Turn } from '../../turn/index.ts';
import { type Intent, readAddress } from '../intent.ts';
import { only } from '../typed/choose.ts';
import type { Said } from './said.ts';

const LONGEST = 160;
const POLITE = '(?:(?:cho|em|chi|minh|toi|muon|can|nho|giup|gium|dum|xin|oi|bot|lam on) )*';
const TAIL = '(?: (?:vao|tham gia|vao tro ly|dung tro ly|di|nha|nhe|giup|gium|dum|em|chi|minh|a|voi|luon|roi|do|day))*';
const INVITE = new RegExp(
  `^${POLITE}(?:moi|gui (?:ma|loi) moi (?:cho )?|(?:tao|cap|lay|xin) (?:ma|loi) moi (?:cho )?|invite) ?(?:(?:them|nguoi|phu trach|nguoi phu trach|lead|co|thay|hieu truong|truong|cua|cho|ben) )*?(.{3,60}?)${TAIL}$`,
);
const PHONED = new RegExp(
  `^${POLITE}(?:ghi (?:bao cao|bc) (?:cua|cho) )?(.{3,60}?) (?:vua |da |moi |co )*(?:(?:goi dien|goi dt|goi|dien thoai|dt)(?: thoai)? (?:bao|den|toi|len|ve)|(?:bao|bao cao|bc|nop) (?:qua|bang) (?:dien thoai|dt|phone))(?: |$)`,
);
const PHONED_ANY = new RegExp(`^${POLITE}(?:ghi|nhap|nhan) (?:bao cao|bc) (?:qua|bang) (?:dien thoai|dt)${TAIL}$`);
/** Below the page of reminders it is the units, and not the office itself. */
const TO_CALL =
  /(?:^| )(?:(?:so|ai|truong|don vi|cho|noi) nao|ai|so may|nhung ai|danh sach)(?: \S+){0,3} goi(?: |$)|(?:^| )goi (?:so nao|cho ai|ai|truong nao|don vi nao)(?: |$)/;
const MORE =
  /^\s*(?:(?:yêu cầu|yeu cau|đề nghị|de nghi|cần|can|xin)\s+)?(?:bổ sung|bo sung)(?:\s+(?:thêm|them))?\s*[:：,-]\s*(\S[\s\S]+)$/iu;
/** "Thêm buổi: tối mai 19h30 đọc sách trên zoom": what is told behind it. */
const ADDED =
  /^\s*(?:(?:cho|em|chị|chi|mình|minh|tôi|toi|xin|nhờ|nho|giúp|giup)\s+)*(?:thêm|them|add)\s+(?:một\s+|mot\s+|1\s+|a\s+)?(?:buổi|buoi|lớp|lop|session)(?:\s+(?:học|hoc|mới|moi))*\s*[:：]\s*(\S[\s\S]{4,200})$/iu;
/** "Hủy buổi tối nay", "dời buổi 14h30 hôm nay sang 16h": a session on the schedule. */
const MOVED = new RegExp(
  `^${POLITE}(?:huy|xoa|bo|hoan|doi|chuyen|sua|cancel|move|postpone) (?:the |cai )?(?:buoi|session)(?: (?:hoc|luc))? (.{3,80})$`,
);
const KIND =
  /^(?:(?:the|con|cho hoi|xem|coi|cac|nhung|tat ca|rieng|chi|may) )*(?:(?:truong|don vi|loai) )?(.{2,40}?)(?: (?:trong|cua|o) (?:xa|huyen|phuong)(?: minh)?)?(?: (?:thoi|sao roi|thi sao|the nao roi|ra sao roi|den dau roi|toi dau roi|thi the nao|lam toi dau roi|lam den dau roi|tinh hinh sao))(?: (?:a|em|vay|nhi|ha))*$/;

/** The address that opens for each of the units that a name may mean; empty: it is no unit's. */
function openedFor(name: string, turn: Turn, address: (unit: Unit) => string): Intent | null {
  const { sure, units } = matchUnits(name, loggingUnits(turn.campaign), turn.campaign);
  if (!sure) return null;
  const among = units.map((unit) => [unit.name, address(unit)] as const);
  const value = only(among);
  if (value !== null) return readAddress(value);
  return among.length > 0 ? { is: 'which', among } : null;
}

export function officeWish({ text, message, turn, place }: Said): Intent | null {
  if (turn.group || !turn.people.may('office')) return null;
  const more = MORE.exec(message.text ?? text)?.[1];
  const asked = place.shown.filter(([, value]) => /^go\.ask-more\.[^.]+$/.test(value));
  const toUnit = more === undefined ? null : only(asked);
  if (more !== undefined && toUnit !== null) return withRemark(readAddress(toUnit), more.trim(), turn);
  const added = ADDED.exec(message.text ?? text)?.[1];
  if (added !== undefined && !turn.drafts.list().some(({ flow }) => flow === 'session-add')) {
    const to = readAddress('go.session-add');
    return to.is === 'begin' ? { ...to, args: [added.trim()] } : to;
  }
  if (text.length > LONGEST) return null;
  const folded = foldWords(text);
  const isChase = place.shown.some(([, value]) => value.startsWith('chase.'));
  if (isChase && TO_CALL.test(folded)) return readAddress('chase.call.1');
  if (PHONED_ANY.test(folded)) return readAddress('go.phone-report');
  const phoned = PHONED.exec(folded)?.[1];
  const invited = INVITE.exec(folded)?.[1];
  return (
    (phoned === undefined ? null : openedFor(phoned, turn, ({ code }) => `go.phone-report.${code}`)) ??
    (invited === undefined ? null : openedFor(invited, turn, ({ code }) => `go.invite.unit.${code}`))
  );
}

/** What waits half written is offered first: a button holds no text. */
function withRemark(to: Intent, remark: string, turn: Turn): Intent {
  const waits = turn.drafts.list().some(({ flow }) => flow === 'ask-more');
  return to.is === 'begin' && !waits ? { ...to, args: [...to.args, remark] } : to;
}

/** A session to be moved or called off: those of the day that was said, where one is chosen. */
export function sessionWish({ text, turn, understood }: Said): Intent | null {
  if (turn.group || !turn.people.may('office') || text.length > LONGEST || !MOVED.test(foldWords(text))) return null;
  const { day } = understood().slots;
  const isThere = day !== null && turn.campaign.sessions.some(({ date }) => date === day);
  return isThere ? readAddress(`mend.${day}`) : null;
}

/** "Các trường tiểu học sao rồi": all of that kind, or the only one that the person looks at. */
export function kindStatus({ text, turn }: Said): Intent | null {
  if (text.length > LONGEST || !turn.people.may('look')) return null;
  const name = KIND.exec(foldWords(text))?.[1];
  const types = name === undefined ? [] : turn.campaign.plan.unitTypes.filter((each) => each.kind === 'unit');
  const meant = types.filter(({ code, name: called }) => {
    const own = textsOf(called).map(fold);
    const isLevel = LEVELS.some(
      ([said, has]) => said.exec(name ?? '')?.[0].trim() === name && own.some((each) => has.test(each)),
    );
    return fold(code) === name || isLevel || own.some((each) => each === name || each === `truong ${name}`);
  });
  // "Trường tiểu học và THCS" is a primary school, too: the one that is nothing else is meant.
  const [type] = meant.toSorted((a, b) => a.name.vi.length - b.name.vi.length);
  if (!type) return null;
  const seen = loggingUnits(turn.campaign).filter(
    (unit) => unit.type === type.code && turn.people.may('look', unit.code),
  );
  const [first, another] = seen;
  return readAddress(first && !another ? `board.unit.${first.code}` : `board.type.${type.code}.1`);
}
