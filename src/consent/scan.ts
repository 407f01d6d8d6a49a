/** What a scan may be, with the beginning of its bytes: its name and what the sender says of it prove nothing. */
const beginnings = [
  { extension: 'pdf', mime: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { extension: 'jpg', mime: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { extension: 'png', mime: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const

/** The kind of picture or document; undefined for anything else. */
export function sniffScan(bytes: Uint8Array): { readonly extension: string; readonly mime: string } | undefined {
  return beginnings.find((one) => one.bytes.every((byte, index) => bytes[index] === byte))
}
