import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { agreeAndBegin, codeIn, logActivity, photo } from '../../support/logging.ts';
import { type Office, until } from '../../support/office.ts';
import type { Person } from '../../support/telegram-stand-in.ts';

const UNIT = 'TH-DA';

/** A teacher logs with an album; the lead mends it, and logs the next one like it. People `from` and `from + 1`. */
export async function logStory(office: Office, from: number): Promise<void> {
  const [teacher, lead] = await Promise.all([
    office.join(from, 'teacher', UNIT),
    office.join(from + 1, 'lead', UNIT).then(agree),
  ]);
  await agreeAndBegin(teacher);
  const album = await Promise.all(['#a33', '#3a3', '#33a'].map(photo));
  const code = await logActivity(teacher, { title: 'Lớp tin học cho phụ huynh', photos: album });
  teacher.sendPhoto(await photo('#777'), { album: `album-${from}-3` }); // a late sibling of the same album
  const kept = `select 1 from photos join activities on activity = activities.id where state = 'kept' and unit = '${UNIT}'`;
  await until(() => office.rows(kept).length === 4);
  expect(readdirSync(join(office.dataDir, 'files'), { recursive: true }).length).toBeGreaterThan(3);

  await lead.ask('/baocao', /Đã ghi 1 hoạt động, 4 ảnh/);
  await lead.tapFor('Các hoạt động đã ghi', /1 hoạt động, mới nhất trước/);
  const page = await lead.tapFor(/Lớp tin học/, /Mã HD-/);
  expect(page.text).toContain('thứ Bảy, 02/10/2021');
  expect(page.text).toMatch(/5 cán bộ quản lý.*20 giáo viên.*300 học sinh.*50 phụ huynh/);
  await lead.tapFor('Xem ảnh', (seen) => seen.photo !== undefined);
  await lead.tapFor('Sửa', new RegExp(`Sửa hoạt động ${code}`));
  await lead.tapFor('Sửa: Tên', /Tên hoạt động là gì/);
  await lead.ask('Lớp tin học buổi tối', /Sửa hoạt động/);
  expect(codeIn((await lead.tapFor('Xác nhận và lưu', /Đã lưu thay đổi/)).text)).toBe(code);
  const second = await logLikeLast(teacher);

  expect(office.rows(`select code, version from activities where unit = '${UNIT}' order by id`)).toEqual([
    { code, version: 2 },
    { code: second, version: 1 },
  ]);
  const changes = 'select by_role as role, changed from activity_versions join activities on activity = activities.id';
  expect(office.rows(`${changes} where unit = '${UNIT}'`)).toEqual([{ role: 'lead', changed: '["title"]' }]);
}

async function agree(person: Person): Promise<Person> {
  await agreeAndBegin(person);
  await person.ask('/huy', /Chưa có gì được lưu|không có việc nào/);
  return person;
}

/** "Giống lần trước": whatever is still asked is answered, until it is saved. Gives the code. */
async function logLikeLast(person: Person): Promise<string> {
  let seen = await person.ask('giống lần trước', /ngày nào/);
  for (let steps = 0; steps < 8; steps += 1) {
    if (seen.text.includes('Mã hoạt động')) return codeIn(seen.text);
    if (/ngày nào/.test(seen.text)) seen = await person.ask('hôm nay');
    else if (/kiểm tra lại/.test(seen.text)) seen = await person.tapFor('Xác nhận và lưu', /Mã hoạt động/);
    else seen = await person.tapFor(/^(?:Xong|Bỏ qua)$/);
  }
  throw new Error(`not saved: ${seen.text}`);
}
