import { h, icon, iconButton, write } from './dom.js'
import { avatar, linesOf } from './person.js'
import { act } from './server.js'
import { change, closeChat, unseen } from './state.js'
import { t } from './texts.js'

/** Whose telephone this is, and what can be done with it. */
export function chatHeader(id) {
  const face = h('span', {})
  const name = h('h2', {})
  const about = h('p', { class: 'faint' })
  const badge = h('span', { class: 'badge', hidden: true })
  const list = h('div', { class: 'menu-list' })
  const menu = h(
    'details',
    { class: 'menu' },
    h(
      'summary',
      { class: 'icon-button', 'aria-label': t('training.chat.more'), title: t('training.chat.more') },
      icon('menu'),
    ),
    list,
  )
  const node = h(
    'header',
    {},
    iconButton('back', t('training.chat.back'), () => change({ view: 'people', active: null }), {
      class: 'icon-button back',
    }),
    face,
    h('div', { class: 'who' }, name, about),
    badge,
    menu,
    iconButton('close', t('training.chat.close'), () => closeChat(id), { class: 'icon-button close' }),
  )
  const entry = (text, wish) =>
    h('button', { type: 'button', onclick: () => ((menu.open = false), act({ ...wish, person: id })) }, text)
  let blocked
  return {
    node,
    update(person, chat) {
      face.replaceChildren(avatar(person))
      write(name, person.name)
      write(about, linesOf(person))
      badge.hidden = unseen(id) === 0
      write(badge, String(unseen(id)))
      if (blocked === chat.isBlocked) return
      blocked = chat.isBlocked
      list.replaceChildren(
        ...(blocked
          ? [entry(t('training.chat.unblock'), { kind: 'unblock' })]
          : [
              entry(t('training.chat.contact'), { kind: 'contact' }),
              entry(t('training.chat.block'), { kind: 'block' }),
            ]),
      )
    },
  }
}
