import { daysWaiting } from '../../banks/listing.ts'
import { dayIn } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import { shortName } from '../../people/name.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { dues, searchSteps, supports, type Waiting } from '../search.ts'
import type { Owner } from '../store/steps.ts'
import { lastText, stepText, supportText } from '../words-of-search.ts'
import {
  hubButton,
  pairButton,
  seekButton,
  seekingButton,
  seekSetButton,
  seekToButton,
  seekWordsButton,
} from './buttons.ts'

/** «Без пары» (ДК 5.3): nobody is dropped, who waits longest first. */
export function seekingScreen(texts: Texts, page: Page<Waiting>, now: Date): Screen {
  const number = (index: number) => page.from + index + 1
  return {
    text: [
      texts.t('pairs.search.heading', { count: page.total }),
      ...page.rows.map((one, index) =>
        texts.t('pairs.search.row', {
          number: number(index),
          name: shortName(one.profile),
          days: daysWaiting(one.listedAt, now, one.organisation.timeZone),
          what: shortened(whatText(texts, one), 80),
        }),
      ),
    ].join('\n'),
    rows: [
      ...inRows(
        page.rows.map((one, index) => ({
          text: shortened(`${number(index)}. ${shortName(one.profile)}`, 40),
          data: seekButton.data({ listing: one.listingId }),
        })),
        20,
      ),
      ...pageButtons(page, (to) => seekingButton.data({ page: String(to) })),
      [
        { text: texts.plain('pairs.buttons.hub'), data: hubButton.data({}) },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

/** One of them: how long, what was done, what comes next, who takes it, what helps meanwhile. */
export function seekScreen(
  texts: Texts,
  waiting: Waiting,
  { mayDecide, match }: { readonly mayDecide: boolean; readonly match: string | undefined },
  now: Date,
): Screen {
  const { listingId: listing, step, organisation, openPairId } = waiting
  const none = texts.plain('pairs.search.none')
  const set = (what: 'step' | 'owner' | 'due' | 'support') => ({
    text: texts.plain(`pairs.search.buttons.${what}`),
    data: seekSetButton.data({ listing, what }),
  })
  return {
    text: texts.t('pairs.search.card', {
      name: shortName(waiting.profile),
      days: daysWaiting(waiting.listedAt, now, organisation.timeZone),
      last: lastText(texts, waiting, (at) => dayIn(at, organisation.timeZone)),
      step:
        openPairId === undefined ? (step ? stepText(texts, step.step) : none) : texts.plain('pairs.search.hasProposal'),
      owner: step ? shortName(step.owner.name) : none,
      due: step?.dueOn ? texts.day(step.dueOn) : none,
      support: supportText(texts, step?.support ?? null),
    }),
    rows: [
      ...(mayDecide
        ? [
            [set('step'), set('owner')],
            [set('due'), set('support')],
          ]
        : []),
      ...(openPairId === undefined
        ? []
        : [[{ text: texts.plain('pairs.buttons.card'), data: pairButton.data({ pair: openPairId }) }]]),
      ...(match === undefined ? [] : [[{ text: texts.plain('pairs.search.buttons.match'), data: match }]]),
      [{ text: texts.plain('pairs.search.buttons.listing'), data: `listing:${listing}` }],
      [
        { text: texts.plain('pairs.buttons.list'), data: seekingButton.data({ page: '0' }) },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

/** What may be chosen of one of the four. */
export function chooseScreen(
  texts: Texts,
  waiting: Waiting,
  what: 'step' | 'owner' | 'due' | 'support',
  owners: readonly Owner[],
): Screen {
  const { listingId: listing } = waiting
  const to = (value: string, text: string): ScreenButton => ({
    text,
    data: seekToButton.data({ listing, what, value }),
  })
  const choices = {
    step: () => searchSteps.map((one) => to(one, texts.plain(`pairs.search.steps.${one}`))),
    owner: () => owners.map(({ personId, profile }) => to(personId, shortened(shortName(profile), 40))),
    due: () => dues.map((one) => to(one, texts.plain(`pairs.search.dues.${one}`))),
    support: () => supports.map((one) => to(one, texts.plain(`pairs.search.supports.${one}`))),
  }
  return {
    text: texts.t(`pairs.search.choose.${what}`, { name: shortName(waiting.profile) }),
    rows: [
      ...inRows(choices[what](), 20),
      ...(what === 'step'
        ? [[{ text: texts.plain('pairs.search.buttons.words'), data: seekWordsButton.data({ listing }) }]]
        : []),
      [{ text: texts.plain('telegram.buttons.back'), data: seekButton.data({ listing }) }],
    ],
  }
}

function whatText(texts: Texts, { openPairId, step }: Waiting): string {
  if (openPairId !== undefined) return texts.plain('pairs.search.hasProposal')
  return step ? stepText(texts, step.step) : texts.plain('pairs.search.noStep')
}
