import type { Texts } from '../../i18n/texts.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen } from '../../telegram/screen.ts'
import { daysWaiting } from '../listing.ts'
import type { Counts } from '../store/district.ts'
import { districtButton } from './buttons.ts'

/** «Банки района»: each school in numbers, for the coordinator. */
export function districtScreen(
  texts: Texts,
  page: Page<Counts>,
  all: { readonly mentors: number; readonly mentees: number },
  now: Date,
): Screen {
  return {
    text: [
      texts.t('banks.district.heading', all),
      ...page.rows.map(({ school, mentors, places, mentees, oldest }) =>
        texts.t('banks.district.school', {
          school: school.shortName,
          mentors,
          places,
          mentees,
          longest: oldest ? daysWaiting(oldest, now, school.timeZone) : 0,
        }),
      ),
    ].join('\n\n'),
    rows: [
      ...pageButtons(page, (to) => districtButton.data({ page: String(to) })),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}
