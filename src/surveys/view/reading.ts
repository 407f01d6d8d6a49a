import type { Texts } from '../../i18n/texts.ts'
import { shortName } from '../../people/name.ts'
import { membersOf, type Pair } from '../../pairs/pair.ts'
import { nameIn, pairLine, type Reader } from '../../pairs/words.ts'
import { answerLines, shortened } from '../../questionnaires/lines.ts'
import { shortName as shortQuestion } from '../../questionnaires/words.ts'
import { inRows, type Screen } from '../../telegram/screen.ts'
import type { SurveyOfPair } from '../actions/reading.ts'
import { surveyAnswered } from '../questionnaires.ts'
import { type Answered, comparisons, markOf, type Warning, warningsOf } from '../reading.ts'
import { answersButton, surveyButton } from './buttons.ts'

/** What a pair answered at its middle: what to heed first, who has answered, both sides beside each other. */
export function surveyScreen(texts: Texts, survey: SurveyOfPair, reader: Reader, toPair: string): Screen {
  const { pair, answers } = survey
  const warnings = warningsOf(answers).map((one) => warningLine(texts, survey, one, reader))
  const compared = comparisonLines(texts, survey, reader)
  return {
    text: [
      texts.t('surveys.reading.heading', { pair: pairLine(texts, pair, reader) }),
      ...(warnings.length > 0 ? [['', texts.t('surveys.reading.heed'), ...warnings].join('\n')] : []),
      ['', texts.t('surveys.reading.who'), ...whoLines(texts, survey, reader)].join('\n'),
      ...(compared.length > 0 ? [['', texts.t('surveys.reading.beside'), ...compared].join('\n')] : []),
      ['', texts.t('surveys.reading.confidential')].join('\n'),
    ].join('\n'),
    rows: [
      ...inRows(
        answers.map(({ personId }) => ({
          text: shortened(nameOf(texts, pair, personId, reader), 60),
          data: answersButton.data({ pair: pair.id, person: personId }),
        })),
        20,
      ),
      [
        { text: texts.plain('surveys.buttons.toPair'), data: toPair },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

/** Every answer of one of the pair. */
export function answersScreen(texts: Texts, pair: Pair, one: Answered, reader: Reader): Screen {
  return {
    text: [
      texts.t('surveys.reading.of', { person: nameOf(texts, pair, one.personId, reader) }),
      '',
      ...answerLines(texts, surveyAnswered(one), one.answers, 'curator', 1000),
    ].join('\n'),
    rows: [[{ text: texts.plain('surveys.buttons.toSurvey'), data: surveyButton.data({ pair: pair.id }) }]],
  }
}

function warningLine(texts: Texts, { pair, answers }: SurveyOfPair, warning: Warning, reader: Reader): string {
  const { personId } = warning
  const person = nameOf(texts, pair, personId, reader)
  if (warning.what !== 'low') return texts.t(`surveys.reading.warnings.${warning.what}`, { person })
  const one = answers.find((answered) => answered.personId === personId)
  const asked = one && surveyAnswered(one).questions.find(({ id }) => id === warning.question)
  // Marks are asked for by plain questions, not by those that follow from earlier answers.
  const question = one && asked && 'scale' in asked ? shortQuestion(texts, surveyAnswered(one), asked) : ''
  return texts.t('surveys.reading.warnings.low', { person, question, mark: warning.mark })
}

function whoLines(texts: Texts, { pair, invitations, answers }: SurveyOfPair, reader: Reader): string[] {
  return invitations.map((invitation) => {
    const { personId } = invitation
    const person = nameOf(texts, pair, personId, reader)
    const role = texts.plain(`surveys.roles.${pair.mentor.personId === personId ? 'MENTOR' : 'MENTEE'}`)
    const answered = answers.find((one) => one.personId === personId)
    const { timeZone } = pair.organisation
    if (answered)
      return texts.t('surveys.reading.answered', { person, role, at: texts.instant(answered.submittedAt, timeZone) })
    return texts.t('surveys.reading.silent', { person, role, at: texts.instant(invitation.askedAt, timeZone) })
  })
}

/** Only where both sides have answered. */
function comparisonLines(texts: Texts, { pair, answers }: SurveyOfPair, reader: Reader): string[] {
  const ofMentor = answers.find(({ personId }) => personId === pair.mentor.personId)
  const ofMentees = answers.filter(({ personId }) => personId !== pair.mentor.personId)
  if (!ofMentor || ofMentees.length === 0) return []
  return comparisons.flatMap(({ what, mentor, mentee }) => {
    const mark = markOf(ofMentor, mentor)
    const marks = ofMentees.flatMap((one) => {
      const given = markOf(one, mentee)
      if (given === undefined) return []
      const person = nameOf(texts, pair, one.personId, reader)
      return [texts.plain('surveys.reading.mark', { person, mark: given })]
    })
    if (mark === undefined || marks.length === 0) return []
    return [texts.t(`surveys.reading.compared.${what}`, { mark, marks: marks.join(', ') })]
  })
}

function nameOf(texts: Texts, pair: Pair, personId: string, reader: Reader): string {
  const member = membersOf(pair).find((one) => one.personId === personId)
  return member ? nameIn(texts, pair, member, reader) || shortName(member.profile) : ''
}
