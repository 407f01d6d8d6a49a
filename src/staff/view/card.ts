import { html, type Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { fullName } from '../../people/name.ts'
import { orderText } from '../../people/order.ts'
import { labelOfPost, labelOfSubject } from '../../questionnaires/labels.ts'
import { formText } from '../../questionnaires/lines.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import type { Card, Deeds, Period, Sight } from '../card.ts'
import {
  appointButton,
  doubleButton,
  leaveButton,
  moveBackButton,
  moveButton,
  orderButton,
  personButton,
  returnButton,
  takeButton,
} from './buttons.ts'

export type CardShown = {
  readonly organisation: Organisation
  readonly card: Card
  readonly sight: Exclude<Sight, 'none'>
  readonly deeds: Deeds
}

/** `rows`: what else can be done with the person, by other parts of the program. */
export function cardScreen(texts: Texts, shown: CardShown, rows: readonly (readonly ScreenButton[])[] = []): Screen {
  return {
    text: cardText(texts, shown),
    rows: [...rows, ...deedRows(texts, shown), [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }]],
  }
}

export function cardText(texts: Texts, { organisation, card, sight }: CardShown): string {
  const isWhole = sight === 'whole'
  return [
    texts.t('staff.card.heading', { name: nameOf(texts, card) }),
    ...postLines(texts, card, isWhole),
    texts.t('staff.card.organisation', { organisation: organisation.shortName }),
    '',
    ...(card.held.length > 0 ? card.held.map((one) => periodLine(texts, one)) : [leftLine(texts, card)]),
    ...(card.move ? ['', texts.t('staff.card.moving', { school: card.move.toName })] : []),
    ...(isWhole ? ['', ...standingLines(texts, card)] : []),
  ].join('\n')
}

export function nameOf(texts: Texts, card: Pick<Card, 'surname' | 'givenName' | 'patronymic'>): string {
  return card.surname === null ? texts.plain('staff.card.nameless') : fullName(card)
}

function postLines(texts: Texts, card: Card, isWhole: boolean): string[] {
  const post = card.post === null ? [] : [labelOfPost(texts, card.post)]
  const taught = isWhole ? card.subjects.filter((one) => one !== 'none').map((one) => labelOfSubject(texts, one)) : []
  const words = [...post, ...taught]
  return words.length > 0 ? [texts.t('staff.card.post', { words: words.join(', ') })] : []
}

function periodLine(texts: Texts, period: Period): string {
  return texts.t('staff.card.role', {
    role: texts.plain(`people.roles.${period.role}`),
    since: texts.day(period.startedOn),
    order: orderText(texts, { number: period.orderNumber, on: period.orderOn }),
  })
}

function leftLine(texts: Texts, { former }: Card): string {
  const [last] = former
  return texts.t('staff.card.left', { day: last?.finishedOn ? texts.day(last.finishedOn) : '' })
}

/** Consents and questionnaires, a line each. */
export function standingLines(texts: Texts, card: Card): string[] {
  const kinds = [...new Set(card.consents)].map((kind) => texts.plain(`staff.card.consents.${kind}`))
  const forms = card.forms.map((one) =>
    texts.plain(one.isSent ? 'staff.card.forms.sent' : 'staff.card.forms.begun', {
      form: formText(texts, one, 'name'),
    }),
  )
  return [
    texts.t(card.hasJoined ? 'staff.card.joined' : 'staff.card.notJoined'),
    texts.t('staff.card.consentLine', {
      consents: kinds.length > 0 ? texts.list(kinds) : texts.plain('staff.card.none'),
    }),
    texts.t('staff.card.formLine', {
      forms: forms.length > 0 ? html(forms.join(', ')) : texts.plain('staff.card.none'),
    }),
  ]
}

function deedRows(texts: Texts, { organisation, card, deeds }: CardShown): ScreenButton[][] {
  const whose = { organisation: organisation.id, person: card.personId }
  const label = (key: 'appoint' | 'leave' | 'move' | 'double' | 'comeBack' | 'moveBack') =>
    texts.plain(`staff.card.buttons.${key}`)
  const ofRole = (key: 'take' | 'order', role: Period['role']) =>
    texts.plain(`staff.card.buttons.${key}`, { role: texts.plain(`staff.roles.short.${role}`) })
  const roles = [
    ...deeds.order.map((role) => ({ text: ofRole('order', role), data: orderButton.data({ ...whose, role }) })),
    ...deeds.take.map((role) => ({ text: ofRole('take', role), data: takeButton.data({ ...whose, role }) })),
  ]
  const others = [
    ...(deeds.give.length > 0 ? [{ text: label('appoint'), data: appointButton.data(whose) }] : []),
    ...(deeds.comeBack ? [{ text: label('comeBack'), data: returnButton.data(whose) }] : []),
    ...(deeds.move ? [{ text: label('move'), data: moveButton.data({ ...whose, page: '0' }) }] : []),
    ...(card.move && deeds.leave
      ? [{ text: label('moveBack'), data: moveBackButton.data({ move: card.move.id }) }]
      : []),
    ...(deeds.leave ? [{ text: label('leave'), data: leaveButton.data(whose) }] : []),
    ...(deeds.merge ? [{ text: label('double'), data: doubleButton.data(whose) }] : []),
  ]
  return [...inRows(roles, 22), ...inRows(others, 22)]
}

/** One row that leads back to the card. */
export function toCardRow(texts: Texts, organisationId: string, personId: string): ScreenButton[] {
  return [
    {
      text: texts.plain('staff.card.buttons.back'),
      data: personButton.data({ organisation: organisationId, person: personId }),
    },
  ]
}
