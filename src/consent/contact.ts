const phone = /^\+?[\d\s()-]{7,24}$/
const mail = /^[^\s@<>&"]{1,64}@[^\s@<>&"]{1,100}\.[^\s@<>&".]{2,24}$/u

/** A telephone or an address of electronic mail as typed, tidied; undefined for anything else. */
export function parseContact(typed: string): string | undefined {
  const text = typed.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  if (mail.test(text)) return text
  const digits = text.replaceAll(/\D/g, '').length
  return phone.test(text) && digits >= 5 && digits <= 15 ? text : undefined
}
