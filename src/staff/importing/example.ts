import { languages } from '../../i18n/language.ts'
import { textsIn } from '../../i18n/texts.ts'

/** A row of the example, left as it was given, is nobody: «Образцова (пример)». */
export function isExample(cells: readonly string[]): boolean {
  const marks = languages.map((language) => textsIn(language).plain('staff.import.exampleMark'))
  return cells.some((cell) => marks.some((mark) => cell.toLowerCase().includes(mark)))
}
