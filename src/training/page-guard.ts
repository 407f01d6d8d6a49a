import type { IncomingMessage, ServerResponse } from 'node:http'

const LOOPBACK_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]'])

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

export function protect(response: ServerResponse): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
}

/**
 * The page is for a browser on this computer alone. The name in Host keeps out sites that point their own name at this
 * address (DNS rebinding), Origin keeps out sites that post here from afar.
 */
export function isWelcome(request: IncomingMessage): boolean {
  if (!isLoopback(request.socket.remoteAddress)) return false
  const host = request.headers.host ?? ''
  if (!LOOPBACK_NAMES.has(host.replace(/:\d+$/, ''))) return false
  const site = request.headers['sec-fetch-site']
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (isRead) return request.url === '/' || site === undefined || site === 'same-origin' || site === 'none'
  return request.headers.origin === `http://${host}`
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && (address === '::1' || /^(?:::ffff:)?127\./.test(address))
}
