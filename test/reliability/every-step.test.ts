import { counts } from '../kit/counts.ts'
import { describeCrashes } from './crashes.ts'
import { story } from './story.ts'

const breadth = counts({ quick: 'each', full: 'each', night: 'again' })

describeCrashes('the first whole way', (token) => ({ before: [], tried: story(token) }), breadth)
