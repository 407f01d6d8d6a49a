/** Posts of people who teach. The list grows at its end; a key is never given a new meaning: it is stored. */
export const posts = {
  texts: 'questionnaires.posts',
  options: [
    'teacher',
    'primaryTeacher',
    'kindergartenTeacher',
    'additionalTeacher',
    'psychologist',
    'speechTherapist',
    'specialTeacher',
    'socialTeacher',
    'organiser',
    'tutor',
    'librarian',
    'musicDirector',
    'sportsInstructor',
    'adviser',
    'methodologist',
    'deputyHead',
    'head',
  ],
} as const
