import type { Tx } from '../../db/transaction.ts'
import { inviteCoordinator } from '../../joining/actions/inviting.ts'
import { changeProfile } from '../../people/actions.ts'
import type { Member } from '../../people/actor.ts'
import type { Role } from '../../people/role.ts'
import { addOrganisation } from '../../organisations/store.ts'
import type { Surroundings } from '../../pairs/actions/after.ts'
import { couples, type District, isInCouple, standingOf, type Settler } from './district.ts'
import { consent, day, linkFor, member, open } from './acts.ts'
import { addToList, live } from './lives.ts'
import { pairUp } from './pairing.ts'
import { goAlong } from './roadmaps.ts'
import { beginRefresh } from './refresh.ts'
import { recallSummaries } from './summaries.ts'

/**
 * Fills an empty database with the invented district, through the same actions as the bot, as if the last two months
 * had been lived. Answers with everybody there is, whether they have joined or not.
 */
export async function settleDistrict(tx: Tx, district: District, now: Date, around: Surroundings): Promise<Settler[]> {
  const settlers: Settler[] = []
  const organisationIds: string[] = []
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
    settle(settlers, district.coordinator, true),
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
    organisationIds.push(organisationId)
    const link = async (author: Member, role: Role, at: Date) => await linkFor(tx, author, organisationId, role, at)
    const headMember = await admit(
      tx,
      settle(settlers, head, index === 0),
      await link(coordinator, 'HEAD', ago(67)),
      'head',
      ['none'],
      ago(66),
    )
    const curatorMember = await admit(
      tx,
      settle(
        settlers,
        curator,
        couples.some(({ school: at }) => at === index),
      ),
      await link(headMember, 'CURATOR', ago(65)),
      'deputyHead',
      ['none'],
      ago(64),
    )
    const taught: Settler[] = []
    for (const [place, [surname, givenName, patronymic, subject]] of teachers.entries()) {
      const settler = settle(settlers, [surname, givenName, patronymic], isInCouple(index, place))
      taught.push(settler)
      const standing = standingOf(index, place)
      if (standing === 'imported') await addToList(tx, organisationId, settler, subject, ago(20))
      else if (standing !== 'not-joined') {
        const invitedAt = ago(standing.startsWith('no-') ? 14 : 62)
        const token = await link(curatorMember, 'TEACHER', invitedAt)
        const isPaired = isInCouple(index, place)
        const life = { settler, standing, subject, token, place, isPaired, curator: curatorMember, admit, district }
        await live(tx, life, ago)
      }
    }
    // Two schools are in the middle of the yearly refresh of requests (п. 3.4.2).
    if (index < 2) await beginRefresh(tx, curatorMember, organisationId, ago(4), now)
    await goAlong(
      tx,
      index,
      { organisationId, curator: curatorMember, timeZone: district.timeZone, scan: district.scan },
      ago,
    )
    const office = { organisationId, curator: curatorMember, head: headMember, around }
    await pairUp(tx, { index, school: office, taught }, district, ago)
  }
  await recallSummaries(tx, [districtId, ...organisationIds], district.timeZone, now)
  return settlers
}

function settle(
  settlers: Settler[],
  [surname, givenName, patronymic]: readonly [string, string, string],
  isAwake: boolean,
): Settler {
  const settler = { externalId: 500_001 + settlers.length, surname, givenName, patronymic, isAwake }
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
