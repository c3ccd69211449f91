import { describe, expect, it } from 'vitest';
import type { Message, Reply, Say } from '../../src/chat/index.ts';
import { hear } from '../../src/dialog/asked.ts';
import { readNumber, readNumberChoice } from '../../src/dialog/counts/numbers.ts';
import { advanceFlow, beginFlow, resumeFlow } from '../../src/dialog/engine.ts';
import type { Flow, Outcome, Standing } from '../../src/dialog/flow.ts';
import type { Turn } from '../../src/turn/index.ts';
import { unspelt } from '../../src/understanding/spellings.ts';
import { campaign, words } from './sample.ts';

type Visit = { readonly name: string; readonly kind: string; readonly guests: number; readonly note: string | null };

/** A small flow: a name, a kind by button, guests only for a party, a note that may be skipped. */
function visitFlow(saved: Visit[], change: Partial<Flow<Visit>> = {}): Flow<Visit> {
  return {
    name: 'visit',
    for: 'everybody',
    version: 2,
    title: { plain: 'Ghi buổi' },
    keepsDraft: true,
    begin: () => ({ ok: true, answers: {} }),
    steps: [
      {
        key: 'name',
        takesText: true,
        words: ['tên'],
        ask: () => ({ text: { plain: 'Tên?' } }),
        parse: ({ text = '' }) =>
          text.length > 2
            ? { ok: true, value: text }
            : { ok: false, because: { plain: 'Tên cần ba chữ, ví dụ "Hội".' } },
        line: (value) => ({ label: { plain: 'Tên' }, value: { plain: value } }),
      },
      {
        key: 'kind',
        words: ['loại'],
        ask: () => ({
          text: { plain: 'Loại?' },
          buttons: [
            [
              { label: { plain: 'Tiệc' }, value: 'party' },
              { label: { plain: 'Họp' }, value: 'meeting' },
            ],
            [{ label: { plain: 'Xem thêm' }, value: '.1' }],
          ],
        }),
        parse: ({ choice, text }) => {
          if (choice === '.1') return { ok: true, deeper: true, more: { text: { plain: 'Trang 2' }, buttons: [] } };
          const value = choice ?? text;
          return value === 'party' || value === 'meeting'
            ? { ok: true, value }
            : { ok: false, because: { plain: 'Xin chọn Tiệc hoặc Họp.' } };
        },
        line: (value) => ({ label: { plain: 'Loại' }, value: { plain: value } }),
      },
      {
        key: 'guests',
        when: ({ kind }) => kind === 'party',
        takesNumbers: true,
        words: ['khách'],
        ask: () => ({ text: { plain: 'Bao nhiêu khách?' } }),
        parse: ({ text, choice }) => {
          const tapped = choice === undefined ? null : readNumberChoice(choice);
          if (tapped) return { ok: true, value: tapped.value };
          const read = readNumber(text ?? '', [], unspelt(words.languages));
          return read.ok ? { ok: true, value: read.value.value, note: { plain: 'Nhiều khách quá.' } } : read;
        },
        line: (value) => ({ label: { plain: 'Khách' }, value: { plain: String(value) } }),
      },
      {
        key: 'note',
        takesText: true,
        skip: null,
        words: ['ghi chú'],
        ask: () => ({ text: { plain: 'Ghi chú?' } }),
        parse: ({ text }) => (text ? { ok: true, value: text } : { ok: false, because: { plain: 'Xin gõ chữ.' } }),
        line: (value) => ({ label: { plain: 'Ghi chú' }, value: { plain: value ?? 'không có' } }),
      },
    ],
    summary: { intro: () => ({ plain: 'Xin kiểm tra lại.' }), confirm: { plain: 'Xác nhận' } },
    done: (answers) => {
      saved.push(answers);
      return [{ text: { plain: 'Đã lưu.' } }];
    },
    ...change,
  };
}

// The engine hands the turn on to the flow and reads only `now` of it.
const can = { edit: true, buttons: 100, textLimit: 4096, files: [] };
const { languages } = words;
const turn = {
  now: new Date('2021-10-05T10:00:00+07:00'),
  campaign,
  can,
  lang: 'vi',
  languages,
  plain: (say: Say) => words.plain(say, 'vi'),
} as unknown as Turn;
let count = 0;
const message = (more: Partial<Message>): Message => {
  count += 1;
  return { id: `m${count}`, from: { channel: 'test', id: '1' }, at: turn.now, ...more };
};
const typed = (text: string): Message => message({ text });
const textOf = (reply: Reply | undefined): string => (reply ? words.plain(reply.text, 'vi') : '');
const said = (outcome: Outcome): string => outcome.replies.map(textOf).join('\n---\n');
const buttons = (outcome: Outcome): [string, string][] =>
  outcome.replies.flatMap((reply) =>
    (reply.buttons ?? []).flatMap((row) =>
      row.flatMap((button): [string, string][] =>
        'value' in button ? [[words.plain(button.label, 'vi'), button.value]] : [],
      ),
    ),
  );
const labels = (outcome: Outcome): string[] => buttons(outcome).map(([label]) => label);

