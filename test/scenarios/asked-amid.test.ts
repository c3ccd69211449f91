/** A question to us in the middle of a log, in the words of a region: it is offered to open what is asked for, and the log's question stays. */
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { CONSENT, upToPeople } from './talk.ts';

scenario(
  'who asks for the schedule in the middle of a log, in dialect, is offered it, and the question stays',
  (files) => `
  @teacher
  (lúc ${castOf(files).date(0)} 16:00)
  ${CONSENT}
  ${upToPeople(castOf(files), 'Ngày hội đọc sách')}
  > ma lich hom ni co chi rua
  “ma lich hom ni co chi rua” ... Có bao nhiêu lượt người
  > 20 ${castOf(files).groupWord}
  Số người: 20
  > mai co buoi mo rua
  “mai co buoi mo rua”
  `,
  { roles: { teacher: 'teacher' } },
);
