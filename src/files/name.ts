/** In signs, and in bytes of UTF-8, of which a file system takes 255. */
const longest = 80
const longestBytes = 200

/** Signs that folders, Windows or the messenger's own reader of forms trip over, controls, and marks that turn the direction. */
const unfit =
  /[;%"'`\\/:*?<>|&$#\u0000-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFFD-\uFFFF]/g
const reservedByWindows = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** The name of a file that the bot sends: `title` in words, the extension without its dot. Never a path, never empty. */
export function documentName(title: string, extension: string): string {
  return `${clean(title) || 'document'}.${extension}`
}

/** The name that somebody gave to a file, fit to be kept and shown; its extension stays. */
export function cleanName(name: string): string {
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 ? clean(name.slice(dot + 1)).replaceAll(/[^\p{L}\p{N}]/gu, '') : ''
  const base = clean(dot > 0 ? name.slice(0, dot) : name) || 'file'
  return extension === '' ? base : `${base}.${[...extension].slice(0, 10).join('')}`
}

function clean(text: string): string {
  const words = text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(unfit, ' ')
    .replaceAll(/\.{2,}/g, '.')
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/^[. ]+/g, '')
  return cut(words)
    .replaceAll(/[. ]+$/g, '')
    .replace(reservedByWindows, '_$1')
}

function cut(words: string): string {
  let bytes = 0
  const signs = [...words].slice(0, longest)
  const end = signs.findIndex((sign) => (bytes += Buffer.byteLength(sign)) > longestBytes)
  return signs.slice(0, end < 0 ? signs.length : end).join('')
}
