import { h } from './dom.js'
import { t } from './texts.js'

const SHOWN_MS = 3500

/** What the bot answers to a press: a line that goes away, or a window that waits for «OK». */
export function toasts() {
  const node = h('div', { class: 'toasts', 'aria-live': 'assertive' })
  // What was shown before the page was opened is not shown again.
  let shown

  function show({ text, alert }) {
    if (!alert) {
      const line = h('p', { class: 'toast' }, text)
      node.replaceChildren(line)
      setTimeout(() => line.remove(), SHOWN_MS)
      return
    }
    const ok = h('button', { type: 'button', class: 'primary', onclick: () => box.remove() }, t('training.ok'))
    const box = h('div', { class: 'alert', role: 'alertdialog', 'aria-label': text }, h('p', {}, text), ok)
    node.replaceChildren(box)
    ok.focus({ preventScroll: true })
  }

  return {
    node,
    update(toast) {
      const press = toast?.press ?? ''
      if (shown !== undefined && press !== '' && press !== shown) show(toast)
      shown = press === '' ? (shown ?? '') : press
    },
  }
}
