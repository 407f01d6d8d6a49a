import { h, iconButton } from './dom.js'
import { act } from './server.js'
import { t } from './texts.js'

/** A window over the page; gone from the document when closed. */
export function dialog(title, ...content) {
  const node = h(
    'dialog',
    { class: 'dialog', 'aria-label': title, onclose: () => node.remove() },
    h(
      'header',
      {},
      h('h2', {}, title),
      iconButton('close', t('training.close'), () => node.close()),
    ),
    ...content,
  )
  node.addEventListener('click', (event) => {
    if (event.target === node) node.close()
  })
  document.body.append(node)
  node.showModal()
  return node
}

/** Asks before everything is forgotten. */
export function askReset() {
  const forget = async () => {
    button.disabled = true
    node.setAttribute('aria-busy', 'true')
    const { ok } = await act({ kind: 'reset' })
    button.disabled = false
    if (ok) node.close()
  }
  const button = h('button', { type: 'button', class: 'danger', onclick: forget }, t('training.reset.yes'))
  const node = dialog(
    t('training.reset.title'),
    h('p', {}, t('training.reset.about')),
    h(
      'footer',
      {},
      h('button', { type: 'button', class: 'quiet', onclick: () => node.close() }, t('training.reset.no')),
      button,
    ),
  )
}
