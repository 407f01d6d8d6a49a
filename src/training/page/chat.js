import { composer, sendFile } from './composer.js'
import { payloadOf } from './entities.js'
import { h, iconButton, write } from './dom.js'
import { chatHeader } from './chat-header.js'
import { askWho } from './link.js'
import { messageNode } from './message.js'
import { act } from './server.js'
import { activate, personOf, state, unseen } from './state.js'
import { toasts } from './toast.js'
import { dayKey, dayOf, t } from './texts.js'

// Nearer to the end than this, a person reads the newest.
const NEAR_PX = 120
const ACTION_MS = 5000

/** A column: the telephone of one person. */
export function chatColumn(id) {
  const parts = new Map()
  const head = chatHeader(id)
  const list = h('div', { class: 'messages', role: 'log', 'aria-live': 'polite', tabindex: 0 })
  const down = iconButton('down', t('training.chat.down'), () => toEnd('smooth'), {
    class: 'icon-button down',
    hidden: true,
  })
  const typing = h('div', { class: 'typing', 'aria-live': 'polite' })
  const writing = composer(id)
  const toast = toasts()
  const screen = h('div', { class: 'screen' }, list, down, typing, toast.node)
  const node = h(
    'section',
    { class: 'chat', 'data-person': id, onpointerdown: () => activate(id), onfocusin: () => activate(id) },
    head.node,
    screen,
    writing.node,
  )
  let drawn = ''
  let action

  // Who reads the newest goes on reading the newest, also when the keyboard comes or a picture has loaded.
  let wasAtEnd = true
  list.addEventListener('scroll', () => {
    wasAtEnd = isAtEnd()
    down.hidden = wasAtEnd
  })
  new ResizeObserver(() => wasAtEnd && toEnd()).observe(list)
  node.addEventListener('dragover', (event) => event.preventDefault())
  node.addEventListener('drop', async (event) => {
    event.preventDefault()
    for (const file of event.dataTransfer.files) await sendFile(id, file)
  })

  const context = {
    get timeZone() {
      return state.timeZone
    },
    get former() {
      return state.former
    },
    open: (what) => follow(id, what),
    press: (message, button, stale) =>
      act({ kind: 'press', person: id, message: message.id, data: button.data, twice: state.twice, stale }),
    grown: () => wasAtEnd && toEnd(),
  }

  function update() {
    const chat = state.chats.get(id)
    const person = personOf(id)
    if (!chat || !person) return
    head.update(person, chat)
    node.classList.toggle('active', state.active === id)
    node.setAttribute('aria-label', person.name)
    const look = JSON.stringify([chat.messages, state.former, state.timeZone])
    if (look !== drawn) drawMessages(chat)
    drawn = look
    markNew(list, chat, unseen(id))
    showAction(chat)
    toast.update(chat.toast)
    writing.update(chat)
    if (wasAtEnd) toEnd()
  }

  function drawMessages(chat) {
    const nodes = []
    if (chat.isCut) nodes.push(h('p', { class: 'day' }, t('training.chat.cut')))
    let day = ''
    for (const message of chat.messages) {
      const key = dayKey(message.sentAt, state.timeZone)
      if (key !== day) nodes.push(h('p', { class: 'day' }, dayOf(message.sentAt, state.timeZone)))
      day = key
      nodes.push(nodeOf(message))
    }
    if (chat.messages.length === 0) nodes.push(h('p', { class: 'empty' }, t('training.chat.empty')))
    // Taking the messages out scrolls to the top; whoever ticks an option further up stays there.
    const { scrollTop } = list
    list.replaceChildren(...nodes)
    list.scrollTop = scrollTop
    const ids = new Set(chat.messages.map((message) => message.id))
    for (const known of parts.keys()) if (!ids.has(known)) parts.delete(known)
  }

  /** A message that did not change keeps its node, with the focus in it. */
  function nodeOf(message) {
    const look = JSON.stringify([message, state.former, state.timeZone])
    const known = parts.get(message.id)
    if (known?.look === look) return known.node
    const made = { look, node: messageNode(message, context) }
    if (!known && drawn !== '') made.node.classList.add('arriving')
    parts.set(message.id, made)
    return made.node
  }

  function showAction(chat) {
    clearTimeout(action)
    write(typing, chat.action ? t('training.chat.typing') : '')
    if (chat.action) action = setTimeout(() => write(typing, ''), ACTION_MS)
  }

  function isAtEnd() {
    return list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_PX
  }

  function toEnd(behavior = 'instant') {
    list.scrollTo({ top: list.scrollHeight, behavior })
  }

  return { node, update, focus: writing.focus }
}

/** A line above the first message that nobody has looked at. */
function markNew(list, chat, count) {
  const theirs = chat.messages.filter(({ mine }) => !mine)
  const first = count > 0 ? theirs.at(-count) : undefined
  const before = first && list.querySelector(`[data-id="${first.id}"]`)
  const line = list.querySelector('.new')
  if (!before) return line?.remove()
  if (line?.nextSibling === before) return
  line?.remove()
  before.before(h('p', { class: 'new' }, t('training.chat.new')))
}

/** A command is said, a link to the bot is opened by somebody; true when it was ours. */
function follow(id, { url, command }) {
  if (command !== undefined) return act({ kind: 'say', person: id, text: command })
  const payload = payloadOf(url, state.bot.username)
  if (payload === undefined) return false
  askWho(payload)
  return true
}
