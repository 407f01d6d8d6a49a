import { giveConsent, offerConsent } from '../../src/consent/actions/giving.ts'
import { publishEditions } from '../../src/consent/actions/publishing.ts'
import { startOfHash } from '../../src/consent/consent.ts'
import type { Tx } from '../../src/db/transaction.ts'
import { mentorQuestionnaire } from '../../src/mentors/questionnaire.ts'
import { addOrganisation } from '../../src/organisations/store.ts'
import type { Role } from '../../src/people/role.ts'
import { addAccount, addPerson, addRole, findActor, saveProfile } from '../../src/people/store.ts'
import { begin } from '../../src/questionnaires/draft.ts'
import { addDesk, addOwnPairs, addRun, type Desk, type OwnPairs } from './pairs.ts'

export type Place = {
  readonly id: string
  readonly parentId: string | null
  readonly kind: 'DISTRICT' | 'SCHOOL'
  /** A word that stands in the name of this organisation alone. */
  readonly canary: string
}

/** Somebody with one of everything: what belongs to them is found by these ids and words. */
export type Figure = {
  readonly personId: string
  readonly chatId: number
  readonly place: Place
  /** The surname, which nobody else has. */
  readonly canary: string
  /** In the text of their consent and in their wishes, for nobody else to read. */
  readonly secret: string
  readonly mentorId: string
  readonly menteeId: string
  readonly draftId: string
  readonly consentId: string
  readonly actId: string
  /** Of a school; somebody of a district is in no pair. */
  readonly pairs: OwnPairs
}

export type Town = {
  readonly figures: Readonly<Record<FigureName, Figure>>
  readonly districts: readonly Place[]
  /** In the same district, for each school: where somebody may move to. */
  readonly neighbourOf: ReadonlyMap<string, string>
  /** Of each school: somebody of its list who has not joined. */
  readonly doubleOf: ReadonlyMap<string, string>
  /** Of each school: what waits there for those who answer for it. */
  readonly deskOf: ReadonlyMap<string, Desk>
  /** Of each district: the matching of all its schools. */
  readonly runOf: ReadonlyMap<string, string>
}

const cast = {
  former: ['first', 'TEACHER'],
  teacher: ['first', 'TEACHER'],
  council: ['first', 'COUNCIL'],
  curator: ['first', 'CURATOR'],
  head: ['first', 'HEAD'],
  coordinator: ['district', 'COORDINATOR'],
  secondCoordinator: ['district', 'COORDINATOR'],
  colleague: ['first', 'TEACHER'],
  neighbour: ['second', 'TEACHER'],
  neighbouringCurator: ['second', 'CURATOR'],
  stranger: ['far', 'TEACHER'],
  farCurator: ['far', 'CURATOR'],
} as const satisfies Record<string, readonly [place: string, role: Role]>

export type FigureName = keyof typeof cast

const timeZone = 'Asia/Yekaterinburg'

/** Two districts, three schools, and in each people of whom everything says whose it is. */
export async function addAccessTown(tx: Tx, now: Date): Promise<Town> {
  await publishEditions(tx, now)
  const district = await addPlace(tx, 'Ольховка', null, now)
  const farDistrict = await addPlace(tx, 'Дальнево', null, now)
  const places = {
    district,
    first: await addPlace(tx, 'Синица', district.id, now),
    second: await addPlace(tx, 'Снегирь', district.id, now),
    far: await addPlace(tx, 'Журавль', farDistrict.id, now),
  }
  const deskOf = new Map<string, Desk>()
  for (const [place, away] of [
    [places.first, places.second],
    [places.second, places.first],
    [places.far, places.far],
    // People of a district teach nowhere: their own pairs are pairs all the same, and nobody but they may see them.
    [district, district],
  ] as const)
    deskOf.set(place.id, await addDesk(tx, place, away.id, now))
  const names = Object.keys(cast) as FigureName[]
  const figures: [FigureName, Figure][] = []
  for (const [index, name] of names.entries()) {
    const [place, role] = cast[name]
    figures.push([name, await addFigure(tx, { number: index + 1, place: places[place], role }, deskOf, now)])
  }
  const all = Object.fromEntries(figures) as Record<FigureName, Figure>
  await endRole(tx, all.former, now)
  const doubles: [string, string][] = []
  for (const place of [places.first, places.second, places.far])
    doubles.push([place.id, await addDouble(tx, place, now)])
  return {
    figures: all,
    districts: [district, farDistrict],
    neighbourOf: new Map([
      [places.first.id, places.second.id],
      [places.second.id, places.first.id],
      [places.far.id, places.first.id],
    ]),
    doubleOf: new Map(doubles),
    deskOf,
    runOf: new Map([
      [district.id, await addRunOf(tx, district, Object.values(all), now)],
      [farDistrict.id, await addRunOf(tx, farDistrict, Object.values(all), now)],
    ]),
  }
}

async function addRunOf(tx: Tx, { id }: Place, figures: readonly Figure[], now: Date): Promise<string> {
  const own = figures.filter(({ place }) => (place.parentId ?? place.id) === id)
  const [starter] = own
  if (!starter) throw new Error(`nobody in ${id}`)
  const run = { organisationId: id, startedById: starter.personId, chatId: String(starter.chatId) }
  const ofSchools = own.filter(({ place }) => place.kind === 'SCHOOL')
  const listings = ofSchools.map(({ menteeId, mentorId }) => ({ mentee: menteeId, mentor: mentorId }))
  return await addRun(tx, run, listings, now)
}

