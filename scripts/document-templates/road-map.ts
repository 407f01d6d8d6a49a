import { AlignmentType } from 'docx'
import { type Body, line, small, table, title } from './layout.ts'
import { letterhead } from './parts.ts'
import type { Common } from './words/common.ts'
import type { RoadMapWords } from './words/road-map.ts'

/** The stages with what is done in each: who by when, and what came of it; the head approves it (regulation 3.3.4). */
export function roadMapBody(common: Common, words: RoadMapWords): Body {
  const centred = { alignment: AlignmentType.CENTER } as const
  return {
    isTurned: true,
    children: [
      ...letterhead(common),
      table(
        [50, 50],
        [[{ text: '' }, { text: `${words.approve}\n{headPost}\n______________ {headName}\n${words.approved}` }]],
        { hasBorders: false, size: 26, isTurned: true },
      ),
      line('', { size: 16 }),
      title(words.title),
      line(words.subtitle, { ...centred, spacing: { after: 60 } }),
      line('{year}', { ...centred, spacing: { after: 160 } }),
      small(common.grounds, { alignment: AlignmentType.BOTH, spacing: { after: 120 } }),
      table(
        [4, 17, 34, 13, 13, 19],
        [
          words.columns.map((text) => ({ text, centred: true })),
          [
            { text: '{#rows}{n}', centred: true },
            { text: '{stage}' },
            { text: '{title}' },
            { text: '{day}' },
            { text: '{owner}' },
            { text: '{result}{/rows}' },
          ],
        ],
        { hasHeader: true, size: 20, isTurned: true },
      ),
      line('', { spacing: { before: 120 }, keepNext: true }),
      table([50, 20, 30], [[{ text: words.curator }, { text: words.sign }, { text: '{curator}', side: 'right' }]], {
        hasBorders: false,
        isTurned: true,
      }),
      small(words.madeOn, { spacing: { before: 120 } }),
    ],
  }
}