/** One person in one conversation; the standing goes through JSON between every two turns. */
function talk(flow: Flow<Visit>) {
  let standing: Standing | null = null;
  let last: Outcome = { standing: null, replies: [] };
  const keep = (outcome: Outcome): Outcome => {
    standing = outcome.standing && (JSON.parse(JSON.stringify(outcome.standing)) as Standing);
    last = outcome;
    return outcome;
  };
  const current = (): Standing => {
    if (!standing) throw new Error('no flow is open');
    return standing;
  };
  const value = (label: string): string => {
    const found = buttons(last).find(([each]) => each === label);
    if (!found) throw new Error(`no button "${label}" among ${labels(last).join(', ')}`);
    return found[1];
  };
  return {
    begin: (seed = 'first') => keep(beginFlow(flow, [], turn, seed)),
    type: (...texts: string[]) =>
      texts.map((text) => keep(advanceFlow(flow, current(), typed(text), turn))).at(-1) as Outcome,
    /** As the bot does it, which notes what was typed and when. */
    hear: (more: { readonly text: string; readonly at: Date }) => {
      const outcome = advanceFlow(flow, current(), message(more), turn);
      return keep({ ...outcome, standing: outcome.standing && hear(outcome.standing, more) });
    },
    tap: (label: string) => keep(advanceFlow(flow, current(), message({ choice: value(label), on: '9' }), turn)),
    send: (more: Partial<Message>) => keep(advanceFlow(flow, current(), message(more), turn)),
    forge: (choice: string) => keep(advanceFlow(flow, current(), message({ choice, on: '9' }), turn)),
    resume: (other: Flow<Visit> = flow) => keep(resumeFlow(other, current(), turn)),
    value,
    answers: () => current().answers,
    at: () => standing?.at ?? null,
    standing: current,
    last: () => last,
  };
}

function begun(saved: Visit[] = [], change: Partial<Flow<Visit>> = {}) {
  const chat = talk(visitFlow(saved, change));
  chat.begin();
  return chat;
}

describe('going through the questions', () => {
  it('asks one question at a time and saves after the last yes', () => {
    const saved: Visit[] = [];
    const chat = begun(saved);
    expect(said(chat.last())).toContain('Ghi buổi');
    chat.type('Hội làng');
    expect(said(chat.last())).toBe('Tên: Hội làng\n\nLoại?');
    chat.tap('Tiệc');
    chat.type('50');
    expect(said(chat.last())).toBe('Khách: 50\n\nNhiều khách quá.\n\nGhi chú?');
    chat.type('vui');
    expect(said(chat.last())).toContain('Tên: Hội làng\nLoại: party\nKhách: 50\nGhi chú: vui');
    expect(saved).toEqual([]);
    expect(said(chat.tap('Xác nhận'))).toBe('Đã lưu.');
    expect(saved).toEqual([{ name: 'Hội làng', kind: 'party', guests: 50, note: 'vui' }]);
    expect(chat.last()).toMatchObject({ standing: null, ended: 'done' });
  });

  it('leaves out a question that does not apply', () => {
    const chat = begun();
    chat.type('Họp tổ');
    chat.tap('Họp');
    expect(chat.at()).toBe('note');
  });

  it('skips only where a question may be skipped', () => {
    const chat = begun();
    expect(labels(chat.last())).toEqual(['Hủy']);
    expect(said(chat.type('bỏ qua'))).toContain('chưa bỏ qua được');
    chat.type('Họp tổ', 'meeting');
    expect(labels(chat.last())).toEqual(['Quay lại', 'Bỏ qua', 'Hủy']);
    chat.type('bo qua');
    expect(chat.at()).toBe('summary');
    expect(chat.answers()['note']).toBeNull();
  });

  it('ends with the last answer where a flow has no summary', () => {
    const saved: Visit[] = [];
    const chat = begun(saved, { summary: null });
    chat.type('Họp tổ', 'meeting');
    expect(said(chat.tap('Bỏ qua'))).toBe('Đã lưu.');
    expect(saved).toHaveLength(1);
  });

  it('answers a refusal to begin with the reason and opens nothing', () => {
    const reply: Reply = { text: { plain: 'Chưa được giao quyền.' } };
    const chat = talk(visitFlow([], { begin: () => ({ ok: false, reply }) }));
    expect(chat.begin()).toEqual({ standing: null, replies: [reply], ended: 'refused' });
  });

  it('keeps every button within what a channel carries', () => {
    const chat = begun();
    const seen = [...buttons(chat.last())];
    for (const step of ['Hội làng', 'party', '50', 'vui']) seen.push(...buttons(chat.type(step)));
    for (const [, value] of seen) {
      expect(value).toMatch(/^[A-Za-z0-9._~-]+$/);
      expect(Buffer.byteLength(value)).toBeLessThanOrEqual(44);
    }
  });

  it('lists choices as words where the answer may itself be a number', () => {
    const chat = begun();
    chat.type('Hội làng');
    expect(chat.last().replies[0]?.wordsOnly).toBeUndefined();
    chat.tap('Tiệc');
    expect(chat.last().replies[0]?.wordsOnly).toBe(true);
  });
});

