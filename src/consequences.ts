import { deskButton } from './consent/view/desk.ts'
import { namesOfPair } from './orders/bot/agreement.ts'
import type { AroundOrders } from './orders/bot/around.ts'
import { namesOfOrder } from './orders/bot/papers.ts'
import { namesButton } from './documents/view/names.ts'
import { dropHelp } from './help/actions/asking.ts'
import { matchData } from './matching/view/buttons.ts'
import { plainReasons } from './matching/view/words.ts'
import { onConsentWithdrawn, onMentorPaused, onPersonLeft } from './pairs/actions/leaving.ts'
import type { Surroundings } from './pairs/actions/after.ts'
import { hubButton, mineButton as ownPairButton, pairButton } from './pairs/view/buttons.ts'
import { schoolButton } from './schools/view.ts'
import { appoint, enterOrder } from './staff/actions/roles.ts'
import { cancelMeetingsOf, takeOutOfMeetings } from './meetings/actions/ending.ts'
import { carriedOut } from './meetings/meeting.ts'
import { listAboutActivities } from './meetings/store/meetings.ts'
import { leaveBanks } from './banks/actions/entering.ts'
import type { OnPaused } from './banks/bot/controls.ts'
import type { Around as AroundProgrammes } from './programmes/bot/reading.ts'
import type { OnWithdrawn } from './consent/actions/withdrawing.ts'
import type { NameLists } from './documents/bot/names.ts'
import { templateFile } from './documents/bot/templates.ts'
import { type OnFile } from './files/bot.ts'
import type { OnMoved } from './joining/bot/joining.ts'
import { forget } from './notices/actions/gathering.ts'
import { cancelNotices } from './outbox/actions.ts'
import { takeBackMentions } from './privacy/actions/mentions.ts'
import { removeDrafts } from './questionnaires/store/drafts.ts'
import type { OnLeft } from './staff/actions/leaving.ts'
import { moveByLink } from './staff/actions/moving.ts'
import { releaseItems } from './roadmap/actions/releasing.ts'
import { dropSurveys } from './surveys/actions/dropping.ts'
import { dropTasks } from './tasks/actions/giving.ts'
import { evidenceFile } from './roadmap/bot/evidence.ts'
import { staffListFile } from './staff/bot/importing.ts'

// What an earlier folder sets off in later ones: handed to it here, since it does not know them.

/** What pairs need of matching: the reasons in words, and who comes next; what is off once they stop. */
export const aroundPairs: Surroundings = {
  onEnded: async (tx, pair, now) => {
    await cancelMeetingsOf(tx, pair, now)
    await dropTasks(tx, { pairId: pair.id }, now)
    await dropSurveys(tx, { pairId: pair.id }, now)
  },
  onMenteeLeft: async (tx, pair, personId, now) => {
    await takeOutOfMeetings(tx, pair, personId, now)
    await dropTasks(tx, { pairId: pair.id, personId }, now)
    await dropSurveys(tx, { pairId: pair.id, personId }, now)
  },
  reasons: plainReasons,
  nextCandidate: (texts, listing) => ({
    text: texts.plain('pairs.buttons.next'),
    callback_data: matchData(listing, 'school', 0),
  }),
}

/** What is done with a file once it is here, by what it was sent for. */
export const onFile: OnFile = { 'staff-list': staffListFile, 'document-template': templateFile, evidence: evidenceFile }

/** What is published is built from the consents in force alone: withdrawn, they need nothing more to be stopped. */
export const onWithdrawn: OnWithdrawn = {
  PERSONAL_DATA: async (tx, member, organisationId, now) => {
    await removeDrafts(tx, member.personId, organisationId)
    await leaveBanks(tx, { personId: member.personId, organisationId }, now)
    await forget(tx, member.personId, organisationId)
    await dropHelp(tx, { personId: member.personId, organisationId }, now)
    await releaseItems(tx, { personId: member.personId, organisationId })
    const isElsewhere = member.consents.some(
      (one) => one.kind === 'PERSONAL_DATA' && one.organisationId !== organisationId,
    )
    if (!isElsewhere) await cancelNotices(tx, member.personId, now)
    await takeBackMentions(tx, member.personId, { organisationIds: [organisationId], isProfileGone: !isElsewhere }, now)
    // Last, for what is told of it names the person once more.
    await onConsentWithdrawn(tx, { personId: member.personId, organisationId }, 'PERSONAL_DATA', now, aroundPairs)
  },
  MENTOR_DUTY: async (tx, { personId }, organisationId, now) => {
    await leaveBanks(tx, { personId, organisationId }, now, { kinds: ['MENTOR'] })
    await onConsentWithdrawn(tx, { personId, organisationId }, 'MENTOR_DUTY', now, aroundPairs)
  },
  PARTICIPATION: async (tx, { personId }, organisationId, now) => {
    await leaveBanks(tx, { personId, organisationId }, now, { kinds: ['MENTEE'] })
    await onConsentWithdrawn(tx, { personId, organisationId }, 'PARTICIPATION', now, aroundPairs)
  },
}

/** Beside what ends for everybody who leaves an organisation: the banks and the pairs. */
export const onLeft: OnLeft = async (tx, whose, now) => {
  await leaveBanks(tx, whose, now)
  await dropHelp(tx, { personId: whose.personId, organisationId: whose.organisationId }, now)
  await releaseItems(tx, whose)
  await onPersonLeft(tx, whose, now, aroundPairs)
}

/** A mentor who pauses is asked no more. */
export const onPaused: OnPaused = async (tx, { kind, ...whose }, now) => {
  if (kind === 'MENTOR') await onMentorPaused(tx, whose, now, aroundPairs)
}

/** A teacher has moved by the link of another school. */
export const onMoved: OnMoved = async (tx, member, to, now) => await moveByLink(tx, member, to, now, onLeft)

/** Whose names a paper has, by the first word of the buttons that confirm them: see `NameLists`. */
export const nameLists: NameLists = {
  order: namesOfOrder,
  pair: namesOfPair((pair) => pairButton.data({ pair })),
}

/** What orders need of the screens and the staff that they do not know. */
export const aroundOrders: AroundOrders = {
  pairCard: (pair) => pairButton.data({ pair }),
  ownPair: ownPairButton.data({}),
  pairsHub: hubButton.data({}),
  afterPairs: aroundPairs,
  names: (order) => namesButton.data({ what: 'order', id: order, page: '0' }),
  namesOfPair: (pair) => namesButton.data({ what: 'pair', id: pair, page: '0' }),
  consents: deskButton.data({}),
  school: (organisation) => schoolButton.data({ organisation }),
  appoint: async (tx, actor, whom, order, now) => {
    const appointment = { ...whom, role: 'CURATOR' as const }
    const given = await appoint(tx, actor, appointment, order, now)
    if (given.ok || given.reason !== 'already') return given.ok
    return (await enterOrder(tx, actor, appointment, order, now)).ok
  },
}

/** Which activities of the programme of a pair its meetings have carried out. */
export const carriedOutOf: AroundProgrammes['carriedOut'] = async (tx, pairId) =>
  carriedOut(await listAboutActivities(tx, pairId))
