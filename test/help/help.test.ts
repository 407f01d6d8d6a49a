import { describe, expect, it } from 'vitest'
import { dueOf, type HelpRequest, isLate, type Officer, readersOf, signalsFor } from '../../src/help/help.ts'

const officer = (personId: string, role: Officer['role']): Officer => ({
  personId,
  role,
  name: { surname: personId, givenName: null, patronymic: null },
})
const idsOf = (office: readonly Officer[], members: readonly string[]) => {
  const readers = readersOf(office, members)
  return readers && [readers.role, ...readers.officers.map(({ personId }) => personId)]
}

describe('who reads what is asked in confidence', () => {
  const office = [officer('Zimina', 'CURATOR'), officer('Orlova', 'CURATOR'), officer('Gromov', 'HEAD')]

  it('is every curator of the school who is not of the pair', () => {
    expect(idsOf(office, ['Ivanova', 'Lunin'])).toEqual(['CURATOR', 'Zimina', 'Orlova'])
    expect(idsOf(office, ['Zimina', 'Lunin'])).toEqual(['CURATOR', 'Orlova'])
  })

  it('is the head where no such curator is left, and nobody where the head is of the pair too', () => {
    expect(idsOf(office, ['Zimina', 'Orlova'])).toEqual(['HEAD', 'Gromov'])
    expect(idsOf([officer('Gromov', 'HEAD')], ['Ivanova', 'Lunin'])).toEqual(['HEAD', 'Gromov'])
    expect(idsOf([officer('Gromov', 'HEAD')], ['Gromov', 'Lunin'])).toBeUndefined()
    expect(idsOf([], ['Ivanova', 'Lunin'])).toBeUndefined()
  })

  it('is known to have the head among them where the head is a curator too', () => {
    const both = [officer('Gromov', 'CURATOR'), officer('Gromov', 'HEAD')]
    expect(idsOf(both, ['Ivanova'])).toEqual(['CURATOR', 'Gromov'])
    expect(readersOf(both, ['Ivanova'])?.hasHead).toBe(true)
    expect(readersOf(office, ['Ivanova'])?.hasHead).toBe(false)
  })
})

describe('a request for help', () => {
  const asked = (askedAt: string): HelpRequest => ({
    id: 'a',
    organisation: { id: 's', kind: 'SCHOOL', parentId: 'd', shortName: 'School 3', timeZone: 'Asia/Yekaterinburg' },
    personId: 'Lunin',
    name: { surname: 'Lunin', givenName: null, patronymic: null },
    pairId: 'p',
    meetingAt: null,
    kind: 'HELP',
    words: null,
    askedAt: new Date(askedAt),
    reply: null,
    state: { status: 'open' },
  })

  it('is to be answered within three working days, as they are counted there', () => {
    expect(dueOf(asked('2026-10-05T05:00:00Z'))).toBe('2026-10-08')
    expect(dueOf(asked('2026-10-09T05:00:00Z'))).toBe('2026-10-14')
    // Midnight has passed in Yekaterinburg: it is Saturday.
    expect(dueOf(asked('2026-10-09T20:00:00Z'))).toBe('2026-10-14')
    expect(dueOf(asked('2026-12-30T05:00:00Z'))).toBe('2027-01-13')
  })

  it('is late from the day after, until somebody has answered', () => {
    const request = asked('2026-10-05T05:00:00Z')
    expect(isLate(request, new Date('2026-10-08T18:59:00Z'))).toBe(false)
    expect(isLate(request, new Date('2026-10-08T19:00:00Z'))).toBe(true)
    expect(isLate({ ...request, reply: 'Yes' }, new Date('2026-10-12T05:00:00Z'))).toBe(false)
    const withdrawn = { status: 'withdrawn', at: new Date('2026-10-06T05:00:00Z') } as const
    expect(isLate({ ...request, state: withdrawn }, new Date('2026-10-12T05:00:00Z'))).toBe(false)
  })

  it('of a mentor does not ask for another mentor', () => {
    expect(signalsFor('MENTEE')).toContain('another')
    expect(signalsFor('MENTOR')).not.toContain('another')
  })
})