async function addPlace(tx: Tx, canary: string, parentId: string | null, now: Date): Promise<Place> {
  const kind = parentId === null ? 'DISTRICT' : 'SCHOOL'
  const id = await addOrganisation(tx, {
    kind,
    parentId,
    fullName: `Учреждение «${canary}»`,
    shortName: `Место ${canary}`,
    timeZone,
    createdAt: now,
    address: `ул. ${canary}, 1`,
    site: 'https://school.example',
  })
  return { id, parentId, kind, canary }
}

async function addFigure(
  tx: Tx,
  { number, place, role }: { number: number; place: Place; role: Role },
  deskOf: ReadonlyMap<string, Desk>,
  now: Date,
): Promise<Figure> {
  const canary = `Канарейкин${'абвгдежзиклмнопр'[number] ?? ''}х`
  const secret = `тайна${number}тайны`
  const chatId = 900_000 + number
  const personId = await addPerson(tx, 'ru', now)
  await addAccount(tx, personId, { platform: 'telegram', externalId: String(chatId), chatId: String(chatId) }, now)
  await addRole(tx, { personId, organisationId: place.id, role, startedOn: now.toISOString().slice(0, 10) })
  const consentId = await consent(tx, { chatId, place, secret }, now)
  await saveProfile(tx, personId, {
    surname: canary,
    givenName: 'Анна',
    patronymic: '',
    subjects: ['physics'],
    post: 'teacher',
  })
  const whose = { personId, organisationId: place.id }
  const answers = { participation: 'yes', subjects: ['physics'], wished: secret }
  const listing = { ...whose, subjects: ['physics'], difficulties: [], kinds: [], listedAt: now }
  const [mentor, mentee] = [
    await addResponse(tx, whose, 'mentor', answers, now),
    await addResponse(tx, whose, 'request', answers, now),
  ]
  const mentorListing = await tx.listing.create({
    data: { ...listing, kind: 'MENTOR', responseId: mentor, capacity: 1 },
  })
  const menteeListing = await tx.listing.create({ data: { ...listing, kind: 'MENTEE', responseId: mentee } })
  const state = { ...begin(mentorQuestionnaire, {}), isAside: true }
  const draft = await tx.questionnaireDraft.create({
    data: { ...whose, questionnaire: 'mentor', version: 1, state, startedAt: now, touchedAt: now },
  })
  const act = await tx.destructionAct.create({
    data: { ...whose, reason: 'REQUESTED', madeAt: now, destroyed: { listing: 1 }, kept: { consent: 1 } },
  })
  const desk = deskOf.get(place.id)
  if (!desk) throw new Error(`no desk of ${place.canary}`)
  const pairs = await addOwnPairs(tx, { ...whose, secret }, desk, now)
  const ids = { mentorId: mentorListing.id, menteeId: menteeListing.id, draftId: draft.id, consentId, actId: act.id }
  return { personId, chatId, place, canary, secret, pairs, ...ids }
}

async function consent(
  tx: Tx,
  { chatId, place, secret }: { chatId: number; place: Place; secret: string },
  now: Date,
): Promise<string> {
  const own = await publishEditions(tx, now)
  const member = await findActor(tx, 'telegram', String(chatId), 'ru')
  if (member.status !== 'member') throw new Error('nobody')
  const asked = { organisationId: place.id, kind: 'PERSONAL_DATA' } as const
  const offer = await offerConsent(tx, own, member, asked)
  if (!offer) throw new Error('nothing to consent to')
  await giveConsent(tx, own, member, { ...asked, sha256Start: startOfHash(offer.sha256), messageNumber: null }, now)
  const { id } = await tx.consent.findFirstOrThrow({ where: { personId: member.personId, finishedAt: null } })
  // The words that this one read: nobody else may read them.
  await tx.consentText.create({ data: { sha256: `${chatId}`, body: `Прочитано: ${secret}` } })
  await tx.consent.update({ where: { id }, data: { textSha256: `${chatId}` } })
  return id
}

async function addResponse(
  tx: Tx,
  whose: { personId: string; organisationId: string },
  questionnaire: string,
  answers: object,
  now: Date,
): Promise<string> {
  const row = await tx.questionnaireResponse.create({
    data: { ...whose, questionnaire, version: 1, answers, startedAt: now, submittedAt: now },
  })
  return row.id
}

async function addDouble(tx: Tx, place: Place, now: Date): Promise<string> {
  const personId = await addPerson(tx, 'ru', now)
  await saveProfile(tx, personId, {
    surname: `Двойник${place.canary}`,
    givenName: 'Анна',
    patronymic: '',
    subjects: [],
    post: null,
  })
  await addRole(tx, { personId, organisationId: place.id, role: 'TEACHER', startedOn: now.toISOString().slice(0, 10) })
  return personId
}

/** Left: what the school no longer needs has ended, and what a law keeps is still theirs to see. */
async function endRole(tx: Tx, { personId }: Figure, now: Date): Promise<void> {
  const on = new Date(now.toISOString().slice(0, 10))
  await tx.rolePeriod.updateMany({ where: { personId }, data: { finishedOn: on, endReason: 'LEFT' } })
  await tx.consent.updateMany({ where: { personId }, data: { finishedAt: now, endReason: 'LEFT', destroyBy: on } })
  await tx.listing.updateMany({ where: { personId }, data: { unlistedAt: now } })
  await tx.questionnaireDraft.deleteMany({ where: { personId } })
}
