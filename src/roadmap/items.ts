// The road map of the Model Regulation: seven stages with what is to be done in each, and what the order adds (4.3, 4.5, 4.6).
import { deadlines, type Owner } from '../calendar/deadlines.ts'
import type { FactKey } from './facts.ts'

export const stages = [1, 2, 3, 4, 5, 6, 7] as const
export type Stage = (typeof stages)[number]

export function stageNamed(word: string): Stage | undefined {
  return stages.find((one) => String(one) === word)
}

/** As the journal names them: of the road map, the order, the Model Regulation. */
export type RoadClause = `road-map ${string}` | `order ${string}` | `regulation ${string}`

/** The longest title of a district's own, in signs: it stands in the cells of a document. */
export const longestTitle = 250

/** Something to be done in a school, or in the district itself, as its district has it. */
export type Item = {
  /** One of the program's own, or twelve signs of chance. */
  readonly key: string
  readonly stage: Stage
  /** The district's words; null where the program's own stay: `roadmap.items.<key>`. */
  readonly title: string | null
  readonly clause: RoadClause
  readonly of: 'SCHOOL' | 'DISTRICT'
  readonly owner: Owner
  /** Once in the life of a school; otherwise anew every school year. */
  readonly isOnce: boolean
  /** `05-20`; null where the document names no day. */
  readonly monthDay: string | null
  /** What the program knows of it by itself. */
  readonly fact: FactKey | null
  /** Whether the paper that proves it has a number. */
  readonly hasNumber: boolean
  /** The order wants it by a day: it is neither hidden nor said not to be needed. */
  readonly isOfOrder: boolean
  /** Added by the district; its days count from then on, `YYYY-MM-DD`. */
  readonly addedOn: string | null
  readonly isHidden: boolean
  /** The district changed what the program says. */
  readonly isChanged: boolean
}

type Own = Pick<Item, 'key' | 'stage' | 'clause' | 'owner'> & Partial<Pick<Item, 'of' | 'fact' | 'hasNumber'>>

/** In the order of the road map; the order's own things stand where they belong. */
const own: readonly Own[] = [
  { key: 'regulation', stage: 1, clause: 'road-map 1.1', owner: 'HEAD', hasNumber: true },
  { key: 'road-map', stage: 1, clause: 'order 4.3', owner: 'CURATOR', hasNumber: true },
  { key: 'curator', stage: 1, clause: 'order 4.5', owner: 'HEAD', hasNumber: true, fact: 'curator' },
  { key: 'pair-orders', stage: 1, clause: 'road-map 1.2', owner: 'HEAD', hasNumber: true, fact: 'orders' },
  { key: 'programmes', stage: 1, clause: 'road-map 1.3', owner: 'CURATOR', fact: 'programmes' },
  { key: 'refresh', stage: 2, clause: 'road-map 2.1', owner: 'CURATOR', fact: 'refresh' },
  { key: 'mentee-bank', stage: 2, clause: 'road-map 2.2', owner: 'CURATOR', fact: 'mentees' },
  { key: 'mentor-survey', stage: 3, clause: 'road-map 3.1', owner: 'CURATOR', fact: 'questionnaires' },
  { key: 'mentor-bank', stage: 3, clause: 'road-map 3.2', owner: 'CURATOR', fact: 'mentors' },
  { key: 'selection', stage: 4, clause: 'road-map 4.1', owner: 'CURATOR' },
  { key: 'materials', stage: 4, clause: 'road-map 4.2', owner: 'CURATOR' },
  { key: 'sessions', stage: 4, clause: 'road-map 4.2', owner: 'CURATOR' },
  { key: 'pairs', stage: 5, clause: 'road-map 5.1', owner: 'CURATOR', fact: 'pairs' },
  { key: 'pair-programmes', stage: 5, clause: 'road-map 5.2', owner: 'CURATOR', fact: 'programmes' },
  { key: 'support', stage: 5, clause: 'road-map 5.3', owner: 'CURATOR', fact: 'support' },
  { key: 'quality', stage: 6, clause: 'road-map 6.1', owner: 'CURATOR', fact: 'survey' },
  { key: 'conference', stage: 6, clause: 'road-map 6.2', owner: 'CURATOR' },
  { key: 'round-table', stage: 6, clause: 'road-map 6.3', owner: 'CURATOR' },
  { key: 'monitoring', stage: 6, clause: 'order 4.6', owner: 'CURATOR', hasNumber: true },
  { key: 'publicity', stage: 7, clause: 'road-map 7', owner: 'CURATOR' },
  { key: 'guidance', stage: 4, clause: 'order 3.1', owner: 'COORDINATOR', of: 'DISTRICT' },
  { key: 'district-monitoring', stage: 6, clause: 'order 3.2', owner: 'COORDINATOR', of: 'DISTRICT' },
  { key: 'institute', stage: 6, clause: 'order 3.3', owner: 'COORDINATOR', of: 'DISTRICT', hasNumber: true },
]

