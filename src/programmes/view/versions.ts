import { dayIn } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen } from '../../telegram/screen.ts'
import type { Difference } from '../differences.ts'
import type { Party, Version } from '../programme.ts'
import { changesButton, discardedButton, programmeButton, versionButton, versionsButton } from './buttons.ts'
import { menu } from './card.ts'
import { seen, toCard } from './parts.ts'
import { difficultiesText, formLabel, kindsText, pairText, periodText } from './words.ts'

/** Every version that there was: an old one is kept and can be read (regulation 7.2). */
export function versionsScreen(texts: Texts, party: Party, page: Page<Version>): Screen {
  const zone = party.organisation.timeZone
  return {
    text: [
      texts.t('programmes.versions.heading', { pair: pairText(texts, party) }),
      ...page.rows.map((one) =>
        texts.t('programmes.versions.row', {
          number: one.number,
          state: texts.plain(`programmes.states.${one.status}`),
          day: texts.day(dayIn(one.approved?.at ?? one.startedAt, zone)),
          period: periodText(texts, one),
          reason: one.reason === null ? '' : shortened(`. ${one.reason}`, 200),
        }),
      ),
    ].join('\n'),
    rows: [
      ...page.rows.map((one) => [
        {
          text: texts.plain('programmes.versions.open', { number: one.number }),
          data: versionButton.data({ v: one.id }),
        },
      ]),
      ...pageButtons(page, (to) => versionsButton.data({ pair: party.pairId, page: String(to) })),
      [
        { text: texts.plain('programmes.buttons.toCard'), data: programmeButton.data({ pair: party.pairId }) },
        menu(texts),
      ],
    ],
  }
}

/** What a version changes in the one before (regulation 7.2). */
export function changesScreen(texts: Texts, version: Version, page: Page<Difference>): Screen {
  return {
    text: [
      texts.t('programmes.changes.heading', { number: version.number }),
      ...(version.reason === null ? [] : [texts.t('programmes.card.reason', { reason: version.reason })]),
      ...(page.total === 0
        ? [texts.t('programmes.changes.none')]
        : page.rows.map((one) => `\u2022 ${differenceText(texts, one, 't')}`)),
    ].join('\n'),
    rows: [
      ...pageButtons(page, (to) => changesButton.data({ v: version.id, page: String(to) })),
      [
        { text: texts.plain('programmes.buttons.toVersion'), data: versionButton.data({ v: version.id }) },
        ...toCard(texts, version).slice(1),
      ],
    ],
  }
}

export function discardScreen(texts: Texts, version: Version): Screen {
  return {
    text: texts.t('programmes.discard.sure'),
    rows: [
      [{ text: texts.plain('programmes.discard.yes'), data: discardedButton.data(seen(version)) }],
      [{ text: texts.plain('programmes.discard.no'), data: programmeButton.data({ pair: version.pairId }) }],
    ],
  }
}

/** The way back from an old version. */
export function versionsWay(texts: Texts, { pairId }: Version) {
  return { text: texts.plain('programmes.buttons.versions'), data: versionsButton.data({ pair: pairId, page: '0' }) }
}

/** `t` for a message, `plain` for a document. */
export function differenceText(texts: Texts, difference: Difference, as: 't' | 'plain'): string {
  const say = texts[as]
  switch (difference.what) {
    case 'period':
      return say('programmes.changes.period', {
        before: periodText(texts, difference.before),
        after: periodText(texts, difference.after),
      })
    case 'kinds':
    case 'difficulties':
    case 'results': {
      const words = wordsOf(texts, difference.what)
      const { added, removed } = difference
      return say(`programmes.changes.${difference.what}`, {
        added: added.length > 0 ? `+ ${shortened(words(added), 250)}` : '',
        removed: removed.length > 0 ? `\u2212 ${shortened(words(removed), 250)}` : '',
      }).trim()
    }
    case 'goal':
      return say('programmes.changes.goal', {
        before: shortened(difference.before, 200),
        after: shortened(difference.after, 200),
      })
    case 'moved':
      return say('programmes.changes.moved', {
        title: shortened(difference.activity.title, 200),
        before: texts.day(difference.before),
        after: texts.day(difference.activity.dueOn),
      })
    case 'renamed':
      return say('programmes.changes.renamed', {
        before: shortened(difference.before, 200),
        after: shortened(difference.activity.title, 200),
      })
    case 'added':
    case 'removed':
    case 'changed':
      return say(`programmes.changes.${difference.what}`, {
        title: shortened(difference.activity.title, 200),
        day: texts.day(difference.activity.dueOn),
        form: formLabel(texts, difference.activity.form),
      })
  }
}

function wordsOf(texts: Texts, what: 'kinds' | 'difficulties' | 'results'): (all: readonly string[]) => string {
  switch (what) {
    case 'kinds':
      return (all) => kindsText(texts, all)
    case 'difficulties':
      return (all) => difficultiesText(texts, all)
    case 'results':
      return (all) => all.join('; ')
  }
}
