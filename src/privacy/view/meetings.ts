import { wordOf, type Writing } from './writing.ts'

/** The person's meetings with what they themself said of each. */
export function meetingLines({ texts, own: { holdings }, at }: Writing): string[] {
  return holdings.meetings.map(({ meeting, ...part }) =>
    [
      texts.plain('privacy.lines.meeting', {
        at: at(meeting.startsAt),
        way: wordOf(texts, `meetings.way.${meeting.way}`, meeting.way),
        minutes: meeting.minutes,
        status: texts.plain(`privacy.meetingStatus.${meeting.status}`),
      }),
      ...saidOf(texts, 'meetingTopic', meeting.topic),
      ...saidOf(texts, 'meetingPlace', meeting.place),
      ...saidOf(texts, 'meetingSummary', meeting.summary),
      ...(part.answer && part.answeredAt
        ? [
            texts.plain('privacy.lines.meetingAnswer', {
              answer: texts.plain(`privacy.meetingAnswers.${part.answer}`),
              at: at(part.answeredAt),
            }),
          ]
        : []),
      ...(part.usefulness === null ? [] : [texts.plain('privacy.lines.meetingUse', { mark: part.usefulness })]),
      ...saidOf(texts, 'meetingWords', part.words),
      ...saidOf(texts, 'meetingChange', part.change),
    ].join('; '),
  )
}

/** What the mentor gave the person to do, and what became of it. */
export function taskLines({ texts, own: { holdings }, at, day }: Writing): string[] {
  return holdings.tasks.map((one) =>
    [
      texts.plain('privacy.lines.task', { at: at(one.givenAt), words: one.words }),
      ...(one.dueOn ? [texts.plain('privacy.lines.taskDue', { day: day(one.dueOn) })] : []),
      ...(one.outcome && one.answeredAt
        ? [
            texts.plain('privacy.lines.taskAnswer', {
              outcome: texts.plain(`privacy.taskOutcomes.${one.outcome}`),
              at: at(one.answeredAt),
            }),
          ]
        : []),
      ...saidOf(texts, 'taskHindrance', one.hindrance),
      ...saidOf(texts, 'taskGivenBack', one.givenBack),
      ...(one.checkedAt ? [texts.plain('privacy.lines.taskChecked', { at: at(one.checkedAt) })] : []),
      ...(one.droppedAt ? [texts.plain('privacy.lines.taskDropped', { at: at(one.droppedAt) })] : []),
    ].join('; '),
  )
}

/** What the person asked the curator in confidence: nobody else of the pair has it in their file. */
export function helpLines({ texts, own: { holdings }, at, place }: Writing): string[] {
  return holdings.help.map((one) =>
    [
      texts.plain(`privacy.lines.help.${one.kind}`, { organisation: place(one.organisationId), at: at(one.askedAt) }),
      ...saidOf(texts, 'helpWords', one.words),
      ...saidOf(texts, 'helpReply', one.reply),
      ...(one.closedAt ? [texts.plain('privacy.lines.helpClosed', { at: at(one.closedAt) })] : []),
    ].join('; '),
  )
}

/** When the person was asked how their programme goes. */
export function surveyLines({ texts, own: { holdings }, at }: Writing): string[] {
  return holdings.surveys.map((one) =>
    one.answeredAt
      ? texts.plain('privacy.lines.surveyAnswered', { at: at(one.askedAt), answeredAt: at(one.answeredAt) })
      : texts.plain('privacy.lines.survey', { at: at(one.askedAt) }),
  )
}

/** Until when the person is not written to, by their own wish. */
export function pauseLines({ texts, own: { holdings }, day }: Writing): string[] {
  return holdings.pauses.map((one) => texts.plain('privacy.lines.pause', { day: day(one.untilOn) }))
}

function saidOf(
  texts: Writing['texts'],
  key:
    | 'meetingTopic'
    | 'meetingPlace'
    | 'meetingSummary'
    | 'meetingWords'
    | 'meetingChange'
    | 'taskHindrance'
    | 'taskGivenBack'
    | 'helpWords'
    | 'helpReply',
  words: string | null,
): string[] {
  return words === null ? [] : [texts.plain(`privacy.lines.${key}`, { words })]
}
