/** Words that several papers share. */
export const common = {
  ru: {
    locale: 'ru-RU',
    madeBy: 'Составлено программой «Наставник»',
    address: 'Адрес: {address}',
    numbers: 'ИНН {inn}, ОГРН {ogrn}',
    number: '№ {number}',
    inAccordance: 'В соответствии с документами:',
    iOrder: 'ПРИКАЗЫВАЮ:',
    sign: '(подпись)',
    acquainted: 'С приказом ознакомлены:',
    nameAndPost: 'Фамилия, имя, отчество, должность',
    signature: 'Подпись',
    day: 'Дата',
    control: 'Контроль за исполнением настоящего приказа оставляю за собой.',
    order: 'ПРИКАЗ',
    grounds: 'Правовые основания:{#basis} {n}) {text}{/basis}.',
  },
  en: {
    locale: 'en-GB',
    madeBy: 'Made by the program “Nastavnik”',
    address: 'Address: {address}',
    numbers: 'Taxpayer number (INN) {inn}, state registration number (OGRN) {ogrn}',
    number: 'No. {number}',
    inAccordance: 'In accordance with:',
    iOrder: 'I HEREBY ORDER:',
    sign: '(signature)',
    acquainted: 'Acquainted with the order:',
    nameAndPost: 'Full name, post',
    signature: 'Signature',
    day: 'Date',
    control: 'I reserve to myself the control over the execution of this order.',
    order: 'ORDER',
    grounds: 'Legal grounds:{#basis} {n}) {text}{/basis}.',
  },
} as const

export type Common = (typeof common)['ru'] | (typeof common)['en']
