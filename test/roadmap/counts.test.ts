import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { collectMap } from '../../src/roadmap/actions/reading.ts'
import { findPlace } from '../../src/roadmap/store/places.ts'
import { listCounts } from '../../src/roadmap/store/counts.ts'
import { factKeys } from '../../src/roadmap/facts.ts'
import { story } from '../journeys/kit.ts'
import { addPairSchool, addToBank, makeActive } from '../journeys/pairs.ts'
import { describeDatabases } from '../kit/database.ts'

describeDatabases('what the program knows of a road map', (open) => {
  it(
    'follows pairs, banks, orders and steps without anybody marking anything',
    story(open, async (world) => {
      const { curator, schoolId, mentor, mentee } = await addPairSchool(world)
      const facts = async () => {
        const standings = await inTransaction(world.db, async (tx) => {
          const place = await findPlace(tx, schoolId)
          return place ? await collectMap(tx, place, world.now()) : []
        })
        return standings.filter(({ status }) => status === 'done').map(({ item }) => item.key)
      }
      expect(await facts()).toEqual(['mentee-bank', 'mentor-survey', 'mentor-bank'])
      await makeActive(world, curator, schoolId, { mentor, mentees: [mentee] })
      expect(await facts()).toEqual(['pair-orders', 'mentee-bank', 'mentor-survey', 'mentor-bank', 'pairs', 'support'])
      const waiting = await addToBank(world, schoolId, 'MENTEE', ['Ким', 'Яна', ''])
      expect(await facts()).not.toContain('support')
      const listing = await world.db.client.listing.findUniqueOrThrow({ where: { id: waiting.listingId } })
      await world.db.client.searchStep.create({
        data: {
          personId: listing.personId,
          organisationId: schoolId,
          step: 'wait',
          ownerId: listing.personId,
          decidedById: listing.personId,
          decidedAt: world.now(),
        },
      })
      expect(await facts()).toContain('support')
      await world.db.client.rolePeriod.updateMany({ where: { role: 'CURATOR' }, data: { orderNumber: '5' } })
      expect(await facts()).toContain('curator')
    }),
  )

  it(
    'is asked for many schools in as many queries as for one',
    story(open, async (world) => {
      const { schoolId, districtId } = await addPairSchool(world)
      const counts = await inTransaction(
        world.db,
        async (tx) => await listCounts(tx, [schoolId, districtId], new Set(factKeys), world.now()),
      )
      expect(counts.get(schoolId)).toMatchObject({ mentors: 1, mentees: 1, waiting: 1, stepped: 0 })
      expect(counts.get(districtId)).toBeUndefined()
      expect(
        (await inTransaction(world.db, async (tx) => await listCounts(tx, [schoolId], new Set(), world.now()))).size,
      ).toBe(0)
    }),
  )
})
