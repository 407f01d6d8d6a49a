import { keyOf, type Texts } from '../i18n/texts.ts'
import { difficulties } from '../questionnaires/difficulties.ts'

/** Plain: a difficulty as it stands in a sentence, in small letters; own words stay as they are. */
export function difficultyInFull(texts: Texts, difficulty: string): string {
  return difficulties.options.some((one) => one === difficulty)
    ? texts.plain(keyOf(difficulties.texts, 'inFull', difficulty))
    : difficulty
}
