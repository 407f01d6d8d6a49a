import { h, icon, iconButton } from './dom.js'
import { act, upload } from './server.js'
import { t } from './texts.js'

/** Where a person writes: text, commands, files, keys in place of the letters. */
export function composer(id) {
  const say = async () => {
    const text = field.value.trim()
    if (text === '') return
    field.value = ''
    const { ok } = await act({ kind: 'say', person: id, text })
    // What could not be sent stays to be sent again.
    if (!ok && field.value === '') field.value = text
  }
  const onkeydown = (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    return say()
  }
  const field = h('textarea', {
    rows: 1,
    onkeydown,
    placeholder: t('training.composer.write'),
    'aria-label': t('training.composer.write'),
  })
  const picker = h('input', { type: 'file', hidden: true, onchange: () => sendPicked(id, picker) })
  const commands = h('div', { class: 'menu-list' })
  const menu = h(
    'details',
    { class: 'menu up commands' },
    h(
      'summary',
      { class: 'icon-button', 'aria-label': t('training.composer.commands'), title: t('training.composer.commands') },
      icon('slash'),
    ),
    commands,
  )
  const send = h(
    'button',
    {
      type: 'submit',
      class: 'icon-button send',
      'aria-label': t('training.composer.send'),
      title: t('training.composer.send'),
    },
    icon('send'),
  )
  const onsubmit = (event) => {
    event.preventDefault()
    return say()
  }
  const form = h(
    'form',
    { class: 'writing', onsubmit },
    iconButton('clip', t('training.composer.attach'), () => picker.click()),
    picker,
    menu,
    field,
    send,
  )
  const keys = h('div', { class: 'keys', role: 'group', 'aria-label': t('training.composer.keys') })
  const start = h('button', {
    type: 'button',
    class: 'primary wide',
    onclick: () => act({ kind: 'start', person: id }),
  })
  const node = h('div', { class: 'composer' }, keys, form, start)
  let shown = ''

  function update(chat) {
    const isOpen = chat.hasStarted && !chat.isBlocked
    form.hidden = !isOpen
    start.hidden = isOpen
    start.textContent = chat.isBlocked ? t('training.composer.unblock') : t('training.composer.start')
    const look = JSON.stringify([chat.keyboard, chat.commands, isOpen])
    if (look === shown) return
    shown = look
    keys.hidden = !isOpen || chat.keyboard.length === 0
    keys.replaceChildren(
      ...chat.keyboard.map((row) =>
        h(
          'div',
          { class: 'row' },
          row.map((key) => keyButton(id, key)),
        ),
      ),
    )
    menu.hidden = chat.commands.length === 0
    commands.replaceChildren(...chat.commands.map((command) => commandButton(id, command, menu)))
  }

  return { node, update, focus: () => field.focus() }
}

/** A picture goes as a photo, anything else as a file; a picture that is no picture to the bot goes as a file too. */
export async function sendFile(id, file) {
  const isPicture = ['image/png', 'image/jpeg'].includes(file.type)
  return upload(id, file, isPicture ? 'photo' : 'document')
}

async function sendPicked(id, picker) {
  const [file] = picker.files
  picker.value = ''
  if (file) await sendFile(id, file)
}

function keyButton(id, key) {
  return h('button', { type: 'button', onclick: () => act({ kind: 'tap', person: id, label: key.text }) }, key.text)
}

function commandButton(id, { command, description }, menu) {
  const onclick = () => {
    menu.open = false
    return act({ kind: 'say', person: id, text: `/${command}` })
  }
  return h(
    'button',
    { type: 'button', onclick },
    h('strong', {}, `/${command}`),
    h('span', { class: 'faint' }, description),
  )
}
