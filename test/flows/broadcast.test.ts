import { describe, expect, it } from 'vitest';
import { composeBroadcast } from '../../src/broadcast/compose.ts';
import { planParts } from '../../src/channels/zalo/render.ts';
import type { IncomingFile } from '../../src/chat/index.ts';
import { broadcastFlow } from '../../src/flows/broadcast/index.ts';
import { readMoment } from '../../src/flows/typed-moment.ts';
import { type BroadcastDraft, type Foreseen, type HolderView, NotAllowed } from '../../src/turn/index.ts';
import { createWords } from '../../src/words/index.ts';
import { runFlow } from '../support/flow-run.ts';
import { broadcastView, officeTurn } from '../support/office-turn.ts';
import { said } from '../support/said.ts';
import { WORDS } from '../support/zalo-oa/channel.ts';

const TEXT = 'Đề nghị các đơn vị ghi hoạt động trước 17 giờ.';
const WINDOW = { hours: 48, days: 7 };
const never = (): never => {
  throw new Error('nothing was sent');
};
/** The lines below the announcement itself. */
const countsIn = (text: string): string[] => {
  const lines = text.split('\n');
  const first = lines.findIndex((each) => each.startsWith('Gửi được cho'));
  const last = lines.findIndex((each) => each.startsWith('Thời gian gửi'));
  return lines.slice(first, last + 1);
};
const PDF: IncomingFile = { kind: 'document', ref: 'f1', name: 'ke-hoach.pdf', mime: 'application/pdf', bytes: 1000 };

const write = (
  args: readonly string[] = [],
  ...given: Parameters<typeof officeTurn> extends [unknown, (infer O)?] ? [O?] : never
) => {
  const made = officeTurn('office', ...given);
  return { ...made, run: runFlow(broadcastFlow, args, made.turn) };
};

