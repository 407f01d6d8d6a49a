/** What a teacher may let the school show on its site (152-FZ art. 10.1): each by a tick of its own. */
export const siteFields = [
  'fullName',
  'post',
  'subjects',
  'school',
  'photo',
  'category',
  'achievements',
  'materials',
  'contact',
] as const

/** What the person may forbid those who see it (art. 10.1 part 9); kept beside the fields. */
export const siteBans = ['banPassing', 'banUse'] as const

export type SiteField = (typeof siteFields)[number]
export type SiteBan = (typeof siteBans)[number]
export type SiteMark = SiteField | SiteBan

export const siteMarks: readonly SiteMark[] = [...siteFields, ...siteBans]

/** Of the marks kept with a consent, those that allow something to be shown. */
export function allowedFields(marks: readonly string[]): SiteField[] {
  return siteFields.filter((one) => marks.includes(one))
}

/** The marks as a number for a button; the reverse of `marksIn`. */
export function maskOf(marks: readonly string[]): string {
  return siteMarks.reduce((mask, one, index) => (marks.includes(one) ? mask | (1 << index) : mask), 0).toString(36)
}

/** Nonsense ticks nothing. */
export function marksIn(mask: string): SiteMark[] {
  const bits = /^[0-9a-z]{1,4}$/.test(mask) ? Number.parseInt(mask, 36) : 0
  return siteMarks.filter((_, index) => (bits & (1 << index)) !== 0)
}

export function toggled(marks: readonly SiteMark[], mark: SiteMark): SiteMark[] {
  return siteMarks.filter((one) => (one === mark ? !marks.includes(one) : marks.includes(one)))
}
