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
  schools: z.array(z.object({ ...organisation, head: name, curator: name, teachers: z.array(teacher) })),
})

/** The invented district: six schools and sixty-one people, the same every time. */
export type District = z.infer<typeof schema>

export function readDistrict(): District {
  const text = readFileSync(new URL('people.json', import.meta.url), 'utf8')
  return schema.parse(JSON.parse(text))
}

/** Where the teachers of a school stand, by their place in the list: every state that the product knows. */
export const standings = [
  'listed',
  'listed-and-corrected',
  'half-filled',
  'sent-but-not-taking-part',
  'not-begun',
  'no-profile',
  'no-consent',
  'not-joined',
] as const

export type Standing = (typeof standings)[number] | 'withdrawn' | 'blocked'

/** Two schools have somebody in a rarer state. */
export function standingOf(school: number, place: number): Standing {
  if (school === 1 && place === 4) return 'withdrawn'
  if (school === 3 && place === 4) return 'blocked'
  return standings[place] ?? 'not-joined'
}

/** An invented person and the number of their account in the local messenger. */
export type Settler = {
  readonly externalId: number
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string
}
