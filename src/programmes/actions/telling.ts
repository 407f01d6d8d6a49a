import type { Tx } from '../../db/transaction.ts'
import { type Language, textsIn } from '../../i18n/texts.ts'
import { tell, untell } from '../../notices/actions/telling.ts'
import { shortName } from '../../people/name.ts'
import type { Member } from '../../people/actor.ts'
import type { Role } from '../../people/role.ts'
import { listRecipients } from '../../people/store.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { membersOf, type Participant, type Party, type Version } from '../programme.ts'

type Said = {
  readonly what:
    | 'shown'
    | 'accepted'
    | 'agreed'
    | 'wish'
    | 'void'
    | 'approved'
    | 'forHead'
    | 'headApproved'
    | 'discarded'
  /** In the person's own words. */
  readonly words?: string
  /** Distinguishes what may happen twice to one revision. */
  readonly mark?: string
}

type Of = Pick<Version, 'id' | 'revision' | 'pairId'>

/** Everybody of the pair but whoever did it; each is of their own school. */
export async function tellMembers(
  tx: Tx,
  actor: Member,
  { party, version }: { party: Party; version: Of },
  said: Said,
  now: Date,
  among: readonly Participant[] = membersOf(party),
): Promise<void> {
  for (const { personId, organisationId } of among) {
    if (personId === actor.personId) continue
    const organisation =
      organisationId === party.organisation.id ? party.organisation : await findOrganisation(tx, organisationId)
    if (organisation) await send(tx, actor, party, version, said, { to: [personId], organisation }, now)
  }
}

/** Curators or heads of the school that answers for the pair, but whoever did it; `besides` have been told already. */
export async function tellOffice(
  tx: Tx,
  actor: Member,
  { party, version }: { party: Party; version: Of },
  role: Extract<Role, 'CURATOR' | 'HEAD'>,
  said: Said,
  now: Date,
  besides: readonly Participant[] = [],
): Promise<void> {
  const { organisation } = party
  const known = new Set([actor.personId, ...besides.map(({ personId }) => personId)])
  const to = (await listRecipients(tx, organisation.id, [role])).filter(({ personId }) => !known.has(personId))
  await send(tx, actor, party, version, said, { to, organisation }, now)
}

/** What has been answered, changed or approved meanwhile: whoever has not been told of it yet need not be. */
export async function untellOf(tx: Tx, { id, revision }: Of, now: Date, what: readonly Said['what'][]): Promise<void> {
  await untell(
    tx,
    'programme',
    what.map((one) => `${id}:${revision}:${one}`),
    now,
  )
}

async function send(
  tx: Tx,
  actor: Member,
  party: Party,
  version: Of,
  said: Said,
  { to, organisation }: Pick<Parameters<typeof tell>[1], 'to' | 'organisation'>,
  now: Date,
): Promise<void> {
  const text = (language: Language) =>
    textsIn(language).t(`programmes.told.${said.what}`, {
      who: shortName(actor.profile),
      pair: pairWords(party, language),
      words: said.words ?? '',
    })
  await tell(
    tx,
    {
      to,
      kind: 'programme',
      organisation,
      key: keyOf(version, said),
      text: (one) => text(one.language),
      buttons: (one) => [
        [{ text: textsIn(one.language).plain('programmes.told.open'), callback_data: `programme:${version.pairId}` }],
      ],
    },
    now,
  )
}

function keyOf({ id, revision }: Of, { what, mark = '' }: Pick<Said, 'what' | 'mark'>): string {
  return `${id}:${revision}:${what}:${mark}`
}

function pairWords({ mentor, mentees }: Party, language: Language): string {
  const names = mentees.map(({ name }) => shortName(name))
  return `${shortName(mentor.name)} \u2192 ${textsIn(language).list(names)}`
}
