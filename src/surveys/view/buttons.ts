import { button } from '../../telegram/button.ts'

/** What the pair answered, for its curator; `notices.ts` writes the same name. */
export const surveyButton = button('survey', 'pair')
/** What one of the pair answered, in full. */
export const answersButton = button('survey-of', 'pair', 'person')
/** The school in figures. */
export const totalsButton = button('surveys', 'school')
