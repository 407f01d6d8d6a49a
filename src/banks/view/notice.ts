import type { Texts } from '../../i18n/texts.ts'
import type { NoticeMessage } from '../../notices/choice.ts'
import { shortName } from '../../people/name.ts'
import type { BankKind } from '../listing.ts'
import type { BankNews } from '../store/news.ts'
import { listingButton } from './buttons.ts'

/** What curators read of one questionnaire that came by itself. */
export function bankNotice(texts: Texts, kind: BankKind, { name, mark, listingId }: BankNews): NoticeMessage {
  const text = texts.t(`notices.one.${kind}.${mark}`, { person: shortName(name) })
  if (listingId === undefined) return { text, buttons: [] }
  const card = { text: texts.plain('notices.buttons.card'), callback_data: cardData(listingId) }
  return { text, buttons: [[card]] }
}

export function cardData(listingId: string): string {
  return listingButton.data({ listing: listingId })
}
