import { h } from './dom.js'

const HUES = 12

/** A circle with initials, of a colour that stays with the person. */
export function avatar({ id, name }) {
  const letters = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
  return h('span', { class: `avatar hue-${id % HUES}`, 'aria-hidden': 'true' }, letters.join('').toUpperCase())
}

export function linesOf({ roles, school }) {
  return [roles.join(', '), school].filter(Boolean).join(' · ')
}