describe('going back', () => {
  it.each(['quay lại', 'QUAY LAI', 'back', 'Quay lại'.normalize('NFD')])(
    '"%s" asks the question before, its answer kept',
    (word) => {
      const chat = begun();
      chat.type('Hội làng', 'party');
      chat.type(word);
      expect(chat.at()).toBe('kind');
      expect(said(chat.last())).toBe('Đang ghi: party\n\nLoại?');
      expect(chat.answers()).toEqual({ name: 'Hội làng', kind: 'party' });
    },
  );

  it('goes on with what was answered before, by one button', () => {
    const chat = begun();
    chat.type('Hội làng', 'party', '50', 'quay lại', 'quay lại');
    expect(chat.at()).toBe('kind');
    chat.tap('Giữ nguyên');
    expect(chat.at()).toBe('note');
    expect(chat.answers()).toMatchObject({ kind: 'party', guests: 50 });
  });

  it('says so at the first question', () => {
    const chat = begun();
    expect(said(chat.type('quay lại'))).toContain('câu hỏi đầu tiên');
    expect(chat.at()).toBe('name');
  });

  it('leads from a list within a question to the question, and only then to the one before', () => {
    const chat = talk(visitFlow([]));
    chat.begin();
    chat.type('Hội xuân');
    expect(said(chat.tap('Xem thêm'))).toContain('Trang 2');
    expect(labels(chat.last())).toContain('Quay lại');
    expect(said(chat.tap('Quay lại'))).toContain('Loại?');
    expect(chat.at()).toBe('kind');
    chat.tap('Xem thêm');
    // What can't be read shows the question's own choices again.
    chat.type('gì đó');
    expect(said(chat.tap('Quay lại'))).toContain('Tên?');
    chat.tap('Giữ nguyên');
    chat.tap('Xem thêm');
    expect(said(chat.resume())).toContain('Loại?');
    expect(said(chat.tap('Quay lại'))).toContain('Tên?');
  });

  it('leads from the summary to the last question', () => {
    const chat = begun();
    chat.type('Họp tổ', 'meeting', 'vui');
    chat.tap('Quay lại');
    expect(chat.at()).toBe('note');
  });
});

describe('cancelling', () => {
  const WORDS = ['hủy', 'HUY', '/huy', 'cancel', 'cho em hủy', 'em muốn hủy ạ', 'Huỷ giúp em', 'hủy'.normalize('NFD')];

  it.each(WORDS)(
    '"%s" asks once what would be lost, and then saves nothing and keeps the answers for a day',
    (word) => {
      const saved: Visit[] = [];
      let cleared = 0;
      const chat = begun(saved, { cancelled: () => void (cleared += 1) });
      chat.type('Hội làng', 'party', word);
      expect(said(chat.last())).toBe('Bỏ 2 câu trả lời đã ghi?');
      expect(labels(chat.last())).toEqual(['Bỏ hết', 'Làm tiếp']);
      const { given, at } = chat.standing();
      expect([given, at]).toEqual([['name', 'kind'], 'guests']);
      chat.tap('Bỏ hết');
      expect(chat.last()).toMatchObject({ standing: null, ended: 'cancelled' });
      expect(chat.last().left?.answers).toEqual({ name: 'Hội làng', kind: 'party' });
      expect(said(chat.last())).toContain('Chưa có gì được lưu');
      expect(labels(chat.last())).toEqual(['Khôi phục', 'Bắt đầu lại', 'Trang chính']);
      expect([saved, cleared]).toEqual([[], 0]);
    },
  );

  it('asks nothing where nothing was answered', () => {
    let cleared = 0;
    const chat = begun([], { cancelled: () => void (cleared += 1) });
    chat.type('hủy');
    expect(chat.last()).toMatchObject({ standing: null, ended: 'cancelled' });
    expect(labels(chat.last())).toEqual(['Bắt đầu lại', 'Trang chính']);
    expect(cleared).toBe(1);
  });

  it('asks nothing where only the flow itself had noted something, as of a log that is changed', () => {
    const chat = begun([], { begin: () => ({ ok: true, answers: { name: 'Hội làng' } }) });
    expect(chat.type('hủy')).toMatchObject({ ended: 'cancelled' });
  });

  it.each([
    ['có', null],
    ['đồng ý ạ', null],
    ['hủy', null],
    ['bỏ hết', null],
    ['không', 'guests'],
    ['thôi', 'guests'],
    ['làm tiếp', 'guests'],
    ['ghi tiếp', 'guests'],
    ['quay lại', 'guests'],
    ['60', 'guests'],
    ['khoảng 60', 'note'],
  ])('"%s" to that leads to %s', (word, at) => {
    const chat = begun();
    chat.type('Hội làng', 'party', 'hủy', word);
    expect(chat.at()).toBe(at);
  });

  it('by a second tap on the same button does not answer its own question', () => {
    const chat = begun();
    chat.type('Hội làng');
    const cancelling = chat.value('Hủy');
    chat.forge(cancelling);
    chat.forge(cancelling);
    expect(said(chat.last())).toBe('Bỏ 1 câu trả lời đã ghi?');
    expect(chat.at()).toBe('kind');
  });

  it('by an old "drop them" asks anew', () => {
    const chat = begun();
    chat.type('Hội làng', 'hủy');
    const drop = chat.value('Bỏ hết');
    chat.type('không');
    chat.forge(drop);
    expect(said(chat.last())).toBe('Bỏ 1 câu trả lời đã ghi?');
  });

  it('works by its button on the summary too', () => {
    const saved: Visit[] = [];
    const chat = begun(saved);
    chat.type('Họp tổ', 'meeting', 'vui');
    chat.tap('Hủy');
    chat.tap('Bỏ hết');
    expect([chat.at(), saved]).toEqual([null, []]);
  });
});

