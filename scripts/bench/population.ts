import { giveConsent, offerConsent } from '../../src/consent/actions/giving.ts'
import { currentEditions } from '../../src/consent/actions/publishing.ts'
import { startOfHash } from '../../src/consent/consent.ts'
import type { Database } from '../../src/db/connect.ts'
import { inTransaction, type Tx } from '../../src/db/transaction.ts'
import { addOrganisation } from '../../src/organisations/store.ts'
import { addAccount, addPerson, addRole, findActor, saveProfile } from '../../src/people/store.ts'
import { firstChatId } from './people.ts'

const batch = 100

/** Teachers of one school, each with a role, a consent and a profile. */
export async function addPeople(db: Database, count: number): Promise<void> {
  const now = new Date()
  const schoolId = await inTransaction(db, async (tx) => {
    const place = { timeZone: 'Asia/Yekaterinburg', createdAt: now, address: 'Заречный, ул. Мира, 1' }
    const parentId = await addOrganisation(tx, {
      ...place,
      kind: 'DISTRICT',
      fullName: 'Заречный район',
      shortName: 'Заречный',
    })
    return await addOrganisation(tx, {
      ...place,
      kind: 'SCHOOL',
      parentId,
      fullName: 'Школа № 3',
      shortName: 'Школа № 3',
    })
  })
  for (let from = 0; from < count; from += batch) {
    await inTransaction(db, async (tx) => {
      for (let index = from; index < Math.min(count, from + batch); index += 1)
        await addTeacher(tx, schoolId, String(firstChatId + index), now)
    })
  }
}

async function addTeacher(tx: Tx, organisationId: string, chatId: string, now: Date): Promise<void> {
  const personId = await addPerson(tx, 'ru', now)
  await addAccount(tx, personId, { platform: 'telegram', externalId: chatId, chatId }, now)
  await addRole(tx, { personId, organisationId, role: 'TEACHER', startedOn: now.toISOString().slice(0, 10) })
  await saveProfile(tx, personId, {
    surname: 'Иванова',
    givenName: 'Анна',
    patronymic: 'Петровна',
    subjects: ['mathematics'],
    post: 'teacher',
  })
  const member = await findActor(tx, 'telegram', chatId, 'ru')
  if (member.status !== 'member') throw new Error(`nobody behind ${chatId}`)
  const own = await currentEditions(tx)
  const asked = { organisationId, kind: 'PERSONAL_DATA' } as const
  const offer = await offerConsent(tx, own, member, asked)
  if (!offer) return
  const sha256Start = startOfHash(offer.sha256)
  await giveConsent(tx, own, member, { ...asked, sha256Start, messageNumber: null }, now)
}
