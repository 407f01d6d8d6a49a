import type { Tx } from '../../db/transaction.ts'
import { type Texts, textsIn } from '../../i18n/texts.ts'
import { note } from '../../journal/actions.ts'
import type { Organisation, OrganisationCard } from '../../organisations/organisation.ts'
import { tell } from '../../notices/actions/telling.ts'
import { findOrganisation } from '../../organisations/store.ts'
import type { ConsentKind, Member } from '../../people/actor.ts'
import { fullName } from '../../people/name.ts'
import { may } from '../../people/policy.ts'
import { labelOfPost } from '../../questionnaires/labels.ts'
import { clauses, kindsOf } from '../consent.ts'
import { siteFields } from '../fields.ts'
import { listHolders } from '../store/consents.ts'
import { addEdition, findLastNumber, findWordingInForce, saveEditionEnd } from '../store/editions.ts'
import { consentText, sha256 } from '../text.ts'
import { lengthOf, longestText, problemOf, type WordingProblem } from '../wording.ts'

export type Words = { readonly organisation: Organisation; readonly kind: ConsentKind; readonly typed: string }

/** What leads from the notice to the new text: data of a button. */
type ToRead = string

export type PublishProblem = WordingProblem | { readonly reason: 'long'; readonly length: number }

/** The words filled as a teacher will read them: with the reader's own name, everything on the site allowed. */
export async function previewWording(
  tx: Tx,
  reader: Member,
  { organisation, kind, typed, number }: Omit<Words, 'typed'> & { typed: string | undefined; number: number },
): Promise<string | undefined> {
  const operator = await findOrganisation(tx, organisation.id)
  if (!operator) return undefined
  const district = operator.parentId === null ? undefined : await findOrganisation(tx, operator.parentId)
  return consentText(textsIn(reader.language), kind, typed, knownOf(reader, operator, district, number))
}

function knownOf(
  { language, profile }: Member,
  operator: OrganisationCard,
  district: OrganisationCard | undefined,
  edition: number,
) {
  const texts: Texts = textsIn(language)
  const blank = texts.plain('consent.wording.blank')
  return {
    operator: { ...operator, site: operator.site ?? blank },
    district,
    edition,
    person: fullName(profile),
    post: profile.post ? labelOfPost(texts, profile.post) : blank,
    contact: profile.contact ?? blank,
    marks: siteFields,
  }
}

/** What is wrong with the words, also once they are filled. */
export async function checkWording(tx: Tx, reader: Member, words: Words): Promise<PublishProblem | undefined> {
  const problem = problemOf(words.kind, words.typed)
  if (problem) return problem
  const filled = (await previewWording(tx, reader, { ...words, number: 99 })) ?? ''
  const length = Math.max(lengthOf(filled), words.typed.length)
  return length > longestText ? { reason: 'long', length } : undefined
}

/** The number that the next wording of the organisation would have. */
export async function nextNumber(tx: Tx, { organisation, kind }: Omit<Words, 'typed'>): Promise<number> {
  return (await findLastNumber(tx, { organisationId: organisation.id, kind })) + 1
}

/** Puts the words in force: everybody who agreed to the former ones is asked anew. `same`: they are in force already. */
export async function publishWording(
  tx: Tx,
  actor: Member,
  words: Words,
  toRead: ToRead,
  now: Date,
): Promise<{ ok: true; number: number } | { ok: false; reason: 'not-allowed' | 'wrong' | 'same' }> {
  const { organisation, kind, typed } = words
  const place = { organisationId: organisation.id, kind }
  if (!mayWord(actor, words)) return { ok: false, reason: 'not-allowed' }
  if (await checkWording(tx, actor, words)) return { ok: false, reason: 'wrong' }
  if ((await findWordingInForce(tx, place))?.sha256 === sha256(typed)) return { ok: false, reason: 'same' }
  const number = await nextNumber(tx, words)
  await saveEditionEnd(tx, place, now)
  // Under one key: the words of a law are the same for whoever reads the program in another language.
  const wording = { ru: typed }
  const authorId = actor.personId
  const id = await addEdition(tx, { ...place, number, sha256: sha256(typed), wording, authorId }, now)
  await noteWording(tx, actor, place, 'consent-wording-published', id, now)
  await tellOfWording(tx, actor, words, { toRead, key: id }, now)
  return { ok: true, number }
}

/** Back to the program's own words; false when they are in force. */
export async function returnToOwn(
  tx: Tx,
  actor: Member,
  { organisation, kind }: Omit<Words, 'typed'>,
  toRead: ToRead,
  now: Date,
): Promise<boolean> {
  if (!mayWord(actor, { organisation, kind })) return false
  const place = { organisationId: organisation.id, kind }
  const before = await findWordingInForce(tx, place)
  if (!before || !(await saveEditionEnd(tx, place, now))) return false
  await noteWording(tx, actor, place, 'consent-wording-retired', before.id, now)
  await tellOfWording(tx, actor, { organisation, kind }, { toRead, key: `${before.id}:retired` }, now)
  return true
}

/** Who may word consents there, of a kind that the organisation asks for. */
export function mayWord(actor: Member, { organisation, kind }: Omit<Words, 'typed'>): boolean {
  return may(actor, 'consent.wording', { organisation }) && kindsOf(organisation).includes(kind)
}

/** Whoever agreed to other words decides anew, and learns it without coming by. */
async function tellOfWording(
  tx: Tx,
  actor: Member,
  { organisation, kind }: Omit<Words, 'typed'>,
  { toRead, key }: { readonly toRead: ToRead; readonly key: string },
  now: Date,
): Promise<void> {
  const all = await listHolders(tx, organisation.id, kind)
  await tell(
    tx,
    {
      to: all.filter((personId) => personId !== actor.personId),
      kind: 'consent',
      organisation,
      key: `wording:${key}`,
      text: ({ language }) => {
        const texts = textsIn(language)
        const parts = { school: organisation.shortName, kind: texts.plain(`consent.kinds.${kind}`) }
        return texts.t('consent.wording.changed', parts)
      },
      buttons: ({ language }) => [[{ text: textsIn(language).plain('consent.wording.read'), callback_data: toRead }]],
    },
    now,
  )
}

async function noteWording(
  tx: Tx,
  actor: Member,
  { organisationId, kind }: { organisationId: string; kind: ConsentKind },
  event: string,
  subjectId: string,
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId,
    event,
    subject: 'consent-edition',
    subjectId,
    clause: clauses[kind],
    details: { kind },
  })
}
