/** A page to look at in a browser: data in, HTML out. No script, no address but its own pictures; on a phone, on a projector and on paper. */
import { escapeMarkup } from '../chat/markup.ts';
import { type ChartPanel, chartSvg } from './chart.ts';
import { WEB_STYLE } from './web-style.ts';

/** All texts are plain and in one language. */
export type WebTable = {
  readonly as: 'table';
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly kind: 'text' | 'number' }[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly total?: boolean }[];
  readonly notes?: readonly string[];
};

export type WebCharts = {
  readonly as: 'charts';
  readonly title: string;
  readonly panels: readonly ChartPanel[];
  readonly notes?: readonly string[];
};

/** Names below headings; `mark` stands behind one that is to be seen first. */
export type WebList = {
  readonly as: 'list';
  readonly title: string;
  readonly notes?: readonly string[];
  readonly groups: readonly {
    readonly name: string;
    readonly items: readonly { readonly text: string; readonly mark?: string }[];
  }[];
};

/** `src`: relative to the page. */
export type WebPhotos = {
  readonly as: 'photos';
  readonly title: string;
  readonly photos: readonly { readonly src: string; readonly text: string }[];
  readonly notes?: readonly string[];
};

export type WebSection = WebTable | WebCharts | WebList | WebPhotos;

export type WebDocument = {
  readonly lang: string;
  readonly title: string;
  /** Above the title: whose it is. */
  readonly over: string;
  readonly lines: readonly string[];
  readonly tiles: readonly { readonly value: string; readonly label: string }[];
  readonly sections: readonly WebSection[];
  readonly foot: readonly string[];
};

/** Text between tags and in attributes. */
export const html = (text: string): string =>
  escapeMarkup(text.normalize('NFC')).replaceAll('"', '&quot;').replaceAll("'", '&#39;');

/** The page, and the style that it names, for the policy that allows no other. */
export function webPage(document: WebDocument): { readonly html: string; readonly style: string } {
  const { lang, title, over, lines, tiles, sections, foot } = document;
  const body = [
    `<header><p class="over">${html(over)}</p><h1>${html(title)}</h1>${paragraphs(lines)}</header>`,
    tiles.length > 0 ? `<ul class="tiles">${tiles.map(tile).join('')}</ul>` : '',
    ...sections.map((section) => sectionOf(section, lang)),
    `<footer>${paragraphs(foot)}</footer>`,
  ].join('');
  return { html: wrapPage(lang, title, body, WEB_STYLE), style: WEB_STYLE };
}

/** A whole document around what stands in its body. */
export const wrapPage = (lang: string, title: string, body: string, style: string): string =>
  `<!doctype html><html lang="${html(lang)}"><head><meta charset="utf-8">` +
  '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow">' +
  `<title>${html(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`;

const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${html(line)}</p>`).join('');
const notesOf = (notes: readonly string[] = []): string =>
  notes.length > 0 ? `<div class="notes">${paragraphs(notes)}</div>` : '';
const tile = ({ value, label }: WebDocument['tiles'][number]): string =>
  `<li><b>${html(value)}</b><span>${html(label)}</span></li>`;

function sectionOf(section: WebSection, lang: string): string {
  return `<section><h2>${html(section.title)}</h2>${innerOf(section, lang)}${notesOf(section.notes)}</section>`;
}

function innerOf(section: WebSection, lang: string): string {
  switch (section.as) {
    case 'charts':
      return `<div class="charts">${section.panels.map((panel) => figure(panel, lang)).join('')}</div>`;
    case 'table':
      return tableOf(section);
    case 'list':
      return section.groups
        .map(({ name, items }) => `<h3>${html(name)}</h3><ul class="names">${items.map(item).join('')}</ul>`)
        .join('');
    default:
      return `<div class="photos">${section.photos.map(photo).join('')}</div>`;
  }
}

function figure(panel: ChartPanel, locale: string): string {
  const svg = chartSvg({ title: null, lines: [], panels: [panel], foot: [], locale }, 560);
  return `<figure aria-label="${html(panel.title)}">${svg}</figure>`;
}

const item = ({ text, mark }: WebList['groups'][number]['items'][number]): string =>
  `<li>${html(text)}${mark === undefined ? '' : ` <b>${html(mark)}</b>`}</li>`;
const photo = ({ src, text }: WebPhotos['photos'][number]): string =>
  `<figure><img src="${html(src)}" alt="" loading="lazy"><figcaption>${html(text)}</figcaption></figure>`;

/** On a narrow screen a table of more than three columns becomes a list of cards, each figure with its column's name. */
function tableOf({ columns, rows }: WebTable): string {
  const heads = columns.map(({ title, kind }) => `<th scope="col" class="${kind}">${html(title)}</th>`).join('');
  const body = rows.map(({ cells, total }) => {
    const inner = cells.map((cell, n) => {
      const { title = '', kind = 'text' } = columns[n] ?? {};
      return n === 0
        ? `<th scope="row">${html(cell)}</th>`
        : `<td class="${kind}" data-of="${html(title)}">${html(cell)}</td>`;
    });
    return `<tr${total ? ' class="total"' : ''}>${inner.join('')}</tr>`;
  });
  const cards = columns.length > 5 ? ' class="cards"' : columns.length > 3 ? ' class="cards few"' : '';
  return `<table${cards}><thead><tr>${heads}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
