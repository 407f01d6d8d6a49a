import { expect, it } from 'vitest'
import type { Database } from '../../src/db/connect.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { acceptInvitation, type Acceptance, LostRace } from '../../src/joining/actions/accepting.ts'
import { mostWrongLinks } from '../../src/joining/actions/guarding.ts'
import { invite, inviteOwnAccount, revokeInvitation } from '../../src/joining/actions/inviting.ts'
import { findInvitation } from '../../src/joining/store.ts'
import { hashOf, newToken } from '../../src/joining/token.ts'
import type { Actor, Member } from '../../src/people/actor.ts'
import { addAccount, addPerson, addRole, findActor } from '../../src/people/store.ts'
import { counts } from '../kit/counts.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, type World } from '../kit/world.ts'
import { forge, lastRead, story } from '../journeys/kit.ts'

const guesses = counts({ quick: 2000, full: 10_000, night: 1_000_000 })
const rounds = counts({ quick: 3, full: 10, night: 100 })
const hour = 3_600_000

describeDatabases('links under attack', (open) => {
  it(
    `are not found by ${guesses} guesses, nor by what is nearly right`,
    { timeout: 3_600_000 },
    story(open, async (world) => {
      const { curator, schoolId } = await schoolWith(world)
      const real = await linkOf(world, curator, schoolId)
      const near = [
        ...Array.from(real, (_, at) => `${real.slice(0, at)}${real[at] === 'A' ? 'B' : 'A'}${real.slice(at + 1)}`),
        ...[real.toLowerCase(), real.toUpperCase(), real.slice(1), `${real}A`, ` ${real}`, `${real}\u0000`, ''],
      ].filter((one) => one !== real)
      let found = 0
      for (let from = 0; from < guesses; from += 1000)
        found += await inTransaction(world.db, async (tx) => {
          const some = [...near, ...Array.from({ length: Math.min(1000, guesses - from) }, newToken)]
          const hits = []
          for (const one of some) hits.push(await findInvitation(tx, hashOf(one)))
          return hits.filter(Boolean).length
        })
      expect(found).toBe(0)
    }),
  )

  it(
    'let in as many as they are for, when a hundred open one at the same instant',
    { timeout: 600_000 },
    story(open, async (world) => {
      const { curator, schoolId } = await schoolWith(world)
      for (let round = 0; round < rounds; round += 1) {
        const maxUses = round % 3 === 2 ? 60 : 1
        const token = await linkOf(world, curator, schoolId, maxUses)
        const crowd = Array.from({ length: 100 }, (_, index) => stranger(String(10_000 + round * 100 + index)))
        const said = await Promise.all(crowd.map(async (one) => await opened(world.db, one, token, world.now())))
        expect(said.filter(({ status }) => status === 'joined')).toHaveLength(maxUses)
        expect(new Set(said.flatMap((one) => (one.status === 'refused' ? one.reason : [])))).toEqual(
          new Set(['used-up']),
        )
        const row = await world.db.client.invitation.findUnique({ where: { tokenHash: hashOf(token) } })
        expect(await world.db.client.invitationUse.count({ where: { invitationId: row?.id ?? '' } })).toBe(maxUses)
      }
      const accounts = await world.db.client.account.count()
      expect(await world.db.client.person.count()).toBe(accounts)
    }),
  )

  it(
    'open until the last millisecond of their seventh day, and not after it, nor once taken back',
    story(open, async (world) => {
      const { curator, schoolId } = await schoolWith(world)
      const now = world.now()
      const token = await linkOf(world, curator, schoolId, 60)
      const end = now.getTime() + 7 * 24 * hour
      expect(await opened(world.db, stranger('1'), token, new Date(end - 1))).toMatchObject({ status: 'joined' })
      for (const late of [end, end + 1, end + 365 * 24 * hour])
        expect(await opened(world.db, stranger('2'), token, new Date(late))).toEqual({
          status: 'refused',
          reason: 'expired',
        })
      const { id } = await world.db.client.invitation.findFirstOrThrow({ where: { role: 'TEACHER' } })
      const many = Array.from({ length: 20 }, (_, index) => stranger(String(100 + index)))
      const [, ...said] = await Promise.all([
        inTransaction(world.db, async (tx) => await revokeInvitation(tx, curator, id, now)),
        ...many.map(async (one) => await opened(world.db, one, token, now)),
      ])
      const joined = said.filter(({ status }) => status === 'joined').length
      expect(await world.db.client.invitation.findUniqueOrThrow({ where: { id } })).toMatchObject({ uses: joined + 1 })
      expect(await opened(world.db, stranger('3'), token, now)).toEqual({ status: 'refused', reason: 'revoked' })
    }),
  )

  it(
    'sent on to somebody else give nobody another person’s profile',
    story(open, async (world) => {
      const { curator, schoolId } = await schoolWith(world)
      const own = await inTransaction(world.db, async (tx) => await inviteOwnAccount(tx, curator, 'press', world.now()))
      const token = own?.token ?? ''
      const teacher = await addOne(world, '77', schoolId, 'TEACHER')
      expect(await opened(world.db, teacher, token, world.now())).toEqual({ status: 'refused', reason: 'other-person' })
      expect(await opened(world.db, stranger('78'), token, world.now())).toEqual({ status: 'account-added' })
      expect(await opened(world.db, stranger('79'), token, world.now())).toEqual({
        status: 'refused',
        reason: 'used-up',
      })
      // The accounts that were there learn of the new one at once.
      expect(await world.db.client.outboxCall.count({ where: { dedupeKey: { startsWith: 'account-added:' } } })).toBe(1)
    }),
  )

  it(
    'are closed for an hour to an account that tried ten that there are not, the right one too, and to nobody else',
    story(open, async (world) => {
      const { curator, schoolId } = await schoolWith(world)
      const right = await linkOf(world, curator, schoolId, 60)
      const guesser = world.person('Чужой')
      for (let tries = 0; tries < mostWrongLinks; tries += 1) {
        guesser.start(newToken())
        await world.settle()
        expect(lastRead(guesser)).toContain('Такого приглашения нет.')
      }
      guesser.start(right)
      await world.settle()
      expect(lastRead(guesser)).toBe(
        'Слишком много ссылок подряд не подошло, поэтому ненадолго остановимся. Через час попробуйте ещё раз или попросите новую ссылку у того, кто вас пригласил.',
      )
      const other = world.person('Mary', 'en')
      other.start(right)
      await world.settle()
      expect(await world.db.client.invitationUse.count()).toBe(1)
      await world.moveTo(new Date(world.now().getTime() + hour))
      guesser.start(right)
      await world.settle()
      expect(await world.db.client.invitationUse.count()).toBe(2)
      const written = await world.db.client.journalEntry.findMany({ where: { event: 'wrong-link' } })
      expect(written).toHaveLength(mostWrongLinks)
      expect(JSON.stringify(written, (_, value: unknown) => String(value))).not.toContain(String(guesser.id))
    }),
  )

  it(
    'are not guessed by presses either, and the sentence is English for whoever reads English',
    story(open, async (world) => {
      const { schoolId } = await schoolWith(world)
      const mary = world.person('Mary', 'en')
      await addOne(world, String(mary.id), schoolId, 'TEACHER', 'en')
      mary.start()
      await world.settle()
      for (let tries = 0; tries < mostWrongLinks + 1; tries += 1) await forge(world, mary, `join-as:${newToken()}:both`)
      expect(mary.screen.some(({ text }) => text.includes('Too many links in a row did not fit'))).toBe(true)
      expect(await world.db.client.journalEntry.count({ where: { event: 'wrong-link' } })).toBe(mostWrongLinks)
    }),
  )
})

