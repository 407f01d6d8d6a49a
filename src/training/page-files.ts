import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { trees } from '../i18n/generated/messages.ts'
import type { BotApi } from './bot-api/bot-api.ts'

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}
// Only what a browser can show as a picture and nothing else is shown in the page; the rest is saved.
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** A file of the page itself; false when there is none of that name. */
export async function sendPagePart(name: string, response: ServerResponse): Promise<boolean> {
  const extension = /^[a-z-]+\.(css|html|js|svg)$/.exec(name)?.[1]
  if (!extension) return false
  try {
    const part = await readFile(new URL(`page/${name}`, import.meta.url))
    response.writeHead(200, { 'content-type': TYPES[extension] })
    response.end(part)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}

/** The texts of the page in both languages, by their whole keys. */
export function sendTexts(response: ServerResponse): void {
  sendJson(response, 200, { ru: flat(trees.ru['training'], 'training'), en: flat(trees.en['training'], 'training') })
}

/** A file from a chat. */
export function sendChatFile(botApi: BotApi, id: string, response: ServerResponse): boolean {
  const file = botApi.file(id)
  if (!file) return false
  const isPicture = PICTURES.has(file.mime)
  const name = encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  response.writeHead(200, {
    'content-type': isPicture ? file.mime : 'application/octet-stream',
    'content-length': file.bytes.byteLength,
    'content-disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
  })
  response.end(file.bytes)
  return true
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(value))
}

type Tree = { readonly [name: string]: Tree | string }

function flat(tree: Tree | string | undefined, path: string): Record<string, string> {
  if (tree === undefined) return {}
  if (typeof tree === 'string') return { [path]: tree }
  const parts = Object.entries(tree).map(([name, child]) => flat(child, `${path}.${name}`))
  return Object.assign({}, ...parts)
}
