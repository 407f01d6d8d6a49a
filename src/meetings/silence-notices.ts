import type { Texts } from '../i18n/texts.ts'
import type { NoticeButton, NoticeMessage } from '../notices/choice.ts'
import { type NameParts, shortName } from '../people/name.ts'
import { shortened } from '../questionnaires/lines.ts'
import type { Organisation } from '../organisations/organisation.ts'

// What a button carries is written out here: rules know no keyboards.

type Named = { readonly name: NameParts; readonly organisation: Organisation }
export type Silent = {
  readonly pairId: string
  readonly mentor: Named
  readonly mentees: readonly Named[]
  readonly days: number
  readonly hasMet: boolean
}

/** So many pairs are named in one message, each with its button. */
export const mostNamed = 8

/** For the mentor: whom they have not met for long, and what may be done. */
export function mentorsSilence(texts: Texts, { pairId, mentees, days, hasMet }: Silent): NoticeMessage {
  const people = mentees.map((one) => nameOf(texts, one)).join(', ')
  return {
    text: texts.t('meetings.silence.mentor', { people, days, hasMet: hasMet ? 'yes' : 'other' }),
    buttons: [[planButton(texts, pairId), metButton(texts, pairId)]],
  }
}

/** For a curator: every silent pair of the school, with «remind the pair». */
export function curatorsSilence(texts: Texts, school: string, silent: readonly Silent[]): NoticeMessage {
  const named = silent.slice(0, mostNamed)
  const more = silent.length - named.length
  return {
    text: [
      texts.t('meetings.silence.curator', { school }),
      ...named.map((one) => texts.t('meetings.silence.line', { pair: pairText(texts, one), days: one.days })),
      ...(more > 0 ? [texts.t('meetings.silence.more', { count: more })] : []),
      texts.t('meetings.silence.gentle'),
    ].join('\n'),
    buttons: named.map((one) => [
      {
        text: shortened(texts.plain('meetings.silence.buttons.nudge', { pair: pairText(texts, one) }), 60),
        callback_data: `pair-nudge:${one.pairId}`,
      },
    ]),
  }
}

/** The curator reminds the pair; only a mentor notes a meeting. */
export function nudgeMessage(texts: Texts, pairId: string, people: string, isMentor: boolean): NoticeMessage {
  const plan = planButton(texts, pairId)
  return {
    text: texts.t('meetings.silence.nudge', { people }),
    buttons: [isMentor ? [plan, metButton(texts, pairId)] : [plan]],
  }
}

/** Plain: «Иванова А. П. → Лунин Б. Ю.» */
export function pairText(texts: Texts, { mentor, mentees }: Pick<Silent, 'mentor' | 'mentees'>): string {
  const people = mentees.map((one) => nameOf(texts, one)).join(', ')
  return texts.plain('pairs.pairName', { mentor: nameOf(texts, mentor), mentees: people })
}

function nameOf(texts: Texts, { name, organisation }: Named): string {
  return shortName(name) || texts.plain('pairs.unnamed', { school: organisation.shortName })
}

function planButton(texts: Texts, pairId: string): NoticeButton {
  return { text: texts.plain('meetings.silence.buttons.plan'), callback_data: `meeting-plan:${pairId}` }
}

function metButton(texts: Texts, pairId: string): NoticeButton {
  return { text: texts.plain('meetings.silence.buttons.met'), callback_data: `met-pair:${pairId}:0` }
}
