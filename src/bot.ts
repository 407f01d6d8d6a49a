import { Bot, type BotConfig, type MiddlewareFn } from 'grammy'
import { banksBot, banksDialogues } from './banks/bot/banks.ts'
import { consentAnswers, repeatedAgreement, showDuty } from './consent/bot/answers.ts'
import { consentBot, consentKeeping, voluntaryConsents } from './consent/bot/consents.ts'
import { consentDialogues } from './consent/bot/dialogues.ts'
import { onScan } from './consent/bot/paper-dialogues.ts'
import { atWork, consentDuties, gatingDuty } from './consent/consent.ts'
import type { OwnEditions } from './consent/edition.ts'
import { owedRows } from './consent/view/offer.ts'
import { onFile, onLeft, onMoved, onWithdrawn } from './consequences.ts'
import { digestsBot } from './digests/bot.ts'
import { filesBot } from './files/bot.ts'
import { aroundRequests, forms } from './forms.ts'
import { textsIn } from './i18n/texts.ts'
import { joiningDialogues } from './joining/bot/dialogues.ts'
import { joiningBot, openInvitation, showStranger } from './joining/bot/joining.ts'
import { profileButton } from './joining/view.ts'
import { checkScreen } from './joining/view/claim.ts'
import { menuFor, profileRows, schoolRows } from './menu.ts'
import { noticeChoices, noticesBot } from './notices/bot.ts'
import { hasProfile } from './people/actor.ts'
import { acts } from './privacy/bot/acts.ts'
import { privacyBot } from './privacy/bot/privacy.ts'
import { correctionsOf } from './privacy/view/own.ts'
import type { Form } from './questionnaires/actions/form.ts'
import { setAside } from './questionnaires/actions/pausing.ts'
import { questionnairesBot } from './questionnaires/bot/questionnaires.ts'
import { showOpenDraft, takeWords } from './questionnaires/bot/steps.ts'
import { openButton } from './questionnaires/view/buttons.ts'
import { dueDialogue } from './requests/bot/beginning.ts'
import { requestsBot } from './requests/bot/requests.ts'
import { schoolDialogues, schoolsBot } from './schools/bot.ts'
import { mergePeople } from './staff/actions/merging.ts'
import { importing, importingDialogue, unaskedLists } from './staff/bot/importing.ts'
import { links } from './staff/bot/links.ts'
import { staffList } from './staff/bot/list.ts'
import { nudging } from './staff/bot/nudging.ts'
import { staffDialogues } from './staff/bot/orders.ts'
import { peopleBot } from './staff/bot/people.ts'
import type { BotContext, DialogueContext, MemberContext } from './telegram/context.ts'
import { dialogues, isDialoguePress } from './telegram/dialogue.ts'
import { leaving, passing } from './telegram/general.ts'
import { type Home, isMember } from './telegram/home.ts'
import { menuScreen } from './telegram/menu.ts'
import { show, stale, tell } from './telegram/screen.ts'
import { reachability, reload, surroundings } from './telegram/surroundings.ts'
import { currentTurn } from './telegram/turn.ts'

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
  )
  bot.use(
    passing(),
    noticeChoices(),
    repeatedAgreement(own),
    dialogues([dialogueTexts]),
    filesBot({ ...onFile, scan: onScan(own) }),
    leaveDialogue(own),
    ...joiningDialogues(home, reload, mergePeople, profileRows),
    ...consentDialogues(own),
    ...banksDialogues(),
    dueDialogue(),
    importingDialogue(),
    ...staffDialogues(home, onLeft),
    ...schoolDialogues(schoolRows),
    showingAfterStale(home),
  )
  bot.command(
    'start',
    async (ctx) =>
      await (ctx.match === '' ? home(ctx) : openInvitation(ctx, ctx.match, arrivalOf(own, home), mergePeople)),
  )
  bot.use(leaving(home), consentAnswers(own, home))
  const members = bot.filter(isMember)
  members.use(
    privacyBot(
      served,
      correctionsOf(served, profileButton.data({}), (form) => openButton.data({ form })),
    ),
  )
  members.use(consentBot(own, onWithdrawn), consentGate(own, home), voluntaryConsents(own))
  members.use(consentKeeping(own, onWithdrawn))
  members.use(
    questionnairesBot(served),
    requestsBot(aroundRequests),
    banksBot(),
    joiningBot({ home, arrival: arrivalOf(own, home) }, onMoved, profileRows),
    noticesBot(),
    digestsBot(served),
  )
  members.use(staffList(), importing(), links(), nudging(), acts(), peopleBot(home, onLeft), schoolsBot(schoolRows))
  members.on('message:text', async (ctx, next) => {
    const isCommand = ctx.message.text.startsWith('/')
    if (isCommand || !(await takeWords(ctx, served, ctx.message.text))) await next()
  })
  members.use(unaskedLists())
  bot.use(notUnderstood(home, served))
  return bot
}

