import { h } from './dom.js'

/**
 * The text of a message as nodes. Entities come sorted, outer before inner; `open` is told what was pressed:
 * `{ url }` or `{ command }`.
 */
export function richText(text, entities, open) {
  const nodes = []
  fill(nodes, text, [0, text.length], entities, open)
  return nodes
}

function fill(nodes, text, [start, end], entities, open) {
  let at = start
  const rest = [...entities]
  while (rest.length > 0) {
    const entity = rest.shift()
    const from = Math.max(entity.offset, at)
    const to = Math.min(entity.offset + entity.length, end)
    if (to <= from) continue
    if (from > at) nodes.push(text.slice(at, from))
    // Crossed entities are cut at the end of the outer one.
    const inner = rest.filter((other) => other.offset < to && other.offset + other.length > from)
    const children = []
    fill(children, text, [from, to], inner, open)
    nodes.push(wrap(entity, text.slice(from, to), children, open))
    at = to
  }
  if (at < end) nodes.push(text.slice(at, end))
}

const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code' }

function wrap(entity, text, children, open) {
  switch (entity.type) {
    case 'bold':
    case 'italic':
    case 'underline':
    case 'strikethrough':
    case 'code':
      return h(TAGS[entity.type], {}, children)
    case 'pre':
      return h('pre', {}, h('code', {}, children))
    case 'blockquote':
      return h('blockquote', {}, children)
    case 'expandable_blockquote':
      return quote(children)
    case 'spoiler':
      return spoiler(children)
    case 'text_link':
      return link(entity.url, children, open)
    case 'url':
      return link(text, children, open)
    case 'email':
      return h('a', { href: `mailto:${text}` }, children)
    case 'bot_command':
      return h('button', { type: 'button', class: 'command', onclick: () => open({ command: text }) }, children)
    case 'mention':
    case 'hashtag':
      return h('span', { class: 'mention' }, children)
    default:
      return h('span', {}, children)
  }
}

function link(url, children, open) {
  const address = whole(url)
  const isSafe = URL.canParse(address) && ['http:', 'https:', 'tg:'].includes(new URL(address).protocol)
  if (!isSafe) return h('span', {}, children)
  const onclick = (event) => {
    if (open({ url: address })) event.preventDefault()
  }
  return h('a', { href: address, target: '_blank', rel: 'noopener noreferrer', onclick }, children)
}

/** An address as a browser takes it, though it was written without its beginning. */
export function whole(url) {
  return /^[a-z]+:\/\//i.test(url) ? url : `https://${url}`
}

function quote(children) {
  const node = h('blockquote', { class: 'expandable', onclick: () => node.classList.add('open') }, children)
  return node
}

function spoiler(children) {
  const show = () => node.classList.add('open')
  const node = h('span', { class: 'spoiler', tabindex: 0, onclick: show, onkeydown: show }, children)
  return node
}

/** The payload of a link that opens this bot; undefined for any other link, empty for one without a payload. */
export function payloadOf(url, username) {
  if (!URL.canParse(url)) return undefined
  const { protocol, hostname, pathname, searchParams } = new URL(url)
  const name =
    protocol === 'tg:' ? searchParams.get('domain') : /^(?:t|telegram)\.me$/.test(hostname) ? pathname.slice(1) : ''
  if (!name || name.replace(/\/$/, '').toLowerCase() !== username.toLowerCase()) return undefined
  return searchParams.get('start') ?? ''
}
