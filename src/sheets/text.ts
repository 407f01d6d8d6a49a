/** What XML 1.0 can't hold or had better not: control characters and the two that are no characters; lone surrogates become �. */
const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g

export function xmlText(text: string): string {
  return text.toWellFormed().replace(illegal, '')
}

/** A cell as people meant it: no control characters, ordinary spaces, letters composed, no spaces around. */
export function cleanCell(text: string): string {
  return xmlText(text)
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\S\n]/g, ' ')
    .trim()
}
