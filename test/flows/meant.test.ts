/** What is said in a sentence instead of an answer, at each place of the log flow: what is typed where -> what comes of it. */
import { describe, expect, it } from 'vitest';
import { instant } from '../../src/chat/civil.ts';
import { advanceFlow } from '../../src/dialog/engine.ts';
import type { Json, Outcome, Standing } from '../../src/dialog/flow.ts';
import { guessMeaning } from '../../src/dialog/meant.ts';
import { logFlow } from '../../src/flows/log/index.ts';
import { words } from '../dialog/sample.ts';
import { openDesk, teacher } from './log-turn.ts';

const ANSWERS: Readonly<Record<string, Json>> = {
  unit: 'TH1',
  category: 'LH01',
  title: 'Lớp học tối',
  days: { from: '2021-10-04', to: '2021-10-04' },
  mode: 'online',
  platform: 'zoom',
  link: 'https://hop.example/cu',
  people: { counts: { cbql: null, gv: 2, hs: 30, ph: null, nd: null }, unsorted: null, approximate: false, raw: '' },
  quantities: { lop: 1 },
  result: 'Vui lắm',
  photos: 0,
};

const NOW = instant('2021-10-05', '10:00');
const order = logFlow.steps.map(({ key }): string => key);

function say(at: string, text: string): Outcome {
  const until = at === 'summary' ? order.length : order.indexOf(at);
  const answers = Object.fromEntries(Object.entries(ANSWERS).filter(([key]) => order.indexOf(key) < until));
  const given = Object.keys(answers);
  const standing: Standing = {
    flow: 'log',
    version: logFlow.version,
    run: 'abc',
    at,
    answers,
    mending: false,
    given,
    misses: 0,
  };
  const desk = Object.assign(openDesk([teacher('TH1')]), { now: NOW });
  const message = { id: 'm', from: { channel: 'test', id: '1' }, at: NOW, text };
  return advanceFlow(logFlow, standing, message, desk.turn());
}

/** saved; asks (what is meant, nothing is kept); leaves? (whether to drop it is asked); skipped; back; stays; kept. */
function outcomeOf(at: string, text: string): string {
  const { standing, ended } = say(at, text);
  if (ended === 'done') return 'saved';
  if (!standing) return 'thrown away';
  if (standing.asking) return standing.asking.is === 'leave' ? 'leaves?' : 'asks';
  if (standing.at === at) return standing.misses > 0 ? 'not read' : 'stays';
  const isBefore = standing.at !== 'summary' && order.indexOf(standing.at) < order.indexOf(at);
  if (at === 'summary' || isBefore) return 'back';
  const value = standing.answers[at];
  return value === null || value === 0 || JSON.stringify(value) === '{}' ? 'skipped' : 'kept';
}

const ROWS: readonly (readonly [at: string, text: string, outcome: string])[] = [
  ['people', 'câu này em không trả lời được, cho qua nha', 'skipped'],
  ['people', 'cái này em mới về trường nên em cũng không biết nữa', 'skipped'],
  ['people', 'chiu, de hoi lai hieu truong da', 'skipped'],
  ['people', 'thoi huy giup em, em ghi nham hoat dong cua truong khac', 'leaves?'],
  ['people', 'cho e ve buoc trc', 'back'],
  ['people', 'I want to go back one step please', 'back'],
  ['link', 'link em để mất tiêu rồi', 'skipped'],
  ['link', 'ko co j dau ad', 'skipped'],
  ['link', 'hông có đăng đâu hết', 'skipped'],
  ['days', 'bo het di, khi khac lam', 'leaves?'],
  ['days', 'em cũng chẳng biết nữa chị ơi', 'stays'],
  ['photos', 'gửi đủ rồi ạ, không còn tấm nào nữa', 'skipped'],
  ['photos', 'bua do tui khong co chup tam nao', 'skipped'],
  ['photos', 'thôi đừng gửi vội', 'not read'],
  // Where any text is an answer, such a sentence is asked about, and a title is a title.
  ['title', 'thôi hủy giúp em, em ghi nhầm hoạt động của trường khác', 'asks'],
  ['title', 'câu này em không trả lời được, cho qua nha', 'asks'],
  ['title', 'Lớp xóa mù cho người không biết chữ', 'kept'],
  ['title', 'Không bỏ ai lại phía sau', 'kept'],
  ['result', 'Xong chương trình các em ra về rất vui', 'kept'],
  ['result', 'em xem lại thì không ai bỏ về giữa chừng', 'kept'],
  ['summary', 'dạ đúng rồi cô ơi, gửi luôn giúp em với', 'saved'],
  ['summary', 'uk dung roi do em, chi coi lai het roi khong co sai cho nao', 'saved'],
  ['summary', "yes that's all correct, please save it", 'saved'],
  ['summary', 'cho cô quay lại câu hồi nãy', 'back'],
  ['summary', 'dừng lại giùm, tui ghi lộn trường', 'leaves?'],
  ['summary', 'dạ em coi kĩ lại hết từ đầu tới cuối rồi, không sai chỗ nào, chị cứ lưu giúp em', 'saved'],
  ['summary', 'dạ phải đó chị, em mới hỏi lại thầy hiệu trưởng nói y như vậy', 'saved'],
  ['photos', 'còn tấm nữa, chưa xong', 'not read'],
  ['result', 'cho qua cau ke tiep', 'asks'],
  // Nothing of these is a yes.
  ['summary', 'thầy nói y như vậy là sai', 'not read'],
  ['summary', 'sai roi chi oi, chac luc go em voi qua nen bam lon', 'stays'],
  ['summary', 'da dung roi co, em coi ky roi, 32 em lop 4A, cu luu vay giup em', 'not read'],
  ['summary', 'không gửi nữa đâu', 'not read'],
  ['summary', 'sai rồi em ơi, chị ghi một đằng mà nó hiện một nẻo', 'stays'],
  ['summary', 'gửi luôn à', 'not read'],
  ['summary', 'lưu luôn hả', 'not read'],
  ['summary', 'nếu không sai thì gửi giúp em', 'not read'],
  ['summary', 'đúng rồi nhưng thiếu 2 cô', 'not read'],
  ['summary', 'dung roi ma con thieu hinh', 'not read'],
  ['summary', 'ok để tui coi lại', 'not read'],
  ['summary', 'dạ vâng cô chờ em xíu', 'not read'],
];

describe('a sentence instead of an answer', () => {
  it.each(ROWS)('at %s "%s": %s', (at, text, outcome) => {
    expect(outcomeOf(at, text)).toBe(outcome);
  });
});

const NO_YES = `
đúng rồi nhưng thiếu 2 cô
ok mà sửa lại cái tên
dung roi, co dieu ngay hom qua
gửi đi rồi mới biết sai
đúng cái này sai cái kia
gửi thêm 1 tấm nữa
xác nhận lại giùm em ngày nào
đúng hay sai
đúng là trường em có làm
ok em biết rồi
gửi giúp em mẫu báo cáo
dạ đúng nhưng mà để em coi lại đã
phải sửa lại chứ
vâng để em xem
vâng em hiểu rồi
dạ em đang coi lại
đúng rồi, mà khoan, ngày sai
đúng hết chỉ sai số người
ừ nhưng sửa lại ngày
gửi đi em, à khoan
ghi vậy có đúng không
đúng mà không đúng
phải rồi mới nhớ, ngày hôm kia
yes but wrong date
ok but add two teachers
`;

it.each(NO_YES.trim().split('\n'))('"%s" is no yes', (text) => {
  expect(guessMeaning(text, { lang: 'vi', languages: words.languages })).not.toBe('yes');
});
