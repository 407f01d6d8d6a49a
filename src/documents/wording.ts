/** The words of a part of a document in their order; a paragraph ends with a space. */
export function plainText(xml: string): string {
  return xml
    .replaceAll(/<w:(p|br|tab)[ />][^>]*>?/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => signs[name] ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

const reach = 30

/** The tag with a few words before and after it, by which somebody finds it in Word. Empty where it is not found. */
export function wordsAround(words: string, tag: string): string {
  const at = tag === '' ? -1 : words.indexOf(tag)
  if (at < 0) return ''
  const before = words.slice(Math.max(0, at - reach), at)
  const after = words.slice(at + tag.length, at + tag.length + reach)
  return `${before.replace(/^\S*\s/, '')}${tag.slice(0, 40)}${after.replace(/\s\S*$/, '')}`.trim()
}
