import { languages } from '../i18n/language.ts'
import { textsIn } from '../i18n/texts.ts'
import type { Call } from '../outbox/call.ts'

const shown = ['menu', 'status', 'data', 'help', 'cancel', 'language'] as const

/** What tells the messenger the commands, in each language; Russian also for everybody whose language has none. */
export function commandCalls(): Call[] {
  return languages.flatMap((language) => {
    const commands = shown.map((command) => ({
      command,
      description: textsIn(language).plain(`telegram.commands.${command}`),
    }))
    const own = { commands, language_code: language }
    return (language === 'ru' ? [{ commands }, own] : [own]).map(toCall)
  })
}

function toCall(payload: object): Call {
  return {
    method: 'setMyCommands',
    contentType: 'application/json',
    body: new TextEncoder().encode(JSON.stringify(payload)),
  }
}
