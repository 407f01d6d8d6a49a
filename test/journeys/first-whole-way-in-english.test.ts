import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, join, press, say, tokenIn, type World } from '../kit/world.ts'
import { go, lastButtons, lastRead, readWith, story } from './kit.ts'
import { later } from './notices.ts'

describeDatabases('the first whole way in English', (open) => {
  it(
    'goes from the coordinator to the monthly summary',
    story(open, async (world) => {
      const { curator, teacher } = await invited(world)

      expect(lastRead(teacher)).toBe('Anna, what shall we do?\nYou are here as teacher (Школа № 3).')
      expect(lastButtons(teacher)).toEqual([
        'My pair',
        'I need a mentor',
        'Mentor questionnaire',
        'My part',
        'Profile',
        'Where I am',
        'Help',
      ])
      await press(world, teacher, 'Mentor questionnaire')
      expect(lastRead(teacher)).toContain('Question 1 of 13\n\nFor how many years have you been teaching?')
      await go(world, teacher, [{ says: 'five' }])
      expect(lastRead(teacher)).toContain('There seems to be no number here. Please write a single number, such as 5.')
      await go(world, teacher, [
        { says: '5 years' },
        'First',
        'Not yet',
        'Assessment',
        'Done',
        'Skip',
        'On request',
        'Done',
        'One',
        '1–2 hours',
        'Tuesday',
        'Done',
      ])
      await go(world, teacher, [
        'Back',
        'Thursday',
        'Done',
        'My own school only',
        'Nothing at all',
        'Done',
        '7',
        '8',
        '9',
        '10',
        '2',
        'Skip',
        'Skip',
        'Yes, I would',
      ])
      expect(lastRead(teacher)).toBe(
        `Please check your answers\n${answers}\nIf everything is right, press “Send”. Any answer can be changed.`,
      )
      await press(world, teacher, 'Send')
      expect(lastRead(teacher)).toContain('Thank you! The questionnaire has gone to the curator of your school.')

      await later(world, 5)
      expect(lastRead(curator)).toBe('A new mentor questionnaire. The card is already in the bank: Ivanova A.')
      await press(world, curator, 'Open the questionnaire')
      expect(lastRead(curator)).toBe(`Ivanova Anna
Teacher
Subjects: Mathematics
Школа № 3
In the bank since 5 October 2026
Free places: 1
Consents: data ✓, mentoring –, publication –
Questionnaire of 5 October 2026 at 10:00

${answers}`)
      await press(world, curator, 'To the bank')
      expect(lastRead(curator)).toBe('Bank of mentors\n1 mentor, 1 free place.\n1. Ivanova A. · Mathematics · 1 place')

      await world.moveTo(new Date('2026-11-02T04:00:00Z'))
      expect(readWith(curator, 'summary')).toEqual([summary])
    }),
  )
})

async function invited(world: World) {
  const town = await addTown(world)
  const coordinator = world.person('Vera', 'en')
  await join(world, coordinator, town.coordinatorToken, ['klimova', 'Vera', 'Olegovna'])
  await go(world, coordinator, ['Invite', 'A school head', 'Школа № 3'])
  expect(lastRead(coordinator)).toContain('Invitation: school head, Школа № 3')
  expect(lastRead(coordinator)).toContain(
    'For one person, valid until 12 October 2026 at 10:00. Forward the link or show the QR code.',
  )

  const head = world.person('Peter', 'en')
  await join(world, head, tokenIn(coordinator), ['Serov', 'Peter', 'Ilyich'])
  await go(world, head, ['Invite', 'A curator'])
  expect(lastRead(head)).toBe(
    'What is the number of the order that appoints the curator? If there is no order yet, you can enter it later.',
  )
  await say(world, head, '17-k')
  await say(world, head, '20.09.2026')

  const curator = world.person('Olga', 'en')
  await join(world, curator, tokenIn(head), ['Zimina', 'Olga', 'Pavlovna'])
  await go(world, curator, ['Invite', 'Teachers', 'Shared, up to 60 people'])

  const teacher = world.person('Anna', 'en')
  teacher.start(tokenIn(curator))
  await world.settle()
  expect(readWith(teacher, 'invited')).toEqual(['Hello! You have been invited: Школа № 3, teacher.'])
  expect(lastRead(teacher)).toContain('Before asking anything about you, we need your consent.')
  expect(lastRead(teacher)).toContain(
    'by the operator: МБОУ «Средняя школа № 3», address: Заречный, ул. Школьная, 3, INN 1100000003, OGRN 1021100000003.',
  )
  await go(world, teacher, [
    'I consent',
    { says: 'Ivanova' },
    { says: 'Anna' },
    'I have none',
    'Mathematics',
    'That is all',
    'Teacher',
  ])
  return { curator, teacher }
}

const answers = `Post: Teacher
Subjects: Mathematics
Years in education: 5
Category: First
Mentoring experience: Not yet
Ready to help with: assessing, checking and correcting knowledge
Experience and achievements: no answer
Kinds of mentoring: situational (on request)
How many mentees: one
Time a week: 1–2 hours
Convenient days: Tuesday; Thursday
Where ready to work: own school only
Needed for a start: Nothing at all
Sure of the results: 7 out of 10
Sure of theory: 8 out of 10
Sure of practice: 9 out of 10
Sure of the life of school: 10 out of 10
Sure of winning over: 2 out of 10
↳ What would help: no answer
Expectations: no answer
Taking part: Yes, I would`

const summary = `Школа № 3: summary for October 2026

In the bank of mentors: 1 (+1)
Waiting for a mentor: 0 (as before)
Sent the mentor questionnaire: 1 (+1)
Have not begun it: 0 (as before)
Begun and not finished: 0 (as before)
Deadlines: overdue 0, in the next 30 days 0

There have been no meetings yet, so there is no picture. The details are in the workbook below.`
