import type { Desk } from '../desk.ts'
import type { Request } from '../params.ts'
import { deleteMessage, deleteMessages } from './delete.ts'
import { editMessageCaption, editMessageMedia, editMessageReplyMarkup, editMessageText } from './edit.ts'
import {
  deleteMyCommands,
  getChat,
  getChatMenuButton,
  getFile,
  getMe,
  getMyCommands,
  getWord,
  setChatMenuButton,
  setMyCommands,
  setWord,
} from './own.ts'
import { answerCallbackQuery } from './press.ts'
import { sendChatAction, sendDocument, sendMediaGroup, sendMessage, sendPhoto } from './send.ts'
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './updates.ts'

export type Method = (desk: Desk, request: Request, signal?: AbortSignal) => unknown

export const METHODS: Record<string, Method> = {
  answerCallbackQuery,
  close: () => true,
  deleteMessage,
  deleteMessages,
  deleteMyCommands,
  deleteWebhook,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  editMessageText,
  getChat,
  getChatMenuButton,
  getFile,
  getMe,
  getMyCommands,
  getMyDescription: getWord('description'),
  getMyName: getWord('name'),
  getMyShortDescription: getWord('short_description'),
  getUpdates,
  getWebhookInfo,
  getUserProfilePhotos: () => ({ total_count: 0, photos: [] }),
  logOut: () => true,
  sendChatAction,
  sendDocument,
  sendMediaGroup,
  sendMessage,
  sendPhoto,
  setChatMenuButton,
  setMyCommands,
  setMyDescription: setWord('description', 512),
  setMyName: setWord('name', 64),
  setMyShortDescription: setWord('short_description', 120),
  setWebhook,
}

const BY_LOWER_NAME = new Map(Object.entries(METHODS).map(([name, run]) => [name.toLowerCase(), { name, run }]))

/** Names are told apart without case, as Telegram does. */
export function methodNamed(name: string): { readonly name: string; readonly run: Method } | undefined {
  return BY_LOWER_NAME.get(name.toLowerCase())
}