export const programItems: readonly Item[] = own.map(({ of = 'SCHOOL', fact = null, hasNumber = false, ...item }) => {
  const deadline = deadlines.find(({ key }) => key === item.key)
  return {
    ...item,
    of,
    fact,
    hasNumber,
    title: null,
    isOnce: deadline?.recurrence === 'once',
    monthDay: deadline?.monthDay ?? null,
    isOfOrder: deadline?.clause.startsWith('order') ?? false,
    addedOn: null,
    isHidden: false,
    isChanged: false,
  }
})

export function programItem(key: string): Item | undefined {
  return programItems.find((one) => one.key === key)
}

export const onceKeys: readonly string[] = programItems.filter(({ isOnce }) => isOnce).map(({ key }) => key)

/** Whom besides the owner it is told, and whom once it is overdue: by the order, or else by whoever answers for the owner. */
export function toldOf({ key, owner }: Pick<Item, 'key' | 'owner'>): {
  readonly alsoTo: readonly Owner[]
  readonly overdueTo: readonly Owner[]
} {
  const deadline = deadlines.find((one) => one.key === key)
  const answers: Readonly<Record<Owner, readonly Owner[]>> = {
    CURATOR: ['HEAD'],
    HEAD: ['COORDINATOR'],
    COORDINATOR: [],
  }
  const { alsoTo = [], overdueTo = answers[owner] } = deadline?.owner === owner ? deadline : {}
  return { alsoTo, overdueTo }
}

/** A row of a district: an item of its own, or its change of one of the program's. */
export type DistrictItem = {
  readonly id: string
  readonly key: string
  readonly stage: Stage
  /** Empty where the program's own words stay. */
  readonly title: string
  readonly owner: Owner
  readonly monthDay: string | null
  readonly isHidden: boolean
  /** `YYYY-MM-DD`, by UTC. */
  readonly addedOn: string
}

/** The road map as a district has it, with what it hides: the program's items as it changed them, then its own. */
export function itemsOf(rows: readonly DistrictItem[]): Item[] {
  const changed = new Map(rows.map((row) => [row.key, row]))
  const added = rows.filter(({ key, title }) => title !== '' && !programItem(key))
  return [
    ...programItems.map((item) => {
      const row = changed.get(item.key)
      if (!row) return item
      const { title, owner, monthDay, isHidden } = row
      return { ...item, title: title === '' ? null : title, owner, monthDay, isHidden, isChanged: true }
    }),
    ...added.map(ofDistrict),
  ].toSorted((one, other) => one.stage - other.stage)
}

/** What the coordinator does is the district's; everything else is done in each school. */
function ofDistrict({ key, stage, title, owner, monthDay, isHidden, addedOn }: DistrictItem): Item {
  return {
    key,
    stage,
    title,
    clause: `road-map ${stage}`,
    of: owner === 'COORDINATOR' ? 'DISTRICT' : 'SCHOOL',
    owner,
    isOnce: false,
    monthDay,
    fact: null,
    hasNumber: true,
    isOfOrder: false,
    addedOn,
    isHidden,
    isChanged: false,
  }
}

/** The role that does things of a road map, by its name. */
export function ownerNamed(word: string): Owner | undefined {
  return (['CURATOR', 'HEAD', 'COORDINATOR'] as const).find((one) => one === word)
}
