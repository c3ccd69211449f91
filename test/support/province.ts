/** The units of a whole province, made up: communes with their schools and centres, many of which are called alike, as they are. */
import type { Campaign, Unit } from '../../src/campaign/types.ts';

const FIRST =
  'Suối,Đồi,Bến,Cầu,Ea,Krông,Tân,Phú,Hòa,Bình,An,Long,Vĩnh,Hiệp,Liên,Đạ,Cư,Nam,Đông,Tây,Thạnh,Lộc,Quảng,Thanh,Xuân,Sơn'.split(
    ',',
  );
const SECOND =
  'Trăng,Mơ,Sậy,Đá,Kao,Pắc,Lập,Mỹ,Thuận,Minh,Phước,Hưng,Châu,Thắng,Hải,Tiến,Khê,Nghĩa,Trung,Thượng,Hạ,Giang,Điền,Ninh,Lâm'.split(
    ',',
  );
const HEROES =
  'Lê Lợi,Trần Phú,Nguyễn Huệ,Võ Thị Sáu,Kim Đồng,Lê Hồng Phong,Nguyễn Trãi,Hai Bà Trưng,Phan Bội Châu,Lý Tự Trọng,Nguyễn Văn Trỗi,Chu Văn An,Bế Văn Đàn,Nơ Trang Lơng,Hoàng Văn Thụ,Lương Thế Vinh,Tô Hiệu,Ngô Quyền,Đinh Tiên Hoàng,Y Jút'.split(
    ',',
  );
const FLOWERS = 'Hoa Sim,Hoa Mai,Sơn Ca,Măng Non,Tuổi Thơ,Họa Mi,Vàng Anh,Hướng Dương,Bình Minh,Hoa Pơ Lang'.split(',');

const unit = (code: string, type: string, parent: string | null, names: readonly string[]): Unit => ({
  code,
  type,
  name: names[0] ?? code,
  parent,
  aliases: names.slice(1),
  successor: null,
});

/** The same campaign with so many schools and centres, of the kinds that duc-trong-2021 has, ten in a commune. */
export function provinceOf(campaign: Campaign, count: number): Campaign {
  const units: Unit[] = [];
  for (let c = 0; units.length < count + Math.ceil(count / 10); c += 1) units.push(...communeAt(c));
  return { ...campaign, units: units.slice(0, count + Math.ceil(count / 10)) };
}

function communeAt(c: number): readonly Unit[] {
  const place = `${FIRST[c % FIRST.length]} ${SECOND[Math.floor(c / FIRST.length + c * 7) % SECOND.length]}`;
  const hero = (n: number): string => HEROES[(c * 3 + n) % HEROES.length] ?? '';
  const flower = (n: number): string => FLOWERS[(c + n) % FLOWERS.length] ?? '';
  const of = (n: number, type: string, ...names: readonly string[]): Unit =>
    unit(`${type}-${c}-${n}`, type, `X-${c}`, names);
  return [
    {
      ...unit(`X-${c}`, 'XA', null, [`Xã ${place}`, place]),
      successor: c % 3 === 0 ? null : `Xã ${place} ${c % 2 === 0 ? 'Đông' : 'Tây'}`,
    },
    of(1, 'MN', `Trường Mầm non ${flower(0)}`, `MN ${flower(0)}`),
    of(2, 'MN', `Trường Mẫu giáo ${place}`, `MG ${place}`),
    of(3, 'TH', `Trường Tiểu học ${place}`, `TH ${place}`),
    of(4, 'TH', `Trường Tiểu học ${hero(0)}`, `TH ${hero(0)}`),
    of(5, 'TH', `Trường Tiểu học ${place} ${1 + (c % 4)}`, `TH ${place} ${1 + (c % 4)}`),
    of(6, 'TH-THCS', `Trường TH và THCS ${hero(1)}`, `Tiểu học và Trung học cơ sở ${hero(1)}`),
    of(7, 'THCS', `Trường THCS ${hero(2)}`, `Trung học cơ sở ${hero(2)}`),
    of(8, 'THCS', `Trường THCS ${place}`, `Trung học cơ sở ${place}`),
    of(9, 'THPT', `Trường THPT ${hero(5)}`, `THPT ${hero(5)}`),
    of(10, 'TTHTCD', `TTHTCĐ xã ${place}`, `Trung tâm học tập cộng đồng xã ${place}`, `TTHTCĐ ${place}`),
  ];
}
