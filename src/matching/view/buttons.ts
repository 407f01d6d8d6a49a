import { button } from '../../telegram/button.ts'
import type { Mode } from '../assignment.ts'
import type { Field } from '../candidate.ts'

/** One of the candidates for a request: `match:<entry of the mentee>:school:0`. */
export const matchButton = button('match', 'mentee', 'field', 'place')
/** How the score of one of them was counted. */
export const countedButton = button('match-how', 'mentee', 'field', 'place')
export const proposeButton = button('propose', 'mentee', 'mentor')
/** With the reason against a caution, or not for the first of the list. */
export const whyButton = button('propose-why', 'mentee', 'mentor', 'why')
/** The cohort: the choice of a school, its screen, a run, its list. */
export const cohortsButton = button('cohorts')
export const cohortButton = button('cohort', 'organisation')
export const runButton = button('cohort-run', 'organisation', 'mode')
export const picksButton = button('picks', 'run', 'school', 'page')
export const pickButton = button('pick', 'run', 'mentee')
export const confirmButton = button('pick-yes', 'run', 'mentee')
export const rejectButton = button('pick-no', 'run', 'mentee')
export const partsButton = button('picks-of-schools', 'run', 'page')

export function matchData(mentee: string, field: Field, place: number): string {
  return matchButton.data({ mentee, field, place: String(place) })
}

export function runData(organisation: string, mode: Mode): string {
  return runButton.data({ organisation, mode })
}

/** Why a curator proposes somebody against a caution, or not the first: by a button, or in own words. */
export const whys = ['know', 'agreed', 'none', 'all', 'own'] as const
export type Why = (typeof whys)[number]
