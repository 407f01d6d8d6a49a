import { h, write } from './dom.js'
import { state, unseen } from './state.js'
import { t } from './texts.js'

const HUES = 12

/** A circle with initials, of a colour that stays with the person. */
export function avatar({ id, name }) {
  const letters = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
  return h('span', { class: `avatar hue-${id % HUES}`, 'aria-hidden': 'true' }, letters.join('').toUpperCase())
}

export function linesOf({ roles, school }) {
  return [roles.join(', '), school].filter(Boolean).join(' · ')
}

export function matches(person, search) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const text = `${person.name} ${person.roles.join(' ')} ${person.school}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

/** A line about a person that can be pressed; used by the list and by the question who opens a link. */
export function personButton(person, onclick) {
  const name = h('span', { class: 'name' })
  const about = h('span', { class: 'faint' })
  const preview = h('span', { class: 'preview' })
  const badge = h('span', { class: 'badge' })
  const face = avatar(person)
  const node = h(
    'button',
    { type: 'button', class: 'person', onclick },
    face,
    h('span', { class: 'who' }, name, about, preview),
    badge,
  )
  return {
    node,
    update(next) {
      const count = unseen(next.id)
      write(name, next.name)
      write(about, next.roles.join(', ') || linesOf(next))
      about.hidden = about.textContent === ''
      write(
        preview,
        next.isBlocked
          ? t('training.people.blocked')
          : next.preview || (next.hasStarted ? '' : t('training.people.not-started')),
      )
      write(badge, count > 99 ? '99+' : String(count))
      badge.hidden = count === 0
      badge.setAttribute('aria-label', t('training.people.unread', { count }))
      node.classList.toggle('open', state.open.includes(next.id))
      node.classList.toggle('active', state.active === next.id)
      face.textContent = avatar(next).textContent
    },
  }
}
