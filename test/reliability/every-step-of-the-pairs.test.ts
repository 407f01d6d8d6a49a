import * as orders from './chapters/orders.ts'
import * as pairs from './chapters/pairs.ts'
import * as programmes from './chapters/programmes.ts'
import { describeCrashes } from './crashes.ts'
import { story } from './story.ts'

describeCrashes('pairs, orders and programmes', (token) => ({
  // Up to the working morning: Анна is in the bank of mentors, and Борис has asked for one.
  before: [...story(token).slice(0, 8), { name: 'a request', deeds: pairs.requestDeeds() }],
  tried: [
    { name: pairs.name, deeds: pairs.deeds() },
    { name: orders.name, deeds: orders.deeds() },
    { name: programmes.name, deeds: programmes.deeds() },
  ],
}))
