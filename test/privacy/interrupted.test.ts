import { expect, it } from 'vitest'
import { farewell } from '../../src/privacy/bot/papers.ts'
import { destroyDue } from '../../src/privacy/jobs.ts'
import { actNotice } from '../../src/privacy/view/acts.ts'
import { createMortal, ownClient } from '../kit/crashing.ts'
import { describeDatabases } from '../kit/database.ts'
import { addPlace, fill, noPairs, now } from './filled.ts'
import { dump } from './oracle.ts'

const promised = new Date('2026-11-04T12:00:00Z')

describeDatabases('a destruction that fails', (open) => {
  it(
    'at any statement or at the commit has happened whole or not at all, and is carried out once in the end',
    { timeout: 300_000 },
    async () => {
      const db = await open()
      const place = await addPlace(db)
      const anna = await fill(db, place, 1)
      await fill(db, place, 2)
      await db.client.consent.updateMany({
        where: { personId: anna.personId, kind: 'PERSONAL_DATA' },
        data: { finishedAt: now, endReason: 'WITHDRAWN', destroyBy: new Date('2026-11-04') },
      })
      const before = await dump(db)
      const countActs = async () =>
        await db.client.destructionAct.count({ where: { personId: anna.personId, reason: 'WITHDRAWN' } })
      const mortal = createMortal(async () => await Promise.reject(new Error('nobody is called')))
      const failing = await open.again(ownClient(mortal))
      let failures = 0
      for (let step = 1; (await countActs()) === 0; step++) {
        mortal.countFrom()
        mortal.failAt({ step, when: 'before' })
        const outcome = await destroyDue(failing, { notice: actNotice, farewell, onErasing: noPairs }, promised).catch(
          () => 'failed',
        )
        if (outcome !== 'failed' || (await countActs()) > 0) break
        failures += 1
        const after = await dump(db)
        expect([
          step,
          [...before].filter(([table, text]) => after.get(table) !== text).map(([table]) => table),
        ]).toEqual([step, []])
      }
      expect(failures).toBeGreaterThan(30)
      await destroyDue(db, { notice: actNotice, farewell, onErasing: noPairs }, promised)
      await destroyDue(db, { notice: actNotice, farewell, onErasing: noPairs }, new Date('2026-11-05T12:00:00Z'))
      expect(await countActs()).toBe(1)
      expect(await db.client.outboxCall.count({ where: { dedupeKey: { startsWith: 'farewell:' } } })).toBe(0)
      expect(await db.client.person.findUnique({ where: { id: anna.personId } })).toMatchObject({ surname: null })
    },
  )
})
