import type { Tx } from '../../db/transaction.ts'
import type { NameParts } from '../../people/name.ts'
import type { Forms } from '../forms.ts'

export type KeptName = { readonly personId: string; readonly name: NameParts; readonly confirmed: Forms | undefined }

/** The names of these people, with the forms that were confirmed of each, of whatever name it was then. */
export async function listNames(tx: Tx, personIds: readonly string[]): Promise<KeptName[]> {
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set(personIds)] } },
    select: { id: true, surname: true, givenName: true, patronymic: true, nameForms: true },
  })
  return people.map(({ id, nameForms, ...name }) => ({
    personId: id,
    name,
    confirmed: nameForms === null ? undefined : toForms(nameForms),
  }))
}

export async function saveForms(
  tx: Tx,
  personId: string,
  forms: Forms,
  by: { readonly confirmedById: string; readonly confirmedAt: Date },
): Promise<void> {
  const { nominative, genitive, dative, accusative, instrumental } = forms
  const data = { nominative, genitive, dative, accusative, instrumental, ...by }
  await tx.nameForms.upsert({
    where: { personId },
    create: { personId, ...data },
    update: data,
    select: { personId: true },
  })
}

function toForms({ nominative, genitive, dative, accusative, instrumental }: Forms): Forms {
  return { nominative, genitive, dative, accusative, instrumental }
}
