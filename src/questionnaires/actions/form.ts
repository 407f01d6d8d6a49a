import type { Tx } from '../../db/transaction.ts'
import type { BareKey } from '../../i18n/texts.ts'
import type { Clause } from '../../journal/actions.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { Member } from '../../people/actor.ts'
import type { Answers } from '../question.ts'
import type { Questionnaire } from '../questionnaire.ts'
import type { Response } from '../store/responses.ts'

/** What a questionnaire is about where one person fills several of a kind: the pair. */
export type FormSubject = {
  /** Where the answers belong; undefined where the member may not fill it about this. */
  readonly placeFor: (tx: Tx, member: Member, subjectId: string) => Promise<Organisation | undefined>
  /** Plain: whom it is about, for the person who fills it. */
  readonly nameFor: (tx: Tx, personId: string, subjectId: string) => Promise<string | undefined>
  /** What the person is asked about and has not answered. */
  readonly listAsked: (tx: Tx, personId: string) => Promise<readonly string[]>
}

/** A kind of questionnaire that people fill: its versions, what is known beforehand, and what follows from sending it. */
export type Form = {
  readonly key: string
  readonly versions: readonly Questionnaire[]
  /** Answers known from elsewhere, in the words of the latest version. */
  readonly known: (member: Member) => Answers
  readonly subject?: FormSubject
  /** What sending it serves. */
  readonly clause: Clause
  /** Whether the person is to answer anew although they have answered this school year. */
  readonly isAskedAnew?: (tx: Tx, member: Member) => Promise<boolean>
  readonly onSubmitted: (tx: Tx, member: Member, response: Response, now: Date) => Promise<void>
  /** What is one press away under the thanks. */
  readonly afterwards?: (member: Member, response: Response) => readonly { label: BareKey; data: string }[]
}
