import type { TemplateName, Templates } from './data.ts'

/** What an organisation may put its own template in the place of; the other papers have the wording of the law. */
export const ownNames = [
  'order-pairs',
  'order-amendment',
  'order-cancellation',
  'order-curator',
  'programme',
  'agreement-data',
  'meeting-journal',
  'road-map',
  'consent-personal-data',
  'consent-dissemination',
  'consent-mentor-duty',
  'consent-participation',
] as const satisfies readonly TemplateName[]
export type OwnName = (typeof ownNames)[number]

export function ownNamed(word: string): OwnName | undefined {
  return ownNames.find((one) => one === word)
}

type ShapeOf<T> = {
  readonly [K in keyof T]: T[K] extends readonly (infer Row)[] ? ShapeOf<Row> : T[K] extends boolean ? 'flag' : 'text'
}
export type Shape = { readonly [tag: string]: 'text' | 'flag' | Shape }

const letterhead = {
  organisation: 'text',
  address: 'text',
  inn: 'text',
  ogrn: 'text',
  place: 'text',
  headPost: 'text',
  headName: 'text',
} as const
const basis = { text: 'text' } as const
const line = { text: 'text' } as const
const person = { name: 'text', post: 'text' } as const
const order = { ...letterhead, number: 'text', date: 'text', basis, acquainted: person } as const
const curator = { curatorAccusative: 'text', curatorPost: 'text' } as const
const amends = { amendsNumber: 'text', amendsOn: 'text', reason: 'text' } as const

const pairs = {
  mentor: 'text',
  mentorPost: 'text',
  mentorAccusative: 'text',
  mentorInstrumental: 'text',
  mentorGenitive: 'text',
  mentees: person,
  menteesAccusative: 'text',
  menteesGenitive: 'text',
  form: 'text',
  kinds: 'text',
  startsOn: 'text',
  endsOn: 'text',
  consents: 'text',
  agreement: 'text',
  payment: 'text',
} as const

const consent = {
  ...letterhead,
  title: 'text',
  person: 'text',
  post: 'text',
  contact: 'text',
  paragraphs: { lead: 'text', text: 'text' },
  edition: 'text',
  hash: 'text',
  basis,
} as const

/** Every tag that a template may hold, with the tags of the rows of its lists. */
export const shapes: { readonly [Name in OwnName]: ShapeOf<Templates[Name]> } = {
  'order-pairs': { ...order, ...curator, pairs, programmesBy: 'text' },
  'order-amendment': { ...order, ...curator, ...amends, pairs: { ...pairs, was: 'text' } },
  'order-cancellation': { ...order, ...curator, ...amends, notice: 'text', pairs },
  'order-curator': { ...order, ...curator, curator: 'text', startsOn: 'text', endsOn: 'text' },
  programme: {
    ...letterhead,
    basis,
    title: 'text',
    version: 'text',
    reason: 'text',
    isChange: 'flag',
    approvedOn: 'text',
    headApprovedOn: 'text',
    orderNumber: 'text',
    orderOn: 'text',
    mentor: 'text',
    mentorPost: 'text',
    mentorAcceptedOn: 'text',
    mentees: { ...person, acceptedOn: 'text' },
    curator: 'text',
    form: 'text',
    kinds: 'text',
    startsOn: 'text',
    endsOn: 'text',
    request: 'text',
    difficulties: line,
    strengths: line,
    goal: 'text',
    tasks: line,
    results: line,
    activities: { difficulty: 'text', title: 'text', form: 'text', on: 'text', result: 'text', mark: 'text' },
    assessment: line,
    changes: line,
  },
  'agreement-data': {
    ...letterhead,
    basis,
    number: 'text',
    date: 'text',
    mentor: 'text',
    mentorPost: 'text',
    mentorAccusative: 'text',
    mentorInstrumental: 'text',
    mentees: { ...person, genitive: 'text' },
    form: 'text',
    kinds: 'text',
    startsOn: 'text',
    endsOn: 'text',
    payment: 'text',
    orderNumber: 'text',
    orderOn: 'text',
    consentOn: 'text',
  },
  'road-map': {
    ...letterhead,
    basis,
    approvedOn: 'text',
    approvedNumber: 'text',
    year: 'text',
    rows: { stage: 'text', title: 'text', day: 'text', owner: 'text', result: 'text' },
    curator: 'text',
    madeOn: 'text',
  },
  'meeting-journal': {
    ...letterhead,
    basis,
    orderNumber: 'text',
    orderOn: 'text',
    mentor: 'text',
    mentorPost: 'text',
    mentees: person,
    curator: 'text',
    startsOn: 'text',
    endsOn: 'text',
    meetings: {
      on: 'text',
      way: 'text',
      topic: 'text',
      content: 'text',
      result: 'text',
      task: 'text',
      mark: 'text',
    },
    madeOn: 'text',
  },
  'consent-personal-data': consent,
  'consent-dissemination': consent,
  'consent-mentor-duty': consent,
  'consent-participation': consent,
}

/** Invented data: every text is `word`, every list has two rows. */
export function sampleOf(shape: Shape, word: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shape).map(([tag, what]): [string, unknown] => {
      if (what === 'text') return [tag, word]
      if (what === 'flag') return [tag, true]
      return [tag, [sampleOf(what, word), sampleOf(what, word)]]
    }),
  )
}
