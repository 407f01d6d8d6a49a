import type { Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { note } from '../../journal/actions.ts'
import { tell } from '../../notices/actions/telling.ts'
import type { Member } from '../../people/actor.ts'
import { shortName } from '../../people/name.ts'
import { may } from '../../people/policy.ts'
import type { Waiting } from '../search.ts'
import { findWaiting } from '../store/searching.ts'
import { addStep, listOwners, saveSearchEnd, saveStep } from '../store/steps.ts'
import { stepText } from '../words-of-search.ts'

export type StepChange =
  | { readonly step: string }
  | { readonly ownerId: string }
  | { readonly dueOn: string | null }
  | { readonly support: string }

export type Decided = { readonly ok: true; readonly waiting: Waiting } | { readonly ok: false; readonly reason: 'gone' }

/**
 * The curator says what comes next for somebody without a pair, who takes it and by when, and what helps meanwhile
 * (ДК 5.3). Another step closes the one before, which stays as the last one taken.
 */
export async function decideStep(
  tx: Tx,
  actor: Member,
  listingId: string,
  change: StepChange,
  now: Date,
): Promise<Decided> {
  const found = await findWaiting(tx, listingId)
  if (!found || !may(actor, 'search.decide', { organisation: found.organisation })) return { ok: false, reason: 'gone' }
  const owners = await listOwners(tx, found.organisation.id)
  if ('ownerId' in change && !owners.some(({ personId }) => personId === change.ownerId))
    return { ok: false, reason: 'gone' }
  if (isKept(found, change)) return { ok: true, waiting: found }
  await keep(tx, actor, found, change, now)
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: found.organisation.id,
    event: 'search-step-set',
    subject: 'person',
    subjectId: found.personId,
    clause: 'road-map 5.3',
    details: { what: Object.keys(change)[0] ?? '' },
  })
  const after = (await findWaiting(tx, listingId)) ?? found
  if ('ownerId' in change && change.ownerId !== actor.personId) await tellOwner(tx, after, now)
  return { ok: true, waiting: after }
}

/** A second press changes nothing. */
function isKept({ step }: Waiting, change: StepChange): boolean {
  if (!step) return false
  const kept = { step: step.step, support: step.support, ownerId: step.owner.personId, dueOn: step.dueOn }
  const next = { ...kept, ...change }
  return JSON.stringify(kept) === JSON.stringify(next)
}

async function keep(
  tx: Tx,
  actor: Member,
  { personId, organisation, step }: Waiting,
  change: StepChange,
  now: Date,
): Promise<void> {
  const former = {
    step: step?.step ?? 'match',
    support: step?.support ?? null,
    ownerId: step?.owner.personId ?? actor.personId,
    dueOn: step?.dueOn ?? null,
  }
  const next = { ...former, ...change }
  const isSame = step !== undefined && step.step === next.step
  if (isSame) return await saveStep(tx, step.id, next)
  const whose = { personId, organisationId: organisation.id }
  await saveSearchEnd(tx, whose, now)
  // A new step has a new day.
  const dueOn = step === undefined ? next.dueOn : null
  await addStep(tx, { ...whose, ...next, dueOn, decidedById: actor.personId }, now)
}

async function tellOwner(
  tx: Tx,
  { personId, organisation, profile, step, listingId }: Waiting,
  now: Date,
): Promise<void> {
  if (!step) return
  await tell(
    tx,
    {
      to: [step.owner.personId],
      kind: 'search',
      organisation,
      key: `owner:${personId}:${step.id}:${step.owner.personId}`,
      text: ({ language }) => {
        const texts = textsIn(language)
        const said = { name: shortName(profile), step: stepText(texts, step.step) }
        return step.dueOn === null
          ? texts.t('pairs.search.told', said)
          : texts.t('pairs.search.toldDue', { ...said, day: texts.day(step.dueOn) })
      },
      buttons: ({ language }) => [
        [{ text: textsIn(language).plain('pairs.buttons.search'), callback_data: `seek:${listingId}` }],
      ],
    },
    now,
  )
}
