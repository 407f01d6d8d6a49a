import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownPart } from '../../src/banks/banks.ts'
import { choiceName, undoName } from '../../src/notices/choice.ts'

/** A kind of button of the program, found where it is defined. */
export type ButtonKind = { readonly name: string; readonly parts: readonly string[] }

/** Every `button(…)` of src: what a hostile program knows of our buttons. */
export function buttonKinds(): ButtonKind[] {
  const root = join(import.meta.dirname, '../../src')
  const named: Readonly<Record<string, string>> = { choiceName, ownPart, undoName }
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith('.ts') && !entry.parentPath.includes('generated'))
    .flatMap((entry) => [
      ...readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(/= button\(('[^']+'|\w+)((?:, '\w+')*)\)/g),
    ])
    .map(([, first = '', rest = '']) => ({
      name: first.startsWith("'") ? first.slice(1, -1) : (named[first] ?? first),
      parts: [...rest.matchAll(/'(\w+)'/g)].map(([, part = '']) => part),
    }))
}

export type Chance = {
  readonly next: () => number
  readonly below: (limit: number) => number
  readonly of: <T>(list: readonly T[]) => T
}

export function chanceOf(next: () => number): Chance {
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    of: (list) => {
      const one = list[below(list.length)]
      if (one === undefined) throw new Error('nothing to choose from')
      return one
    },
  }
}

/** What the parts of our buttons mean, right and wrong; ids come from the town. */
const words = [
  ...[
    '0',
    '1',
    '2',
    '9999',
    '-1',
    '',
    'all',
    'open',
    'week',
    'month',
    'typed',
    'yes',
    'no',
    'one',
    'common',
    'both',
    'moved',
  ],
  ...['TEACHER', 'CURATOR', 'HEAD', 'COUNCIL', 'COORDINATOR', 'PERSONAL_DATA', 'DISSEMINATION', 'MENTOR_DUTY'],
  ...[
    'PARTICIPATION',
    'mentor',
    'request',
    'mentors',
    'mentees',
    'resume',
    'review',
    'submit',
    'restart-sure',
    'change',
  ],
  ...['done', 'skip', 'back', 'keep', 'surname', 'post', 'subjects', 'contact', 'address', 'fullName', 'SELDOM', 'OFF'],
  ...[
    'ru',
    'en',
    'ACCEPTED',
    'DECLINED',
    'UNCHANGED',
    'NOT_NEEDED',
    '2026-10-30',
    '2026-02-31',
    'constructor',
    '__proto__',
  ],
  ...['school', 'district', 'best-fit', 'nobody-left', 'COMPLETED', 'LEFT', 'JOB', 'AGREEMENT', 'busy', 'MENTEE'],
  ...['DONE', 'PARTLY', 'NOT_DONE', 'YES', 'NO', 'OTHERWISE', 'held', 'not-held', 'later', 'talk', 'below', 'picture'],
  ...[
    'workbook',
    'materials',
    'guidance',
    'sessions',
    'publicity',
    'off',
    'worked',
    '2026-10',
    '2027-05-20',
    'summary',
    'hide',
    'remove',
  ],
  ...['remote', 'lesson', 'lesson.map', 'order', 'order-pairs', 'support', 'step', 'accepted', 'colleague', 'start'],
]

/** What breaks programs: controls, directions, joiners, marks without a letter, emoji of many parts, HTML, SQL, formulas. */
export const nasty = [
  ...[
    '\u0000',
    '\uD800',
    '\uDFFF\uD800',
    '\u202Eadmin\u202C',
    '\u200B\u200D\uFEFF',
    'e' + '\u0301'.repeat(300),
    '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(40),
  ],
  ...[
    '<b>',
    '</b><i>',
    '<a href="javascript:alert(1)">x</a>',
    '&amp;&lt;&#0;',
    '<tg-spoiler>',
    '{name}',
    '${process.env}',
    '%s%n',
  ],
  ...[
    "'; drop table person; --",
    '" or 1=1',
    '=HYPERLINK("http://x")',
    '+1+1',
    '@SUM(A1)',
    '-2+3',
    '\\u0000',
    '../../etc/passwd',
  ],
  ...[
    '\r\n\r\n',
    '\t',
    ' ',
    '﷽'.repeat(100),
    'Z̤̭͇a̱̣l̹g̲o̟̯'.repeat(30),
    'а'.repeat(4096),
    '١٢٣',
    '１２',
    '1e308',
    'NaN',
    '-0',
    '∞',
  ],
]

/** Data of a press: a button of ours with right, foreign and wrong parts, or its ruins. */
export function hostileData(chance: Chance, kinds: readonly ButtonKind[], ids: readonly string[]): string {
  const { name, parts } = chance.of(kinds)
  const part = () =>
    chance.next() < 0.65 ? chance.of(ids) : chance.next() < 0.85 ? chance.of(words) : chance.of(nasty)
  const data = [name, ...parts.map(part)].join(':')
  const kind = chance.next()
  if (kind < 0.85) return data
  if (kind < 0.88) return data.slice(0, chance.below(data.length + 1))
  if (kind < 0.91) return `${data}:${part()}`
  if (kind < 0.94) return `ask:${chance.of(['surname', 'post', 'day', 'order', 'district', 'until'])}:${part()}`
  return kind < 0.97 ? data.toUpperCase() : chance.of(nasty)
}

const commands = ['/start', '/menu', '/help', '/language', '/status', '/cancel', '/nonsense', '/start@other_bot', '/']

