import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/db/connect.ts'
import { inTransaction, type Tx } from '../../src/db/transaction.ts'
import { counts } from '../kit/counts.ts'
import { testDatabase } from '../kit/database.ts'
import { createHandling, type Handling, type Step } from './handling.ts'
import { buttonKinds } from './hostile.ts'
import { addPair } from './pairs.ts'
import { addAccessTown, type FigureName, type Town } from './town.ts'

const now = new Date('2026-10-05T05:00:00Z')
const hour = 3_600_000
/** Of one reader: half of what they are shown, half of what they could forge. */
const mostPresses = counts({ quick: 60, full: 120, night: 2_000 })
const inventedIds = ['asking-help0', 'asking-help1']

/**
 * What is said in confidence changes nothing that others see: every screen that they come to is, letter for letter, the same
 * whatever was said. The council mentors the teacher here; both have accounts.
 */
describe('what is said in confidence', () => {
  let db: Database
  let town: Town
  let handling: Handling
  let pairId: string
  let meetingId: string
  let ids: ReadonlySet<string>
  const ordinary = new Map<FigureName, ReadonlyMap<string, string>>()

  beforeAll(async () => {
    db = await testDatabase()
    await inTransaction(db, async (tx) => {
      town = await addAccessTown(tx, now)
      const { council, teacher } = town.figures
      const people = { mentor: council.personId, mentee: teacher.personId, organisationId: teacher.place.id }
      const active = { organisationId: teacher.place.id, isCrossSchool: false, proposedById: council.personId }
      const period = { startsOn: new Date('2026-09-15'), endsOn: new Date('2027-05-31') }
      const pair = { ...active, ...period, status: 'ACTIVE', legalBasis: 'JOB' } as const
      pairId = await addPair(tx, pair, { ...people, hasAgreed: true }, now)
      meetingId = await addHeld(tx, { pairId, ...people })
    })
    handling = await createHandling(db, now)
    ids = new Set([...(await idsIn(db)), ...inventedIds])
  })

  afterAll(async () => await db.close())

  it('to the curator, of the partner too, is seen by neither the partner, a colleague, the head nor the district', async () => {
    for (const reader of ['council', 'colleague', 'head', 'coordinator', 'neighbouringCurator'] as const)
      expect([reader, ...(await differences(reader, asking))]).toEqual([reader])
    // The curator does see it: the test looks where it would be seen.
    const [help] = inventedIds
    const read = (await everythingRead('curator', asking, [`help-of:${help}`])).get(`help-of:${help}`)
    expect(read).toContain('Прошу помочь тихо')
  })

  it('of how useful a meeting was is not seen by the mentor', async () => {
    for (const reader of ['council', 'coordinator'] as const)
      expect([reader, ...(await differences(reader, useless))]).toEqual([reader])
  })

  async function asking(tx: Tx): Promise<void> {
    const { personId, place } = town.figures.teacher
    const asked = { personId, pairId, organisationId: place.id, askedAt: now }
    const [help, signal] = inventedIds
    await tx.helpRequest.createMany({
      data: [
        { ...asked, id: help ?? '', kind: 'HELP', words: 'Прошу помочь тихо', meetingId },
        { ...asked, id: signal ?? '', kind: 'SIGNAL', words: 'Он кричит на меня' },
      ],
    })
  }

  async function useless(tx: Tx): Promise<void> {
    const whose = { personId: town.figures.teacher.personId, meetingId }
    const said = { usefulness: 1, change: 'Меньше говорить самому' }
    await tx.meetingPart.update({ where: { meetingId_personId: whose }, data: said })
  }

  /** Screens that are not as they would be otherwise, each with the step that leads to it. */
  async function differences(reader: FigureName, before: (tx: Tx) => Promise<void>): Promise<string[]> {
    const otherwise = ordinary.get(reader) ?? (await everythingRead(reader, async () => await Promise.resolve()))
    ordinary.set(reader, otherwise)
    const read = await everythingRead(reader, before)
    expect(read.size).toBeGreaterThan(20)
    return [...new Set([...read.keys(), ...otherwise.keys()])]
      .filter((step) => read.get(step) !== otherwise.get(step))
      .map((step) => `${step}: ${read.get(step) ?? 'not there'}\n≠ ${otherwise.get(step) ?? 'not there'}`)
      .slice(0, 3)
  }

  /** By the press that leads there: what the reader sees when they press whatever they are shown, and whatever they could forge. */
  async function everythingRead(
    reader: FigureName,
    before: (tx: Tx) => Promise<void>,
    only?: readonly Step[],
  ): Promise<ReadonlyMap<string, string>> {
    const { chatId } = town.figures[reader]
    const read = new Map<string, string>()
    const shown: Step[] = only ? [...only] : [{ says: '/menu' }, { says: '/status' }]
    const guesses = only ? [] : forged()
    const known = new Set<Step>(guesses)
    for (let press = 0; press < (only?.length ?? mostPresses); press += 1) {
      const step = (press % 2 === 1 ? guesses.shift() : undefined) ?? shown.shift() ?? guesses.shift()
      if (step === undefined) break
      const { said } = await handling.try(chatId, [step], now, before)
      const seen = said.split('\n').filter((line) => isFor(chatId, line))
      read.set(typeof step === 'string' ? step : step.says, withoutChance(seen.join('\n')))
      for (const data of seen.join('\n').matchAll(/"callback_data":"([^"]+)"/g)) {
        const [, next = ''] = data
        // What was made on the way is gone with its transaction.
        // Personal links are chance through and through.
        if (known.has(next) || freshIn(next).length > 0 || next.startsWith('make-links:')) continue
        known.add(next)
        shown.push(next)
      }
    }
    return read
  }

  /** Numbers of messages, ids of what was made on the way, tokens and the seams of what is sent with a file. */
  function withoutChance(text: string): string {
    const plain = text
      // A QR code is a link, and a link is chance.
      .replaceAll(/PNG[^]*?IEND/g, '…')
      .replaceAll(/-{6,}[0-9a-z]{20,}|attach:\/\/\w+|name="\w{16}"/g, '…')
      .replaceAll(/"(message_id|callback_query_id)":"?\d+"?/g, '…')
    return freshIn(plain).reduce((left, id) => left.replaceAll(id, '…'), plain)
  }

  function freshIn(text: string): string[] {
    const found = text.match(/(?<![\w-])(?:[\w-]{12}|[\w-]{22})(?![\w-])/g) ?? []
    return found.filter((one) => !ids.has(one) && /\d|[A-Z].*[A-Z]/.test(one))
  }

  /** Every button that is about meetings, tasks, help or surveys, with the ids of this pair. */
  function forged(): string[] {
    return buttonKinds()
      .filter(({ name }) => /^(meet|met|my-meet|went|report|task|help|survey|settle|pair-nudge|week)/.test(name))
      .flatMap(({ name, parts }) =>
        [pairId, ...(name.startsWith('help') ? inventedIds : [meetingId])].map((id) =>
          [name, ...parts.map((_, place) => (place === 0 ? id : '0'))].join(':'),
        ),
      )
  }
})

