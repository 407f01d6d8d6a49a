import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchName } from '../../src/people/name.ts'
import { findHeader } from '../../src/staff/importing/header.ts'
import { type Known, type Plan, planImport, readList } from '../../src/staff/importing/plan.ts'
import { type Listed, splitName } from '../../src/staff/importing/row.ts'
import { postIn, subjectsIn } from '../../src/staff/importing/words.ts'

const thisYear = 2026
const titles = ['Фамилия', 'Имя', 'Отчество', 'Должность', 'Предметы', 'Контакты', 'Год рождения']

describe('the header', () => {
  it('is found by its titles in any order, below what a school writes above them', () => {
    const header = findHeader([['Список педагогов'], [], ['№', 'Имя', 'предмет', 'ФАМИЛИЯ', 'Отчество (если есть)']])
    expect(header?.line).toBe(2)
    expect([...(header?.places ?? [])]).toEqual([
      ['givenName', 1],
      ['subjects', 2],
      ['surname', 3],
      ['patronymic', 4],
    ])
  })

  it.each([
    [
      ['Ф.И.О.', 'Телефон'],
      ['wholeName', 'contact'],
    ],
    [
      ['Фамилия, имя, отчество', 'Должность'],
      ['wholeName', 'post'],
    ],
    [
      ['Surname', 'First name', 'Phone', 'Date of birth'],
      ['surname', 'givenName', 'contact', 'birthYear'],
    ],
    [
      ['ФИО', 'Что исправить'],
      ['wholeName', 'toCorrect'],
    ],
  ])('knows %j', (cells, columns) => {
    expect([...(findHeader([cells])?.places.keys() ?? [])]).toEqual(columns)
  })

  it.each([
    [[]],
    [[['Иванова', 'Анна']]],
    [[['Фамилия', 'Отчество']]],
    [Array.from({ length: 20 }, () => ['']).concat([['ФИО']])],
  ])('is not seen where the names can not be read or it stands too low: %j', (lines) => {
    expect(findHeader(lines)).toBeUndefined()
  })
})

describe('posts and subjects', () => {
  it.each([
    ['учитель', 'teacher'],
    ['Педагог  доп. образования', 'additionalTeacher'],
    ['УЧИТЕЛЬ-ЛОГОПЕД', 'speechTherapist'],
    ['School psychologist', 'psychologist'],
    ['Завуч', 'deputyHead'],
    ['Учитель труда', 'Учитель труда'],
    ['', ''],
  ])('%s is the post %s', (words, post) => {
    expect(postIn(words)).toBe(post)
  })

  it.each([
    ['Математика, Физика', ['mathematics', 'physics']],
    ['Русский язык и литература; математика', ['russian', 'mathematics']],
    ['ОРКСЭ, ОДНКНР', ['ethics']],
    ['Химия и биология', ['chemistry', 'biology']],
    ['Физическая культура/ОБЗР', ['physicalEducation', 'safety']],
    ['Шахматы и шашки, mathematics', ['Шахматы и шашки', 'mathematics']],
    ['русский язык, литература', ['russian']],
    ['', []],
  ])('%s is %j', (cell, subjects) => {
    expect(subjectsIn(cell)).toEqual(subjects)
  })
})

describe('a row', () => {
  it('is read by the rules of typing', () => {
    expect(listedIn(['иванова', 'АННА', 'Петровна', 'учитель', 'математика', "'+7 900", '12.05.1985'])).toEqual({
      surname: 'Иванова',
      givenName: 'Анна',
      patronymic: 'Петровна',
      post: 'teacher',
      subjects: ['mathematics'],
      contact: '+7 900',
      birthYear: 1985,
    })
    expect(listedIn(['Ким', 'Олег', '—', '', '', '', ''])).toMatchObject({ patronymic: '', post: null, subjects: [] })
    expect(listedIn(['Ким', 'Олег', '', '', '', '', ''])).toMatchObject({ patronymic: null })
  })

  it.each([
    [['', 'Анна', '', '', '', '', ''], [['surname', 'empty']]],
    [
      ['Ив4нова', 'А.', 'П', '', '', '', ''],
      [
        ['surname', 'not-a-name'],
        ['givenName', 'initials'],
        ['patronymic', 'initials'],
      ],
    ],
    [
      ['Ким', 'Олег', '', 'я'.repeat(61), '', 'я'.repeat(101), '1899'],
      [
        ['post', 'too-long'],
        ['contact', 'too-long'],
        ['birthYear', 'not-a-year'],
      ],
    ],
    [
      ['Ким', 'Олег', '', '', 'а,б,в,г,д,е', '', '2020'],
      [
        ['subjects', 'too-many'],
        ['birthYear', 'not-a-year'],
      ],
    ],
  ])('that is wrong says where and why: %j', (cells, problems) => {
    expect(problemsOf([titles, cells])).toEqual([problems])
  })

  it('with the whole name in one cell is split; initials and single words are refused', () => {
    const lines = [['ФИО'], ['Мамедов Али Гусейн оглы'], ['Иванова А. П.'], ['Иванова'], ['Иванова Анна']]
    const read = readList(lines, thisYear)
    expect(read.ok && read.rows.map((row) => (row.ok ? searchName(row.listed) : row.problems))).toEqual([
      'мамедов али гусейн оглы',
      [{ column: 'wholeName', reason: 'initials' }],
      [{ column: 'wholeName', reason: 'one-word' }],
      'иванова анна',
    ])
  })

  it('splits any name so that its words put together are the name again', () => {
    const word = fc.stringMatching(/^[А-ЯЁ][а-яё]{1,9}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        expect(
          splitName(`  ${words.join('  ')} `)
            .filter((part) => part !== '')
            .join(' '),
        ).toBe(words.join(' '))
      }),
    )
  })

  it('that is empty or is the example is nobody', () => {
    const lines = [titles, ['Образцова (пример)', 'Анна'], [''], ['Primerov (Example)', 'Oleg'], ['Ким', 'Олег']]
    const read = readList(lines, thisYear)
    expect(read.ok && read.rows.map(({ line }) => line)).toEqual([5])
    expect(readList(lines.slice(0, 4), thisYear)).toEqual({ ok: false, reason: 'no-rows' })
    expect(readList([['Ким', 'Олег']], thisYear)).toEqual({ ok: false, reason: 'no-header' })
    const many = Array.from({ length: 2001 }, () => ['Ким', 'Олег'])
    expect(readList([titles, ...many], thisYear)).toEqual({ ok: false, reason: 'too-many-rows' })
  })
})

