/** An official document to be read in a browser: the words of its Word file and PDF, in letters that a phone can show. */
import { captionsOf } from './captions.ts';
import { cellLines } from './columns.ts';
import { type Laid, type LaidAppendix, lay, MOTTO, RECIPIENTS, STATE_NAME, TO } from './laid.ts';
import type { Official, OfficialPart, OfficialTable } from './official.ts';
import { OFFICIAL_STYLE } from './official-style.ts';
import { officialText } from './signs.ts';
import { html, wrapPage } from './web-page.ts';

export type OfficialPageOptions = {
  /** Above the document, in the reader's language: how far it is, what is still open. */
  readonly notes: readonly string[];
  readonly lang: string;
  /** The address of a photo by its hash, relative to the page. */
  readonly photo: (hash: string) => string;
};

/** The page, and the style that it names, for the policy that allows no other. */
export function officialPage(
  official: Official,
  { notes, lang, photo }: OfficialPageOptions,
): { readonly html: string; readonly style: string } {
  const laid = lay(official);
  const above = notes.length > 0 ? `<aside lang="${html(lang)}">${notes.map(paragraph).join('')}</aside>` : '';
  const body =
    above +
    `<article lang="vi">${headOf(laid)}${titleOf(laid)}${laid.bases.map((each) => `<p class="base">${html(each)}</p>`).join('')}` +
    `${laid.body.map(partOf).join('')}${signed(laid)}</article>` +
    laid.appendices.map((each) => `<article lang="vi">${appendix(each, photo)}</article>`).join('');
  return { html: wrapPage('vi', laid.title, body, OFFICIAL_STYLE), style: OFFICIAL_STYLE };
}

const paragraph = (text: string): string => `<p>${html(text)}</p>`;
const lines = (of: readonly string[], name: string): string =>
  of.length > 0 ? `<p class="${name}">${of.map(html).join('<br>')}</p>` : '';

const headOf = ({ superiorLines, issuerLines, number, date }: Laid): string =>
  `<div class="head"><div>${lines(superiorLines, 'superior')}${lines(issuerLines, 'issuer')}<p class="open">${html(number)}</p></div>` +
  `<div><p class="state">${html(STATE_NAME)}</p><p class="motto">${html(MOTTO)}</p><p class="date open">${html(date)}</p></div></div>`;

function titleOf({ kind, about, to }: Laid): string {
  const only = to.length === 1 ? ` ${html(to[0] ?? '')}` : '';
  const many = to.length > 1 ? lines(to, 'many') : '';
  const addressed = to.length > 0 ? `<div class="to"><p>${html(TO)}${only}</p>${many}</div>` : '';
  return `<h1>${html(kind)}</h1><p class="about">${html(about)}</p>${addressed}`;
}

const TAGS = { section: 'h2', heading: 'h3', clause: 'p', point: 'p', item: 'p', paragraph: 'p' } as const;
const partOf = ({ as, text }: OfficialPart): string => `<${TAGS[as]}>${html(text)}</${TAGS[as]}>`;

const signed = ({ recipients, signer, signerName }: Laid): string =>
  `<div class="end"><div class="recipients"><p><b><i>${html(RECIPIENTS)}</i></b></p>${lines(recipients, 'small')}</div>` +
  `<div class="signer">${lines(signer, 'lines')}${signerName === null ? '' : `<p class="name">${html(signerName)}</p>`}</div></div>`;

function appendix(of: LaidAppendix, photo: (hash: string) => string): string {
  const { label, title, citation, before, content } = of;
  const head =
    `<h2 class="center">${html(label)}</h2><p class="about">${html(title)}</p>` +
    `<p class="cited">${html(citation)}</p>${before.map(paragraph).join('')}`;
  if (content.as === 'text') return head + content.body.map(partOf).join('');
  if (content.as === 'table') return head + tableOf(content);
  const groups = captionsOf(content).map(({ heading, rows }) => {
    const figures = rows.flat().map(({ at, caption }) => {
      const src = photo(content.photos[at]?.hash ?? '');
      return `<figure><img src="${html(src)}" alt="" loading="lazy"><figcaption>${html(caption)}</figcaption></figure>`;
    });
    return `${heading ? `<h3>${html(heading)}</h3>` : ''}<div class="photos">${figures.join('')}</div>`;
  });
  return head + groups.join('');
}

const cell = (of: Parameters<typeof cellLines>[0]): string => cellLines(of).map(html).join('<br>');

/** Wider than a phone, it is moved sideways by itself, and the page stays where it is. */
function tableOf({ columns, rows, after = [] }: OfficialTable): string {
  const heads = columns.map(({ title, group }) => {
    const name = group ? `${group}: ${title}` : title;
    return `<th scope="col">${html(officialText(name))}</th>`;
  });
  const body = rows.map(({ cells, as }) => {
    if (as === 'group') return `<tr class="total"><th colspan="${columns.length}">${cell(cells[0])}</th></tr>`;
    const inner = columns.map(({ kind }, at) => `<td class="${kind}">${cell(cells[at])}</td>`);
    return `<tr${as === 'total' ? ' class="total"' : ''}>${inner.join('')}</tr>`;
  });
  const table = `<table><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
  return `<div class="wide">${table}</div>${after.map(paragraph).join('')}`;
}
