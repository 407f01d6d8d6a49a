import { DOMParser, onErrorStopParsing, type Element } from '@xmldom/xmldom'

export type Xml = { readonly text: string; find(name: string): Element[] }

/** Reads XML as strictly as a program that was written for it; throws where it is not well-formed. */
export function readXml(bytes: Uint8Array): Xml {
  const source = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(source)) throw new Error('a character outside of XML')
  const document = new DOMParser({ onError: onErrorStopParsing }).parseFromString(source, 'text/xml')
  return {
    text: document.documentElement?.textContent ?? '',
    find: (name) => [...document.getElementsByTagName(name)],
  }
}
