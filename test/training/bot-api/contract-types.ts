import type {
  ApiError,
  BotCommand,
  BotDescription,
  BotName,
  BotShortDescription,
  ChatFullInfo,
  File,
  MenuButton,
  Message,
  Update,
  UserFromGetMe,
  UserProfilePhotos,
  WebhookInfo,
} from 'grammy/types'

/**
 * Made into a JSON Schema. The generator follows neither the return types of methods nor the narrower kinds of messages:
 * contract.test.ts checks that what Telegram's types promise is a case of what stands here.
 */
export interface Contract {
  readonly update: Update
  readonly refusal: ApiError
  readonly results: Results
}

export interface Results {
  answerCallbackQuery: true
  close: true
  deleteMessage: true
  deleteMessages: true
  deleteMyCommands: true
  deleteWebhook: true
  editMessageCaption: Message | true
  editMessageMedia: Message | true
  editMessageReplyMarkup: Message | true
  editMessageText: Message | true
  getChat: ChatFullInfo
  getChatMenuButton: MenuButton
  getFile: File
  getMe: UserFromGetMe
  getMyCommands: BotCommand[]
  getMyDescription: BotDescription
  getMyName: BotName
  getMyShortDescription: BotShortDescription
  getUpdates: Update[]
  getUserProfilePhotos: UserProfilePhotos
  getWebhookInfo: WebhookInfo
  logOut: true
  sendChatAction: true
  sendDocument: Message
  sendMediaGroup: Message[]
  sendMessage: Message
  sendPhoto: Message
  setChatMenuButton: true
  setMyCommands: true
  setMyDescription: true
  setMyName: true
  setMyShortDescription: true
  setWebhook: true
}
