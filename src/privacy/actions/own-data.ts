import type { Tx } from '../../db/transaction.ts'
import { type Json, parsed, textsOf, toJson } from '../json.ts'
import { mentions } from '../mention.ts'
import {
  findHoldings,
  type Holdings,
  listColleagueNames,
  listJournal,
  listOrganisations,
  listOthers,
  type Named,
} from '../store/holdings.ts'

export type OwnData = {
  readonly holdings: Holdings
  readonly journal: Awaited<ReturnType<typeof listJournal>>
  readonly organisations: Awaited<ReturnType<typeof listOrganisations>>
  /** `me`, `program`, or the roles that somebody else holds or held there: `CURATOR`. */
  readonly actor: (personId: string | null, organisationId: string | null) => string
  /** The same with nothing of other people, as the file that is given out. */
  readonly json: Json
}

/** Everything that is held about the person, and nothing of others: they appear by their roles (152-FZ art. 14). */
export async function collectOwnData(tx: Tx, personId: string, now: Date): Promise<OwnData> {
  const holdings = await findHoldings(tx, personId)
  const journal = await listJournal(tx, personId, idsOf(holdings))
  const ofPairs = holdings.memberships.map(({ pair }) => pair.organisationId)
  const organisationIds = [...new Set([...textsAt(holdings, 'organisationId'), ...ofPairs])]
  const organisations = await listOrganisations(tx, organisationIds)
  const others = await listOthers(tx, personId, shortTexts([holdings, journal]))
  const known = new Map(others.map((one) => [one.id, one.roles]))
  const actor = (id: string | null, organisationId: string | null): string => {
    if (id === null) return 'program'
    if (id === personId) return 'me'
    const roles = (known.get(id) ?? []).filter(
      (one) => organisationId === null || one.organisationId === organisationId,
    )
    return [...new Set(roles.map(({ role }) => role))].toSorted().join(', ') || 'other-person'
  }
  const colleagues = await listColleagueNames(tx, personId, organisationIds)
  const sections = { ...sectionsOf(holdings, colleagues, actor), journal: journalOf(journal, actor), organisations }
  const json = toJson({ format: 'nastavnik-own-data', version: 1, madeAt: now, ...sections }, (text) =>
    known.has(text) ? actor(text, null) : text,
  )
  return { holdings, journal, organisations, actor, json }
}

type Actor = OwnData['actor']

function sectionsOf(holdings: Holdings, colleagues: readonly Named[], actor: Actor) {
  const {
    person,
    notes,
    consents,
    files,
    downloads,
    tidings,
    owed,
    updates,
    dialogues,
    refreshes,
    moves,
    memberships,
    searches,
    appointments,
    meetings,
    tasks,
    help,
    ...asTheyAre
  } = holdings
  const isOwn = (value: unknown) => !mentions(textsOf(value).join('\n'), colleagues, person)
  const unlessOthers = (value: unknown) => (isOwn(value) ? value : 'names-another-person')
  // Goals, reasons and questions are words of several people: each text that names another is left out by itself.
  const withoutOthers = (value: unknown) => toJson(value, (text) => (isOwn(text) ? text : 'names-another-person'))
  return {
    person,
    ...asTheyAre,
    memberships: withoutOthers(memberships),
    searches: withoutOthers(searches),
    appointments: withoutOthers(appointments),
    meetings: withoutOthers(meetings),
    tasks: withoutOthers(tasks),
    help: withoutOthers(help),
    consents: consents.map(({ paperMarkerId, ...one }) => ({
      ...one,
      paperMarker: paperMarkerId === null ? null : actor(paperMarkerId, one.organisationId),
    })),
    notes: notes.map(({ authorId, ...one }) => ({ ...one, author: actor(authorId, one.organisationId) })),
    moves: moves.map(({ proposedById, answeredById, ...one }) => ({
      ...one,
      proposedBy: actor(proposedById, one.fromId),
      answeredBy: answeredById === null ? null : actor(answeredById, one.toId),
    })),
    files: files.map(({ senderId, ...one }) => ({ ...one, sender: actor(senderId, one.organisationId) })),
    refreshes: refreshes.map(({ campaign: { startedById, ...campaign }, ...one }) => ({
      ...one,
      campaign: { ...campaign, startedBy: actor(startedById, campaign.organisationId) },
    })),
    downloads: downloads.map(({ senderId, subjectId, dedupeKey: _key, ...one }) => ({
      ...one,
      ...(consents.some(({ id }) => id === subjectId) || subjectId === person.id ? { subjectId } : { name: null }),
      ...(senderId === person.id ? {} : { chatId: null, fileId: null }),
      sender: actor(senderId, one.organisationId),
    })),
    tidings: tidings.map(({ personId, aboutId, ...one }) => ({
      ...one,
      told: actor(personId, one.organisationId),
      about: aboutId === null ? null : actor(aboutId, one.organisationId),
    })),
    // The beginning of a key is the kind of the message; the rest are ids, others' too.
    owed: owed.map(({ body, dedupeKey, ...one }) => ({
      ...one,
      kind: dedupeKey.split(':', 1)[0],
      content: body && one.contentType === 'application/json' ? unlessOthers(parsed(decoded(body))) : null,
    })),
    updates: updates.map(({ body, ...one }) => ({ ...one, content: body && unlessOthers(parsed(body)) })),
    dialogues: dialogues.map(({ state, ...one }) => ({ ...one, state: unlessOthers(parsed(state)) })),
  }
}

function journalOf(journal: OwnData['journal'], actor: Actor) {
  return journal.map(({ actorId, subject, subjectId, ...one }) => ({
    ...one,
    actor: actor(actorId, one.organisationId),
    subject,
    subjectId: subject === 'person' ? actor(subjectId, one.organisationId) : subjectId,
  }))
}

/** Of what is the person's own: lines of the journal speak of it by these. */
function idsOf(holdings: Holdings): string[] {
  const { accounts, roles, moves, consents, drafts, responses, listings, notes, files, acts } = holdings
  const pairs = holdings.memberships.map(({ pair }) => pair)
  const programmes = pairs.flatMap((pair) => pair.programmes)
  const { tasks, help } = holdings
  const meetings = holdings.meetings.map(({ meeting }) => meeting)
  const own = [accounts, roles, moves, consents, drafts, responses, listings, notes, files, acts, pairs, programmes]
  return [...own, meetings, tasks, help].flatMap((rows) => rows.map(({ id }) => id))
}

function shortTexts(value: unknown): string[] {
  const found = textsOf(value).flatMap((text) => (text.length <= 100 ? text.split(/[^\w-]/) : []))
  return [...new Set(found)].filter((text) => text.length === 12)
}

function textsAt(holdings: Holdings, field: string): string[] {
  return Object.values(holdings).flatMap((rows) =>
    (Array.isArray(rows) ? rows : []).flatMap((row: object) =>
      Object.entries(row).flatMap(([name, value]) => (name === field && typeof value === 'string' ? [value] : [])),
    ),
  )
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
