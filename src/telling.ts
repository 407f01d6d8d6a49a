import { noFilter } from './banks/filter.ts'
import type { BankKind } from './banks/listing.ts'
import { listNews } from './banks/store/news.ts'
import { bankData } from './banks/view/buttons.ts'
import { bankNotice, cardData } from './banks/view/notice.ts'
import { readButton } from './consent/view/offer.ts'
import type { Tx } from './db/transaction.ts'
import { type Texts, textsIn } from './i18n/texts.ts'
import type { NoticeMessage } from './notices/choice.ts'
import type { Bundle, Bundles } from './notices/actions/bundling.ts'
import { findUnanswered } from './notices/store/unanswered.ts'
import type { Open } from './notices/unanswered.ts'
import { newsMessage } from './notices/view/notices.ts'
import { shortName } from './people/name.ts'
import type { Recipient } from './people/store.ts'
import { openButton } from './questionnaires/view/buttons.ts'
import { menuButton } from './telegram/general.ts'
import { type Showing } from './matching/jobs.ts'
import { partNotice, progressScreen } from './matching/view/cohort.ts'
import { matchingWays } from './doors.ts'
import { type Reminder } from './questionnaires/jobs.ts'
import { reminderScreen } from './questionnaires/view/draft.ts'
import type { Screen } from './telegram/screen.ts'

/** What the gathered notices say: read from the state at the moment of telling, each with the button that acts in place. */
export const bundles: Bundles = {
  'new-mentor': async (tx, bundle, to) => await bankMessage(tx, 'MENTOR', bundle, to),
  'new-request': async (tx, bundle, to) => await bankMessage(tx, 'MENTEE', bundle, to),
  unanswered: async (tx, { organisation, personId, subjects }, to) => {
    const ids = subjects.map(({ id }) => id)
    const open = await findUnanswered(tx, { personId, organisationId: organisation.id }, ids)
    return open && unansweredMessage(textsIn(to.language), organisation.shortName, open)
  },
}

/** One questionnaire reads as if it were told by itself; several are named in one message. */
async function bankMessage(tx: Tx, bank: BankKind, { organisation, subjects }: Bundle, to: Recipient) {
  const ids = subjects.map(({ id }) => id)
  const told = await listNews(tx, bank, organisation.id, ids)
  const texts = textsIn(to.language)
  const [first] = told
  if (told.length < 2) return first && bankNotice(texts, bank, first)
  const news = told.map(({ name, mark, listingId: id }) => ({
    name: shortName(name),
    mark,
    data: id === undefined ? undefined : cardData(id),
  }))
  const kind = bank === 'MENTOR' ? 'new-mentor' : 'new-request'
  const all = { text: texts.plain(`notices.buttons.all.${bank}`), callback_data: bankData(bank, noFilter, 0) }
  return newsMessage(texts, kind, { school: organisation.shortName, news, all })
}

function unansweredMessage(texts: Texts, school: string, open: Open): NoticeMessage {
  const label = texts.plain(`notices.unanswered.buttons.${open.what}`)
  const under = (data: string) => [[{ text: label, callback_data: data }]]
  switch (open.what) {
    case 'consent':
      return { text: texts.t('notices.unanswered.consent', { school }), buttons: under(readButton.data({})) }
    case 'profile':
      return { text: texts.t('notices.unanswered.profile'), buttons: under(menuButton.data({})) }
    case 'campaign': {
      const day = texts.day(open.dueOn)
      const buttons = under(openButton.data({ form: open.form }))
      return { text: texts.t('notices.unanswered.campaign', { school, day }), buttons }
    }
    case 'questionnaire':
      return { text: texts.t('notices.unanswered.questionnaire', { school }), buttons: under(menuButton.data({})) }
  }
}

/** A questionnaire that was left half-filled. */
export const reminder: Reminder = (to, shown) => {
  const screen = reminderScreen(textsIn(to.language), shown)
  return { text: screen.text, buttons: callbackRows(screen) }
}

/** What a search for a whole cohort says of itself. */
export const matchShowing: Showing = {
  progress: (language, run, organisation, progress) => {
    const screen = progressScreen(textsIn(language), run, organisation, progress, matchingWays)
    return { text: screen.text, buttons: callbackRows(screen) }
  },
  part: (to, run, school, counts) => partNotice(textsIn(to.language), run, school, counts),
}

function callbackRows(screen: Screen) {
  return screen.rows.map((row) =>
    row.flatMap((one) => ('data' in one ? [{ text: one.text, callback_data: one.data }] : [])),
  )
}
