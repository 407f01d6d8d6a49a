import { AlignmentType } from 'docx'
import { type Body, heading, line, small, table, title } from './layout.ts'
import { clause } from './parts.ts'
import type { Common } from './words/common.ts'
import type { AgreementWords } from './words/agreement.ts'

/** What the personnel office needs for the supplementary agreement, and a draft of its terms. */
export function agreementBody(common: Common, words: AgreementWords): Body {
  return {
    children: [
      title(words.title),
      line(words.subtitle, { bold: true, alignment: AlignmentType.CENTER, spacing: { after: 200 } }),
      facts(words),
      small(common.grounds, { alignment: AlignmentType.BOTH, spacing: { before: 120 } }),
      heading(words.draft),
      ...words.clauses.map((text) => clause(text, 24)),
      line('', { size: 16, keepNext: true }),
      table(
        [50, 50],
        [
          [
            { text: words.employerSigns, bold: true },
            { text: words.employeeSigns, bold: true },
          ],
          [{ text: '{headPost}' }, { text: '{mentorPost}' }],
          [{ text: '____________ {headName}' }, { text: '____________ {mentor}' }],
        ],
        { hasBorders: false },
      ),
      small(words.note, { spacing: { before: 80, line: 240 } }),
    ],
  }
}

function facts(words: AgreementWords) {
  const fact = (name: string, value: string) => [{ text: name }, { text: value }]
  return table(
    [34, 66],
    [
      fact(words.facts.employer, words.employer),
      fact(words.facts.signs, '{headPost}, {headName}'),
      fact(words.facts.employee, '{mentor}, {mentorPost}'),
      fact(words.facts.mentees, '{#mentees}\n{name}, {post}\n{/mentees}'),
      fact(words.facts.form, '{form}\n{kinds}'),
      fact(words.facts.period, words.period),
      fact(words.facts.order, words.order),
      fact(words.facts.consent, words.consent),
      fact(words.facts.payment, '{payment}'),
      fact(words.facts.agreement, words.agreement),
    ],
    { size: 22 },
  )
}