describe('what is said in so many words', () => {
  const ASKED: readonly (readonly [step: string, before: readonly string[]])[] = [
    ['name', []],
    ['kind', ['Hội làng']],
    ['guests', ['Hội làng', 'party']],
  ];
  const NO_ANSWERS = [
    'xong',
    'Xong ạ',
    'tiếp đi',
    'tiếp tục',
    'chưa biết',
    'không nhớ',
    'ok',
    'dạ vâng',
    'không',
    'thôi',
    'để sau',
    'bỏ qua đi',
  ];
  for (const [step, before] of ASKED) {
    it.each(NO_ANSWERS)(`"%s" is never kept as the answer to "${step}", which is asked again`, (word) => {
      for (const form of [word, word.normalize('NFD'), word.toUpperCase()]) {
        const chat = begun();
        chat.type(...before, form);
        expect([chat.at(), chat.answers()[step], chat.standing().misses]).toEqual([step, undefined, 0]);
        expect(said(chat.last())).toContain('?');
      }
    });
  }

  it.each([
    ['xong', undefined],
    ['tiếp đi', undefined],
    ['ok', undefined],
    ['không', null],
    ['ko có', null],
    ['không có ghi chú nào', null],
    ['chưa biết', null],
    ['để sau', null],
    ['thôi khỏi', null],
    ['Xong chương trình, các em ra về', 'Xong chương trình, các em ra về'],
    ['Hủy hoại môi trường: buổi nói chuyện', 'Hủy hoại môi trường: buổi nói chuyện'],
    ['Tiếp bước cha anh', 'Tiếp bước cha anh'],
    ['Không có gì quý hơn độc lập', 'Không có gì quý hơn độc lập'],
  ])('"%s" where a question may be skipped is kept as %s', (word, kept) => {
    const chat = begun();
    chat.type('Họp tổ', 'meeting', word);
    expect(chat.answers()['note']).toBe(kept);
    expect(chat.at()).toBe(kept === undefined ? 'note' : 'summary');
  });
});

describe('a text that comes twice', () => {
  const first = new Date('2021-10-05T10:00:00+07:00');
  const after = (seconds: number): Date => new Date(first.getTime() + seconds * 1000);
  const upTo = (...texts: string[]) => {
    const chat = begun();
    chat.type(...texts);
    return chat;
  };

  it.each(['50', 'khoảng 50', 'năm mươi'])(
    '"%s" is asked about where it would answer the next question too',
    (text) => {
      const chat = upTo('Hội làng', 'party');
      chat.hear({ text, at: first });
      chat.hear({ text, at: after(3) });
      expect(said(chat.last())).toContain(`vừa nhận “${text}” hai lần liền nhau`);
      expect(said(chat.last())).toContain('Ghi chú?');
      expect([chat.at(), chat.answers()['note']]).toEqual(['note', undefined]);
      chat.tap(`Đúng, là ${text}`);
      expect(chat.answers()['note']).toBe(text);
    },
  );

  it('three times is asked about again', () => {
    const chat = upTo('Hội làng', 'party');
    for (const at of [first, after(1), after(2)]) chat.hear({ text: '50', at });
    expect([chat.at(), chat.answers()['note']]).toEqual(['note', undefined]);
    chat.hear({ text: 'đúng', at: after(5) });
    expect(chat.answers()['note']).toBe('50');
  });

  it('is no repetition after a "no", after some time, or where it was not understood', () => {
    const denied = upTo('Hội làng', 'party');
    for (const text of ['50', '50', 'không', '50', 'đúng']) denied.hear({ text, at: after(1) });
    expect(denied.answers()['note']).toBe('50');
    const later = upTo('Hội làng', 'party');
    later.hear({ text: '50', at: first });
    later.hear({ text: '50', at: after(11) });
    // A number alone is asked about where any text is kept.
    later.hear({ text: 'đúng', at: after(12) });
    expect(later.answers()['note']).toBe('50');
    const missed = upTo('Hội làng', 'party');
    for (const text of ['abc', 'abc']) missed.hear({ text, at: after(1) });
    expect(said(missed.last())).not.toContain('hai lần');
  });

  it.each(['xong', 'ok', 'đúng'])('"%s" does not confirm what its first arrival led to', (text) => {
    const saved: Visit[] = [];
    const chat = talk(
      visitFlow(saved, { begin: () => ({ ok: true, answers: { name: 'Hội', kind: 'meeting', note: 'vui' } }) }),
    );
    chat.begin();
    chat.type('quay lại');
    chat.hear({ text, at: first });
    expect(chat.at()).toBe('summary');
    chat.hear({ text, at: after(2) });
    expect([chat.at(), saved]).toEqual(['summary', []]);
    chat.hear({ text: 'đúng', at: after(30) });
    expect(saved).toHaveLength(1);
  });

  it('cancels once: "hủy" again at once is not the answer to whether to drop everything', () => {
    const chat = upTo('Hội làng');
    chat.hear({ text: 'hủy', at: first });
    chat.hear({ text: 'hủy', at: after(2) });
    expect([chat.at(), said(chat.last())]).toEqual(['kind', 'Bỏ 1 câu trả lời đã ghi?']);
    chat.hear({ text: 'hủy', at: after(20) });
    expect(chat.at()).toBeNull();
  });
});

