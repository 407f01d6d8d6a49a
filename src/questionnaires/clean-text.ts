/**
 * What a person typed, fit to be stored and printed: no NUL (PostgreSQL refuses it), no lone surrogates, no characters
 * that XML forbids (documents, spreadsheets), single spaces, one blank line at most. Empty when nothing is visible.
 */
export function cleanText(typed: string): string {
  const text = typed
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '')
    .normalize('NFC')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) ? text : ''
}

/** In code points: a smiling face is one. */
export function lengthOf(text: string): number {
  return [...text].length
}
