import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { counts } from '../kit/counts.ts'
import { momentsAroundEffects, momentsAroundSteps } from '../kit/crashing.ts'
import { baselineOf, pictureOf } from '../kit/picture.ts'
import { createStage, type Stage } from '../kit/stage.ts'
import { compare } from '../reliability/comparison.ts'
import { addSender, fileBot, heard } from './kit.ts'

const bytes = new TextEncoder().encode('ФИО;Роль\nЁж;учитель\n')

const deeds: readonly { readonly name: string; readonly work: (stage: Stage) => void }[] = [
  { name: 'Анна asks', work: (stage) => void stage.person('Анна').say('/list') },
  { name: 'Анна sends a list', work: (stage) => void stage.person('Анна').document('Список.csv', bytes) },
  { name: 'Анна is asked for a scan', work: (stage) => void stage.person('Анна').say('/scan') },
  { name: 'Анна sends a scan', work: (stage) => void stage.person('Анна').document('Скан.pdf', bytes) },
]

const momentsOf = counts({ quick: momentsAroundEffects, full: momentsAroundEffects, night: momentsAroundSteps })

describe('a crash at every step of a download', () => {
  let stage: Stage

  beforeAll(async () => {
    const makeBot = fileBot()
    stage = await createStage(makeBot ? { makeBot } : {})
    await addSender(stage.db, stage.person('Анна'), stage.now())
  })

  afterAll(async () => await stage.close())

  it.each(deeds)('leaves everything as it would have been: $name', { timeout: 300_000 }, async ({ work }) => {
    const before = await stage.save()
    const baseline = await baselineOf(stage)
    const whole = await stage.act(() => work(stage))
    const expected = await pictureOf(stage, baseline)
    const after = await stage.save()
    const failures: string[] = []
    for (const moment of momentsOf(whole)) {
      await stage.restore(before)
      const { ambiguous, crashes } = await stage.act(() => work(stage), [moment])
      const { differences, repeated } = compare(expected, await pictureOf(stage, baseline))
      const excess = repeated > ambiguous ? [`${repeated} repeated, ${ambiguous} in doubt`] : []
      const point = `${moment.when} ${moment.step} ${whole.steps[moment.step - 1]}, ${crashes} crashes: `
      failures.push(...[...differences, ...excess].map((one) => point + one))
    }
    expect(failures.slice(0, 3)).toEqual([])
    await stage.restore(after)
  })

  it('of which the list was read once and is gone, and the scan is there once', async () => {
    const said = heard(stage.person('Анна'))
    expect(said.filter((text) => text.startsWith('Прочитано'))).toEqual([
      'Прочитано: Список.csv, 2 стр., staff-list о subject-1',
      `Прочитано: Скан.pdf, ${bytes.byteLength} Б, scan о subject-1`,
    ])
    expect(await stage.db.client.storedFile.findMany({ select: { purpose: true, name: true } })).toEqual([
      { purpose: 'scan', name: 'Скан.pdf' },
    ])
  })
})
