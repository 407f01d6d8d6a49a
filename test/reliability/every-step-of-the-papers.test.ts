import * as banks from './chapters/banks.ts'
import * as consents from './chapters/consents.ts'
import * as privacy from './chapters/privacy.ts'
import { describeCrashes } from './crashes.ts'
import { story } from './story.ts'

describeCrashes('banks', (token) => ({
  before: story(token).slice(0, 7),
  tried: [{ name: banks.name, deeds: banks.deeds() }],
}))

describeCrashes('consents', (token) => ({
  before: story(token),
  tried: [{ name: consents.name, deeds: consents.deeds() }],
}))

describeCrashes('data of one’s own', (token) => ({
  before: story(token),
  tried: [{ name: privacy.name, deeds: privacy.deeds() }],
}))
