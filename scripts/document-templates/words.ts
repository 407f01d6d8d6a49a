/** The fixed words of the papers, in each language. */
export const words = {
  ru: {
    locale: 'ru-RU',
    myData: {
      name: 'Сведения о персональных данных',
      title: 'СВЕДЕНИЯ О ПЕРСОНАЛЬНЫХ ДАННЫХ',
      person: 'Кого касаются:',
      madeOn: 'Составлены:',
      basis:
        'Сведения о том, какие данные обрабатываются в программе «Наставник», составлены по праву субъекта персональных данных на доступ к ним (статья 14 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных»).',
      madeBy: 'Составлено программой «Наставник»',
    },
    act: {
      name: 'Акт об уничтожении персональных данных',
      title: 'АКТ № {number}',
      subtitle: 'об уничтожении персональных данных',
      basis:
        'Составлен по Требованиям к подтверждению уничтожения персональных данных, утверждённым приказом Роскомнадзора от 28.10.2022 № 179 (статья 21 часть 7 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных»).',
      operator: 'Оператор',
      address: 'Адрес: {address}',
      numbers: 'ИНН {inn}, ОГРН {ogrn}',
      processor: 'Лицо, обрабатывавшее данные по поручению оператора',
      subject: 'Субъект персональных данных',
      system: 'Информационная система, из которой данные уничтожены',
      method: 'Способ уничтожения',
      reason: 'Причина уничтожения',
      date: 'Дата уничтожения',
      categories: 'Перечень категорий уничтоженных персональных данных',
      category: 'Категория',
      count: 'Записей',
      media: 'Материальные носители не уничтожались: данные обрабатывались с использованием средств автоматизации.',
      kept: 'Что сохраняется и почему',
      keptWhat: 'Что сохраняется',
      keptBasis: 'Основание',
      keptUntil: 'До какого дня',
      keptNothing: 'Ничего не сохраняется.',
      journal:
        'К акту прилагается выгрузка из журнала регистрации событий: {journal}. Акт и выгрузка хранятся три года с момента уничтожения.',
      signatures: 'Лица, уничтожившие персональные данные',
      sign: '(подпись)',
      madeBy: 'Составлено программой «Наставник»',
    },
  },
  en: {
    locale: 'en-GB',
    myData: {
      name: 'Personal data held',
      title: 'PERSONAL DATA HELD',
      person: 'About:',
      madeOn: 'Made on:',
      basis:
        'What data are processed in the program “Nastavnik”, drawn up under the right of access of the data subject (article 14 of Federal Law 152-FZ “On Personal Data” of 27 July 2006).',
      madeBy: 'Made by the program “Nastavnik”',
    },
    act: {
      name: 'Act of destruction of personal data',
      title: 'ACT No. {number}',
      subtitle: 'of destruction of personal data',
      basis:
        'Drawn up under the Requirements for the confirmation of the destruction of personal data approved by order No. 179 of Roskomnadzor of 28 October 2022 (article 21 part 7 of Federal Law 152-FZ “On Personal Data” of 27 July 2006).',
      operator: 'Operator',
      address: 'Address: {address}',
      numbers: 'Taxpayer number (INN) {inn}, state registration number (OGRN) {ogrn}',
      processor: 'Who processed the data on the operator’s instruction',
      subject: 'Data subject',
      system: 'Information system from which the data were destroyed',
      method: 'Method of destruction',
      reason: 'Reason for destruction',
      date: 'Date of destruction',
      categories: 'Categories of the personal data destroyed',
      category: 'Category',
      count: 'Records',
      media: 'No physical media were destroyed: the data were processed by automated means.',
      kept: 'What is kept and why',
      keptWhat: 'What is kept',
      keptBasis: 'Basis',
      keptUntil: 'Until',
      keptNothing: 'Nothing is kept.',
      journal:
        'An extract from the event log is attached: {journal}. The act and the extract are kept for three years from the destruction.',
      signatures: 'Those who destroyed the personal data',
      sign: '(signature)',
      madeBy: 'Made by the program “Nastavnik”',
    },
  },
} as const

export type Words = (typeof words)[keyof typeof words]