/** The consent, then the profile, then the menu. */
function homeOf(own: OwnEditions): Home {
  return async (ctx, where = 'in-place') => {
    const put = where === 'below' ? tell : show
    if (!isMember(ctx)) return await showStranger(ctx)
    if (await showDuty(ctx, own, gatingDuty(ctx.actor, own), put)) return
    if (!hasProfile(ctx.actor.profile)) return await enterProfile(ctx)
    if (ctx.actor.isUnchecked) return await put(ctx, checkScreen(ctx.texts, ctx.actor))
    await setAside(ctx.tx, ctx.actor)
    const { rows, ...screen } = menuScreen(ctx.texts, ctx.actor, await menuFor(ctx))
    await put(ctx, { ...screen, rows: [...rows, ...owedRows(ctx.texts, consentDuties(ctx.actor, own))] })
  }
}

/** Whoever has just joined reads at once what the new organisation asks, also where they work in another already. */
function arrivalOf(own: OwnEditions, home: Home): Home {
  return async (ctx, where) => {
    const missing = isMember(ctx) && consentDuties(ctx.actor, own).find(({ status }) => status === 'missing')
    if (!isMember(ctx) || !missing || !(await showDuty(ctx, own, missing, tell))) await home(ctx, where)
  }
}

async function enterProfile(ctx: MemberContext): Promise<void> {
  if (ctx.conversation.active('profile') === 0) await ctx.conversation.enter('profile')
}

/** Texts inside dialogues, whose contexts are made anew at each replay. */
const dialogueTexts: MiddlewareFn<DialogueContext> = async (ctx, next) => {
  ctx.texts = textsIn(currentTurn().language ?? 'ru')
  await next()
}

/** Commands, presses on other buttons and an unanswered consent leave the dialogue; what was confirmed is kept. */
function leaveDialogue(own: OwnEditions): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const isCommand = ctx.hasCommand(['start', 'menu', 'cancel', 'status', 'data'])
    const isOtherPress = ctx.callbackQuery !== undefined && !isDialoguePress(ctx.callbackQuery.data)
    const owesConsent = isMember(ctx) && gatingDuty(ctx.actor, own) !== undefined
    if (isCommand || isOtherPress || owesConsent) await ctx.conversation.exitAll()
    await next()
  }
}

/** Nothing else is done or asked before the consent to personal data, and nothing before the profile. */
function consentGate(own: OwnEditions, home: Home): MiddlewareFn<MemberContext> {
  return async (ctx, next) => {
    const isReady = gatingDuty(ctx.actor, own) === undefined && hasProfile(ctx.actor.profile)
    await (isReady ? next() : home(ctx, 'below'))
  }
}

function showingAfterStale(home: Home): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    await next()
    if (ctx.isStale) await home(ctx, 'below')
  }
}

function notUnderstood(home: Home, served: readonly Form[]): MiddlewareFn<BotContext> {
  return async (ctx) => {
    if (ctx.callbackQuery) return await stale(ctx)
    if (isMember(ctx) && ctx.message) {
      const kind = ctx.message.text === undefined ? 'file' : ctx.message.text.startsWith('/') ? 'command' : 'words'
      await tell(ctx, { text: ctx.texts.t(`telegram.unknown.${kind}`), rows: [] })
      if (await showOpenDraft(ctx, served)) return
    }
    if (ctx.message) await home(ctx, 'below')
  }
}
