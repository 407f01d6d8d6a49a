import type { Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { tell, type Telling, untell } from '../../notices/actions/telling.ts'
import { memberOf, type Pair } from '../../pairs/pair.ts'
import { nameIn } from '../../pairs/words.ts'
import { shortName } from '../../people/name.ts'
import type { Task } from '../task.ts'

type Told = 'given' | 'answered' | 'returned' | 'moved' | 'dropped' | 'due'

/** Tells the mentee, or the mentor, in words of their own language, with the button of the task. */
export async function tellTask(
  tx: Tx,
  { task, pair }: { readonly task: Task; readonly pair: Pair },
  what: Told,
  { to, key, ...when }: { readonly to: string; readonly key: string } & Pick<Telling, 'dueAt' | 'notBefore'>,
  now: Date,
): Promise<void> {
  const member = memberOf(pair, to)
  if (!member) return
  await tell(
    tx,
    {
      to: [to],
      kind: kindOf(what),
      organisation: member.organisation,
      key: `${task.id}:${what}:${key}`,
      ...when,
      text: ({ language }) => {
        const texts = textsIn(language)
        const { status } = task.state
        return texts.t(`tasks.told.${what}`, {
          mentor: nameIn(texts, pair, pair.mentor),
          mentee: shortName(task.mentee),
          words: task.words,
          day: task.dueOn === null ? texts.plain('tasks.day.none') : texts.day(task.dueOn),
          outcome: status === 'answered' ? texts.plain(`tasks.outcome.${task.state.answer.outcome}`) : '',
          hindrance: status === 'answered' ? (task.state.answer.hindrance ?? '') : '',
          hasHindrance: status === 'answered' && task.state.answer.hindrance !== null ? 'yes' : 'other',
          givenBack: task.givenBack ?? '',
        })
      },
      buttons: ({ language }) => [
        [{ text: textsIn(language).plain('tasks.told.open'), callback_data: `task:${task.id}` }],
      ],
    },
    now,
  )
}

/** What has not been sent yet and is not so any more. */
export async function untellTask(tx: Tx, ids: readonly string[], what: readonly Told[], now: Date): Promise<void> {
  for (const one of what)
    await untell(
      tx,
      kindOf(one),
      ids.map((id) => `${id}:${one}`),
      now,
    )
}

function kindOf(what: Told): 'task' | 'task-due' {
  return what === 'due' ? 'task-due' : 'task'
}
