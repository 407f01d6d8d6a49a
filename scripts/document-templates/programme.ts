import { AlignmentType, type Paragraph, type Table } from 'docx'
import { type Body, heading, line, small, table, tag, title } from './layout.ts'
import { clause, letterhead } from './parts.ts'
import type { Common } from './words/common.ts'
import type { ProgrammeWords } from './words/programme.ts'

type Block = Paragraph | Table

/** What the regulation asks a programme to hold (1.2), the plan in a table, signatures of all three. */
export function programmeBody(common: Common, words: ProgrammeWords): Body {
  return {
    children: [
      ...letterhead(common),
      ...approval(words),
      title(words.title),
      line('{title}', { alignment: AlignmentType.CENTER, spacing: { after: 60 } }),
      line(words.edition, { alignment: AlignmentType.CENTER, size: 24, spacing: { after: 160 } }),
      tag('{#isChange}'),
      clause(words.change),
      ...list('Changes', words.changes),
      tag('{/isChange}'),
      facts(words),
      ...content(common, words),
      ...plan(words),
      heading(words.assessment),
      tag('{#assessment}'),
      clause('{text}'),
      tag('{/assessment}'),
      ...signatures(words),
    ],
  }
}

function approval(words: ProgrammeWords): Block[] {
  return [
    table(
      [52, 48],
      [[{ text: '' }, { text: `${words.approve}\n{headPost}\n______________ {headName}\n${words.approvedOn}` }]],
      { hasBorders: false, size: 26 },
    ),
    line('', { size: 16 }),
  ]
}

function facts(words: ProgrammeWords): Table {
  const fact = (name: string, value: string) => [{ text: name }, { text: value }]
  return table(
    [34, 66],
    [
      fact(words.facts.mentor, '{mentor}, {mentorPost}'),
      fact(words.facts.mentees, '{#mentees}\n{name}, {post}\n{/mentees}'),
      fact(words.facts.curator, '{curator}'),
      fact(words.facts.form, '{form}'),
      fact(words.facts.kinds, '{kinds}'),
      fact(words.facts.period, words.period),
      fact(words.facts.order, words.order),
    ],
  )
}

function content(common: Common, words: ProgrammeWords): Block[] {
  return [
    heading(words.why),
    clause(words.request),
    ...list('Difficulties', words.difficulties),
    ...list('Strengths', words.strengths),
    small(common.grounds, { alignment: AlignmentType.BOTH, spacing: { before: 60 } }),
    heading(words.aims),
    clause(words.goal),
    ...list('Tasks', words.tasks),
    heading(words.results),
    tag('{#results}'),
    clause('{n}. {text}'),
    tag('{/results}'),
  ]
}

/** Its heading stands only where the list has something. */
function list(name: 'Changes' | 'Difficulties' | 'Strengths' | 'Tasks', words: string): Block[] {
  const key = name.toLowerCase()
  return [
    tag(`{#has${name}}`),
    clause(words),
    tag(`{#${key}}`),
    clause('\u2013 {text}'),
    tag(`{/${key}}`),
    tag(`{/has${name}}`),
  ]
}

function plan(words: ProgrammeWords): Block[] {
  return [
    heading(words.plan),
    table(
      [6, 15, 23, 12, 13, 17, 14],
      [
        words.columns.map((text) => ({ text, centred: true })),
        [
          { text: '{#activities}{n}', centred: true },
          { text: '{difficulty}' },
          { text: '{title}' },
          { text: '{form}' },
          { text: '{on}' },
          { text: '{result}' },
          { text: '{mark}{/activities}' },
        ],
      ],
      { hasHeader: true, size: 20 },
    ),
  ]
}

function signatures(words: ProgrammeWords): Block[] {
  const { roles, sign } = words
  const row = (role: string, name: string, day: string) => [
    { text: role },
    { text: sign },
    { text: name },
    { text: day },
  ]
  return [
    line(words.signatures, { spacing: { before: 240, after: 120 }, keepNext: true }),
    table(
      [20, 22, 32, 26],
      [
        words.signed.map((text) => ({ text })),
        row(roles.mentor, '{mentor}', '{mentorAcceptedOn}'),
        row(`{#mentees}${roles.mentee}`, '{name}', '{acceptedOn}{/mentees}'),
        row(roles.curator, '{curator}', '{approvedOn}'),
      ],
      { size: 24 },
    ),
  ]
}
