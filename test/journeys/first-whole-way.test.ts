import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, createWorld, join, press, say, tokenIn } from '../kit/world.ts'

describeDatabases('the first whole way', (open) => {
  it('goes from the coordinator to the monthly summary', async () => {
    const world = await createWorld(await open())
    const town = await addTown(world)

    const coordinator = world.person('Вера')
    await join(world, coordinator, town.coordinatorToken, ['климова', 'Вера', 'Олеговна'])
    await press(world, coordinator, 'Пригласить')
    await press(world, coordinator, 'Руководителя школы')
    await press(world, coordinator, 'Школа № 3')

    const head = world.person('Пётр')
    await join(world, head, tokenIn(coordinator), ['Серов', 'Пётр', 'Ильич'])
    await press(world, head, 'Пригласить')
    await press(world, head, 'Куратора')
    await say(world, head, '17-к')
    await say(world, head, '20.09.2026')

    const curator = world.person('Ольга')
    await join(world, curator, tokenIn(head), ['Зимина', 'Ольга', 'Павловна'])
    await press(world, curator, 'Пригласить')
    await press(world, curator, 'Учителей')
    await press(world, curator, 'Общая, до 60 человек')

    const teacher = world.person('Анна')
    await join(world, teacher, tokenIn(curator), ['Иванова', 'Анна', 'Петровна'])
    await press(world, teacher, 'Анкета наставника')
    await world.close()
  })
})
