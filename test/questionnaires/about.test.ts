import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { findOrganisation } from '../../src/organisations/store.ts'
import type { Form } from '../../src/questionnaires/actions/form.ts'
import { openDraft, restart } from '../../src/questionnaires/actions/opening.ts'
import { submitDraft, takeStep } from '../../src/questionnaires/actions/answering.ts'
import { answer } from '../../src/questionnaires/steps.ts'
import { removeDraftsAbout } from '../../src/questionnaires/store/drafts.ts'
import { findResponse, type Response } from '../../src/questionnaires/store/responses.ts'
import { addMember, story } from '../journeys/kit.ts'
import { memberOf } from '../journeys/pairs.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, type World } from '../kit/world.ts'

const questionnaire = { key: 'mentor', version: 1, questions: [{ id: 'mark', scale: { from: 1, to: 10 } }] } as const

/** Of two things, of which the member may fill only those of the list. */
function formAbout(allowed: readonly string[], sent: Response[]): Form {
  return {
    key: 'mentor',
    versions: [questionnaire],
    known: () => ({}),
    clause: 'road-map 6.1',
    subject: {
      placeFor: async (tx, member, subjectId) =>
        allowed.includes(subjectId) ? await findOrganisation(tx, member.roles[0]?.organisation.id ?? '') : undefined,
      nameFor: async (_tx, _personId, subjectId) => await Promise.resolve(subjectId),
      listAsked: async () => await Promise.resolve(allowed),
    },
    onSubmitted: async (_tx, _member, response) => await Promise.resolve(void sent.push(response)),
  }
}

async function addTeacher(world: World) {
  const { schoolId } = await addTown(world)
  const person = await addMember(world, { name: ['Ким', 'Яна', 'Львовна'], roles: [['TEACHER', schoolId]] })
  const member = await memberOf(world, person)
  const school = member.roles[0]?.organisation
  if (!school) throw new Error('works nowhere')
  return { member, school }
}

describeDatabases('a questionnaire about something', (open) => {
  it(
    'opens only about what the form allows, and never about nothing',
    story(open, async (world) => {
      const { member, school } = await addTeacher(world)
      const form = formAbout(['one'], [])
      const { subject: _about, ...plain } = form
      await inTransaction(world.db, async (tx) => {
        const opened = async (of: Form, about: string) =>
          (await openDraft(tx, member, of, school, world.now(), about)).ok
        expect(await opened(form, '')).toBe(false)
        expect(await opened(form, 'two')).toBe(false)
        expect(await opened(plain, 'one')).toBe(false)
        expect(await opened(form, 'one')).toBe(true)
        expect(await opened(plain, '')).toBe(true)
      })
      expect(await world.db.client.questionnaireDraft.count()).toBe(2)
    }),
  )

  it(
    'has a draft, an answer and a correction for each thing, and is not asked anew in another school year',
    story(open, async (world) => {
      const { member, school } = await addTeacher(world)
      const sent: Response[] = []
      const form = formAbout(['one', 'two'], sent)
      await inTransaction(world.db, async (tx) => {
        const now = world.now()
        for (const [about, mark] of [
          ['one', 3],
          ['two', 8],
        ] as const) {
          const opening = await openDraft(tx, member, form, school, now, about)
          if (!opening.ok) throw new Error(opening.reason)
          const again = await restart(tx, member, form, school, opening.stored.id, now)
          if (again?.subjectId !== about) throw new Error('begun anew about something else')
          await takeStep(tx, form, school, again, (of, draft) => answer(of, draft, 'mark', mark), now)
          const { status } = await submitDraft(tx, member, form, again.id, now)
          expect(status).toBe('submitted')
        }
        expect(sent.map(({ subjectId, answers }) => [subjectId, answers['mark']])).toEqual([
          ['one', 3],
          ['two', 8],
        ])
        expect((await findResponse(tx, member.personId, 'mentor', 'two'))?.answers).toEqual({ mark: 8 })
        expect(await findResponse(tx, member.personId, 'mentor')).toBeUndefined()
        const later = new Date('2027-10-05T05:00:00Z')
        const opening = await openDraft(tx, member, form, school, later, 'one')
        expect(opening.ok && opening.stored.draft.status).toBe('reviewing')
        await removeDraftsAbout(tx, 'one', member.personId)
        expect(await tx.questionnaireDraft.count()).toBe(0)
      })
    }),
  )
})
