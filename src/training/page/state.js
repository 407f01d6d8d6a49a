import { read, remember } from './memory.js'

/** What the server sent, and what this browser added: which chats are open, what was seen. */
export const state = {
  life: '',
  bot: { name: '', username: '' },
  timeZone: 'Europe/Moscow',
  now: 0,
  moving: null,
  faults: [],
  people: [],
  chats: new Map(),
  open: read('open', []),
  active: null,
  view: 'people',
  search: '',
  role: '',
  twice: false,
  former: false,
  isConnected: false,
}

let seen = read('seen', { life: '', counts: {} })
const listeners = new Set()

export function listen(listener) {
  listeners.add(listener)
}

export function changed() {
  for (const listener of listeners) listener()
}

export function change(part) {
  Object.assign(state, part)
  changed()
}

export function receive(frame) {
  const { chats, ...rest } = frame
  if (state.life !== frame.life) begin(frame)
  Object.assign(state, rest, { isConnected: true })
  for (const chat of chats) state.chats.set(chat.id, chat)
  if (state.active !== null && !document.hidden) see(state.active)
  changed()
}

export function personOf(id) {
  return state.people.find((person) => person.id === id)
}

export function openChat(id) {
  const open = state.open.includes(id) ? state.open : [...state.open, id]
  remember('open', open)
  see(id)
  change({ open, active: id, view: 'chat' })
}

export function closeChat(id) {
  const open = state.open.filter((other) => other !== id)
  remember('open', open)
  change({ open, active: state.active === id ? null : state.active, view: 'people' })
}

export function activate(id) {
  if (state.active === id && unseen(id) === 0) return
  see(id)
  change({ active: id })
}

/** How many messages of the bot came since somebody looked. */
export function unseen(id) {
  const person = personOf(id)
  return person ? Math.max(0, person.received - (seen.counts[id] ?? 0)) : 0
}

function see(id) {
  const person = personOf(id)
  if (!person || seen.counts[id] === person.received) return
  seen.counts[id] = person.received
  remember('seen', seen)
}

/** Another life of the server: what was open and seen belongs to another one. */
function begin(frame) {
  state.chats.clear()
  const known = new Set(frame.people.map((person) => person.id))
  state.open = state.open.filter((id) => known.has(id))
  if (seen.life === frame.life) return
  seen = { life: frame.life, counts: Object.fromEntries(frame.people.map(({ id, received }) => [id, received])) }
  remember('seen', seen)
}
