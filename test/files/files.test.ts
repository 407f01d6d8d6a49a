import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { forgetFiles } from '../../src/files/jobs.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases, type Open } from '../kit/database.ts'
import { createWorld, press, say, type World } from '../kit/world.ts'
import { addSender, fileBot, heard } from './kit.ts'

const bytes = new TextEncoder().encode('ФИО;Роль\nЁж;учитель\n')
// A table is stored as what was read of it: reading may take seconds, which no transaction may.
const answer = 'Прочитано: Список.csv, 2 стр., staff-list о subject-1'
const coming = 'Файл получен, открываю. Обычно это несколько секунд.'
const notFetched =
  'Не получилось забрать из мессенджера файл «Список.csv». Так бывает, и вы тут ни при чём. Пришлите его, пожалуйста, ещё раз.'

describeDatabases('a file that somebody sends', (open) => {
  it(
    'comes after the commit as an update of its own, is handled once, and is not kept when it was only to be read',
    telling(open, async (world, anna) => {
      await send(world, anna)
      expect(heard(anna).slice(0, 3)).toEqual(['Пришлите файл', coming, answer])
      expect(anna.last).toMatchObject({ kind: 'document', file: { name: 'Отчёт Список.csv' }, text: 'Отчёт' })
      expect(anna.buttons()).toEqual(['Дальше'])
      expect(await world.db.client.storedFile.count()).toBe(0)
      expect(await world.db.client.download.findMany({ select: { state: true, name: true, fileId: true } })).toEqual([
        { state: 'DONE', name: '', fileId: '' },
      ])
    }),
  )

  it(
    'is kept when it is a scan, a photo too, with whose it is and what it holds',
    telling(open, async (world, anna) => {
      await say(world, anna, '/scan')
      const photo = world.botApi.file(anna.photo(onePixel()).photo?.at(-1)?.file_id ?? '')
      await world.settle()
      const [kept, ...others] = await world.db.client.storedFile.findMany({ include: { sender: true } })
      expect(others).toEqual([])
      expect(kept).toMatchObject({ purpose: 'scan', name: 'photo.jpg', mime: 'image/jpeg', personId: null })
      expect(Buffer.from(kept?.bytes ?? []).equals(photo?.bytes ?? new Uint8Array())).toBe(true)
      expect(kept?.sha256).toBe(
        createHash('sha256')
          .update(kept?.bytes ?? '')
          .digest('hex'),
      )
      await world.moveTo(new Date('2027-03-01T05:00:00Z'))
      await forgetFiles(world.db, world.now())
      expect(await world.db.client.storedFile.count()).toBe(1)
      expect(await world.db.client.download.count()).toBe(0)
    }),
  )

  it(
    'is one file however often the message comes',
    telling(open, async (world, anna) => {
      await say(world, anna, '/list')
      anna.document('Список.csv', bytes)
      const update = world.botApi.lastUpdate
      await world.settle()
      if (update) world.botApi.redeliver(update)
      await world.settle()
      expect(heard(anna).filter((text) => text === answer)).toHaveLength(1)
      expect(heard(anna)).not.toContain('Об этом не просили')
    }),
  )

  it(
    'is taken once when two are sent: nobody asked for the second',
    telling(open, async (world, anna) => {
      await say(world, anna, '/list')
      anna.document('Список.csv', bytes)
      anna.document('Другой.csv', bytes)
      await world.settle()
      expect(heard(anna).filter((text) => text.startsWith('Прочитано'))).toEqual([answer])
      expect(heard(anna)).toContain('Об этом не просили')
    }),
  )

  it(
    'is asked for until it comes: words, a voice, a sticker and a file too big leave the question where it is',
    telling(open, async (world, anna) => {
      await go(world, anna, ['/list', 'вот он'])
      expect(heard(anna).at(-1)).toBe('Здесь нужен файл или фотография. Прикрепите, пожалуйста, через скрепку.')
      expect(anna.buttons()).toEqual(['Не сейчас'])
      anna.sticker()
      anna.document('Список.csv', new Uint8Array(10 * 1024 * 1024 + 1))
      await world.settle()
      expect(heard(anna).at(-1)).toBe(
        'Этот файл больше 10 МБ. Пришлите, пожалуйста, поменьше — например, снимок вместо скана.',
      )
      anna.document('Список.csv', bytes)
      await world.settle()
      expect(heard(anna)).toContain(answer)
      expect(await world.db.client.download.count()).toBe(1)
    }),
  )

  it(
    'may be put off by a button, and comes at the wrong moment then',
    telling(open, async (world, anna) => {
      await say(world, anna, '/list')
      await press(world, anna, 'Не сейчас')
      expect(heard(anna).at(-1)).toBe('Хорошо, не сейчас')
      await send(world, anna, false)
      expect(heard(anna).at(-1)).toBe('Об этом не просили')
      expect(await world.db.client.download.count()).toBe(0)
    }),
  )

  it(
    'feeds no dialogue that was begun meanwhile',
    telling(open, async (world, anna) => {
      await say(world, anna, '/list')
      anna.document('Список.csv', bytes)
      anna.say('/scan')
      await world.settle()
      expect(heard(anna)).toContain(answer)
      expect(heard(anna)).not.toContain('Здесь нужен файл или фотография. Прикрепите, пожалуйста, через скрепку.')
      anna.document('Скан.pdf', bytes)
      await world.settle()
      expect(heard(anna)).toContain(`Прочитано: Скан.pdf, ${bytes.byteLength} Б, scan о subject-1`)
    }),
  )

  it.each([
    ['a refusal for haste', { kind: 'rate', retryAfter: 2 }],
    ['a failure', { kind: 'error', code: 500, description: 'Internal Server Error' }],
    ['a page of a gateway', { kind: 'gateway' }],
    ['a broken connection', { kind: 'reset' }],
    ['a lost answer', { kind: 'lost-answer' }],
  ] as const)(
    'comes in spite of %s, while it is asked for and while it is fetched',
    async (_, fault) =>
      await telling(open, async (world, anna) => {
        world.botApi.fail(fault, { method: 'getFile', times: 2 })
        world.botApi.fail(fault, { method: 'file', times: 2 })
        await send(world, anna)
        expect(heard(anna).filter((text) => text === answer)).toHaveLength(1)
        expect(world.botApi.calls.filter(({ method }) => method === 'getFile')).toHaveLength(5)
      })(),
  )

  it(
    'is given up with kind words after five tries, or when the messenger has it no more',
    telling(open, async (world, anna) => {
      world.botApi.fail({ kind: 'gateway' }, { method: 'file', times: 5 })
      await send(world, anna)
      expect(heard(anna).at(-1)).toBe(notFetched)
      expect(world.botApi.calls.filter(({ method }) => method === 'getFile')).toHaveLength(5)
      world.botApi.fail({ kind: 'error', code: 400, description: 'Bad Request: wrong file_id' }, { method: 'getFile' })
      await send(world, anna)
      expect(heard(anna).filter((text) => text === notFetched)).toHaveLength(2)
      expect(world.botApi.calls.filter(({ method }) => method === 'getFile')).toHaveLength(6)
      await send(world, anna)
      expect(heard(anna)).toContain(answer)
      expect(world.log.join('')).not.toMatch(/Список|AAtest/)
    }),
  )

  it('speaks the language of who sent it', async () =>
    await telling(
      open,
      async (world, anna) => {
        world.botApi.fail({ kind: 'gateway' }, { method: 'file', times: 5 })
        await send(world, anna)
        expect(heard(anna).slice(-2)).toEqual([
          'Got the file, opening it. It usually takes a few seconds.',
          'The messenger did not hand over the file “Список.csv”. It happens, and it is not your doing. Please send it once more.',
        ])
      },
      'en',
    )())

  it(
    'is fetched by whoever starts after the program was down',
    telling(open, async (world, anna) => {
      world.botApi.fail({ kind: 'hang' }, { method: 'getFile' })
      await say(world, anna, '/list')
      anna.document('Список.csv', bytes)
      await untilAsked(world)
      await world.restart()
      await world.settle()
      expect(heard(anna)).toContain(answer)
    }),
  )

  it(
    'is for nobody when the sender is nobody any more',
    telling(open, async (world, anna) => {
      world.botApi.fail({ kind: 'slow', ms: 300 }, { method: 'file' })
      await say(world, anna, '/scan')
      anna.document('Скан.pdf', bytes)
      await untilAsked(world)
      await world.db.client.account.deleteMany()
      await world.settle()
      expect(heard(anna).at(-1)).toBe(coming)
      expect(await world.db.client.storedFile.count()).toBe(0)
    }),
  )

  it('is forgotten after a day where its handler could not cope', async () => {
    const failing = fileBot({ 'staff-list': async () => await Promise.reject(new Error('cannot cope')) })
    await telling(
      open,
      async (world, anna) => {
        await send(world, anna)
        expect(heard(anna).at(-1)).toContain('Простите, последнее действие не получилось')
        expect(await world.db.client.storedFile.count()).toBe(1)
        await world.moveTo(new Date('2026-10-07T05:00:00Z'))
        await forgetFiles(world.db, world.now())
        expect(await world.db.client.storedFile.count()).toBe(0)
      },
      'ru',
      failing,
    )()
  })
})

function telling(
  open: Open,
  tell: (world: World, anna: Person) => Promise<void>,
  language: 'ru' | 'en' = 'ru',
  makeBot = fileBot(),
): () => Promise<void> {
  return async () => {
    const world = await createWorld(await open(), makeBot ? { makeBot } : {})
    try {
      const anna = world.person('Анна', language)
      await addSender(world.db, anna, world.now(), language)
      await tell(world, anna)
    } finally {
      world.botApi.heal()
      await world.close()
    }
  }
}

async function send(world: World, person: Person, isAsked = true): Promise<void> {
  if (isAsked) await say(world, person, '/list')
  person.document('Список.csv', bytes)
  await world.settle()
}

async function go(world: World, person: Person, words: readonly string[]): Promise<void> {
  for (const one of words) await say(world, person, one)
}

/** Hands the updates over and waits until the messenger was asked for the file, no longer. */
async function untilAsked(world: World): Promise<void> {
  const updates = world.botApi.takeUpdates(0)
  await world.program.receive(updates)
  while (!world.botApi.calls.some(({ method }) => method === 'getFile') && world.botApi.faults.length > 0) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** A PNG of one white pixel. */
function onePixel(): Uint8Array {
  return new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
      'base64',
    ),
  )
}
