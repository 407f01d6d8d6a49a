import type { Texts } from '../../i18n/texts.ts'
import { fullName } from '../../people/name.ts'
import { labelOfPost, labelOfSubject } from '../../questionnaires/labels.ts'
import type { OwnData } from '../actions/own-data.ts'
import { actorWords, deedLines, journalLines, messengerLines } from './deeds.ts'
import { helpLines, meetingLines, pauseLines, surveyLines, taskLines } from './meetings.ts'
import { orderLines, pairLines, programmeLines } from './pairs.ts'
import { type Forms, questionnaireLines } from './questionnaires.ts'
import { type Writing, wordOf, writingOf } from './writing.ts'

/** A part of what is held about the person, in plain words: for screens, which escape them, and for the document. */
export type Section = { readonly heading: string; readonly lines: readonly string[] }

/** Notes of curators by their number, for a screen; whole, for the document. */
export type Notes = 'counted' | 'whole'

export function sectionsOf(texts: Texts, own: OwnData, forms: Forms, notes: Notes): Section[] {
  const writing = writingOf(texts, own)
  const parts = [
    ['person', personLines(writing)],
    ['roles', roleLines(writing)],
    ['consents', consentLines(writing)],
    ['questionnaires', questionnaireLines(writing, forms)],
    ['banks', bankLines(writing)],
    ['pairs', pairLines(writing)],
    ['programmes', programmeLines(writing)],
    ['orders', orderLines(writing)],
    ['meetings', [...meetingLines(writing), ...surveyLines(writing)]],
    ['tasks', taskLines(writing)],
    ['help', helpLines(writing)],
    ['notes', noteLines(writing, notes)],
    ['notices', [...noticeLines(writing), ...pauseLines(writing)]],
    ['acts', actLines(writing)],
    ['messenger', messengerLines(writing)],
    ['deeds', deedLines(writing)],
    ['journal', journalLines(writing)],
  ] as const
  return parts
    .filter(([, lines]) => lines.length > 0)
    .map(([name, lines]) => ({ heading: texts.plain(`privacy.sections.${name}`), lines }))
}

function personLines({ texts, own: { holdings }, at }: Writing): string[] {
  const { person } = holdings
  const unknown = texts.plain('privacy.lines.unknown')
  const subjects = person.subjects.map((one) => labelOfSubject(texts, one)).join(', ')
  return [
    texts.plain('privacy.lines.name', { name: fullName(person) || unknown }),
    texts.plain('privacy.lines.post', { post: person.post === null ? unknown : labelOfPost(texts, person.post) }),
    texts.plain('privacy.lines.subjects', { subjects: subjects || unknown }),
    texts.plain('privacy.lines.contact', { contact: person.contact ?? unknown }),
    texts.plain('privacy.lines.birthYear', { year: String(person.birthYear ?? unknown) }),
    texts.plain('privacy.lines.language', {
      language: wordOf(texts, `telegram.languages.${person.language}`, person.language),
    }),
    texts.plain('privacy.lines.since', { at: at(person.createdAt) }),
  ]
}

function roleLines({ texts, own: { holdings }, day, place, at }: Writing): string[] {
  const roles = holdings.roles.map((one) => {
    const parts = { role: texts.plain(`people.roles.${one.role}`), organisation: place(one.organisationId) }
    const from = day(one.startedOn)
    const period = one.finishedOn
      ? texts.plain('privacy.lines.roleEnded', { ...parts, from, to: day(one.finishedOn) })
      : texts.plain('privacy.lines.role', { ...parts, from })
    const orders = [[one.orderNumber, one.orderOn] as const, [one.endOrderNumber, one.endOrderOn] as const].flatMap(
      ([number, on]) =>
        number === null ? [] : [texts.plain('privacy.lines.order', { number, day: on ? day(on) : '\u2014' })],
    )
    return [period, ...orders].join('; ')
  })
  const moves = holdings.moves.map((one) =>
    texts.plain('privacy.lines.move', { from: place(one.fromId), to: place(one.toId), at: at(one.proposedAt) }),
  )
  return [...roles, ...moves]
}

