import { readFileSync } from 'node:fs'
import { z } from 'zod'

const organisation = {
  fullName: z.string(),
  shortName: z.string(),
  address: z.string(),
  inn: z.string(),
  ogrn: z.string(),
}
const name = z.tuple([z.string(), z.string(), z.string()])
const teacher = z.tuple([z.string(), z.string(), z.string(), z.string()])

const schema = z.object({
  timeZone: z.string(),
  district: z.object(organisation),
  coordinator: name,
  /** What a curator wrote down about somebody who waits for a mentor. */
  note: z.string(),
  contact: z.string(),
  /** What a school has called the file that proves an item of its road map. */
  scan: z.string(),
  /** What people of a pair wrote. */
  said: z.object({
    differently: z.string(),
    help: z.string(),
    hindrance: z.string(),
    summaries: z.tuple([z.string(), z.string(), z.string()]),
    tasks: z.tuple([z.string(), z.string(), z.string(), z.string()]),
  }),
  schools: z.array(
    z.object({
      ...organisation,
      site: z.string().nullable().default(null),
      head: name,
      curator: name,
      teachers: z.array(teacher),
    }),
  ),
})

/** The invented district: six schools and sixty-one people, the same every time. */
export type District = z.infer<typeof schema>

export function readDistrict(): District {
  const text = readFileSync(new URL('people.json', import.meta.url), 'utf8')
  return schema.parse(JSON.parse(text))
}

/** Where the teachers of a school stand, by their place in the list: every state that the product knows. */
export const standings = [
  'mentor',
  'mentor-corrected',
  'mentor-half-filled',
  'mentee',
  'mentee-long-waiting',
  'no-profile',
  'no-consent',
  'imported',
] as const

export type Standing =
  | (typeof standings)[number]
  | 'mentor-paused'
  | 'mentor-with-papers'
  | 'mentor-not-now'
  | 'mentor-and-mentee'
  | 'mentee-half-filled'
  | 'not-begun'
  | 'left'
  | 'restricted'
  | 'withdrawn'
  | 'blocked'
  | 'not-joined'

/** What single schools have in place of the usual: school, place in its list, state. */
const rarer: readonly (readonly [school: number, place: number, standing: Standing])[] = [
  [0, 0, 'mentor-with-papers'],
  [0, 1, 'mentor-and-mentee'],
  [1, 2, 'mentee-half-filled'],
  [1, 4, 'withdrawn'],
  [2, 1, 'mentor-paused'],
  [2, 2, 'mentor-not-now'],
  [2, 7, 'not-joined'],
  [3, 2, 'left'],
  [3, 4, 'blocked'],
  [4, 2, 'restricted'],
  [4, 4, 'not-begun'],
  [5, 7, 'not-joined'],
]

export function standingOf(school: number, place: number): Standing {
  const [, , standing] = rarer.find((one) => one[0] === school && one[1] === place) ?? []
  return standing ?? standings[place] ?? 'not-joined'
}

/** Who is in a pair at work: the mentor stands first in the list of the school; of a short programme the middle is near. */
export const couples: readonly {
  readonly school: number
  readonly mentees: readonly number[]
  readonly months?: number
}[] = [
  { school: 0, mentees: [3] },
  { school: 2, mentees: [3] },
  { school: 3, mentees: [3] },
  { school: 5, mentees: [3, 4], months: 3 },
]

/** Whether somebody is in a pair at work, by the school and the place in its list. */
export function isInCouple(school: number, place: number): boolean {
  return couples.some((one) => one.school === school && [0, ...one.mentees].includes(place))
}

/** An invented person and the number of their account in the local messenger. */
export type Settler = {
  readonly externalId: number
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string
  /** Opens the chat on the first day: there is something in it for them. */
  readonly isAwake: boolean
}
