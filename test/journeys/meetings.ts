import { inTransaction, type Tx } from '../../src/db/transaction.ts'
import { cancelNotices } from '../../src/outbox/actions.ts'
import { accept, showToAll } from '../../src/programmes/actions/agreeing.ts'
import { approve } from '../../src/programmes/actions/approving.ts'
import { beginProgramme } from '../../src/programmes/actions/beginning.ts'
import { listVersions } from '../../src/programmes/store/versions.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { addTown, type World } from '../kit/world.ts'
import { addMember, idOf, type Name } from './kit.ts'
import { memberOf } from './pairs.ts'
import { addPair, requested, sendAnswers } from './programmes.ts'

/*
 * Pairs that meet, quickly: nobody chats about what a journey does not tell of, and what it led to is told to nobody.
 *
 *   addMeetingSchool(world, …)   a school with its curator and head, and a pair at work with an approved programme
 *   addMeetingPair(world, …)     one more pair in a school that there is
 *   addCoordinator(world, …)     of the district
 *   addMeeting(world, pair, …)   a meeting as it stands: planned unless told otherwise
 *   addTask, addHelp             the same of a task and of a request for help
 *   hush(world)                  what is owed to anybody by now is never sent
 */

export type MeetingPair = {
  readonly pairId: string
  readonly schoolId: string
  readonly mentor: Person
  readonly mentorId: string
  /** The first of the mentees, and all. */
  readonly mentee: Person
  readonly menteeId: string
  readonly mentees: readonly Person[]
  readonly menteeIds: readonly string[]
}

type Settings = {
  readonly mentor?: Name
  readonly mentees?: readonly Name[]
  readonly startsOn?: string
  readonly endsOn?: string
  readonly hasProgramme?: boolean
  readonly language?: 'ru' | 'en'
}

/** Зимина is the curator, Громов the head, Иванова the mentor and Лунин the mentee, unless told otherwise. */
export async function addMeetingSchool(world: World, settings: Settings = {}) {
  const { schoolId, districtId } = await addTown(world)
  const { language = 'ru' } = settings
  const curator = await addMember(world, {
    name: ['Зимина', 'Ольга', 'Павловна'],
    roles: [['CURATOR', schoolId]],
    language,
  })
  const head = await addMember(world, { name: ['Громов', 'Пётр', 'Ильич'], roles: [['HEAD', schoolId]], language })
  const pair = await addMeetingPair(world, { schoolId, curator }, settings)
  return { ...pair, districtId, curator, head }
}

export async function addMeetingPair(
  world: World,
  { schoolId, curator }: { readonly schoolId: string; readonly curator: Person },
  settings: Settings = {},
): Promise<MeetingPair> {
  const { mentor: mentorName = ['Иванова', 'Анна', 'Петровна'], mentees: names = [['Лунин', 'Борис', 'Юрьевич']] } =
    settings
  const { language = 'ru', startsOn, endsOn, hasProgramme = true } = settings
  const join = async (name: Name) => await addMember(world, { name, roles: [['TEACHER', schoolId]], language })
  const mentor = await join(mentorName)
  const mentorId = await idOf(world, mentorName[0])
  await sendAnswers(world, { personId: mentorId, organisationId: schoolId }, 'mentor', { strengths: ['lesson'] })
  const mentees: Person[] = []
  const menteeIds: string[] = []
  for (const name of names) {
    mentees.push(await join(name))
    const personId = await idOf(world, name[0])
    menteeIds.push(personId)
    await sendAnswers(world, { personId, organisationId: schoolId }, 'request', requested)
  }
  const [mentee, menteeId] = [mentees[0], menteeIds[0]]
  if (!mentee || menteeId === undefined) throw new Error('a pair without a mentee')
  const period = { ...(startsOn ? { startsOn } : {}), ...(endsOn ? { endsOn } : {}) }
  const pairId = await addPair(world, schoolId, mentorId, menteeIds, period)
  if (hasProgramme) await approveProgramme(world, curator, [mentor, ...mentees], pairId)
  return { pairId, schoolId, mentor, mentorId, mentee, menteeId, mentees, menteeIds }
}

export async function addCoordinator(
  world: World,
  { districtId }: { readonly districtId: string },
  name: Name = ['Климова', 'Вера', 'Олеговна'],
): Promise<Person> {
  return await addMember(world, { name, roles: [['COORDINATOR', districtId]] })
}

