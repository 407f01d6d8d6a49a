import { Bot, type BotConfig, type MiddlewareFn } from 'grammy'
import { enterBank, leaveBanks } from './banks/actions/entering.ts'
import { banksBot } from './banks/bot/banks.ts'
import { bankData } from './banks/view/buttons.ts'
import { noFilter } from './banks/filter.ts'
import type { OnWithdrawn } from './consent/actions/withdrawing.ts'
import { consentAnswers, repeatedAgreement, showDuty } from './consent/bot/answers.ts'
import { consentBot, voluntaryConsents } from './consent/bot/consents.ts'
import { consentDialogues } from './consent/bot/dialogues.ts'
import { atWork, consentDuties, gatingDuty } from './consent/consent.ts'
import type { OwnEditions } from './consent/edition.ts'
import { owedRows } from './consent/view/offer.ts'
import { digestsBot, statusButton } from './digests/bot.ts'
import { filesBot, type OnFile } from './files/bot.ts'
import { textsIn } from './i18n/texts.ts'
import { joiningDialogues } from './joining/bot/dialogues.ts'
import { joiningBot, openInvitation, showStranger } from './joining/bot/joining.ts'
import { inviteButton, profileButton } from './joining/view.ts'
import { knownToMentorQuestionnaire, mentorFacts, mentorForm, mentorQuestionnaires } from './mentors/bank.ts'
import { forget } from './notices/actions/gathering.ts'
import { noticeChoices, noticesBot } from './notices/bot.ts'
import { cancelNotices } from './outbox/actions.ts'
import { hasProfile } from './people/actor.ts'
import { whereMay } from './people/policy.ts'
import { holds } from './people/role.ts'
import type { Form } from './questionnaires/actions/form.ts'
import { setAside } from './questionnaires/actions/pausing.ts'
import { questionnairesBot } from './questionnaires/bot/questionnaires.ts'
import { showOpenDraft, takeWords } from './questionnaires/bot/steps.ts'
import { removeDrafts } from './questionnaires/store/drafts.ts'
import { openButton } from './questionnaires/view/buttons.ts'
import type { BotContext, DialogueContext, MemberContext } from './telegram/context.ts'
import { dialogues, isDialoguePress } from './telegram/dialogue.ts'
import { helpButton, leaving, passing } from './telegram/general.ts'
import { type Home, isMember } from './telegram/home.ts'
import { type MenuItem, menuScreen } from './telegram/menu.ts'
import { show, stale, tell } from './telegram/screen.ts'
import { reachability, reload, surroundings } from './telegram/surroundings.ts'
import { currentTurn } from './telegram/turn.ts'

export const forms: readonly Form[] = [
  {
    key: mentorForm,
    versions: mentorQuestionnaires,
    known: (member) => knownToMentorQuestionnaire(member.profile),
    clause: 'road-map 3.1',
    onSubmitted: async (tx, member, response, now) =>
      await enterBank(tx, 'MENTOR', member, response, mentorFacts(response.answers), now),
  },
]

/** What one is most likely to have come for stands first. */
const menu: readonly MenuItem[] = [
  {
    label: 'banks.menu.MENTOR',
    data: bankData('MENTOR', noFilter, 0),
    isFor: (member) => whereMay(member, 'bank.read').length > 0,
  },
  {
    label: 'banks.menu.MENTEE',
    data: bankData('MENTEE', noFilter, 0),
    isFor: (member) => whereMay(member, 'bank.read').length > 0,
  },
  {
    label: 'joining.buttons.invite',
    data: inviteButton.data({}),
    isFor: ({ roles }) => holds(roles, 'COORDINATOR') || holds(roles, 'HEAD') || holds(roles, 'CURATOR'),
  },
  {
    label: 'mentors.menu.questionnaire',
    data: openButton.data({ form: mentorForm }),
    // A mentor is a teacher of a school (п. 1.2): the district's coordinator alone has nothing to fill.
    isFor: ({ roles }) => roles.some(({ organisation }) => organisation.kind === 'SCHOOL'),
  },
  { label: 'joining.buttons.profile', data: profileButton.data({}), isFor: () => true },
  { label: 'telegram.commands.status', data: statusButton.data({}), isFor: () => true },
  { label: 'telegram.commands.help', data: helpButton.data({}), isFor: () => true },
]

/** What is done with a file once it is here, by what it was sent for. */
const onFile: OnFile = {}

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
    filesBot(onFile),
    leaveDialogue(own),
    ...joiningDialogues(home, reload),
    ...consentDialogues(),
    showingAfterStale(home),
  )
  bot.command(
    'start',
    async (ctx) => await (ctx.match === '' ? home(ctx) : openInvitation(ctx, ctx.match, arrivalOf(own, home), reload)),
  )
  bot.use(leaving(home), consentAnswers(own, home))
  const members = bot.filter(isMember)
  members.use(consentBot(own, onWithdrawn), consentGate(own, home), voluntaryConsents(own))
  members.use(questionnairesBot(served), banksBot(), joiningBot(), noticesBot(), digestsBot(served))
  members.on('message:text', async (ctx, next) => {
    const isCommand = ctx.message.text.startsWith('/')
    if (isCommand || !(await takeWords(ctx, served, ctx.message.text))) await next()
  })
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
    await setAside(ctx.tx, ctx.actor)
    const { rows, ...screen } = menuScreen(ctx.texts, ctx.actor, menu)
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
    const isCommand = ctx.hasCommand(['start', 'menu', 'cancel', 'status'])
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

/** What is published is built from the consents in force alone: withdrawn, they need nothing more to be stopped. */
const onWithdrawn: OnWithdrawn = {
  PERSONAL_DATA: async (tx, member, organisationId, now) => {
    await removeDrafts(tx, member.personId, organisationId)
    await leaveBanks(tx, { personId: member.personId, organisationId }, now)
    await forget(tx, member.personId, organisationId)
    const isElsewhere = member.consents.some(
      (one) => one.kind === 'PERSONAL_DATA' && one.organisationId !== organisationId,
    )
    if (!isElsewhere) await cancelNotices(tx, member.personId, now)
  },
  MENTOR_DUTY: async (tx, { personId }, organisationId, now) =>
    await leaveBanks(tx, { personId, organisationId }, now, { kinds: ['MENTOR'] }),
  PARTICIPATION: async (tx, { personId }, organisationId, now) =>
    await leaveBanks(tx, { personId, organisationId }, now, { kinds: ['MENTEE'] }),
}
