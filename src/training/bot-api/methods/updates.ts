import type { Update, WebhookInfo } from 'grammy/types'
import type { Desk } from '../desk.ts'
import { flagOf, integerOf, type Params, type Request, structureOf, textOf } from '../params.ts'
import { refuse } from '../refusal.ts'

const LONGEST_POLL_SECONDS = 50
const PORTS = new Set(['', '80', '88', '443', '8443'])

export function getUpdates(desk: Desk, { params }: Request, signal?: AbortSignal): Promise<Update[]> {
  if (desk.webhook.target())
    refuse(409, "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
  allow(desk, params)
  const timeout = integerOf(params, 'timeout', 0, 0, LONGEST_POLL_SECONDS)
  const limit = integerOf(params, 'limit', 100, 1, 100)
  return desk.updates.longPoll(integerOf(params, 'offset'), limit, timeout * 1000, signal)
}

export function setWebhook(desk: Desk, request: Request): true {
  const { params } = request
  const url = textOf(params, 'url')
  if (url === '') return deleteWebhook(desk, request)
  if (!URL.canParse(url)) refuse(400, 'invalid webhook URL specified')
  const secret = textOf(params, 'secret_token')
  if (secret.length > 256) refuse(400, 'secret token is too long')
  if (!/^[\w-]*$/.test(secret)) refuse(400, 'secret token contains unallowed characters')
  if (!desk.isLocal) checkAddress(new URL(url))
  desk.updates.endPoll('terminated by setWebhook request')
  allow(desk, params)
  if (flagOf(params, 'drop_pending_updates')) desk.updates.clear()
  desk.webhook.set({ url, secret, maxConnections: integerOf(params, 'max_connections', 40, 1, 100) })
  return true
}

export function deleteWebhook(desk: Desk, { params }: Request): true {
  desk.webhook.stop()
  if (flagOf(params, 'drop_pending_updates')) desk.updates.clear()
  return true
}

export function getWebhookInfo(desk: Desk): WebhookInfo {
  const target = desk.webhook.target()
  const trouble = desk.webhook.trouble()
  const allowed = desk.updates.allowed()
  return {
    url: target?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: desk.updates.waiting().length,
    ...(target && { max_connections: target.maxConnections }),
    ...(trouble && {
      last_error_date: Math.floor(trouble.at.getTime() / 1000),
      last_error_message: trouble.words,
    }),
    // Only names of updates were let in.
    ...(allowed.length > 0 && { allowed_updates: [...allowed] as NonNullable<WebhookInfo['allowed_updates']> }),
  }
}

/** Remembered until it is given again, as Telegram does. */
function allow(desk: Desk, params: Params): void {
  const kinds = structureOf(params, 'allowed_updates', 'allowed updates')
  if (Array.isArray(kinds)) desk.updates.allow(kinds.map(String))
}

function checkAddress({ protocol, port }: URL): void {
  if (protocol !== 'https:') refuse(400, 'bad webhook: An HTTPS URL must be provided for webhook')
  if (!PORTS.has(port)) refuse(400, 'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443')
}
