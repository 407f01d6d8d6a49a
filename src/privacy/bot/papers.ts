import { fillDocument } from '../../documents/document.ts'
import { documentName } from '../../files/name.ts'
import { dayIn } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import { writeWorkbook } from '../../sheets/workbook.ts'
import type { OwnData } from '../actions/own-data.ts'
import type { Farewell } from '../actions/farewell.ts'
import type { Act } from '../store/acts.ts'
import { type ActLine, type ActParties, actPaper, journalSheet, ownPaper } from '../view/papers.ts'
import { sectionsOf } from '../view/sections.ts'
import type { Forms } from '../view/questionnaires.ts'
import { textsIn } from '../../i18n/texts.ts'

export type Paper = { readonly name: string; readonly bytes: Uint8Array }

/** What is held about the person, in words and field by field. */
export function ownPapers(texts: Texts, own: OwnData, forms: Forms, now: Date): { words: Paper; fields: Paper } {
  const title = texts.plain('privacy.file.title')
  const today = dayIn(now, own.organisations[0]?.timeZone ?? 'Europe/Moscow')
  const sections = sectionsOf(texts, own, forms, 'whole')
  return {
    words: {
      name: documentName(title, 'docx'),
      bytes: fillDocument(texts.language, 'my-data', ownPaper(texts, own, sections, today)),
    },
    fields: {
      name: documentName(title, 'json'),
      bytes: new TextEncoder().encode(JSON.stringify(own.json, null, 2)),
    },
  }
}

/** The act of destruction, dated with the day on which the data went. */
export function actDocument(texts: Texts, act: Act, parties: ActParties): Paper {
  const today = dayIn(act.madeAt, parties.operator.timeZone)
  return {
    name: documentName(texts.plain('privacy.act.title', { number: act.id }), 'docx'),
    bytes: fillDocument(texts.language, 'destruction-act', actPaper(texts, act, parties, today)),
  }
}

export async function journalWorkbook(
  texts: Texts,
  act: Act,
  lines: readonly ActLine[],
  { operator }: ActParties,
): Promise<Paper> {
  return {
    name: documentName(texts.plain('privacy.act.journalTitle', { number: act.id }), 'xlsx'),
    bytes: await writeWorkbook([journalSheet(texts, act, lines, operator)]),
  }
}

/** What the person reads when the day of a destruction has come, with the act. */
export const farewell: Farewell = (language, act, parties) => {
  const texts = textsIn(language)
  const { shortName: organisation } = parties.operator
  const text = act.reason === 'WITHDRAWN' ? 'privacy.farewell.withdrawn' : 'privacy.farewell.left'
  return { caption: texts.t(text, { organisation }), ...actDocument(texts, act, parties) }
}
