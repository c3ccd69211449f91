import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mustRead } from '../support/campaigns.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { at, expectNoTrouble, play } from '../support/scenario.ts';

const campaign = 'duc-trong-2021';
const TEXT = 'Kính gửi các đơn vị: đề nghị ghi hoạt động trước 17 giờ.';

const agree = (who: string): string => `
  @${who}
  > nhận thông báo
  > [Nhận thông báo]
`;
const link = (who: string): string => `
  @${who}
  > liên kết tài khoản
  > [Lấy mã liên kết]
  @${who}/kia
  > (mã của ${who})
  Đã liên kết.
`;

describe('an announcement to people on the OA and on Telegram', () => {
  let rig: Rig;
  beforeEach(async () => {
    const start = at(`${mustRead(campaign).plan.period.from} 07:00`);
    rig = await openRig({ home: 'zalo', other: 'telegram', campaign, start });
  });
  afterEach(() => rig.close());

  it('the office sees free, billed, out of the window and the other channel; and that is what becomes of it', async () => {
    await play(
      rig,
      `
      ${agree('silent')}
      ${agree('aunt')}
      ${link('aunt')}
      ${agree('uncle/kia')}
      (5 ngày sau)
      ${agree('parent')}
      ${agree('neighbour')}
      (3 ngày sau)
      ${agree('grandma')}
      @office
      > /thongbao
      > [Soạn thông báo mới]
      > [Phụ huynh và thầy cô đã đăng ký nhận tin...]
      > ${TEXT}
      > bỏ qua
      Gửi được cho 3 người (nhóm có 6 người).
      Trên Zalo: ... – Miễn phí (đã nhắn trong 48 giờ qua): 1.
      – Tính phí nên không gửi (nhắn lần cuối cách đây 48 giờ đến 7 ngày): 2.
      – Không gửi được (đã hơn 7 ngày không nhắn): 1.
      Trên Telegram: 2.
      > [Tiếp tục]
      > [Gửi ngay]
      Phụ huynh và thầy cô đã đăng ký nhận tin – 3 người
      > [Xác nhận và gửi]
      @grandma
      ${TEXT}
      @uncle/kia
      ${TEXT}
      @aunt/kia
      ${TEXT}
      @aunt
      !> Kính gửi các đơn vị
      @parent
      !> Kính gửi các đơn vị
      @silent
      !> Kính gửi các đơn vị
      (1 phút sau)
      @office
      > /thongbao
      > [...Kính gửi các đơn vị...]
      Đã gửi: 3/6
      `,
      { roles: { office: 'office' } },
    );
    expectNoTrouble(rig);
    const rows = rig
      .store()
      .sqlite.prepare(
        `select channel || ' ' || state || coalesce(' ' || substr(reason, 1, instr(reason, ':') - 1), '') as what, count(*) as n
         from outbox where broadcast is not null group by what order by what`,
      )
      .all();
    expect(rows).toEqual([
      { what: 'telegram sent', n: 2 },
      { what: 'zalo failed window', n: 1 },
      { what: 'zalo failed window-billed', n: 2 },
      { what: 'zalo sent', n: 1 },
    ]);
  });
});
