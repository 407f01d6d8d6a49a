import { dayIn } from '../../calendar/day.ts'
import { bases, legalBasis } from '../../documents/law.ts'
import { letterheadOf } from '../../documents/letterhead.ts'
import type { ProgrammePaper } from '../../documents/programme-data.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import { fullName, type NameParts, shortName, inSentence } from '../../people/name.ts'
import { labelOfPost } from '../../questionnaires/labels.ts'
import { differencesOf } from '../differences.ts'
import { difficultyInFull } from '../labels.ts'
import { hasAccepted, type Participant, type Party, type Version } from '../programme.ts'
import { differenceText } from './versions.ts'
import { difficultyLabel, formLabel, kindsText } from './words.ts'

export type Paper = {
  readonly party: Party
  readonly school: OrganisationCard
  readonly version: Version
  /** The version that this one changes. */
  readonly before: Version | undefined
  /** Plain: what the pair came with, in words. */
  readonly request: string | null
  /** The curator of the school, where there is one alone. */
  readonly curator: NameParts | undefined
}

/** Everything that the paper must name (regulation 1.2, 5.1.2, 7.2; domain.md, 3). */
export function paperOf(texts: Texts, { party, school, version, before, request, curator }: Paper): ProgrammePaper {
  const { timeZone } = school
  const approver = version.approved?.by ?? curator
  const dayOf = (at: Date | undefined) => (at ? texts.day(dayIn(at, timeZone)) : null)
  const acceptedOn = ({ personId }: Participant) =>
    hasAccepted(version, personId) ? dayOf(version.answers.find((one) => one.personId === personId)?.at) : null
  return {
    ...letterheadOf(texts, school),
    title: texts.plain(`programmes.paper.titles.${party.mentees.length > 1 ? 'group' : 'one'}`),
    version: String(version.number),
    reason: version.reason,
    isChange: before !== undefined,
    approvedOn: dayOf(version.approved?.at),
    headApprovedOn: dayOf(version.head?.at),
    orderNumber: party.order?.number ?? null,
    orderOn: party.order ? texts.day(party.order.on) : null,
    mentor: fullName(party.mentor.name),
    mentorPost: postOf(texts, party.mentor),
    mentorAcceptedOn: acceptedOn(party.mentor),
    mentees: party.mentees.map((one) => ({
      name: fullName(one.name),
      post: postOf(texts, one),
      acceptedOn: acceptedOn(one),
    })),
    curator: approver ? fullName(approver) : null,
    ...contentOf(texts, party, version),
    request: request && inOneLine(request),
    assessment: (['plan', 'marks', 'goal'] as const).map((one) => ({
      text: texts.plain(`programmes.paper.assessment.${one}`),
    })),
    changes: before ? differencesOf(before, version).map((one) => ({ text: differenceText(texts, one, 'plain') })) : [],
    basis: legalBasis(texts, bases.programme),
  }
}

/** Plain: the name of the file, before its extension. */
export function paperTitle(texts: Texts, { mentor, mentees }: Party, version: Version): string {
  const [first] = mentees
  return [
    texts.plain('programmes.paper.file', { number: version.number }),
    shortName(mentor.name),
    ...(first ? [shortName(first.name)] : []),
  ].join(' \u2014 ')
}

function contentOf(texts: Texts, party: Party, version: Version) {
  const isGroup = party.mentees.length > 1 || version.kinds.includes('group')
  const form = version.kinds.includes('reverse') ? 'reverse' : isGroup ? 'group' : 'pair'
  return {
    form: texts.plain(`programmes.paper.forms.${form}`),
    kinds: kindsText(texts, version.kinds).toLowerCase(),
    startsOn: texts.day(version.startsOn),
    endsOn: texts.day(version.endsOn),
    difficulties: version.difficulties.map((one) => ({ text: difficultyInFull(texts, one) })),
    strengths: version.strengths.map((one) => ({ text: difficultyInFull(texts, one) })),
    goal: version.goal && inOneLine(version.goal),
    tasks: tasksOf(texts, version),
    results: version.results.map((text) => ({ text })),
    activities: version.activities.map((one) => ({
      difficulty: difficultyLabel(texts, one.difficulty),
      title: one.title,
      form: formLabel(texts, one.form),
      on: texts.day(one.dueOn),
      result: one.outcome ?? '',
      mark: '',
    })),
  }
}

/** What the plan is for: the difficulties that it has activities for, and the strong sides. */
function tasksOf(texts: Texts, { activities, strengths }: Version): { text: string }[] {
  const covered = [...new Set(activities.map(({ difficulty }) => difficulty))]
  return [
    ...covered.map((one) => ({
      text: texts.plain('programmes.paper.task', { difficulty: difficultyInFull(texts, one) }),
    })),
    ...(strengths.length > 0 ? [{ text: texts.plain('programmes.paper.support') }] : []),
  ]
}

/** A line break would tear a justified line apart. */
function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

function postOf(texts: Texts, { post }: Participant): string | null {
  return post === null ? null : inSentence(labelOfPost(texts, post))
}
