import { publishEditions } from '../../src/consent/actions/publishing.ts'
import type { Database } from '../../src/db/connect.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { firstChatId } from './people.ts'

/** People of a school, and how many of them are mentors: as many mentees, the rest wait or lead. */
const peopleOfSchool = 40
const pairsOfSchool = 16
/** Two a month, of half a year. */
const meetingsOfPair = 12

/** An invented district at work since September, written by the database itself: nothing of it stays in this process. */
export async function addDistrict(db: Database, schools: number): Promise<void> {
  const at = new Date('2026-08-20T05:00:00Z')
  await inTransaction(db, async (tx) => await publishEditions(tx, at))
  for (const statement of statements(schools)) await db.engine.session.script(statement)
  await db.engine.session.script('analyze')
}

/** Schools are `s1`…, their people `s1p1`…: the curator, the head, mentors, mentees, and those who wait. */
function statements(schools: number): string[] {
  const began = `timestamptz '2026-08-20 10:00+05'`
  const school = `generate_series(1, ${schools}) s`
  const people = `${school}, generate_series(1, ${peopleOfSchool}) p`
  const pairs = `${school}, generate_series(1, ${pairsOfSchool}) p`
  const meetings = `${pairs}, generate_series(1, ${meetingsOfPair}) m`
  const mentor = `'s' || s || 'p' || (p + 2)`
  const mentee = `'s' || s || 'p' || (p + ${pairsOfSchool + 2})`
  const meetsAt = `timestamptz '2026-09-01 15:00+05' + ((m - 1) * 15 + (p % 10)) * interval '1 day'`
  // The last are planned, of the others one in five is not told of by the mentor.
  const isHeld = `m < ${meetingsOfPair} and (p + m) % 5 <> 0`
  return [
    `insert into organisation (id, kind, full_name, short_name, time_zone, created_at)
      values ('d', 'DISTRICT', 'Заречный район', 'Заречный район', 'Asia/Yekaterinburg', ${began})`,
    `insert into organisation (id, kind, parent_id, full_name, short_name, time_zone, created_at)
      select 's' || s, 'SCHOOL', 'd', 'Школа № ' || s, 'Школа № ' || s, 'Asia/Yekaterinburg', ${began} from ${school}`,
    `insert into person (id, surname, given_name, patronymic, search_name, subjects, language, created_at)
      select 's' || s || 'p' || p, 'Иванова', 'Анна', 'Петровна', 'иванова анна петровна', '{mathematics}', 'ru', ${began} from ${people}`,
    `insert into person (id, surname, given_name, search_name, subjects, language, created_at)
      values ('c', 'Климова', 'Вера', 'климова вера', '{}', 'ru', ${began})`,
    `insert into account (id, person_id, platform, external_id, chat_id, created_at)
      select id, id, 'telegram', n, n, ${began} from
        (select id, (${firstChatId} + row_number() over (order by id))::text n from person) numbered`,
    `insert into role_period (id, person_id, organisation_id, role, started_on)
      select 'r' || s || 'p' || p, 's' || s || 'p' || p, 's' || s,
        (case p when 1 then 'CURATOR' when 2 then 'HEAD' else 'TEACHER' end)::"Role", date '2026-08-20' from ${people}`,
    `insert into role_period (id, person_id, organisation_id, role, started_on) values ('rc', 'c', 'd', 'COORDINATOR', date '2026-08-20')`,
    `insert into consent_text (sha256, body) values ('bench', 'Согласие')`,
    `insert into consent (id, person_id, organisation_id, kind, edition_id, text_sha256, account_id, fields, given_at)
      select r.id, r.person_id, r.organisation_id, 'PERSONAL_DATA', e.id, 'bench', r.person_id, '{}', ${began}
      from role_period r, (select id from consent_edition where kind = 'PERSONAL_DATA' limit 1) e`,
    `insert into questionnaire_response (id, person_id, organisation_id, questionnaire, version, answers, started_at, submitted_at)
      select 'q' || s || 'p' || p, 's' || s || 'p' || p, 's' || s, case when p <= ${pairsOfSchool + 2} then 'mentor' else 'request' end,
        1, '{}', ${began}, ${began} + p * interval '1 hour' from ${people} where p > 2`,
    `insert into listing (id, kind, person_id, organisation_id, response_id, subjects, difficulties, kinds, listed_at)
      select 'l' || s || 'p' || p, (case when p <= ${pairsOfSchool + 2} then 'MENTOR' else 'MENTEE' end)::"ListingKind",
        's' || s || 'p' || p, 's' || s, 'q' || s || 'p' || p, '{mathematics}', '{lesson}', '{}', ${began} + p * interval '1 hour'
      from ${people} where p > 2`,
    `insert into pair (id, organisation_id, is_cross_school, status, kinds, proposed_by_id, proposed_at, expires_at, starts_on, ends_on, changed_at)
      select 's' || s || 'a' || p, 's' || s, false, 'ACTIVE', '{traditional}', 's' || s || 'p1', ${began}, ${began},
        date '2026-09-01', date '2027-05-31', ${began} from ${pairs}`,
    `insert into pair_member (pair_id, person_id, role, organisation_id, is_open)
      select 's' || s || 'a' || p, ${mentor}, 'MENTOR'::"PairRole", 's' || s, false from ${pairs}
      union all select 's' || s || 'a' || p, ${mentee}, 'MENTEE'::"PairRole", 's' || s, false from ${pairs}`,
    `insert into programme (id, pair_id, organisation_id, started_at) select 's' || s || 'g' || p, 's' || s || 'a' || p, 's' || s, ${began} from ${pairs}`,
    `insert into programme_version (id, programme_id, number, status, kinds, starts_on, ends_on, difficulties, strengths, results, started_by_id, started_at, approved_at)
      select 's' || s || 'v' || p, 's' || s || 'g' || p, 1, 'APPROVED', '{traditional}', date '2026-09-01', date '2027-05-31',
        '{lesson}', '{lesson}', '{}', ${mentor}, ${began}, ${began} + interval '20 days' from ${pairs}`,
    `insert into programme_activity (id, version_id, key, place, title, difficulty, form, due_on)
      select 's' || s || 'p' || p || 'k' || k, 's' || s || 'v' || p, 'k' || k, k, 'Открытый урок', 'lesson', 'visit', date '2026-10-01'
      from ${pairs}, generate_series(1, 6) k`,
    `insert into meeting (id, pair_id, organisation_id, status, starts_at, minutes, way, activity_key, created_by_id, created_at, changed_at, result, reported_by_id, reported_at)
      select 's' || s || 'p' || p || 'm' || m, 's' || s || 'a' || p, 's' || s,
        (case when ${isHeld} then 'HELD' else 'PLANNED' end)::"MeetingStatus", ${meetsAt}, 45, 'inPerson', 'k' || (m % 9),
        ${mentor}, ${began}, ${began}, (case when ${isHeld} then 'DONE' end)::"MeetingResult",
        case when ${isHeld} then ${mentor} end, case when ${isHeld} then ${meetsAt} + interval '1 hour' end from ${meetings}`,
    `insert into meeting_part (meeting_id, person_id, role)
      select 's' || s || 'p' || p || 'm' || m, ${mentor}, 'MENTOR'::"PairRole" from ${meetings}`,
    `insert into meeting_part (meeting_id, person_id, role, answer, answered_at)
      select 's' || s || 'p' || p || 'm' || m, ${mentee}, 'MENTEE'::"PairRole",
        (case when ${isHeld} then 'YES' end)::"MeetingAnswer", case when ${isHeld} then ${meetsAt} + interval '2 hours' end from ${meetings}`,
    `insert into task (id, pair_id, organisation_id, mentee_id, words, given_by_id, given_at)
      select 's' || s || 'p' || p || 't' || t, 's' || s || 'a' || p, 's' || s, ${mentee}, 'Написать план урока', ${mentor},
        timestamptz '2026-11-10 10:00+05' + t * interval '20 days' from ${pairs}, generate_series(1, 2) t`,
  ]
}
