import type { Permission } from '../../src/people/policy.ts'
import { probesOfMeetings } from './probes-of-meetings.ts'
import { probesOfPairs } from './probes-of-pairs.ts'
import type { Aftermath, Step } from './handling.ts'
import type { Figure, Place, Town } from './town.ts'

export type Cell = {
  readonly actor: Figure
  readonly actorName: string
  readonly target: Figure
  /** Where it would be done: the target's organisation, or its district. */
  readonly place: Place
  readonly isOwn: boolean
  readonly town: Town
}

/** How a permission shows: what somebody presses to use it on the target, and by what one sees that it was used. */
export type Probe = {
  readonly at: 'SCHOOL' | 'DISTRICT' | 'any'
  /** Undefined where no press can name the target: what has no id in it works in one's own place only. */
  readonly steps: (cell: Cell) => readonly Step[] | undefined
  readonly isUsed: (after: Aftermath, cell: Cell) => boolean
  /** What whoever is refused must not read; by default all that is the target's alone. */
  readonly hides?: (cell: Cell) => readonly string[]
  /** Where the deed makes no sense whoever asks: nobody moves who does not teach. */
  readonly makesSense?: (cell: Cell) => boolean
}

const changes = (table: string) => (after: Aftermath) => after.changed.includes(table)
const asks = (after: Aftermath) => after.isAsked
const names = (after: Aftermath, { target }: Cell) => after.said.includes(target.canary)
const holdsRole = ({ actorName }: Cell) => actorName !== 'former' && actorName !== 'nobody'
/** What names no organisation opens where the actor is: a district for its coordinator, a school for everybody else. */
const isHere = ({ actor, place }: Cell) => actor.place.id === place.id || actor.place.id === place.parentId
const isCoordinator = ({ actorName }: Cell) => actorName === 'coordinator'

