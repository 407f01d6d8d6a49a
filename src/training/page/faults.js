import { h, icon, write } from './dom.js'
import { act } from './server.js'
import { change, state } from './state.js'
import { t } from './texts.js'

const FAULTS = [
  ['rate', 'training.fault.rate.name', 'training.fault.rate.about'],
  ['error', 'training.fault.error.name', 'training.fault.error.about'],
  ['gateway', 'training.fault.gateway.name', 'training.fault.gateway.about'],
  ['slow', 'training.fault.slow.name', 'training.fault.slow.about'],
  ['hang', 'training.fault.hang.name', 'training.fault.hang.about'],
  ['reset', 'training.fault.broken.name', 'training.fault.broken.about'],
  ['lost-answer', 'training.fault.lost.name', 'training.fault.lost.about'],
]

/** What can go wrong between the bot and the messenger, on purpose. */
export function faultsMenu() {
  const badge = h('span', { class: 'badge warning', hidden: true })
  const twice = toggle(t('training.fault.twice.name'), t('training.fault.twice.about'), (on) => change({ twice: on }))
  const former = toggle(t('training.fault.former.name'), t('training.fault.former.about'), (on) =>
    change({ former: on }),
  )
  const heal = h(
    'button',
    { type: 'button', class: 'quiet wide', onclick: () => act({ kind: 'heal' }) },
    t('training.fault.heal'),
  )
  const list = h(
    'div',
    { class: 'menu-list wide-menu' },
    h('p', { class: 'menu-title' }, t('training.fault.next')),
    FAULTS.map(([fault, name, about]) => entry(t(name), t(about), () => act({ kind: 'fault', fault }))),
    h('p', { class: 'menu-title' }, t('training.fault.people')),
    twice.node,
    former.node,
    entry(t('training.fault.again.name'), t('training.fault.again.about'), () => act({ kind: 'again' })),
    heal,
  )
  const node = h(
    'details',
    { class: 'menu faults' },
    h(
      'summary',
      { class: 'icon-button labelled', 'aria-label': t('training.fault.title'), title: t('training.fault.title') },
      icon('bolt'),
      h('span', { class: 'label' }, t('training.fault.title')),
      badge,
    ),
    list,
  )

  function update() {
    const count = state.faults.length + Number(state.twice) + Number(state.former)
    badge.hidden = count === 0
    write(badge, String(count))
    heal.disabled = state.faults.length === 0
    twice.update(state.twice)
    former.update(state.former)
  }

  return { node, update }
}

function entry(name, about, onclick) {
  return h(
    'button',
    { type: 'button', class: 'entry', onclick },
    h('strong', {}, name),
    h('span', { class: 'faint' }, about),
  )
}

function toggle(name, about, onchange) {
  const box = h('input', { type: 'checkbox', onchange: () => onchange(box.checked) })
  const node = h(
    'label',
    { class: 'entry toggle' },
    h('span', {}, h('strong', {}, name), h('span', { class: 'faint' }, about)),
    box,
  )
  return {
    node,
    update(on) {
      box.checked = on
    },
  }
}
