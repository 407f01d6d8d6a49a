import { textsIn, type Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { labelOfPost, labelOfSubject } from '../../questionnaires/labels.ts'
import { posts } from '../../questionnaires/posts.ts'
import { subjects } from '../../questionnaires/subjects.ts'
import type { Sheet } from '../../sheets/workbook.ts'
import { columns, type FoundColumn } from '../importing/header.ts'
import type { FailedRow, RowProblem } from '../importing/plan.ts'
import { longestContact, longestWords, mostSubjects } from '../importing/row.ts'
import type { GoodList } from '../actions/importing.ts'

const widths = { surname: 24, givenName: 18, patronymic: 20, post: 28, subjects: 36, contact: 28, birthYear: 14 }

/** The example to fill in: a sheet for the list with two invented rows, and one that says how. */
export function exampleSheets(texts: Texts): Sheet[] {
  const example = (name: ExampleCell) => texts.plain(`staff.import.examples.${name}`)
  return [
    {
      name: texts.plain('staff.import.sheets.list'),
      columns: columns.map((column) => ({
        title: texts.plain(`staff.import.columns.${column}`),
        width: widths[column],
      })),
      rows: [
        [
          example('surname1'),
          example('givenName1'),
          example('patronymic1'),
          labelOfPost(texts, 'teacher'),
          labelOfSubject(texts, 'mathematics'),
          example('contact1'),
          '1985',
        ],
        [
          example('surname2'),
          example('givenName2'),
          '\u2014',
          labelOfPost(texts, 'primaryTeacher'),
          `${labelOfSubject(texts, 'primary')}, ${example('subject2')}`,
          example('contact2'),
          '',
        ],
      ],
    },
    howToSheet(texts),
  ]
}

type ExampleCell =
  | 'surname1'
  | 'givenName1'
  | 'patronymic1'
  | 'contact1'
  | 'surname2'
  | 'givenName2'
  | 'subject2'
  | 'contact2'

function howToSheet(texts: Texts): Sheet {
  const advice = (['one', 'two', 'three', 'four', 'five', 'six'] as const).map((one) => [
    texts.plain(`staff.import.howTo.${one}`),
  ])
  return {
    name: texts.plain('staff.import.sheets.howTo'),
    columns: [{ title: texts.plain('staff.import.howTo.heading'), width: 100 }],
    rows: [
      ...advice,
      [''],
      [texts.plain('staff.import.howTo.posts')],
      ...posts.options.map((post) => [labelOfPost(texts, post)]),
      [''],
      [texts.plain('staff.import.howTo.subjects')],
      ...subjects.options.map((subject) => [labelOfSubject(texts, subject)]),
    ],
  }
}

/** The rows that failed, under the titles that the file had, each with what to correct in a last column. */
export function failedSheet(texts: Texts, { header, titles }: GoodList, failed: readonly FailedRow[]): Sheet {
  const former = header.places.get('toCorrect')
  const width = Math.max(titles.length, ...failed.map(({ cells }) => cells.length))
  const kept = Array.from({ length: width }, (_, place) => place).filter((place) => place !== former)
  return {
    name: texts.plain('staff.import.sheets.list'),
    columns: [
      ...kept.map((place) => ({ title: titles[place] ?? '', width: 22 })),
      { title: texts.plain('staff.import.columns.toCorrect'), width: 70 },
    ],
    rows: failed.map(({ cells, problems }) => [
      ...kept.map((place) => cells[place] ?? ''),
      problems.map((problem) => sentence(texts, problem)).join(' '),
    ]),
  }
}

function sentence(texts: Texts, problem: RowProblem): string {
  if (problem.column === 'row') {
    return problem.reason === 'double'
      ? texts.plain('staff.import.problems.double', { line: problem.line })
      : texts.plain(`staff.import.problems.${problem.reason}`)
  }
  return texts.plain('staff.import.problem', {
    column: texts.plain(`staff.import.columns.${problem.column}`),
    sentence: cellSentence(texts, problem.column, problem.reason),
  })
}

function cellSentence(
  texts: Texts,
  column: FoundColumn,
  reason: Exclude<RowProblem, { column: 'row' }>['reason'],
): string {
  switch (reason) {
    case 'too-long':
      return texts.plain('staff.import.problems.too-long', {
        max: column === 'contact' ? longestContact : longestWords,
      })
    case 'too-many':
      return texts.plain('staff.import.problems.too-many', { max: mostSubjects })
    case 'empty':
    case 'not-a-name':
    case 'initials':
    case 'one-word':
    case 'not-a-year':
      return texts.plain(`staff.import.problems.${reason}`)
  }
}

/** The file's name says whose list it is. */
export function exampleTitle(texts: Texts, school: Organisation): string {
  return `${texts.plain('staff.import.fileName')}, ${school.shortName}`
}

export function failedTitle(texts: Texts, name: string): string {
  const prefixes = [texts, textsIn('ru'), textsIn('en')].map((one) => `${one.plain('staff.import.failedName')} - `)
  const base = name.replace(/\.[^.]*$/, '')
  // Sent a third time it need not be called «correct, correct».
  const former = prefixes.find((prefix) => base.startsWith(prefix))
  return `${prefixes[0] ?? ''}${former === undefined ? base : base.slice(former.length)}`
}
