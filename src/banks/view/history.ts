import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { shortName } from '../../people/name.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { questionsSeen, type Viewer } from '../../questionnaires/seen.ts'
import { answerText, shortName as questionName } from '../../questionnaires/words.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen } from '../../telegram/screen.ts'
import { questionnaireOf } from '../banks.ts'
import { changedQuestions, type Happening } from '../history.ts'
import type { BankKind, Card, SentForm } from '../listing.ts'
import { historyButton, listingButton } from './buttons.ts'

/** «История»: entries, corrections and pauses, the newest first. */
export function historyScreen(
  texts: Texts,
  card: Card,
  school: Organisation,
  viewer: Viewer,
  page: Page<Happening>,
): Screen {
  const listing = card.id
  return {
    text: [
      texts.t('banks.history.heading', { name: shortName(card.profile) }),
      ...page.rows.map((one) =>
        texts.t('banks.history.line', {
          at: texts.instant(one.at, school.timeZone),
          what: shortened(whatText(texts, card.kind, one, viewer), 300),
        }),
      ),
    ].join('\n'),
    rows: [
      ...pageButtons(page, (to) => historyButton.data({ listing, page: String(to) })),
      [{ text: texts.plain('banks.buttons.toCard'), data: listingButton.data({ listing }) }],
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

function whatText(texts: Texts, kind: BankKind, one: Happening, viewer: Viewer): string {
  switch (one.what) {
    case 'entered':
    case 'left':
    case 'resumed':
      return texts.plain(`banks.history.${one.what}`)
    case 'sent':
      return texts.plain(`banks.history.sent.${kind}`)
    case 'places':
      return texts.plain('banks.history.places', { count: one.places })
    case 'paused':
      return one.until === null
        ? texts.plain('banks.history.paused')
        : texts.plain('banks.history.pausedUntil', { day: texts.day(one.until) })
    case 'corrected':
      return correctionText(texts, kind, one, viewer)
  }
}

function correctionText(
  texts: Texts,
  kind: BankKind,
  { before, after }: { before: SentForm; after: SentForm },
  viewer: Viewer,
): string {
  const seen = [before, after].map((form) => ({
    form,
    questionnaire: questionnaireOf(form),
    questions: questionsSeen(questionnaireOf(form), form.answers, viewer),
  }))
  const changes = changedQuestions(before, after).flatMap((id) => {
    const name = seen.flatMap(({ questionnaire, questions }) =>
      questions.filter((one) => one.id === id).map((one) => questionName(texts, questionnaire, one)),
    )[0]
    const [was, is] = seen.map(({ form, questionnaire, questions }) => {
      const question = questions.find((one) => one.id === id)
      const value = form.answers[id]
      return question && value !== undefined ? answerText(texts, questionnaire, question, value) : '–'
    })
    // Who may not read the answer does not learn that it changed.
    return name === undefined ? [] : [texts.plain('banks.history.change', { name, was: cut(was), is: cut(is) })]
  })
  return changes.length === 0
    ? texts.plain(`banks.history.sentAgain.${kind}`)
    : texts.plain(`banks.history.corrected.${kind}`, { changes: changes.join('; ') })
}

function cut(text = ''): string {
  return shortened(text, 60)
}
