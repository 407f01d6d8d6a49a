import type { Paragraph, Table } from 'docx'
import { type Cell, heading, line, small, table, tag, title, toTemplate } from './layout.ts'
import { type Words, words } from './words.ts'

export type Paper = { readonly path: string; readonly bytes: Uint8Array }

/** Every template in every language, by its place below the root of the repository. */
export async function makePapers(): Promise<Paper[]> {
  const papers: Paper[] = []
  for (const [language, said] of Object.entries(words)) {
    const folder = `locales/${language}/documents`
    const { myData, act } = said
    papers.push(
      {
        path: `${folder}/my-data.docx`,
        bytes: await toTemplate(said.locale, myData.name, myDataBody(said), myData.madeBy),
      },
      {
        path: `${folder}/destruction-act.docx`,
        bytes: await toTemplate(said.locale, act.name, actBody(said), act.madeBy),
      },
    )
  }
  return papers
}

function myDataBody({ myData }: Words): (Paragraph | Table)[] {
  return [
    title(myData.title),
    line('{title}', { alignment: 'center', spacing: { after: 240 } }),
    table(
      [30, 70],
      [
        [{ text: myData.person }, { text: '{person}', bold: true }],
        [{ text: myData.madeOn }, { text: '{madeOn}' }],
      ],
      { hasBorders: false },
    ),
    small(myData.basis, { alignment: 'both', spacing: { before: 120, after: 120 } }),
    tag('{#sections}'),
    heading('{heading}'),
    table([38, 62], [[{ text: '{#rows}{label}' }, { text: '{value}{/rows}' }]]),
    tag('{/sections}'),
  ]
}

function actBody({ act }: Words): (Paragraph | Table)[] {
  return [
    title(act.title),
    title(act.subtitle),
    line('{madeOn}', { spacing: { after: 120 } }),
    small(act.basis, { alignment: 'both', spacing: { after: 200 } }),
    table([38, 62], facts(act)),
    heading(act.categories),
    table(
      [80, 20],
      [
        [{ text: act.category }, { text: act.count, centred: true }],
        [{ text: '{#categories}{name}' }, { text: '{count}{/categories}', centred: true }],
      ],
      { hasHeader: true },
    ),
    small(act.media, { spacing: { before: 120 } }),
    heading(act.kept),
    tag('{#hasKept}'),
    table(
      [38, 37, 25],
      [
        [{ text: act.keptWhat }, { text: act.keptBasis }, { text: act.keptUntil }],
        [{ text: '{#kept}{what}' }, { text: '{basis}' }, { text: '{until}{/kept}' }],
      ],
      { hasHeader: true },
    ),
    tag('{/hasKept}'),
    tag('{^hasKept}'),
    line(act.keptNothing),
    tag('{/hasKept}'),
    line(act.journal, { alignment: 'both', spacing: { before: 200, after: 120 } }),
    heading(act.signatures),
    table(
      [42, 24, 34],
      [[{ text: '{#signatories}{post}' }, { text: '______________' }, { text: '{name}{/signatories}' }]],
      { hasBorders: false },
    ),
  ]
}

function facts(act: Words['act']): Cell[][] {
  const fact = (name: string, value: string): Cell[] => [{ text: name }, { text: value }]
  return [
    fact(
      act.operator,
      `{#operator}{name}{/operator}\n{#operator}${act.address}{/operator}\n{#operator}${act.numbers}{/operator}`,
    ),
    fact(act.processor, '{processor}'),
    fact(act.subject, '{subject}'),
    fact(act.system, '{system}'),
    fact(act.method, '{method}'),
    fact(act.reason, '{reason}'),
    fact(act.date, '{destroyedAt}'),
  ]
}
