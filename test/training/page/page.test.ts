import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PIXEL } from '../bot-api/kit.ts'
import { openTraining, type Training } from './kit.ts'

const executablePath = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => existsSync(path))

if (!executablePath) process.stderr.write('No Chromium is installed: the training page is not tried in a browser.\n')

describe.skipIf(!executablePath)('the page in Chromium', () => {
  let browser: Browser
  let training: Training
  let context: BrowserContext
  let page: Page
  let troubles: string[]

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
  })

  afterAll(() => browser.close())

  beforeEach(async () => {
    training = await openTraining()
    await openPage({ viewport: { width: 1440, height: 900 } })
  })

  afterEach(async () => {
    await context.close()
    await training.close()
    if (troubles.length > 0) throw new Error(`The browser complains: ${troubles.join('; ')}`)
  })

  async function openPage(options: Parameters<Browser['newContext']>[0]): Promise<void> {
    troubles = []
    context = await browser.newContext({ locale: 'ru-RU', ...options })
    page = await context.newPage()
    page.setDefaultTimeout(10_000)
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text())
    })
    await page.goto(training.root)
    await page.locator('.people .person').first().waitFor()
  }

  const chat = (name: string): Locator => page.getByRole('region', { name })
  const inList = (name: string): Locator => page.locator('.people .person', { hasText: name })

  async function open(name: string): Promise<Locator> {
    await inList(name).click()
    return chat(name)
  }

  async function started(name: string): Promise<Locator> {
    const opened = await open(name)
    await opened.getByRole('button', { name: 'Начать' }).click()
    await opened.getByText('Здравствуйте!').waitFor()
    return opened
  }

  async function say(opened: Locator, text: string): Promise<void> {
    await opened.getByRole('textbox').fill(text)
    await opened.getByRole('textbox').press('Enter')
  }

  test('says that Telegram takes no part, and opens a few people of different roles', async () => {
    await page.getByText('Telegram не участвует').waitFor()
    await expect.poll(() => page.locator('.chat').count()).toBe(3)
    expect(await page.locator('.chat h2').allTextContents()).toEqual([
      'Берёзова Ольга',
      'Лугова Мария',
      'Ветрова Ирина',
    ])
    expect(await page.title()).toContain('Наставник')
  })

  test('finds people by name, school and role', async () => {
    const names = () => page.locator('.people .person .name').allTextContents()
    await page.getByRole('searchbox').fill('школа № 2 педагог')
    await expect.poll(names).toEqual(['Каримов Тимур', 'Полевая Светлана'])
    await page.getByRole('searchbox').fill('')
    await page.getByRole('button', { name: 'Куратор', exact: true }).click()
    await expect.poll(names).toEqual(['Ветрова Ирина', 'Рощина Дарья'])
  })

  test('a person talks, presses, sees the edit, the toast and the alert', async () => {
    const anna = await started('Ким Анна')
    await anna.locator('.commands > summary').click()
    await anna.getByRole('button', { name: '/menu Главное меню' }).click()
    await anna.getByRole('button', { name: '◀ Назад' }).click()
    await anna.getByRole('alertdialog').getByText('Это первый вопрос').waitFor()
    await anna.getByRole('button', { name: 'Понятно' }).click()
    await anna.getByRole('button', { name: 'Отложить' }).click()
    await anna.getByText('Анкета отложена.').waitFor()
    await anna.getByText('Ответы сохранены').waitFor()
    await anna.getByText('изменено').waitFor()
    expect(await anna.locator('.inline-keyboard').count()).toBe(0)
    await anna.getByRole('button', { name: 'Отправить номер' }).click()
    await anna.getByText('Номер записан:').waitFor()
  })

  test('what the bot writes is text and never markup', async () => {
    training.botApi.people.forEach((person) => person.profile.firstName === 'Анна' && person.start('evil'))
    const anna = await open('Ким Анна')
    await anna.getByText('<script>alert(1)</script>').waitFor()
    expect(await anna.locator('.theirs strong').textContent()).toBe('<script>alert(1)</script>')
    await say(anna, '<img src=x onerror=alert(2)>')
    await expect.poll(() => anna.getByText('<img src=x onerror=alert(2)>').count()).toBe(2)
  })

  test('a link to the bot asks who opens it, and somebody new may', async () => {
    const irina = await started('Ветрова Ирина')
    await say(irina, '/help')
    await irina.getByRole('link', { name: 'https://t.me/mentor_demo_bot?start=inv_42' }).click()
    const dialog = page.getByRole('dialog', { name: 'Кто открывает ссылку?' })
    await dialog.getByRole('searchbox').fill('снегов')
    await dialog.locator('.person', { hasText: 'Снегов Павел' }).click()
    await chat('Снегов Павел').getByText('Приглашение inv_42 принято.').waitFor()
    await irina.getByRole('link', { name: 'Открыть приглашение' }).click()
    await page.getByRole('button', { name: 'Новый человек' }).click()
    await page.getByLabel('Фамилия').fill('Новикова')
    await page.getByLabel('Имя', { exact: true }).fill('Вера')
    await page.getByRole('dialog').getByRole('button', { name: 'Добавить' }).click()
    const vera = chat('Новикова Вера')
    await vera.getByText('Приглашение inv_43 принято.').waitFor()
    expect(await vera.locator('.mine').textContent()).toContain('/start inv_43')
  })

  test('a picture of a link is scanned by pressing it', async () => {
    const irina = await started('Ветрова Ирина')
    await say(irina, '/qr')
    await irina.locator('.picture').click()
    await page.getByRole('dialog').locator('.person', { hasText: 'Ким Анна' }).click()
    await chat('Ким Анна').getByText('Приглашение inv_45 принято.').waitFor()
    expect(context.pages()).toHaveLength(1)
  })

  test('a link can be pasted, and a wrong one is refused', async () => {
    await page.getByRole('button', { name: 'Ссылка' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Ссылка-приглашение').fill('https://example.org/x')
    await dialog.locator('.person', { hasText: 'Ким Анна' }).click()
    await dialog.getByText('Это не ссылка на бота @mentor_demo_bot').waitFor()
    await dialog.getByLabel('Ссылка-приглашение').fill('t.me/mentor_demo_bot?start=inv_44')
    await dialog.locator('.person', { hasText: 'Ким Анна' }).click()
    await chat('Ким Анна').getByText('Приглашение inv_44 принято.').waitFor()
    expect(await dialog.count()).toBe(0)
  })

  test('files go both ways', async () => {
    const anna = await started('Ким Анна')
    await anna
      .locator('input[type=file]')
      .setInputFiles({ name: 'Список.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
    await anna.getByText('Файл «Список.txt» получен').waitFor()
    await anna.locator('input[type=file]').setInputFiles({ name: 'фото.png', mimeType: 'image/png', buffer: PIXEL })
    await anna.getByText('Ваше фото').waitFor()
    expect(await page.evaluate("document.querySelector('.theirs img').naturalWidth")).toBe(1)
    await say(anna, '/report')
    const [download] = await Promise.all([page.waitForEvent('download'), anna.getByText('Отчёт за неделю.txt').click()])
    expect(download.suggestedFilename()).toBe('Отчёт за неделю.txt')
  })

  test('the clock moves, shows its progress, and what came meanwhile is new', async () => {
    const anna = await started('Ким Анна')
    await started('Ветрова Ирина')
    await page.getByText('12:12').first().waitFor()
    const { promise, resolve } = Promise.withResolvers<void>()
    training.holdClock.until = promise
    await page.getByRole('button', { name: '+1 день' }).click()
    await page.getByRole('progressbar').waitFor()
    expect(await page.getByRole('button', { name: '+1 час' }).isDisabled()).toBe(true)
    resolve()
    await page.getByText('вт, 8 сентября').waitFor()
    await anna.getByText('Новые сообщения').waitFor()
    await expect.poll(() => inList('Ким Анна').locator('.badge').textContent()).toBe('1')
    await expect.poll(() => page.title()).toMatch(/^\(2\) /)
    await anna.getByRole('textbox').click()
    await anna.getByText('Новые сообщения').waitFor({ state: 'detached' })
    await expect.poll(() => inList('Ким Анна').locator('.badge').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'К понедельнику' }).click()
    await page.getByText('пн, 14 сентября').waitFor()
    await page.locator('summary.step').click()
    await page.getByLabel('Дата и время').fill('2026-09-20T18:30')
    await page.getByRole('button', { name: 'Перевести часы' }).click()
    await page.getByText('вс, 20 сентября').waitFor()
    expect(await page.locator('.clock-time').textContent()).toBe('18:30')
  })

  test('faults are set and healed, double presses and former buttons are pressed', async () => {
    const anna = await started('Ким Анна')
    await page.locator('.faults > summary').click()
    await page.getByRole('button', { name: 'Молчание' }).click()
    await expect.poll(() => page.locator('.faults .badge').textContent()).toBe('1')
    await page.getByRole('button', { name: 'Прекратить неполадки' }).click()
    await expect.poll(() => page.locator('.faults .badge').isVisible()).toBe(false)
    await page.getByText('Двойные нажатия').click()
    await page.getByText('Прежние кнопки').click()
    await page.keyboard.press('Escape')
    await say(anna, '/menu')
    const presses = () => training.botApi.calls.filter(({ method }) => method === 'editMessageText').length
    await anna.getByRole('button', { name: 'Родители' }).click()
    await expect.poll(presses).toBe(2)
    await anna.locator('.former', { hasText: 'Отложить' }).click()
    await anna.getByText('Анкета отложена.').waitFor()
  })

  test('a person blocks the bot and comes back', async () => {
    const anna = await started('Ким Анна')
    await anna.locator('header summary').click()
    await anna.getByRole('button', { name: 'Заблокировать бота' }).click()
    await inList('Ким Анна').getByText('Заблокировал бота').waitFor()
    await anna.getByRole('button', { name: 'Разблокировать и начать' }).click()
    await expect.poll(() => anna.getByText('Здравствуйте!').count()).toBe(2)
  })

  test('everything is forgotten after a question', async () => {
    await started('Ким Анна')
    await page.getByRole('button', { name: 'Начать заново' }).click()
    await page.getByRole('button', { name: 'Забыть всё' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await inList('Ким Анна').getByText('Ещё не открывал бота').waitFor()
    expect(training.botApi.people.size).toBe(8)
  })

  test('speaks English and keeps the theme that was chosen', async () => {
    await page.getByRole('button', { name: 'Switch to English' }).click()
    await page.getByText('Telegram takes no part').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.getByRole('button', { name: 'Light or dark theme' }).click()
    await page.reload()
    await page.getByText('Telegram takes no part').waitFor()
    expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('dark')
  })

  test('on a telephone there is one chat at a time, read from its end', async () => {
    const anna = [...training.botApi.people.values()].find(({ profile }) => profile.firstName === 'Анна')
    anna?.start()
    for (let number = 0; number < 30; number += 1) anna?.say(`строка ${number}`)
    await context.close()
    await openPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    expect(await page.locator('.chat:visible').count()).toBe(0)
    await inList('Ким Анна').tap()
    await expect.poll(() => page.locator('.chat:visible').count()).toBe(1)
    await expect.poll(() => chat('Ким Анна').getByText('строка 29').last().isVisible()).toBe(true)
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(overflow).toBe(0)
    await page.getByRole('button', { name: 'К списку людей' }).tap()
    await inList('Ветрова Ирина').waitFor()
  })
})
