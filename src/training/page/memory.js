// What this browser remembers between visits; without storage the page works and forgets.
const PREFIX = 'training.'

export function read(name, fallback) {
  try {
    const text = localStorage.getItem(PREFIX + name)
    return text === null ? fallback : JSON.parse(text)
  } catch {
    return fallback
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value))
  } catch {
    // Storage is full or forbidden.
  }
}
