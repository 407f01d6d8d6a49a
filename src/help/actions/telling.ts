import type { Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { tell, untell } from '../../notices/actions/telling.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { type NameParts, shortName } from '../../people/name.ts'

type Told = 'asked' | 'withdrawn' | 'taken' | 'replied' | 'closed' | 'closedSilently'
type About = { readonly id: string; readonly organisation: Organisation }

/** `name` is who did it; `words` the reply. Nothing else of the request is in the message: it may be read over a shoulder. */
export async function tellHelp(
  tx: Tx,
  { id, organisation }: About,
  what: Told,
  {
    to,
    name,
    words = '',
    key = '',
  }: { readonly to: readonly string[]; readonly name: NameParts; readonly words?: string; readonly key?: string },
  now: Date,
): Promise<void> {
  await tell(
    tx,
    {
      to,
      kind: 'help',
      organisation,
      key: `${id}:${what}:${key}`,
      text: ({ language }) => textsIn(language).t(`help.told.${what}`, { name: shortName(name), words }),
      buttons: ({ language }) => [
        [{ text: textsIn(language).plain(`help.told.buttons.${what}`), callback_data: `help-of:${id}` }],
      ],
    },
    now,
  )
}

/** What has not been sent yet of it and is not so any more. */
export async function untellHelp(tx: Tx, id: string, what: readonly Told[], now: Date): Promise<void> {
  await untell(
    tx,
    'help',
    what.map((one) => `${id}:${one}`),
    now,
  )
}
