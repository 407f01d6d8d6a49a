import type { Tx } from '../../db/transaction.ts'
import { inviteCoordinator } from '../../joining/actions/inviting.ts'
import { changeProfile } from '../../people/actions.ts'
import type { Member } from '../../people/actor.ts'
import type { Role } from '../../people/role.ts'
import { saveBlocked } from '../../people/store.ts'
import { addOrganisation } from '../../organisations/store.ts'
import { type District, type Standing, standingOf, type Settler } from './district.ts'
import { beginQuestionnaire, sendQuestionnaire } from './answers.ts'
import { day, linkFor, open, consent, withdraw, member } from './acts.ts'

/**
 * Fills an empty database with the invented district, through the same actions as the bot, as if the last two months
 * had been lived. Answers with everybody there is, whether they have joined or not.
 */
export async function settleDistrict(tx: Tx, district: District, now: Date): Promise<Settler[]> {
  const settlers: Settler[] = []
  const ago = (days: number) => new Date(now.getTime() - days * day)
  const districtId = await addOrganisation(tx, {
    kind: 'DISTRICT',
    ...district.district,
    timeZone: district.timeZone,
    createdAt: ago(70),
  })
  const coordinatorLink = await inviteCoordinator(tx, districtId, ago(69))
  const coordinator = await admit(
    tx,
    settle(settlers, district.coordinator),
    coordinatorLink.token,
    'deputyHead',
    ['none'],
    ago(69),
  )
  for (const [index, school] of district.schools.entries()) {
    const { head, curator, teachers, ...names } = school
    const organisationId = await addOrganisation(tx, {
      kind: 'SCHOOL',
      parentId: districtId,
      ...names,
      timeZone: district.timeZone,
      createdAt: ago(68),
    })
    const link = async (author: Member, role: Role, at: Date) => await linkFor(tx, author, organisationId, role, at)
    const headMember = await admit(
      tx,
      settle(settlers, head),
      await link(coordinator, 'HEAD', ago(67)),
      'head',
      ['none'],
      ago(66),
    )
    const curatorMember = await admit(
      tx,
      settle(settlers, curator),
      await link(headMember, 'CURATOR', ago(65)),
      'deputyHead',
      ['none'],
      ago(64),
    )
    for (const [place, [surname, givenName, patronymic, subject]] of teachers.entries()) {
      const settler = settle(settlers, [surname, givenName, patronymic])
      const standing = standingOf(index, place)
      if (standing !== 'not-joined')
        await live(
          tx,
          settler,
          standing,
          subject,
          await link(curatorMember, 'TEACHER', ago(standing.startsWith('no-') ? 14 : 50)),
          ago,
          place,
        )
    }
  }
  return settlers
}

function settle(settlers: Settler[], [surname, givenName, patronymic]: readonly [string, string, string]): Settler {
  const settler = { externalId: 500_001 + settlers.length, surname, givenName, patronymic }
  settlers.push(settler)
  return settler
}

/** Everything up to the menu. */
async function admit(
  tx: Tx,
  settler: Settler,
  token: string,
  post: string,
  subjects: string[],
  at: Date,
): Promise<Member> {
  await open(tx, settler, token, at)
  await consent(tx, settler, at)
  const { surname, givenName, patronymic } = settler
  await changeProfile(tx, await member(tx, settler), { surname, givenName, patronymic, post, subjects }, at)
  return await member(tx, settler)
}

async function live(
  tx: Tx,
  settler: Settler,
  standing: Standing,
  subject: string,
  token: string,
  ago: (days: number) => Date,
  place: number,
): Promise<void> {
  if (standing === 'no-consent') return await open(tx, settler, token, ago(12))
  if (standing === 'no-profile') {
    await open(tx, settler, token, ago(9))
    return await consent(tx, settler, ago(9))
  }
  const person = await admit(
    tx,
    settler,
    token,
    subject === 'primary' ? 'primaryTeacher' : 'teacher',
    [subject],
    ago(45),
  )
  switch (standing) {
    case 'not-begun':
    case 'not-joined':
      return
    case 'blocked':
      await saveBlocked(tx, 'telegram', String(settler.externalId), ago(20))
      return
    case 'half-filled':
      return await beginQuestionnaire(tx, person, place + 4, ago(3))
    case 'listed':
      return await sendQuestionnaire(tx, person, 'yes', ago(40))
    case 'sent-but-not-taking-part':
      return await sendQuestionnaire(tx, person, 'later', ago(18))
    case 'listed-and-corrected':
      await sendQuestionnaire(tx, person, 'yes', ago(38))
      return await sendQuestionnaire(tx, person, 'yes', ago(10))
    case 'withdrawn':
      await sendQuestionnaire(tx, person, 'yes', ago(30))
      await withdraw(tx, person, ago(5))
  }
}
