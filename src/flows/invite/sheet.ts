/** Invitations on paper: a page to print, a card a unit with its code and, where there is a link, a QR code of it. */
import { renderSVG } from 'uqr';
import type { Media, Say } from '../../chat/index.ts';
import { escapeMarkup } from '../../chat/markup.ts';
import type { Turn } from '../../turn/index.ts';
import { word } from '../office-word.ts';
import { greetingOf, grouped, type Invitation } from './message.ts';

/** Two cards beside each other on A4; one below the other on a phone. No card is broken by the end of a page. */
const STYLE = `
*{box-sizing:border-box}body{margin:0;padding:16px;font:16px/1.45 system-ui,"Noto Sans",sans-serif;color:#111;background:#fff}
h1{font-size:20px;margin:0 0 12px}main{display:grid;grid-template-columns:repeat(auto-fill,minmax(320px,1fr));gap:12px}
article{display:flex;gap:12px;align-items:center;border:1px dashed #555;padding:12px;break-inside:avoid}
article svg{width:120px;height:120px;flex:none}h2{font-size:17px;margin:0 0 4px}p{margin:2px 0;overflow-wrap:anywhere}
code{font:bold 20px ui-monospace,monospace;letter-spacing:1px;white-space:nowrap}
@media print{body{padding:0}@page{size:A4;margin:12mm}main{grid-template-columns:1fr 1fr}}`;

/** Makes the page in the reader's language (HTML, everything in it) and keeps it until it is sent. It holds codes: it is for one person. */
export function invitationSheet(invitations: readonly Invitation[], turn: Turn): Media {
  const said = (say: Say): string => escapeMarkup(turn.plain(say));
  const title = said(word('invite.sheet.title', { week: { local: turn.campaign.plan.shortName } }));
  const html = `<!doctype html><html lang="${turn.lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${STYLE}</style></head>
<body><h1>${title}</h1><main>${invitations.map((each) => card(each, turn, said)).join('')}</main></body></html>`;
  return turn.files.keep(new TextEncoder().encode(html), 'text/html', `${turn.plain(word('invite.sheet.file'))}.html`);
}

function card(invitation: Invitation, turn: Turn, said: (say: Say) => string): string {
  const { role, code, uses, expiresAt } = invitation;
  const link = turn.links.invitation(code);
  const lines = [
    said(word('invite.sheet.for', { as: word(`invite.as.${role}`) })),
    `<code>${escapeMarkup(grouped(code))}</code>`,
    ...(link === null ? [] : [escapeMarkup(link)]),
    said(
      word(link === null ? 'invite.how' : 'invite.how-link', {
        count: uses,
        at: { date: expiresAt.toISOString(), as: 'moment' },
      }),
    ),
  ];
  const name = said(greetingOf(invitation, turn));
  const picture = link === null ? '' : renderSVG(link);
  return `<article>${picture}<div><h2>${name}</h2>${lines.map((line) => `<p>${line}</p>`).join('')}</div></article>`;
}
