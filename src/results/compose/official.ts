/** Puts the report of the office, or of one unit, together as an official document. */
import { reportDeadline } from '../../campaign/report-deadline.ts';
import { outlineOf, type ReportPart, type ReportSection } from '../../campaign/report-outline.ts';
import { fold } from '../../chat/fold.ts';
import type { Official, OfficialAppendix, OfficialPart } from '../../documents/official.ts';
import type { FrozenReport, FrozenUnit } from '../../turn/index.ts';
import { ended, inOneLine, isListed, saysSomething, sentence, withoutBullet } from '../sentences.ts';
import { examples, figureLines, noneHeldLine, overallLines, partLines } from './activities.ts';
import { inFull } from './bodies.ts';
import { createCitations } from './citations.ts';
import { resultOf, sumOf } from './counted.ts';
import { figuresTable, unitTable } from './figures-table.ts';
import { signedByOffice, signedByUnit, subjectOf } from './head.ts';
import { nameParts } from './names.ts';
import { dayOf, numberOf } from './numbers.ts';
import { chosenPhotos, MOST_OF_UNIT, officialPhotos } from './photos.ts';
import { reportingLines } from './reporting.ts';

/** Under a heading: single activities that are told of, and what units wrote. The others are in the table of logs. */
const MOST_EXAMPLES = 3;
const MOST_WORDS = 15;
/** Units that wrote the same and are named. */
const MOST_TOGETHER = 5;

const paragraph = (text: string): OfficialPart => ({ as: 'paragraph', text });
const item = (text: string): OfficialPart => ({ as: 'item', text });

type Told = readonly (readonly [name: string, unit: FrozenUnit])[];

/** The version as the document that its Word and PDF files are made of. */
export function officialOf(report: FrozenReport): Official {
  const unit = subjectOf(report.campaign, report.subject);
  const official = unit === null ? ofOffice(report) : ofUnit(report, inFull(unit.name));
  return {
    ...official,
    about: quoted(official.about),
    body: listed(official.body.map((part) => ({ ...part, text: quoted(part.text) }))),
  };
}

/** Each item of a list ends with ";", its last one with ".". */
const listed = (parts: readonly OfficialPart[]): readonly OfficialPart[] =>
  parts.map((part, at) => {
    if (part.as !== 'item') return part;
    const isLast = parts[at + 1]?.as !== 'item';
    const bare = ended(part.text).replace(/[.;,\s]+$/u, '');
    return { ...part, text: /[!?…]$/u.test(bare) ? bare : `${bare}${isLast ? '.' : ';'}` };
  });

/** Quotation marks in pairs, as print has them. */
const quoted = (text: string): string => text.replace(/"([^"\n]+)"/gu, '“$1”');

function ofOffice(report: FrozenReport): Official {
  const { campaign, units } = report;
  const { plan } = campaign;
  const results = units.map((each) => resultOf(report, each));
  // What a unit logged after it reported is in no figure: the sentences beside them tell nothing of it.
  const counted = units.map((each) => ({ ...each, logs: each.logs.filter(({ later }) => !later) }));
  const told: Told = counted.map((each, at) => [results[at]?.unit.name ?? each.unit, each]);
  const sum = sumOf(report);
  const cite = createCitations();
  const issuer = inFull(plan.organiser.name.vi);
  const photos = chosenPhotos(report, plan.report?.photos ?? 20);
  const reporting = reportingLines({ asOf: report.asOf, deadline: reportDeadline(plan), units: results, sum });
  const opening = plan.report?.opening ?? openingOf(report, issuer, cite);
  const guidance = [...guidanceLines(report, cite), ...reporting];
  const sections = outlineOf(campaign);
  const at = sections.findIndex(isOfLogs);
  const held = noneHeldLine(sum) ?? overallLines('Các đơn vị', sum, plan);
  const overall = [...held, pointerOf(photos.length > 0)];
  const figuresOfSection = ({ code, isDivided }: ReportSection): readonly OfficialPart[] =>
    isDivided ? figureLines(code, sum, plan).map((line) => paragraph(sentence(line))) : [];
  const body = sections.flatMap((section, i): readonly OfficialPart[] => {
    // What stands before the results tells how the office led the Week, in its own words.
    const isGuidance = i === 0 && i < at;
    const lead = isGuidance ? guidance : i === at ? (at === 0 ? [...guidance, ...overall] : overall) : [];
    const parts = isGuidance ? [] : section.parts.map((part) => [part, partOf(report, part, told)] as const);
    return sectionOf(section, [...lead.map(paragraph), ...figuresOfSection(section)], parts);
  });
  return {
    asOf: report.asOf.toISOString(),
    ...signedByOffice(campaign, report.asOf),
    kind: 'Báo cáo',
    about: plan.report?.about ?? `Kết quả tổ chức ${plan.title.vi}`,
    bases: [],
    body: [paragraph(opening), ...body, paragraph(closingOf(plan.title.vi, issuer))],
    appendices: [
      figuresTable(report, results, sum),
      ...photoAppendix(photos, new Map(told.map(([name, { unit }]) => [unit, name])), units),
    ],
  };

  function partOf(from: FrozenReport, part: ReportPart, of: Told): readonly OfficialPart[] {
    if (part.source === 'nominations') return nameParts(of, from.names, false);
    if (part.source === 'words') return wordParts(part, of);
    const lines = partLines(part, sum, counted, plan).map(item);
    return lines.length === 0 ? [] : [...lines, ...exampleParts(part, of)];
  }
}

