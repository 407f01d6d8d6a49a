import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { board } from './board.ts'
import { type AroundRoadmap, calendar } from './calendar.ts'
import { marking } from './marking.ts'
import { paper } from './paper.ts'
import { reading } from './reading.ts'
import { template } from './template.ts'

/** The road map, what is due, the coordinator's board, the production calendar. */
export function roadmapBot(around: AroundRoadmap): Composer<MemberContext> {
  return new Composer<MemberContext>(reading(), marking(), paper(), board(around), template(), calendar(around))
}
