import { textsIn, type Texts } from '../../i18n/texts.ts'
import { shortName } from '../../people/name.ts'
import { button } from '../../telegram/button.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import type { Nudged, NudgeMessage } from '../actions/nudging.ts'
import type { StaffRow } from '../list.ts'
import { canBeNudged, type Skipped, type Step } from '../nudging.ts'
import { personButton } from './buttons.ts'
import { menuButton, toListButton } from './importing-screens.ts'

export const nudgeButton = button('nudge', 'organisation', 'person')
export const personalLinkButton = button('own-link', 'organisation', 'person')

/** «Remind» or «Personal link», on the card of a person, by what they need; nothing where nothing is missing. */
export function cardDeeds(texts: Texts, organisationId: string, row: StaffRow): ScreenButton[] {
  const parts = { organisation: organisationId, person: row.personId }
  if (row.roles.length === 0) return []
  if (!row.hasAccount) return [{ text: texts.plain('staff.links.buttons.one'), data: personalLinkButton.data(parts) }]
  if (!canBeNudged(row)) return []
  return [{ text: texts.plain('staff.nudge.buttons.one'), data: nudgeButton.data(parts) }]
}

/** Kind, short, with the button that does it in place. */
export const nudgeMessage: NudgeMessage = (to, step, school) => {
  const texts = textsIn(to.language)
  return {
    text:
      step.what === 'draft'
        ? texts.t('staff.nudge.draft')
        : texts.t(`staff.nudge.${step.what}`, { school: school.shortName }),
    buttons: stepButtons(texts, step),
  }
}

/** The menu's button shows the consent, or asks for the profile, whichever is missing. */
function stepButtons(texts: Texts, step: Step) {
  switch (step.what) {
    case 'consent':
    case 'profile':
      return [[{ text: texts.plain(`staff.nudge.buttons.${step.what}`), callback_data: 'menu' }]]
    case 'draft':
      return [[{ text: texts.plain('staff.nudge.buttons.draft'), callback_data: `fill:${step.form}` }]]
    case 'questionnaire':
      return [
        [{ text: texts.plain('staff.nudge.buttons.mentor'), callback_data: 'fill:mentor' }],
        [{ text: texts.plain('staff.nudge.buttons.request'), callback_data: 'fill:request' }],
      ]
  }
}

const reasons: readonly Skipped[] = ['no-account', 'blocked', 'withdrew', 'today', 'asked-not-to']
const mostNames = 20

export function nudgedScreen(texts: Texts, nudged: Nudged & { ok: true }, personId?: string): Screen {
  const shown = personId === undefined ? reasons : [...reasons, 'nothing-to-do' as const]
  const lines = shown.flatMap((why) => {
    const rows = nudged.skipped.filter((one) => one.why === why).map(({ row }) => row)
    return rows.length === 0
      ? []
      : [texts.t('staff.nudge.skipped', { why: texts.plain(`staff.nudge.why.${why}`), names: namesOf(texts, rows) })]
  })
  const back =
    personId === undefined
      ? toListButton(texts, nudged.school)
      : {
          text: texts.plain('staff.nudge.buttons.card'),
          data: personButton.data({ organisation: nudged.school.id, person: personId }),
        }
  return {
    text: [
      texts.t('staff.nudge.outcome', { told: nudged.told }),
      ...(nudged.later > 0 ? [texts.t('staff.nudge.later', { count: nudged.later })] : []),
      ...lines,
    ].join('\n\n'),
    rows: [[back], [menuButton(texts)]],
  }
}

function namesOf(texts: Texts, rows: readonly StaffRow[]): string {
  const names = rows.map((row) => (row.surname === null ? texts.plain('staff.nudge.nameless') : shortName(row)))
  if (names.length <= mostNames) return names.join(', ')
  return texts.plain('staff.nudge.skippedMore', {
    names: names.slice(0, mostNames).join(', '),
    count: names.length - mostNames,
  })
}
