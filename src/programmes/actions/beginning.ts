import { randomUUID } from 'node:crypto'
import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { type Texts, textsIn } from '../../i18n/texts.ts'
import { mentorForm } from '../../mentors/bank.ts'
import type { Member } from '../../people/actor.ts'
import { difficulties } from '../../questionnaires/difficulties.ts'
import { labelIn } from '../../questionnaires/labels.ts'
import { shortened } from '../../questionnaires/lines.ts'
import type { Answers } from '../../questionnaires/question.ts'
import { countingAnswers, requestForm } from '../../requests/request.ts'
import { difficultyInFull } from '../labels.ts'
import { proposedPeriod } from '../period.ts'
import { type Activity, type Content, kinds, type Party } from '../programme.ts'
import { chosenEntries, difficultiesFrom, mainFrom, marksFrom, strengthsFrom, successFrom } from '../proposal.ts'
import { spread } from '../spreading.ts'
import { findParty, listAnswers } from '../store/parties.ts'
import { longestGoal } from '../words.ts'
import { addProgramme, addVersion, saveTurn } from '../store/writing.ts'
import { mayWrite } from './access.ts'
import { listEntries } from './entries.ts'
import { noteProgramme } from './noting.ts'

export type Begun =
  | { readonly ok: true; readonly isNew: boolean }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'not-active' }

/** The first version, proposed from what the pair and its order say; of two who begin at once, one does (5.1.2). */
export async function beginProgramme(tx: Tx, actor: Member, pairId: string, now: Date): Promise<Begun> {
  const party = await findParty(tx, pairId)
  if (!party || !mayWrite(actor, party)) return { ok: false, reason: party?.isActive ? 'not-allowed' : 'not-active' }
  const isNew = await addProgramme(tx, { pairId, organisationId: party.organisation.id }, now)
  const programmeId = isNew ? await saveTurn(tx, pairId) : undefined
  if (programmeId === undefined) return { ok: true, isNew: false }
  const content = await proposedContent(tx, party, textsIn(actor.language), now)
  const id = await addVersion(tx, programmeId, 1, content, { startedById: actor.personId, reason: null }, now)
  const details = { number: 1, activities: content.activities.length }
  await noteProgramme(tx, actor, party, id, 'programme-begun', now, details)
  return { ok: true, isNew: true }
}

/** Why there is a programme at all, for the document: what the mentees asked for, in words. */
export async function requestWords(tx: Tx, party: Party, texts: Texts): Promise<string | null> {
  const requests = await requestsOf(tx, party)
  const asked = difficultiesFrom(requests).filter((one) => one !== 'other')
  if (asked.length === 0) return null
  const success = successFrom(requests)
  return [
    texts.plain('programmes.paper.request', {
      count: requests.length,
      difficulties: asked.map((one) => difficultyInFull(texts, one)).join('; '),
    }),
    ...(success === undefined ? [] : [texts.plain('programmes.proposed.success', { success })]),
  ].join(' ')
}

/** What the requests of the mentees say of the goal now; for «take it from the request». */
export async function proposedGoal(tx: Tx, party: Party, texts: Texts): Promise<string | undefined> {
  return goalFrom(texts, await requestsOf(tx, party))
}

async function proposedContent(tx: Tx, party: Party, texts: Texts, now: Date): Promise<Content> {
  const today = dayIn(now, party.organisation.timeZone)
  const requests = await requestsOf(tx, party)
  const frame = { ...proposedPeriod(party, today), kinds: kinds.filter((one) => party.kinds.includes(one)) }
  return {
    ...frame,
    difficulties: difficultiesFrom(requests),
    strengths: strengthsFrom(await mentorAnswers(tx, party)),
    goal: goalFrom(texts, requests) ?? null,
    results: resultsFrom(texts, requests),
    activities: await proposedPlan(tx, party, frame, { main: mainFrom(requests), texts, today }),
  }
}

async function proposedPlan(
  tx: Tx,
  { organisation }: Party,
  frame: Pick<Content, 'kinds' | 'startsOn' | 'endsOn'>,
  { main, texts, today }: { main: readonly string[]; texts: Texts; today: string },
): Promise<Activity[]> {
  const catalogue = []
  for (const difficulty of main) catalogue.push(await listEntries(tx, organisation.id, difficulty, texts))
  const chosen = chosenEntries(frame, catalogue)
  const dates = spread(chosen.length, frame, { from: today })
  return chosen.map(({ key, ...entry }, index) => ({
    ...entry,
    key: newKey(),
    templateKey: key,
    dueOn: dates[index] ?? frame.startsOn,
    place: index + 1,
  }))
}

export function newKey(): string {
  return randomUUID().replaceAll('-', '').slice(0, 12)
}

async function requestsOf(tx: Tx, { mentees }: Party): Promise<Answers[]> {
  const ids = mentees.map(({ personId }) => personId)
  const sent = await listAnswers(tx, ids, requestForm)
  // Only the questionnaires' store writes the column, from answers.
  return sent.map(({ version, answers }) => countingAnswers({ version, answers: answers as Answers }))
}

async function mentorAnswers(tx: Tx, { mentor }: Party): Promise<Answers | undefined> {
  const [sent] = await listAnswers(tx, [mentor.personId], mentorForm)
  // As above.
  return sent?.answers as Answers | undefined
}

function goalFrom(texts: Texts, requests: readonly Answers[]): string | undefined {
  const main = mainFrom(requests).filter((one) => one !== 'other')
  const success = successFrom(requests)
  if (main.length === 0) return success && shortened(success, longestGoal)
  const goal = texts.plain('programmes.proposed.goal', {
    difficulties: main.map((one) => difficultyInFull(texts, one)).join('; '),
  })
  const sign = success === undefined ? '' : `\n${texts.plain('programmes.proposed.success', { success })}`
  return shortened(`${goal}${sign}`, longestGoal)
}

function resultsFrom(texts: Texts, requests: readonly Answers[]): string[] {
  const marks = marksFrom(requests)
  if (marks.length > 0)
    return marks.map(({ difficulty, ...mark }) =>
      texts.plain('programmes.proposed.mark', { difficulty: label(texts, difficulty), ...mark }),
    )
  const main = mainFrom(requests).filter((one) => one !== 'other')
  return main.map((one) => texts.plain('programmes.proposed.result', { difficulty: label(texts, one) }))
}

function label(texts: Texts, difficulty: string): string {
  return labelIn(texts, difficulties, difficulty)
}
