import { addConsent, addText } from '../../src/consent/store/consents.ts'
import { inTransaction, type Tx } from '../../src/db/transaction.ts'
import { addMeeting } from '../../src/meetings/store/meetings.ts'
import { addOrganisation } from '../../src/organisations/store.ts'
import { cancelNotices } from '../../src/outbox/actions.ts'
import type { Member } from '../../src/people/actor.ts'
import type { Role } from '../../src/people/role.ts'
import { addAccount, addPerson, addRole, findActor, saveProfile } from '../../src/people/store.ts'
import { accept, showToAll } from '../../src/programmes/actions/agreeing.ts'
import { approve } from '../../src/programmes/actions/approving.ts'
import { beginProgramme } from '../../src/programmes/actions/beginning.ts'
import { listVersions } from '../../src/programmes/store/versions.ts'
import { saveResponse } from '../../src/questionnaires/store/responses.ts'
import { requested } from '../journeys/programmes.ts'
import type { Stage } from '../kit/stage.ts'
import type { cast, Deed } from './story.ts'

const people = {
  Вера: ['Климова', 'COORDINATOR'],
  Пётр: ['Серов', 'HEAD'],
  Ольга: ['Зимина', 'CURATOR'],
  Анна: ['Петрова', 'TEACHER'],
  Борис: ['Лунин', 'TEACHER'],
} as const satisfies Partial<Record<(typeof cast)[number], readonly [string, Role]>>

/** Everybody opens the bot. */
export const everybodyComes: readonly Deed[] = Object.keys(people).map((who) => ({
  name: `${who} comes`,
  work: (stage: Stage) => void stage.person(who).start(),
}))

/** Школа № 3 with everybody in it, and a pair at work with an approved programme: what leads to it is tried elsewhere. */
export async function pairAtWork(stage: Stage): Promise<void> {
  const now = stage.now()
  await inTransaction(stage.db, async (tx) => {
    const district = await tx.organisation.findFirstOrThrow({ where: { kind: 'DISTRICT' }, select: { id: true } })
    const schoolId = await addOrganisation(tx, {
      kind: 'SCHOOL',
      parentId: district.id,
      fullName: 'МБОУ «Средняя школа № 3»',
      shortName: 'Школа № 3',
      address: 'Заречный, ул. Школьная, 3',
      timeZone: 'Asia/Yekaterinburg',
      createdAt: now,
    })
    await addText(tx, 'read', 'read')
    const members = new Map<string, Member>()
    for (const [name, [surname, role]] of Object.entries(people)) {
      const organisationId = role === 'COORDINATOR' ? district.id : schoolId
      members.set(name, await addMember(tx, stage, { name, surname, role, organisationId }))
    }
    await pairUp(tx, schoolId, members, now)
    for (const { personId } of members.values()) await cancelNotices(tx, personId, now)
  })
}

async function addMember(
  tx: Tx,
  stage: Stage,
  { name, surname, role, organisationId }: { name: string; surname: string; role: Role; organisationId: string },
): Promise<Member> {
  const now = stage.now()
  const chatId = String(stage.person(name).id)
  const personId = await addPerson(tx, 'ru', now)
  await addAccount(tx, personId, { platform: 'telegram', externalId: chatId, chatId }, now)
  await addRole(tx, { personId, organisationId, role, startedOn: '2026-09-01' })
  await saveProfile(tx, personId, { surname, givenName: name, patronymic: '', subjects: ['physics'], post: 'teacher' })
  const { id: accountId } = await tx.account.findFirstOrThrow({ where: { personId }, select: { id: true } })
  const edition = await tx.consentEdition.findFirstOrThrow({ where: { kind: 'PERSONAL_DATA', organisationId: null } })
  await addConsent(tx, {
    personId,
    organisationId,
    accountId,
    kind: 'PERSONAL_DATA',
    editionId: edition.id,
    textSha256: 'read',
    messageNumber: null,
    givenAt: now,
  })
  const member = await findActor(tx, 'telegram', chatId, 'ru')
  if (member.status !== 'member') throw new Error(`${name} is nobody`)
  return member
}

async function pairUp(tx: Tx, organisationId: string, members: ReadonlyMap<string, Member>, now: Date): Promise<void> {
  const of = (name: keyof typeof people): Member => {
    const member = members.get(name)
    if (!member) throw new Error(`${name} is nobody`)
    return member
  }
  const [mentor, mentee, curator] = [of('Анна'), of('Борис'), of('Ольга')]
  const joined = { organisationId, answer: 'AGREED', answeredAt: now, isOpen: false } as const
  const { id: pairId } = await tx.pair.create({
    data: {
      organisationId,
      isCrossSchool: false,
      status: 'ACTIVE',
      kinds: ['traditional'],
      proposedById: curator.personId,
      proposedAt: now,
      expiresAt: now,
      changedAt: now,
      legalBasis: 'JOB',
      startsOn: new Date('2026-10-01'),
      endsOn: new Date('2027-05-31'),
      members: {
        create: [
          { ...joined, personId: mentor.personId, role: 'MENTOR' },
          { ...joined, personId: mentee.personId, role: 'MENTEE' },
        ],
      },
    },
    select: { id: true },
  })
  const asked = { organisationId, version: 1, startedAt: now }
  await saveResponse(tx, { ...asked, personId: mentor.personId, questionnaire: 'mentor', answers: {} }, now)
  await saveResponse(tx, { ...asked, personId: mentee.personId, questionnaire: 'request', answers: requested }, now)
  await beginProgramme(tx, mentor, pairId, now)
  const [version] = await listVersions(tx, pairId)
  if (!version) throw new Error('no programme')
  const seen = { versionId: version.id, revision: version.revision }
  await showToAll(tx, mentor, seen, now)
  for (const one of [mentor, mentee]) await accept(tx, one, seen, now)
  const approved = await approve(tx, curator, seen, now)
  if (!approved.ok) throw new Error(approved.reason)
  await addMeetingOf(tx, { pairId, organisationId, mentorId: mentor.personId, menteeId: mentee.personId }, now)
}

/** Planned for this hour. */
async function addMeetingOf(
  tx: Tx,
  {
    pairId,
    organisationId,
    mentorId,
    menteeId,
  }: Readonly<Record<`${'pair' | 'organisation' | 'mentor' | 'mentee'}Id`, string>>,
  now: Date,
): Promise<void> {
  const parts = [
    { personId: mentorId, role: 'MENTOR' },
    { personId: menteeId, role: 'MENTEE' },
  ] as const
  const startsAt = new Date(now.getTime() + 1_800_000)
  const about = { minutes: 45, way: 'inPerson', place: null, topic: 'Начало урока', activityKey: null } as const
  await addMeeting(tx, { pairId, organisationId, startsAt, ...about, createdById: mentorId, parts }, now)
}
