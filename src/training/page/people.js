import { h, icon, keep, write } from './dom.js'
import { askNew, askWho } from './link.js'
import { matches, personButton } from './person.js'
import { change, openChat, state } from './state.js'
import { t } from './texts.js'

/** Everybody who is here: search, roles, schools, what they have not read. */
export function peoplePanel() {
  const search = h('input', {
    type: 'search',
    placeholder: t('training.people.search'),
    'aria-label': t('training.people.search'),
    value: state.search,
    oninput: () => change({ search: search.value }),
  })
  const roles = h('div', { class: 'chips', role: 'group', 'aria-label': t('training.people.roles') })
  const list = h('div', { class: 'people-list' })
  const empty = h('p', { class: 'empty' })
  const node = h(
    'aside',
    { class: 'people', 'aria-label': t('training.people.title') },
    h('label', { class: 'search' }, icon('search'), search),
    roles,
    list,
    empty,
    h(
      'footer',
      {},
      h('button', { type: 'button', class: 'quiet', onclick: () => askNew() }, icon('plus'), t('training.people.add')),
      h(
        'button',
        { type: 'button', class: 'quiet', onclick: () => askWho() },
        icon('link'),
        t('training.people.open-link'),
      ),
    ),
  )

  function update() {
    keep(roles, ['', ...rolesOf()], (role) => role, roleChip)
    const groups = groupsOf(state.people.filter(isWanted))
    empty.hidden = groups.length > 0
    write(empty, state.people.length === 0 ? t('training.people.nobody') : t('training.people.none'))
    keep(list, groups, (group) => group.school, groupPart)
  }

  return { node, update }
}

function roleChip(role) {
  const node = h('button', { type: 'button', class: 'chip', onclick: () => change({ role }) })
  return {
    node,
    update() {
      write(node, role === '' ? t('training.people.all') : role)
      node.setAttribute('aria-pressed', String(state.role === role))
    },
  }
}

function groupPart() {
  const title = h('h3', {})
  const members = h('div', {})
  return {
    node: h('section', {}, title, members),
    update(group) {
      write(title, group.school || t('training.people.no-school'))
      keep(
        members,
        group.people,
        (person) => person.id,
        (person) => personButton(person, () => openChat(person.id)),
      )
    },
  }
}

function rolesOf() {
  return [...new Set(state.people.flatMap((person) => person.roles))]
}

function isWanted(person) {
  return matches(person, state.search) && (state.role === '' || person.roles.includes(state.role))
}

/** By school, in the order of the list; those who belong nowhere yet come last. */
function groupsOf(people) {
  const groups = Map.groupBy(people, (person) => person.school)
  return [...groups]
    .map(([school, members]) => ({ school, people: members }))
    .toSorted((a, b) => (a.school === '') - (b.school === ''))
}
