// Every node of the page is made here: text is always text, never markup.
const SVG = 'http://www.w3.org/2000/svg'

/** An element; `on…` are listeners, `class` and the rest are attributes, false and null leave one out. */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) set(node, name, value)
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false))
  return node
}

export function set(node, name, value) {
  if (name.startsWith('on')) node.addEventListener(name.slice(2), value)
  else if (name === 'value' || name === 'disabled' || name === 'checked' || name === 'hidden') node[name] = value
  else if (value === false || value === null || value === undefined) node.removeAttribute(name)
  else node.setAttribute(name, value === true ? '' : String(value))
}

/** Writes only what differs, so that a press under way is not lost. */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text
}

const PATHS = {
  back: 'M15 5l-7 7 7 7',
  bolt: 'M13 3L5 13.5h5.5L10 21l8.5-11H13z',
  clock: 'M12 7v5l3.2 2M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18z',
  close: 'M6 6l12 12M18 6L6 18',
  clip: 'M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.5a3.4 3.4 0 0 1 4.8 4.8l-8.6 8.5a1.7 1.7 0 0 1-2.4-2.4l7.9-7.8',
  down: 'M6 9.5l6 6 6-6',
  file: 'M6.5 3h7l4.5 4.5V20a1 1 0 0 1-1 1h-10.500a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM13.500 3v5h4.500',
  link: 'M10 14a4 4 0 0 0 5.7 0l3.300-3.300a4 4 0 0 0-5.7-5.700L12 6.300M14 10a4 4 0 0 0-5.700 0L5 13.300A4 4 0 0 0 10.700 19l1.300-1.300',
  menu: 'M12 5.500v.01M12 12v.01M12 18.500v.01',
  moon: 'M20 14.500A8.500 8.500 0 1 1 9.500 4a7 7 0 0 0 10.500 10.500z',
  people:
    'M9 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20a6.500 6.500 0 0 1 13 0M16 4.800a3.500 3.500 0 0 1 0 6.400M18 14.200a6.500 6.500 0 0 1 3.500 5.800',
  plus: 'M12 5v14M5 12h14',
  reset: 'M4 12a8 8 0 1 0 2.500-5.800L4 8.500M4 4v4.500h4.500',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM20 20l-4.800-4.800',
  send: 'M4.500 12L20 4.500 15 20l-3.500-6.500z',
  slash: 'M14.500 4l-5 16',
  sun: 'M12 16.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM12 2.500v1.500M12 20v1.500M2.500 12H4M20 12h1.500M5.300 5.300l1 1M17.700 17.700l1 1M5.300 18.700l1-1M17.700 6.300l1-1',
}

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  svg.classList.add('icon')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', PATHS[name])
  svg.append(path)
  return svg
}

/** A button that shows a sign and says its name. */
export function iconButton(name, label, onclick, more = {}) {
  return h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick, ...more },
    icon(name),
  )
}

/** Keeps the children of `parent` in step with `items`: made once, brought up to date, moved only when they must. */
export function keep(parent, items, keyOf, make) {
  const kept = (parent.kept ??= new Map())
  const keys = new Set(items.map(keyOf))
  for (const [key, part] of kept)
    if (!keys.has(key)) {
      part.node.remove()
      kept.delete(key)
    }
  let place = parent.firstChild
  for (const item of items) {
    const key = keyOf(item)
    const part = kept.get(key) ?? make(item)
    kept.set(key, part)
    part.update(item)
    if (part.node === place) place = place.nextSibling
    else parent.insertBefore(part.node, place)
  }
}
