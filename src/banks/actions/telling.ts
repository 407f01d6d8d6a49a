import type { Tx } from '../../db/transaction.ts'
import { gather } from '../../notices/actions/gathering.ts'
import { listRecipients } from '../../people/store.ts'
import type { Response } from '../../questionnaires/store/responses.ts'
import type { BankKind } from '../listing.ts'

/** Curators are to learn what a questionnaire did to the bank, together with what else comes within minutes (road map, 2–3). */
export async function tellCurators(tx: Tx, kind: BankKind, response: Response, now: Date): Promise<void> {
  const { id: subjectId, personId, organisationId } = response
  const curators = (await listRecipients(tx, organisationId, ['CURATOR'])).map((one) => one.personId)
  const to = [...new Set(curators)].filter((one) => one !== personId)
  await gather(tx, { to, kind: noticeOf(kind), organisationId, subjectId, aboutId: personId }, now)
}

/** The kind of notice that tells of who enters this bank. */
export function noticeOf(kind: BankKind): 'new-mentor' | 'new-request' {
  return kind === 'MENTOR' ? 'new-mentor' : 'new-request'
}
