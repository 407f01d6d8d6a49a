import type { DestructionAct, MyData } from '../../documents/data.ts'
import { bases, legalBasisLine } from '../../documents/law.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import { fullName } from '../../people/name.ts'
import { categoriesOf } from '../act.ts'
import type { OwnData } from '../actions/own-data.ts'
import type { Act } from '../store/acts.ts'
import { keptOf } from './acts.ts'
import type { Section } from './sections.ts'

/** «Мои данные» as the template takes them: what stands before the first colon of a line is its label. */
export function ownPaper(texts: Texts, own: OwnData, sections: readonly Section[], today: string): MyData {
  return {
    title: own.organisations.map(({ fullName: name }) => name).join('; '),
    person: fullName(own.holdings.person) || texts.plain('privacy.lines.unknown'),
    madeOn: texts.day(today),
    legalBasis: legalBasisLine(texts, bases['my-data']),
    sections: sections.map(({ heading, lines }) => ({
      heading,
      rows: lines.map((line) => {
        const colon = line.indexOf(': ')
        return colon < 0 ? { label: '', value: line } : { label: line.slice(0, colon), value: line.slice(colon + 2) }
      }),
    })),
  }
}

export type ActParties = {
  readonly operator: OrganisationCard
  /** Who runs the program on the operator's instruction; a district runs its own. */
  readonly processor: OrganisationCard | undefined
}

/** The act with the requisites of order 179 of Roskomnadzor, without the name that is destroyed. */
export function actPaper(texts: Texts, act: Act, { operator, processor }: ActParties, today: string): DestructionAct {
  const none = texts.plain('privacy.act.noRequisite')
  const addressOf = (of: OrganisationCard) => of.address ?? texts.plain('privacy.act.noAddress')
  const destroyedAt = texts.instant(act.madeAt, operator.timeZone)
  return {
    number: act.id,
    madeOn: texts.day(today),
    legalBasis: legalBasisLine(texts, bases['destruction-act']),
    operator: {
      name: operator.fullName,
      address: addressOf(operator),
      inn: operator.inn ?? none,
      ogrn: operator.ogrn ?? none,
    },
    processor: processor
      ? texts.plain('privacy.act.processor', { name: processor.fullName, address: addressOf(processor) })
      : texts.plain('privacy.act.processorNone'),
    subject: texts.plain('privacy.act.subject', { person: act.personId }),
    categories: categoriesOf(act.destroyed).map(({ category, count }) => ({
      name: texts.plain(`privacy.categories.${category}`),
      count: texts.number(count),
    })),
    system: texts.plain('privacy.act.system'),
    method: texts.plain('privacy.act.method'),
    reason: texts.plain(`privacy.reasons.${act.reason}`),
    destroyedAt,
    kept: keptOf(texts, act).map(({ table, name, count }) => ({
      what: texts.plain('privacy.lines.answer', { name, answer: texts.number(count) }),
      basis: texts.plain(`privacy.basis.${table}`),
      until: texts.plain(`privacy.until.${table}`),
    })),
    journal: texts.plain('privacy.act.journal', { name: texts.plain('privacy.act.journalTitle', { number: act.id }) }),
    signatories: [{ post: operator.headPost ?? texts.plain('privacy.act.post'), name: operator.headName ?? '' }],
  }
}

export type ActLine = { readonly id: bigint; readonly at: Date; readonly event: string; readonly clause: string | null }

/** The extract of the event log that order 179 asks for beside the act, as a table. */
export function journalSheet(texts: Texts, act: Act, lines: readonly ActLine[], operator: OrganisationCard) {
  const columns = ['number', 'at', 'event', 'clause', 'subject', 'categories', 'system', 'reason'] as const
  const categories = categoriesOf(act.destroyed).map(({ category }) => texts.plain(`privacy.categories.${category}`))
  return {
    name: texts.plain('privacy.act.sheet'),
    columns: columns.map((column) => ({ title: texts.plain(`privacy.act.columns.${column}`) })),
    rows: lines.map((line) => [
      Number(line.id),
      texts.instant(line.at, operator.timeZone),
      line.event,
      line.clause,
      act.personId,
      categories.join('; '),
      texts.plain('privacy.act.system'),
      texts.plain(`privacy.reasons.${act.reason}`),
    ]),
  }
}
