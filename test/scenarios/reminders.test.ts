import { scenario } from '../support/scenario.ts';

const onlyWithSchedule = { campaigns: ['duc-trong-2021'] as const, start: '2021-10-01 06:20' };

scenario(
  'a parent turns the daily reminder on and gets each morning once, at the chosen minute',
  `
  @parent
  > nhắc
  > [06:45]
  (lúc 2021-10-01 06:44)
  !> hoạt động trong ngày
  (lúc 2021-10-01 06:45)
  thứ Sáu, 01/10/2021: 4 hoạt động trong ngày
  Nhắn “dừng nhắc”
  [Xem lịch hôm nay]
  (khởi động lại)
  (lúc 2021-10-01 20:00)
  !> hoạt động trong ngày
  (lúc 2021-10-02 06:45)
  thứ Bảy, 02/10/2021
  > [Xem lịch hôm nay]
  thứ Bảy, 02/10/2021
  > DUNG NHAC
  Đã dừng mọi nhắc lịch.
  (lúc 2021-10-03 09:00)
  !> hoạt động trong ngày
  `,
  onlyWithSchedule,
);

scenario(
  'someone who is busy answering is left in peace for ten quiet minutes, and the open question still holds',
  `
  @parent
  > nhắc
  > [06:45]
  (20 phút sau)
  > lịch
  (lúc 2021-10-01 06:45)
  !> hoạt động trong ngày
  (lúc 2021-10-01 06:49)
  !> hoạt động trong ngày
  (lúc 2021-10-01 06:50)
  thứ Sáu, 01/10/2021: 4 hoạt động trong ngày
  `,
  onlyWithSchedule,
);

scenario(
  'the program was off in the morning: up to an hour late is sent, later is recorded as missed and not sent',
  `
  @parent
  > nhắc
  > [06:45]
  (tắt đến 2021-10-01 07:40)
  thứ Sáu, 01/10/2021: 4 hoạt động trong ngày
  (tắt đến 2021-10-02 07:46)
  !> hoạt động trong ngày
  (lúc 2021-10-03 06:45)
  Chủ nhật, 03/10/2021
  `,
  {
    ...onlyWithSchedule,
    after(rig) {
      const states = rig.store().sqlite.prepare('select date, state from occurrences order by date').all();
      if (
        JSON.stringify(states) !==
        JSON.stringify([
          { date: '2021-10-01', state: 'handed' },
          { date: '2021-10-02', state: 'missed' },
          { date: '2021-10-03', state: 'handed' },
        ])
      )
        throw new Error(JSON.stringify(states));
    },
  },
);

scenario(
  'ten minutes before a session the person asked for, and once only',
  `
  @parent
  > lịch hôm nay
  > [09:00 ...]
  > [Nhắc tôi ...]
  (lúc 2021-10-01 08:49)
  !> Nhắc lịch
  (lúc 2021-10-01 08:50)
  Nhắc lịch: “...” bắt đầu lúc 09:00
  (khởi động lại)
  (lúc 2021-10-01 12:00)
  !> Nhắc lịch
  `,
  onlyWithSchedule,
);

scenario(
  'a reminder does not move anybody in a flow: "5" is still the answer to the question of people',
  `
  @teacher
  > nhắc
  > [06:45]
  > quyền riêng tư
  > [Đồng ý lưu khi ghi]
  > ghi
  > băng rôn
  > [Băng rôn, pa-nô]
  > hôm nay
  > [Trực tiếp]
  > [Bỏ qua]
  Có bao nhiêu
  (lúc 2021-10-01 06:50)
  thứ Sáu, 01/10/2021: 4 hoạt động trong ngày
  > 5
  5 lượt người
  `,
  { ...onlyWithSchedule, roles: { teacher: 'teacher' } },
);

scenario(
  'whoever wants no more reminders says so in their own words: all of them stop, and it is said which and how to have them again',
  `
  @parent
  > /nhac
  > [06:45]
  > lịch hôm nay
  > [09:00 ...]
  > [Nhắc tôi ...]
  > /nhac
  Nhắc hằng ngày: 06:45
  Đã đặt nhắc trước 10 phút: ... 09:00 T6 01/10
  [Thôi nhắc 09:00 ...]
  [Dừng hết lời nhắc]
  > thôi em đừng nhắc chị nữa, phiền quá
  Đã dừng mọi nhắc lịch. ... hằng ngày, 06:45 ... 09:00 T6 01/10 ... Muốn nhắc lại: nhắn “nhắc”
  [Đặt lại nhắc lịch]
  (khởi động lại)
  (lúc 2021-10-02 12:00)
  !> Nhắc lịch
  !> hoạt động trong ngày
  > dẹp nhắc đi
  Trước đó không đặt nhắc lịch nào.
  > /nhac
  > [06:45]
  Đã bật nhắc hằng ngày lúc 06:45
  `,
  onlyWithSchedule,
);

scenario(
  'who may want no more reminders is shown all that are set, and no hours to turn on; each can be taken back, and all at once',
  `
  @parent
  > lịch hôm nay
  > [09:00 ...]
  > [Nhắc tôi ...]
  > /nhac
  > [06:45]
  > tắt nhắc sao vậy em
  Đang đặt các lời nhắc này ... hằng ngày, 06:45 ... 09:00
  [Dừng hết lời nhắc]
  [Tắt nhắc hằng ngày]
  !> 07:30
  > [Thôi nhắc 09:00 ...]
  Đã thôi nhắc “...”
  > đừng dừng nhắc nha
  !> Đã dừng
  > /nhac
  Nhắc hằng ngày: 06:45
  > dừng hết đi
  > [Dừng hết lời nhắc]
  Đã dừng mọi lời nhắc
  > tắt nhắc được không
  Hiện không có nhắc lịch nào đang đặt
  [Đặt nhắc lịch]
  (lúc 2021-10-02 12:00)
  !> Nhắc lịch
  !> hoạt động trong ngày
  `,
  onlyWithSchedule,
);

scenario(
  'on the page of a session "đừng nhắc nữa" in other words stops that one, and says what else is set, with a button for all',
  `
  @parent
  > /nhac
  > [06:45]
  > lịch hôm nay
  > [09:00 ...]
  > [Nhắc tôi ...]
  > thôi em khỏi nhắc chị nữa nghen
  Đã thôi nhắc hoạt động này. ... Vẫn còn đặt nhắc: ... hằng ngày, 06:45
  > [Dừng hết lời nhắc]
  Đã dừng mọi lời nhắc
  (lúc 2021-10-02 12:00)
  !> Nhắc lịch
  !> hoạt động trong ngày
  `,
  onlyWithSchedule,
);

scenario(
  'whoever calls themselves "mụ", "mệ" or "thím" is reminded of the session that is open, and so is who says which one and how long before',
  `
  @parent
  > lịch hôm nay
  > [09:00 ...]
  > nhắc mụ hí
  Đã đặt nhắc trước 10 phút
  @teacher
  > lịch hôm nay
  > [09:00 ...]
  > nhac thim buoi ni truoc 10 phut
  Đã đặt nhắc trước 10 phút
  (lúc 2021-10-01 08:50)
  Nhắc lịch: “...” bắt đầu lúc 09:00
  `,
  onlyWithSchedule,
);