/** Proposed, shown, accepted by everybody, approved. */
async function approveProgramme(
  world: World,
  curator: Person,
  people: readonly Person[],
  pairId: string,
): Promise<void> {
  const approver = await memberOf(world, curator)
  const members = await Promise.all(people.map(async (one) => await memberOf(world, one)))
  const [mentor] = members
  if (!mentor) throw new Error('a pair of nobody')
  await inTransaction(world.db, async (tx) => {
    const now = world.now()
    await beginProgramme(tx, mentor, pairId, now)
    const [version] = await listVersions(tx, pairId)
    if (!version) throw new Error('no programme')
    const seen = { versionId: version.id, revision: version.revision }
    await showToAll(tx, mentor, seen, now)
    for (const one of members) await accept(tx, one, seen, now)
    const approved = await approve(tx, approver, seen, now)
    if (!approved.ok) throw new Error(`not approved: ${approved.reason}`)
    await dropOwed(tx, now)
  })
}

type Column<Table extends 'meeting' | 'task' | 'helpRequest'> = Parameters<Tx[Table]['create']>[0]['data']

export type MeetingFacts = Partial<Omit<Column<'meeting'>, 'startsAt' | 'id'>> & {
  readonly startsAt: Date
  /** What every mentee has answered to «Как прошло?»; nobody has, unless given. */
  readonly answers?: 'YES' | 'NO' | 'OTHERWISE'
}

/** In person, for forty-five minutes, planned by the mentor at the moment of the story. */
export async function addMeeting(
  world: World,
  { pairId, schoolId, mentorId, menteeIds }: Pick<MeetingPair, 'pairId' | 'schoolId' | 'mentorId' | 'menteeIds'>,
  { answers, ...facts }: MeetingFacts,
): Promise<string> {
  const now = world.now()
  const answered = answers ? { answer: answers, answeredAt: now } : {}
  const reported = facts.result ? { reportedById: mentorId, reportedAt: now, status: 'HELD' as const } : {}
  const row = await world.db.client.meeting.create({
    data: {
      pairId,
      organisationId: schoolId,
      status: 'PLANNED',
      minutes: 45,
      way: 'inPerson',
      createdById: mentorId,
      createdAt: now,
      changedAt: now,
      ...reported,
      // The relations are given by their ids: of the two shapes that Prisma takes this is the unchecked one.
      ...(facts as { readonly startsAt: Date }),
      parts: {
        create: [
          { personId: mentorId, role: 'MENTOR' },
          ...menteeIds.map((personId) => ({ personId, role: 'MENTEE' as const, ...answered })),
        ],
      },
    },
    select: { id: true },
  })
  return row.id
}

/** Of the first mentee, from the mentor; due in a week unless told otherwise. */
export async function addTask(
  world: World,
  { pairId, schoolId, mentorId, menteeId }: Pick<MeetingPair, 'pairId' | 'schoolId' | 'mentorId' | 'menteeId'>,
  { words, dueOn }: { readonly words: string; readonly dueOn?: string },
): Promise<string> {
  const now = world.now()
  const due = dueOn ?? new Date(now.getTime() + 7 * 86_400_000).toISOString().slice(0, 10)
  const given = { words, dueOn: new Date(due), givenById: mentorId, givenAt: now }
  const data = { pairId, organisationId: schoolId, menteeId, ...given }
  return (await world.db.client.task.create({ data, select: { id: true } })).id
}

/** The mentee asks the curator in confidence. */
export async function addHelp(
  world: World,
  { pairId, schoolId, menteeId }: Pick<MeetingPair, 'pairId' | 'schoolId' | 'menteeId'>,
  words: string,
): Promise<string> {
  const data = { pairId, organisationId: schoolId, personId: menteeId, words, kind: 'HELP' as const }
  return (await world.db.client.helpRequest.create({ data: { ...data, askedAt: world.now() }, select: { id: true } }))
    .id
}

export async function hush(world: World): Promise<void> {
  await inTransaction(world.db, async (tx) => await dropOwed(tx, world.now()))
}

async function dropOwed(tx: Tx, now: Date): Promise<void> {
  for (const { id } of await tx.person.findMany({ select: { id: true } })) await cancelNotices(tx, id, now)
}
