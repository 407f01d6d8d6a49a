import { Bot, type BotConfig } from 'grammy'
import { banksBot, banksDialogues } from './banks/bot/banks.ts'
import { consentAnswers, repeatedAgreement } from './consent/bot/answers.ts'
import { consentBot, consentKeeping, voluntaryConsents } from './consent/bot/consents.ts'
import { consentDialogues } from './consent/bot/dialogues.ts'
import { onScan } from './consent/bot/paper-dialogues.ts'
import { atWork } from './consent/consent.ts'
import type { OwnEditions } from './consent/edition.ts'
import { aroundOrders, aroundPairs, nameLists, onFile, onLeft, onMoved, onPaused, onWithdrawn } from './consequences.ts'
import { documentsBot, documentsDialogues } from './documents/bot/documents.ts'
import { statusBot } from './digests/bot/status.ts'
import { wayBack, weeklyBot } from './digests/bot/weekly.ts'
import { summariesBot } from './digests/bot/summaries.ts'
import { filesBot } from './files/bot.ts'
import { aroundRequests, forms } from './forms.ts'
import { helpDialogues } from './help/bot/dialogues.ts'
import { helpBot } from './help/bot/help.ts'
import { joiningDialogues } from './joining/bot/dialogues.ts'
import { joiningBot, openInvitation } from './joining/bot/joining.ts'
import { inviteSchoolButton, profileButton } from './joining/view.ts'
import {
  aroundProgrammes,
  cardRows,
  helpRows,
  hubRows,
  matchingWays,
  pairRows,
  profileRows,
  schoolRows,
  statusDoors,
  surveyWays,
  weekDoors,
} from './doors.ts'
import { matchingBot, matchingDialogues } from './matching/bot/matching.ts'
import { meetingsBot, meetingsDialogues } from './meetings/bot/meetings.ts'
import { tallyLines } from './meetings/bot/report-tally.ts'
import { noticeChoices, noticesBot } from './notices/bot/notices.ts'
import { quietDialogue } from './notices/bot/pause.ts'
import { ordersBot, ordersDialogues } from './orders/bot/orders.ts'
import { onConsentGiven } from './pairs/actions/preparing.ts'
import { pairsDialogues } from './pairs/bot/dialogues.ts'
import { pairsBot } from './pairs/bot/pairs.ts'
import type { Pairing } from './pairs/bot/reading.ts'
import { acts } from './privacy/bot/acts.ts'
import { privacyBot } from './privacy/bot/privacy.ts'
import { correctionsOf } from './privacy/view/own.ts'
import { catalogueBot } from './programmes/bot/catalogue.ts'
import { catalogueDialogues } from './programmes/bot/catalogue-words.ts'
import { programmesDialogues } from './programmes/bot/dialogues.ts'
import { programmesBot } from './programmes/bot/programmes.ts'
import { programmeStage } from './programmes/bot/stage.ts'
import {
  arrivalOf,
  consentGate,
  dialogueTexts,
  homeOf,
  leaveDialogue,
  notUnderstood,
  showingAfterStale,
} from './home.ts'
import type { Form } from './questionnaires/actions/form.ts'
import { questionnairesBot } from './questionnaires/bot/questionnaires.ts'
import { takeWords } from './questionnaires/bot/steps.ts'
import { openButton } from './questionnaires/view/buttons.ts'
import { dueDialogue } from './requests/bot/beginning.ts'
import { requestsBot } from './requests/bot/requests.ts'
import { type AroundRoadmap, calendarUpToDate } from './roadmap/bot/calendar.ts'
import { roadmapDialogues } from './roadmap/bot/dialogues.ts'
import { roadmapBot } from './roadmap/bot/roadmap.ts'
import { schoolDialogues, schoolsBot } from './schools/bot.ts'
import { schoolButton } from './schools/view.ts'
import { mergePeople } from './staff/actions/merging.ts'
import { surveysBot } from './surveys/bot/surveys.ts'
import { importing, importingDialogue, unaskedLists } from './staff/bot/importing.ts'
import { links } from './staff/bot/links.ts'
import { staffList } from './staff/bot/list.ts'
import { nudging } from './staff/bot/nudging.ts'
import { staffDialogues } from './staff/bot/orders.ts'
import { peopleBot } from './staff/bot/people.ts'
import { tasksDialogues } from './tasks/bot/dialogues.ts'
import { tasksBot } from './tasks/bot/tasks.ts'
import type { BotContext } from './telegram/context.ts'
import { dialogues } from './telegram/dialogue.ts'
import { leaving, passing } from './telegram/general.ts'
import { isMember } from './telegram/home.ts'
import { reachability, reload, surroundings } from './telegram/surroundings.ts'

