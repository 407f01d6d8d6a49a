import type { Params, Upload } from './params.ts'
import { refuse } from './refusal.ts'

const LINE_BREAK = '\r\n'

/**
 * Reads multipart/form-data by the rule of Telegram's own reader (TDLib, HttpReader.cpp): a name without quotes ends at a
 * semicolon and is URL-decoded. The usual libraries drop such files or refuse the body.
 */
export function readMultipart(contentType: string, body: Uint8Array): { params: Params; uploads: Map<string, Upload> } {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType)
  const edge = boundary?.[1] ?? boundary?.[2]?.trim()
  if (!edge) refuse(400, 'boundary not found')
  const params: Params = {}
  const uploads = new Map<string, Upload>()
  for (const part of splitParts(Buffer.from(body.buffer, body.byteOffset, body.byteLength), `--${edge}`)) {
    const { name, fileName, mime, bytes } = readPart(part)
    if (name === '') refuse(400, 'field name in multipart/form-data not found')
    if (fileName === undefined) params[name] = bytes.toString()
    else uploads.set(name, { name: fileName, mime, bytes })
  }
  return { params, uploads }
}

function* splitParts(body: Buffer, edge: string): Generator<Buffer> {
  let start = body.indexOf(edge)
  while (start !== -1) {
    start += edge.length
    if (body.toString('latin1', start, start + 2) === '--') return
    const end = body.indexOf(LINE_BREAK + edge, start)
    if (end === -1) refuse(400, 'multipart/form-data is not finished')
    yield body.subarray(start + LINE_BREAK.length, end)
    start = end + LINE_BREAK.length
  }
}

function readPart(part: Buffer): { name: string; fileName: string | undefined; mime: string; bytes: Buffer } {
  // A part without headers begins with the empty line itself.
  const bare = part.toString('latin1', 0, 2) === LINE_BREAK
  const end = bare ? 0 : part.indexOf(LINE_BREAK + LINE_BREAK)
  if (end === -1) refuse(400, "can't parse form data headers")
  const headers = part.toString('utf8', 0, end).split(LINE_BREAK)
  const disposition = readDisposition(header(headers, 'content-disposition'))
  return {
    name: disposition.get('name') ?? '',
    fileName: disposition.get('filename'),
    mime: header(headers, 'content-type'),
    bytes: part.subarray(end + (bare ? 2 : 4)),
  }
}

function header(headers: string[], name: string): string {
  const line = headers.find((candidate) => candidate.toLowerCase().startsWith(`${name}:`))
  return line ? line.slice(name.length + 1).trim() : ''
}

function readDisposition(value: string): Map<string, string> {
  const found = new Map<string, string>()
  let rest = value.replace(/^form-data\s*;?/i, '')
  for (;;) {
    const equals = rest.indexOf('=')
    if (equals === -1) return found
    const key = rest.slice(0, equals).trim()
    rest = rest.slice(equals + 1).trimStart()
    const read = rest.startsWith('"') ? readQuoted(rest) : readToken(rest)
    found.set(key, urlDecode(read.value))
    rest = read.rest
  }
}

function readQuoted(text: string): { value: string; rest: string } {
  const quoted = /^"((?:[^"\\]|\\.)*)"\s*(;?)/s.exec(text)
  if (!quoted) refuse(400, 'unclosed quoted string in Content-Disposition header')
  const rest = text.slice(quoted[0].length)
  if (rest !== '' && !quoted[2]) refuse(400, "expected ';' in Content-Disposition header")
  return { value: (quoted[1] ?? '').replace(/\\(.)/gs, '$1'), rest }
}

function readToken(text: string): { value: string; rest: string } {
  const end = text.indexOf(';')
  return end === -1 ? { value: text.trim(), rest: '' } : { value: text.slice(0, end).trim(), rest: text.slice(end + 1) }
}

/** A percent sign that begins no byte stays as it is. */
function urlDecode(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString())
}
