import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { erasePerson } from '../../src/privacy/actions/erasing.ts'
import { collectOwnData } from '../../src/privacy/actions/own-data.ts'
import { describeDatabases } from '../kit/database.ts'
import { classified } from './columns.ts'
import { addPlace, fill, noPairs, now, owe } from './filled.ts'
import { asText, dump, readRows, tablesWith } from './oracle.ts'

const kindOf = (table: string, column: string) => classified.find((one) => one.table === table && one.column === column)

describeDatabases('what is held about a person', (open) => {
  it('is filled in every table that the document calls personal', async () => {
    const db = await open()
    const anna = await fill(db, await addPlace(db), 1)
    const tables = new Set(anna.rows.map(({ table }) => table))
    const personal = classified.filter(({ kind, erased }) => kind === 'персональные' && erased !== 'нет')
    expect(personal.map(({ table }) => table).filter((table) => !tables.has(table))).toEqual([])
    const empty = (await readRows(db, anna.rows)).flatMap(({ of, row }) =>
      Object.entries(row).flatMap(([column, value]) =>
        value === null && kindOf(of.table, column)?.kind === 'персональные' ? [`${of.table}.${column}`] : [],
      ),
    )
    const canBeEmpty = [
      'person.restricted_at',
      'role_period.finished_on',
      'role_period.end_reason',
      'role_period.end_order_number',
      'role_period.end_order_on',
      'move.outcome',
      'move.answered_at',
      'consent.finished_at',
      'consent.end_reason',
      'consent.destroy_by',
      'consent.destroyed_at',
      'questionnaire_response.replaced_at',
      'listing.unlisted_at',
      'outbox.message_id',
      'outbox.done_at',
    ]
    expect([...new Set(empty)].filter((name) => !canBeEmpty.includes(name))).toEqual([])
  })

  it('is given out to the last personal column, and with nothing of anybody else', async () => {
    const db = await open()
    const place = await addPlace(db)
    const anna = await fill(db, place, 1)
    const boris = await fill(db, place, 2)
    const own = await inTransaction(db, async (tx) => await collectOwnData(tx, anna.personId, now))
    const file = JSON.stringify(own.json)
    const missing = (await readRows(db, anna.rows)).flatMap(({ of, row }) =>
      Object.entries(row).flatMap(([column, value]) => {
        const isPersonal = kindOf(of.table, column)?.kind === 'персональные'
        return isPersonal && value !== null && !isIn(file, of.table, column, value) ? [`${of.table}.${column}`] : []
      }),
    )
    // The bytes of a scan go as a file of their own.
    expect([...new Set(missing)]).toEqual(['stored_file.bytes'])
    expect(file.toLowerCase().includes(boris.canary.toLowerCase())).toBe(false)
    const ids = boris.rows.flatMap(({ key }) => Object.values(key)).filter((id) => id.length === 12)
    const foreign = [boris.personId, boris.chatId, place.curatorId, 'Кураторова', ...ids]
    expect(foreign.filter((one) => file.includes(one))).toEqual([])
    expect(file.includes('CURATOR')).toBe(true)
  })

  it('tells of what others are named in only that it is there', async () => {
    const db = await open()
    const place = await addPlace(db)
    const anna = await fill(db, place, 1)
    const boris = await fill(db, place, 2)
    await inTransaction(db, async (tx) => {
      await owe(tx, 'new-mentor:x', anna.chatId, { text: `${boris.canary} Б. Б. прислал анкету` }, now)
    })
    const own = await inTransaction(db, async (tx) => await collectOwnData(tx, anna.personId, now))
    const file = JSON.stringify(own.json)
    expect([file.includes('names-another-person'), file.includes(boris.canary)]).toEqual([true, false])
  })

  it('goes as the document says of each column, and nothing of anybody else goes with it', async () => {
    const db = await open()
    const place = await addPlace(db)
    const anna = await fill(db, place, 1)
    const boris = await fill(db, place, 2)
    const before = await readRows(db, anna.rows)
    const others = await readRows(db, boris.rows)
    const whose = { personId: anna.personId, organisationIds: [place.schoolId], reason: 'REQUESTED' } as const
    const erasure = await inTransaction(db, async (tx) => await erasePerson(tx, whose, now, noPairs))
    expect(erasure?.isWhole).toBe(true)
    const after = new Map((await readRows(db, anna.rows)).map(({ of, row }) => [of, row]))
    const wrong = before.flatMap(({ of, row }) =>
      Object.entries(row).flatMap(([column, value]) => {
        const left = after.get(of)
        const erased = kindOf(of.table, column)?.erased
        const isGone = left === undefined || (value !== null && asText(left[column]) !== asText(value))
        const isSame = left !== undefined && (value === null || asText(left[column]) === asText(value))
        // Of a row that goes whole, every column that says so; a value that was empty or was the usual one may stay so.
        const isRight =
          erased === 'да'
            ? left === undefined || value === null
            : erased === 'нет'
              ? isSame
              : isGone || value === null || value === 'ru'
        return isRight ? [] : [`${of.table}.${column} ${String(erased)}`]
      }),
    )
    expect(wrong).toEqual([])
    expect(await readRows(db, boris.rows)).toEqual(others)
  })

  it('leaves a group its programme until the last mentee goes, and of a proposal that was declined nothing', async () => {
    const db = await open()
    const place = await addPlace(db)
    const [anna, boris] = [await fill(db, place, 1), await fill(db, place, 2)]
    const { client } = db
    const organisationId = place.schoolId
    const { pairId } = await client.pairMember.findFirstOrThrow({ where: { personId: anna.personId } })
    const member = { organisationId, role: 'MENTEE', isOpen: false } as const
    await client.pairMember.create({ data: { ...member, pairId, personId: boris.personId } })
    const own = { organisationId, isCrossSchool: false, kinds: [], proposedById: place.curatorId, proposedAt: now }
    const declined = await client.pair.create({ data: { ...own, status: 'DECLINED', expiresAt: now, changedAt: now } })
    await client.pairMember.create({ data: { ...member, pairId: declined.id, personId: anna.personId } })
    const goalAfter = async (personId: string) => {
      const whose = { personId, organisationIds: [organisationId], reason: 'REQUESTED' } as const
      await inTransaction(db, async (tx) => await erasePerson(tx, whose, now, noPairs))
      return await client.programmeVersion.findFirst({ where: { programme: { pairId } }, select: { goal: true } })
    }
    expect(await goalAfter(anna.personId)).toEqual({ goal: `${anna.canary} goal` })
    expect(await client.pair.count({ where: { id: declined.id } })).toBe(0)
    expect(await client.pair.count({ where: { id: pairId } })).toBe(1)
    expect(await goalAfter(boris.personId)).toEqual({ goal: null })
  })

  it('is found nowhere after the destruction: no name, no answer, no account', async () => {
    const db = await open()
    const place = await addPlace(db)
    const anna = await fill(db, place, 1)
    await inTransaction(db, async (tx) => {
      const other = { text: `<b>${anna.canary} С. С.</b> и Петрова П. П. ждут` }
      await owe(tx, `mentor:${anna.personId}:`, '77', { text: `${anna.canary} прислала анкету` }, now)
      await owe(tx, 'digest:7', '77', other, now)
      await erasePerson(
        tx,
        { personId: anna.personId, organisationIds: [place.schoolId], reason: 'WITHDRAWN' },
        now,
        noPairs,
      )
    })
    const tables = await dump(db)
    // The edition was published by her: its hash of words is nobody's, only the test writes the canary there.
    expect(tablesWith(tables, anna.canary)).toEqual(['consent_edition'])
    expect(tablesWith(tables, anna.chatId)).toEqual([])
    expect(tables.get('outbox')).toContain('Петрова')
    expect(tables.get('consent')).toContain(anna.personId)
  })
})

/** As a file writes it: a text inside a text of JSON is escaped once more. */
function isIn(file: string, table: string, column: string, value: unknown): boolean {
  const text = value instanceof Date ? value.toISOString() : asText(value)
  if (['body', 'state'].includes(column)) return file.includes(/Синицын \w+/.exec(text)?.[0] ?? '?')
  if (Array.isArray(value)) return value.every((one) => file.includes(asText(one)))
  if (column === 'answers') return file.includes(text.slice(1, -1))
  return file.includes(text) || file.includes(JSON.stringify(text).slice(1, -1)) || isDay(file, text) || table === ''
}

function isDay(file: string, text: string): boolean {
  const day = new Date(text)
  return !Number.isNaN(day.getTime()) && file.includes(day.toISOString())
}
