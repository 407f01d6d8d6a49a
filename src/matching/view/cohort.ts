import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { shortName } from '../../people/name.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import type { Pick, PickCounts, Progress, Run } from '../run.ts'
import { cohortButton, partsButton, pickButton, picksButton, runData } from './buttons.ts'
import type { Schools, Ways } from './candidate.ts'

/** Of whoever may match for several organisations. */
export function cohortsScreen(texts: Texts, organisations: readonly Organisation[], ways: Ways): Screen {
  return {
    text: texts.t('matching.cohort.which'),
    rows: [
      ...organisations.map((one) => [{ text: one.shortName, data: cohortButton.data({ organisation: one.id }) }]),
      way(texts, ways),
    ],
  }
}

/** «Подобрать всем»: two ways, and what the last run has found. */
export function cohortScreen(
  texts: Texts,
  organisation: Organisation,
  { waiting, run, counts }: { waiting: number; run: Run | undefined; counts: PickCounts },
  ways: Ways,
): Screen {
  const { id } = organisation
  const start = (mode: Run['mode']) => [{ text: texts.plain(`matching.cohort.modes.${mode}`), data: runData(id, mode) }]
  return {
    text: [
      texts.t('matching.cohort.heading', { place: organisation.shortName, count: waiting }),
      ...(run ? ['', texts.t('matching.cohort.last', { ...counts })] : []),
      '',
      texts.t('matching.cohort.about'),
    ].join('\n'),
    rows: [
      ...(run ? [[{ text: texts.plain('matching.cohort.open'), data: listOf(run, organisation) }]] : []),
      ...(waiting > 0 ? [start('best-fit'), start('nobody-left')] : []),
      way(texts, ways),
    ],
  }
}

/** A coordinator reads the schools, a curator the people. */
function listOf(run: Run, { id, kind }: Organisation): string {
  return kind === 'DISTRICT'
    ? partsButton.data({ run: run.id, page: '0' })
    : picksButton.data({ run: run.id, school: id, page: '0' })
}

/** How far a run has come; the same message is edited until the pairs are there. */
export function progressScreen(
  texts: Texts,
  run: Run,
  organisation: Organisation,
  progress: Progress,
  ways: Ways,
): Screen {
  const heading = texts.t('matching.progress.heading', { place: organisation.shortName })
  const { step } = progress
  const again = [
    { text: texts.plain('matching.buttons.again'), data: cohortButton.data({ organisation: organisation.id }) },
  ]
  const open = [{ text: texts.plain('matching.cohort.open'), data: listOf(run, organisation) }]
  return {
    text: `${heading}\n${progressText(texts, progress)}`,
    rows: [...(step === 'ready' ? [open] : step === 'failed' ? [again] : []), way(texts, ways)],
  }
}

function progressText(texts: Texts, progress: Progress): string {
  switch (progress.step) {
    case 'reading':
      return texts.t('matching.progress.reading')
    case 'comparing':
      return texts.t('matching.progress.comparing', { mentees: progress.mentees, mentors: progress.mentors })
    case 'ready':
      return texts.t('matching.progress.ready', { found: progress.found, nobody: progress.nobody })
    case 'failed':
      return texts.t('matching.progress.failed')
  }
}

/** What a run found for one school: each line waits for the curator, or says what they decided. */
export function picksScreen(
  texts: Texts,
  { run, school, counts }: { run: Run; school: Organisation; counts: PickCounts },
  page: Page<Pick>,
  schools: Schools,
  ways: Ways,
): Screen {
  return {
    text: [
      texts.t('matching.picks.heading', { place: school.shortName, ...counts }),
      ...page.rows.map((pick, index) =>
        texts.t('matching.picks.row', {
          number: page.from + index + 1,
          mentee: shortName(pick.mentee),
          mentor: mentorOf(texts, pick, school, schools),
          mark: texts.plain(`matching.picks.marks.${pick.decision}`),
        }),
      ),
    ].join('\n'),
    rows: [
      ...page.rows.map((pick, index) => [
        {
          text: shortened(`${page.from + index + 1}. ${shortName(pick.mentee)}`, 40),
          data: pickButton.data({ run: run.id, mentee: pick.menteeListingId }),
        },
      ]),
      ...pageButtons(page, (to) => picksButton.data({ run: run.id, school: school.id, page: String(to) })),
      way(texts, ways),
    ],
  }
}

/** For the coordinator: numbers by school, no name. */
export function partsScreen(
  texts: Texts,
  run: Run,
  page: Page<{ readonly school: string; readonly counts: PickCounts }>,
  ways: Ways,
): Screen {
  return {
    text: [
      texts.t('matching.parts.heading'),
      ...page.rows.map(({ school, counts }) => texts.t('matching.parts.row', { school, ...counts })),
    ].join('\n'),
    rows: [...pageButtons(page, (to) => partsButton.data({ run: run.id, page: String(to) })), way(texts, ways)],
  }
}

/** Plain: by name in the own school only. */
export function mentorOf(texts: Texts, { mentor }: Pick, school: { readonly id: string }, schools: Schools): string {
  if (!mentor) return texts.plain('matching.picks.nobody')
  if (mentor.organisationId === school.id) return shortName(mentor.name)
  return texts.plain('matching.picks.unnamed', { school: schools.get(mentor.organisationId)?.shortName ?? '' })
}

function way(texts: Texts, ways: Ways): ScreenButton[] {
  return [
    { text: texts.plain('matching.buttons.hub'), data: ways.hub },
    { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
  ]
}

/** What the curators of a school read when the part of a district's run is ready. */
export function partNotice(texts: Texts, run: Run, school: Organisation, { open, nobody }: PickCounts) {
  const button = {
    text: texts.plain('matching.cohort.open'),
    callback_data: picksButton.data({ run: run.id, school: school.id, page: '0' }),
  }
  return { text: texts.t('matching.parts.notice', { school: school.shortName, open, nobody }), buttons: [[button]] }
}
