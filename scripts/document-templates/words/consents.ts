/** The fixed words of the consents: the text itself is that of the chat. */
export const consentWords = {
  ru: {
    to: 'Кому:',
    whose: 'От кого:',
    noPost: 'Должность: {post}',
    contact: 'Телефон или адрес электронной почты: {contact}',
    identity: [
      'Субъект персональных данных: {person}',
      'Адрес: ________________________________________________________',
      'Документ, удостоверяющий личность (вид, серия, номер): ___________________________________________________',
      'Кем и когда выдан: _____________________________________________',
    ],
    mentor: [
      'Наставляемые, если уже известны: _______________________________________________________________',
      'Форма и срок, если уже известны: _______________________________________________________________',
    ],
    mentee: [
      'Наставник, если уже известен: __________________________________________________________________',
      'Форма и срок, если уже известны: _______________________________________________________________',
    ],
    date: '«____» ______________ 20___ г.',
    sign: '____________________\n(подпись)',
    edition: 'Редакция {edition}. Контрольная сумма текста (SHA-256): {hash}',
    names: {
      'consent-personal-data': 'Согласие на обработку персональных данных',
      'consent-dissemination': 'Согласие на распространение персональных данных',
      'consent-mentor-duty': 'Согласие на работу по наставничеству',
      'consent-participation': 'Согласие на участие в наставничестве',
    },
  },
  en: {
    to: 'To:',
    whose: 'From:',
    noPost: 'Post: {post}',
    contact: 'Telephone or electronic mail: {contact}',
    identity: [
      'Data subject: {person}',
      'Address: ______________________________________________________',
      'Identity document (kind, series, number): ______________________________________________________',
      'Issued by, on: _________________________________________________',
    ],
    mentor: [
      'Mentees, if known already: _____________________________________________________________________',
      'Form and term, if known already: _______________________________________________________________',
    ],
    mentee: [
      'Mentor, if known already: ______________________________________________________________________',
      'Form and term, if known already: _______________________________________________________________',
    ],
    date: '“____” ______________ 20___',
    sign: '____________________\n(signature)',
    edition: 'Edition {edition}. Checksum of the text (SHA-256): {hash}',
    names: {
      'consent-personal-data': 'Consent to the processing of personal data',
      'consent-dissemination': 'Consent to the publication of personal data',
      'consent-mentor-duty': 'Consent to work as a mentor',
      'consent-participation': 'Consent to take part in mentoring',
    },
  },
} as const

export type ConsentWords = (typeof consentWords)['ru'] | (typeof consentWords)['en']
export type ConsentName = keyof ConsentWords['names']
