import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { lists } from './list.ts'

export function banksBot(): Composer<MemberContext> {
  return new Composer<MemberContext>(lists())
}
