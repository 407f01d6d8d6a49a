import { keyOf, type Texts } from '../i18n/texts.ts'
import { posts } from './posts.ts'
import { subjects } from './subjects.ts'

/** Plain: a post of the list in words; own words stay as they are. */
export function labelOfPost(texts: Texts, post: string): string {
  return labelIn(texts, posts, post)
}

/** Plain: a subject of the list in words; own words stay as they are. */
export function labelOfSubject(texts: Texts, subject: string): string {
  return labelIn(texts, subjects, subject)
}

/** Plain: an entry of a list as it stands on a button; own words stay as they are. */
export function labelIn(
  texts: Texts,
  list: { readonly texts: string; readonly options: readonly string[] },
  entry: string,
): string {
  return list.options.includes(entry) ? texts.plain(keyOf(list.texts, 'options', entry)) : entry
}
