import type { Permission } from '../../src/people/policy.ts'
import type { Aftermath } from './handling.ts'
import type { Cell, Probe } from './probes.ts'
import type { Desk } from './pairs.ts'

type OfPairs = Extract<
  Permission,
  | `pair.${string}`
  | `search.${string}`
  | `match.${string}`
  | `order.${string}`
  | `programme.${string}`
  | 'activity.edit'
  | 'template.edit'
  | 'names.confirm'
>

const changes = (table: string) => (after: Aftermath) => after.changed.includes(table)
const asks = (after: Aftermath) => after.isAsked
const names = (after: Aftermath, { target }: Cell) => after.said.includes(target.canary)
const holdsRole = ({ actorName }: Cell) => actorName !== 'former' && actorName !== 'nobody'
const deskAt = ({ town, place }: Cell): Desk => {
  const desk = town.deskOf.get(place.id)
  if (!desk) throw new Error(`no desk of ${place.canary}`)
  return desk
}

/** How the permissions of pairs, orders and programmes show; everybody of the town is the mentee of some. */
export const probesOfPairs: Readonly<Record<OfPairs, Probe>> = {
  'pair.propose': {
    at: 'SCHOOL',
    steps: ({ target }) => [`pair-withdraw-do:${target.pairs.proposalId}`],
    isUsed: changes('pair'),
  },
  'pair.answer': {
    at: 'SCHOOL',
    steps: ({ target }) => [`pair-yes:${target.pairs.proposalId}`],
    isUsed: changes('pair_member'),
    makesSense: holdsRole,
  },
  'pair.approve': {
    at: 'SCHOOL',
    steps: (cell) => {
      const { forCurator, forHead } = deskAt(cell)
      return [`pair-approve:${cell.actorName === 'head' ? forHead : forCurator}`]
    },
    isUsed: changes('pair_approval'),
  },
  'pair.read': {
    at: 'SCHOOL',
    steps: ({ target }) => [`pair:${target.pairs.pairId}`],
    isUsed: names,
    makesSense: holdsRole,
  },
  'pair.end': {
    at: 'SCHOOL',
    steps: ({ target }) => [`pair-end-do:${target.pairs.pairId}:CURATOR`],
    isUsed: changes('pair'),
  },
  'pair.count': {
    at: 'any',
    steps: (cell) => (isHere(cell) ? ['pairs'] : undefined),
    isUsed: (after, { place, town, actorName }) =>
      after.said.includes(
        actorName === 'coordinator' && place.kind === 'DISTRICT' ? town.figures.colleague.place.canary : place.canary,
      ),
  },
  'search.read': { at: 'SCHOOL', steps: ({ target }) => [`seek:${target.menteeId}`], isUsed: names },
  'search.decide': {
    at: 'SCHOOL',
    steps: ({ target }) => [`seek-to:${target.menteeId}:support:colleague`],
    isUsed: changes('search_step'),
  },
  'match.run': {
    at: 'any',
    // A coordinator matches the whole district at once, a curator their school.
    steps: (cell) => {
      if (cell.actorName !== 'coordinator') return [`cohort-run:${cell.place.id}:best-fit`]
      return isHere(cell) ? [`cohort-run:${cell.actor.place.id}:best-fit`] : undefined
    },
    isUsed: changes('match_run'),
  },
  'match.confirm': {
    at: 'SCHOOL',
    steps: ({ target, place, town }) => [
      `pick-no:${town.runOf.get(place.parentId ?? place.id) ?? ''}:${target.menteeId}`,
    ],
    isUsed: changes('match_pick'),
  },
  'order.read': {
    at: 'SCHOOL',
    steps: (cell) => [`ord:${deskAt(cell).draftId}`],
    isUsed: (after, { place }) => after.said.includes(`Мастер${place.canary}`),
    hides: ({ place }) => [`Мастер${place.canary}`, `Ученик${place.canary}`],
  },
  'order.draft': {
    at: 'SCHOOL',
    steps: (cell) => [`ord-drop-sure:${deskAt(cell).draftId}`],
    isUsed: changes('school_order'),
  },
  'order.sign': { at: 'SCHOOL', steps: (cell) => [`ord-sign:${deskAt(cell).draftId}`], isUsed: asks },
  'order.curator': {
    at: 'SCHOOL',
    steps: (cell) => [`ord-name:${cell.place.id}:${deskAt(cell).master}`],
    isUsed: changes('school_order'),
  },
  'programme.read': {
    at: 'SCHOOL',
    steps: ({ target }) => [`programme:${target.pairs.pairId}`],
    isUsed: (after, { target }) => after.said.includes(target.secret),
    makesSense: holdsRole,
  },
  'programme.write': {
    at: 'SCHOOL',
    steps: ({ target }) => [`pg-kind:${target.pairs.shownId}:0:remote:1`],
    isUsed: changes('programme_version'),
    makesSense: holdsRole,
  },
  'programme.accept': {
    at: 'SCHOOL',
    steps: ({ target }) => [`pg-accept:${target.pairs.shownId}:0`],
    isUsed: changes('programme_acceptance'),
    makesSense: holdsRole,
  },
  'programme.approve': {
    at: 'SCHOOL',
    steps: ({ target }) => [`pg-approve:${target.pairs.acceptedId}:0`],
    isUsed: changes('programme_version'),
  },
  'programme.head': {
    at: 'SCHOOL',
    steps: ({ target }) => [`pg-head:${target.pairs.approvedId}`],
    isUsed: changes('programme_version'),
  },
  'activity.edit': {
    at: 'SCHOOL',
    steps: ({ place }) => [`catalogue-hide:${place.id}:lesson.map`],
    isUsed: changes('activity_template'),
  },
  'template.edit': { at: 'SCHOOL', steps: ({ place }) => [`template-send:${place.id}:order-pairs`], isUsed: asks },
  'names.confirm': {
    at: 'SCHOOL',
    steps: (cell) => [`name-fix:order:${deskAt(cell).draftId}:${deskAt(cell).master}`],
    isUsed: asks,
  },
}

/** What names no organisation opens where the actor is: a district for its coordinator, a school for everybody else. */
function isHere({ actor, place }: Cell): boolean {
  return actor.place.id === place.id || actor.place.id === place.parentId
}
