import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import { organisationFields } from '../../organisations/organisation.ts'
import type { HelpKind, HelpRequest, HelpState } from '../help.ts'

export type NewHelp = {
  readonly organisationId: string
  readonly personId: string
  readonly pairId: string
  readonly meetingId: string | null
  readonly kind: HelpKind
  readonly words: string | null
}

export async function addHelp(tx: Tx, request: NewHelp, now: Date): Promise<string> {
  return (await tx.helpRequest.create({ data: { ...request, askedAt: now }, select: { id: true } })).id
}

/** Whether it is a meeting of the pair to which the person was to come. */
export async function isMeetingOf(
  tx: Tx,
  { meetingId, pairId, personId }: Pick<NewHelp, 'pairId' | 'personId'> & { readonly meetingId: string },
): Promise<boolean> {
  return (await tx.meeting.count({ where: { id: meetingId, pairId, parts: { some: { personId } } } })) > 0
}

export async function findHelp(tx: Tx, id: string): Promise<HelpRequest | undefined> {
  const row = await tx.helpRequest.findUnique({ where: { id }, select: helpFields })
  return row ? toHelp(row) : undefined
}

/** What the person has asked about the pair and nobody has settled. */
export async function listUnsettledOf(
  tx: Tx,
  whose: { readonly personId: string; readonly organisationId?: string; readonly pairId?: string },
): Promise<HelpRequest[]> {
  const rows = await tx.helpRequest.findMany({
    where: { ...whose, ...unsettled },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    select: helpFields,
  })
  return rows.map(toHelp)
}

/** Of these schools, with everybody who is or was of the pair: who may read it depends on them. */
export async function listUnsettledIn(
  tx: Tx,
  organisationIds: readonly string[],
): Promise<{ readonly request: HelpRequest; readonly pairMemberIds: readonly string[] }[]> {
  const rows = await tx.helpRequest.findMany({
    where: { organisationId: { in: [...organisationIds] }, ...unsettled },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    select: { ...helpFields, pair: { select: { members: { select: { personId: true } } } } },
  })
  return rows.map(({ pair, ...row }) => ({
    request: toHelp(row),
    pairMemberIds: pair.members.map(({ personId }) => personId),
  }))
}

const unsettled: Prisma.HelpRequestWhereInput = { status: { in: ['OPEN', 'TAKEN'] } }

const nameFields = { select: { surname: true, givenName: true, patronymic: true } } as const

const helpFields = {
  id: true,
  organisation: { select: organisationFields },
  personId: true,
  person: nameFields,
  pairId: true,
  meeting: { select: { startsAt: true } },
  kind: true,
  words: true,
  status: true,
  askedAt: true,
  takenById: true,
  takenBy: nameFields,
  takenAt: true,
  closedById: true,
  closedBy: nameFields,
  closedAt: true,
  reply: true,
} as const

type Row = Prisma.HelpRequestGetPayload<{ select: typeof helpFields }>

function toHelp(row: Row): HelpRequest {
  const { id, organisation, personId, person: name, pairId, meeting, kind, words, askedAt, reply } = row
  return {
    id,
    organisation,
    personId,
    name,
    pairId,
    meetingAt: meeting?.startsAt ?? null,
    kind,
    words,
    askedAt,
    reply,
    state: stateOf(row),
  }
}

function stateOf({ status, takenById, takenBy, takenAt, closedById, closedBy, closedAt, askedAt }: Row): HelpState {
  switch (status) {
    case 'OPEN':
      return { status: 'open' }
    case 'TAKEN':
      return takenById && takenBy && takenAt
        ? { status: 'taken', by: { byId: takenById, name: takenBy }, at: takenAt }
        : { status: 'open' }
    case 'CLOSED': {
      const by = closedById && closedBy ? { byId: closedById, name: closedBy } : null
      return { status: 'closed', by, at: closedAt ?? askedAt }
    }
    case 'WITHDRAWN':
      return { status: 'withdrawn', at: closedAt ?? askedAt }
  }
}
