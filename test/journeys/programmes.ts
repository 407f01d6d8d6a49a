import { inTransaction } from '../../src/db/transaction.ts'
import type { Answers } from '../../src/questionnaires/question.ts'
import { saveResponse } from '../../src/questionnaires/store/responses.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { addTown, type World } from '../kit/world.ts'
import { addMember, forge, idOf } from './kit.ts'

type Settings = {
  readonly kinds?: readonly string[]
  readonly startsOn?: string
  readonly endsOn?: string
}

/** A pair at work since its order, whatever led to it. */
export async function addPair(
  world: World,
  organisationId: string,
  mentorId: string,
  menteeIds: readonly string[],
  { kinds = ['traditional'], startsOn = '2026-10-05', endsOn = '2027-05-31' }: Settings = {},
): Promise<string> {
  const now = world.now()
  const period = { startsOn: new Date(startsOn), endsOn: new Date(endsOn) }
  return await inTransaction(world.db, async (tx) => {
    const member = (personId: string, role: 'MENTOR' | 'MENTEE') => ({
      personId,
      role,
      organisationId,
      answer: 'AGREED' as const,
      answeredAt: now,
      isOpen: false,
    })
    const { id } = await tx.pair.create({
      data: {
        organisationId,
        isCrossSchool: false,
        status: 'ACTIVE',
        kinds: [...kinds],
        proposedById: mentorId,
        proposedAt: now,
        expiresAt: now,
        changedAt: now,
        legalBasis: 'JOB',
        ...period,
        members: { create: [member(mentorId, 'MENTOR'), ...menteeIds.map((one) => member(one, 'MENTEE'))] },
      },
      select: { id: true },
    })
    return id
  })
}

export async function sendAnswers(
  world: World,
  { personId, organisationId }: { personId: string; organisationId: string },
  questionnaire: 'mentor' | 'request',
  answers: Answers,
): Promise<void> {
  const now = world.now()
  await inTransaction(world.db, async (tx) => {
    await saveResponse(tx, { personId, organisationId, questionnaire, version: 1, answers, startedAt: now }, now)
  })
}

export const requested: Answers = {
  difficulties: ['discipline', 'lesson', 'parents'],
  main: ['discipline', 'lesson'],
  'hardness.discipline': 9,
  'hardness.lesson': 6,
  success: 'Урок проходит спокойно',
  participation: 'yes',
}

/** A school with a curator, a mentor and a mentee at work together. */
export async function addParty(world: World, settings: Settings & { readonly language?: 'ru' | 'en' } = {}) {
  const { language = 'ru', ...rest } = settings
  const { schoolId, districtId } = await addTown(world)
  const at = schoolId
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', at]], language })
  const mentor = await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', at]], language })
  const mentee = await addMember(world, { name: ['Лунин', 'Борис', 'Юрьевич'], roles: [['TEACHER', at]], language })
  const [mentorId, menteeId] = [await idOf(world, 'Иванова'), await idOf(world, 'Лунин')]
  await sendAnswers(world, { personId: mentorId, organisationId: at }, 'mentor', {
    strengths: ['lesson', 'discipline'],
  })
  await sendAnswers(world, { personId: menteeId, organisationId: at }, 'request', requested)
  const pairId = await addPair(world, at, mentorId, [menteeId], rest)
  return { schoolId, districtId, curator, mentor, mentee, mentorId, menteeId, pairId }
}

/** The card of the programme, from wherever the person is. */
export async function openProgramme(world: World, person: Person, pairId: string): Promise<void> {
  await forge(world, person, `programme:${pairId}`)
}
