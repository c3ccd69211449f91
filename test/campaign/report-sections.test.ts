import { expect, it } from 'vitest';
import { reportSections } from '../../src/campaign/report-sections.ts';
import { sampleCampaign } from '../support/sample-campaign.ts';

const { plan } = sampleCampaign;
const [first] = plan.categories;
if (!first || !plan.report) throw new Error('the sample has categories and a report');
const { report } = plan;
const of = (...codes: readonly string[]) => codes.map((code) => ({ ...first, code, name: { vi: `Nhóm ${code}` } }));
const headings = (codes: readonly string[], sections: (typeof report)['sections'] = []) =>
  reportSections({ categories: of(...codes), report: { ...report, sections } }).map(
    (each) => `${each.title}: ${each.categories.join(' ')}`,
  );

it('without sections each category is a heading of its own', () => {
  expect(headings(['GD', 'NX'])).toEqual(['Nhóm GD: GD', 'Nhóm NX: NX']);
});

it('the plan’s own headings win, and each category stands in exactly one', () => {
  const sections = [
    { code: 'a', title: 'Đọc sách', categories: ['NX', 'GD'] },
    { code: 'b', title: 'Đã bỏ', categories: ['CU'] },
  ];
  expect(headings(['GD', 'NX', 'KN'], sections)).toEqual(['Đọc sách: NX GD', 'Nhóm KN: KN']);
});