describe('a correction of an earlier answer', () => {
  const AT: Readonly<Record<string, readonly string[]>> = {
    kind: ['Hội làng'],
    guests: ['Hội làng', 'party'],
    note: ['Hội làng', 'party', '50'],
    summary: ['Hội làng', 'party', '50', 'vui'],
  };

  it.each([
    ['kind', 'sửa tên thành Hội xuân', 'Tên: Hội làng → Hội xuân', { name: 'Hội xuân' }],
    ['guests', 'đổi tên thành Hội xuân', 'Tên: Hội làng → Hội xuân', { name: 'Hội xuân' }],
    ['guests', 'em muốn sửa lại tên: Hội xuân ạ', 'Tên: Hội làng → Hội xuân', { name: 'Hội xuân' }],
    ['note', 'Sữa khách thành 60', 'Khách: 50 → 60', { guests: 60 }],
    ['note', 'sửa khách thành 60', 'Khách: 50 → 60', { guests: 60 }],
    ['note', 'SUA KHACH THANH 60', 'Khách: 50 → 60', { guests: 60 }],
    ['summary', 'sửa tên thành Hội xuân', 'Tên: Hội làng → Hội xuân', { name: 'Hội xuân' }],
    ['summary', 'tên là Hội xuân', 'Tên: Hội làng → Hội xuân', { name: 'Hội xuân' }],
    ['summary', 'sửa khách 60', 'Khách: 50 → 60', { guests: 60 }],
    ['summary', 'sai rồi sửa tên thành thành phố xanh', 'Tên: Hội làng → thành phố xanh', { name: 'thành phố xanh' }],
    ['note', 'nhầm rồi, đổi tên thành Hội xuân', 'Tên: Hội làng → Hội xuân', { name: 'Hội xuân' }],
    ['summary', 'đổi tên thành thành phố xanh', 'Tên: Hội làng → thành phố xanh', { name: 'thành phố xanh' }],
    ['summary', 'đổi tên thành phố xanh', 'Tên: Hội làng → thành phố xanh', { name: 'thành phố xanh' }],
    ['summary', 'nhầm, 60', 'Khách: 50 → 60', { guests: 60 }],
    ['summary', 'không phải 50 mà là 60', 'Khách: 50 → 60', { guests: 60 }],
    ['summary', 'thêm 5 nữa', 'Khách: 50 → 55', { guests: 55 }],
    ['summary', 'bớt 5 đi ạ', 'Khách: 50 → 45', { guests: 45 }],
  ])('at "%s" "%s" changes the line it names, says so, and the question stays', (at, text, told, changed) => {
    for (const form of [text, text.normalize('NFD')]) {
      const chat = begun();
      chat.type(...(AT[at] ?? []));
      const before = chat.answers();
      chat.type(form);
      expect(said(chat.last()).normalize('NFC')).toContain(`Đã sửa ${told}.`);
      expect(chat.answers()).toEqual({ ...before, ...changed });
      expect(chat.at()).toBe(at);
    }
  });

  it.each([
    ['note', 'nhầm, 60', 60],
    ['note', 'em ghi nhầm, 60 ạ', 60],
    ['note', 'thôi nhầm, 60', 60],
    ['note', 'không phải 50 mà là 60', 60],
    ['note', 'ko phải 50 mà 60', 60],
    ['note', '60 chứ không phải 50', 60],
    ['note', 'sửa 50 thành 60', 60],
    ['note', 'sửa lại 60', 60],
    ['note', 'ý em là 60', 60],
    ['note', '60', 60],
    ['note', 'không, 60', 60],
    ['note', 'ko 60', 60],
    ['note', 'à quên 60', 60],
    ['note', 'xin lỗi 60', 60],
    ['note', 'ý em 60 ạ', 60],
    ['note', 'thực ra 60', 60],
    ['note', 'actually 60', 60],
    ['note', 'không phải 50, 60', 60],
    ['note', '60 mới đúng', 60],
    ['note', '60 chứ', 60],
    ['summary', 'à quên 60', 60],
    ['summary', '60', 60],
  ])('at "%s" "%s" is asked about, and only a yes changes anything', (at, text, guests) => {
    const chat = begun();
    chat.type(...(AT[at] ?? []));
    const before = chat.answers();
    chat.type(text);
    expect(said(chat.last())).toContain(`Khách: 50 → ${guests}`);
    expect([chat.answers(), chat.at()]).toEqual([before, at]);
    chat.type('không');
    if (at === 'summary') expect([chat.answers(), chat.at()]).toEqual([before, at]);
    const again = begun();
    again.type(...(AT[at] ?? []), text, 'dạ đúng ạ');
    expect(said(again.last())).toContain(`Đã sửa Khách: 50 → ${guests}.`);
    expect([again.answers(), again.at()]).toEqual([{ ...before, guests }, at]);
  });

  it('that may as well be the answer to the open question is that, if it is said to be', () => {
    const chat = begun();
    chat.type(...(AT['note'] ?? []), '60');
    expect(labels(chat.last())).toEqual(['Sửa: Khách', 'Trả lời câu này', 'Hủy']);
    chat.tap('Trả lời câu này');
    expect(chat.answers()).toMatchObject({ guests: 50, note: '60' });
  });

  it('is answered neither by a number nor twice by one tap', () => {
    const chat = begun();
    chat.type(...(AT['note'] ?? []), 'nhầm, 60');
    const fix = chat.value('Sửa: Khách');
    expect(said(chat.type('1'))).toContain('Khách: 50 → 60');
    expect(chat.answers()['note']).toBeUndefined();
    chat.forge(fix);
    chat.forge(fix);
    expect(chat.answers()).toMatchObject({ guests: 60 });
    expect(chat.at()).toBe('note');
  });

  it.each([
    'Sửa chữa bàn ghế cho lớp',
    'Đổi mới phương pháp dạy học',
    'Nhầm lẫn thường gặp khi viết chính tả',
    'Không phải lúc nào cũng vui mà các em vẫn học',
    'Xin lỗi và cảm ơn: kỹ năng sống',
    'Thay lời muốn nói',
    'Tên của em là Nắng',
    'Ghi lại lịch sử làng',
  ])('"%s" is none: it is kept as it stands', (text) => {
    const chat = begun();
    chat.type(...(AT['note'] ?? []), text);
    expect(chat.answers()).toMatchObject({ name: 'Hội làng', guests: 50, note: text });
  });

  it('a line without its new value is asked, and then the open question again', () => {
    const chat = begun();
    chat.type(...(AT['guests'] ?? []), 'em muốn sửa tên');
    expect([chat.at(), said(chat.last())]).toEqual(['name', 'Đang ghi: Hội làng\n\nTên?']);
    chat.type('Hội xuân');
    expect(chat.at()).toBe('guests');
    expect(said(chat.last())).toBe('Đã sửa Tên: Hội làng → Hội xuân.\n\nBao nhiêu khách?');
  });
});