export const probes: Readonly<Record<Permission, Probe>> = {
  'organisation.edit': {
    at: 'any',
    steps: ({ place }) => [`school-edit:${place.id}:address`, { says: 'ул. Новая, 5' }],
    isUsed: changes('organisation'),
  },
  'school.add': { at: 'DISTRICT', steps: (cell) => (isHere(cell) ? ['school-add'] : undefined), isUsed: asks },
  'role.COORDINATOR': {
    at: 'DISTRICT',
    steps: ({ place }) => [`invite-school:COORDINATOR:${place.id}`],
    isUsed: changes('invitation'),
  },
  'role.HEAD': {
    at: 'SCHOOL',
    steps: ({ place }) => [`invite-school:HEAD:${place.id}`],
    isUsed: changes('invitation'),
  },
  'role.CURATOR': { at: 'SCHOOL', steps: ({ place }) => [`invite-school:CURATOR:${place.id}`], isUsed: asks },
  'role.COUNCIL': {
    at: 'SCHOOL',
    steps: ({ place }) => [`invite-school:COUNCIL:${place.id}`],
    isUsed: changes('invitation'),
  },
  'role.TEACHER': {
    at: 'SCHOOL',
    steps: ({ place }) => [`invite-uses:TEACHER:${place.id}:one`],
    isUsed: changes('invitation'),
  },
  'staff.read': {
    at: 'SCHOOL',
    steps: ({ place, target }) => [`person:${place.id}:${target.personId}`, `staff-list:${place.id}:all:0`],
    isUsed: names,
  },
  'staff.count': {
    at: 'any',
    steps: (cell) => {
      if (isCoordinator(cell)) return isHere(cell) ? ['staff-counts:0'] : undefined
      return [`staff-list:${cell.place.id}:all:0`]
    },
    isUsed: (after, { place }) => after.said.includes(place.canary),
  },
  'staff.import': { at: 'SCHOOL', steps: ({ place }) => [`staff-import:${place.id}`], isUsed: asks },
  'staff.nudge': {
    at: 'SCHOOL',
    steps: ({ place, target }) => [`nudge:${place.id}:${target.personId}`],
    isUsed: changes('journal'),
  },
  'staff.correct': {
    at: 'any',
    steps: ({ isOwn }) => (isOwn ? ['correct:surname', { says: 'Новофамильная' }] : undefined),
    isUsed: changes('person'),
    makesSense: holdsRole,
  },
  'staff.leave': {
    at: 'any',
    steps: ({ place, target }) => [`leave-sure:${place.id}:${target.personId}`],
    isUsed: changes('role_period'),
    makesSense: holdsRole,
  },
  'staff.move': {
    at: 'SCHOOL',
    steps: ({ place, target, town }) => [
      `move-sure:${place.id}:${target.personId}:${town.neighbourOf.get(place.id) ?? ''}`,
    ],
    isUsed: changes('move'),
    makesSense: (cell) => !cell.isOwn || cell.actorName === 'teacher',
  },
  'staff.merge': {
    at: 'SCHOOL',
    steps: ({ place, target, town }) => [`merge:${place.id}:${target.personId}:${town.doubleOf.get(place.id) ?? ''}`],
    isUsed: changes('role_period'),
    makesSense: ({ isOwn }) => !isOwn,
  },
  'consent.answer': {
    at: 'any',
    steps: ({ target }) => [`consent-text:${target.consentId}`],
    isUsed: (after, { target }) => after.said.includes(target.secret),
    makesSense: holdsRole,
  },
  'consent.register': {
    at: 'any',
    steps: ({ place, target }) => [`record:${place.id}:PERSONAL_DATA:${target.personId}`],
    isUsed: names,
  },
  'consent.paper': {
    at: 'any',
    steps: ({ place, target }) => [`paper:${place.id}:PERSONAL_DATA:${target.personId}`],
    isUsed: asks,
  },
  'consent.wording': {
    at: 'any',
    steps: ({ place }) => [`wording-type:${place.id}:PERSONAL_DATA`],
    isUsed: asks,
  },
  'questionnaire.fill': {
    at: 'SCHOOL',
    steps: ({ target }) => [`d:mentor:${target.draftId}:resume`],
    isUsed: (after, { target }) => after.said.includes(target.draftId),
    makesSense: holdsRole,
  },
  'request.wishes': {
    at: 'SCHOOL',
    steps: ({ target, isOwn }) => (isOwn ? ['my-data-file'] : [`listing:${target.menteeId}`]),
    isUsed: (after, { target }) => after.said.includes(target.secret),
    // A head reads the card, and the wishes are not on it.
    hides: ({ target }) => [target.secret],
    makesSense: holdsRole,
  },
  'campaign.run': {
    at: 'SCHOOL',
    steps: ({ place }) => [`campaign-start:${place.id}:2026-10-30`],
    isUsed: changes('campaign'),
  },
  'campaign.read': {
    at: 'SCHOOL',
    steps: ({ place }) => [`campaign:${place.id}`],
    isUsed: (after, { place }) => after.said.includes(place.canary),
  },
  'bank.read': { at: 'SCHOOL', steps: ({ target }) => [`listing:${target.mentorId}`], isUsed: names },
  'bank.count': {
    at: 'any',
    steps: (cell) => {
      if (isCoordinator(cell)) return isHere(cell) ? ['banks-of-district:0'] : undefined
      return isHere(cell) ? ['bank:mentors::0'] : undefined
    },
    isUsed: (after, cell) => {
      const { place, target, town } = cell
      if (!isCoordinator(cell)) return after.said.includes(target.canary)
      return after.said.includes(place.kind === 'SCHOOL' ? place.canary : town.figures.colleague.place.canary)
    },
  },
  'bank.pause': {
    at: 'SCHOOL',
    steps: ({ target }) => [`pause:${target.mentorId}:open`],
    isUsed: changes('listing'),
    makesSense: holdsRole,
  },
  'bank.note': {
    at: 'SCHOOL',
    steps: ({ target }) => [`note-add:${target.mentorId}`, { says: 'Хороший человек' }],
    isUsed: changes('curator_note'),
  },
  'bank.export': {
    at: 'SCHOOL',
    steps: (cell) => (isHere(cell) ? ['register:mentors:'] : undefined),
    isUsed: (after, { target }) => after.said.includes('sendDocument') || after.said.includes(target.canary),
  },
  ...probesOfPairs,
  ...probesOfMeetings,
  'data.own': {
    at: 'any',
    steps: ({ isOwn }) => (isOwn ? ['my-data-file'] : undefined),
    isUsed: (after, cell) => names(after, cell),
  },
  'act.read': {
    at: 'any',
    steps: ({ target }) => [`act:${target.actId}`],
    isUsed: (after, { target }) => after.said.includes(target.actId),
  },
}
