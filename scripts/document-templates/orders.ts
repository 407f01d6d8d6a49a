import { AlignmentType } from 'docx'
import { type Body, line, table, tag, title } from './layout.ts'
import { acquaintance, clause, grounds, headSigns, letterhead, orders, registration, subject } from './parts.ts'
import type { Common } from './words/common.ts'
import type { OrderWords } from './words/orders.ts'

type Pairs = {
  readonly subject: string
  readonly aim: string
  readonly first: string
  readonly pair: string
  readonly rest: readonly string[]
}

/** The order on pairs, and the one that amends it: clauses with the names in their cases, and the table in an annex. */
export function orderOnPairs(common: Common, words: OrderWords, said: Pairs): Body {
  // The last paragraph before the annex holds the layout of these pages, so it is no tag, which would leave with it.
  return { children: [...orderBody(common, said), line('', { size: 2 })], annex: annexOf(words) }
}

export function orderCancelling(common: Common, words: OrderWords): Body {
  const { columns, ...said } = words.cancellation
  return {
    children: orderBody(common, said, [
      table(
        [8, 36, 36, 20],
        [
          columns.map((text) => ({ text })),
          [
            { text: '{#pairs}{n}', centred: true },
            { text: '{mentor}, {mentorPost}' },
            { text: '{#mentees}\n{name}, {post}\n{/mentees}' },
            { text: '{endsOn}{/pairs}' },
          ],
        ],
        { hasHeader: true },
      ),
      line(''),
    ]),
  }
}

export function orderOnCurator(common: Common, words: OrderWords): Body {
  const said = words.curator
  return {
    children: [
      ...head(common, said),
      clause(said.first),
      clause(said.duties),
      ...said.duty.map((text, index) => clause(`2.${index + 1}) ${text}`)),
      ...closing(common, said.rest),
    ],
  }
}

function orderBody(common: Common, said: Pairs, under: Body['children'] = []): Body['children'] {
  return [
    ...head(common, said),
    clause(said.first),
    tag('{#pairs}'),
    clause(said.pair),
    tag('{/pairs}'),
    ...under,
    ...closing(common, said.rest),
  ]
}

function head(common: Common, said: { readonly subject: string; readonly aim: string }): Body['children'] {
  return [
    ...letterhead(common),
    ...registration(common, common.order),
    subject(said.subject),
    ...grounds(common),
    clause(said.aim),
    orders(common),
  ]
}

/** The last clause is about control; then who signs and who has read it. */
function closing(common: Common, rest: readonly string[]): Body['children'] {
  const clauses = rest.map((text, index) => clause(index === rest.length - 1 ? `${text}${common.control}` : text))
  return [...clauses, ...headSigns(common), ...acquaintance(common)]
}

function annexOf(words: OrderWords): NonNullable<Body['annex']> {
  return [
    ...words.annexTo
      .split('\n')
      .map((text) => line(text, { alignment: AlignmentType.RIGHT, size: 24, spacing: { line: 240 } })),
    title(words.annexTitle),
    table(
      [5, 17, 18, 16, 14, 15, 15],
      [
        words.columns.map((text) => ({ text, centred: true })),
        [
          { text: '{#pairs}{n}', centred: true },
          { text: '{mentor},\n{mentorPost}' },
          { text: '{#mentees}\n{name}, {post}\n{/mentees}' },
          { text: '{form}\n{kinds}' },
          { text: words.period },
          { text: '{consents}' },
          { text: '{agreement}\n{payment}{/pairs}' },
        ],
      ],
      { hasHeader: true, size: 22, isTurned: true },
    ),
  ]
}
