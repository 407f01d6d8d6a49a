import type { StoredFile } from '../../files/file.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { tell } from '../../telegram/screen.ts'
import { keepEvidence } from '../actions/evidence.ts'
import { showItem } from './reading.ts'

/** The file is here. */
export async function evidenceFile(ctx: MemberContext, file: StoredFile, key: string): Promise<void> {
  const kept = await keepEvidence(ctx.tx, ctx.actor, file, key, ctx.now)
  const line = kept.ok
    ? 'roadmap.done.file'
    : kept.reason === 'not-a-scan'
      ? 'roadmap.problems.notAScan'
      : 'telegram.stale'
  await tell(ctx, { text: ctx.texts.t(line), rows: [] })
  await showItem(ctx, kept.which.organisationId, key, tell)
}