describe('the office writes an announcement', () => {
  it('text, whom, a look with counts, now: and only the last yes sends', () => {
    const { run, written } = write();
    run.tap('Phụ huynh và thầy cô đã đăng ký nhận tin').type(TEXT).tap('Bỏ qua');
    expect(run.text()).toContain(TEXT);
    expect(run.text()).toContain('dừng thông báo');
    expect(run.text()).toContain('Gửi được cho 120 người (nhóm có 125 người).');
    expect(run.text()).toContain('Trên Telegram: 115.\nTrên Zalo: 5.');
    expect(run.text()).toContain('Không liên lạc được (đã chặn hoặc rời trợ lý): 5.');
    expect(run.text()).toContain('khoảng 5 giây');
    run.tap('Tiếp tục').tap('Gửi ngay');
    expect(run.text()).toContain('Phụ huynh và thầy cô đã đăng ký nhận tin – 120 người');
    expect(written.acts).toEqual([]);
    run.tap('Xác nhận và gửi');
    expect(written.drafts).toEqual([{ text: TEXT, attachment: null, choosing: { to: 'agreed' }, at: null }]);
    expect(run.text()).toContain('Đang gửi thông báo.');
    expect(run.missing()).toEqual([]);
    expect(run.longest()).toBeLessThanOrEqual(44);
  });

  it('a sentence that is only guessed to be a yes chooses and sends nothing', () => {
    const { run, written } = write();
    run.tap('Phụ huynh và thầy cô đã đăng ký nhận tin').type(TEXT).tap('Bỏ qua');
    run.type('em xem lại hết rồi, đúng cả rồi, gửi giúp em').tap('Tiếp tục').tap('Gửi ngay');
    run.type('em xem lại hết rồi, đúng cả rồi, gửi giúp em');
    expect(run.text()).toContain('120 người');
    expect(written.acts).toEqual([]);
    run.tap('Xác nhận và gửi');
    expect(written.drafts).toHaveLength(1);
  });

  it.each([
    [['Theo vai trò', 'Giáo viên'], { to: 'role', role: 'teacher' }],
    [['Theo xã', 'Xã Đồi Thông'], { to: 'commune', unit: 'X2' }],
    [['Theo loại đơn vị', 'THCS'], { to: 'unit-type', type: 'THCS' }],
    [['Đơn vị chưa ghi'], { to: 'no-log' }],
    [['Theo ứng dụng', 'Zalo'], { to: 'channel', channel: 'zalo' }],
  ])('to %s', (taps, choosing) => {
    const { run, written } = write();
    for (const label of taps) run.tap(label);
    run.type(TEXT).tap('Bỏ qua').tap('Tiếp tục').tap('Gửi ngay').tap('Xác nhận');
    expect(written.drafts).toMatchObject([{ choosing }]);
    expect(run.missing()).toEqual([]);
  });

  it.each([
    [true, 122, 'Tính phí nên không gửi'],
    [false, 129, 'Tính phí, vẫn gửi'],
  ])(
    'where a platform bills or refuses the silent, the look tells what it costs, who gets nothing and who is elsewhere (held: %s)',
    (holdsBilled, count, billed) => {
      const zalo = { ...WINDOW, free: 110, billed: 7, out: 3 };
      const { run } = write([], {
        foresee: () => ({
          byChannel: { zalo: 121, telegram: 12 },
          anytime: { telegram: 12 },
          windows: { zalo },
          unreachable: 1,
          holdsBilled,
        }),
      });
      run.tap('Phụ huynh và thầy cô đã đăng ký nhận tin').type(TEXT).tap('Bỏ qua');
      expect(countsIn(run.text())).toEqual([
        `Gửi được cho ${count} người (nhóm có 133 người).`,
        'Trên Zalo:',
        '– Miễn phí (đã nhắn trong 48 giờ qua): 110.',
        `– ${billed} (nhắn lần cuối cách đây 48 giờ đến 7 ngày): 7.`,
        '– Không gửi được (đã hơn 7 ngày không nhắn): 3.',
        'Trên Telegram: 12.',
        'Không liên lạc được (đã chặn hoặc rời trợ lý): 1.',
        'Thời gian gửi: khoảng 5 giây.',
      ]);
      expect(run.missing()).toEqual([]);
    },
  );

  it('where there is one channel, it is not named', () => {
    const looked = (foreseen: Partial<Foreseen>): readonly string[] => {
      const { run } = write([], { foresee: () => ({ unreachable: 0, ...foreseen }) });
      return countsIn(run.tap('Phụ huynh và thầy cô đã đăng ký nhận tin').type(TEXT).tap('Bỏ qua').text());
    };
    const takes = 'Thời gian gửi: khoảng 5 giây.';
    expect(looked({ byChannel: { telegram: 9 }, anytime: { telegram: 9 } })).toEqual(['Gửi được cho 9 người.', takes]);
    const four = { ...WINDOW, free: 4, billed: 0, out: 0 };
    expect(looked({ byChannel: { zalo: 4 }, anytime: {}, windows: { zalo: four } })).toEqual([
      'Gửi được cho 4 người.',
      '– Miễn phí (đã nhắn trong 48 giờ qua): 4.',
      takes,
    ]);
    // In the rehearsal phones of every kind are one channel.
    const phones = { byChannel: { simulator: 6 }, anytime: { simulator: 2 }, windows: { simulator: four } };
    expect(looked(phones)).toEqual([
      'Gửi được cho 6 người.',
      '– Miễn phí (đã nhắn trong 48 giờ qua): 4.',
      '– Gửi lúc nào cũng được: 2.',
      takes,
    ]);
  });

  it('for a later time the office is told when fewer will be reached by then, and counts those', () => {
    const foresee = (at?: Date): Partial<Foreseen> => ({
      byChannel: { zalo: 120 },
      anytime: {},
      windows: { zalo: { ...WINDOW, ...(at ? { free: 30, billed: 80, out: 10 } : { free: 110, billed: 7, out: 3 }) } },
      unreachable: 0,
    });
    const { run } = write([], { foresee });
    run.tap('Phụ huynh và thầy cô đã đăng ký nhận tin').type(TEXT).tap('Bỏ qua').tap('Tiếp tục').type('17h hôm nay');
    expect(run.text()).toContain('đến lúc đó, nếu không ai nhắn thêm cho trợ lý, chỉ gửi được cho 30 người.');
    expect(run.text()).toContain('Phụ huynh và thầy cô đã đăng ký nhận tin – 30 người');
    expect(run.missing()).toEqual([]);
    const steady = write([], { foresee: () => foresee() }).run;
    steady.tap('Phụ huynh và thầy cô đã đăng ký nhận tin').type(TEXT).tap('Bỏ qua').tap('Tiếp tục').type('17h hôm nay');
    expect(steady.text()).not.toContain('đến lúc đó');
  });

  it('a commune can be typed', () => {
    const { run, written } = write();
    run.type('suoi da').type(TEXT).tap('Bỏ qua').tap('Tiếp tục').tap('Gửi ngay').tap('Xác nhận');
    expect(written.drafts).toMatchObject([{ choosing: { to: 'commune', unit: 'X1' } }]);
  });

  it('from the list of units without a log the audience is set', () => {
    const { run } = write(['no-log']);
    expect(run.type(TEXT).tap('Bỏ qua').text()).toContain('Đơn vị chưa ghi hoạt động');
  });

  it('a sample goes to the writer, as its readers will see it', () => {
    const { run, written } = write();
    run.tap('Phụ huynh và thầy cô đã đăng ký').type(TEXT).tap('Bỏ qua').tap('Gửi thử cho tôi');
    expect(written.acts).toEqual(['tell 5']);
    expect(written.told.map((each) => said(each))).toEqual([
      `${TEXT}\nNhắn "dừng thông báo" nếu không muốn nhận thông báo.`,
    ]);
    expect(run.text()).toContain('Đã gửi thử');
    expect(run.tap('Tiếp tục').outcome().standing?.at).toBe('at');
  });

  it('a changed text is looked at again before it is sent', () => {
    const { run, written } = write();
    run.tap('Phụ huynh và thầy cô đã đăng ký').type(TEXT).tap('Bỏ qua').tap('Tiếp tục').tap('Gửi ngay');
    run.tap('Nội dung').type('Nội dung khác.');
    expect(run.outcome().standing?.at).toBe('look');
    run.tap('Tiếp tục').tap('Xác nhận');
    expect(written.drafts).toMatchObject([{ text: 'Nội dung khác.' }]);
  });

  it.each([
    ['gửi nhầm giờ, 10h chứ không phải 9h', 'Mai 10h họp trực tuyến, đề nghị các trường vào đúng giờ.'],
    ['sửa 9h thành 10h', 'Mai 10h họp trực tuyến, đề nghị các trường vào đúng giờ.'],
    ['9h thanh 10h', 'Mai 10h họp trực tuyến, đề nghị các trường vào đúng giờ.'],
    ['không phải họp trực tuyến mà là họp tại xã', 'Mai 9h họp tại xã, đề nghị các trường vào đúng giờ.'],
  ])('"%s" mends that place of the text, and never takes the place of it', (typed, text) => {
    const { run, written } = write();
    run
      .tap('Phụ huynh và thầy cô đã đăng ký nhận tin')
      .type('Mai 9h họp trực tuyến, đề nghị các trường vào đúng giờ.')
      .tap('Bỏ qua')
      .tap('Tiếp tục')
      .tap('Gửi ngay')
      .type(typed);
    run.tap('Tiếp tục');
    expect(run.text()).toContain(text);
    run.tap('Xác nhận và gửi');
    expect(written.drafts).toMatchObject([{ text }]);
  });

  it('a group in which nobody is reached is known before a word is written, and why', () => {
    const zalo = { ...WINDOW, free: 0, billed: 0, out: 12 };
    const nobody = { byChannel: { zalo: 14 }, anytime: {}, windows: { zalo }, unreachable: 2 };
    const { run } = write([], { foresee: () => nobody });
    expect(run.labels()[0]).toBe('Phụ huynh và thầy cô đã đăng ký nhận tin – 0 người');
    run.tap('Phụ huynh và thầy cô đã đăng ký');
    expect(run.text()).toContain('Chưa gửi được cho ai trong nhóm');
    expect(run.text()).toContain('đã hơn 7 ngày không nhắn): 12');
    expect(run.text()).toContain('đã chặn hoặc rời trợ lý): 2');
    expect(run.outcome().standing?.at).toBe('to');
    expect(run.missing()).toEqual([]);
  });

  it('a group that emptied while it was written goes no further', () => {
    let left = 9;
    const foresee = () => ({ byChannel: { telegram: left }, anytime: { telegram: left }, unreachable: 0 });
    const { run } = write([], { foresee });
    run.tap('Phụ huynh và thầy cô đã đăng ký').type(TEXT).tap('Bỏ qua');
    left = 0;
    expect(run.tap('Tiếp tục').text()).toContain('Chưa gửi được cho ai trong nhóm');
    expect(run.outcome().standing?.at).toBe('look');
  });

  it('the units in which nobody is yet are named: nothing reaches them', () => {
    const holders: Omit<HolderView, 'twin'>[] = [
      { holding: 1, role: 'lead', unit: 'T1', since: new Date(0), channel: 'telegram', name: null, me: false },
    ];
    const run = write([], { holders }).run.tap('Theo vai trò').tap('Phụ trách đơn vị').type(TEXT).tap('Bỏ qua');
    expect(run.text()).toContain(
      'Chưa có ai dùng trợ lý nên không nhận được: 2 đơn vị (Trường Tiểu học Hoa Sim, Trường THCS Đá Trắng).',
    );
  });

  it('a scheduled one is changed: it begins with what it holds, and takes the place of the old one', () => {
    const at = new Date('2021-10-05T17:00:00+07:00');
    const attachment = { hash: 'aa', mime: 'application/pdf', name: 'ke-hoach.pdf' };
    const views = [broadcastView({ state: 'scheduled', text: TEXT, at, attachment })];
    const { run, written } = write(['edit', '7'], { views });
    expect(run.outcome().standing?.at).toBe('summary');
    expect(run.text()).toContain('ke-hoach.pdf');
    run.tap('Nội dung').type('Nội dung khác.').tap('Tiếp tục').tap('Xác nhận');
    expect(written.acts).toContain('cancel 7');
    expect(written.drafts).toMatchObject([{ text: 'Nội dung khác.', at, choosing: { to: 'agreed' }, attachment: {} }]);
  });

  it('one that has begun meanwhile is not changed any more, and nothing is sent twice', () => {
    expect(write(['edit', '7'], { views: [broadcastView({ state: 'sending' })] }).run.text()).toContain(
      'không sửa được nữa',
    );
    const views = [broadcastView({ state: 'scheduled', at: new Date('2021-10-05T17:00:00+07:00') })];
    const { run, written } = write(['edit', '7'], { views });
    views[0] = broadcastView({ state: 'sending' });
    expect(run.tap('Xác nhận').text()).toContain('không sửa được nữa');
    expect(written.drafts).toEqual([]);
  });

  it('a text that is too long is refused with its length', () => {
    expect(write().run.tap('Phụ huynh và thầy cô đã đăng ký').type('a'.repeat(2001)).text()).toContain(
      'Nội dung dài 2.001 ký tự, quá mức 1.800 ký tự. Xin cắt bớt ít nhất 201 ký tự rồi gửi lại.',
    );
    expect(write().run.tap('Phụ huynh và thầy cô đã đăng ký').type('a'.repeat(1800)).outcome().standing?.at).toBe(
      'attachment',
    );
  });

  it.each(['vi', 'en'] as const)(
    'the longest text that is taken is one message on Zalo, its last line and all (%s)',
    (lang) => {
      const { run, written } = write();
      run
        .tap('Phụ huynh và thầy cô đã đăng ký')
        .type('ạ'.repeat(1800))
        .tap('Bỏ qua')
        .tap('Tiếp tục')
        .tap('Gửi ngay')
        .tap('Xác nhận');
      const [draft] = written.drafts as BroadcastDraft[];
      const reply = createWords().reply(composeBroadcast(draft ?? never(), { vi: 'Đ'.repeat(40) }), lang);
      const parts = planParts(reply, { words: WORDS });
      expect(parts).toHaveLength(1);
      expect(parts).toMatchObject([
        { kind: 'text', text: expect.stringMatching(/^(?:Thông báo của|From) Đ+\nạ+\n\n(?:Nhắn|Send) ".+\.$/) },
      ]);
    },
  );

  it.each(['participant', 'teacher', 'lead'] as const)('a %s is told kindly that this is for the office', (who) => {
    const run = runFlow(broadcastFlow, [], officeTurn(who).turn);
    expect(run.outcome().ended).toBe('refused');
    expect(run.text()).toContain('dành cho cơ quan tổ chức');
  });

  it('a role that was taken back meanwhile sends nothing', () => {
    const { run, written, holds } = write();
    run.tap('Phụ huynh và thầy cô đã đăng ký').type(TEXT).tap('Bỏ qua').tap('Tiếp tục').tap('Gửi ngay');
    holds.splice(0, holds.length, { id: 1, role: 'teacher', unit: 'T1' });
    expect(() => run.tap('Xác nhận')).toThrow(NotAllowed);
    expect(written.drafts).toEqual([]);
  });

  /** What is typed at the first question -> the groups that are shown; `= ` is taken at once, and looked at before anything is sent. */
  it.each([
    ['tất cả các trường', 'Người phụ trách các đơn vị, Giáo viên các đơn vị, Đơn vị chưa ghi hoạt động'],
    ['toan bo don vi', 'Người phụ trách các đơn vị, Giáo viên các đơn vị, Đơn vị chưa ghi hoạt động'],
    ['gửi hết', 'Phụ huynh và thầy cô đã đăng ký nhận tin, Người phụ trách các đơn vị, Giáo viên các đơn vị'],
    [
      'gửi cho mọi người luôn',
      'Phụ huynh và thầy cô đã đăng ký nhận tin, Người phụ trách các đơn vị, Giáo viên các đơn vị',
    ],
    ['tat ca', 'Phụ huynh và thầy cô đã đăng ký nhận tin, Người phụ trách các đơn vị, Giáo viên các đơn vị'],
    ['cả huyện', 'Phụ huynh và thầy cô đã đăng ký nhận tin, Người phụ trách các đơn vị, Giáo viên các đơn vị'],
    ['phụ huynh thôi', 'Phụ huynh và thầy cô đã đăng ký nhận tin'],
    ['chỉ gửi cho phụ huynh', 'Phụ huynh và thầy cô đã đăng ký nhận tin'],
    ['cha mẹ học sinh', 'Phụ huynh và thầy cô đã đăng ký nhận tin'],
    ['giáo viên và phụ huynh', 'Giáo viên các đơn vị, Phụ huynh và thầy cô đã đăng ký nhận tin'],
    ['gv trường hoa sim', 'Giáo viên các đơn vị'],
    ['các trường chưa nộp báo cáo', 'Đơn vị chưa ghi hoạt động'],
    ['các trường tiểu học', '= Loại đơn vị: Tiểu học'],
    ['mấy trường cấp 2 thôi', '= Loại đơn vị: THCS'],
    ['thcs', '= Loại đơn vị: THCS'],
    ['gửi cho tất cả giáo viên', '= Giáo viên các đơn vị'],
    ['các thầy cô nha', '= Giáo viên các đơn vị'],
    ['hiệu trưởng các trường', '= Người phụ trách các đơn vị'],
    ['bgh', '= Người phụ trách các đơn vị'],
    ['trường nào chưa ghi', '= Đơn vị chưa ghi hoạt động'],
    ['những ai đã đăng ký', '= Phụ huynh và thầy cô đã đăng ký nhận tin'],
    ['xã suối đá', '= Địa bàn Xã Suối Đá'],
    ['các trường ở suối đá', '= Địa bàn Xã Suối Đá'],
  ])('"%s" at the question to whom', (typed, expected) => {
    const { run, written } = write();
    run.type(typed);
    const shown = run
      .labels()
      .filter((each) => / – \d+ người$/.test(each))
      .map((each) => each.replace(/ – \d+ người$/, ''));
    if (expected.startsWith('= ')) {
      run.type(TEXT).tap('Bỏ qua');
      expect(run.text()).toContain(TEXT);
      run.tap('Tiếp tục').tap('Gửi ngay');
      expect(run.text()).toContain(`${expected.slice(2)} – `);
    } else {
      expect(shown.join(', ')).toBe(expected);
    }
    expect(written.acts).toEqual([]);
  });

  it('a forged audience is not taken', () => {
    const { run } = write();
    for (const value of ['r-boss', 'c-ZZ', 't-ZZ', 'n-pigeon', 'all']) {
      expect(run.forge(value).outcome().standing?.at).toBe('to');
    }
  });
});

describe('a file that goes along', () => {
  it('is not confirmed while it is loading, and goes out once it is here', () => {
    const { run, written } = write();
    run.tap('Phụ huynh và thầy cô đã đăng ký').type(TEXT).send(PDF);
    expect(run.text()).toContain('ke-hoach.pdf (đang tải)');
    run.tap('Gửi kèm tệp này').tap('Tiếp tục').tap('Gửi ngay').tap('Xác nhận');
    expect(run.text()).toContain('Tệp gửi kèm đang được tải');
    expect(written.drafts).toEqual([]);
    written.fileState = 'kept';
    run.tap('Xác nhận');
    expect(written.drafts).toMatchObject([{ attachment: { mime: 'application/pdf' } }]);
    expect(run.missing()).toEqual([]);
  });

  it('one that could not be loaded is said so, and can be left out', () => {
    const { run, written } = write();
    run
      .tap('Phụ huynh và thầy cô đã đăng ký')
      .type(TEXT)
      .send(PDF)
      .tap('Gửi kèm tệp này')
      .tap('Tiếp tục')
      .tap('Gửi ngay');
    written.fileState = 'failed';
    expect(run.tap('Xác nhận').text()).toContain('không tải được');
    run.tap('Gửi kèm').tap('Không kèm tệp').tap('Tiếp tục').tap('Xác nhận');
    expect(written.drafts).toMatchObject([{ attachment: null }]);
  });

  it('another file takes its place', () => {
    const { run, written } = write();
    run.tap('Phụ huynh và thầy cô đã đăng ký').type(TEXT).send(PDF).send({ kind: 'image', ref: 'f2' });
    expect(written.acts).toEqual(['attach ke-hoach.pdf', 'attach image']);
    expect(run.text()).toContain('Gửi kèm tệp này?');
  });

  it('of an album the first picture is kept, which is said once, whether the others come with it or after it', () => {
    const picture = (ref: string, album = 'a1'): IncomingFile => ({ kind: 'image', ref, name: ref, album });
    const { run, written } = write();
    run.tap('Phụ huynh và thầy cô đã đăng ký').type(TEXT).send(picture('p1'));
    expect(run.text()).toContain('chỉ kèm một ảnh: đã giữ ảnh đầu tiên');
    expect(run.send(picture('p2')).outcome().replies).toEqual([]);
    expect(run.send(picture('p3')).outcome().replies).toEqual([]);
    expect(run.send(picture('q1', 'a2'), picture('q2', 'a2')).text()).toContain('đã giữ ảnh đầu tiên');
    expect(written.acts).toEqual(['attach p1', 'attach q1']);
    written.fileState = 'kept';
    expect(run.tap('Gửi kèm').text()).toContain('Gửi được cho');
  });

  it.each<[string, readonly IncomingFile[]]>([
    ['chỉ kèm một tệp', [PDF, PDF]],
    ['Chỉ gửi kèm được ảnh, PDF hoặc DOCX', [{ kind: 'video', ref: 'v' }]],
    ['Chỉ gửi kèm được ảnh, PDF hoặc DOCX', [{ kind: 'document', ref: 'x', name: 'bang.xlsx' }]],
    ['Tệp quá lớn', [{ ...PDF, bytes: 20_000_000 }]],
  ])('"%s" is said of what can not go along', (reason, files) => {
    const { run, written } = write();
    expect(
      run
        .tap('Phụ huynh và thầy cô đã đăng ký')
        .type(TEXT)
        .send(...files)
        .text(),
    ).toContain(reason);
    expect(written.acts).toEqual([]);
  });

  it('what was cancelled keeps its file as long as it can be fetched back', () => {
    const { run, turn } = write();
    run.tap('Phụ huynh và thầy cô đã đăng ký').type(TEXT).send(PDF).type('hủy').type('có');
    expect(run.outcome().left?.answers).toMatchObject({ text: TEXT });
    expect(turn.attachments?.state()).not.toBe('none');
  });
});

describe('when it is sent', () => {
  const ready = (now?: string) => {
    const made = write([], now === undefined ? {} : { now });
    made.run.tap('Phụ huynh và thầy cô đã đăng ký').type(TEXT).tap('Bỏ qua').tap('Tiếp tục');
    return made;
  };

  it('at a typed time, written out in full', () => {
    const { run, written } = ready();
    run.type('17h hôm nay');
    expect(run.text()).toContain('17:00 ngày 05/10/2021');
    run.tap('Xác nhận');
    expect(written.drafts).toMatchObject([{ at: new Date('2021-10-05T17:00:00+07:00') }]);
    expect(run.text()).toContain('Đã hẹn gửi thông báo lúc 17:00 ngày 05/10/2021.');
  });

  it('a time that has passed is refused with the time in full', () => {
    expect(ready().run.type('7h hôm nay').text()).toContain('07:00 ngày 05/10/2021 đã qua');
    expect(ready().run.type('1/10 8h').text()).toContain('đã qua');
  });

  it('one that is months away is refused', () => {
    expect(ready().run.type('25/12 8h').text()).toContain('còn quá xa');
  });

  it('quiet hours are warned of', () => {
    expect(ready().run.type('22h hôm nay').text()).toContain('giờ nghỉ (21:30–06:00)');
    expect(ready('2021-10-05T22:00').run.text()).toContain('Bây giờ là giờ nghỉ');
    expect(ready().run.text()).not.toContain('giờ nghỉ');
  });

  it('what is no time gets an example', () => {
    expect(ready().run.type('lúc nào cũng được').text()).toContain('06/10 08:00');
  });

  it.each([
    ['17h hôm nay', '2021-10-05T17:00'],
    ['7:30 mai', '2021-10-06T07:30'],
    ['mai 7h30', '2021-10-06T07:30'],
    ['06/10 08:00', '2021-10-06T08:00'],
    ['08:00 06/10/2021', '2021-10-06T08:00'],
    ['8h ngày 6/10', '2021-10-06T08:00'],
    ['7 giờ tối mai', '2021-10-06T19:00'],
    ['tối mai 7h', '2021-10-06T19:00'],
    ['thứ 5 lúc 9h', '2021-10-07T09:00'],
    ['17h', '2021-10-05T17:00'],
    ['17:00 today', '2021-10-05T17:00'],
    ['7:30 tomorrow', '2021-10-06T07:30'],
    ['hôm nay', null],
    ['xin chào', null],
  ])('"%s" is read', (typed, expected) => {
    const read = readMoment(typed, {
      now: new Date('2021-10-05T08:00:00+07:00'),
      period: { from: '2021-10-01', to: '2021-10-07' },
      languages: createWords().languages,
    });
    expect(read).toEqual(expected === null ? null : new Date(`${expected}:00+07:00`));
  });
});
