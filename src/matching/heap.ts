/** Values by keys, the least key first; two plain arrays, so that a search of thousands of steps makes no garbage. */
export function createHeap() {
  const keys: number[] = []
  const values: number[] = []

  return {
    /** Of the least; Infinity where there is none. */
    get key(): number {
      return keys[0] ?? Infinity
    },
    clear(): void {
      keys.length = 0
      values.length = 0
    },
    push(key: number, value: number): void {
      let place = keys.length
      while (place > 0) {
        const above = (place - 1) >> 1
        if ((keys[above] ?? 0) <= key) break
        move(above, place)
        place = above
      }
      put(place, key, value)
    },
    /** Takes the least out and answers its value. */
    pop(): number {
      const least = values[0] ?? 0
      const key = keys.pop() ?? 0
      const value = values.pop() ?? 0
      if (keys.length === 0) return least
      let place = 0
      for (;;) {
        const below = lesserBelow(place)
        if (below >= keys.length || (keys[below] ?? 0) >= key) break
        move(below, place)
        place = below
      }
      put(place, key, value)
      return least
    },
  }

  function lesserBelow(place: number): number {
    const left = 2 * place + 1
    return left + 1 < keys.length && (keys[left + 1] ?? 0) < (keys[left] ?? 0) ? left + 1 : left
  }

  function move(from: number, to: number): void {
    put(to, keys[from] ?? 0, values[from] ?? 0)
  }

  function put(place: number, key: number, value: number): void {
    keys[place] = key
    values[place] = value
  }
}
