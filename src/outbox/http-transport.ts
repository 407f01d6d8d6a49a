import http from 'node:http'
import https from 'node:https'
import { Fault } from '../diagnostics/log.ts'
import { type Call, filePathOf, type Reply, type Transport } from './call.ts'

const largestReplyBytes = 32 * 1024 * 1024
/** A little over what anybody may send. */
const largestFileBytes = 11 * 1024 * 1024

/**
 * Calls a Bot API server over connections that are kept open: half the cost of grammY's own client.
 * A reply that is not JSON (a gateway's page) comes back with its status and no body.
 */
export function httpTransport(apiRoot: string, token: string): Transport & { close(): void } {
  const client = apiRoot.startsWith('https:') ? https : http
  const agent = new client.Agent({ keepAlive: true, maxSockets: 128 })
  const base = apiRoot.replace(/\/$/, '')
  const root = `${base}/bot${token}/`
  const transport = async (call: Call, signal?: AbortSignal): Promise<Reply> => {
    const path = filePathOf(call)
    if (path !== undefined) return await download(`${base}/file/bot${token}/${path}`, signal)
    const { promise, resolve, reject } = Promise.withResolvers<Reply>()
    const headers = { 'content-type': call.contentType, 'content-length': call.body.byteLength }
    const request = client.request(
      root + call.method,
      { method: 'POST', agent, headers, ...(signal ? { signal } : {}) },
      (response) => {
        const parts: Buffer[] = []
        let size = 0
        response.on('data', (part: Buffer) => {
          size += part.byteLength
          if (size > largestReplyBytes) request.destroy(new Fault(`reply to ${call.method} is too large`))
          else parts.push(part)
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: readJson(Buffer.concat(parts)) }))
        response.on('error', reject)
      },
    )
    request.on('error', reject)
    request.end(call.body)
    return await promise
  }
  return Object.assign(transport, { close: () => agent.destroy() })

  /** Node follows no redirection: the bytes come from the messenger's own address or not at all. */
  async function download(address: string, signal?: AbortSignal): Promise<Reply> {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>()
    const request = client.get(address, { agent, ...(signal ? { signal } : {}) }, (response) => {
      const status = response.statusCode ?? 0
      const parts: Buffer[] = []
      let size = 0
      response.on('data', (part: Buffer) => {
        size += part.byteLength
        if (size <= largestFileBytes) return void parts.push(part)
        resolve({ status: 413, body: undefined })
        request.destroy()
      })
      response.on('end', () => resolve({ status, body: new Uint8Array(Buffer.concat(parts)) }))
      response.on('error', reject)
    })
    request.on('error', reject)
    return await promise
  }
}

function readJson(bytes: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return value
  } catch {
    return undefined
  }
}