function stranger(externalId: string): Actor {
  return { status: 'stranger', platform: 'telegram', externalId, chatId: externalId, language: 'ru' }
}

/** As the worker does it: who lost a race is tried again and then reads the truth. */
async function opened(db: Database, actor: Actor, token: string, now: Date): Promise<Acceptance> {
  for (;;)
    try {
      return await inTransaction(db, async (tx) => await acceptInvitation(tx, actor, token, now))
    } catch (error) {
      if (!(error instanceof LostRace)) throw error
    }
}

async function schoolWith(world: World): Promise<{ curator: Member; schoolId: string }> {
  const { schoolId } = await addTown(world)
  return { schoolId, curator: await addOne(world, '42', schoolId, 'CURATOR') }
}

async function addOne(
  world: World,
  externalId: string,
  schoolId: string,
  role: 'CURATOR' | 'TEACHER',
  language: 'ru' | 'en' = 'ru',
): Promise<Member> {
  const now = world.now()
  return await inTransaction(world.db, async (tx) => {
    const personId = await addPerson(tx, language, now)
    await addAccount(tx, personId, { platform: 'telegram', externalId, chatId: externalId }, now)
    await addRole(tx, { personId, organisationId: schoolId, role, startedOn: '2026-10-05' })
    const consented = { personId, organisationId: schoolId, kind: 'PERSONAL_DATA' as const }
    const edition = await tx.consentEdition.findFirstOrThrow({ where: { kind: 'PERSONAL_DATA' } })
    await tx.consentText.createMany({ data: [{ sha256: 'x', body: 'x' }], skipDuplicates: true })
    await tx.consent.create({ data: { ...consented, editionId: edition.id, textSha256: 'x', givenAt: now } })
    await tx.person.update({
      where: { id: personId },
      data: { surname: 'Иванова', givenName: 'Анна', post: 'teacher' },
    })
    const actor = await findActor(tx, 'telegram', externalId, language)
    if (actor.status !== 'member') throw new Error('nobody')
    return actor
  })
}

async function linkOf(world: World, author: Member, organisationId: string, maxUses = 1): Promise<string> {
  const wanted = { organisationId, role: 'TEACHER', maxUses, request: newToken() } as const
  const made = await inTransaction(world.db, async (tx) => await invite(tx, author, wanted, world.now()))
  if (made.status !== 'made') throw new Error(made.status)
  return made.token
}
