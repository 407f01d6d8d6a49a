import type { Tx } from '../../db/transaction.ts'
import { escapeHtml } from '../../i18n/html.ts'
import { fullName, shortName } from '../../people/name.ts'
import { listIdsOf, listOwedToOthers, saveOwedBody, saveOwedCancelled } from '../store/erasing.ts'
import { findNamed, listChatKeys } from '../store/people.ts'

const noName = '\u2014'

/**
 * What is owed to others and speaks of the person: a notice about them, or about what they sent, is not sent any more;
 * from one that names others as well, only their name goes. Answers with the number of messages.
 */
export async function takeBackMentions(
  tx: Tx,
  personId: string,
  scope: { organisationIds: readonly string[]; isProfileGone: boolean },
  now: Date,
): Promise<{ outbox: number }> {
  const ids = await listIdsOf(tx, personId, scope.organisationIds)
  if (scope.isProfileGone) ids.push(personId)
  const owed = await listOwedToOthers(tx, await listChatKeys(tx, personId))
  const about = owed.filter(
    ({ lane, dedupeKey }) => lane === 'NOTICE' && !isOfOthers(dedupeKey) && ids.some((id) => dedupeKey.includes(id)),
  )
  await saveOwedCancelled(
    tx,
    about.map(({ id }) => id),
    now,
  )
  if (!scope.isProfileGone) return { outbox: about.length }
  const names = await namesOf(tx, personId)
  const naming = owed.filter(
    (one) => !about.includes(one) && one.body && names.some((name) => decoded(one.body).includes(name)),
  )
  for (const { id, body } of naming) await saveOwedBody(tx, id, without(names, body))
  return { outbox: about.length + naming.length }
}

/** What became of a pair is told to the others in it, and to who looks for another: they hear it without the name. */
function isOfOthers(dedupeKey: string): boolean {
  return dedupeKey.startsWith('pair:')
}

/** As they stand in the JSON of a message, the longest first. */
async function namesOf(tx: Tx, personId: string): Promise<string[]> {
  const person = await findNamed(tx, personId)
  if (!person?.surname) return []
  const { surname, givenName, contact } = person
  const names = [fullName(person), shortName(person), `${surname} ${givenName ?? ''}`, `${givenName ?? ''} ${surname}`]
  const whole = [...names, contact ?? '']
    .map((name) => name.trim())
    .filter((name) => name.includes(' ') || name === contact)
  return [...new Set(whole.flatMap((name) => [inJson(name), inJson(escapeHtml(name))]))]
    .filter((name) => name !== '')
    .toSorted((one, other) => other.length - one.length)
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

function without(names: readonly string[], body: Uint8Array | null): Uint8Array<ArrayBuffer> {
  const text = names.reduce((left, name) => left.replaceAll(name, noName), decoded(body))
  return new Uint8Array(new TextEncoder().encode(text))
}

function decoded(body: Uint8Array | null): string {
  return body ? new TextDecoder().decode(body) : ''
}
