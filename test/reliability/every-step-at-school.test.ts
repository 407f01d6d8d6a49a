import * as people from './chapters/people.ts'
import * as requests from './chapters/requests.ts'
import * as staff from './chapters/staff.ts'
import { describeCrashes } from './crashes.ts'
import { story } from './story.ts'

describeCrashes('lists, links and reminders', (token) => ({
  before: story(token).slice(0, 2),
  tried: [{ name: staff.name, deeds: staff.deeds() }],
}))

describeCrashes('requests', (token) => ({
  before: story(token).slice(0, 8),
  tried: [{ name: requests.name, deeds: requests.deeds() }],
}))

describeCrashes('schools and roles', (token) => ({
  before: story(token),
  tried: [{ name: people.name, deeds: people.deeds() }],
}))
