import { findListingOf, savePause } from '../../banks/store/listings.ts'
import { addNote } from '../../banks/store/notes.ts'
import { leaveBanks } from '../../banks/actions/entering.ts'
import { dayIn } from '../../calendar/day.ts'
import { markPaper } from '../../consent/actions/paper.ts'
import { currentEditions } from '../../consent/actions/publishing.ts'
import type { Tx } from '../../db/transaction.ts'
import { changeProfile } from '../../people/actions.ts'
import type { ConsentKind, Member } from '../../people/actor.ts'
import { saveBlocked } from '../../people/store.ts'
import { restrict } from '../../privacy/actions/restricting.ts'
import { endMembership } from '../../staff/actions/leaving.ts'
import { addListed } from '../../staff/store/importing.ts'
import { consent, member, open, withdraw } from './acts.ts'
import { leaveHalfFilled, mentorFilling, placeOf, requestFilling, send } from './answers.ts'
import type { District, Settler, Standing } from './district.ts'

type Ago = (days: number) => Date

export type Life = {
  readonly settler: Settler
  readonly standing: Standing
  readonly subject: string
  readonly token: string
  /** In the list of the school, from nought. */
  readonly place: number
  /** Whoever asked for a mentor early has been given one. */
  readonly isPaired: boolean
  readonly curator: Member
  readonly district: Pick<District, 'note' | 'contact'>
  /** From the link to the menu. */
  readonly admit: (
    tx: Tx,
    settler: Settler,
    token: string,
    post: string,
    subjects: string[],
    at: Date,
  ) => Promise<Member>
}

/** The curator has loaded the list of the school; the person has not opened a link yet. */
export async function addToList(tx: Tx, organisationId: string, settler: Settler, subject: string, at: Date) {
  const { surname, givenName, patronymic } = settler
  const person = {
    surname,
    givenName,
    patronymic,
    post: postFor(subject),
    subjects: [subject],
    contact: null,
    birthYear: null,
  }
  await addListed(tx, organisationId, [person], { language: 'ru', startedOn: dayIn(at, 'UTC'), now: at })
}

/** What a teacher has done in the last two months. */
export async function live(tx: Tx, life: Life, ago: Ago): Promise<void> {
  const { settler, standing, subject, token } = life
  if (standing === 'no-consent') return await open(tx, settler, token, ago(12))
  if (standing === 'no-profile') {
    await open(tx, settler, token, ago(9))
    return await consent(tx, settler, ago(9))
  }
  await act(tx, life, await life.admit(tx, settler, token, postFor(subject), [subject], ago(60)), ago)
}

function postFor(subject: string): string {
  return subject === 'primary' ? 'primaryTeacher' : 'teacher'
}

async function act(
  tx: Tx,
  { settler, standing, place, isPaired, curator, district }: Life,
  person: Member,
  ago: Ago,
): Promise<void> {
  switch (standing) {
    case 'mentor':
      await send(tx, mentorFilling, person, 'yes', ago(58))
      return await consent(tx, settler, ago(57), 'MENTOR_DUTY')
    case 'mentor-with-papers':
      return await mentorWithPapers(tx, settler, person, { curator, contact: district.contact }, ago)
    case 'mentor-corrected':
    case 'mentor-paused':
      await send(tx, mentorFilling, person, 'yes', ago(38))
      await send(tx, mentorFilling, person, 'yes', ago(10))
      return standing === 'mentor-paused' ? await takePause(tx, person, ago) : undefined
    case 'mentor-and-mentee':
      await send(tx, mentorFilling, person, 'yes', ago(37))
      return await send(tx, requestFilling, person, 'doubt', ago(6))
    case 'mentor-not-now':
      return await send(tx, mentorFilling, person, 'later', ago(18))
    case 'mentor-half-filled':
      return await leaveHalfFilled(tx, mentorFilling, person, place + 4, ago(3))
    case 'mentee':
      await send(tx, requestFilling, person, 'yes', ago(isPaired ? 56 : 8))
      return await consent(tx, settler, ago(isPaired ? 55 : 8), 'PARTICIPATION')
    case 'mentee-long-waiting':
      await send(tx, requestFilling, person, 'yes', ago(isPaired ? 56 : 36))
      if (isPaired) await consent(tx, settler, ago(55), 'PARTICIPATION')
      return await writeNote(tx, person, { curator, text: district.note }, ago(20))
    case 'mentee-half-filled':
      return await leaveHalfFilled(tx, requestFilling, person, 7, ago(2))
    case 'blocked':
      await saveBlocked(tx, 'telegram', String(settler.externalId), ago(20))
      return
    case 'restricted':
      await send(tx, mentorFilling, person, 'yes', ago(35))
      await restrict(tx, person, ago(7))
      return
    case 'left':
      return await leave(tx, settler, ago(15))
    case 'withdrawn':
      await send(tx, mentorFilling, person, 'yes', ago(30))
      return await withdraw(tx, person, ago(5))
    case 'not-begun':
    case 'not-joined':
    case 'imported':
    case 'no-consent':
    case 'no-profile':
      return
  }
}

/** Everything that a careful school has on paper, and the consent for the site of the school. */
async function mentorWithPapers(
  tx: Tx,
  settler: Settler,
  person: Member,
  { curator, contact }: { curator: Member; contact: string },
  ago: Ago,
): Promise<void> {
  await send(tx, mentorFilling, person, 'yes', ago(58))
  await consent(tx, settler, ago(57), 'MENTOR_DUTY')
  await changeProfile(tx, person, { contact }, ago(57))
  await consent(tx, settler, ago(56), 'DISSEMINATION', ['fullName', 'post', 'subjects', 'school'])
  const [held] = curator.roles
  if (!held) return
  const kinds: readonly ConsentKind[] = ['PERSONAL_DATA', 'MENTOR_DUTY']
  const paper = {
    organisation: held.organisation,
    personId: person.personId,
    signedOn: dayIn(ago(30), 'UTC'),
    marks: [],
  }
  for (const kind of kinds) await markPaper(tx, await currentEditions(tx), curator, { ...paper, kind }, ago(30))
}

async function takePause(tx: Tx, person: Member, ago: Ago): Promise<void> {
  const whose = { personId: person.personId, organisationId: placeOf(person) }
  const listing = await findListingOf(tx, 'MENTOR', whose)
  if (listing) await savePause(tx, listing.id, { pausedAt: ago(5), pausedUntil: dayIn(ago(-40), 'UTC') })
}

async function writeNote(
  tx: Tx,
  person: Member,
  { curator, text }: { curator: Member; text: string },
  at: Date,
): Promise<void> {
  const whose = { personId: person.personId, organisationId: placeOf(person) }
  await addNote(tx, { ...whose, authorId: curator.personId, text }, at)
}

async function leave(tx: Tx, settler: Settler, at: Date): Promise<void> {
  const person = await member(tx, settler)
  const [held] = person.roles
  if (!held) return
  const whose = { personId: person.personId, organisation: held.organisation }
  await endMembership(tx, whose, { on: dayIn(at, 'UTC'), reason: 'LEFT' }, at, async (inner, { organisationId }) => {
    await leaveBanks(inner, { personId: person.personId, organisationId }, at)
  })
}
