import { fileURLToPath } from 'node:url'
import type { Spec } from './chart.ts'
import { palette } from './palette.ts'
import { toPng } from './png.ts'
import { theme } from './theme.ts'

/** Spec → SVG → PNG, with the fonts that come with the program and no others. */
export async function draw(spec: Spec, width: number): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js')
  // In this thread, not in four others that each keep what they have used.
  const drawn = new Resvg(await svgOf(spec, width), {
    fitTo: { mode: 'width', value: width },
    background: palette.paper,
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: 'PT Sans' },
    logLevel: 'off',
  })
  return toPng(drawn.render())
}

async function svgOf(spec: Spec, width: number): Promise<string> {
  const [{ compile }, vega] = await Promise.all([import('vega-lite'), import('vega')])
  measureIn(vega)
  const whole = { autosize: { type: 'fit-x', contains: 'padding' }, width, ...spec }
  // What is added are two fields that every kind of chart has.
  const compiled = compile(whole as Spec, { config: theme }).spec
  const view = new vega.View(vega.parse(compiled), { renderer: 'none', logLevel: vega.Error })
  try {
    return await view.toSVG()
  } finally {
    view.finalize()
  }
}

/** Without a canvas Vega takes every letter for a wide one, and leaves gaps and cuts words. Shares of the letter height. */
function measureIn(vega: object): void {
  if (!('textMetrics' in vega)) return
  // Vega offers it for this, and its types leave it out.
  const metrics = vega.textMetrics as { width: (item: { fontSize?: number }, text: unknown) => number }
  metrics.width = ({ fontSize = 11 }, text) => {
    const signs = [...String(text ?? '')]
    return fontSize * signs.reduce((sum, sign) => sum + shareOf(sign), 0)
  }
}

function shareOf(sign: string): number {
  if (/[\s.,:;!|'()·]/.test(sign)) return 0.28
  return /\p{Lu}/u.test(sign) ? 0.62 : 0.54
}

function fontFiles(): string[] {
  return [
    import.meta.resolve('@expo-google-fonts/pt-sans/400Regular/PTSans_400Regular.ttf'),
    import.meta.resolve('@expo-google-fonts/pt-sans/700Bold/PTSans_700Bold.ttf'),
  ].map((url) => fileURLToPath(url))
}
