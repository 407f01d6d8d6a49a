import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { latestOf } from '../../questionnaires/questionnaire.ts'
import { shortName } from '../../questionnaires/words.ts'
import type { Screen } from '../../telegram/screen.ts'
import type { Totals } from '../actions/reading.ts'
import { menteeSurvey, menteeSurveys, mentorSurvey, mentorSurveys } from '../questionnaires.ts'
import { fewest, meansOf } from '../reading.ts'
import { totalsButton } from './buttons.ts'

/** The school in figures: how many were asked and answered, and means that tell nobody's answer. */
export function totalsScreen(
  texts: Texts,
  { school, totals, schools }: { school: Organisation; totals: Totals; schools: readonly Organisation[] },
  hub: string,
): Screen {
  const { asked, answers } = totals
  return {
    text: [
      texts.t('surveys.totals.heading', { school: school.shortName }),
      asked === 0
        ? texts.t('surveys.totals.none')
        : texts.t('surveys.totals.counts', { asked, answered: answers.length }),
      ...(asked === 0 ? [] : sideLines(texts, totals, mentorSurvey, 'MENTOR')),
      ...(asked === 0 ? [] : sideLines(texts, totals, menteeSurvey, 'MENTEE')),
    ].join('\n'),
    rows: [
      ...schools
        .filter(({ id }) => id !== school.id)
        .map((one) => [{ text: one.shortName, data: totalsButton.data({ school: one.id }) }]),
      [
        { text: texts.plain('pairs.buttons.hub'), data: hub },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

function sideLines(
  texts: Texts,
  { answers }: Totals,
  form: typeof mentorSurvey | typeof menteeSurvey,
  role: 'MENTOR' | 'MENTEE',
): string[] {
  const questionnaire = latestOf([...mentorSurveys, ...menteeSurveys], form)
  const means = meansOf(answers, form)
  const lines = means.flatMap(({ question, mean, count }) => {
    const plan = questionnaire.questions.find(({ id }) => id === question)
    // Scales are plain questions here, asked of everybody.
    if (!plan || !('scale' in plan)) return []
    return [texts.t('surveys.totals.mean', { question: shortName(texts, questionnaire, plan), mean, count })]
  })
  return [
    '',
    texts.t(`surveys.totals.sides.${role}`),
    ...(lines.length > 0 ? lines : [texts.t('surveys.totals.tooFew', { fewest })]),
  ]
}