describe('an old button', () => {
  const stale = 'Nút vừa chọn thuộc một câu hỏi trước đó';

  it('of an earlier question changes nothing and the open question is asked again', () => {
    const chat = begun();
    chat.type('Hội làng');
    const party = chat.value('Họp');
    chat.tap('Tiệc');
    const before = chat.answers();
    chat.forge(party);
    expect(said(chat.last())).toContain(stale);
    expect(said(chat.last())).toContain('Bao nhiêu khách?');
    expect(chat.answers()).toEqual(before);
  });

  it('of an earlier run changes nothing', () => {
    const chat = begun();
    chat.type('Hội làng');
    const old = chat.value('Tiệc');
    chat.begin('second');
    chat.type('Họp tổ');
    chat.forge(old);
    expect(said(chat.last())).toContain(stale);
    expect(chat.answers()).toEqual({ name: 'Họp tổ' });
  });

  it('of a confirmed summary does not save twice', () => {
    const saved: Visit[] = [];
    const chat = begun(saved);
    chat.type('Họp tổ', 'meeting', 'vui');
    const yes = chat.value('Xác nhận');
    chat.tap('Xác nhận');
    chat.begin('second');
    chat.forge(yes);
    expect(said(chat.last())).toContain(stale);
    expect(saved).toHaveLength(1);
  });

  it('at the summary writes nothing, and shows the summary again', () => {
    const saved: Visit[] = [];
    const chat = begun(saved);
    chat.type('Hội làng');
    const old = chat.value('Tiệc');
    chat.type('meeting', 'vui');
    chat.forge(old);
    expect(said(chat.last())).toContain(stale);
    expect(said(chat.last())).toContain('Loại: meeting');
    expect(saved).toEqual([]);
  });

  it.each(['~visit~zzz~summary~-yes', '~other~abc~name~x', 'nonsense', '~visit~', '~~~~', '-yes'])(
    '"%s" that was forged is answered kindly',
    (choice) => {
      const saved: Visit[] = [];
      const chat = begun(saved);
      chat.forge(choice);
      expect(said(chat.last())).toContain('Tên?');
      expect([chat.at(), saved]).toEqual(['name', []]);
    },
  );

  it('cannot confirm while an answer is missing', () => {
    const saved: Visit[] = [];
    const chat = begun(saved);
    const { run } = chat.standing();
    chat.forge(`~visit~${run}~name~-yes`);
    chat.forge(`~visit~${run}~name~-mend.note`);
    expect([chat.at(), saved]).toEqual(['name', []]);
  });
});

