import { AlignmentType, BorderStyle, type Paragraph, type Table } from 'docx'
import { line, small, table, tag } from './layout.ts'
import type { Common } from './words/common.ts'

// What several papers have: the head of the paper, who signs, who has read it.

type Block = Paragraph | Table

/** Full name, address and numbers of the organisation, over a line. */
export function letterhead(common: Common): Block[] {
  const centred = { alignment: AlignmentType.CENTER, spacing: { line: 240 } } as const
  return [
    line('{organisation}', { ...centred, bold: true }),
    small(common.address, centred),
    small(common.numbers, {
      ...centred,
      border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 4 } },
      spacing: { line: 240, after: 240 },
    }),
  ]
}

/** The kind of the paper, its date, number and place. */
export function registration(common: Common, kind: string): Block[] {
  return [
    line(kind, { bold: true, alignment: AlignmentType.CENTER, spacing: { before: 120, after: 160 }, size: 32 }),
    table([50, 50], [[{ text: '{date}' }, { text: common.number, side: 'right' }]], { hasBorders: false, size: 28 }),
    line('{place}', { alignment: AlignmentType.CENTER, spacing: { after: 240 } }),
  ]
}

export function subject(text: string): Paragraph {
  return line(text, { bold: true, spacing: { after: 240 }, keepNext: true })
}

/** A paragraph of the paper: first line indented, both sides even. */
export function clause(text: string, size = 28): Paragraph {
  return line(text, { size, alignment: AlignmentType.BOTH, indent: { firstLine: 709 }, spacing: { after: 60 } })
}

/** «In accordance with», one reference a line, then what follows. */
export function grounds(common: Common): Block[] {
  return [clause(common.inAccordance), tag('{#basis}'), clause('\u2013 {text};'), tag('{/basis}')]
}

export function orders(common: Common): Paragraph {
  return line(common.iOrder, { bold: true, spacing: { before: 120, after: 120 }, keepNext: true })
}

export function headSigns(common: Common): Block[] {
  return [
    line('', { spacing: { before: 120 }, keepNext: true }),
    table(
      [40, 26, 34],
      [
        [
          { text: '{headPost}' },
          { text: `____________\n${common.sign}`, centred: true },
          { text: '{headName}', side: 'right' },
        ],
      ],
      { hasBorders: false, size: 28 },
    ),
  ]
}

/** Who has read the order: each signs and dates. */
export function acquaintance(common: Common): Block[] {
  return [
    tag('{#hasAcquainted}'),
    line(common.acquainted, { spacing: { before: 360, after: 120 }, keepNext: true }),
    table(
      [8, 52, 22, 18],
      [
        [
          { text: '\u2116', centred: true },
          { text: common.nameAndPost },
          { text: common.signature },
          { text: common.day },
        ],
        [
          { text: '{#acquainted}{n}', centred: true },
          { text: '{name}, {post}' },
          { text: '' },
          { text: '{/acquainted}' },
        ],
      ],
      { hasHeader: true },
    ),
    tag('{/hasAcquainted}'),
  ]
}
