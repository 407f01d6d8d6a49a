/** Own words are too long for a button's data and for an id, so those carry their hash: twice the same words, the same hash. */
export function ownEntryCode(words: string): string {
  let hash = 0x811c9dc5
  for (const unit of words) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return `w${hash.toString(36)}`
}

/** An option by its name, own words by their hash. */
export function codeOf(options: readonly string[], entry: string): string {
  return options.includes(entry) ? entry : ownEntryCode(entry)
}
