import { claimInstallation } from '../../src/db/installation.ts'
import { publishEditions } from '../../src/consent/actions/publishing.ts'
import { addConsent, addText } from '../../src/consent/store/consents.ts'
import type { Database } from '../../src/db/connect.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { addOrganisation } from '../../src/organisations/store.ts'
import { addAccount, addPerson, addRole, saveProfile } from '../../src/people/store.ts'
import type { Person } from '../../src/training/bot-api/person.ts'

/** A school whose teachers have all agreed and filled the profile: what is left is the questionnaire. */
export async function addSchoolWith(db: Database, people: readonly Person[], now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    await claimInstallation(tx, 'LIVE', now)
    const { PERSONAL_DATA: edition } = await publishEditions(tx, now)
    await addText(tx, 'read', 'read')
    const place = { timeZone: 'Asia/Yekaterinburg', address: 'Заречный, ул. Мира, 1', createdAt: now }
    const parentId = await addOrganisation(tx, {
      kind: 'DISTRICT',
      fullName: 'Заречный район',
      shortName: 'Район',
      ...place,
    })
    const school = { kind: 'SCHOOL' as const, parentId, fullName: 'Средняя школа № 3', shortName: 'Школа № 3' }
    const organisationId = await addOrganisation(tx, { ...school, ...place })
    for (const { id, profile } of people) {
      const personId = await addPerson(tx, 'ru', now)
      const account = { platform: 'telegram', externalId: String(id), chatId: String(id) }
      await addAccount(tx, personId, account, now)
      await addRole(tx, { personId, organisationId, role: 'TEACHER', startedOn: '2026-09-01' })
      await saveProfile(tx, personId, {
        surname: 'Лунин',
        givenName: profile.firstName,
        patronymic: '',
        post: 'teacher',
        subjects: ['physics'],
      })
      const { id: accountId } = await tx.account.findFirstOrThrow({ where: { chatId: account.chatId } })
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
    }
  })
}
