import type { DestructionAct, MyData } from '../../src/documents/data.ts'

export const act: DestructionAct = {
  number: 'A7',
  madeOn: '5 октября 2026 г.',
  legalBasis: 'закон о персональных данных, статья 21',
  operator: {
    name: 'МБОУ «Средняя школа № 3»',
    address: 'Заречный, ул. Школьная, 3',
    inn: '1100000003',
    ogrn: '1021100000003',
  },
  processor: 'Управление образования Заречного района, Заречный, ул. Мира, 1',
  subject: 'Субъект № V1StGXR8',
  categories: [
    { name: 'профиль', count: '1' },
    { name: 'анкеты и ответы', count: '3' },
  ],
  system: 'Программа «Наставник», база данных',
  method: 'Удаление записей из базы данных',
  reason: 'согласие отозвано',
  destroyedAt: '5 октября 2026 г. в 10:00',
  kept: [{ what: 'доказательства согласий', basis: '152-ФЗ, ст. 9 ч. 3', until: '5 октября 2029 г.' }],
  journal: 'Журнал A7.xlsx',
  signatories: [
    { post: 'Директор', name: 'В. О. Климова' },
    { post: 'Куратор', name: 'О. П. Зимина' },
  ],
}

export const myData: MyData = {
  title: 'Школа № 3',
  person: 'Иванова Анна Петровна',
  madeOn: '5 октября 2026 г.',
  legalBasis: 'закон о персональных данных, статья 14',
  sections: [
    {
      heading: 'Кто вы',
      rows: [
        { label: 'Должность', value: 'учитель' },
        { label: 'Предметы', value: 'математика\nфизика' },
      ],
    },
    { heading: 'Роли', rows: [{ label: 'Педагог', value: 'с 1 сентября 2026 г.' }] },
    { heading: 'Заметки', rows: [] },
  ],
}