describe('the plan', () => {
  const anna = ['Семёнова', 'Анна', 'Петровна', 'учитель', 'физика', '', '']

  it('adds, refines, leaves alone; who has joined keeps their own data', () => {
    const listed = listedIn(anna)
    const known = { ...listed, personId: 'anna', hasJoined: false, hasLeft: false }
    expect(plan([anna], [])).toMatchObject({ add: [{ surname: 'Семёнова' }], unchanged: 0 })
    expect(plan([['СЕМЕНОВА', 'анна', 'петровна', '', '', '', '']], [{ ...known, surname: 'Семенова' }])).toMatchObject(
      { unchanged: 1 },
    )
    expect(plan([anna], [{ ...known, post: null, subjects: [] }])).toMatchObject({
      refine: [{ personId: 'anna', change: { post: 'teacher', subjects: ['physics'] } }],
    })
    expect(plan([anna], [{ ...known, post: null, hasJoined: true }])).toMatchObject({ refine: [], unchanged: 1 })
  })

  it('refuses doubles in the file, namesakes in the school and those who have left', () => {
    const known = { ...listedIn(anna), personId: 'anna', hasJoined: false, hasLeft: false }
    expect(
      plan([anna, ['Семенова', 'Анна', 'Петровна', '', '', '', '']], []).failed.map(({ problems }) => problems),
    ).toEqual([[{ column: 'row', reason: 'double', line: 2 }]])
    expect(plan([anna], [known, { ...known, personId: 'other' }]).failed).toMatchObject([
      { problems: [{ reason: 'namesakes' }] },
    ])
    expect(plan([anna], [{ ...known, hasLeft: true }]).failed).toMatchObject([{ problems: [{ reason: 'left' }] }])
    expect(
      plan(
        [anna],
        [
          { ...known, hasLeft: true },
          { ...known, personId: 'new' },
        ],
      ),
    ).toMatchObject({ unchanged: 1 })
  })

  it('counts every row once, and a second import of the same file changes nothing', () => {
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 25 }), fc.array(cells, { maxLength: 10 }), (first, second) => {
        const known = carriedOut([], plan(first, []))
        const next = plan(second, known)
        expect(next.add.length + next.refine.length + next.unchanged + next.failed.length).toBe(readIn(second))
        const again = plan(second, carriedOut(known, next))
        expect(again).toMatchObject({ add: [], refine: [], failed: next.failed })
        expect(again.unchanged).toBe(next.add.length + next.refine.length + next.unchanged)
      }),
    )
  })
})

/** Few names, so that they meet; some wrong, some empty. */
const cells = fc
  .tuple(
    fc.constantFrom('Иванова', 'ИВАНОВА', 'Семёнов', 'Семенов', 'Ким', '', 'Ким (пример)', 'К1м'),
    fc.constantFrom('Анна', 'анна', 'Олег', ''),
    fc.constantFrom('', '-', 'Петровна', 'петровна'),
    fc.constantFrom('', 'учитель', 'Мастер'),
    fc.constantFrom('', 'физика', 'химия, шахматы'),
    fc.constantFrom('', '+7', 'a@b.ru'),
    fc.constantFrom('', '1985', '85'),
  )
  .map((row) => [...row])

function plan(rows: readonly (readonly string[])[], known: readonly Known[]): Plan {
  const read = readList([titles, ...rows], thisYear)
  return planImport(read.ok ? read.rows : [], known)
}

function readIn(rows: readonly (readonly string[])[]): number {
  const read = readList([titles, ...rows], thisYear)
  return read.ok ? read.rows.length : 0
}

function carriedOut(known: readonly Known[], { add, refine }: Plan): Known[] {
  const changed = known.map((one) => ({ ...one, ...refine.find(({ personId }) => personId === one.personId)?.change }))
  return [...changed, ...add.map((one) => ({ ...one, personId: searchName(one), hasJoined: false, hasLeft: false }))]
}

function listedIn(row: readonly string[]): Listed {
  const read = readList([titles, row], thisYear)
  const [first] = read.ok ? read.rows : []
  if (!first?.ok) throw new Error(`not read: ${JSON.stringify(first)}`)
  return first.listed
}

function problemsOf(lines: readonly (readonly string[])[]): unknown[] {
  const read = readList(lines, thisYear)
  if (!read.ok) return [read.reason]
  return read.rows.map((row) => (row.ok ? [] : row.problems.map(({ column, reason }) => [column, reason])))
}
