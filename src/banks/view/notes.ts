import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { shortName } from '../../people/name.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import { inRows, type Screen } from '../../telegram/screen.ts'
import type { Card } from '../listing.ts'
import type { CuratorNote } from '../store/notes.ts'
import { droppedNoteButton, dropNoteButton, listingButton, noteButton, notesButton } from './buttons.ts'

/** Three whole notes fit a message. */
export const notesToPage = 3

/** Notes of the curators about somebody, the newest first; each deletes their own. */
export function notesScreen(
  texts: Texts,
  card: Card,
  school: Organisation,
  page: Page<CuratorNote>,
  readerId: string,
): Screen {
  const listing = card.id
  const name = shortName(card.profile)
  const deletions = page.rows.flatMap((one, index) =>
    one.authorId === readerId
      ? [
          {
            text: texts.plain('banks.notes.delete', { number: page.from + index + 1 }),
            data: dropNoteButton.data({ listing, note: one.id }),
          },
        ]
      : [],
  )
  return {
    text: [
      texts.t(page.total === 0 ? 'banks.notes.none' : 'banks.notes.heading', { name }),
      ...page.rows.map((one, index) => noteText(texts, one, school, page.from + index + 1)),
    ].join('\n\n'),
    rows: [
      [{ text: texts.plain('banks.notes.add'), data: noteButton.data({ listing }) }],
      ...inRows(deletions, 18),
      ...pageButtons(page, (to) => notesButton.data({ listing, page: String(to) })),
      [
        { text: texts.plain('banks.buttons.toCard'), data: listingButton.data({ listing }) },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

export function sureScreen(texts: Texts, card: Card, note: CuratorNote): Screen {
  const listing = card.id
  return {
    text: texts.t('banks.notes.sure', { text: note.text }),
    rows: [
      [{ text: texts.plain('banks.notes.yes'), data: droppedNoteButton.data({ listing, note: note.id }) }],
      [{ text: texts.plain('banks.notes.no'), data: notesButton.data({ listing, page: '0' }) }],
    ],
  }
}

function noteText(texts: Texts, note: CuratorNote, school: Organisation, number: number): string {
  const at = texts.instant(note.writtenAt, school.timeZone)
  return texts.t('banks.notes.note', { number, at, author: shortName(note.author), text: note.text })
}