/** Notices to others are in the same transaction. */
function isFor(chatId: number, line: string): boolean {
  const [, other] = /^\{.*"chat_id":"?(\d+)/.exec(line) ?? []
  return other === undefined || Number(other) === chatId
}

async function addHeld(
  tx: Tx,
  {
    pairId,
    mentor,
    mentee,
    organisationId,
  }: { pairId: string; mentor: string; mentee: string; organisationId: string },
): Promise<string> {
  const planned = { pairId, organisationId, minutes: 45, way: 'inPerson', topic: 'Опрос', createdById: mentor }
  const told = { status: 'HELD', result: 'DONE', summary: 'Поговорили', reportedById: mentor, reportedAt: now } as const
  const times = { startsAt: new Date(now.getTime() - 3 * 24 * hour), createdAt: now, changedAt: now }
  const { id } = await tx.meeting.create({ data: { ...planned, ...told, ...times } })
  await tx.meetingPart.createMany({
    data: [
      { meetingId: id, personId: mentor, role: 'MENTOR' },
      { meetingId: id, personId: mentee, role: 'MENTEE', answer: 'YES', answeredAt: now, usefulness: 5 },
    ],
  })
  return id
}

async function idsIn({ client }: Database): Promise<string[]> {
  const tables = await client.$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'id' and data_type = 'text'`
  const parts = tables.map(({ name }) => `select id from "${name}"`)
  return (await client.$queryRawUnsafe<{ id: string }[]>(parts.join(' union all '))).map(({ id }) => id)
}
