/** Text that is HTML already: goes into a message as it is. */
export type Html = { readonly html: string }

export function html(text: string): Html {
  return { html: text }
}

export function isHtml(value: unknown): value is Html {
  return typeof value === 'object' && value !== null && 'html' in value && typeof value.html === 'string'
}

/** For Telegram's HTML: quotes too, so that the text may stand in an attribute. */
export function escapeHtml(text: string): string {
  return special.test(text) ? text.replace(specials, (sign) => entities[sign] ?? sign) : text
}

const special = /[&<>"]/
const specials = /[&<>"]/g
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
