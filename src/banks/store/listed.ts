import { addDays, dayIn, instantOf } from '../../calendar/day.ts'
import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { subjects } from '../../questionnaires/subjects.ts'
import { type Filter, ownWords, type Sort } from '../filter.ts'
import type { BankKind } from '../listing.ts'
import { heardAs, type Named } from '../search.ts'

/** A bank as one reader sees it: of these schools only, at that instant. */
export type Bank = { readonly kind: BankKind; readonly schools: readonly Organisation[]; readonly now: Date }

/** How the whole list stands, of which a page is shown. */
export type Totals = {
  readonly total: number
  /** Places, that nobody has yet, of mentors who have no pause. */
  readonly places: number
  /** Since when who waits longest for a mentor has waited. */
  readonly oldest: Date | undefined
}

export async function countBank(tx: Tx, bank: Bank, filter: Filter): Promise<Totals> {
  const [row] = await tx.$queryRaw<{ total: number; places: number; oldest: Date | null }[]>`
    select count(*)::int as total, min(listing.listed_at) filter (where not ${paired}) as oldest,
      coalesce(sum(greatest(listing.capacity - ${taken}, 0)) filter (where not ${paused(bank)}), 0)::int as places
    from ${inBank(bank)} and ${Prisma.join(conditions(bank, filter), ' and ')}`
  return { total: row?.total ?? 0, places: row?.places ?? 0, oldest: row?.oldest ?? undefined }
}

/**
 * Ids of those in the bank whom the filter lets through, by surname (п. 3.4.5); all of them without a page. The names
 * that are searched have small letters and no ё, and so stand in the order of the alphabet byte by byte.
 */
