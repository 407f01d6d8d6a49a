export const longestContact = 100

/** A telephone of ten to fifteen digits, or an address of electronic mail; kept as it was typed. Undefined for anything else. */
export function parseContact(typed: string): string | undefined {
  const text = typed.replaceAll(/\s+/g, ' ').trim()
  const digits = text.replaceAll(/\D/g, '').length
  const isPhone = /^\+?[\d\s().-]+$/.test(text) && digits >= 10 && digits <= 15
  const isMail = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/.test(text)
  return (isPhone || isMail) && [...text].length <= longestContact ? text : undefined
}
