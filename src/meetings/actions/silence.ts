import { nextAllowedInstant } from '../../calendar/quiet-hours.ts'
import type { Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { tell, whenToTell } from '../../notices/actions/telling.ts'
import type { NoticeMessage } from '../../notices/choice.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { listRecipients } from '../../people/store.ts'
import type { Texts } from '../../i18n/texts.ts'
import { daysUntil, isHolidayPause, silenceToldAt, type SilenceRung } from '../silence.ts'
import { curatorsSilence, mentorsSilence } from '../silence-notices.ts'
import { listSilentPairs, listToldOfSilence, type Said, type SilentPair } from '../store/silence.ts'
import { noteSilence } from './report-noting.ts'

/**
 * Tells of the pairs of a school that have been silent: each mentor once a silence, the curators once for each pair, all
 * silent pairs in one message. It asks first whether the person may be told now, so that nothing waits and grows old; a
 * second run finds in the journal who was told.
 */
export async function tellOfSilence(tx: Tx, school: Organisation, now: Date): Promise<void> {
  if (isHolidayPause(now, school.timeZone) || nextAllowedInstant(now, school.timeZone) > now) return
  const silent = await listSilentPairs(tx, school.id, now, 'curator')
  if (silent.length === 0) return
  const toMentors = await listSilentPairs(tx, school.id, now)
  const said = await listToldOfSilence(
    tx,
    silent.map(({ pairId }) => pairId),
  )
  for (const pair of toMentors.filter(({ mentor }) => mentor.organisation.id === school.id))
    await tellMentor(tx, school, pair, said, now)
  const long = silent.filter((pair) => isDue(pair, 'curator', now))
  for (const personId of await curatorsOf(tx, school)) await tellCurator(tx, school, personId, long, said, now)
}

/** Whether the rung has come: the day on which it is told is the first school day after it was reached. */
export function isDue({ since, days, organisation }: SilentPair, rung: SilenceRung, now: Date): boolean {
  return days >= daysUntil(rung) && silenceToldAt(since, rung, organisation.timeZone) <= now
}

export function wasTold(said: readonly Said[], pair: SilentPair, rung: SilenceRung, to: string): boolean {
  return said.some(
    (one) => one.pairId === pair.pairId && one.since === pair.since && one.rung === rung && one.to === to,
  )
}

async function tellMentor(
  tx: Tx,
  school: Organisation,
  pair: SilentPair,
  said: readonly Said[],
  now: Date,
): Promise<void> {
  const { personId } = pair.mentor
  // Who hears of it as late as the curator does was told nothing meanwhile: the newest word is enough.
  if (!isDue(pair, 'mentor', now) || wasTold(said, pair, 'mentor', personId)) return
  const dueAt = silenceToldAt(pair.since, 'mentor', pair.organisation.timeZone)
  const telling = { personId, key: `mentor:${pair.pairId}:${pair.since}`, dueAt }
  if (await tellNow(tx, school, telling, now, (texts) => mentorsSilence(texts, pair)))
    await noteTold(tx, pair, 'mentor', personId, now)
}

async function tellCurator(
  tx: Tx,
  school: Organisation,
  personId: string,
  long: readonly SilentPair[],
  said: readonly Said[],
  now: Date,
): Promise<void> {
  // Somebody of the pair learns of it as one of the pair.
  const others = long.filter(({ mentor, mentees }) => ![mentor, ...mentees].some((one) => one.personId === personId))
  const news = others.filter((pair) => !wasTold(said, pair, 'curator', personId))
  const [first] = news
  if (!first) return
  const dueAt = silenceToldAt(first.since, 'curator', first.organisation.timeZone)
  const key = `curator:${school.id}:${first.pairId}:${first.since}:${personId}`
  const say = (texts: Texts) =>
    curatorsSilence(texts, school.shortName, [...news, ...others.filter((one) => !news.includes(one))])
  if (await tellNow(tx, school, { personId, key, dueAt }, now, say))
    for (const pair of news) await noteTold(tx, pair, 'curator', personId, now)
}

/** Whether it is done with: told, or not wanted. What may be told only later is looked at again later. */
async function tellNow(
  tx: Tx,
  school: Organisation,
  { personId, key, dueAt }: { readonly personId: string; readonly key: string; readonly dueAt: Date },
  now: Date,
  say: (texts: Texts) => NoticeMessage,
): Promise<boolean> {
  const hour = await whenToTell(tx, { personId, kind: 'silent', organisation: school, dueAt }, now)
  if (hour.status === 'later') return false
  await tell(
    tx,
    {
      to: [personId],
      kind: 'silent',
      organisation: school,
      key,
      dueAt,
      text: ({ language }) => say(textsIn(language)).text,
      buttons: ({ language }) => say(textsIn(language)).buttons,
    },
    now,
  )
  return true
}

async function noteTold(tx: Tx, pair: SilentPair, rung: SilenceRung, to: string, now: Date): Promise<void> {
  const about = { pairId: pair.pairId, organisationId: pair.organisation.id }
  await noteSilence(tx, about, 'pair-silence-told', undefined, now, { rung, since: pair.since, to })
}

async function curatorsOf(tx: Tx, school: Organisation): Promise<string[]> {
  const recipients = await listRecipients(tx, school.id, ['CURATOR'])
  return [...new Set(recipients.map(({ personId }) => personId))]
}
