import { leaveBanks } from './banks/actions/entering.ts'
import type { OnWithdrawn } from './consent/actions/withdrawing.ts'
import { type OnFile } from './files/bot.ts'
import type { OnMoved } from './joining/bot/joining.ts'
import { forget } from './notices/actions/gathering.ts'
import { cancelNotices } from './outbox/actions.ts'
import { takeBackMentions } from './privacy/actions/mentions.ts'
import { removeDrafts } from './questionnaires/store/drafts.ts'
import type { OnLeft } from './staff/actions/leaving.ts'
import { moveByLink } from './staff/actions/moving.ts'
import { staffListFile } from './staff/bot/importing.ts'

// What an earlier folder sets off in later ones: handed to it here, since it does not know them.

/** What is done with a file once it is here, by what it was sent for. */
export const onFile: OnFile = { 'staff-list': staffListFile }

/** What is published is built from the consents in force alone: withdrawn, they need nothing more to be stopped. */
export const onWithdrawn: OnWithdrawn = {
  PERSONAL_DATA: async (tx, member, organisationId, now) => {
    await removeDrafts(tx, member.personId, organisationId)
    await leaveBanks(tx, { personId: member.personId, organisationId }, now)
    await forget(tx, member.personId, organisationId)
    const isElsewhere = member.consents.some(
      (one) => one.kind === 'PERSONAL_DATA' && one.organisationId !== organisationId,
    )
    if (!isElsewhere) await cancelNotices(tx, member.personId, now)
    await takeBackMentions(tx, member.personId, { organisationIds: [organisationId], isProfileGone: !isElsewhere }, now)
  },
  MENTOR_DUTY: async (tx, { personId }, organisationId, now) =>
    await leaveBanks(tx, { personId, organisationId }, now, { kinds: ['MENTOR'] }),
  PARTICIPATION: async (tx, { personId }, organisationId, now) =>
    await leaveBanks(tx, { personId, organisationId }, now, { kinds: ['MENTEE'] }),
}

/** Beside what ends for everybody who leaves an organisation: the banks. */
export const onLeft: OnLeft = async (tx, whose, now) => await leaveBanks(tx, whose, now)

/** A teacher has moved by the link of another school. */
export const onMoved: OnMoved = async (tx, member, to, now) => await moveByLink(tx, member, to, now, onLeft)