export function hostileText(chance: Chance, ids: readonly string[]): string {
  const kind = chance.next()
  if (kind < 0.25) return chance.of(commands)
  if (kind < 0.35) return `/start ${chance.next() < 0.5 ? chance.of(ids) : token(chance)}`
  if (kind < 0.75) return chance.of(nasty) + (chance.next() < 0.3 ? chance.of(nasty) : '')
  return chance.of([
    'Петров',
    'Анна',
    '12',
    '5,5',
    '05.10.2026',
    '31.02.2026',
    'приказ № 5',
    'https://school.example',
    'a@b.example',
  ])
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'

/** A guess at a link. */
export function token(chance: Chance): string {
  return Array.from({ length: 22 }, () => letters[chance.below(64)] ?? 'A').join('')
}

type Sender = { readonly id: number; readonly isBot?: boolean }

/** An update such as no decent client sends, of any kind there is, from that sender. */
export function hostileUpdate(
  chance: Chance,
  { id, isBot = false }: Sender,
  number: number,
  pool: { readonly kinds: readonly ButtonKind[]; readonly ids: readonly string[]; readonly chats: readonly number[] },
): unknown {
  const from = {
    id,
    is_bot: isBot,
    first_name: chance.of(nasty).slice(0, 60) || 'x',
    language_code: chance.of(['ru', 'en', 'xx', '']),
  }
  const own = { id, type: 'private', first_name: 'x' }
  const elsewhere = chance.of([
    { id: -100_123, type: 'supergroup', title: 'x' },
    { id: -5, type: 'group', title: 'x' },
    { id: -100_9, type: 'channel', title: 'x' },
    { id: chance.of(pool.chats), type: 'private', first_name: 'x' },
  ])
  const chat = chance.next() < 0.85 ? own : elsewhere
  const message_id = chance.below(5000) + 1
  const date = chance.next() < 0.95 ? 1_790_000_000 : 0
  const base = { message_id, date, chat }
  const text = () => hostileText(chance, pool.ids)
  const said = (typed: string) => ({ ...base, from, text: typed, ...entitiesOf(typed) })
  const update_id = number
  const kind = chance.next()
  if (kind < 0.62) {
    const message =
      chance.next() < 0.9
        ? { ...base, text: 'x', from: { id: 7_000_000_001, is_bot: true, first_name: 'b' } }
        : undefined
    const data = hostileData(chance, pool.kinds, pool.ids)
    const inline = chance.next() < 0.03 ? { inline_message_id: 'x' } : {}
    return {
      update_id,
      callback_query: {
        id: String(number),
        from,
        chat_instance: '1',
        data,
        ...(message ? { message } : {}),
        ...inline,
      },
    }
  }
  if (kind < 0.82) return { update_id, message: said(text()) }
  if (kind < 0.86) return { update_id, message: { ...base, from, ...attachment(chance) } }
  if (kind < 0.88) return { update_id, my_chat_member: memberChange(chance, { from, chat, date }) }
  return { update_id, ...chance.of(others(base, from, said(text()), chance)) }
}

function entitiesOf(typed: string) {
  if (!typed.startsWith('/')) return {}
  const [command = ''] = typed.split(/\s/)
  return { entities: [{ type: 'bot_command', offset: 0, length: command.length }] }
}

function attachment(chance: Chance) {
  const file = { file_id: chance.of(nasty), file_unique_id: 'x', file_size: chance.of([0, 5, 99_999_999_999]) }
  return chance.of<object>([
    {
      document: {
        ...file,
        file_name: chance.of(['list.xlsx', '../../x.csv', 'a.exe', '', ...nasty]),
        mime_type: 'text/csv',
      },
    },
    { photo: [{ ...file, width: 1, height: 1 }], caption: chance.of(nasty) },
    { photo: [] },
    { sticker: { ...file, type: 'regular', width: 1, height: 1, is_animated: false, is_video: false } },
    { contact: { phone_number: '+7000', first_name: 'x', user_id: chance.below(1_000_000) } },
    { location: { latitude: 1e9, longitude: -1e9 } },
    { dice: { emoji: '🎲', value: 6 } },
    { poll: {} },
    { new_chat_members: [{ id: 1, is_bot: true, first_name: 'x' }] },
    { web_app_data: { data: chance.of(nasty), button_text: 'x' } },
    {},
  ])
}

function memberChange(chance: Chance, base: object) {
  const user = { id: 7_000_000_001, is_bot: true, first_name: 'b' }
  const status = chance.of(['member', 'kicked', 'left', 'administrator', 'constructor'])
  return { ...base, old_chat_member: { user, status: 'member' }, new_chat_member: { user, status, until_date: 0 } }
}

/** Kinds that the bot never asked for, and what is no update at all. */
function others(base: object, from: object, said: object, chance: Chance): readonly object[] {
  return [
    { edited_message: { ...said, edit_date: 1 } },
    { channel_post: said },
    { edited_channel_post: said },
    { inline_query: { id: '1', from, query: chance.of(nasty), offset: '' } },
    { chosen_inline_result: { result_id: '1', from, query: '' } },
    { shipping_query: { id: '1', from, invoice_payload: 'x' } },
    { pre_checkout_query: { id: '1', from, currency: 'RUB', total_amount: 1, invoice_payload: 'x' } },
    { poll: { id: '1' } },
    { poll_answer: { poll_id: '1', user: from, option_ids: [0] } },
    { chat_member: { ...base, from } },
    { chat_join_request: { ...base, from, user_chat_id: 1 } },
    { message_reaction: { ...base, user: from, old_reaction: [], new_reaction: [] } },
    { business_message: said },
    { purchased_paid_media: { from, paid_media_payload: 'x' } },
    { message: null },
    { callback_query: { id: 7, from } },
    { callback_query: { id: '7', from, data: null } },
    { callback_query: { id: '7', from, game_short_name: 'x' } },
    { message: { ...said, text: 5 } },
    { message: { ...said, tx: 'x', actor: { status: 'member' } } },
    { actor: 'x', now: 0 },
    {},
  ]
}
