import type { Tx } from '../../db/transaction.ts'
import type { Answers } from '../../questionnaires/question.ts'
import type { QuickAnswer } from '../campaign.ts'
import { requestForm } from '../request.ts'
import { type Standing, standingOf } from '../standing.ts'

/** What each of these people last said of wanting a mentor in the organisation. */
export async function listStandings(
  tx: Tx,
  organisationId: string,
  personIds: readonly string[],
): Promise<Map<string, Standing>> {
  const among = { in: [...personIds] }
  const responses = await tx.questionnaireResponse.findMany({
    where: { personId: among, organisationId, questionnaire: requestForm, replacedAt: null },
    orderBy: { id: 'asc' },
    select: { personId: true, answers: true, submittedAt: true },
  })
  const pressed = await tx.campaignMember.findMany({
    where: {
      personId: among,
      campaign: { organisationId, questionnaire: requestForm },
      outcome: { in: ['UNCHANGED', 'NOT_NEEDED'] },
    },
    orderBy: [{ personId: 'asc' }, { campaignId: 'asc' }],
    select: { personId: true, outcome: true, answeredAt: true },
  })
  const said = personIds.map((personId) => {
    const response = responses.find((one) => one.personId === personId)
    return [
      personId,
      standingOf({
        // As: only the questionnaires' store writes the column, from answers.
        response: response && { ...response, answers: response.answers as Answers },
        pressed: pressed.filter((one) => one.personId === personId).flatMap(quickAnswer),
      }),
    ] as const
  })
  return new Map(said)
}

export async function findStanding(tx: Tx, organisationId: string, personId: string): Promise<Standing> {
  return (await listStandings(tx, organisationId, [personId])).get(personId) ?? { status: 'none' }
}

function quickAnswer({
  outcome,
  answeredAt,
}: {
  outcome: 'SENT' | QuickAnswer | null
  answeredAt: Date | null
}): { outcome: QuickAnswer; answeredAt: Date }[] {
  return outcome === null || outcome === 'SENT' || answeredAt === null ? [] : [{ outcome, answeredAt }]
}
