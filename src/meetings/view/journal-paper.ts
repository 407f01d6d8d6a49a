import { dayIn } from '../../calendar/day.ts'
import type { MeetingJournal } from '../../documents/journal-data.ts'
import { bases, legalBasis } from '../../documents/law.ts'
import { letterheadOf } from '../../documents/letterhead.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import type { PairMember } from '../../pairs/pair.ts'
import { fullName, inSentence, type NameParts } from '../../people/name.ts'
import { labelOfPost } from '../../questionnaires/labels.ts'
import type { Journal, JournalEntry } from '../journal.ts'
import { contentText, dayOf, marksText, resultText, tasksText } from './journal-words.ts'

export type PaperJournal = {
  readonly journal: Journal
  readonly school: OrganisationCard
  /** The curator of the school, where there is one alone. */
  readonly curator: NameParts | undefined
}

/** «Журнал встреч»: date, topic, content, result, task and the mark of the mentee (domain.md, 3). */
export function journalPaper(texts: Texts, { journal, school, curator }: PaperJournal, now: Date): MeetingJournal {
  const { pair, mentees, order, entries } = journal
  const period = 'startsOn' in pair ? pair : { startsOn: null, endsOn: null }
  const endsOn = pair.status === 'ended' ? pair.ending.on : period.endsOn
  return {
    ...letterheadOf(texts, school),
    orderNumber: order?.number ?? null,
    orderOn: order && texts.day(order.on),
    mentor: nameOf(texts, pair.mentor),
    mentorPost: postOf(texts, pair.mentor),
    mentees: mentees.map((one) => ({ name: nameOf(texts, one), post: postOf(texts, one) })),
    curator: curator ? fullName(curator) : null,
    startsOn: period.startsOn && texts.day(period.startsOn),
    endsOn: endsOn && texts.day(endsOn),
    meetings: entries.map((one) => lineOf(texts, one)),
    madeOn: texts.day(dayIn(now, school.timeZone)),
    basis: legalBasis(texts, bases['meeting-journal']),
  }
}

function lineOf(texts: Texts, entry: JournalEntry): MeetingJournal['meetings'][number] {
  const { meeting } = entry
  const way = texts.plain(`meetings.way.${meeting.way}`).toLowerCase()
  return {
    on: texts.day(dayOf(meeting)),
    way: meeting.status === 'held' ? texts.plain('meetings.journal.way', { way, minutes: meeting.minutes }) : '',
    topic: meeting.topic ?? texts.plain('meetings.noTopic'),
    content: contentText(entry),
    result: resultText(texts, entry),
    task: tasksText(texts, entry),
    mark: marksText(texts, entry),
  }
}

function nameOf(texts: Texts, { profile, organisation }: PairMember): string {
  return fullName(profile) || texts.plain('pairs.unnamed', { school: organisation.shortName })
}

function postOf(texts: Texts, { profile: { post } }: PairMember): string | null {
  return post === null ? null : inSentence(labelOfPost(texts, post))
}
