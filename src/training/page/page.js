import { chatColumn } from './chat.js'
import { clockPanel } from './clock.js'
import { askReset } from './dialogs.js'
import { h, iconButton, keep, write } from './dom.js'
import { faultsMenu } from './faults.js'
import { read, remember } from './memory.js'
import { peoplePanel } from './people.js'
import { connect } from './server.js'
import { change, listen, openChat, state, unseen } from './state.js'
import { languageNow, loadTexts, speak, t } from './texts.js'

const WIDE = matchMedia('(min-width: 900px)')
let update = () => {}

await loadTexts()
applyTheme(read('theme', 'system'))
listen(() => update())
build()
connect(languageNow())

function build() {
  document.documentElement.lang = languageNow()
  const clock = clockPanel()
  const faults = faultsMenu()
  const people = peoplePanel()
  const columns = h('main', { class: 'chats', 'aria-label': t('training.chats') })
  const hint = h('div', { class: 'hint' }, h('h2', {}, t('training.hint.title')), h('p', {}, t('training.hint.about')))
  const offline = h('p', { class: 'offline', role: 'status' }, t('training.offline'))
  document.body.replaceChildren(
    topBar(clock, faults),
    offline,
    h('div', { class: 'room' }, people.node, columns, hint),
    noticeLine(),
  )

  let shown = null
  update = () => {
    if (state.life === '') return
    document.body.dataset.view = state.view
    offline.hidden = state.isConnected
    clock.update()
    faults.update()
    people.update()
    keep(
      columns,
      state.open.filter((id) => state.chats.has(id)),
      (id) => id,
      chatColumn,
    )
    if (state.active !== shown)
      columns.querySelector(`[data-person="${state.active}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    shown = state.active
    hint.hidden = state.open.length > 0
    const waiting = state.people.filter((person) => unseen(person.id) > 0).length
    document.title = (waiting > 0 ? `(${waiting}) ` : '') + t('training.title', { bot: state.bot.name })
    showSome()
  }
  update()
}

function topBar(clock, faults) {
  return h(
    'header',
    { class: 'top' },
    h(
      'div',
      { class: 'brand' },
      h('img', { src: '/training/icon.svg', alt: '', width: 32, height: 32 }),
      h('div', {}, h('h1', {}, t('training.name')), h('p', { class: 'faint' }, t('training.nobody-outside'))),
    ),
    clock.node,
    h(
      'nav',
      { class: 'tools', 'aria-label': t('training.tools') },
      faults.node,
      iconButton('reset', t('training.reset.title'), askReset),
      languageButton(),
      themeButton(),
    ),
    clock.bar,
  )
}

function languageButton() {
  const other = languageNow() === 'ru' ? 'en' : 'ru'
  const turn = () => {
    speak(other)
    build()
    connect(other)
  }
  return h(
    'button',
    {
      type: 'button',
      class: 'icon-button letters',
      lang: other,
      'aria-label': t('training.language'),
      title: t('training.language'),
      onclick: turn,
    },
    other.toUpperCase(),
  )
}

function themeButton() {
  const isDark = () => getComputedStyle(document.documentElement).colorScheme === 'dark'
  const turn = () => {
    const next = isDark() ? 'light' : 'dark'
    remember('theme', next)
    applyTheme(next)
    button.replaceWith(themeButton())
  }
  const button = iconButton(isDark() ? 'sun' : 'moon', t('training.theme'), turn)
  return button
}

function applyTheme(theme) {
  document.documentElement.dataset.theme = theme
}

function noticeLine() {
  const line = h('div', { class: 'notice', role: 'status' })
  let timer
  document.addEventListener('notice', ({ detail }) => {
    write(line, detail)
    line.classList.add('shown')
    clearTimeout(timer)
    timer = setTimeout(() => line.classList.remove('shown'), 5000)
  })
  return line
}

/** On the first visit a few people of different roles are open already. */
function showSome() {
  if (read('open', null) !== null || !WIDE.matches || state.people.length === 0) return
  const firsts = new Map(
    state.people
      .filter(({ roles }) => roles.length > 0)
      .map((person) => [person.roles.join(), person.id])
      .toReversed(),
  )
  remember('open', [])
  for (const id of [...firsts.values()].toReversed().slice(0, 3)) openChat(id)
  change({ active: null })
}

// A menu closes when something else is pressed, or with Escape.
document.addEventListener('click', ({ target }) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(target)) menu.open = false
})
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') for (const menu of document.querySelectorAll('details.menu[open]')) menu.open = false
})
