import type { Tx } from '../../db/transaction.ts'
import { fullName } from '../../people/name.ts'
import { isSure, proposeForms } from '../cases.ts'
import { type NamedForms, shortForms } from '../forms.ts'
import { listNames } from '../store/names.ts'

/** The forms of each; whoever has no name is left out. Confirmed ones count as long as the name is the same. */
export async function formsOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, NamedForms>> {
  const people = await listNames(tx, personIds)
  return new Map(
    people.flatMap(({ personId, name, confirmed }) => {
      const nominative = fullName(name)
      if (nominative === '') return []
      const isConfirmed = confirmed?.nominative === nominative
      const forms = isConfirmed ? confirmed : proposeForms(name)
      const isHard = !isConfirmed && !isSure(name)
      return [[personId, { personId, name, forms, short: shortForms(forms, name), isConfirmed, isHard }] as const]
    }),
  )
}

/** Whose forms nobody has confirmed yet, in the order of the ids, each once. */
export async function namesToConfirm(tx: Tx, personIds: readonly string[]): Promise<NamedForms[]> {
  const known = await formsOf(tx, personIds)
  return [...new Set(personIds)].flatMap((id) => {
    const found = known.get(id)
    return found && !found.isConfirmed ? [found] : []
  })
}
