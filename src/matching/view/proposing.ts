import { html, type Texts } from '../../i18n/texts.ts'
import type { ProposalOutcome } from '../../pairs/actions/proposing.ts'
import { fullName, shortName } from '../../people/name.ts'
import type { Screen } from '../../telegram/screen.ts'
import type { Chosen } from '../actions/proposing.ts'
import { matchData, whyButton, type Why, whys } from './buttons.ts'
import { type Schools, wayBack, type Ways } from './candidate.ts'

/** «Why this one?»: against a caution, or where somebody stands higher in the list. */
export function whyScreen(texts: Texts, chosen: Chosen, { isOfRun }: { isOfRun: boolean }): Screen {
  const { sought, candidate } = chosen
  const [mentee, mentor] = [sought.card.id, candidate.mentor.listingId]
  const shown = whys.filter((why) => why !== 'all' || isOfRun)
  const field = candidate.mentor.organisationId === sought.school.id ? 'school' : 'district'
  return {
    text: texts.t('matching.why.ask', { mentee: shortName(sought.card.profile) }),
    rows: [
      ...shown.map((why) => [{ text: whyText(texts, why), data: whyButton.data({ mentee, mentor, why }) }]),
      [{ text: texts.plain('matching.buttons.back'), data: matchData(mentee, field, 0) }],
    ],
  }
}

/** Plain: what is kept as the reason. */
export function whyText(texts: Texts, why: Why): string {
  return texts.plain(`matching.why.${why}`)
}

/** Plain: why it can't be proposed after all. */
export function refusalText(texts: Texts, reason: RefusalReason, by = ''): string {
  return reason === 'taken'
    ? texts.plain('matching.refusals.taken', { by })
    : texts.plain(`matching.refusals.${reason}`)
}

type RefusalReason = Exclude<Extract<ProposalOutcome, { ok: false }>['reason'], 'not-allowed'>

/** It is on its way: who is asked now, and until when. */
export function proposedScreen(
  texts: Texts,
  { sought, candidate }: Chosen,
  pairId: string,
  schools: Schools,
  ways: Ways,
  rows: Screen['rows'] = [],
): Screen {
  const { mentor } = candidate
  const isOwn = mentor.organisationId === sought.school.id
  const mentee = shortName(sought.card.profile)
  const school = schools.get(mentor.organisationId)?.shortName ?? ''
  const text = isOwn
    ? texts.t('matching.proposed.own', { mentor: fullName(mentor.name), mentee })
    : texts.t('matching.proposed.other', { school: html(texts.t('matching.unnamed', { school })), mentee })
  return {
    text,
    rows: [
      [{ text: texts.plain('matching.buttons.pair'), data: ways.pair(pairId) }],
      ...rows,
      wayBack(texts, sought, ways),
    ],
  }
}
