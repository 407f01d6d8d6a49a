import { createHash, randomBytes } from 'node:crypto'

/** Shown once and never stored. */
export function newToken(): string {
  return randomBytes(16).toString('base64url')
}

/** What is stored: tokens are random, so a plain hash can't be searched. */
export function hashOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(text).digest())
}
