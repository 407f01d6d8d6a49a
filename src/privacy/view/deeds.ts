import { type Writing, wordOf } from './writing.ts'

/** The accounts and what comes and goes under them at this moment. */
export function messengerLines({ texts, own: { holdings }, at }: Writing): string[] {
  const { accounts, owed, updates, dialogues } = holdings
  const waiting = owed.filter(({ state }) => state === 'OWED' || state === 'SENDING').length
  const handled = updates.filter(({ body }) => body !== null).length
  return [
    ...accounts.map((one) =>
      [
        texts.plain('privacy.lines.account', {
          platform: one.platform,
          number: one.externalId,
          at: at(one.createdAt),
        }),
        ...(one.blockedAt ? [texts.plain('privacy.lines.blocked')] : []),
      ].join('; '),
    ),
    ...(waiting > 0 ? [texts.plain('privacy.lines.owed', { count: waiting })] : []),
    ...(handled > 0 ? [texts.plain('privacy.lines.updates', { count: handled })] : []),
    ...(dialogues.length > 0 ? [texts.plain('privacy.lines.dialogue')] : []),
  ]
}

/** What the person did to what is others': how much of it, not to whom. */
export function deedLines({ texts, own: { holdings }, at }: Writing): string[] {
  const { invitations, invitationUses, notesMade, filesSent, paperMarks, campaigns, editions } = holdings
  const { matchRuns, pairsProposed, pairsEnded, pairsApproved, repliesGiven, stepsDecided } = holdings
  const { orders, programmesApproved, namesConfirmed, templates } = holdings
  const { tasksGiven, meetingsSettled, helpAnswered, roadmapOwned, roadmapMarked } = holdings
  const { roadmapItems, calendarDays } = holdings
  const counts = [
    ['invitationsMade', invitations.length],
    ['notesMade', notesMade.length],
    ['filesSent', filesSent.length],
    ['paperMarks', paperMarks.length],
    ['campaigns', campaigns.length],
    ['editions', editions.length],
    ['matchRuns', matchRuns.length],
    ['pairsProposed', pairsProposed.length],
    ['pairsApproved', pairsApproved.length],
    ['pairsEnded', pairsEnded.length],
    ['repliesGiven', repliesGiven.length],
    ['stepsDecided', stepsDecided.length],
    ['orders', orders.length],
    ['programmesApproved', programmesApproved.length],
    ['namesConfirmed', namesConfirmed.length],
    ['templates', templates.length],
    ['tasksGiven', tasksGiven.length],
    ['meetingsSettled', meetingsSettled.length],
    ['helpAnswered', helpAnswered.length],
    ['roadmapOwned', roadmapOwned.length],
    ['roadmapMarked', roadmapMarked.length],
    ['roadmapItems', roadmapItems.length],
    ['calendarDays', calendarDays.length],
  ] as const
  return [
    ...invitationUses.map((one) => texts.plain('privacy.lines.joinedBy', { at: at(one.usedAt) })),
    ...counts.filter(([, count]) => count > 0).map(([name, count]) => texts.plain(`privacy.lines.${name}`, { count })),
  ]
}

/** The newest first. */
export function journalLines({ texts, own, at }: Writing): string[] {
  return own.journal.toReversed().map((one) =>
    texts.plain('privacy.lines.journal', {
      at: at(one.at),
      event: wordOf(texts, `privacy.events.${one.event}`, one.event),
      actor: actorWords({ texts }, own.actor(one.actorId, one.organisationId)),
    }),
  )
}

/** `me`, `program`, or roles: in words. */
export function actorWords({ texts }: Pick<Writing, 'texts'>, actor: string): string {
  return actor
    .split(', ')
    .map((one) => wordOf(texts, `privacy.actors.${one}`, wordOf(texts, `people.roles.${one}`, one)))
    .join(', ')
}
