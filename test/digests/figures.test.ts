import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { summariseSchools } from '../../src/digests/actions/summarising.ts'
import { periodOf } from '../../src/digests/months.ts'
import { describeDatabases } from '../kit/database.ts'

const start = new Date('2026-10-05T05:00:00Z')
const day = (text: string) => new Date(text)

describeDatabases('the figures of a month', (open) => {
  it('count pairs as they stood then, whatever has become of them since', async () => {
    const db = await open()
    const { client } = db
    const place = { fullName: 'Школа', shortName: 'Школа', timeZone: 'Asia/Yekaterinburg', createdAt: start }
    await client.organisation.create({ data: { id: 's', kind: 'SCHOOL', ...place } })
    for (const id of ['mentor', 'first', 'second', 'third'])
      await client.person.create({ data: { id, language: 'ru', createdAt: start } })
    for (const id of ['first', 'second', 'third']) {
      const sent = { personId: id, organisationId: 's' }
      const times = { startedAt: start, submittedAt: start }
      await client.questionnaireResponse.create({
        data: { id, ...sent, ...times, questionnaire: 'request', version: 1, answers: {} },
      })
      await client.listing.create({ data: { ...sent, kind: 'MENTEE', responseId: id, listedAt: start } })
    }
    const pair = async (id: string, mentee: string, data: object) => {
      const common = { organisationId: 's', isCrossSchool: false, kinds: [], proposedById: 'mentor', expiresAt: start }
      await client.pair.create({
        data: {
          id,
          ...common,
          status: 'PROPOSED',
          proposedAt: day('2026-10-10'),
          changedAt: day('2026-10-10'),
          ...data,
        },
      })
      const member = { pairId: id, organisationId: 's', isOpen: false }
      await client.pairMember.createMany({
        data: [
          { ...member, personId: 'mentor', role: 'MENTOR' },
          { ...member, personId: mentee, role: 'MENTEE' },
        ],
      })
    }
    const period = { startsOn: day('2026-11-09'), endsOn: day('2027-05-31') }
    await pair('works', 'first', { status: 'ACTIVE', ...period, changedAt: day('2026-11-06') })
    const ended = { finishedOn: day('2026-12-20'), endReason: 'COMPLETED', changedAt: day('2026-12-20') }
    await pair('worked', 'second', { status: 'ENDED', ...period, ...ended })
    await pair('declined', 'third', { status: 'DECLINED', changedAt: day('2026-11-20') })
    await client.programme.create({ data: { id: 'g', pairId: 'works', organisationId: 's', startedAt: start } })
    await client.programmeVersion.create({
      data: {
        ...{ programmeId: 'g', number: 1, status: 'APPROVED', startedById: 'mentor', startedAt: start },
        ...{ ...period, approvedAt: day('2026-11-15') },
      },
    })
    const school = { id: 's', kind: 'SCHOOL' as const, parentId: null, ...place }
    const of = async (month: string) => {
      const known = periodOf(month, place.timeZone, day('2027-01-11T04:00:00Z'))
      const [told] = await inTransaction(db, async (tx) => await summariseSchools(tx, [school], known))
      return told?.summary.now
    }
    expect(await of('2026-10')).toMatchObject({ mentees: 3, proposed: 3, pairs: 0, programmes: 0 })
    expect(await of('2026-11')).toMatchObject({ mentees: 1, proposed: 0, pairs: 2, programmes: 1, mentorsAtWork: 1 })
    expect(await of('2026-12')).toMatchObject({ mentees: 2, proposed: 0, pairs: 1, programmes: 1, menteesAtWork: 1 })
  })
})
