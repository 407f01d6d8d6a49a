import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readTable } from '../../src/sheets/table.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press } from '../kit/world.ts'
import { addCurator, addListed } from './banks.ts'
import { addMember, addSchoolTo, events, forge, go, lastButtons, story } from './kit.ts'

const office = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((path) => existsSync(path))

describeDatabases('registers of the banks', (open, kind) => {
  it(
    'hold the columns that the district keeps, for those whom the list is narrowed to',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      const answers = {
        achievements: '=HYPERLINK("http://зло.рф";"приз")',
        kinds: ['remote', 'group'],
        hours: 'oneToTwo',
        days: ['monday', 'friday'],
      }
      const facts = { difficulties: ['lesson', 'law'], capacity: 2, contact: '+7 900 000-00-00', answers }
      await addListed(world, schoolId, { name: 'Ким Олег Львович', ...facts })
      await addListed(world, schoolId, { name: 'Юдин Пётр Ильич', capacity: 0 })
      const hidden = await addListed(world, schoolId, { name: 'Скрытая Анна', capacity: 3 })
      await world.db.client.person.update({ where: { id: hidden.personId }, data: { restrictedAt: world.now() } })
      const curator = await addCurator(world, schoolId)
      await go(world, curator, ['Банк наставников', 'Скачать'])
      expect(documentOf(curator)).toMatchObject({ name: 'Реестр наставников — Школа № 3 — 2026-10-05.xlsx' })
      expect(curator.last?.text).toContain('В реестре 2 человека.')
      expect(await tableOf(curator)).toEqual([
        [
          '№',
          'ФИО',
          'Контакты',
          'Должность',
          'Место работы',
          'Предметы',
          'Компетенции',
          'Достижения',
          'Интересы',
          'Ресурс времени',
          'Мест',
          'Состояние',
          'Дата вхождения',
          'ФИО наставляемого',
          'Форма',
          'Дата завершения',
          'Результат',
          'Ссылка на кейс',
        ],
        [
          '1',
          'Ким Олег Львович',
          '+7 900 000-00-00',
          'Учитель',
          'Школа № 3',
          'Физика',
          'Урок по ФГОС; Нормативная база, права',
          '=HYPERLINK("http://зло.рф";"приз")',
          'виртуальное (на расстоянии); в группе',
          '1–2 часа; Понедельник; Пятница',
          '2',
          '2 места',
          '2026-10-05',
          ...['', '', '', '', ''],
        ],
        expect.arrayContaining(['2', 'Юдин Пётр Ильич', 'мест нет']),
      ])
      await go(world, curator, [
        { says: '/menu' },
        'Банк наставников',
        'Отобрать',
        'есть места',
        'Показать: 1',
        'Скачать',
      ])
      expect((await tableOf(curator)).map((row) => row[1])).toEqual(['ФИО', 'Ким Олег Львович'])
      expect(curator.last?.text).toContain('Отобраны: есть места.')
      expect((await events(world)).filter(({ event }) => event === 'bank-exported')).toHaveLength(2)
    }),
  )

  it(
    'tell how long mentees have waited, and open in LibreOffice',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      const listedAt = new Date('2026-09-21T05:00:00Z')
      const request = { kind: 'MENTEE', listedAt, difficulties: ['parents', 'lesson'] } as const
      const { personId } = await addListed(world, schoolId, { name: 'Ёлкина Инна Олеговна', ...request })
      await world.db.client.person.update({ where: { id: personId }, data: { birthYear: 1999 } })
      const curator = await addCurator(world, schoolId)
      await go(world, curator, ['Банк наставляемых', 'Скачать'])
      expect(documentOf(curator)?.name).toBe('Реестр наставляемых — Школа № 3 — 2026-10-05.xlsx')
      const [header, row] = await tableOf(curator)
      expect(header).toEqual([
        '№',
        'ФИО',
        'Контакты',
        'Год рождения',
        'Основной запрос',
        'Дата вхождения',
        'Дней ожидания',
        'Состояние',
        'ФИО наставника',
        'Форма',
        'Место работы',
        'Дата завершения',
        'Результат',
        'Ссылка на отзыв или кейс',
        'Отметка о прохождении',
      ])
      expect(row?.slice(0, 8)).toEqual([
        '1',
        'Ёлкина Инна Олеговна',
        '',
        '1999',
        'Работа с родителями; Урок по ФГОС',
        '2026-09-21',
        '14',
        'ждёт 14 дней',
      ])
      // Once is enough; machines without LibreOffice read the same cells through the reader alone.
      const opened = office && kind === 'embedded' ? asCsv(office, documentOf(curator)?.bytes) : (row ?? []).join()
      expect(opened).toContain('Ёлкина Инна Олеговна')
    }),
  )

  it(
    'are for the head too, in English, and for nobody of another school',
    story(open, async (world) => {
      const { districtId, schoolId } = await addTown(world)
      const elsewhere = await addSchoolTo(world, districtId, 'Школа № 8')
      await addListed(world, schoolId, { name: 'Brown Mary' })
      await addListed(world, elsewhere, { name: 'Чужая Анна' })
      const roles = [['HEAD', schoolId]] as const
      const head = await addMember(world, { name: ['Green', 'Ann', ''], roles, language: 'en' })
      await go(world, head, ['Bank of mentors', 'Download'])
      expect(documentOf(head)?.name).toBe('Register of mentors — Школа № 3 — 2026-10-05.xlsx')
      expect((await tableOf(head)).map((row) => row[1])).toEqual(['Full name', 'Brown Mary'])
      await forge(world, head, `register:mentors:....${elsewhere}`)
      expect((await tableOf(head)).map((row) => row[1])).toEqual(['Full name'])
      const coordinator = await addMember(world, {
        name: ['Климова', 'Вера', ''],
        roles: [['COORDINATOR', districtId]],
      })
      await forge(world, coordinator, 'register:mentors:')
      expect(coordinator.toast?.alert).toBe(true)
      await press(world, coordinator, 'Банки района')
      expect(lastButtons(coordinator)).toEqual(['Меню'])
    }),
  )
})

type Sent = { readonly name: string; readonly bytes: Uint8Array }

function documentOf(person: Person): Sent | undefined {
  const { file } = person.screen.findLast((one) => one.file) ?? {}
  return file
}

async function tableOf(person: Person): Promise<string[][]> {
  const file = documentOf(person)
  const read = file && (await readTable(file))
  if (!read?.ok) throw new Error('no workbook was sent')
  return [read.table.header, ...read.table.rows]
}

function asCsv(program: string, bytes: Uint8Array | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), 'register-'))
  try {
    writeFileSync(join(folder, 'register.xlsx'), bytes ?? new Uint8Array())
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76'
    const home = `-env:UserInstallation=file://${folder}/home`
    execFileSync(program, [
      home,
      '--headless',
      '--convert-to',
      filter,
      '--outdir',
      folder,
      join(folder, 'register.xlsx'),
    ])
    return readFileSync(join(folder, 'register.csv'), 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
