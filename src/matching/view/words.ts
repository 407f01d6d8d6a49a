import { html, keyOf, type Texts } from '../../i18n/texts.ts'
import { inSentence } from '../../people/name.ts'
import { difficulties } from '../../questionnaires/difficulties.ts'
import { labelOfPost, labelOfSubject } from '../../questionnaires/labels.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { cautionOf, reasonsOf, type Scored, type Term } from '../score.ts'
import { termNames, type TermName, weights } from '../weights.ts'

/** HTML: at most three reasons and one caution, of the terms that made the score. */
export function reasonLines(texts: Texts, scored: Scored): string[] {
  const reasons = reasonsOf(scored).map((term) => texts.t('matching.line', { text: html(reasonText(texts, term)) }))
  const caution = cautionOf(scored)
  return [
    ...(reasons.length > 0 ? [texts.t('matching.for'), ...reasons] : [texts.t('matching.noReasons')]),
    ...(caution ? ['', texts.t('matching.caution', { text: html(cautionText(texts, caution)) })] : []),
  ]
}

/** Plain: for the people themselves, who read terms without what the two have answered. Nobody is told of a wish but the curator. */
export function plainReasons(
  texts: Texts,
  terms: readonly { readonly term: string; readonly points: number }[],
): string[] {
  return terms
    .flatMap(({ term, points }) => {
      const name = termNames.find((one) => one === term)
      return name && isTold(name) && points * 2 >= weights[name] ? [{ name, points }] : []
    })
    .toSorted((one, other) => other.points - one.points)
    .slice(0, 3)
    .map(({ name }) => texts.plain(`matching.plain.${name}`))
}

type Told = Exclude<TermName, 'wish' | 'answered' | 'places'>

function isTold(name: TermName): name is Told {
  return name !== 'wish' && name !== 'answered' && name !== 'places'
}

function reasonText(texts: Texts, { term, shared, count }: Term): string {
  switch (term) {
    case 'difficulties':
      return texts.t('matching.reasons.difficulties', { what: difficultiesText(texts, shared.slice(0, 3)) })
    case 'subjects':
      return texts.t(count > 0 ? 'matching.reasons.subjects' : 'matching.reasons.kindred', {
        subjects: subjectsText(texts, shared),
      })
    case 'help':
      return texts.t('matching.reasons.help', { help: helpText(texts, shared) })
    case 'schedule':
      return texts.t('matching.reasons.schedule', { hours: optionText(texts, 'mentor.v1.hours.options', shared[0]) })
    case 'years':
    case 'places':
      return texts.t(`matching.reasons.${term}`, { count })
    case 'post':
      return texts.t('matching.reasons.post', { post: postText(texts, shared[0]) })
    case 'wish':
    case 'answered':
    case 'nearness':
      return texts.t(`matching.reasons.${term}`)
  }
}

function cautionText(texts: Texts, { term, shared, missing, count }: Term): string {
  switch (term) {
    case 'difficulties':
      return missing.length > 0
        ? texts.t('matching.cautions.difficulties', { what: difficultiesText(texts, missing) })
        : texts.t('matching.cautions.fewDifficulties')
    case 'subjects':
      return texts.t('matching.cautions.subjects', { subjects: subjectsText(texts, missing) })
    case 'help':
      return texts.t('matching.cautions.help', { help: helpText(texts, missing) })
    case 'schedule':
      return texts.t('matching.cautions.schedule', {
        wanted: optionText(texts, 'request.v1.frequency.options', missing[0]),
        hours: optionText(texts, 'mentor.v1.hours.options', shared[0]),
      })
    case 'nearness':
      return texts.t(missing[0] === 'district' ? 'matching.cautions.nearby' : 'matching.cautions.far')
    case 'years':
      return texts.t('matching.cautions.years', { count })
    case 'answered':
    case 'wish':
    case 'places':
    case 'post':
      return texts.t('matching.cautions.answered')
  }
}

/** Plain. */
export function difficultiesText(texts: Texts, keys: readonly string[]): string {
  const known: readonly string[] = difficulties.options
  return keys
    .filter((key) => known.includes(key))
    .map((key) => texts.plain(keyOf(difficulties.texts, 'inFull', key)))
    .join('; ')
}

/** Plain. */
export function subjectsText(texts: Texts, subjects: readonly string[]): string {
  return shortened(subjects.map((one) => inSentence(labelOfSubject(texts, one))).join(', '), 120)
}

export function postText(texts: Texts, post: string | undefined): string {
  return post === undefined ? '' : shortened(inSentence(labelOfPost(texts, post)), 80)
}

function helpText(texts: Texts, keys: readonly string[]): string {
  return keys.map((key) => texts.plain(keyOf('request.v1.help.inFull', key))).join(', ')
}

/** As on the button, small. */
function optionText(texts: Texts, base: string, key: string | undefined): string {
  return key === undefined ? '' : texts.plain(keyOf(base, key)).toLowerCase()
}
