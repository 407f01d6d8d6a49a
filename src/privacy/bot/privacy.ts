import { Composer } from 'grammy'
import type { Texts } from '../../i18n/texts.ts'
import type { OnErasing } from '../actions/erasing.ts'
import type { MemberContext } from '../../telegram/context.ts'
import type { Forms } from '../view/questionnaires.ts'
import { deleting } from './deleting.ts'
import { type Correction, ownData } from './own.ts'

/**
 * One's own data: they stand before the gate of the consents, for the rights of a person hang on no consent (152-FZ art.
 * 14, 21). `corrections`: where what is held is corrected.
 */
export function privacyBot(
  forms: Forms,
  corrections: (texts: Texts) => readonly Correction[],
  onErasing: OnErasing,
): Composer<MemberContext> {
  return new Composer<MemberContext>(ownData(forms, corrections), deleting(onErasing))
}
