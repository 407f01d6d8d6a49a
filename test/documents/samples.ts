import type { ConsentPaper, Templates } from '../../src/documents/data.ts'
import { bases, legalBasis } from '../../src/documents/law.ts'
import type { OrderedPair } from '../../src/documents/order-data.ts'
import type { OwnName } from '../../src/documents/shapes.ts'
import type { Language } from '../../src/i18n/language.ts'
import { textsIn } from '../../src/i18n/texts.ts'

const letterhead = {
  organisation:
    'Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 3» Заречного района',
  address: '169999, Республика Примерная, г. Заречный, ул. Школьная, д. 3',
  inn: '1100000003',
  ogrn: '1021100000003',
  place: 'г. Заречный',
  headPost: 'Директор',
  headName: 'В. О. Климова',
}

const pair: OrderedPair = {
  mentor: 'Иванова Анна Петровна',
  mentorPost: 'учитель математики',
  mentorAccusative: 'Иванову Анну Петровну',
  mentorInstrumental: 'Ивановой Анной Петровной',
  mentorGenitive: 'Ивановой Анны Петровны',
  mentees: [{ name: 'Горячий Лев Ильич', post: 'учитель физики' }],
  menteesAccusative: 'Горячего Льва Ильича',
  menteesGenitive: 'Горячего Льва Ильича',
  form: 'в паре «педагог — педагог»',
  kinds: 'традиционное, ситуационное',
  startsOn: '1 октября 2026 г.',
  endsOn: '31 мая 2027 г.',
  consents: 'наставник — 21 сентября 2026 г.; наставляемый — 22 сентября 2026 г.',
  agreement: '№ 12 от 25 сентября 2026 г.',
  payment: '15 % должностного оклада за каждого наставляемого ежемесячно',
}

const group: OrderedPair = {
  ...pair,
  mentor: 'Римская-Корсакова Надежда Андреевна',
  mentorAccusative: 'Римскую-Корсакову Надежду Андреевну',
  mentorInstrumental: 'Римской-Корсаковой Надеждой Андреевной',
  mentees: [
    { name: 'Седых Ольга Игоревна', post: 'учитель начальных классов' },
    { name: 'Ким Анна', post: null },
  ],
  menteesAccusative: 'Седых Ольгу Игоревну и Ким Анну',
  menteesGenitive: 'Седых Ольги Игоревны и Ким Анны',
  form: 'групповая',
  agreement: null,
  payment: null,
}

/** A long order: its tables run over several pages. */
const pairs = Array.from({ length: 14 }, (_, index) => (index % 3 === 1 ? group : pair))

/** What fills every paper, as in a school; a few requisites are missing in each. */
export function samplesIn(language: Language): { readonly [Name in OwnName]: Templates[Name] } {
  const texts = textsIn(language)
  const basisOf = (name: OwnName) => legalBasis(texts, bases[name])
  const curator = { curatorAccusative: 'Зимину Ольгу Павловну', curatorPost: 'заместитель директора' }
  const acquainted = [pair, group].flatMap(({ mentor, mentorPost, mentees }) => [
    { name: mentor, post: mentorPost },
    ...mentees,
  ])
  const order = (name: OwnName) => ({
    ...letterhead,
    ...curator,
    number: null,
    date: null,
    basis: basisOf(name),
    acquainted,
  })
  const amends = {
    amendsNumber: '41-о',
    amendsOn: '1 октября 2026 г.',
    reason: 'наставник переведён на другую должность',
  }
  return {
    ...consentsIn(language),
    'order-pairs': { ...order('order-pairs'), pairs, programmesBy: '15 октября 2026 г.' },
    'order-amendment': {
      ...order('order-amendment'),
      ...amends,
      pairs: [{ ...pair, was: 'с 1 октября 2026 г. по 31 декабря 2026 г.' }],
    },
    'order-cancellation': {
      ...order('order-cancellation'),
      ...amends,
      notice: 'Наставник отказался от поручения досрочно; предупреждать его о прекращении не требуется.',
      pairs: [pair, group],
    },
    'order-curator': {
      ...order('order-curator'),
      number: '7-о',
      date: '1 сентября 2026 г.',
      curator: 'Зимина Ольга Павловна',
      startsOn: '1 сентября 2026 г.',
      endsOn: null,
    },
    programme: programmeIn(language),
    'road-map': {
      ...letterhead,
      approvedOn: '18 мая 2027 г.',
      approvedNumber: null,
      year: '2026/2027 учебный год',
      rows: Array.from({ length: 20 }, (_, index) => ({
        stage: 'Подготовка условий для реализации системы наставничества',
        title:
          'Приказ(ы) о закреплении наставнических пар/групп с письменного согласия их участников на возложение на них дополнительных обязанностей, связанных с наставнической деятельностью',
        day: index % 2 === 0 ? '20 мая 2027 г.' : 'в течение учебного года',
        owner: 'руководитель',
        result: index % 3 === 0 ? 'выполнено 12 мая 2027 г., № 41-о' : '',
      })),
      curator: 'Зимина Ольга Павловна',
      madeOn: '18 мая 2027 г.',
      basis: basisOf('road-map'),
    },
    'meeting-journal': {
      ...letterhead,
      orderNumber: '41-о',
      orderOn: '1 октября 2026 г.',
      mentor: pair.mentor,
      mentorPost: pair.mentorPost,
      mentees: group.mentees,
      curator: 'Зимина Ольга Павловна',
      startsOn: '1 октября 2026 г.',
      endsOn: null,
      meetings: Array.from({ length: 26 }, (_, index) => ({
        on: `${index + 1} ноября 2026 г.`,
        way: 'очно, 45 минут',
        topic: 'Современный урок',
        content: 'разобрали цель и этапы урока, составили лист наблюдения',
        result: 'получилось',
        task: 'составить план урока по дробям (срок: 12 октября 2026 г.) — сделано',
        mark: index % 5 === 4 ? '' : 'да',
      })),
      madeOn: '1 декабря 2026 г.',
      basis: basisOf('meeting-journal'),
    },
    'agreement-data': {
      ...letterhead,
      ...pair,
      number: null,
      date: null,
      mentees: [{ name: 'Горячий Лев Ильич', genitive: 'Горячего Льва Ильича', post: 'учитель физики' }],
      orderNumber: null,
      orderOn: null,
      consentOn: '21 сентября 2026 г.',
      payment: null,
      basis: basisOf('agreement-data'),
    },
  }
}

