import type { Tx } from '../../db/transaction.ts'
import { type Questionnaire, versionOf } from '../questionnaire.ts'
import type { StoredDraft } from '../store/drafts.ts'
import type { Form } from './form.ts'

/** A draft with what its screen needs: its version, and whom it is about where it is about somebody. */
export async function shownOf(
  tx: Tx,
  form: Form,
  stored: StoredDraft,
): Promise<{ stored: StoredDraft; questionnaire: Questionnaire; about: string | undefined }> {
  const questionnaire = versionOf(form.versions, form.key, stored.version)
  const isAbout = form.subject !== undefined && stored.subjectId !== ''
  const about = isAbout ? await form.subject.nameFor(tx, stored.personId, stored.subjectId) : undefined
  return { stored, questionnaire, about }
}
