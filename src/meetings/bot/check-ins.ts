import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { adhoc } from './adhoc.ts'
import { replies } from './check-in.ts'
import { settling } from './differing.ts'
import { reports } from './report.ts'

/** What happens after a meeting (п. 3.4.9, 4.1.4, 5.2.2). */
export function checkIns(): Composer<MemberContext> {
  return new Composer<MemberContext>(reports(), replies(), settling(), adhoc())
}