describe('an answer that cannot be read', () => {
  it('gets a sentence with an example, and the third in a row help and buttons', () => {
    const chat = begun();
    expect(said(chat.type('x'))).toBe('Tên cần ba chữ, ví dụ "Hội".');
    expect(labels(chat.last())).toEqual(['Hủy']);
    chat.type('w');
    expect(labels(chat.type('z'))).toEqual(['Trợ giúp', 'Liên hệ', 'Hủy']);
    expect(said(chat.last())).toContain('Tên?');
  });

  it('starts counting anew after a good answer', () => {
    const chat = begun();
    chat.type('x', 'y', 'Hội làng', 'nonsense');
    expect(labels(chat.last())).not.toContain('Trợ giúp');
    expect(labels(chat.last())).toContain('Tiệc');
    expect(chat.standing().misses).toBe(1);
  });

  it('offers the ways it can be read, as buttons that answer', () => {
    const chat = begun();
    chat.type('Hội làng', 'party', '1,200');
    expect(labels(chat.last())).toEqual(['1.200', 'Nhập lại', 'Quay lại', 'Hủy']);
    chat.tap('1.200');
    expect(chat.answers()['guests']).toBe(1200);
  });

  it('is asked again when the person wants to type it anew', () => {
    const chat = begun();
    chat.type('Hội làng', 'party', '1,200');
    expect(said(chat.tap('Nhập lại'))).toBe('Bao nhiêu khách?');
  });

  it('without any text says so', () => {
    const chat = begun();
    expect(said(chat.send({}))).toContain('chưa có chữ');
    expect(said(chat.send({ files: [{ kind: 'audio', ref: 'v' }] }))).toContain('tin nhắn thoại');
    expect(said(chat.send({ files: [{ kind: 'image', ref: 'p' }] }))).toContain('chưa nhận được tệp');
    expect(said(chat.send({ personal: 'location' }))).toContain('không nhận vị trí');
    expect(chat.at()).toBe('name');
  });

  it('turns the page of a long list without counting as a miss', () => {
    const chat = begun();
    chat.type('Hội làng');
    expect(said(chat.tap('Xem thêm'))).toBe('Trang 2');
    expect(labels(chat.last())).toEqual(['Quay lại', 'Hủy']);
    expect(chat.standing().misses).toBe(0);
  });
});

