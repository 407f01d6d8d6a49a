import { randomUUID } from 'node:crypto'
import type { Owner } from '../../calendar/deadlines.ts'
import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Member } from '../../people/actor.ts'
import { fitMonthDay, lineOf } from '../evidence.ts'
import { type DistrictItem, type Item, longestTitle, programItem, type Stage } from '../items.ts'
import { addDistrictItem, findDistrictItem, saveDistrictItemEnd } from '../store/items.ts'
import { listSchoolPlaces, type RoadPlace } from '../store/places.ts'
import { findPlaceFor } from './access.ts'
import { collectMaps, collectTemplate } from './reading.ts'

export type Changed =
  | { readonly ok: true; readonly key: string }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'gone' | 'wrong' | 'of-order' }

/** The district whose road map the member may change (order 4.3, 4.4). */
export async function findEdited(tx: Tx, actor: Member, districtId: string): Promise<RoadPlace | undefined> {
  const place = await findPlaceFor(tx, actor, 'roadmap.edit', districtId)
  return place?.kind === 'DISTRICT' ? place : undefined
}

export async function findTemplateItem(tx: Tx, actor: Member, { district, key }: Which): Promise<Item | undefined> {
  if (!(await findEdited(tx, actor, district))) return undefined
  return (await collectTemplate(tx, district)).find((one) => one.key === key)
}

/** How many schools of the district have marked it as done in this school year. */
export async function countDone(tx: Tx, { district, key }: Which, now: Date): Promise<number> {
  const maps = await collectMaps(tx, await listSchoolPlaces(tx, district), 'all', now)
  const marks = [...maps.values()]
    .flat()
    .filter(({ item, entry }) => item.key === key && (entry?.doneOn ?? null) !== null)
  return marks.length
}

type Which = { readonly district: string; readonly key: string }

/** An item of the district's own: for its schools, or for the coordinator alone. */
export async function addItem(
  tx: Tx,
  actor: Member,
  { district, stage, title, owner }: { district: string; stage: Stage; title: string; owner: Owner },
  now: Date,
): Promise<Changed> {
  if (!(await findEdited(tx, actor, district))) return notAllowed
  const fit = lineOf(title, longestTitle)
  if (fit === undefined) return { ok: false, reason: 'wrong' }
  const key = randomUUID().replaceAll('-', '').slice(0, 12)
  const row = { organisationId: district, authorId: actor.personId, key, stage, title: fit, owner, monthDay: null }
  await addDistrictItem(tx, { ...row, isHidden: false }, now)
  await journal(tx, actor, district, { key, event: 'roadmap-item-added' }, now)
  return { ok: true, key }
}

export type Change = {
  /** Empty: the program's own words again. */
  readonly title?: string
  readonly owner?: Owner
  readonly monthDay?: string | null
  readonly isHidden?: boolean
}

/** Other words, another owner or day, or not at all in this district. What the order wants by a day keeps a day and is not hidden. */
export async function changeItem(
  tx: Tx,
  actor: Member,
  { district, key, ...change }: Which & Change,
  now: Date,
): Promise<Changed> {
  if (!(await findEdited(tx, actor, district))) return notAllowed
  const item = (await collectTemplate(tx, district)).find((one) => one.key === key)
  if (!item) return { ok: false, reason: 'gone' }
  if (item.isOfOrder && (change.isHidden === true || change.monthDay === null)) return { ok: false, reason: 'of-order' }
  if (!isFit(item, change)) return { ok: false, reason: 'wrong' }
  const before = await findDistrictItem(tx, district, key)
  if (before) await saveDistrictItemEnd(tx, before.id, now)
  const after = { ...rowOf(item, before), ...change, organisationId: district, authorId: actor.personId }
  // A day counts from when the item was added, not from when its words were mended.
  const createdAt = before && !programItem(key) ? new Date(`${before.addedOn}T00:00:00Z`) : now
  await addDistrictItem(tx, { ...after, title: lineOf(after.title, longestTitle) ?? '' }, createdAt)
  await journal(tx, actor, district, { key, event: 'roadmap-item-changed' }, now)
  return { ok: true, key }
}

/** An item of the program's is as the document has it; an item of the district's own is gone. */
export async function restoreItem(tx: Tx, actor: Member, { district, key }: Which, now: Date): Promise<Changed> {
  if (!(await findEdited(tx, actor, district))) return notAllowed
  const before = await findDistrictItem(tx, district, key)
  if (before && (await saveDistrictItemEnd(tx, before.id, now)))
    await journal(
      tx,
      actor,
      district,
      { key, event: programItem(key) ? 'roadmap-item-restored' : 'roadmap-item-removed' },
      now,
    )
  return { ok: true, key }
}

const notAllowed = { ok: false, reason: 'not-allowed' } as const

function rowOf(item: Item, before: DistrictItem | undefined): Omit<DistrictItem, 'id' | 'addedOn'> {
  const { key, stage, owner, monthDay, isHidden } = item
  return { key, stage, title: before?.title ?? '', owner, monthDay, isHidden }
}

/** Schools do what schools do: only the words and the day of the district's things are its own. */
function isFit(item: Item, { title, owner, monthDay }: Change): boolean {
  if (title !== undefined && title !== '' && lineOf(title, longestTitle) === undefined) return false
  if (title === '' && !programItem(item.key)) return false
  if (monthDay !== undefined && monthDay !== null && !fitMonthDay(monthDay)) return false
  return owner === undefined || (owner === 'COORDINATOR') === (item.of === 'DISTRICT')
}

async function journal(
  tx: Tx,
  actor: Member,
  organisationId: string,
  { key, event }: { key: string; event: string },
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId,
    event,
    subject: 'roadmap-item',
    subjectId: key,
    clause: 'order 4.4',
    details: { key },
  })
}
