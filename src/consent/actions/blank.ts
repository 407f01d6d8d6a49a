import type { Tx } from '../../db/transaction.ts'
import type { ConsentPaper } from '../../documents/data.ts'
import { bases, legalBasis } from '../../documents/law.ts'
import { letterheadOf } from '../../documents/letterhead.ts'
import { type Texts, textsIn } from '../../i18n/texts.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import type { HeldConsent } from '../../people/actor.ts'
import { fullName } from '../../people/name.ts'
import { labelOfPost } from '../../questionnaires/labels.ts'
import { heldIn, kindsOf } from '../consent.ts'
import { editionInForce, type OwnEditions } from '../edition.ts'
import { lineByHand, papers, printed } from '../printing.ts'
import { findTextInForce } from '../store/consents.ts'
import { findTyped } from '../store/editions.ts'
import { consentText, sha256 } from '../text.ts'
import type { Asked, Subject } from './giving.ts'

/** A consent to print and to sign: which template, and what fills it. */
export type Blank = { readonly name: (typeof papers)[keyof typeof papers]; readonly data: ConsentPaper }

type Whose = Subject & { readonly consents: readonly HeldConsent[] }

/**
 * The text that the person has accepted, else the one in force for them; what is not known yet, and the ticks for the
 * site, are left to be filled in by hand. Undefined for a kind that the organisation does not ask for.
 */
export async function blankOf(
  tx: Tx,
  own: OwnEditions,
  subject: Whose,
  asked: Pick<Asked, 'organisationId' | 'kind'>,
): Promise<Blank | undefined> {
  const operator = await findOrganisation(tx, asked.organisationId)
  if (!operator || !kindsOf(operator).includes(asked.kind)) return undefined
  const { kind } = asked
  const texts = textsIn(subject.language)
  const held = heldIn(subject, operator.id, kind)
  const accepted = held && (await findTextInForce(tx, { ...asked, personId: subject.personId }))
  const body = accepted ?? (await textToSign(tx, own, subject, asked.kind, { texts, operator }))
  const { title, paragraphs } = printed(body)
  const { post, contact } = subject.profile
  const name = papers[kind]
  return {
    name,
    data: {
      ...letterheadOf(texts, operator),
      title: title ?? texts.plain(`consent.kinds.${kind}`),
      person: fullName(subject.profile) || null,
      post: post ? labelOfPost(texts, post) : null,
      contact: contact ?? null,
      paragraphs,
      edition: texts.number((accepted && held?.edition) || editionOf(own, subject, asked).number),
      hash: sha256(body),
      basis: legalBasis(texts, bases[name]),
    },
  }
}

function editionOf(own: OwnEditions, subject: Whose, { organisationId, kind }: Pick<Asked, 'organisationId' | 'kind'>) {
  return editionInForce(subject.wordings, own, organisationId, kind)
}

async function textToSign(
  tx: Tx,
  own: OwnEditions,
  subject: Whose,
  kind: Asked['kind'],
  { texts, operator }: { readonly texts: Texts; readonly operator: OrganisationCard },
): Promise<string> {
  const edition = editionOf(own, subject, { organisationId: operator.id, kind })
  const typed = edition.organisationId === null ? undefined : await findTyped(tx, edition.id, subject.language)
  const isDistricts = kind === 'PERSONAL_DATA' && operator.parentId !== null
  const district = isDistricts ? await findOrganisation(tx, operator.parentId) : undefined
  const { post, contact } = subject.profile
  return consentText(texts, kind, typed, {
    operator: { ...operator, site: operator.site ?? lineByHand },
    district,
    edition: edition.number,
    person: fullName(subject.profile) || lineByHand,
    post: post ? labelOfPost(texts, post) : lineByHand,
    contact: contact ?? lineByHand,
    marks: 'by-hand',
  })
}
