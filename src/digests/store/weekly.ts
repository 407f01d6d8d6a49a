import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import { type Organisation, organisationFields } from '../../organisations/organisation.ts'
import type { Role } from '../../people/role.ts'

/** Zones in which there is an organisation. */
export async function listZones(tx: Tx): Promise<string[]> {
  const rows = await tx.organisation.findMany({
    distinct: ['timeZone'],
    orderBy: { timeZone: 'asc' },
    select: { timeZone: true },
  })
  return rows.map((row) => row.timeZone)
}

/** Organisations of the zone that were there before and whose people have not been told of the week. */
export async function listUntold(
  tx: Tx,
  { timeZone, monday, before }: { timeZone: string; monday: string; before: Date },
): Promise<Organisation[]> {
  return await tx.organisation.findMany({
    where: { timeZone, createdAt: { lt: before }, digests: { none: { week: new Date(monday) } } },
    orderBy: [{ kind: 'asc' }, { id: 'asc' }],
    select: organisationFields,
  })
}

/** Once for an organisation and a week; false where another process has done it. */
export async function addWeek(tx: Tx, organisationId: string, monday: string, now: Date): Promise<boolean> {
  const added = await tx.weeklyDigest.createMany({
    data: [{ organisationId, week: new Date(monday), createdAt: now }],
    skipDuplicates: true,
  })
  return added.count === 1
}

/** With the roles of these people in every organisation where their consent is in force. */
export async function listRolesOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<{ personId: string; role: Role; organisation: Organisation }[]> {
  const rows = await tx.rolePeriod.findMany({
    where: { personId: { in: [...personIds] }, finishedOn: null },
    orderBy: [{ personId: 'asc' }, { startedOn: 'asc' }, { id: 'asc' }],
    select: {
      personId: true,
      role: true,
      organisation: { select: organisationFields },
      person: {
        select: {
          consents: { where: { kind: 'PERSONAL_DATA', finishedAt: null }, select: { organisationId: true } },
        },
      },
    },
  })
  return rows.flatMap(({ person, ...row }) =>
    person.consents.some(({ organisationId }) => organisationId === row.organisation.id) ? [row] : [],
  )
}

/** Schools of the mentees of those who work here and mentor elsewhere. */
export async function listSchoolsBeyond(tx: Tx, organisationIds: readonly string[]): Promise<Organisation[]> {
  const here = [...organisationIds]
  return await tx.organisation.findMany({
    where: {
      id: { notIn: here },
      pairs: {
        some: {
          status: 'ACTIVE',
          isCrossSchool: true,
          members: { some: { organisationId: { in: here }, leftAt: null } },
        },
      },
    },
    orderBy: { id: 'asc' },
    select: organisationFields,
  })
}

/** Pairs of which somebody waits for a reply of the curator. */
export async function listAsked(tx: Tx, organisationId: string): Promise<string[]> {
  const rows = await tx.pair.findMany({
    where: { organisationId, status: 'PROPOSED', questions: { some: { reply: null } } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Pairs at work without a word of a programme, and those whose pair has accepted it and waits for the curator. */
export async function listProgrammesToDecide(
  tx: Tx,
  organisationId: string,
): Promise<{ accepted: string[]; withoutProgramme: string[] }> {
  const accepted = { some: { versions: { some: { status: 'ACCEPTED' as const } } } }
  const rows = await tx.pair.findMany({
    where: { organisationId, status: 'ACTIVE', OR: [{ programmes: { none: {} } }, { programmes: accepted }] },
    orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
    select: { id: true, programmes: { select: { id: true } } },
  })
  const idsWith = (count: number) => rows.filter((row) => row.programmes.length === count).map(({ id }) => id)
  return { accepted: idsWith(1), withoutProgramme: idsWith(0) }
}

/** Pairs whose approved programme was sent to the head, who has not approved it. */
export async function listSentToHead(tx: Tx, organisationId: string): Promise<string[]> {
  const versions = await tx.programmeVersion.findMany({
    where: { status: 'APPROVED', headAt: null, programme: { pair: { organisationId, status: 'ACTIVE' } } },
    orderBy: { id: 'asc' },
    select: { id: true, programme: { select: { pairId: true } } },
  })
  if (versions.length === 0) return []
  const sent = await tx.journalEntry.findMany({
    where: {
      subject: 'programme-version',
      subjectId: { in: versions.map(({ id }) => id) },
      event: 'programme-sent-to-head',
    },
    select: { subjectId: true },
  })
  return versions.filter(({ id }) => sent.some((one) => one.subjectId === id)).map(({ programme }) => programme.pairId)
}

/** How many wait in the bank of mentees, in no pair and no proposal, for whom no next step is set, or one that is overdue. */
export async function countWithoutStep(tx: Tx, organisationId: string, today: string): Promise<number> {
  const running: Prisma.PairWhereInput = { status: { in: ['PROPOSED', 'AGREED', 'IN_ORDER', 'ACTIVE'] } }
  const kept: Prisma.SearchStepWhereInput = {
    organisationId,
    finishedAt: null,
    OR: [{ dueOn: null }, { dueOn: { gte: new Date(today) } }],
  }
  return await tx.listing.count({
    where: {
      kind: 'MENTEE',
      organisationId,
      unlistedAt: null,
      person: {
        restrictedAt: null,
        erasedAt: null,
        pairs: { none: { role: 'MENTEE', leftAt: null, pair: running } },
        searches: { none: kept },
      },
    },
  })
}

/** Programmes that are shown to their pairs at work, with those of the pair who have not accepted what stands there now. */
export async function listUnaccepted(
  tx: Tx,
  organisationId: string,
): Promise<{ pairId: string; personIds: string[] }[]> {
  const rows = await tx.programmeVersion.findMany({
    where: { status: 'PROPOSED', programme: { pair: { organisationId, status: 'ACTIVE' } } },
    orderBy: { id: 'asc' },
    select: {
      revision: true,
      acceptances: { select: { personId: true, revision: true, wish: true } },
      programme: {
        select: {
          pairId: true,
          pair: { select: { members: { where: { leftAt: null }, select: { personId: true } } } },
        },
      },
    },
  })
  return rows.map(({ revision, acceptances, programme: { pairId, pair } }) => {
    const answered = acceptances.filter((one) => one.revision === revision).map(({ personId }) => personId)
    const personIds = pair.members.map(({ personId }) => personId).filter((id) => !answered.includes(id))
    return { pairId, personIds }
  })
}
