import { expect, it } from 'vitest'
import type { Database } from '../../src/db/connect.ts'
import { quoted } from '../../src/db/catalogue.ts'
import { forgetFiles } from '../../src/files/jobs.ts'
import { farewell } from '../../src/privacy/bot/papers.ts'
import { destroyDue, keepNoLonger } from '../../src/privacy/jobs.ts'
import { type Keeper, retention, type RetentionKey } from '../../src/privacy/retention.ts'
import { actNotice } from '../../src/privacy/view/acts.ts'
import { forgetOld } from '../../src/telegram/jobs.ts'
import { describeDatabases } from '../kit/database.ts'
import { addPlace, fill, noPairs, now } from './filled.ts'
import { dump, tablesWith } from './oracle.ts'

const hour = 3_600_000
const day = 24 * hour

const keepers: Readonly<Record<Keeper, (db: Database, at: Date) => Promise<void>>> = {
  'destroy-due': async (db, at) => await destroyDue(db, { notice: actNotice, farewell, onErasing: noPairs }, at),
  'keep-no-longer': async (db, at) => await keepNoLonger(db, at),
  'forget-old': async (db, at) => await forgetOld(db, at),
  'forget-files': async (db, at) => await forgetFiles(db, at),
}

/** What else makes a row one that the rule is about. */
const made: Readonly<Partial<Record<RetentionKey, readonly string[]>>> = {
  downloads: [`update download set state = 'DONE'`],
  workbooks: [`update stored_file set purpose = 'staff-list'`],
  strangers: [
    `update inbox set chat_key = 'telegram:5'`,
    `update outbox set chat_key = 'telegram:5', state = 'SENT'`,
    `update inbox set done_at = (select max(done_at) from outbox)`,
  ],
  replies: [`update outbox set lane = 'REPLY', state = 'SENT'`],
  corrections: [`delete from questionnaire_response where replaced_at is null`],
  proposals: [
    `update pair set status = 'DECLINED', end_reason = null`,
    `update school_order set status = 'DISCARDED', number = null, signed_on = null`,
  ],
  cancelled: [`update meeting set status = 'CANCELLED', result = null`],
  discarded: [`update school_order set status = 'DISCARDED', number = null, signed_on = null`],
}

const keys = Object.keys(retention).filter((key): key is RetentionKey => Object.hasOwn(retention, key))

describeDatabases('a term of keeping', (open) => {
  for (const key of keys.filter((one) => retention[one].by !== 'destroy-due'))
    it(`${key}: nothing goes an hour before its end, everything an hour after`, async () => {
      const db = await open()
      await fill(db, await addPlace(db), 1)
      const rule = retention[key]
      if (key === 'corrections') {
        await db.client.matchPick.deleteMany()
        await db.client.listing.deleteMany()
      }
      const [table = '', column = ''] = rule.since.split('.')
      await db.engine.session.query(`update ${quoted(table)} set ${quoted(column)} = $1`, [now])
      for (const sql of made[key] ?? []) await db.engine.session.query(sql)
      const count = async () => (await db.engine.session.query(`select from ${quoted(table)}`)).length
      const before = await count()
      expect(before).toBeGreaterThan(0)
      const end = now.getTime() + rule.days * day
      await keepers[rule.by](db, new Date(end - hour))
      expect(await count()).toBe(before)
      await keepers[rule.by](db, new Date(end + hour))
      expect(await count()).toBe(0)
    })

  it('withdrawn: the data go on the promised day, not before', async () => {
    const db = await open()
    const place = await addPlace(db)
    const anna = await fill(db, place, 1)
    const destroyBy = new Date('2026-11-04')
    await db.client.consent.updateMany({ data: { finishedAt: now, endReason: 'WITHDRAWN', destroyBy } })
    await keepers['destroy-due'](db, new Date(destroyBy.getTime() - hour))
    expect(await db.client.destructionAct.count({ where: { reason: 'WITHDRAWN' } })).toBe(0)
    await keepers['destroy-due'](db, new Date(destroyBy.getTime() + hour))
    expect(await db.client.destructionAct.count({ where: { reason: 'WITHDRAWN' } })).toBe(1)
    expect(tablesWith(await dump(db), `${anna.canary} answer`)).toEqual([])
  })

  it('left: whoever has no role and never consented goes thirty days later', async () => {
    const db = await open()
    const place = await addPlace(db)
    const anna = await fill(db, place, 1)
    await db.client.consent.deleteMany({ where: { personId: anna.personId } })
    await db.client.rolePeriod.updateMany({
      where: { personId: anna.personId },
      data: { finishedOn: new Date('2026-10-05'), endReason: 'LEFT' },
    })
    await keepers['destroy-due'](db, new Date('2026-11-03T12:00:00Z'))
    expect(await db.client.destructionAct.count({ where: { madeAt: { gt: now } } })).toBe(0)
    await keepers['destroy-due'](db, new Date('2026-11-05T12:00:00Z'))
    expect(await db.client.person.findUnique({ where: { id: anna.personId } })).toMatchObject({ surname: null })
    const again = await db.client.destructionAct.count()
    await keepers['destroy-due'](db, new Date('2026-11-06T12:00:00Z'))
    expect(await db.client.destructionAct.count()).toBe(again)
  })

  it('over five years of nights leaves of somebody who left nothing but numbers', async () => {
    const db = await open()
    const place = await addPlace(db)
    const anna = await fill(db, place, 1)
    await db.client.consent.updateMany({
      data: { finishedAt: now, endReason: 'LEFT', destroyBy: new Date('2026-11-04') },
    })
    await db.client.consentEdition.updateMany({ data: { sha256: 'hash' } })
    const kept: { night: number; acts: number }[] = []
    for (let night = 0; night <= 5 * 365; night += 7) {
      const at = new Date(now.getTime() + night * day)
      for (const run of Object.values(keepers)) await run(db, at)
      kept.push({ night, acts: await db.client.destructionAct.count({ where: { reason: 'LEFT' } }) })
    }
    // The act was made in time and is there for three years.
    expect(kept.filter((one) => one.night > 35 && one.night < 1050 && one.acts !== 1)).toEqual([])
    expect(kept.at(-1)?.acts).toBe(0)
    const tables = await dump(db)
    expect(tablesWith(tables, anna.canary)).toEqual([])
    expect(tablesWith(tables, anna.personId).toSorted()).toEqual([
      'consent_edition',
      'journal',
      'meeting_part',
      'pair_member',
      'person',
      'programme_acceptance',
      'programme_version',
      'role_period',
      'school_order',
    ])
    for (const empty of ['consent', 'destruction_act', 'inbox', 'questionnaire_response', 'invitation', 'stored_file'])
      expect([empty, tables.get(empty)]).toEqual([empty, ''])
  })
})
