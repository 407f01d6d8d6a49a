import type { ConsentKind } from '../people/actor.ts'

/** The Word template of each kind. */
export const papers = {
  PERSONAL_DATA: 'consent-personal-data',
  DISSEMINATION: 'consent-dissemination',
  MENTOR_DUTY: 'consent-mentor-duty',
  PARTICIPATION: 'consent-participation',
} as const satisfies Readonly<Record<ConsentKind, string>>

/** For what is filled in by hand. */
export const lineByHand = '________________'

export type PrintedText = {
  /** Of the text itself; undefined where it begins without one. */
  readonly title: string | undefined
  readonly paragraphs: readonly { readonly lead: string; readonly text: string }[]
}

/** The text of the chat, in HTML, as paragraphs of a paper: what is bold at the beginning of a line apart from the rest. */
export function printed(html: string): PrintedText {
  const lines = html.split('\n').filter((line) => line.trim() !== '')
  const heading = /^<b>([^<]*)<\/b>$/.exec(lines[0] ?? '')?.[1]
  return {
    title: heading === undefined ? undefined : plain(heading),
    paragraphs: (heading === undefined ? lines : lines.slice(1)).map((line) => {
      const [, lead = '', text = ''] = /^(?:<b>(.*?)<\/b>)?(.*)$/.exec(line) ?? []
      return { lead: plain(lead), text: plain(text) }
    }),
  }
}

function plain(html: string): string {
  return html.replaceAll(/<[^>]*>/g, '').replaceAll(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => signs[name] ?? '')
}

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }
