import { dayIn } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { fullName } from '../../people/name.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import { answeredOf, type Campaign, type Counts, dueChoices, dueOnOf } from '../campaign.ts'
import type { Silent } from '../store/asked.ts'
import {
  beginButton,
  campaignButton,
  checkButton,
  finishButton,
  finishSureButton,
  otherDayButton,
  remindButton,
  silentButton,
  startButton,
} from './buttons.ts'

/** Where several schools are somebody's to refresh. */
export function schoolsScreen(texts: Texts, schools: readonly Organisation[]): Screen {
  return {
    text: texts.t('requests.schools'),
    rows: [
      ...schools.map((one) => [{ text: one.shortName, data: campaignButton.data({ school: one.id }) }]),
      [menuOf(texts)],
    ],
  }
}

export type Overview = {
  readonly school: Organisation
  readonly last: { readonly campaign: Campaign; readonly counts: Counts } | undefined
  /** How many people a new one would ask. */
  readonly teachers: number
  readonly isDue: boolean
  readonly mayRun: boolean
}

/** No campaign runs: what the last one brought, and whether it is time for the next. */
export function overviewScreen(texts: Texts, { school, last, teachers, isDue, mayRun }: Overview): Screen {
  const parts = [
    texts.t('requests.campaign.heading', { school: school.shortName }),
    texts.t('requests.campaign.about'),
    last ? lastText(texts, school, last) : texts.t('requests.campaign.never'),
    ...(isDue ? [texts.t(last ? 'requests.campaign.due' : 'requests.campaign.first')] : []),
    ...(mayRun ? [texts.t('requests.campaign.willAsk', { count: teachers })] : []),
  ]
  const begin = { text: texts.plain('requests.buttons.begin'), data: beginButton.data({ school: school.id }) }
  return { text: parts.join('\n\n'), rows: [...(mayRun && teachers > 0 ? [[begin]] : []), [menuOf(texts)]] }
}

function lastText(texts: Texts, school: Organisation, { campaign, counts }: NonNullable<Overview['last']>): string {
  const on = texts.day(dayIn(campaign.finishedAt ?? campaign.startedAt, school.timeZone))
  return [texts.t('requests.campaign.last', { on }), ...countLines(texts, counts)].join('\n')
}

/** Until when answers are asked for. */
export function dueScreen(texts: Texts, school: Organisation, teachers: number, today: string): Screen {
  const days = dueChoices.map((choice) => {
    const day = dueOnOf(choice, today)
    return [
      {
        text: texts.plain(`requests.due.${choice}`, { day: texts.day(day) }),
        data: checkButton.data({ school: school.id, day }),
      },
    ]
  })
  return {
    text: texts.t('requests.due.ask', { count: teachers }),
    rows: [
      ...days,
      [{ text: texts.plain('requests.due.other'), data: otherDayButton.data({ school: school.id }) }],
      [{ text: texts.plain('telegram.buttons.back'), data: campaignButton.data({ school: school.id }) }],
    ],
  }
}

export function sureScreen(texts: Texts, school: Organisation, teachers: number, dueOn: string): Screen {
  return {
    text: texts.t('requests.sure', { count: teachers, school: school.shortName, day: texts.day(dueOn) }),
    rows: [
      [
        {
          text: texts.plain('requests.buttons.start'),
          data: startButton.data({ school: school.id, day: dueOn }),
        },
      ],
      [{ text: texts.plain('telegram.buttons.back'), data: beginButton.data({ school: school.id }) }],
    ],
  }
}

export type Running = {
  readonly school: Organisation
  readonly campaign: Campaign
  readonly counts: Counts
  readonly mayRun: boolean
}

/** How far it is. `lead` is said first. */
export function progressScreen(texts: Texts, { school, campaign, counts, mayRun }: Running, lead?: string): Screen {
  const press = (label: 'silent' | 'remind' | 'finish', data: string): ScreenButton => ({
    text: texts.plain(`requests.buttons.${label}`),
    data,
  })
  const silent = press('silent', silentButton.data({ school: school.id, page: '0' }))
  const remind = press('remind', remindButton.data({ campaign: campaign.id }))
  const finish = press('finish', finishButton.data({ campaign: campaign.id }))
  const someAreSilent = counts.silent > 0
  return {
    text: [
      ...(lead === undefined ? [] : [lead, '']),
      texts.t('requests.progress.heading', { school: school.shortName, day: texts.day(campaign.dueOn) }),
      '',
      ...countLines(texts, counts),
    ].join('\n'),
    rows: [
      ...(someAreSilent ? [[silent]] : []),
      ...(someAreSilent && mayRun ? [[remind]] : []),
      ...(mayRun ? [[finish]] : []),
      [menuOf(texts)],
    ],
  }
}

/** HTML: the bar, and one line for each outcome. */
export function countLines(texts: Texts, counts: Counts): string[] {
  const answered = answeredOf(counts)
  return [
    texts.t('requests.progress.bar', { bar: shareBar(answered, counts.asked), answered, asked: counts.asked }),
    texts.t('requests.progress.sent', { count: counts.sent }),
    texts.t('requests.progress.unchanged', { count: counts.unchanged }),
    texts.t('requests.progress.notNeeded', { count: counts.notNeeded }),
    texts.t('requests.progress.silent', { count: counts.silent }),
  ]
}

/** Full only when everybody has answered. */
function shareBar(done: number, all: number): string {
  const full = all === 0 ? 0 : Math.floor((done / all) * 10)
  return '\u25b0'.repeat(full) + '\u25b1'.repeat(10 - full)
}

export function silentScreen(
  texts: Texts,
  { school, campaign, mayRun }: Omit<Running, 'counts'>,
  page: Page<Silent>,
): Screen {
  const names = page.rows.map((one) =>
    texts.t(one.isReachable ? 'requests.silent.name' : 'requests.silent.unreachable', { name: fullName(one) }),
  )
  const remind = { text: texts.plain('requests.buttons.remind'), data: remindButton.data({ campaign: campaign.id }) }
  return {
    text: [
      page.total === 0 ? texts.t('requests.silent.nobody') : texts.t('requests.silent.heading', { count: page.total }),
      ...(names.length > 0 ? ['', ...names] : []),
    ].join('\n'),
    rows: [
      ...pageButtons(page, (to) => silentButton.data({ school: school.id, page: String(to) })),
      ...(mayRun && page.total > 0 ? [[remind]] : []),
      [{ text: texts.plain('telegram.buttons.back'), data: campaignButton.data({ school: school.id }) }],
    ],
  }
}

export function finishScreen(texts: Texts, { school, campaign, counts }: Running): Screen {
  return {
    text: texts.t('requests.finishSure', { count: counts.silent }),
    rows: [
      [
        {
          text: texts.plain('requests.buttons.finishSure'),
          data: finishSureButton.data({ campaign: campaign.id }),
        },
      ],
      [{ text: texts.plain('telegram.buttons.back'), data: campaignButton.data({ school: school.id }) }],
    ],
  }
}

export function finishedScreen(texts: Texts, { school, counts }: Running): Screen {
  return {
    text: [texts.t('requests.finished', { school: school.shortName }), '', ...countLines(texts, counts)].join('\n'),
    rows: [
      [{ text: texts.plain('requests.buttons.back'), data: campaignButton.data({ school: school.id }) }],
      [menuOf(texts)],
    ],
  }
}

function menuOf(texts: Texts): ScreenButton {
  return { text: texts.plain('telegram.buttons.menu'), data: 'menu' }
}
