import { Composer } from 'grammy'
import { writeDocument } from '../../documents/document.ts'
import { formsOf } from '../../documents/actions/forms.ts'
import { documentName } from '../../files/name.ts'
import { sendDocument } from '../../files/sending.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { shortName } from '../../people/name.ts'
import { may } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { stale } from '../../telegram/screen.ts'
import { mentorOf, type PairFacts } from '../readiness.ts'
import { findOrderOfPair } from '../store/orders.ts'
import { listPairFacts } from '../store/pairs.ts'
import { agreementButton, agreementPaper } from '../view/agreement.ts'
import type { AroundOrders } from './around.ts'
import { askForNames } from './papers.ts'

/** «Data for the supplementary agreement», in Word: what the personnel office needs (ТК 351.8). */
export function agreements(around: AroundOrders): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(agreementButton.pattern, async (ctx) => {
    const read = await readPair(ctx, agreementButton.read(ctx).pair)
    const mentor = read && mentorOf(read.pair)
    const employer = mentor && (await findOrganisation(ctx.tx, mentor.organisationId))
    if (!read || !employer) return await stale(ctx)
    const { pair } = read
    const named = await formsOf(ctx.tx, peopleOf(pair))
    const open = [...named.values()].filter((one) => !one.isConfirmed).length
    if (open > 0) return await askForNames(ctx, open, around.namesOfPair(pair.id), around.pairCard(pair.id))
    const order = await findOrderOfPair(ctx.tx, pair.id)
    const forms = new Map([...named].map(([id, one]) => [id, one.forms]))
    const { texts } = ctx
    const paper = agreementPaper(texts, { pair, employer, order, forms })
    await sendDocument(ctx, {
      name: documentName(texts.plain('documents.agreement.file', { person: shortName(mentor) }), 'docx'),
      bytes: await writeDocument(ctx.tx, employer.id, texts.language, 'agreement-data', paper),
      caption: texts.t('documents.agreement.caption'),
      rows: [[{ text: texts.plain('telegram.buttons.back'), data: around.pairCard(pair.id) }]],
    })
  })
  return bot
}

type ReadPair = { readonly pair: PairFacts; readonly organisation: Organisation }

async function readPair(ctx: MemberContext, id: string): Promise<ReadPair | undefined> {
  const [pair] = await listPairFacts(ctx.tx, [id])
  const organisation = pair && (await findOrganisation(ctx.tx, pair.organisationId))
  const isThere = pair && ['AGREED', 'IN_ORDER', 'ACTIVE'].includes(pair.status) && pair.legalBasis !== 'JOB'
  return isThere && organisation && may(ctx.actor, 'order.draft', { organisation }) ? { pair, organisation } : undefined
}

function peopleOf({ people }: PairFacts): string[] {
  return people.map(({ personId }) => personId)
}

/** Whose names the paper of a pair has, for the screens that confirm them. */
export function namesOfPair(pairCard: (pairId: string) => string) {
  return async (
    ctx: MemberContext,
    id: string,
  ): Promise<{ organisation: Organisation; personIds: string[]; back: string } | undefined> => {
    const read = await readPair(ctx, id)
    return read && { organisation: read.organisation, personIds: peopleOf(read.pair), back: pairCard(id) }
  }
}
