import { AlignmentType, type Table } from 'docx'
import { type Body, line, small, table, title } from './layout.ts'
import { letterhead } from './parts.ts'
import type { Common } from './words/common.ts'
import type { JournalWords } from './words/journal.ts'

/** Date, topic, content, result, task, and the mentee's mark; above, whose it is and by which order (regulation 3.4.9). */
export function journalBody(common: Common, words: JournalWords): Body {
  return {
    children: [
      ...letterhead(common),
      title(words.title),
      line(words.subtitle, { alignment: AlignmentType.CENTER, spacing: { after: 160 } }),
      facts(words),
      small(common.grounds, { alignment: AlignmentType.BOTH, spacing: { before: 120, after: 160 } }),
      table(
        [5, 14, 15, 17, 14, 17, 18],
        [
          words.columns.map((text) => ({ text, centred: true })),
          [
            { text: '{#meetings}{n}', centred: true },
            { text: '{on}\n{way}' },
            { text: '{topic}' },
            { text: '{content}' },
            { text: '{result}' },
            { text: '{task}' },
            { text: '{mark}{/meetings}' },
          ],
        ],
        { hasHeader: true, size: 20 },
      ),
      line('', { spacing: { before: 120 }, keepNext: true }),
      table(
        [34, 26, 40],
        [
          [{ text: words.mentor }, { text: words.sign }, { text: '{mentor}' }],
          [{ text: words.curator }, { text: words.sign }, { text: '{curator}' }],
        ],
        { hasBorders: false },
      ),
      small(words.madeOn, { spacing: { before: 120 } }),
    ],
  }
}

function facts(words: JournalWords): Table {
  const fact = (name: string, value: string) => [{ text: name }, { text: value }]
  return table(
    [34, 66],
    [
      fact(words.facts.mentor, '{mentor}, {mentorPost}'),
      fact(words.facts.mentees, '{#mentees}\n{name}, {post}\n{/mentees}'),
      fact(words.facts.curator, '{curator}'),
      fact(words.facts.period, words.period),
      fact(words.facts.order, words.order),
    ],
  )
}
