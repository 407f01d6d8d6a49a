import type { Paragraph, Table } from 'docx'
import { agreementBody } from './agreement.ts'
import { consentBody } from './consents.ts'
import { journalBody } from './journal.ts'
import { type Body, type Cell, heading, line, small, table, tag, title, toTemplate } from './layout.ts'
import { orderCancelling, orderOnCurator, orderOnPairs } from './orders.ts'
import { programmeBody } from './programme.ts'
import { agreementWords } from './words/agreement.ts'
import { roadMapBody } from './road-map.ts'
import { common } from './words/common.ts'
import { type ConsentName, consentWords } from './words/consents.ts'
import { orderWords } from './words/orders.ts'
import { journalWords } from './words/journal.ts'
import { type Words, words } from './words/own.ts'
import { roadMapWords } from './words/road-map.ts'
import { programmeWords } from './words/programme.ts'

export type Paper = { readonly path: string; readonly bytes: Uint8Array }

/** Every template in every language, by its place below the root of the repository. */
export async function makePapers(): Promise<Paper[]> {
  const papers: Paper[] = []
  for (const language of ['ru', 'en'] as const)
    for (const [file, { name, body }] of Object.entries(bodiesIn(language)))
      papers.push({
        path: `locales/${language}/documents/${file}.docx`,
        bytes: await toTemplate(common[language].locale, name, body, common[language].madeBy),
      })
  return papers
}

type Named = { readonly name: string; readonly body: Body }

function bodiesIn(language: 'ru' | 'en'): Readonly<Record<string, Named>> {
  const [all, own, order] = [common[language], words[language], orderWords[language]]
  const consents = consentWords[language]
  const consent = (name: ConsentName) =>
    [name, { name: consents.names[name], body: consentBody(all, consents, name) }] as const
  return {
    'my-data': { name: own.myData.name, body: { children: myDataBody(own) } },
    'destruction-act': { name: own.act.name, body: { children: actBody(own) } },
    ...Object.fromEntries(
      (['consent-personal-data', 'consent-dissemination', 'consent-mentor-duty', 'consent-participation'] as const).map(
        consent,
      ),
    ),
    'order-pairs': { name: order.pairs.name, body: orderOnPairs(all, order, order.pairs) },
    'order-amendment': { name: order.amendment.name, body: orderOnPairs(all, order, order.amendment) },
    'order-cancellation': { name: order.cancellation.name, body: orderCancelling(all, order) },
    'order-curator': { name: order.curator.name, body: orderOnCurator(all, order) },
    programme: { name: programmeWords[language].name, body: programmeBody(all, programmeWords[language]) },
    'road-map': { name: roadMapWords[language].name, body: roadMapBody(all, roadMapWords[language]) },
    'meeting-journal': { name: journalWords[language].name, body: journalBody(all, journalWords[language]) },
    'agreement-data': { name: agreementWords[language].name, body: agreementBody(all, agreementWords[language]) },
  }
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
