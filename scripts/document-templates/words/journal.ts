/** The fixed words of the journal of meetings. */
export const journalWords = {
  ru: {
    name: 'Журнал встреч',
    title: 'ЖУРНАЛ ВСТРЕЧ',
    subtitle: 'наставника и наставляемых',
    facts: {
      mentor: 'Наставник',
      mentees: 'Наставляемые',
      curator: 'Куратор',
      period: 'Период',
      order: 'Приказ о закреплении',
    },
    period: 'с {startsOn} по {endsOn}',
    order: 'от {orderOn} № {orderNumber}',
    columns: ['№', 'Дата', 'Тема', 'Содержание', 'Результат', 'Задание', 'Отметка наставляемого'],
    mentor: 'Наставник',
    curator: 'Куратор',
    sign: '______________',
    madeOn: 'По состоянию на {madeOn}',
  },
  en: {
    name: 'Journal of meetings',
    title: 'JOURNAL OF MEETINGS',
    subtitle: 'of the mentor and the mentees',
    facts: {
      mentor: 'Mentor',
      mentees: 'Mentees',
      curator: 'Curator',
      period: 'Period',
      order: 'Order on the pair',
    },
    period: 'from {startsOn} to {endsOn}',
    order: 'of {orderOn} No. {orderNumber}',
    columns: ['No.', 'Date', 'Topic', 'What was done', 'Result', 'Task', 'Mark of the mentee'],
    mentor: 'Mentor',
    curator: 'Curator',
    sign: '______________',
    madeOn: 'As of {madeOn}',
  },
} as const

export type JournalWords = (typeof journalWords)['ru'] | (typeof journalWords)['en']
