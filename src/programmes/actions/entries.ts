import type { Tx } from '../../db/transaction.ts'
import type { Texts } from '../../i18n/texts.ts'
import { difficultyNamed, inWords } from '../catalogue.ts'
import type { Entry } from '../proposal.ts'
import { listOffered } from '../store/catalogue.ts'

/** What the catalogue of the school offers for a difficulty, in words; nothing for a word that is none. */
export async function listEntries(tx: Tx, organisationId: string, word: string, texts: Texts): Promise<Entry[]> {
  const difficulty = difficultyNamed(word)
  if (!difficulty) return []
  const offered = await listOffered(tx, organisationId, difficulty)
  return offered.filter(({ isHidden }) => !isHidden).map((one) => inWords(texts, one))
}

/** One of them by its key, whatever difficulty it is for. */
export async function findEntry(
  tx: Tx,
  organisationId: string,
  key: string,
  among: readonly string[],
  texts: Texts,
): Promise<Entry | undefined> {
  for (const difficulty of among) {
    const found = (await listEntries(tx, organisationId, difficulty, texts)).find((one) => one.key === key)
    if (found) return found
  }
  return undefined
}
