import type { Database } from '../db/connect.ts'
import { inTransaction, type Tx } from '../db/transaction.ts'
import { note } from '../journal/actions.ts'
import type { NoticeMessage } from '../notices/choice.ts'
import { tell } from '../notices/actions/telling.ts'
import type { Organisation, OrganisationCard } from '../organisations/organisation.ts'
import { findOrganisation } from '../organisations/store.ts'
import { isInPair } from '../pairs/store/pairs.ts'
import { listRecipients, listRecipientsOf, type Recipient } from '../people/store.ts'
import type { Language } from '../i18n/texts.ts'
import { type Shown, showProgress } from './actions/progress.ts'
import { pageOfReading, withCouples, withPlaces } from './actions/reading.ts'
import type { Found } from './cohort.ts'
import type { PickCounts, Progress, Run } from './run.ts'
import { listSchoolIds } from './store/couples.ts'
import { listMentees, listMentors } from './store/people.ts'
import { countPicks } from './store/picks.ts'
import { listRunning, savePicks, saveRunStatus } from './store/runs.ts'
import { createMatcher, type Matched } from './thread.ts'

/** How what is found reads; handed in, since what is shown is not a job's business. */
export type Showing = {
  readonly progress: (language: Language, run: Run, organisation: Organisation, progress: Progress) => Shown
  /** For the curators of a school whose part of a district's run is ready. */
  readonly part: (to: Recipient, run: Run, school: OrganisationCard, counts: PickCounts) => NoticeMessage
}

const pageOfKeeping = 250

/**
 * Carries out the runs that were begun: reads page by page, matches in a thread, keeps, shows. Each step is a transaction
 * of its own; a run that a restart broke off is still «running» and is done anew from the beginning. Answers whether there was one.
 */
export async function carryOutRuns(db: Database, showing: Showing, now: Date): Promise<boolean> {
  const running = await inTransaction(db, async (tx) => await listRunning(tx))
  for (const run of running) await carryOut(db, run, showing, now)
  return running.length > 0
}

async function carryOut(db: Database, run: Run, showing: Showing, now: Date): Promise<void> {
  const { organisation, language } = await inTransaction(db, async (tx) => ({
    organisation: await findOrganisation(tx, run.organisationId),
    language: (await listRecipientsOf(tx, run.startedById))[0]?.language ?? 'ru',
  }))
  if (!organisation) return
  const show = async (tx: Tx, progress: Progress) =>
    await showProgress(tx, run, progress.step, showing.progress(language, run, organisation, progress), now)
  const matched = await match(db, run, show, now)
  await inTransaction(db, async (tx) => {
    if (matched.ok) return await finish(tx, run, matched.found, { showing, show }, now)
    if (await saveRunStatus(tx, run.id, 'running', 'failed', now)) await show(tx, { step: 'failed' })
  })
}

type Show = (tx: Tx, progress: Progress) => Promise<void>

async function match(db: Database, run: Run, show: Show, now: Date): Promise<Matched> {
  const { school, district } = await inTransaction(db, async (tx) => await schoolsOf(tx, run))
  const matcher = createMatcher({ mode: run.mode, field: district ? 'district' : 'school' })
  try {
    const mentees = await readAll(db, matcher.add, async (tx, after) => {
      const page = await listMentees(tx, school, { after, take: pageOfReading }, now)
      const paired = await isInPair(
        tx,
        page.map(({ personId }) => personId),
      )
      const free = page.filter(({ personId }) => !paired.has(personId))
      return { page, people: { mentees: await withCouples(tx, free, now) } }
    })
    const mentors = await readAll(db, matcher.add, async (tx, after) => {
      const page = await listMentors(tx, school, { after, take: pageOfReading }, now)
      return { page, people: { mentors: await withPlaces(tx, page) } }
    })
    await inTransaction(db, async (tx) => await show(tx, { step: 'comparing', mentees, mentors }))
    return await matcher.match()
  } finally {
    await matcher.close()
  }
}

type People = Parameters<ReturnType<typeof createMatcher>['add']>[0]
type ReadPage = (
  tx: Tx,
  after: string,
) => Promise<{ readonly page: readonly { readonly listingId: string }[]; readonly people: People }>

/** Page by page, each in a transaction of its own, so that others are served between. Answers how many there were. */
async function readAll(db: Database, add: (people: People) => void, read: ReadPage): Promise<number> {
  let all = 0
  for (let after = ''; ;) {
    const from = after
    const { page, people } = await inTransaction(db, async (tx) => await read(tx, from))
    add(people)
    all += (people.mentees ?? people.mentors ?? []).length
    const last = page.at(-1)
    if (!last || page.length < pageOfReading) return all
    after = last.listingId
  }
}

type Shows = { readonly showing: Showing; readonly show: Show }

/** All pairs at once, by whoever is first: a second attempt beside it, or after it, changes nothing. */
async function finish(tx: Tx, run: Run, found: readonly Found[], { showing, show }: Shows, now: Date): Promise<void> {
  if (!(await saveRunStatus(tx, run.id, 'running', 'ready', now))) return
  for (let from = 0; from < found.length; from += pageOfKeeping)
    await savePicks(tx, run.id, found.slice(from, from + pageOfKeeping))
  const pairs = found.filter(({ mentorListingId }) => mentorListingId !== null).length
  await show(tx, { step: 'ready', found: pairs, nobody: found.length - pairs })
  await note(tx, {
    at: now,
    organisationId: run.organisationId,
    event: 'match-run-ready',
    subject: 'match-run',
    subjectId: run.id,
    clause: 'regulation 6.1',
    details: { pairs, nobody: found.length - pairs },
  })
  const { district } = await schoolsOf(tx, run)
  if (district)
    for (const [schoolId, counts] of await countPicks(tx, run.id))
      await tellPart(tx, run, schoolId, counts, showing, now)
}

/** Each curator gets the part of their school; the coordinator who began it sees numbers alone. */
async function tellPart(
  tx: Tx,
  run: Run,
  schoolId: string,
  counts: PickCounts,
  showing: Showing,
  now: Date,
): Promise<void> {
  const school = await findOrganisation(tx, schoolId)
  if (!school) return
  const read = (to: Recipient) => showing.part(to, run, school, counts)
  const to = await listRecipients(tx, school.id, ['CURATOR'])
  const telling = { to, kind: 'search', organisation: school, key: `${run.id}:ready` } as const
  await tell(tx, { ...telling, text: (one) => read(one).text, buttons: (one) => read(one).buttons }, now)
}

async function schoolsOf(tx: Tx, { organisationId }: Run): Promise<{ school: string[]; district: boolean }> {
  const organisation = await findOrganisation(tx, organisationId)
  if (organisation?.kind !== 'DISTRICT') return { school: [organisationId], district: false }
  return { school: await listSchoolIds(tx, organisationId), district: true }
}
