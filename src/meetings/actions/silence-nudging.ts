import { instantOf } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { tell } from '../../notices/actions/telling.ts'
import { weekOf } from '../../notices/hours.ts'
import { isIn, memberOf, type Pair, type PairMember, peopleIn, schoolsOf } from '../../pairs/pair.ts'
import { findPairToChange } from '../../pairs/store/pairs.ts'
import { nameIn } from '../../pairs/words.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { daysUntilMentor, silentDays } from '../silence.ts'
import { nudgeMessage } from '../silence-notices.ts'
import { findQuiet, listNudged } from '../store/silence.ts'
import { noteSilence } from './report-noting.ts'

export type Nudge =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'already' | 'metMeanwhile' | 'unreachable' }

/** A curator of a school of the pair who is not one of it. */
export function mayNudge(actor: Member, pair: Pair): boolean {
  const own = memberOf(pair, actor.personId)
  const isOwn = own !== undefined && isIn(own)
  return !isOwn && schoolsOf(pair).some((organisation) => may(actor, 'meeting.nudge', { organisation }))
}

/** Reminds everybody of a silent pair, once a week. */
export async function nudgePair(tx: Tx, actor: Member, pairId: string, now: Date): Promise<Nudge> {
  const pair = await findPairToChange(tx, pairId)
  if (!pair || pair.status !== 'active' || !mayNudge(actor, pair)) return { ok: false, reason: 'not-allowed' }
  const found = await findQuiet(tx, pairId, now)
  if (!found || silentDays(found.quiet, found.today) < daysUntilMentor) return { ok: false, reason: 'metMeanwhile' }
  const zone = pair.organisation.timeZone
  const monday = weekOf(now, zone)
  if ((await listNudged(tx, [pairId], instantOf(monday, 0, zone))).has(pairId)) return { ok: false, reason: 'already' }
  let reached = 0
  for (const member of peopleIn(pair)) reached += await nudgeMember(tx, pair, member, monday, now)
  if (reached === 0) return { ok: false, reason: 'unreachable' }
  await noteSilence(tx, { pairId, organisationId: pair.organisation.id }, 'pair-nudged', actor.personId, now)
  return { ok: true }
}

async function nudgeMember(
  tx: Tx,
  pair: Pair,
  { personId, role, organisation }: PairMember,
  monday: string,
  now: Date,
): Promise<number> {
  const others = peopleIn(pair).filter((one) => (role === 'MENTOR' ? one.role === 'MENTEE' : one.role === 'MENTOR'))
  const outcome = await tell(
    tx,
    {
      to: [personId],
      kind: 'silent',
      organisation,
      key: `nudge:${pair.id}:${monday}:${personId}`,
      text: ({ language }) => say(language).text,
      buttons: ({ language }) => say(language).buttons,
    },
    now,
  )
  return outcome.told.length + outcome.later.length

  function say(language: 'ru' | 'en') {
    const texts = textsIn(language)
    const people = others.map((one) => nameIn(texts, pair, one)).join(', ')
    return nudgeMessage(texts, pair.id, people, role === 'MENTOR')
  }
}
