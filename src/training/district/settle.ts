import type { Tx } from '../../db/transaction.ts'
import { inviteCoordinator } from '../../joining/actions/inviting.ts'
import { changeProfile } from '../../people/actions.ts'
import type { Member } from '../../people/actor.ts'
import type { Role } from '../../people/role.ts'
import { addOrganisation } from '../../organisations/store.ts'
import type { Around } from '../../pairs/around.ts'
import { type District, standingOf, type Settler } from './district.ts'
import { day, linkFor, open, consent, member } from './acts.ts'
import { addToList, live } from './lives.ts'
import { lookFor, makePair, makeProposal, type School } from './pairs.ts'
import { beginRefresh } from './refresh.ts'

/**
 * Fills an empty database with the invented district, through the same actions as the bot, as if the last two months
 * had been lived. Answers with everybody there is, whether they have joined or not.
 */
export async function settleDistrict(tx: Tx, district: District, now: Date, around: Around): Promise<Settler[]> {
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
    const taught: Settler[] = []
    for (const [place, [surname, givenName, patronymic, subject]] of teachers.entries()) {
      const settler = settle(settlers, [surname, givenName, patronymic])
      taught.push(settler)
      const standing = standingOf(index, place)
      if (standing === 'imported') await addToList(tx, organisationId, settler, subject, ago(20))
      else if (standing !== 'not-joined') {
        const invitedAt = ago(standing.startsWith('no-') ? 14 : 50)
        const token = await link(curatorMember, 'TEACHER', invitedAt)
        await live(tx, { settler, standing, subject, token, place, curator: curatorMember, admit, district }, ago)
      }
    }
    // Two schools are in the middle of the yearly refresh of requests (п. 3.4.2).
    if (index < 2) await beginRefresh(tx, curatorMember, organisationId, ago(4), now)
    await pairUp(tx, index, { organisationId, curator: curatorMember, head: headMember, around }, taught, ago)
  }
  return settlers
}

/** In the first school a pair at work and somebody who has long been without, in the second a proposal that waits. */
async function pairUp(
  tx: Tx,
  index: number,
  school: School,
  taught: readonly Settler[],
  ago: (days: number) => Date,
): Promise<void> {
  const [mentor, , , mentee, waiting] = taught
  if (index > 1 || !mentor || !mentee || !waiting) return
  const [one, other] = [await member(tx, mentor), await member(tx, mentee)]
  if (index === 1) return await makeProposal(tx, school, one, other, ago)
  await makePair(tx, school, one, other, ago)
  await lookFor(tx, school, await member(tx, waiting), ago)
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
