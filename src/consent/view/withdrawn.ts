import type { Texts } from '../../i18n/texts.ts'
import type { ConsentKind } from '../../people/actor.ts'
import type { Screen } from '../../telegram/screen.ts'
import { consentsButton } from './list.ts'
import { offerButton, readButton } from './offer.ts'

/** Until when the law gives time, and the way back. */
export function withdrawnScreen(
  texts: Texts,
  { kind, organisationId, destroyBy }: { kind: ConsentKind; organisationId: string; destroyBy: string },
  hasOthers: boolean,
): Screen {
  const again =
    kind === 'PERSONAL_DATA' && !hasOthers
      ? readButton.data({})
      : offerButton.data({ organisation: organisationId, kind })
  const others = [{ text: texts.plain('consent.buttons.list'), data: consentsButton.data({}) }]
  return {
    text: texts.t(`consent.withdrawn.person.${kind}`, { day: texts.day(destroyBy) }),
    rows: [
      ...(kind === 'DISSEMINATION' ? [] : [[{ text: texts.plain('consent.buttons.readAgain'), data: again }]]),
      ...(hasOthers ? [others] : []),
    ],
  }
}
