/** What a file from outside may cost at most (reliability E8). */
export type ReadLimits = {
  readonly fileBytes: number
  /** Together, of everything an archive holds; counted while it is unpacked. */
  readonly unpackedBytes: number
  /** Below the header. */
  readonly rows: number
  readonly columns: number
  readonly milliseconds: number
}

export const readLimits: ReadLimits = {
  fileBytes: 10 * 1024 * 1024,
  unpackedBytes: 50 * 1024 * 1024,
  rows: 2000,
  columns: 200,
  milliseconds: 10_000,
}
