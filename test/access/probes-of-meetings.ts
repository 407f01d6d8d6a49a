import type { Permission } from '../../src/people/policy.ts'
import type { Aftermath } from './handling.ts'
import type { Cell, Probe } from './probes.ts'
import { noteOf } from './meetings.ts'

type OfMeetings = Extract<
  Permission,
  | `meeting.${string}`
  | `task.${string}`
  | `help.${string}`
  | `survey.${string}`
  | `roadmap.${string}`
  | 'calendar.edit'
  | 'summary.read'
>

const changes = (table: string) => (after: Aftermath) => after.changed.includes(table)
const asks = (after: Aftermath) => after.isAsked
const holdsRole = ({ actorName }: Cell) => actorName !== 'former' && actorName !== 'nobody'
/** A curator who is of the pair settles nothing in it. */
const isOthers = ({ isOwn }: Cell) => !isOwn
const readsSecret = (after: Aftermath, { target }: Cell) => after.said.includes(target.secret)

/** How the permissions of meetings, tasks, help, surveys and the road map show. */
export const probesOfMeetings: Readonly<Record<OfMeetings, Probe>> = {
  'meeting.plan': {
    at: 'SCHOOL',
    steps: ({ target }) => [`meeting-plan:${target.pairs.pairId}`],
    isUsed: asks,
    makesSense: holdsRole,
  },
  'meeting.report': {
    at: 'SCHOOL',
    steps: ({ target }) => [`went:${target.pairs.overId}:DONE`],
    isUsed: changes('meeting'),
    makesSense: holdsRole,
  },
  'meeting.answer': {
    at: 'SCHOOL',
    steps: ({ target }) => [`met:${target.pairs.heldId}:YES`],
    isUsed: changes('meeting_part'),
    makesSense: holdsRole,
  },
  'meeting.read': {
    at: 'SCHOOL',
    steps: ({ target }) => [`meeting:${target.pairs.plannedId}`, `meetings:${target.pairs.pairId}:0`],
    isUsed: readsSecret,
    makesSense: holdsRole,
  },
  'meeting.settle': {
    at: 'SCHOOL',
    steps: ({ target }) => [`settle:${target.pairs.differingId}:held`],
    isUsed: changes('meeting'),
    makesSense: isOthers,
  },
  'meeting.nudge': {
    at: 'SCHOOL',
    steps: ({ target }) => [`pair-nudge:${target.pairs.silentId}`],
    isUsed: changes('journal'),
    makesSense: isOthers,
  },
  'task.give': {
    at: 'SCHOOL',
    steps: ({ target }) => [`task-give:${target.pairs.taughtId}`],
    isUsed: asks,
    makesSense: holdsRole,
  },
  'task.answer': {
    at: 'SCHOOL',
    steps: ({ target }) => [`task-answer:${target.pairs.taskId}:DONE`],
    isUsed: changes('task'),
    makesSense: holdsRole,
  },
  'help.ask': {
    at: 'SCHOOL',
    steps: ({ target }) => [`help-ask:${target.pairs.taughtId}`],
    isUsed: asks,
    makesSense: holdsRole,
  },
  'help.answer': {
    at: 'SCHOOL',
    steps: ({ target }) => [`help-of:${target.pairs.helpId}`, `help-take:${target.pairs.helpId}`],
    isUsed: changes('help_request'),
    // To the head it goes only where no curator of the school is free.
    makesSense: (cell) => isOthers(cell) && cell.actorName !== 'head',
  },
  'survey.read': {
    at: 'SCHOOL',
    steps: ({ target }) => [`survey:${target.pairs.pairId}`, `survey-of:${target.pairs.pairId}:${target.personId}`],
    isUsed: readsSecret,
    makesSense: isOthers,
  },
  'roadmap.read': {
    at: 'any',
    steps: ({ place }) => [
      `road-item:${place.id}:${keyAt(place.kind)}`,
      `road-told:${place.id}:${keyAt(place.kind)}`,
      `road-map:${place.id}`,
    ],
    isUsed: (after, { place }) => after.said.includes(noteOf(place)),
    hides: ({ place }) => [noteOf(place)],
  },
  'roadmap.mark': {
    at: 'any',
    steps: ({ place }) => [`road-undo:${place.id}:${keyAt(place.kind)}`],
    isUsed: changes('roadmap_entry'),
    hides: ({ place }) => [noteOf(place)],
  },
  'roadmap.edit': {
    at: 'DISTRICT',
    steps: ({ place }) => [`road-hide:${place.id}:publicity`],
    isUsed: changes('roadmap_item'),
  },
  'roadmap.nudge': {
    at: 'SCHOOL',
    steps: ({ place }) => [`road-nudge:${place.id}`],
    isUsed: changes('journal'),
  },
  'calendar.edit': {
    at: 'DISTRICT',
    steps: (cell) => (cell.place.id === cell.actor.place.id ? ['workdays-is:off:2026'] : undefined),
    isUsed: asks,
  },
  'summary.read': {
    at: 'any',
    steps: ({ place }) => [`summary:${place.id}`, `summary-file:${place.id}:workbook`],
    isUsed: (after, { place }) => after.said.includes('.xlsx') && after.said.includes(place.canary),
    hides: ({ actor, place }) => (actor.place.id === place.id ? ['.xlsx'] : [place.canary, '.xlsx']),
    // Of its schools a coordinator reads what the district's own summary says.
    makesSense: ({ actorName, place }) => actorName !== 'coordinator' || place.kind === 'DISTRICT',
  },
}

/** What each organisation has written about in its road map. */
function keyAt(kind: 'SCHOOL' | 'DISTRICT'): string {
  return kind === 'SCHOOL' ? 'materials' : 'guidance'
}
