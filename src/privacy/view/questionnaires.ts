import { keyOf, type Texts } from '../../i18n/texts.ts'
import type { Answers } from '../../questionnaires/question.ts'
import { type Questionnaire, questionsAsked } from '../../questionnaires/questionnaire.ts'
import { answerText, shortName } from '../../questionnaires/words.ts'
import type { Writing } from './writing.ts'

/** Every version of every questionnaire that the program knows. */
export type Forms = readonly { readonly key: string; readonly versions: readonly Questionnaire[] }[]

/** What was sent with its answers, what is begun, and which refreshes asked. */
export function questionnaireLines(writing: Writing, forms: Forms): string[] {
  const { texts, own, at, place } = writing
  const { responses, drafts, refreshes } = own.holdings
  const named = (of: { questionnaire: string; version: number }) => nameOf(writing, forms, of)
  return [
    ...responses.toReversed().flatMap((one) => [
      texts.plain(one.replacedAt ? 'privacy.lines.replaced' : 'privacy.lines.response', {
        form: named(one),
        at: at(one.submittedAt),
      }),
      // Only saveResponse writes the column, from answers.
      ...(one.replacedAt ? [] : answersOf(writing, forms, one, one.answers as Answers)),
    ]),
    ...drafts.map((one) => texts.plain('privacy.lines.draft', { form: named(one), at: at(one.startedAt) })),
    ...refreshes.map((one) =>
      texts.plain('privacy.lines.refresh', {
        form: nameOf(writing, forms, { ...one.campaign, version: undefined }),
        organisation: place(one.campaign.organisationId),
      }),
    ),
  ]
}

function answersOf(
  { texts }: Writing,
  forms: Forms,
  of: { questionnaire: string; version: number },
  answers: Answers,
): string[] {
  const questionnaire = findVersion(forms, of)
  if (!questionnaire) return Object.entries(answers).map(([name, value]) => `${name}: ${String(value)}`)
  return questionsAsked(questionnaire, answers).flatMap((question) => {
    const value = answers[question.id]
    if (value === undefined) return []
    return [
      texts.plain('privacy.lines.answer', {
        name: shortName(texts, questionnaire, question),
        answer: answerText(texts, questionnaire, question, value),
      }),
    ]
  })
}

function nameOf({ texts }: Writing, forms: Forms, of: { questionnaire: string; version: number | undefined }): string {
  const questionnaire = findVersion(forms, of)
  return questionnaire ? texts.plain(keyOf(questionnaire.key, `v${questionnaire.version}`, 'name')) : of.questionnaire
}

/** Plain: what the newest version calls itself. */
export function nameOfForm(texts: Texts, form: Forms[number]): string {
  const version = Math.max(...form.versions.map((one) => one.version))
  return texts.plain(keyOf(form.key, `v${version}`, 'name'))
}

/** The newest where no version is named; undefined where the program no longer has it. */
function findVersion(
  forms: Forms,
  of: { questionnaire: string; version: number | undefined },
): Questionnaire | undefined {
  const versions = forms.find(({ key }) => key === of.questionnaire)?.versions ?? []
  return versions.findLast(({ version }) => of.version === undefined || version === of.version)
}