function exampleParts(part: ReportPart, told: Told): readonly OfficialPart[] {
  const lines = examples(part, told, MOST_EXAMPLES);
  return lines.length === 0 ? [] : [paragraph('Một số hoạt động cụ thể:'), ...lines.map(item)];
}

/** "A, B, C và 4 đơn vị khác". */
function someOf(names: readonly string[]): string {
  const more = names.length - MOST_TOGETHER;
  return more > 1 ? `${names.slice(0, MOST_TOGETHER).join(', ')} và ${numberOf(more)} đơn vị khác` : names.join(', ');
}

/** What units wrote under a heading; those who wrote the same stand together. */
function wordParts({ code }: ReportPart, told: Told): readonly OfficialPart[] {
  const wrote = told.flatMap(([name, { texts, notHeld }]) => {
    const text = inOneLine(texts[code] ?? '');
    return !saysSomething(text) || notHeld !== null ? [] : [{ name, text }];
  });
  const alike = [...Map.groupBy(wrote, ({ text }) => fold(text).replace(/[.\s]+$/u, '')).values()];
  const lines = alike.map((all) => `${someOf(all.map(({ name }) => name))}: ${all[0]?.text ?? ''}`);
  const more = lines.length - MOST_WORDS;
  return [
    ...lines.slice(0, MOST_WORDS).map(item),
    ...(more > 0 ? [item(`Và ${numberOf(more)} ý kiến khác trong báo cáo của các đơn vị`)] : []),
  ];
}

function ofUnit(report: FrozenReport, issuer: string): Official {
  const { campaign, units } = report;
  const { plan } = campaign;
  const unit = subjectOf(campaign, report.subject);
  const [own] = units;
  if (!unit || !own) throw new Error(`the report of ${report.subject} holds no unit`);
  const result = resultOf(report, own);
  const told: Told = [[unit.name, own]];
  const photos = chosenPhotos(report, MOST_OF_UNIT);
  const cite = createCitations();
  const opening = openingOf(report, issuer, cite);
  const lead =
    own.notHeld === null
      ? [...overallLines('Đơn vị', result, plan), pointerOf(photos.length > 0)]
      : [`Đơn vị không tổ chức ${plan.shortName.vi}. Lý do: ${sentence(own.notHeld)}`];
  const sections = outlineOf(campaign);
  const at = Math.max(0, sections.findIndex(isOfLogs));
  const body = sections.flatMap((section, i) => {
    const parts = own.notHeld === null ? section.parts.map((part) => [part, partOf(part)] as const) : [];
    const opens = i === at ? lead.map(paragraph) : [];
    return [...sectionOf(section, opens, parts), ...unsaid(section, parts)];
  });
  return {
    asOf: report.asOf.toISOString(),
    ...signedByUnit(campaign, unit, report.asOf),
    kind: 'Báo cáo',
    about: plan.report?.about ?? `Kết quả tổ chức ${plan.title.vi}`,
    bases: [],
    body: [paragraph(opening), ...body, paragraph(closingOf(plan.title.vi, issuer))],
    appendices: own.notHeld === null ? [unitTable(report, result), ...photoAppendix(photos, new Map(), units)] : [],
  };

  function partOf(part: ReportPart): readonly OfficialPart[] {
    if (part.source === 'nominations') return nameParts(told, report.names, true);
    const text = (own?.texts[part.code] ?? '').trim();
    if (text !== '')
      return text
        .split(/\r?\n/u)
        .filter(saysSomething)
        .map((line) => (isListed(line) ? item(withoutBullet(line)) : paragraph(sentence(line))));
    return [];
  }

  /** What the plan names and the unit said nothing about, in one sentence: silence is never told as "not held". */
  function unsaid(section: ReportSection, parts: readonly (readonly [ReportPart, readonly OfficialPart[]])[]) {
    const without = parts.flatMap(([part, said]) =>
      part.source === 'logs' && said.length === 0 ? [part.title.vi] : [],
    );
    const isKnown = section.isDivided && (result.activities.value ?? 0) > 0;
    return isKnown && without.length > 0 ? [paragraph(`Nội dung chưa có số liệu: ${without.join('; ')}.`)] : [];
  }
}

