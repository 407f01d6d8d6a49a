import type { OrderAmendment, OrderCancellation, OrderOnCurator, OrderOnPairs } from './order-data.ts'
import type { MeetingJournal } from './journal-data.ts'
import type { Basis, Letterhead, Requisite } from './letterhead.ts'
import type { ProgrammePaper } from './programme-data.ts'

/** «Сведения о персональных данных»: everything held about a person, in words (152-FZ art. 14). */
export type MyData = {
  /** Under the heading: whose data, at which operators. */
  readonly title: string
  readonly person: string
  /** A date in words. */
  readonly madeOn: string
  /** `legalBasisLine`. */
  readonly legalBasis: string
  readonly sections: readonly {
    readonly heading: string
    readonly rows: readonly { readonly label: string; readonly value: string }[]
  }[]
}

/** «Акт об уничтожении персональных данных» with the requisites of order № 179 of Roskomnadzor of 28.10.2022. All in words. */
export type DestructionAct = {
  readonly number: string
  /** The day of the act. */
  readonly madeOn: string
  readonly legalBasis: string
  readonly operator: { readonly name: string; readonly address: string; readonly inn: string; readonly ogrn: string }
  /** Name and address of who processes on the operator's instruction, or that there is none. */
  readonly processor: string
  /** By the number in the program: the name is destroyed with the rest. */
  readonly subject: string
  readonly categories: readonly { readonly name: string; readonly count: string }[]
  readonly system: string
  readonly method: string
  readonly reason: string
  readonly destroyedAt: string
  /** What a law has kept, which law, until when; may be empty. */
  readonly kept: readonly { readonly what: string; readonly basis: string; readonly until: string }[]
  /** Which file holds the extract from the event log. */
  readonly journal: string
  readonly signatories: readonly { readonly post: string; readonly name: string }[]
}

/** A consent to print and to sign, of any of the four kinds. Its words are those that the person reads in the chat. */
export type ConsentPaper = Letterhead & {
  readonly title: string
  readonly person: Requisite
  readonly post: Requisite
  readonly contact: Requisite
  /** A line of the text: what stands in bold before, and the words. */
  readonly paragraphs: readonly { readonly lead: string; readonly text: string }[]
  readonly edition: string
  /** SHA-256 of the text. */
  readonly hash: string
  readonly basis: Basis
}

/** What the supplementary agreement about the duty of a mentor says (Labour Code, art. 351.8). */
export type AgreementData = Letterhead & {
  readonly number: Requisite
  readonly date: Requisite
  readonly mentor: string
  readonly mentorPost: Requisite
  /** «Иванову Анну Петровну» and so on. */
  readonly mentorAccusative: string
  readonly mentorInstrumental: string
  readonly mentees: readonly { readonly name: string; readonly genitive: string; readonly post: Requisite }[]
  /** In words: in pairs or in a group, face to face or at a distance. */
  readonly form: string
  readonly kinds: string
  readonly startsOn: Requisite
  readonly endsOn: Requisite
  readonly payment: Requisite
  readonly orderNumber: Requisite
  readonly orderOn: Requisite
  readonly consentOn: Requisite
  readonly basis: Basis
}

/** The road map of a school, to be approved by its head (order 4.3; regulation 3.3.4, 3.4.4). All in words. */
export type RoadMapPaper = Letterhead & {
  /** When the head approved it; the number of the order, where it has one. */
  readonly approvedOn: Requisite
  readonly approvedNumber: Requisite
  readonly year: string
  readonly rows: readonly {
    readonly stage: string
    readonly title: string
    readonly day: string
    readonly owner: string
    /** What came of it, or what is to come. */
    readonly result: string
  }[]
  readonly curator: Requisite
  readonly madeOn: string
  readonly basis: Basis
}

/** As in `locales/<language>/documents/<name>.docx`. */
export type TemplateName = keyof Templates

/** The templates and what fills them. */
export type Templates = {
  readonly 'my-data': MyData
  readonly 'destruction-act': DestructionAct
  readonly 'consent-personal-data': ConsentPaper
  readonly 'consent-dissemination': ConsentPaper
  readonly 'consent-mentor-duty': ConsentPaper
  readonly 'consent-participation': ConsentPaper
  readonly 'order-pairs': OrderOnPairs
  readonly 'order-amendment': OrderAmendment
  readonly 'order-cancellation': OrderCancellation
  readonly 'order-curator': OrderOnCurator
  readonly programme: ProgrammePaper
  readonly 'agreement-data': AgreementData
  readonly 'meeting-journal': MeetingJournal
  readonly 'road-map': RoadMapPaper
}
