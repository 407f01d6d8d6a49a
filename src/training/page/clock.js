import { h, icon, write } from './dom.js'
import { act } from './server.js'
import { change, state } from './state.js'
import { fieldTime, shortDayOf, t, timeOf } from './texts.js'

/** The time of the training, and the ways to move it. */
export function clockPanel() {
  const day = h('span', { class: 'clock-day' })
  const time = h('time', { class: 'clock-time' })
  const bar = h('progress', { max: 1, 'aria-label': t('training.clock.progress') })
  const go = (wish) => {
    // Nobody looks at a chat while the time goes: what comes is new.
    change({ active: null })
    return act({ kind: 'clock', ...wish })
  }
  const step = (name, label) => h('button', { type: 'button', class: 'step', onclick: () => go({ step: name }) }, label)
  const field = h('input', { type: 'datetime-local', 'aria-label': t('training.clock.date'), required: true })
  const submit = (event) => {
    event.preventDefault()
    menu.open = false
    return go({ step: 'at', at: field.value })
  }
  const form = h(
    'form',
    { class: 'menu-list', onsubmit: submit },
    h('label', { class: 'field' }, h('span', {}, t('training.clock.date')), field),
    h('button', { class: 'primary wide' }, t('training.clock.go')),
  )
  const menu = h('details', { class: 'menu' }, h('summary', { class: 'step' }, t('training.clock.to-date')), form)
  menu.addEventListener('toggle', () => {
    if (!menu.open) return
    field.min = fieldTime(state.now, state.timeZone)
    field.value = fieldTime(state.now + 7 * 86_400_000, state.timeZone)
    field.focus()
  })
  const steps = h(
    'div',
    { class: 'steps', role: 'group', 'aria-label': t('training.clock.title') },
    step('hour', t('training.clock.hour')),
    step('day', t('training.clock.day')),
    step('monday', t('training.clock.monday')),
    menu,
  )
  const node = h(
    'div',
    { class: 'clock' },
    h('div', { class: 'clock-face', title: t('training.clock.title') }, icon('clock'), time, day),
    steps,
  )

  function update() {
    const { moving, now, timeZone } = state
    write(day, shortDayOf(now, timeZone))
    write(time, timeOf(now, timeZone))
    node.classList.toggle('moving', moving !== null)
    for (const button of steps.querySelectorAll('button.step')) button.disabled = moving !== null
    menu.toggleAttribute('inert', moving !== null)
    bar.hidden = moving === null
    if (moving) bar.value = (now - moving.from) / Math.max(1, moving.to - moving.from)
  }

  return { node, bar, update }
}
