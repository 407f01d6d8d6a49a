import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { press, type World } from '../kit/world.ts'
import { addMember, addSchoolTo, events, forge, go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addAgreedPair, addOffice, confirmNames, openOrders } from './orders.ts'
import { filesOf, type Received, wordsOf } from './papers.ts'

const lastFile = (person: Person): Received => filesOf(person).at(-1) ?? { name: '', bytes: new Uint8Array() }

/** The template with other words in it. */
function changed(template: Received, from: string, to: string): Uint8Array {
  const parts = unzipSync(template.bytes)
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  expect(body).toContain(from)
  return zipSync({ ...parts, 'word/document.xml': strToU8(body.replace(from, to)) })
}

async function send(world: World, person: Person, name: string, bytes: Uint8Array): Promise<void> {
  person.document(name, bytes)
  await world.settle()
}

async function openTemplates(world: World, person: Person): Promise<void> {
  await go(world, person, [{ says: '/menu' }, 'Школа', 'Шаблоны документов'])
}

describeDatabases('own Word templates of a school', (open) => {
  it(
    'are tried before they are taken, fill the next order, and give way to the usual ones again',
    story(open, async (world) => {
      const { schoolId, curator } = await addOffice(world)
      await addAgreedPair(world, schoolId, { mentor: 'Иванова Анна Петровна', mentees: ['Петров Иван Сергеевич'] })
      await confirmNames(world)
      await openTemplates(world, curator)
      await go(world, curator, ['Приказ о закреплении пар', 'Получить действующий'])
      const usual = lastFile(curator)
      expect(usual.name).toBe('Шаблон Приказ о закреплении пар.docx')
      await press(world, curator, 'Какие есть метки')
      expect(readWith(curator, '{#pairs}{n} {mentor}')).toHaveLength(1)

      await go(world, curator, ['Назад', 'Прислать свой'])
      await send(world, curator, 'приказ.docx', changed(usual, '{headName}', '{direktor}'))
      expect(readWith(curator, 'Шаблон пока не подходит: Приказ о закреплении пар')[0]).toMatch(
        /Метки \{direktor\} в этом документе нет: .* Это место: «.*\{direktor\}.*»\./,
      )
      await press(world, curator, 'Прислать свой')
      await send(world, curator, 'приказ.pdf', strToU8('%PDF-1.7'))
      expect(readWith(curator, 'Это не документ Word в формате DOCX.')).toHaveLength(1)
      expect(await world.db.client.storedFile.count()).toBe(0)

      await press(world, curator, 'Прислать свой')
      const own = changed(
        { name: '', bytes: changed(usual, 'ПРИКАЗЫВАЮ:', 'П Р И К А З Ы В А Ю:') },
        '{place}',
        'Заречный',
      )
      await send(world, curator, 'наш приказ.docx', own)
      expect(readWith(curator, 'Шаблон принят: Приказ о закреплении пар.')[0]).toContain('{place}')
      expect(lastRead(curator)).toContain('Действует ваш шаблон, с 5 октября 2026 г.')
      await press(world, curator, 'Назад')
      expect(lastButtons(curator)).toContain('✎ Приказ о закреплении пар')

      await openOrders(world, curator)
      await go(world, curator, ['Собрать приказ о парах', 'Черновик приказа'])
      expect(wordsOf(lastFile(curator))).toContain('П Р И К А З Ы В А Ю:')

      await openTemplates(world, curator)
      await go(world, curator, ['✎ Приказ о закреплении пар', 'Вернуть шаблон программы'])
      await pressTwice(world, curator, 'Да, вернуть')
      expect(lastRead(curator)).toContain('Действует шаблон программы.')
      await openOrders(world, curator)
      await go(world, curator, ['Проект приказа о парах', 'Черновик приказа'])
      expect(wordsOf(lastFile(curator))).not.toContain('П Р И К А З Ы В А Ю:')
      expect((await events(world)).map(({ event }) => event).filter((event) => /template/.test(event))).toEqual([
        'template-taken',
        'template-returned',
      ])
    }),
  )

  it(
    'are for those who answer for the school',
    story(open, async (world) => {
      const { schoolId } = await addOffice(world)
      const { parentId } = await world.db.client.organisation.findUniqueOrThrow({ where: { id: schoolId } })
      const otherId = await addSchoolTo(world, parentId ?? '', 'Школа № 5')
      const other = await addMember(world, { name: ['Юдина', 'Вера', 'Павловна'], roles: [['CURATOR', otherId]] })
      const teacher = await addMember(world, { name: ['Белая', 'Нина', 'Юрьевна'], roles: [['TEACHER', schoolId]] })
      for (const person of [other, teacher])
        for (const data of [
          `templates:${schoolId}`,
          `template:${schoolId}:order-pairs`,
          `template-get:${schoolId}:order-pairs`,
          `template-send:${schoolId}:order-pairs`,
          `template-own-sure:${schoolId}:order-pairs`,
          `template-get:${schoolId}:my-data`,
        ])
          await forge(world, person, data)
      expect([...filesOf(other), ...filesOf(teacher)]).toEqual([])
      expect(readWith(other, 'Шаблоны документов')).toEqual([])
    }),
  )
})
