import type { StoredFile } from '../../files/file.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { tell } from '../../telegram/screen.ts'
import { keepEvidence } from '../actions/evidence.ts'
import { showItem } from './reading.ts'

/** The file is here; the dialogue that asked for it waits until one is kept. */
export async function evidenceFile(ctx: MemberContext, file: StoredFile, key: string): Promise<void> {
  const kept = await keepEvidence(ctx.tx, ctx.actor, file, key, ctx.now)
  const line = kept.ok
    ? 'roadmap.done.file'
    : kept.reason === 'not-a-scan'
      ? 'roadmap.problems.notAScan'
      : 'telegram.stale'
  await tell(ctx, { text: ctx.texts.t(line), rows: [] })
  // The question is still there: another file may follow.
  if (line === 'roadmap.problems.notAScan' && ctx.conversation.active('road-file') > 0) return
  await ctx.conversation.exit('road-file')
  await showItem(ctx, kept.which.organisationId, key, tell)
}
