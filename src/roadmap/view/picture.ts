import type { Spec } from '../../charts/chart.ts'
import { letters, palette } from '../../charts/palette.ts'
import type { Texts } from '../../i18n/texts.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { type BoardRow, type Look, lookOf } from '../board.ts'
import { stages } from '../items.ts'

/** More rows than a phone shows without scrolling inside the picture; the rest is in the words. */
export const mostInPicture = 24
const rowHeight = 76

/** Schools by stages: how much of each is done, «3/5», and how much is late, «!2»; colours only repeat it. */
export function boardChart(
  texts: Texts,
  { district, rows, on }: { district: string; rows: readonly BoardRow[]; on: string },
): Spec {
  const shown = rows.slice(0, mostInPicture)
  const short = shown.map(({ organisation }) => shortened(organisation.shortName, 18))
  // Rows of one name would be drawn one over another.
  const nameOf = (name: string, order: number) =>
    short.filter((one) => one === short[order]).length > 1
      ? `${order + 1}. ${shortened(name, 15)}`
      : (short[order] ?? name)
  const values = shown.flatMap(({ organisation, stages: all }, order) =>
    all.map((one) => ({
      school: nameOf(organisation.shortName, order),
      order,
      stage: String(one.stage),
      look: lookOf(one),
      mark: one.all === 0 ? '–' : `${one.done}/${one.all}${one.late > 0 ? ` !${one.late}` : ''}`,
    })),
  )
  const subtitle = texts.plain('roadmap.picture.subtitle', {
    day: texts.day(on),
    shown: shown.length,
    total: rows.length,
  })
  return {
    title: { text: texts.plain('roadmap.picture.title', { district: shortened(district, 40) }), subtitle },
    height: { step: rowHeight },
    data: { values },
    encoding: {
      y: {
        field: 'school',
        type: 'nominal',
        sort: { field: 'order', op: 'min' },
        axis: { title: null, grid: false, labelLimit: 300 },
        scale: { paddingInner: 0.08, paddingOuter: 0 },
      },
      x: {
        field: 'stage',
        type: 'ordinal',
        sort: stages.map(String),
        axis: { title: texts.plain('roadmap.picture.stages'), orient: 'top', domain: false },
        scale: { paddingInner: 0.06, paddingOuter: 0 },
      },
    },
    layer: [{ mark: { type: 'rect', cornerRadius: 8 }, encoding: { color: colours(texts, values) } }, marks],
  }
}

const fills: Readonly<Record<Look, string>> = {
  late: palette.red,
  whole: palette.green,
  part: palette.sky,
  nothing: palette.faint,
  needless: palette.paper,
}
const looks: readonly Look[] = ['late', 'part', 'whole', 'nothing', 'needless']

/** What nobody is asked to do is seldom: it is explained only where it is. */
function colours(texts: Texts, values: readonly { readonly look: Look }[]) {
  const shown = looks.filter((one) => one !== 'needless' || values.some(({ look }) => look === one))
  const named = shown.map((look) => `datum.label == '${look}' ? '${texts.plain(`roadmap.picture.looks.${look}`)}'`)
  return {
    field: 'look',
    type: 'nominal' as const,
    scale: { domain: shown, range: shown.map((look) => fills[look]) },
    legend: { labelExpr: `${named.join(' : ')} : ''`, columns: 2 },
  }
}

/** White on what is dark, ink on what is pale. */
const marks = {
  mark: { type: 'text' as const, fontSize: letters.least, fontWeight: 'bold' as const },
  encoding: {
    text: { field: 'mark', type: 'nominal' as const },
    color: {
      condition: { test: "datum.look == 'late' || datum.look == 'whole'", value: palette.paper },
      value: palette.ink,
    },
  },
}
