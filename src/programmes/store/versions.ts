import type { Tx } from '../../db/transaction.ts'
import { dayOf } from '../period.ts'
import { inPlanOrder } from '../plan.ts'
import type { Version } from '../programme.ts'

const nameFields = { select: { surname: true, givenName: true, patronymic: true } } as const

const versionFields = {
  id: true,
  number: true,
  status: true,
  kinds: true,
  startsOn: true,
  endsOn: true,
  difficulties: true,
  strengths: true,
  goal: true,
  results: true,
  reason: true,
  revision: true,
  startedAt: true,
  approvedAt: true,
  approvedBy: nameFields,
  headAt: true,
  head: nameFields,
  programme: { select: { id: true, pairId: true } },
  activities: {
    select: {
      key: true,
      place: true,
      title: true,
      difficulty: true,
      form: true,
      outcome: true,
      dueOn: true,
      templateKey: true,
    },
  },
  acceptances: {
    orderBy: { acceptedAt: 'asc' },
    select: { personId: true, revision: true, acceptedAt: true, wish: true, person: nameFields },
  },
} as const

export async function findVersion(tx: Tx, id: string): Promise<Version | undefined> {
  const row = await tx.programmeVersion.findUnique({ where: { id }, select: versionFields })
  return row ? toVersion(row) : undefined
}

/** Every version of the programme of the pair, the first first. */
export async function listVersions(tx: Tx, pairId: string): Promise<Version[]> {
  const rows = await tx.programmeVersion.findMany({
    where: { programme: { pairId } },
    orderBy: { number: 'asc' },
    select: versionFields,
  })
  return rows.map(toVersion)
}

type VersionRow = NonNullable<Awaited<ReturnType<typeof rowOf>>>

async function rowOf(tx: Tx, id: string) {
  return await tx.programmeVersion.findUnique({ where: { id }, select: versionFields })
}

function toVersion(row: VersionRow): Version {
  const { programme, activities, acceptances, startsOn, endsOn, approvedBy, approvedAt, head, headAt, ...rest } = row
  return {
    ...rest,
    programmeId: programme.id,
    pairId: programme.pairId,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    activities: inPlanOrder(activities.map((one) => ({ ...one, dueOn: dayOf(one.dueOn) }))),
    approved: approvedBy && approvedAt ? { by: approvedBy, at: approvedAt } : null,
    head: head && headAt ? { by: head, at: headAt } : null,
    answers: acceptances.map(({ person, acceptedAt, ...one }) => ({ ...one, name: person, at: acceptedAt })),
  }
}
