import { h, icon } from './dom.js'
import { richText, whole } from './entities.js'
import { sizeOf, t, timeOf } from './texts.js'

/**
 * One bubble. `context` says how to show it (`timeZone`, `former`: buttons that are gone are shown too) and takes what is
 * pressed (`open`, `press`).
 */
export function messageNode(message, context) {
  const bubble = h('div', { class: 'bubble' }, content(message, context), note(message, context))
  const label = message.mine ? t('training.message.mine') : t('training.message.theirs')
  return h(
    'article',
    {
      class: `message ${message.mine ? 'mine' : 'theirs'} ${message.kind}`,
      'aria-label': label,
      'data-id': message.id,
    },
    bubble,
    keyboard(message, context),
  )
}

function content(message, context) {
  const words = message.text
    ? h('div', { class: 'words' }, richText(message.text, message.entities, context.open))
    : null
  switch (message.kind) {
    case 'photo':
      return [picture(message, context), words]
    case 'document':
      return [file(message.file), words]
    case 'contact':
      return [contact(message.contact)]
    case 'sticker':
      return [h('div', { class: 'sticker' }, message.text)]
    case 'voice':
    case 'location':
      return [h('div', { class: 'words' }, t('training.message.other'))]
    default:
      return [words]
  }
}

function picture(message, context) {
  const address = `/training/file/${encodeURIComponent(message.file.id)}`
  const image = h('img', { src: address, alt: message.text || t('training.file.picture'), onload: context.grown })
  // A QR picture comes with the link that it holds: pressing it is what the camera of a telephone would do.
  const links = message.entities.flatMap(({ type, url, offset, length }) =>
    type === 'url' ? [message.text.slice(offset, offset + length)] : url === undefined ? [] : [url],
  )
  const onclick = (event) => {
    if (links.some((url) => context.open({ url: whole(url) }))) event.preventDefault()
  }
  return h('a', { class: 'picture', href: address, target: '_blank', rel: 'noopener', onclick }, image)
}

function file({ id, name, size }) {
  const address = `/training/file/${encodeURIComponent(id)}`
  return h(
    'a',
    { class: 'file', href: address, download: name },
    h('span', { class: 'file-sign' }, icon('file')),
    h(
      'span',
      { class: 'file-words' },
      h('span', { class: 'file-name' }, name),
      h('span', { class: 'faint' }, sizeOf(size)),
    ),
  )
}

function contact({ name, phone }) {
  return h('div', { class: 'contact' }, h('strong', {}, name), h('span', {}, phone))
}

function note({ sentAt, editedAt }, { timeZone }) {
  const edited = editedAt === undefined ? null : h('span', {}, t('training.message.edited'))
  const time = h('time', { datetime: new Date(sentAt).toISOString() }, timeOf(editedAt ?? sentAt, timeZone))
  return h('div', { class: 'note' }, edited, time)
}

function keyboard(message, context) {
  const rows = message.buttons.map((row) =>
    h(
      'div',
      { class: 'row' },
      row.map((button) => inline(button, message, context)),
    ),
  )
  const former = context.former && message.pastButtons.length > 0 ? [formerRow(message, context)] : []
  if (rows.length + former.length === 0) return null
  return h('div', { class: 'inline-keyboard' }, rows, former)
}

function inline(button, message, context) {
  if (button.url === undefined)
    return h('button', { type: 'button', onclick: () => context.press(message, button, false) }, button.text)
  const onclick = (event) => {
    if (context.open({ url: button.url })) event.preventDefault()
  }
  const link = { class: 'link-button', href: button.url, target: '_blank', rel: 'noopener noreferrer', onclick }
  return h('a', link, button.text, icon('link'))
}

function formerRow(message, context) {
  const buttons = message.pastButtons.map((button) =>
    h('button', { type: 'button', class: 'former', onclick: () => context.press(message, button, true) }, button.text),
  )
  return h('div', { class: 'row former-row' }, h('span', { class: 'faint' }, t('training.message.former')), buttons)
}
