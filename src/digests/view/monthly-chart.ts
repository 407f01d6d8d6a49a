import type { Spec } from '../../charts/chart.ts'
import { letters, palette } from '../../charts/palette.ts'
import type { Texts } from '../../i18n/texts.ts'
import { partsOf } from '../months.ts'
import { hasMeetings, type Trend } from '../summary.ts'
import type { Told } from '../told.ts'
import { monthIn } from './monthly.ts'

const width = 960
const [heightOfMeetings, heightOfSilent] = [460, 150]
/** Above the bars, for their numbers. */
const roomForNumbers = 56
/** Longer numbers do not fit side by side. */
const mostUpright = 999

/** Of the title, in a line. */
const mostSigns = 36

const kinds = ['planned', 'held', 'confirmed'] as const

/** Meetings and silent pairs month by month; nothing where there is nothing to draw. */
export function monthlyChart(texts: Texts, { place, summary, period }: Told): Spec | undefined {
  const { trend } = summary
  if (!hasMeetings(summary)) return undefined
  const [first] = trend
  const span = first && first.month !== period.month ? [first.month, period.month] : [period.month]
  return {
    title: {
      text: inLines(texts.plain('digests.monthly.picture.title', { school: place.shortName })),
      subtitle: span.map((month) => monthIn(texts, month)).join(' – '),
    },
    spacing: 40,
    vconcat: [meetings(texts, trend), silent(texts, trend)],
  }
}

type Panel = Extract<Spec, { vconcat: unknown }>['vconcat'][number]

function meetings(texts: Texts, trend: readonly Trend[]): Panel {
  const labels = kinds.map((kind) => texts.plain(`digests.monthly.picture.${kind}`))
  const values = trend.flatMap((month) =>
    kinds.map((kind, place) => ({
      month: monthLabel(texts, month.month),
      kind: labels[place],
      value: month[kind],
      label: texts.number(month[kind]),
    })),
  )
  const most = Math.max(...values.map(({ value }) => value))
  const isUpright = most <= mostUpright
  const fill = {
    field: 'kind',
    type: 'nominal' as const,
    // From paper to full: told apart without colours too.
    scale: { domain: labels, range: [palette.paper, palette.sky, palette.blue] },
    legend: { symbolStrokeColor: palette.blue, symbolStrokeWidth: 3 },
  }
  return {
    width,
    height: heightOfMeetings,
    data: { values },
    encoding: {
      x: monthAxis(0.18, 0.06),
      xOffset: { field: 'kind', sort: labels, scale: { paddingInner: 0.08 } },
      y: heightAxis(most, heightOfMeetings, isUpright ? roomForNumbers : 2 * roomForNumbers),
    },
    layer: [
      { mark: { type: 'bar', stroke: palette.blue, strokeWidth: 3 }, encoding: { fill } },
      {
        mark: isUpright
          ? { type: 'text', dy: -8, baseline: 'bottom' }
          : { type: 'text', angle: 270, align: 'left', baseline: 'middle', dx: 12 },
        encoding: { text: { field: 'label' } },
      },
    ],
  }
}

function silent(texts: Texts, trend: readonly Trend[]): Panel {
  const values = trend.map((one) => ({
    month: monthLabel(texts, one.month),
    value: one.silent,
    label: texts.number(one.silent),
  }))
  const most = Math.max(...values.map(({ value }) => value))
  return {
    width,
    height: heightOfSilent,
    title: { text: texts.plain('digests.monthly.picture.silent'), fontSize: letters.subtitle, offset: 12 },
    data: { values },
    encoding: { x: monthAxis(0.6, 0.3), y: heightAxis(most, heightOfSilent, roomForNumbers) },
    layer: [
      { mark: { type: 'bar', color: palette.orange, stroke: palette.red, strokeWidth: 2 } },
      { mark: { type: 'text', dy: -8, baseline: 'bottom' }, encoding: { text: { field: 'label' } } },
    ],
  }
}

function monthAxis(paddingInner: number, paddingOuter: number) {
  const axis = { title: null, labelPadding: 14, domain: true }
  return { field: 'month', type: 'ordinal' as const, sort: null, axis, scale: { paddingInner, paddingOuter } }
}

/** From nought, with room above; bars of one meeting do not fill the picture. */
function heightAxis(most: number, height: number, room: number) {
  const top = (Math.max(most, 4) * height) / (height - room)
  return { field: 'value', type: 'quantitative' as const, axis: null, scale: { domain: [0, top], nice: false } }
}

function monthLabel(texts: Texts, month: string): string {
  const { year, number } = partsOf(month)
  return texts.monthShort(year, number)
}

/** In lines as wide as the picture; of a long name as much as stands in two. */
function inLines(title: string): string[] {
  const lines = ['']
  for (const word of title.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if ([...longer].length <= mostSigns) lines[lines.length - 1] = longer
    else lines.push([...word].slice(0, mostSigns).join(''))
  }
  return lines.length > 2 ? [lines[0] ?? '', `${lines[1] ?? ''}…`] : lines
}
