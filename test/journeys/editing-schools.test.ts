import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, join, press, say, tokenIn } from '../kit/world.ts'
import { addMember, addSchoolTo, events, forge, go, lastButtons, lastRead, readWith, story } from './kit.ts'

const stale = { text: 'Эта кнопка устарела. Ниже — то, что есть сейчас.', alert: true }
const fields = [
  'Полное название',
  'Краткое название',
  'Адрес',
  'ИНН',
  'ОГРН',
  'Руководитель',
  'Его должность',
  'Часовой пояс',
  'Сайт',
]

describeDatabases('schools', (open) => {
  it(
    'are corrected by their curator, each requisite with its own check',
    story(open, async (world) => {
      const town = await addTown(world)
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', town.schoolId]],
      })
      await press(world, curator, 'Школа')
      expect(lastRead(curator)).toBe(
        [
          'МБОУ «Средняя школа № 3»',
          'Краткое название: Школа № 3',
          'Адрес: Заречный, ул. Школьная, 3',
          'ИНН: 1100000003',
          'ОГРН: 1021100000003',
          'Руководитель: не указано',
          'Его должность: не указано',
          'Часовой пояс: Екатеринбург, Уфа (UTC+5)',
          'Сайт: не указано',
          '',
          'Чтобы исправить, нажмите на то, что изменилось.',
        ].join('\n'),
      )
      expect(lastButtons(curator)).toEqual(['Дорожная карта', 'Шаблоны документов', 'Переходы', ...fields, 'Меню'])

      await go(world, curator, ['ИНН', { says: '123' }])
      expect(lastRead(curator)).toBe(
        'В ИНН организации 10 цифр, а здесь получилось иначе. Проверьте и напишите ещё раз.',
      )
      await say(world, curator, '7707083894')
      expect(lastRead(curator)).toBe(
        'Такого ИНН быть не может: контрольная цифра не сходится. Скорее всего, где-то опечатка.',
      )
      await say(world, curator, '77 07 08 38 93')
      expect(readWith(curator, 'новые согласия будут с новыми')).toHaveLength(1)
      expect(lastRead(curator)).toContain('ИНН: 7707083893')

      await go(world, curator, ['ОГРН', { says: '1027700132196' }])
      expect(lastRead(curator)).toContain('Такого ОГРН быть не может')
      await say(world, curator, '1027700132195')
      await go(world, curator, ['Руководитель', { says: 'Серов' }])
      expect(lastRead(curator)).toContain('Напишите фамилию, имя и отчество руководителя целиком')
      await say(world, curator, 'Серов Пётр Ильич')
      await go(world, curator, ['Его должность', { says: 'исполняющий обязанности директора' }])
      await go(world, curator, ['Сайт', { says: 'сайта нет' }])
      expect(lastRead(curator)).toContain('Не похоже на адрес сайта.')
      await say(world, curator, 'school3.example.ru')
      expect(readWith(curator, 'Адрес сайта стоит в согласии на публикацию')).toHaveLength(1)
      await go(world, curator, ['Часовой пояс', { says: 'Москва' }])
      expect(lastRead(curator)).toContain('Такого часового пояса нет.')
      expect(lastButtons(curator)).toHaveLength(11)
      await press(world, curator, 'Москва, Петербург (UTC+3)')
      await go(world, curator, ['Адрес', 'Убрать'])
      expect(lastRead(curator)).toBe(
        [
          'МБОУ «Средняя школа № 3»',
          'Краткое название: Школа № 3',
          'Адрес: не указано',
          'ИНН: 7707083893',
          'ОГРН: 1027700132195',
          'Руководитель: Серов Пётр Ильич',
          'Его должность: исполняющий обязанности директора',
          'Часовой пояс: Москва, Петербург (UTC+3)',
          'Сайт: https://school3.example.ru',
          '',
          'Чтобы исправить, нажмите на то, что изменилось.',
        ].join('\n'),
      )
      await go(world, curator, ['Часовой пояс', { says: 'asia/novosibirsk' }])
      expect(lastRead(curator)).toContain('Часовой пояс: Asia/Novosibirsk')
      const changes = (await events(world)).filter(({ event }) => event === 'organisation-changed')
      expect(changes).toHaveLength(8)
    }),
  )

  it(
    'are renamed for the consents that are given from then on, and nobody is asked anew',
    story(open, async (world) => {
      const town = await addTown(world)
      const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', town.schoolId]] })
      await addSchoolTo(world, town.districtId, 'Школа № 8')
      await go(world, head, ['Школа', 'Краткое название', { says: ' школа №8' }])
      expect(readWith(head, 'Школа с таким коротким названием в районе уже есть')).toHaveLength(1)
      expect(lastRead(head)).toContain('А короткое, до 40 знаков?')
      await say(world, head, 'Школа № 3 имени Гагарина')
      await go(world, head, ['Полное название', { says: 'МАОУ «Средняя школа № 3 имени Гагарина»' }])
      expect(readWith(head, 'Те, что уже даны, остаются в силе, заново никого не спросим.')).toHaveLength(1)
      expect(lastRead(head)).toContain('МАОУ «Средняя школа № 3 имени Гагарина»')
      await say(world, head, '/menu')
      expect(lastRead(head)).toBe('Пётр Ильич, чем займёмся?\nВы — руководитель школы (Школа № 3 имени Гагарина).')

      await go(world, head, ['Пригласить', 'Учителей', 'Для одного человека'])
      const teacher = world.person('Анна')
      teacher.start(tokenIn(head))
      await world.settle()
      expect(readWith(teacher, 'даю согласие оператору: МАОУ «Средняя школа № 3 имени Гагарина»')).toHaveLength(1)
    }),
  )

  it(
    'are listed, added and corrected by the coordinator, the district too',
    story(open, async (world) => {
      const town = await addTown(world)
      for (let number = 10; number < 20; number += 1) await addSchoolTo(world, town.districtId, `Школа № ${number}`)
      const coordinator = await addMember(world, {
        name: ['Климова', 'Вера', 'Олеговна'],
        roles: [['COORDINATOR', town.districtId]],
      })
      await press(world, coordinator, 'Школы района')
      expect(lastRead(coordinator)).toContain('Школы: Заречный район')
      expect(lastButtons(coordinator).slice(0, 2)).toEqual(['Школа № 3', 'Школа № 10'])
      await press(world, coordinator, '9–11 ›')
      expect(lastButtons(coordinator)).toEqual([
        'Школа № 17',
        'Школа № 18',
        'Школа № 19',
        '‹ 1–8',
        'Район: Заречный район',
        'Добавить школу',
        'Меню',
      ])
      await go(world, coordinator, ['Школа № 17', 'Адрес', { says: 'Заречный, ул. Мира, 17' }])
      expect(lastRead(coordinator)).toContain('Адрес: Заречный, ул. Мира, 17')
      await go(world, coordinator, ['К школам района', 'Район: Заречный район', 'ОГРН', { says: '1027700132195' }])
      expect(readWith(coordinator, 'стоят в тексте согласий всех школ района')).toHaveLength(1)
      expect(lastRead(coordinator)).toContain('ОГРН: 1027700132195')

      await go(world, coordinator, ['К школам района', 'Добавить школу', { says: 'мбоу "Школа № 12"' }])
      expect(readWith(coordinator, 'Школа с таким полным названием в районе уже есть')).toHaveLength(1)
      await go(world, coordinator, [{ says: 'МБОУ «Лицей»' }, { says: 'Лицей' }, 'Внесу позже'])
      await go(world, coordinator, [{ says: '7707083894' }, { says: '7707083893' }, 'Внесу позже'])
      expect(lastRead(coordinator)).toBe('Школа добавлена: Лицей.')
      await press(world, coordinator, 'Пригласить руководителя')
      const head = world.person('Игорь')
      await join(world, head, tokenIn(coordinator), ['Петров', 'Игорь', 'Олегович'])
      await press(world, head, 'Школа')
      expect(lastRead(head)).toContain('МБОУ «Лицей»')
      expect(lastRead(head)).toContain('ИНН: 7707083893')
    }),
  )

  it(
    'are closed to whoever may not correct them, also with a button of before',
    story(open, async (world) => {
      const town = await addTown(world)
      const elsewhere = await addSchoolTo(world, town.districtId, 'Школа № 8')
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [['TEACHER', town.schoolId]],
      })
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', town.schoolId]],
      })
      expect(lastButtons(teacher)).not.toContain('Школа')
      for (const [who, data] of [
        [teacher, 'own-school'],
        [teacher, `school:${town.schoolId}`],
        [teacher, `school-edit:${town.schoolId}:inn`],
        [teacher, 'schools:0'],
        [teacher, 'school-add'],
        [curator, `school:${elsewhere}`],
        [curator, `school:${town.districtId}`],
        [curator, `school-edit:${elsewhere}:fullName`],
        [curator, `school-edit:${town.schoolId}:kind`],
        [curator, 'schools:0'],
      ] as const) {
        await forge(world, who, data)
        expect([data, who.toast]).toEqual([data, stale])
      }
      await go(world, curator, ['Школа', 'ИНН'])
      await world.db.client.rolePeriod.updateMany({
        where: { role: 'CURATOR' },
        data: { finishedOn: world.now(), endReason: 'REVOKED' },
      })
      await say(world, curator, '7707083893')
      expect((await world.db.client.organisation.findUnique({ where: { id: town.schoolId } }))?.inn).toBe('1100000003')
      await press(world, curator, 'ОГРН')
      expect(curator.toast).toEqual(stale)
    }),
  )
})
