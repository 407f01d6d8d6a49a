export const languages = ['ru', 'en'] as const
export type Language = (typeof languages)[number]

/** The language to begin with for somebody whose messenger speaks `languageCode` (IETF tag, absent when unknown). */
export function languageOf(languageCode: string | undefined): Language {
  if (languageCode === undefined) return 'ru'
  const [code = ''] = languageCode.toLowerCase().split(/[-_]/)
  return readsRussian.has(code) ? 'ru' : 'en'
}

// Languages of Russia and its neighbours: whoever keeps the messenger in one of them was most likely taught in Russian too.
const readsRussian = new Set(
  (
    'ru be uk kk ky uz tg tk az hy ka ab os ro mo ' +
    'kv koi tt ba cv udm chm mhr mrj myv mdf ce inh av lez kbd ady krc sah bua xal tyv alt kjh crh'
  ).split(' '),
)
