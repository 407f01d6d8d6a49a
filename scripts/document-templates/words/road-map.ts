/** The fixed words of the road map. */
export const roadMapWords = {
  ru: {
    name: 'Дорожная карта',
    approve: 'УТВЕРЖДАЮ',
    approved: '{approvedOn} № {approvedNumber}',
    title: 'ДОРОЖНАЯ КАРТА',
    subtitle:
      '(план мероприятий) по реализации Положения о системе наставничества педагогических работников в образовательной организации',
    columns: ['№', 'Наименование этапа', 'Содержание мероприятия', 'Срок', 'Ответственный', 'Результат'],
    curator: 'Куратор реализации программ наставничества',
    sign: '______________',
    madeOn: 'По состоянию на {madeOn}',
  },
  en: {
    name: 'Road map',
    approve: 'APPROVED',
    approved: '{approvedOn} No. {approvedNumber}',
    title: 'ROAD MAP',
    subtitle:
      '(plan of activities) for carrying out the Regulation on the system of mentoring of teaching staff in the educational organisation',
    columns: ['No.', 'Stage', 'Activity', 'By', 'Responsible', 'Result'],
    curator: 'Curator of the mentoring programmes',
    sign: '______________',
    madeOn: 'As of {madeOn}',
  },
} as const

export type RoadMapWords = (typeof roadMapWords)['ru'] | (typeof roadMapWords)['en']
