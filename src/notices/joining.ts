import { escapeHtml } from '../i18n/html.ts'
import { choiceName, type NoticeButton, type NoticeMessage, undoName } from './choice.ts'

/** What was put off, as a line of a digest: HTML of one line, and what acts in place. */
export type JoiningLine = { readonly text: string; readonly button: NoticeButton | undefined }

const longestLine = 200
/** A heading alone says too little: what stands below it is told with it while it is short. */
const enough = 120

/** The message in one line, with the first button that is about what it says. */
export function lineOf({ text, buttons }: NoticeMessage): JoiningLine {
  const isChoice = ({ callback_data: data }: NoticeButton) => [choiceName, undoName].includes(data.split(':')[0] ?? '')
  return { text: shortLine(text), button: buttons.flat().find((one) => !isChoice(one)) }
}

/** The first lines of a message in HTML, as one. */
export function shortLine(html: string): string {
  const lines = plainOf(html)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const shown = lines.filter((_, index) => index === 0 || lines.slice(0, index).join(' · ').length < enough)
  return escapeHtml(cut(shown.join(' · ')))
}

/** Between words. */
function cut(text: string): string {
  const signs = [...text]
  if (signs.length <= longestLine) return text
  return `${signs
    .slice(0, longestLine - 1)
    .join('')
    .replace(/\s+\S*$/, '')}…`
}

function plainOf(html: string): string {
  const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' }
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(lt|gt|quot|amp);/g, (entity, name: string) => signs[name] ?? entity)
}
