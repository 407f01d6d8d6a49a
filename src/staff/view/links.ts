import { escapeHtml } from '../../i18n/html.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { fullName } from '../../people/name.ts'
import type { Profile } from '../../people/actor.ts'
import type { Sheet } from '../../sheets/workbook.ts'
import { button } from '../../telegram/button.ts'
import type { Screen } from '../../telegram/screen.ts'
import { personButton } from './buttons.ts'
import { menuButton, toListButton } from './importing-screens.ts'

/** `before`: how many links there were when the button was shown, so that each makes links once. */
export const makeLinksButton = button('make-links', 'school', 'before')

/** The link of one person, as it is handed over. */
export type ShownLink = { readonly profile: Profile; readonly link: string }

/** What personal links are, before former ones are replaced. */
export function linksScreen(texts: Texts, school: Organisation, count: number, before: number): Screen {
  const make = {
    text: texts.plain('staff.links.buttons.make'),
    data: makeLinksButton.data({ school: school.id, before: String(before) }),
  }
  return {
    text: count === 0 ? texts.t('staff.links.none') : texts.t('staff.links.about', { school: school.shortName, count }),
    rows: [...(count === 0 ? [] : [[make]]), [toListButton(texts, school)], [menuButton(texts)]],
  }
}

export function linksMadeScreen(texts: Texts, school: Organisation): Screen {
  return { text: texts.t('staff.links.made'), rows: [[toListButton(texts, school)], [menuButton(texts)]] }
}

export function linkSheet(texts: Texts, links: readonly ShownLink[], until: string): Sheet {
  return {
    name: texts.plain('staff.links.sheet'),
    columns: [
      { title: texts.plain('staff.links.columns.name'), width: 36 },
      { title: texts.plain('staff.links.columns.link'), width: 64 },
      { title: texts.plain('staff.links.columns.until'), width: 28 },
    ],
    rows: links.map(({ profile, link }) => [fullName(profile), link, until]),
  }
}

/** A page to print and cut: a small ticket for each, with the QR code as SVG. */
export function ticketsPage(
  texts: Texts,
  tickets: readonly (ShownLink & { readonly qr: string })[],
  until: string,
): string {
  const title = escapeHtml(texts.plain('staff.links.ticketsName'))
  const words = escapeHtml(texts.plain('staff.links.ticket', { until }))
  const cards = tickets.map(
    ({ profile, link, qr }) =>
      `<section>${qr}<div><h2>${escapeHtml(fullName(profile))}</h2><p>${words}</p><code>${escapeHtml(link)}</code></div></section>`,
  )
  return `<!doctype html><html lang="${texts.language}"><head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head><body>${cards.join('')}</body></html>`
}

const style = [
  '@page{margin:10mm}',
  'body{margin:0;display:grid;grid-template-columns:1fr 1fr;font:9pt/1.3 sans-serif;color:#000}',
  'section{break-inside:avoid;display:flex;gap:4mm;align-items:center;padding:4mm;border:1px dashed #999}',
  'svg{width:30mm;height:30mm;flex:none}',
  'h2{margin:0 0 1mm;font-size:11pt}',
  'p{margin:0 0 1mm}',
  'code{font-size:7pt;overflow-wrap:anywhere}',
].join('')

/** From the card of one person. */
export function personalLinkScreen(
  texts: Texts,
  organisationId: string,
  personId: string,
  { profile, link }: ShownLink,
  until: string,
): Screen {
  const card = {
    text: texts.plain('staff.nudge.buttons.card'),
    data: personButton.data({ organisation: organisationId, person: personId }),
  }
  return {
    text: texts.t('staff.links.forOne', { name: fullName(profile), link, until }),
    rows: [[card], [menuButton(texts)]],
  }
}
