import type { Database } from '../db/connect.ts'
import { type Language, textsIn } from '../i18n/texts.ts'
import { fullName } from '../people/name.ts'
import type { BotApi } from './bot-api/bot-api.ts'
import type { Description } from './page-view.ts'

/** Who people are to the program, by their number in the messenger; those without a profile keep the messenger's name. */
export async function describePeople(
  db: Database,
  botApi: BotApi,
  language: Language,
): Promise<Map<number, Description>> {
  const texts = textsIn(language)
  const accounts = await db.client.account.findMany({
    where: { platform: 'telegram' },
    select: {
      externalId: true,
      person: {
        select: {
          surname: true,
          givenName: true,
          patronymic: true,
          roles: { where: { finishedOn: null }, select: { role: true, organisation: { select: { shortName: true } } } },
        },
      },
    },
  })
  return new Map(
    accounts.map(({ externalId, person }) => {
      const [first] = person.roles
      const profile = botApi.people.get(Number(externalId))?.profile
      const name = fullName(person) || [profile?.lastName, profile?.firstName].filter(Boolean).join(' ')
      const roles = person.roles.map((one) => texts.plain(`people.roles.${one.role}`))
      return [Number(externalId), { name, roles, ...(first ? { school: first.organisation.shortName } : {}) }]
    }),
  )
}
