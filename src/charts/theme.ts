import type { Config } from 'vega-lite'
import { letters, palette } from './palette.ts'

const family = 'PT Sans'
const least = { labelFont: family, labelFontSize: letters.label, labelColor: palette.ink, labelLimit: 0 }
const titled = {
  titleFont: family,
  titleFontSize: letters.label,
  titleFontWeight: 'normal' as const,
  titleColor: palette.ink,
}

/** Large type, few lines, no box around: what a phone shows in a chat. */
export const theme: Config = {
  background: palette.paper,
  font: family,
  padding: 32,
  view: { stroke: null },
  axis: {
    ...least,
    ...titled,
    domainColor: palette.quiet,
    ticks: false,
    labelPadding: 12,
    gridColor: palette.faint,
    titlePadding: 16,
  },
  axisX: { labelAngle: 0, grid: false },
  axisY: { tickCount: 4, domain: false },
  legend: {
    ...least,
    title: null,
    orient: 'top',
    direction: 'horizontal',
    symbolSize: 900,
    symbolType: 'square',
    symbolStrokeWidth: 0,
    columnPadding: 36,
    offset: 28,
  },
  title: {
    font: family,
    fontSize: letters.title,
    fontWeight: 'bold',
    color: palette.ink,
    subtitleFont: family,
    subtitleFontSize: letters.subtitle,
    subtitleColor: palette.quiet,
    subtitlePadding: 10,
    anchor: 'start',
    frame: 'bounds',
    offset: 24,
  },
  text: { font: family, fontSize: letters.least, color: palette.ink },
  header: { ...least, title: null },
}
