import { bases, legalBasis } from '../../documents/law.ts'
import type { RoadMapPaper } from '../../documents/data.ts'
import { letterheadOf } from '../../documents/letterhead.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import { fullName } from '../../people/name.ts'
import type { Standing } from '../standing.ts'
import type { OwnerPerson } from '../store/owners.ts'
import { titleOf } from '../words.ts'
import { ownerOf, schoolYearIn } from './common.ts'

/** The road map as its head signs it: what is not needed stays out. */
export function paperOf(texts: Texts, { card, year, standings, curator, head, today }: Drawn): RoadMapPaper {
  const approved = standings.find(({ item }) => item.key === 'road-map')?.entry
  return {
    ...letterheadOf(texts, card),
    headPost: card.headPost ?? (head ? texts.plain('roadmap.paper.headPost') : null),
    headName: card.headName ?? (head ? fullName(head.name) : null),
    approvedOn: approved?.doneOn ? texts.day(approved.doneOn) : null,
    approvedNumber: approved?.number ?? null,
    year: schoolYearIn(texts, year),
    rows: standings
      .filter(({ status }) => status !== 'not-needed')
      .map((standing) => ({
        stage: texts.plain(`roadmap.stages.${standing.item.stage}`),
        title: titleOf(texts, standing.item),
        day: standing.dueOn === null ? texts.plain('roadmap.paper.allYear') : texts.day(standing.dueOn),
        owner: ownerOf(texts, standing),
        result: resultOf(texts, standing),
      })),
    curator: curator ? fullName(curator.name) : null,
    madeOn: texts.day(today),
    basis: legalBasis(texts, bases['road-map']),
  }
}

type Drawn = {
  readonly card: OrganisationCard
  readonly year: number
  readonly standings: readonly Standing[]
  readonly curator: OwnerPerson | undefined
  /** Who holds that role in the program, where the requisites name nobody. */
  readonly head: OwnerPerson | undefined
  readonly today: string
}

/** Plain: when it was done, by which paper, what the program knows of it if anything is there, the school's own words. */
function resultOf(texts: Texts, { entry, fact, status }: Standing): string {
  const parts = [
    ...(entry?.doneOn ? [texts.plain('roadmap.paper.doneOn', { day: texts.day(entry.doneOn) })] : []),
    ...(entry?.number ? [texts.plain('roadmap.paper.number', { number: entry.number })] : []),
    ...(fact && (fact.count > 0 || fact.of > 0)
      ? [texts.plain(`roadmap.facts.${fact.key}`, { count: fact.count, of: fact.of })]
      : []),
    ...(entry?.note ? [entry.note] : []),
  ]
  if (parts.length > 0) return parts.join('; ')
  return status === 'done' ? texts.plain('roadmap.status.done') : ''
}