describe('the summary', () => {
  const atSummary = (saved: Visit[] = []) => {
    const chat = begun(saved);
    chat.type('Hội làng', 'party', '50', 'vui');
    return chat;
  };

  it('mends one line by its button and comes back', () => {
    const chat = atSummary();
    expect(said(chat.tap('Sửa: Khách'))).toBe('Đang ghi: 50\n\nBao nhiêu khách?');
    chat.type('60');
    expect(chat.at()).toBe('summary');
    expect(said(chat.last())).toContain('Khách: 60');
    expect(said(chat.last())).toContain('Tên: Hội làng');
  });

  it.each([
    ['khách', 'guests'],
    ['khach', 'guests'],
    ['sửa khách', 'guests'],
    ['Sửa lại tên', 'name'],
    ['GHI CHÚ', 'note'],
  ])('mends the line that "%s" names', (text, step) => {
    const chat = atSummary();
    chat.type(text);
    expect([chat.at(), chat.standing().mending]).toEqual([step, true]);
  });

  it('takes the new value typed with the name of its line', () => {
    const chat = atSummary();
    chat.type('sửa khách 70');
    expect(chat.at()).toBe('summary');
    expect(chat.answers()['guests']).toBe(70);
    chat.type('tên: Hội Xuân');
    expect(chat.answers()['name']).toBe('Hội Xuân');
  });

  it('asks what a mended line makes necessary', () => {
    const chat = begun();
    chat.type('Họp tổ', 'meeting', 'vui');
    chat.tap('Sửa: Loại');
    chat.tap('Tiệc');
    expect(chat.at()).toBe('guests');
    chat.type('50');
    expect(chat.at()).toBe('summary');
  });

  it('leaves a line as it was when the person turns back from mending it', () => {
    const chat = atSummary();
    chat.tap('Sửa: Khách');
    chat.tap('Quay lại');
    expect([chat.at(), chat.answers()['guests']]).toEqual(['summary', 50]);
  });

  it.each(['đúng rồi', 'ok', 'xác nhận', 'yes'])('is confirmed by "%s"', (text) => {
    const saved: Visit[] = [];
    atSummary(saved).type(text);
    expect(saved).toHaveLength(1);
  });

  it('asks which line when the person says no', () => {
    const saved: Visit[] = [];
    const chat = atSummary(saved);
    expect(said(chat.type('chưa đúng'))).toContain('chọn dòng cần sửa');
    expect([chat.at(), saved]).toEqual(['summary', []]);
  });

  it('offers help the third time it does not understand', () => {
    const chat = atSummary();
    chat.type('hmm', 'gì đó');
    expect(labels(chat.last())).not.toContain('Trợ giúp');
    expect(labels(chat.type('à'))).toContain('Trợ giúp');
  });

  it('says what is still missing and stays open', () => {
    const saved: Visit[] = [];
    let missing = true;
    const chat = begun(saved, { ready: () => (missing ? { plain: 'Tệp chưa tải xong.' } : null) });
    chat.type('Họp tổ', 'meeting', 'vui');
    expect(said(chat.tap('Xác nhận'))).toContain('Tệp chưa tải xong.');
    missing = false;
    chat.tap('Xác nhận');
    expect(saved).toHaveLength(1);
  });

  it.each([
    [8, true, 8, []],
    [9, true, 9, []],
    [10, true, 8, ['Sửa: extra8', 'Sửa: extra9']],
    [17, true, 8, Array.from({ length: 9 }, (_, n) => `Sửa: extra${n + 8}`)],
    [17, false, 17, []],
  ])('of %i lines never hides a single one (drawn over: %s)', (count, edit, shown, behind) => {
    const lines = Array.from({ length: count }, (_, n) => `extra${n}`);
    const here = { ...turn, can: { ...can, edit } };
    type Many = Readonly<Record<string, string>>;
    const flow: Flow<Many> = {
      name: 'many',
      for: 'everybody',
      version: 1,
      title: { plain: 'Nhiều' },
      keepsDraft: false,
      begin: () => ({ ok: true, answers: Object.fromEntries(lines.map((key) => [key, 'x'])) }),
      steps: lines.map((key) => ({
        key,
        ask: () => ({ text: { plain: key } }),
        parse: ({ text = '' }: Message) => ({ ok: true as const, value: text }),
        line: (value: string) => ({ label: { plain: key }, value: { plain: value } }),
      })),
      summary: { intro: () => ({ plain: 'Xem lại.' }), confirm: { plain: 'Xác nhận' } },
      done: () => [],
    };
    const first = beginFlow(flow, [], here);
    const mends = (outcome: Outcome) => labels(outcome).filter((label) => label.startsWith('Sửa'));
    expect(mends(first)).toHaveLength(shown);
    if (!first.standing) throw new Error('open');
    const more = buttons(first).find(([label]) => label === 'Các dòng khác')?.[1];
    expect(more !== undefined).toBe(behind.length > 0);
    if (more === undefined) return;
    const second = advanceFlow(flow, first.standing, message({ choice: more }), here);
    expect(mends(second)).toEqual(behind);
    expect(second.replies[0]?.page).toBe(true);
    expect(said(second)).toContain('extra0: x');
  });
});

describe('coming back later', () => {
  it('asks the open question again with all answers kept', () => {
    const chat = begun();
    chat.type('Hội làng', 'party');
    chat.resume();
    expect(said(chat.last())).toContain('Tiếp tục: Ghi buổi');
    expect(said(chat.last())).toContain('Bao nhiêu khách?');
    expect(chat.answers()).toEqual({ name: 'Hội làng', kind: 'party' });
  });

  it('migrates the answers of an older version, and its buttons are old ones', () => {
    const older = visitFlow([], { version: 1 });
    const chat = talk(older);
    chat.begin();
    chat.type('Hội làng');
    const old = chat.value('Tiệc');
    const newer = visitFlow([], {
      version: 2,
      migrate: (answers) => ({ ...answers, name: `${JSON.stringify(answers['name'])}!` }),
    });
    const resumed = resumeFlow(newer, chat.standing(), turn);
    expect(resumed.standing?.answers).toEqual({ name: '"Hội làng"!' });
    if (!resumed.standing) throw new Error('open');
    const tapped = advanceFlow(newer, resumed.standing, message({ choice: old }), turn);
    expect(said(tapped)).toContain('Nút vừa chọn');
    expect(tapped.standing?.answers).toEqual({ name: '"Hội làng"!' });
  });

  it.each([
    ['of a newer program', { version: 9 }],
    ['at a question that is gone', { at: 'vanished' }],
    ['at a summary with an answer missing', { at: 'summary' }],
  ])('parks a conversation %s at the first open question, answers kept', (_, change) => {
    const chat = begun();
    chat.type('Hội làng');
    const standing: Standing = { ...chat.standing(), ...change };
    const typedThen = advanceFlow(visitFlow([]), standing, typed('party'), turn);
    expect(typedThen.standing).toMatchObject({ at: 'kind', answers: { name: 'Hội làng' }, version: 2 });
    expect(said(typedThen)).toContain('câu trả lời trước vẫn còn');
    expect(resumeFlow(visitFlow([]), standing, turn).standing).toMatchObject({
      at: 'kind',
      answers: { name: 'Hội làng' },
    });
  });
});
