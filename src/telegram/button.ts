import { Fault } from '../diagnostics/log.ts'

/** A kind of button: its callback data is `name:part:part`, at most 64 bytes, and is public input when it comes back. */
export type Button<Part extends string> = {
  readonly name: string
  readonly pattern: RegExp
  data(parts: Readonly<Record<Part, string>>): string
  /** The parts of data that matched the pattern: short words of `A-Za-z0-9._-`, otherwise untrusted. */
  read(ctx: { readonly match?: string | RegExpMatchArray }): Record<Part, string>
}

const word = '([A-Za-z0-9._-]{0,40})'

export function button<const Part extends string = never>(name: string, ...parts: Part[]): Button<Part> {
  const pattern = new RegExp(`^${[name, ...parts.map(() => word)].join(':')}$`)
  return {
    name,
    pattern,
    data(values) {
      const data = [name, ...parts.map((part) => values[part])].join(':')
      if (!pattern.test(data) || data.length > 64) throw new Fault(`button ${name} can't carry its data`)
      return data
    },
    read(ctx) {
      const found = typeof ctx.match === 'string' ? ctx.match.match(pattern) : ctx.match
      if (!found) throw new Fault(`button ${name} read without a match`)
      // Every part has a group in the pattern, so each is there.
      return Object.fromEntries(parts.map((part, index) => [part, found[index + 1] ?? ''])) as Record<Part, string>
    },
  }
}
