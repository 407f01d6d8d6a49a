import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press } from '../kit/world.ts'
import { addMember, forge, go, readWith, story } from './kit.ts'
import { filesOf, wordsOf } from './papers.ts'

describeDatabases('a consent to print', (open) => {
  it(
    'has the words of the chat, what is known of the person, and lines for the rest',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', schoolId]] })
      const teacher = await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', schoolId]] })

      // What was accepted in the chat, word for word.
      await go(world, teacher, [{ says: '/menu' }, 'Профиль', 'Мои согласия', 'Прочитать: Школа № 3'])
      const [accepted = ''] = readWith(teacher, 'Контрольная сумма текста').map((text) => text.split('\n'))[0] ?? []
      const hash = readWith(teacher, 'SHA-256')[0]?.match(/[0-9a-f]{64}/)?.[0] ?? 'no hash'
      await press(world, teacher, 'Бланк для подписи')
      const [own] = filesOf(teacher)
      expect(own?.name).toBe('Бланк согласия Данные, Иванова Анна Петровна.docx')
      const words = own ? wordsOf(own) : ''
      expect(words).toContain(accepted)
      for (const one of [
        'МБОУ «Средняя школа № 3»',
        'ИНН 1100000003, ОГРН 1021100000003',
        'Цель: организация наставничества педагогических работников',
        'Субъект персональных данных: Иванова Анна Петровна',
        'Документ, удостоверяющий личность (вид, серия, номер): ____',
        'статья 9',
        hash,
      ])
        expect(words).toContain(one)

      // Not given yet: what the school has not said, and the ticks, are left to the pen.
      await go(world, teacher, [{ says: '/menu' }, 'Профиль', 'Мои согласия', 'Сайт: Школа № 3', 'Бланк для подписи'])
      const site = filesOf(teacher).at(-1)
      expect(site?.name).toBe('Бланк согласия Сайт, Иванова Анна Петровна.docx')
      expect(site ? wordsOf(site) : '').toContain('Где: ________________ — сайт оператора.')
      expect(site ? wordsOf(site) : '').toContain('☐ фамилия, имя, отчество')
      expect(site ? wordsOf(site) : '').not.toMatch(/не разрешаю$/m)

      // The curator prints anybody's of the school.
      await go(world, curator, [{ says: '/menu' }, 'Согласия', 'Реестр согласий', 'Вид: Данные', 'Работа наставником'])
      await go(world, curator, ['Иванова Анна Петровна', 'Бланк для подписи'])
      const duty = filesOf(curator).at(-1)
      expect(duty?.name).toBe('Бланк согласия Наставник, Иванова Анна Петровна.docx')
      expect(duty ? wordsOf(duty) : '').toContain('Наставляемые, если уже известны: ____')
      expect(duty ? wordsOf(duty) : '').toContain('по поручению работодателя выполнять работу по наставничеству')

      const { id } = await world.db.client.person.findFirstOrThrow({ where: { surname: 'Зимина' } })
      const before = filesOf(teacher).length
      await forge(world, teacher, `paper-blank:${schoolId}:MENTOR_DUTY:${id}`)
      await forge(world, teacher, `consent-blank:another:MENTOR_DUTY`)
      expect(filesOf(teacher)).toHaveLength(before)
    }),
  )
})