/** A section with its lead; what has nothing to say is left out, and the writers count on. */
function sectionOf(
  { title, isDivided }: ReportSection,
  lead: readonly OfficialPart[],
  parts: readonly (readonly [part: ReportPart, said: readonly OfficialPart[]])[],
): readonly OfficialPart[] {
  const said = parts.filter(([, own]) => own.length > 0);
  if (lead.length === 0 && said.length === 0) return [];
  return [
    { as: 'section', text: title.vi },
    ...lead,
    ...said.flatMap(([part, own]): readonly OfficialPart[] =>
      isDivided ? [{ as: 'heading', text: part.title.vi }, ...own] : own,
    ),
  ];
}

const isOfLogs = ({ parts }: ReportSection): boolean => parts.some(({ source }) => source === 'logs');

/** How the plan is cited: as the campaign has it, else by what is known of it. */
const planOf = ({ campaign: { plan } }: FrozenReport): string =>
  plan.report?.plan ?? `Kế hoạch tổ chức ${plan.title.vi} của ${inFull(plan.organiser.name.vi)}`;

/** "Thực hiện Công văn số …, … báo cáo kết quả tổ chức … như sau:" The office names what set it the task, a unit the office's plan. */
function openingOf(report: FrozenReport, issuer: string, cite: (text: string) => string): string {
  const { plan } = report.campaign;
  const [task] = plan.legalBases;
  const isShort = plan.shortName.vi !== plan.title.vi;
  const short = isShort ? ` (sau đây gọi tắt là ${plan.shortName.vi})` : '';
  const basis = report.subject === '' && task ? task.text.vi : planOf(report);
  return `Thực hiện ${cite(basis)}, ${issuer} báo cáo kết quả tổ chức ${plan.title.vi}${short} như sau:`;
}

/** Where, when and under which theme; by which documents. */
function guidanceLines(report: FrozenReport, cite: (text: string) => string): readonly string[] {
  const { plan } = report.campaign;
  const { from, to } = plan.period;
  const scope = plan.scope ? ` trên phạm vi ${plan.scope.vi}` : '';
  const [task, ...others] = plan.legalBases;
  const byRole = Map.groupBy(others, ({ role }) => role?.vi ?? 'căn cứ');
  const further = [...byRole].map(([role, bases]) => `${role} ${bases.map(({ text }) => cite(text.vi)).join('; ')}`);
  const citedTask = task ? [`theo ${cite(task.text.vi)}`] : [];
  const documents = [...citedTask, ...further];
  return [
    `${plan.shortName.vi} được tổ chức${scope}, từ ${dayOf(from)} đến ${dayOf(to)}, với chủ đề “${plan.theme.vi}”.`,
    ...(documents.length > 0 ? [`${plan.shortName.vi} được triển khai ${documents.join('; ')}.`] : []),
  ];
}

const pointerOf = (hasPhotos: boolean): string =>
  hasPhotos
    ? 'Số liệu cụ thể tại Phụ lục I, hình ảnh hoạt động tại Phụ lục II kèm theo.'
    : 'Số liệu cụ thể tại Phụ lục kèm theo.';

const closingOf = (title: string, issuer: string): string =>
  `Trên đây là báo cáo kết quả tổ chức ${title} của ${issuer}.`;

function photoAppendix(
  photos: Parameters<typeof officialPhotos>[0],
  names: Parameters<typeof officialPhotos>[1],
  units: readonly FrozenUnit[],
): readonly OfficialAppendix[] {
  if (photos.length === 0) return [];
  return [{ as: 'photos', title: 'Hình ảnh hoạt động', photos: officialPhotos(photos, names, units) }];
}