function consentsIn(language: Language) {
  const texts = textsIn(language)
  const consent = (name: OwnName): ConsentPaper => ({
    ...letterhead,
    inn: null,
    title: 'Согласие',
    person: 'Иванова Анна Петровна',
    post: 'учитель математики',
    contact: null,
    paragraphs: [
      { lead: '', text: 'Я, Иванова Анна Петровна, даю согласие.' },
      ...Array.from({ length: 8 }, (_, index) => ({
        lead: `Пункт ${index + 1}:`,
        text: ' сбор, запись, систематизация, накопление, хранение, уточнение, извлечение, использование, блокирование, удаление, уничтожение — с использованием средств автоматизации и без них.',
      })),
    ],
    edition: '1',
    hash: 'a7'.repeat(32),
    basis: legalBasis(texts, bases[name as keyof typeof bases]),
  })
  return {
    'consent-personal-data': consent('consent-personal-data'),
    'consent-dissemination': consent('consent-dissemination'),
    'consent-mentor-duty': consent('consent-mentor-duty'),
    'consent-participation': consent('consent-participation'),
  }
}

function programmeIn(language: Language): Templates['programme'] {
  const texts = ['ведение документации', 'работа с родителями', 'современный урок'].map((text) => ({ text }))
  return {
    ...letterhead,
    title: 'Горячий Лев Ильич, 2026/27 учебный год',
    version: '2',
    reason: 'наставляемому поручено классное руководство',
    isChange: true,
    approvedOn: '3 октября 2026 г.',
    headApprovedOn: null,
    orderNumber: '41-о',
    orderOn: '1 октября 2026 г.',
    mentor: pair.mentor,
    mentorPost: pair.mentorPost,
    mentorAcceptedOn: '2 октября 2026 г.',
    mentees: [{ name: 'Горячий Лев Ильич', post: 'учитель физики', acceptedOn: null }],
    curator: 'Зимина Ольга Павловна',
    form: pair.form,
    kinds: pair.kinds,
    startsOn: '1 октября 2026 г.',
    endsOn: '31 мая 2027 г.',
    request: 'научиться вести классное руководство и современный урок физики',
    difficulties: texts,
    strengths: texts,
    goal: 'уверенная самостоятельная работа к концу учебного года',
    tasks: [],
    results: texts,
    activities: Array.from({ length: 22 }, (_, index) => ({
      difficulty: texts[index % 3]?.text ?? '',
      title: 'Взаимопосещение уроков с последующим разбором по карте наблюдения',
      form: 'очная встреча',
      on: `${index + 1} ноября 2026 г.`,
      result: 'карта наблюдения, план доработки урока',
      mark: '',
    })),
    assessment: [{ text: 'В середине срока проводится промежуточный замер по затруднениям.' }],
    changes: [{ text: 'добавлено мероприятие по классному руководству' }],
    basis: legalBasis(textsIn(language), bases.programme),
  }
}
