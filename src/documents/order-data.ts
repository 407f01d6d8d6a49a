import type { Acquainted, Basis, Letterhead, Requisite } from './letterhead.ts'

/** What every order has: number and date are lines to fill in by hand as long as it is a draft. */
type OrderPaper = Letterhead & {
  readonly number: Requisite
  readonly date: Requisite
  readonly basis: Basis
  readonly acquainted: Acquainted
}

/** A pair or a group, as a row of the table and in the words of the order (regulation 3.3.5, 6.2). */
export type OrderedPair = {
  readonly mentor: string
  readonly mentorPost: Requisite
  /** «назначить наставником Иванову Анну Петровну». */
  readonly mentorAccusative: string
  /** «закрепить за Ивановой Анной Петровной». */
  readonly mentorInstrumental: string
  readonly mentorGenitive: string
  /** In the nominative, with the school where it is another one. */
  readonly mentees: readonly { readonly name: string; readonly post: Requisite }[]
  /** All of them in one line: «Петрова Ивана Сергеевича и Ли Анну». */
  readonly menteesAccusative: string
  readonly menteesGenitive: string
  /** In a pair, in a group, reverse. */
  readonly form: string
  readonly kinds: string
  readonly startsOn: Requisite
  readonly endsOn: Requisite
  /** Whose written consents, of what dates. */
  readonly consents: Requisite
  /** № and date of the supplementary agreement, or that mentoring is part of the job. */
  readonly agreement: Requisite
  readonly payment: Requisite
}

/** «О закреплении наставнических пар (групп)». */
export type OrderOnPairs = OrderPaper & {
  readonly pairs: readonly OrderedPair[]
  /** «контроль возложить на Зимину Ольгу Павловну»; a line where the school has no curator. */
  readonly curatorAccusative: Requisite
  readonly curatorPost: Requisite
  /** Until when the programmes are to be written. */
  readonly programmesBy: Requisite
}

/** «О внесении изменений в приказ …»: the pairs as they are from now on, each with what it was until now. */
export type OrderAmendment = OrderPaper & {
  readonly amendsNumber: string
  readonly amendsOn: string
  readonly reason: Requisite
  /** `was`: «с 1 октября 2026 г. по 31 мая 2027 г.; виды: традиционное», in words. */
  readonly pairs: readonly (OrderedPair & { readonly was: string })[]
  readonly curatorAccusative: Requisite
  readonly curatorPost: Requisite
}

/** «О прекращении наставничества»: `endsOn` of a pair is its last day. */
export type OrderCancellation = OrderPaper & {
  readonly amendsNumber: string
  readonly amendsOn: string
  readonly reason: Requisite
  /** At whose wish, and that the mentor is told at least three working days before (Labour Code, art. 351.8), or why not. */
  readonly notice: string
  readonly pairs: readonly OrderedPair[]
  readonly curatorAccusative: Requisite
  readonly curatorPost: Requisite
}

/** «О назначении куратора» (order 4.5; regulation 3.4). */
export type OrderOnCurator = OrderPaper & {
  readonly curator: string
  readonly curatorPost: Requisite
  readonly curatorAccusative: string
  readonly startsOn: Requisite
  readonly endsOn: Requisite
}
