import { change, receive } from './state.js'
import { t } from './texts.js'

let events

/** Listens to what changes; the browser connects again by itself. */
export function connect(language) {
  events?.close()
  events = new EventSource(`/training/events?language=${language}`)
  events.addEventListener('message', ({ data }) => receive(JSON.parse(data)))
  events.addEventListener('error', () => change({ isConnected: false }))
}

/** Does one thing; says on the page why it cannot be done. */
export async function act(wish) {
  return answer(post('/training/act', JSON.stringify(wish), 'application/json'))
}

export async function upload(person, file, as) {
  const query = new URLSearchParams({ person, as, name: file.name, mime: file.type })
  return answer(post(`/training/upload?${query}`, file, 'application/octet-stream'))
}

function post(address, body, type) {
  return fetch(address, { method: 'POST', headers: { 'content-type': type }, body })
}

async function answer(request) {
  try {
    const done = await (await request).json()
    if (!done.ok) notice(reasonOf(done.reason))
    return done
  } catch {
    notice(t('training.refusal.unreachable'))
    return { ok: false }
  }
}

function reasonOf(reason) {
  switch (reason) {
    case 'busy':
      return t('training.refusal.busy')
    case 'past':
      return t('training.refusal.past')
    case 'too-big':
      return t('training.refusal.too-big')
    case 'nothing-to-repeat':
      return t('training.refusal.nothing-to-repeat')
    default:
      return t('training.refusal.impossible')
  }
}

/** A line at the bottom that goes away by itself. */
export function notice(text) {
  document.dispatchEvent(new CustomEvent('notice', { detail: text }))
}
