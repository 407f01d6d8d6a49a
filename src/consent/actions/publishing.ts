import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { ConsentKind } from '../../people/actor.ts'
import { clauses, consentKinds } from '../consent.ts'
import type { OwnEditions } from '../edition.ts'
import { addOwnEdition, listOwnEditions, type PublishedEdition } from '../store/editions.ts'
import { wordingHash } from '../text.ts'

/**
 * Publishes the next edition of each kind whose words in `locales/` are not those of the last one. Answers with the
 * editions that this very release shows, which is what its consents are written down against.
 */
export async function publishEditions(tx: Tx, now: Date): Promise<OwnEditions> {
  for (;;) {
    const published = await listOwnEditions(tx)
    const current = (kind: ConsentKind) => published.find((one) => one.kind === kind)
    const stale = consentKinds.filter((kind) => current(kind)?.sha256 !== wordingHash(kind))
    // Another process may have published one of this number meanwhile: what it is, is read anew.
    if (stale.length === 0) return toOwn(published)
    for (const kind of stale) await publish(tx, kind, (current(kind)?.number ?? 0) + 1, now)
  }
}

/** The editions that were published last; for those who show no text of their own. */
export async function currentEditions(tx: Tx): Promise<OwnEditions> {
  return toOwn(await listOwnEditions(tx))
}

async function publish(tx: Tx, kind: ConsentKind, number: number, now: Date): Promise<void> {
  if (!(await addOwnEdition(tx, { kind, number, sha256: wordingHash(kind) }, now))) return
  await note(tx, {
    at: now,
    event: 'consent-edition-published',
    subject: 'consent-edition',
    subjectId: `${kind}-${number}`,
    clause: clauses[kind],
  })
}

function toOwn(published: readonly PublishedEdition[]): OwnEditions {
  const of = (kind: ConsentKind) => {
    const found = published.find((one) => one.kind === kind)
    return { id: found?.id ?? '', number: found?.number ?? 0 }
  }
  return {
    PERSONAL_DATA: of('PERSONAL_DATA'),
    DISSEMINATION: of('DISSEMINATION'),
    MENTOR_DUTY: of('MENTOR_DUTY'),
    PARTICIPATION: of('PARTICIPATION'),
  }
}
