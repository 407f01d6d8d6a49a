import { dialog } from './dialogs.js'
import { h } from './dom.js'
import { payloadOf, whole } from './entities.js'
import { matches, personButton } from './person.js'
import { act } from './server.js'
import { openChat, personOf, state } from './state.js'
import { languageNow, t } from './texts.js'

const MOST_SHOWN = 100

/** A link to the bot: who presses it? Without a payload the link is asked for first. */
export function askWho(payload) {
  const link = h('input', {
    type: 'url',
    placeholder: `https://t.me/${state.bot.username}?start=…`,
    'aria-label': t('training.link.address'),
  })
  const wrong = h('p', { class: 'wrong', role: 'alert' })
  const payloadNow = () => (payload === undefined ? read(link.value, wrong) : payload)
  const list = h('div', { class: 'choice' })
  const search = h('input', {
    type: 'search',
    placeholder: t('training.people.search'),
    'aria-label': t('training.people.search'),
    oninput: () => draw(),
  })
  const newcomer = h(
    'button',
    {
      type: 'button',
      class: 'quiet wide',
      onclick: () => {
        const start = payloadNow()
        if (start === undefined) return
        node.close()
        askNew(start)
      },
    },
    t('training.link.newcomer'),
  )
  const node = dialog(
    t('training.link.title'),
    payload === undefined
      ? h('div', { class: 'field' }, link, wrong)
      : h('p', { class: 'faint' }, t('training.link.about')),
    newcomer,
    search,
    list,
  )

  function draw() {
    const found = state.people.filter((person) => matches(person, search.value)).slice(0, MOST_SHOWN)
    list.replaceChildren(
      ...found.map((person) => {
        const button = personButton(person, () => choose(person.id))
        button.update(person)
        return button.node
      }),
    )
  }

  async function choose(id) {
    const start = payloadNow()
    if (start === undefined) return
    node.close()
    openChat(id)
    await act({ kind: 'start', person: id, ...(start !== '' && { payload: start }) })
  }

  draw()
  const first = payload === undefined ? link : search
  first.focus()
}

/** Somebody new, who opens the link at once when there is one. */
export function askNew(payload = '') {
  const field = (name, label, more = {}) =>
    h(
      'label',
      { class: 'field' },
      h('span', {}, label),
      h('input', { name, maxlength: 64, autocomplete: 'off', ...more }),
    )
  const submit = async (event) => {
    event.preventDefault()
    const { firstName, lastName, phone, languageCode } = Object.fromEntries(new FormData(form))
    const telephone = phone.replace(/[\s()-]/g, '')
    const done = await act({
      kind: 'join',
      firstName,
      lastName,
      phone: telephone,
      languageCode,
      ...(payload !== '' && { payload }),
    })
    if (!done.ok) return
    node.close()
    openWhenKnown(done.person)
  }
  const form = h(
    'form',
    { onsubmit: submit },
    field('lastName', t('training.new.last-name')),
    field('firstName', t('training.new.first-name'), { required: true }),
    field('phone', t('training.new.phone'), {
      type: 'tel',
      placeholder: '+7 900 000-00-00',
      pattern: '\\+?[\\d\\s\\(\\)\\-]{5,20}',
    }),
    h(
      'label',
      { class: 'field' },
      h('span', {}, t('training.new.language')),
      h(
        'select',
        { name: 'languageCode' },
        h('option', { value: 'ru', selected: languageNow() === 'ru' }, t('training.new.ru')),
        h('option', { value: 'en', selected: languageNow() === 'en' }, t('training.new.en')),
      ),
    ),
    h('button', { class: 'primary wide' }, t('training.new.add')),
  )
  const node = dialog(t('training.new.title'), h('p', { class: 'faint' }, t('training.new.about')), form)
}

/** The person is on the page with the next frame. */
function openWhenKnown(id) {
  if (personOf(id)) openChat(id)
  else setTimeout(openWhenKnown, 50, id)
}

function read(address, wrong) {
  const text = address.trim()
  if (/^[\w-]{1,64}$/.test(text)) return text
  const payload = payloadOf(whole(text), state.bot.username)
  wrong.textContent = payload === undefined ? t('training.link.wrong', { username: state.bot.username }) : ''
  return payload
}
