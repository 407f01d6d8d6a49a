import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { ConsentKind } from '../../people/actor.ts'
import { fullName, type NameParts } from '../../people/name.ts'
import { button } from '../../telegram/button.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import { maskOf, type SiteMark, siteMarks, toggled } from '../fields.ts'
import type { Standing } from '../standing.ts'
import { stateOf } from './list.ts'

/** One kind of one person's, for the curator. */
export const recordButton = button('record', 'organisation', 'kind', 'person')
/** The paper to print, for the person to sign. */
export const paperBlankButton = button('paper-blank', 'organisation', 'kind', 'person')
export const markButton = button('paper', 'organisation', 'kind', 'person')
/** For the site, of whoever signed only on paper: what the paper allows. */
export const marksButton = button('paper-site', 'organisation', 'person', 'marks')
export const marksDoneButton = button('paper-day', 'organisation', 'person', 'marks')
export const unmarkButton = button('paper-off', 'organisation', 'consent')
export const unmarkSureButton = button('paper-off-sure', 'organisation', 'consent')
export const scanButton = button('paper-scan', 'organisation', 'consent')
export const seeScanButton = button('paper-see', 'organisation', 'consent')
export const letterButton = button('letter', 'organisation', 'consent')
export const letterSureButton = button('letter-sure', 'organisation', 'consent')

export type Record = {
  readonly organisation: Organisation
  readonly kind: ConsentKind
  readonly person: NameParts & { readonly personId: string; readonly hasAccount: boolean }
  readonly standing: Standing
}

/** Plain: whose it is. */
export function personOf(texts: Texts, name: NameParts): string {
  return fullName(name) || texts.plain('consent.register.noName')
}

export function recordScreen(texts: Texts, record: Record, rights: { mayMark: boolean }): Screen {
  const { organisation, kind, person, standing } = record
  const { paperSignedOn, consentId } = standing
  const lines = [
    texts.t('consent.paper.card', {
      person: personOf(texts, person),
      kind: texts.plain(`consent.kinds.${kind}`),
      state: stateOf(texts, { ...standing, paperSignedOn: null, isOnPaperOnly: false }, organisation.timeZone),
      paper: paperSignedOn
        ? texts.plain('consent.paper.signed', { on: texts.day(paperSignedOn) })
        : texts.plain('consent.paper.unsigned'),
    }),
    ...(standing.hasScan ? [texts.t('consent.paper.scanned')] : []),
    ...(!consentId && person.hasAccount ? [texts.t('consent.paper.onlyInChat')] : []),
  ]
  const place = { organisation: organisation.id, kind }
  return {
    text: lines.join('\n'),
    rows: [
      ...(consentId
        ? [[{ text: texts.plain('consent.paper.text'), data: `register-text:${organisation.id}:${consentId}` }]]
        : []),
      ...(rights.mayMark ? actionRows(texts, record) : []),
      [
        {
          text: texts.plain('telegram.buttons.back'),
          data: `register:${place.organisation}:${kind}:all:0`,
        },
      ],
    ],
  }
}

function actionRows(
  texts: Texts,
  { organisation: { id: organisation }, kind, person, standing }: Record,
): ScreenButton[][] {
  const { consentId, paperSignedOn, hasScan } = standing
  const canMark = consentId !== undefined || !person.hasAccount
  const rows: ScreenButton[][] = [
    [
      {
        text: texts.plain('consent.buttons.blank'),
        data: paperBlankButton.data({ organisation, kind, person: person.personId }),
      },
    ],
  ]
  if (canMark)
    rows.push([
      {
        text: texts.plain(paperSignedOn ? 'consent.paper.markOther' : 'consent.paper.mark'),
        data:
          !consentId && kind === 'DISSEMINATION'
            ? marksButton.data({ organisation, person: person.personId, marks: '0' })
            : markButton.data({ organisation, kind, person: person.personId }),
      },
    ])
  if (!consentId) return rows
  const place = { organisation, consent: consentId }
  if (paperSignedOn) {
    rows.push([
      { text: texts.plain(hasScan ? 'consent.paper.scanOther' : 'consent.paper.scan'), data: scanButton.data(place) },
    ])
    if (hasScan) rows.push([{ text: texts.plain('consent.paper.seeScan'), data: seeScanButton.data(place) }])
    rows.push([{ text: texts.plain('consent.paper.unmark'), data: unmarkButton.data(place) }])
  }
  return [...rows, [{ text: texts.plain('consent.paper.letter'), data: letterButton.data(place) }]]
}

/** The ticks as they stand on the paper. */
export function paperMarksScreen(
  texts: Texts,
  organisation: string,
  person: NameParts & { readonly personId: string },
  marks: readonly SiteMark[],
): Screen {
  const parts = { organisation, person: person.personId }
  const ticks = siteMarks.map((one) => ({
    text: texts.plain(marks.includes(one) ? 'consent.site.ticked' : 'consent.site.unticked', {
      label: texts.plain(`consent.site.ticks.${one}`),
    }),
    data: marksButton.data({ ...parts, marks: maskOf(toggled(marks, one)) }),
  }))
  return {
    text: texts.t('consent.paper.askMarks', { person: personOf(texts, person) }),
    rows: [
      ...Array.from({ length: Math.ceil(ticks.length / 2) }, (_, row) => ticks.slice(row * 2, row * 2 + 2)),
      [{ text: texts.plain('consent.paper.further'), data: marksDoneButton.data({ ...parts, marks: maskOf(marks) }) }],
      [
        {
          text: texts.plain('telegram.buttons.back'),
          data: recordButton.data({ ...parts, kind: 'DISSEMINATION' }),
        },
      ],
    ],
  }
}

type Asked = {
  readonly organisation: string
  readonly consentId: string
  readonly kind: ConsentKind
  readonly person: NameParts & { readonly personId: string }
}

export function unmarkScreen(texts: Texts, asked: Asked, isOnlyPaper: boolean): Screen {
  const key = isOnlyPaper ? 'consent.paper.unmarkOnlyPaper' : 'consent.paper.unmarkQuestion'
  return sureScreen(texts, asked, {
    text: texts.t(key, { person: personOf(texts, asked.person) }),
    sure: {
      text: texts.plain('consent.paper.unmarkSure'),
      data: unmarkSureButton.data({ organisation: asked.organisation, consent: asked.consentId }),
    },
  })
}

export function letterScreen(texts: Texts, asked: Asked): Screen {
  const kind = texts.plain(`consent.kinds.${asked.kind}`)
  return sureScreen(texts, asked, {
    text: texts.t('consent.paper.letterQuestion', { person: personOf(texts, asked.person), kind }),
    sure: {
      text: texts.plain('consent.paper.letterSure'),
      data: letterSureButton.data({ organisation: asked.organisation, consent: asked.consentId }),
    },
  })
}

function sureScreen(
  texts: Texts,
  { organisation, kind, person }: Asked,
  { text, sure }: { text: string; sure: ScreenButton },
): Screen {
  const back = recordButton.data({ organisation, kind, person: person.personId })
  return { text, rows: [[sure], [{ text: texts.plain('telegram.buttons.back'), data: back }]] }
}