export async function listIds(
  tx: Tx,
  bank: Bank,
  filter: Filter,
  page?: { skip: number; take: number },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select listing.id from ${inBank(bank)} and ${Prisma.join(conditions(bank, filter), ' and ')}
    order by person.search_name collate "C", listing.id
    limit ${page?.take ?? null}::int offset ${page?.skip ?? 0}::int`
  return rows.map(({ id }) => id)
}

/** How often each word of a sort stands in the bank; subjects that are not of the list together. */
export async function countWords(tx: Tx, bank: Bank, sort: Sort): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ word: string; count: number }[]>`
    select word, count(*)::int as count from ${inBank(bank)} cross join unnest(${column(sort)}) as word group by word`
  const counts = new Map<string, number>()
  for (const { word, count } of rows) {
    const name = sort === 'subjects' && !isListed(word) ? ownWords : word
    counts.set(name, (counts.get(name) ?? 0) + count)
  }
  return counts
}

/** What sieves the names; the slips of the finger are counted afterwards, in `search.ts`. */
const likeness = 0.25
const mostLike = 50

/** Those in the bank whose name has letters in common with one of these words, the likest first. */
export async function listNamed(tx: Tx, bank: Bank, typed: readonly string[]): Promise<Named[]> {
  const likest = Prisma.sql`greatest(${Prisma.join(
    typed.map((one) => Prisma.sql`word_similarity(${soundOf(one)}, ${sound})`),
    ', ',
  )})`
  return await tx.$queryRaw<Named[]>`
    with named as materialized (select listing.id, person.search_name as name, ${likest} as likeness from ${inBank(bank)})
    select id, name from named where likeness >= ${likeness} order by likeness desc, name, id limit ${mostLike}`
}

/** The name as it is heard. */
const sound = Prisma.sql`translate(person.search_name, ${[...heardAs.keys()].join('')}, ${[...heardAs.values()].join('')})`

function soundOf(typed: string): string {
  return [...typed].map((letter) => heardAs.get(letter) ?? letter).join('')
}

/** Everybody in the bank whom the reader may see; for the counts of the district, `restricted` ones are no one's. */
function inBank({ kind, schools }: Bank): Prisma.Sql {
  const ids = schools.map(({ id }) => id)
  return Prisma.sql`listing join person on person.id = listing.person_id and person.restricted_at is null and person.erased_at is null
    and listing.kind = ${kind}::"ListingKind" and listing.unlisted_at is null and listing.organisation_id = any(${ids}::text[])`
}

function conditions(bank: Bank, filter: Filter): Prisma.Sql[] {
  const { hasPlace, waits, school } = filter
  return [
    Prisma.sql`true`,
    ...(filter.subjects.length > 0 ? [subjectsLike(filter.subjects)] : []),
    ...(filter.difficulties.length > 0 ? [Prisma.sql`listing.difficulties && ${filter.difficulties}::text[]`] : []),
    ...(filter.kinds.length > 0 ? [Prisma.sql`listing.kinds && ${filter.kinds}::text[]`] : []),
    ...(hasPlace ? [Prisma.sql`listing.capacity > ${taken} and not ${paused(bank)}`] : []),
    ...(waits > 0 ? [Prisma.sql`not ${paired}`, waitsSince(bank, waits)] : []),
    ...(filter.paused === 'yes' ? [paused(bank)] : []),
    ...(filter.paused === 'no' ? [Prisma.sql`not ${paused(bank)}`] : []),
    ...(school === '' ? [] : [Prisma.sql`listing.organisation_id = ${school}`]),
  ]
}

function subjectsLike(chosen: readonly string[]): Prisma.Sql {
  const listed = chosen.filter((one) => one !== ownWords)
  const some = Prisma.sql`listing.subjects && ${listed}::text[]`
  if (listed.length === chosen.length) return some
  return Prisma.sql`(${some} or not listing.subjects <@ ${[...subjects.options]}::text[])`
}

/** How many mentees a mentor has or is proposed. */
const taken = Prisma.sql`(select count(*) from pair_member own
  join pair on pair.id = own.pair_id and pair.status in ('PROPOSED', 'AGREED', 'IN_ORDER', 'ACTIVE')
  join pair_member mentee on mentee.pair_id = pair.id and mentee.role = 'MENTEE' and mentee.left_at is null
  where own.person_id = listing.person_id and own.role = 'MENTOR' and own.left_at is null)`

/** Whoever has a mentor waits for none. */
const paired = Prisma.sql`exists (select from pair_member own join pair on pair.id = own.pair_id and pair.status = 'ACTIVE'
  where own.person_id = listing.person_id and own.role = 'MENTEE' and own.left_at is null)`

/** By the day that it is in each school; a filter never sees a null. */
function paused({ schools, now }: Bank): Prisma.Sql {
  return perZone(schools, (zone) => {
    const until = Prisma.sql`coalesce(listing.paused_until > ${dayIn(now, zone)}::date, true)`
    return Prisma.sql`(listing.paused_at is not null and ${until})`
  })
}

function waitsSince({ schools, now }: Bank, days: number): Prisma.Sql {
  return perZone(schools, (zone) => {
    const before = instantOf(addDays(dayIn(now, zone), 1 - days), 0, zone)
    return Prisma.sql`listing.listed_at < ${before}::timestamptz`
  })
}

/** A condition that depends on the local day, for the schools of each time zone. */
function perZone(schools: readonly Organisation[], condition: (zone: string) => Prisma.Sql): Prisma.Sql {
  const zones = [...Map.groupBy(schools, ({ timeZone }) => timeZone)]
  if (zones.length === 0) return Prisma.sql`false`
  const parts = zones.map(
    ([zone, there]) =>
      Prisma.sql`(listing.organisation_id = any(${there.map(({ id }) => id)}::text[]) and ${condition(zone)})`,
  )
  return Prisma.sql`(${Prisma.join(parts, ' or ')})`
}

function column(sort: Sort): Prisma.Sql {
  switch (sort) {
    case 'subjects':
      return Prisma.sql`listing.subjects`
    case 'difficulties':
      return Prisma.sql`listing.difficulties`
    case 'kinds':
      return Prisma.sql`listing.kinds`
  }
}

function isListed(word: string): boolean {
  // A word of the database may be any.
  return (subjects.options as readonly string[]).includes(word)
}