function consentLines({ texts, own: { holdings }, at, day, place }: Writing): string[] {
  return holdings.consents.map((one) =>
    [
      texts.plain('privacy.lines.consent', {
        kind: texts.plain(`consent.kinds.${one.kind}`),
        organisation: place(one.organisationId),
        edition: one.edition.number,
        at: at(one.givenAt),
      }),
      ...(one.fields.length > 0
        ? [
            texts.plain('privacy.lines.consentFields', {
              fields: one.fields.map((field) => wordOf(texts, `consent.site.fields.${field}`, field)).join(', '),
            }),
          ]
        : []),
      ...(one.paperSignedOn ? [texts.plain('privacy.lines.consentPaper', { day: day(one.paperSignedOn) })] : []),
      ...(one.finishedAt ? [texts.plain('privacy.lines.consentEnded', { at: at(one.finishedAt) })] : []),
      ...(one.destroyBy ? [texts.plain('privacy.lines.consentDestroyBy', { day: day(one.destroyBy) })] : []),
    ].join('; '),
  )
}

function bankLines({ texts, own: { holdings }, at, place }: Writing): string[] {
  return holdings.listings.map((one) => {
    const parts = {
      kind: texts.plain(`banks.menu.${one.kind}`),
      organisation: place(one.organisationId),
      from: at(one.listedAt),
    }
    const facts = [...one.subjects, ...one.difficulties, ...one.kinds].join(', ')
    return [
      one.unlistedAt
        ? texts.plain('privacy.lines.listingEnded', { ...parts, to: at(one.unlistedAt) })
        : texts.plain('privacy.lines.listing', parts),
      ...(facts === '' ? [] : [texts.plain('privacy.lines.listingFacts', { facts })]),
      ...(one.pausedAt ? [texts.plain('privacy.lines.paused')] : []),
    ].join('; ')
  })
}

function noteLines({ texts, own, at, place }: Writing, notes: Notes): string[] {
  const { files, downloads, person } = own.holdings
  const about = own.holdings.notes
  const whole = about.map((one) =>
    texts.plain('privacy.lines.note', {
      author: actorWords({ texts }, own.actor(one.authorId, one.organisationId)),
      organisation: place(one.organisationId),
      at: at(one.writtenAt),
      text: one.text,
    }),
  )
  const counted = about.length > 0 ? [texts.plain('privacy.lines.noteCount', { count: about.length })] : []
  return [
    ...(notes === 'whole' ? whole : counted),
    ...files.map((one) => texts.plain('privacy.lines.fileAbout', { name: one.name, at: at(one.storedAt) })),
    ...downloads
      .filter(({ senderId }) => senderId === person.id)
      .map((one) => texts.plain('privacy.lines.fileComing', { name: one.purpose })),
  ]
}

function noticeLines({ texts, own: { holdings } }: Writing): string[] {
  const kindOf = (kind: string) => wordOf(texts, `notices.kinds.${kind}`, kind)
  return [
    ...holdings.preferences.map((one) =>
      texts.plain('privacy.lines.preference', {
        kind: kindOf(one.kind),
        level: texts.plain(`privacy.levels.${one.level}`),
      }),
    ),
    ...holdings.tidings.map((one) =>
      one.personId === holdings.person.id
        ? texts.plain('privacy.lines.tiding', { kind: kindOf(one.kind) })
        : texts.plain('privacy.lines.tidingAbout', { kind: kindOf(one.kind) }),
    ),
  ]
}

function actLines({ texts, own: { holdings }, at, place }: Writing): string[] {
  return holdings.acts.map((one) =>
    texts.plain('privacy.lines.act', { number: one.id, at: at(one.madeAt), organisation: place(one.organisationId) }),
  )
}
