/**
 * What counts for a pair, and how much: the most points that each term gives. One sentence a term says why it counts
 * (`matching.weights.<term>`); the curator reads them under «How it was counted». Regulation 6.1: the mentor's profile and
 * experience answer the request, and both want it.
 */
export const weights = {
  difficulties: 40,
  wish: 30,
  answered: 25,
  subjects: 20,
  help: 12,
  schedule: 10,
  nearness: 10,
  years: 8,
  places: 6,
  post: 4,
} as const

export type TermName = keyof typeof weights

// The keys of the table are its names.
export const termNames = Object.keys(weights) as TermName[]

/**
 * In «best fit» nobody is proposed to whom the mentor has too little to give: a pair on paper helps nobody. So many points
 * of these terms together are the least.
 */
export const fitTerms: readonly TermName[] = ['difficulties', 'wish', 'subjects', 'help']
export const leastFit = 20

/** How much a difficulty counts by its place, the hardest first; the others as the last number. */
export const placeFactors = [3, 2, 1.5, 0.5] as const

/** How hard it is where the person has not said so, 1–10. */
export const unsaidMark = 5

/** Meetings a week that the mentee would like to have, as hours of the mentor's week. */
export const hoursWanted: Readonly<Record<string, number>> = {
  often: 2,
  weekly: 1,
  twiceMonthly: 0.5,
  monthly: 0.25,
  asNeeded: 0.5,
}

/** Hours a week that the mentor has for all mentees together. */
export const hoursGiven: Readonly<Record<string, number>> = { underOne: 0.75, oneToTwo: 1.5, twoToThree: 2.5, more: 4 }

/** Kinds of mentoring in which each kind of help is given (regulation 2.3). */
export const kindsOfHelp: Readonly<Record<string, readonly string[]>> = {
  talk: ['situational', 'traditional', 'remote', 'speed'],
  scheduled: ['traditional', 'shortTerm', 'remote'],
  visitMine: ['traditional', 'shortTerm', 'situational'],
  visitMentor: ['traditional', 'shortTerm', 'situational'],
  stepByStep: ['traditional', 'shortTerm'],
  materials: ['remote', 'situational'],
  seminar: ['group'],
}

/** Subjects whose lessons have enough in common. */
export const kindredSubjects: readonly (readonly string[])[] = [
  ['mathematics', 'informatics', 'physics'],
  ['physics', 'chemistry', 'biology', 'geography'],
  ['russian', 'nativeLanguage', 'foreignLanguage'],
  ['history', 'ethics'],
  ['art', 'music', 'technology'],
  ['physicalEducation', 'safety'],
  ['specialEducation', 'speechTherapy', 'psychology'],
  ['primary', 'preschool'],
  ['extracurricular', 'additional'],
]
