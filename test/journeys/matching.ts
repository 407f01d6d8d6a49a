import { inTransaction } from '../../src/db/transaction.ts'
import type { BankKind, Facts } from '../../src/banks/listing.ts'
import type { Answers } from '../../src/questionnaires/question.ts'
import type { World } from '../kit/world.ts'
import { addListed, type Listed } from './banks.ts'

type Newcomer = Partial<Facts> & {
  readonly name: string
  readonly answers?: Answers
  readonly hasConsented?: boolean
}

export async function addMentor(world: World, schoolId: string, { answers = {}, ...one }: Newcomer): Promise<Listed> {
  const all = { years: 20, hours: 'twoToThree', reach: 'ownSchool', participation: 'yes', ...answers }
  return await addMatched(world, schoolId, 'MENTOR', { kinds: ['traditional', 'situational'], ...one, answers: all })
}

export async function addMentee(world: World, schoolId: string, { answers = {}, ...one }: Newcomer): Promise<Listed> {
  const all = { yearsOfWork: 1, frequency: 'weekly', participation: 'yes', ...answers }
  return await addMatched(world, schoolId, 'MENTEE', { kinds: ['talk', 'visitMine'], ...one, answers: all })
}

/** Without a consent in force nobody is matched. */
async function addMatched(
  world: World,
  schoolId: string,
  kind: BankKind,
  { hasConsented = true, ...one }: Newcomer,
): Promise<Listed> {
  const listed = await addListed(world, schoolId, { kind, ...one })
  if (hasConsented) await consent(world, listed.personId, schoolId)
  return listed
}

async function consent(world: World, personId: string, organisationId: string): Promise<void> {
  await inTransaction(world.db, async (tx) => {
    const edition = await tx.consentEdition.findFirstOrThrow({ where: { kind: 'PERSONAL_DATA', organisationId: null } })
    const text = { sha256: 'of-a-story', body: 'Согласие' }
    await tx.consentText.upsert({ where: { sha256: text.sha256 }, create: text, update: {} })
    const given = { personId, organisationId, kind: 'PERSONAL_DATA', editionId: edition.id } as const
    await tx.consent.create({ data: { ...given, textSha256: text.sha256, fields: [], givenAt: world.now() } })
  })
}
