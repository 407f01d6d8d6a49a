import type { Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { tell } from '../../notices/actions/telling.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { ConsentKind, Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import type { RegisterSubject } from '../store/register.ts'
import { type OnWithdrawn, withdrawConsent } from './withdrawing.ts'

export type { OnWithdrawn }

/** The person took the consent back by a letter to the school: the same as in the chat, and they are told that it was written down. */
export async function withdrawByLetter(
  tx: Tx,
  actor: Member,
  { organisation, kind, subject }: { organisation: Organisation; kind: ConsentKind; subject: RegisterSubject },
  now: Date,
  onWithdrawn: OnWithdrawn,
): Promise<boolean> {
  if (!may(actor, 'consent.paper', { organisation })) return false
  const asked = { organisationId: organisation.id, kind, actorId: actor.personId }
  const done = await withdrawConsent(tx, subject, asked, now, onWithdrawn)
  if (!done) return false
  const telling = {
    to: [subject.personId],
    kind: 'consent',
    organisation,
    key: `letter:${kind}:${subject.personId}:${now.toISOString()}`,
  } as const
  const text = ({ language }: { language: Member['language'] }) => {
    const texts = textsIn(language)
    const name = texts.plain(`consent.kinds.${kind}`)
    return texts.t('consent.paper.byLetter', {
      kind: name,
      operator: organisation.shortName,
      day: texts.day(done.destroyBy),
    })
  }
  await tell(tx, { ...telling, text }, now)
  return true
}

/** The person reads what the curator has marked about them: nothing is given in their name unseen. */
export async function tellOfPaper(
  tx: Tx,
  {
    organisation,
    kind,
    personId,
    signedOn,
  }: { organisation: Organisation; kind: ConsentKind; personId: string; signedOn: string },
  now: Date,
): Promise<void> {
  const text = ({ language }: { language: Member['language'] }) => {
    const texts = textsIn(language)
    const name = texts.plain(`consent.kinds.${kind}`)
    return texts.t('consent.paper.onYourPaper', {
      kind: name,
      operator: organisation.shortName,
      day: texts.day(signedOn),
    })
  }
  const key = `paper:${kind}:${personId}:${signedOn}:${now.toISOString()}`
  await tell(tx, { to: [personId], kind: 'consent', organisation, key, text }, now)
}
