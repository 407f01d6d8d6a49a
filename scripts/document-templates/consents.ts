import { AlignmentType, Paragraph, TextRun } from 'docx'
import { type Body, line, small, table, tag } from './layout.ts'
import type { Common } from './words/common.ts'
import type { ConsentName, ConsentWords } from './words/consents.ts'

/** A consent to print: to whom and from whom, the text that was shown in the chat, what is filled in by hand, the signature. */
export function consentBody(common: Common, words: ConsentWords, name: ConsentName): Body {
  return {
    children: [
      parties(common, words),
      line('{title}', {
        bold: true,
        alignment: AlignmentType.CENTER,
        spacing: { before: 160, after: 120 },
        size: 26,
        keepNext: true,
      }),
      tag('{#paragraphs}'),
      spoken(),
      tag('{/paragraphs}'),
      ...byHand(words, name).map((text) => line(text, { size: 24, spacing: { before: 60, line: 300 } })),
      line('', { size: 16, keepNext: true }),
      table(
        [40, 30, 30],
        [[{ text: words.date }, { text: words.sign, centred: true }, { text: '{person}', side: 'right' }]],
        { hasBorders: false },
      ),
      small(common.grounds, { spacing: { before: 160, line: 240 }, alignment: AlignmentType.BOTH }),
      line(words.edition, { size: 14, spacing: { before: 60, line: 240 } }),
    ],
  }
}

function parties(common: Common, words: ConsentWords) {
  return table(
    [34, 11, 55],
    [
      [{ text: '' }, { text: words.to }, { text: `{organisation}\n${common.address}\n${common.numbers}` }],
      [{ text: '' }, { text: words.whose }, { text: `{person}\n${words.noPost}\n${words.contact}` }],
    ],
    { hasBorders: false, size: 22 },
  )
}

/** A line of the text: what is bold in the chat is bold here. */
function spoken(): Paragraph {
  const run = (text: string, bold: boolean) => new TextRun({ text, bold, size: 22 })
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: { after: 50, line: 245 },
    children: [run('{lead}', true), run('{text}', false)],
  })
}

function byHand(words: ConsentWords, name: ConsentName): readonly string[] {
  switch (name) {
    case 'consent-personal-data':
      return words.identity
    case 'consent-dissemination':
      return []
    case 'consent-mentor-duty':
      return words.mentor
    case 'consent-participation':
      return words.mentee
  }
}
