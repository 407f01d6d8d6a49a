import type { Update, UserFromGetMe } from 'grammy/types'
import type { Chat, Desk, Profile } from './desk.ts'

/** Lets a person and their empty chat in; throws when the number is taken. */
export function addChat(desk: Desk, profile: Profile): Chat {
  const id = profile.id ?? desk.counters.person++
  if (desk.chats.has(id)) throw new Error(`There is already a person ${id}`)
  const { firstName, lastName, username, languageCode } = profile
  const chat: Chat = {
    user: {
      id,
      is_bot: false,
      first_name: firstName,
      ...(lastName !== undefined && { last_name: lastName }),
      ...(username !== undefined && { username }),
      ...(languageCode !== undefined && { language_code: languageCode }),
    },
    phone: profile.phone ?? `+7900${String(id % 10_000_000).padStart(7, '0')}`,
    hasStarted: false,
    isBlocked: false,
    isDeactivated: false,
    messages: [],
    places: new Map(),
  }
  desk.chats.set(id, chat)
  return chat
}

export function profileOf({ user, phone }: Chat): Profile {
  return {
    id: user.id,
    firstName: user.first_name,
    phone,
    ...(user.last_name !== undefined && { lastName: user.last_name }),
    ...(user.username !== undefined && { username: user.username }),
    ...(user.language_code !== undefined && { languageCode: user.language_code }),
  }
}

export function botOf(token: string, username: string, firstName: string): UserFromGetMe {
  const id = Number(token.split(':')[0])
  if (!Number.isSafeInteger(id) || id <= 0) throw new Error('A token begins with the number of the bot and a colon')
  return {
    id,
    is_bot: true,
    first_name: firstName,
    username,
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  }
}

/** Whose turn an update takes. */
export function chatOfUpdate(update: Update): number {
  const { message, edited_message: edited, callback_query: query, my_chat_member: member } = update
  return message?.chat.id ?? edited?.chat.id ?? query?.from.id ?? member?.chat.id ?? 0
}