export type BotOptions = {
  readonly token: string
  /** Who the bot is, as `getMe` answered. */
  readonly botInfo: NonNullable<BotConfig<BotContext>['botInfo']>
  /** `recordingFetch`: calls are recorded, not made. */
  readonly fetch: unknown
  /** The program's own wordings of consents, as published at its start. */
  readonly consentEditions: OwnEditions
  readonly forms?: readonly Form[]
}

/** The bot: middleware in its order. Everything runs inside the transaction of one update. */
export function createBot(options: BotOptions): Bot<BotContext> {
  const served = options.forms ?? forms
  const bot = new Bot<BotContext>(options.token, {
    botInfo: options.botInfo,
    // grammY types `fetch` by the DOM's; it calls it with an address and the options, and reads `json()`.
    client: { fetch: options.fetch as typeof fetch },
  })
  const own = options.consentEditions
  const home = homeOf(own)
  // Everything below sees the roles of those organisations only whose consent is in force.
  bot.use(
    surroundings((actor) => (actor.status === 'member' ? atWork(actor, own) : actor)),
    reachability,
    calendarUpToDate(),
  )
  bot.use(
    passing(helpRows),
    noticeChoices(),
    wayBack(weekDoors),
    repeatedAgreement(own),
    dialogues([dialogueTexts]),
    filesBot({ ...onFile, scan: onScan(own) }),
    leaveDialogue(own),
    ...joiningDialogues(home, reload, mergePeople, profileRows),
    ...consentDialogues(own),
    ...banksDialogues(cardRows, onPaused),
    ...matchingDialogues(matchingWays),
    dueDialogue(),
    quietDialogue(),
    ...documentsDialogues(nameLists),
    importingDialogue(),
    ...staffDialogues(home, onLeft),
    ...pairsDialogues(pairing),
    ...ordersDialogues(aroundOrders),
    ...catalogueDialogues(),
    ...programmesDialogues(aroundProgrammes),
    ...helpDialogues(aroundProgrammes),
    ...tasksDialogues(aroundProgrammes),
    ...meetingsDialogues(),
    ...roadmapDialogues(aroundRoadmap),
    ...schoolDialogues(schoolRows),
    showingAfterStale(home),
  )
  bot.command(
    'start',
    async (ctx) =>
      await (ctx.match === '' ? home(ctx) : openInvitation(ctx, ctx.match, arrivalOf(own, home), mergePeople)),
  )
  bot.use(leaving(home, helpRows), consentAnswers(own, home))
  const members = bot.filter(isMember)
  members.use(
    privacyBot(
      served,
      correctionsOf(served, profileButton.data({}), (form) => openButton.data({ form })),
      onLeft,
    ),
  )
  members.use(consentBot(own, onWithdrawn), consentGate(own, home), voluntaryConsents(own, onConsentGiven))
  members.use(consentKeeping(own, onWithdrawn))
  members.use(
    questionnairesBot(served),
    requestsBot(aroundRequests),
    banksBot(cardRows, onPaused),
    matchingBot(matchingWays),
    joiningBot({ home, arrival: arrivalOf(own, home) }, onMoved, profileRows),
    noticesBot(),
    pairsBot(pairing),
    ordersBot(aroundOrders),
    catalogueBot(aroundProgrammes),
    programmesBot(aroundProgrammes),
    helpBot(aroundProgrammes),
    tasksBot(aroundProgrammes),
    meetingsBot(),
    roadmapBot(aroundRoadmap),
    surveysBot(surveyWays),
    statusBot(served, statusDoors),
    weeklyBot(weekDoors),
    summariesBot(),
  )
  members.use(documentsBot(nameLists, (organisation) => schoolButton.data({ organisation })))
  members.use(staffList(), importing(), links(), nudging(), acts(), peopleBot(home, onLeft), schoolsBot(schoolRows))
  members.on('message:text', async (ctx, next) => {
    const isCommand = ctx.message.text.startsWith('/')
    if (isCommand || !(await takeWords(ctx, served, ctx.message.text))) await next()
  })
  members.use(unaskedLists())
  bot.use(notUnderstood(home, served))
  return bot
}

/** What pairs are given by matching, orders and programmes. */
const pairing: Pairing = { around: aroundPairs, pairRows, hubRows, linesNow: tallyLines, stageNow: programmeStage }

/** Where the production calendar leads back to, and the names of schools where nobody can be reminded. */
const aroundRoadmap: AroundRoadmap = {
  card: (organisation) => schoolButton.data({ organisation }),
  inviteHead: (school) => inviteSchoolButton.data({ role: 'HEAD', school }),
}
