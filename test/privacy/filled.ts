import { createHash } from 'node:crypto'
import type { Database } from '../../src/db/connect.ts'
import type { OnErasing } from '../../src/privacy/actions/erasing.ts'
import { inTransaction, type Tx } from '../../src/db/transaction.ts'
import { fillPairs } from './filled-pairs.ts'

/** A row that is about one person: the table, and the values of its key. */
export type OwnRow = { readonly table: string; readonly key: Readonly<Record<string, string>> }

export type Filled = {
  readonly personId: string
  readonly chatId: string
  /** Stands in every text about the person, and in nobody else's. */
  readonly canary: string
  readonly rows: readonly OwnRow[]
}

export type Place = { readonly districtId: string; readonly schoolId: string; readonly curatorId: string }

export const now = new Date('2026-10-05T05:00:00Z')

/** What else would end with the data: nothing here that has not ended long ago. */
export const noPairs: OnErasing = async () => {}

export async function addPlace(db: Database): Promise<Place> {
  return await inTransaction(db, async (tx) => {
    const common = { timeZone: 'Asia/Yekaterinburg', createdAt: now }
    const district = await tx.organisation.create({
      data: { ...common, kind: 'DISTRICT', fullName: 'Управление образования', shortName: 'Район', address: 'Мира, 1' },
    })
    const school = await tx.organisation.create({
      data: { ...common, kind: 'SCHOOL', parentId: district.id, fullName: 'Школа № 3', shortName: 'Школа № 3' },
    })
    const curator = await tx.person.create({
      data: { surname: 'Кураторова', givenName: 'Зоя', patronymic: '', language: 'ru', subjects: [], createdAt: now },
    })
    await tx.rolePeriod.create({
      data: { personId: curator.id, organisationId: school.id, role: 'CURATOR', startedOn: new Date('2026-01-12') },
    })
    return { districtId: district.id, schoolId: school.id, curatorId: curator.id }
  })
}

/** One row about the person in every table that can hold one, every text with the canary, every instant unlike all others. */
export async function fill(db: Database, place: Place, number: number): Promise<Filled> {
  const canary = ['Канарейкин', 'Синицын', 'Зябликов', 'Чижов'][number] ?? 'Щеглов'
  const chatId = String(99_000_000 + number)
  return await inTransaction(db, async (tx) => await fillAll(tx, place, { number, canary, chatId }))
}

type Whose = { readonly number: number; readonly canary: string; readonly chatId: string }

async function fillAll(tx: Tx, place: Place, { number, canary, chatId }: Whose): Promise<Filled> {
  const rows: OwnRow[] = []
  const keep = (table: string, row: { readonly id: string | bigint }): string => {
    rows.push({ table, key: { id: String(row.id) } })
    return String(row.id)
  }
  const word = (name: string) => `${canary} ${name}`
  let second = number * 1000
  const at = () => new Date(now.getTime() - 86_400_000 + (second += 7) * 1000)
  const day = () => new Date(Date.UTC(2020, 0, 1 + (second += 7)))
  const { schoolId: organisationId, curatorId } = place
  const person = await tx.person.create({
    data: {
      surname: canary,
      givenName: `${canary}имя`,
      patronymic: `${canary}отчество`,
      post: word('post'),
      subjects: [word('subject')],
      contact: word('contact'),
      birthYear: 1900 + number,
      searchName: canary.toLowerCase(),
      language: 'ru',
      createdAt: at(),
      importedAt: at(),
    },
  })
  const personId = keep('person', person)
  const whose = { personId, organisationId }
  const account = await tx.account.create({
    data: { personId, platform: 'telegram', externalId: chatId, chatId, blockedAt: at(), createdAt: at() },
  })
  keep('account', account)
  keep(
    'role_period',
    await tx.rolePeriod.create({
      data: { ...whose, role: 'TEACHER', orderNumber: `${number}-к`, orderOn: day(), startedOn: day() },
    }),
  )
  keep(
    'move',
    await tx.move.create({
      data: { personId, fromId: organisationId, toId: place.districtId, proposedById: curatorId, proposedAt: at() },
    }),
  )
  const invitation = await tx.invitation.create({
    data: {
      tokenHash: hash(`${canary} token`),
      requestHash: hash(`${canary} request`),
      organisationId,
      ownerId: personId,
      authorId: personId,
      maxUses: 1,
      createdAt: at(),
      expiresAt: at(),
    },
  })
  keep(
    'invitation',
    await tx.invitation.create({
      data: {
        tokenHash: hash(`${canary} other token`),
        requestHash: hash(`${canary} other request`),
        organisationId,
        role: 'TEACHER',
        authorId: personId,
        maxUses: 60,
        createdAt: at(),
        expiresAt: at(),
      },
    }),
  )
  await tx.invitationUse.create({ data: { invitationId: invitation.id, personId, usedAt: at() } })
  rows.push({ table: 'invitation_use', key: { invitation_id: invitation.id, person_id: personId } })
  const edition = await tx.consentEdition.create({
    data: {
      kind: 'PERSONAL_DATA',
      organisationId,
      number,
      sha256: canary,
      authorId: personId,
      publishedAt: at(),
      retiredAt: at(),
    },
  })
  const text = await tx.consentText.upsert({
    where: { sha256: 'the same for all' },
    create: { sha256: 'the same for all', body: 'Я согласен.' },
    update: {},
  })
  const scan = await tx.storedFile.create({
    data: {
      purpose: 'scan',
      name: `${canary}.pdf`,
      mime: 'application/pdf',
      size: 3,
      sha256: `${canary} file`,
      bytes: bytes(word('bytes')),
      organisationId,
      personId,
      senderId: curatorId,
      storedAt: at(),
    },
  })
  keep('stored_file', scan)
  const consent = await tx.consent.create({
    data: {
      ...whose,
      kind: 'PERSONAL_DATA',
      editionId: edition.id,
      textSha256: text.sha256,
      fields: [`post${number}`],
      accountId: account.id,
      messageNumber: 7000 + number,
      givenAt: at(),
      paperSignedOn: day(),
      paperMarkedAt: at(),
      paperMarkerId: curatorId,
      scanId: scan.id,
    },
  })
  keep('consent', consent)
  const naming = await tx.consentText.create({ data: { sha256: `text ${number}`, body: word('duty') } })
  rows.push({ table: 'consent_text', key: { sha256: naming.sha256 } })
  await tx.consent.create({
    data: {
      ...whose,
      kind: 'MENTOR_DUTY',
      editionId: edition.id,
      textSha256: naming.sha256,
      fields: [],
      givenAt: at(),
      finishedAt: at(),
      endReason: 'REPLACED',
    },
  })
  keep(
    'questionnaire_draft',
    await tx.questionnaireDraft.create({
      data: {
        ...whose,
        questionnaire: 'mentor',
        version: 1,
        state: { answers: { experience: word('draft') } },
        startedAt: at(),
        touchedAt: at(),
        remindAt: at(),
      },
    }),
  )
  const former = await tx.questionnaireResponse.create({
    data: {
      ...whose,
      questionnaire: 'mentor',
      version: 1,
      answers: { achievements: word('former') },
      startedAt: at(),
      submittedAt: at(),
      replacedAt: at(),
    },
  })
  keep('questionnaire_response', former)
  const response = await tx.questionnaireResponse.create({
    data: {
      ...whose,
      questionnaire: 'mentor',
      version: 1,
      answers: { achievements: word('answer') },
      startedAt: at(),
      submittedAt: at(),
    },
  })
  keep('questionnaire_response', response)
  const campaign = await tx.campaign.create({
    data: { organisationId, questionnaire: `request${number}`, startedById: curatorId, startedAt: at(), dueOn: day() },
  })
  await tx.campaignMember.create({
    data: { campaignId: campaign.id, personId, outcome: 'SENT', answeredAt: at() },
  })
  rows.push({ table: 'campaign_member', key: { campaign_id: campaign.id, person_id: personId } })
  const listed = () => ({
    ...whose,
    responseId: response.id,
    subjects: [word('listed')],
    difficulties: [word('difficulty')],
    kinds: [word('kind')],
    capacity: number,
    pausedAt: at(),
    pausedUntil: day(),
    listedAt: at(),
  })
  const mentorListingId = keep('listing', await tx.listing.create({ data: { ...listed(), kind: 'MENTOR' } }))
  const menteeListingId = keep('listing', await tx.listing.create({ data: { ...listed(), kind: 'MENTEE' } }))
  const listings = { mentorListingId, menteeListingId }
  rows.push(...(await fillPairs(tx, { ...whose, ...listings, curatorId, number, chatId, word, at, day })))
  keep(
    'curator_note',
    await tx.curatorNote.create({ data: { ...whose, authorId: curatorId, text: word('note'), writtenAt: at() } }),
  )
  keep(
    'download',
    await tx.download.create({
      data: {
        dedupeKey: `download ${canary}`,
        platform: 'telegram',
        chatId,
        fileId: word('file id'),
        name: word('file'),
        mime: 'application/pdf',
        purpose: 'scan',
        subjectId: consent.id,
        organisationId,
        senderId: personId,
        createdAt: at(),
      },
    }),
  )
  await tx.noticePreference.create({ data: { personId, kind: `draft${number}`, level: 'SELDOM', changedAt: at() } })
  rows.push({ table: 'notice_preference', key: { person_id: personId, kind: `draft${number}` } })
  const tiding = { organisationId, kind: 'new-mentor', happenedAt: at(), dueAt: at() }
  keep(
    'tiding',
    await tx.tiding.create({ data: { ...tiding, personId: curatorId, subjectId: response.id, aboutId: personId } }),
  )
  keep('tiding', await tx.tiding.create({ data: { ...tiding, personId, subjectId: former.id } }))
  await tx.destructionAct.create({
    data: { ...whose, reason: 'RETENTION', madeAt: at(), destroyed: {}, kept: {} },
  })
  keep('outbox', await owe(tx, `reply:${canary}`, chatId, { text: word('owed') }, at()))
  keep(
    'inbox',
    await tx.inboxUpdate.create({
      data: {
        platform: 'telegram',
        updateId: BigInt(5000 + number),
        chatKey: `telegram:${chatId}`,
        body: JSON.stringify({ message: { text: word('typed') } }),
        state: 'SET_ASIDE',
        receivedAt: at(),
        doneAt: now,
      },
    }),
  )
  await tx.dialogue.create({
    data: { key: `telegram:${chatId}`, state: JSON.stringify({ said: word('said') }), updatedAt: at() },
  })
  rows.push({ table: 'dialogue', key: { key: `telegram:${chatId}` } })
  await tx.journalEntry.create({
    data: {
      at: at(),
      actorId: curatorId,
      organisationId,
      event: `event-${number}`,
      subject: 'person',
      subjectId: personId,
    },
  })
  return { personId, chatId, canary, rows }
}

/** A message that is owed to a chat. */
export async function owe(tx: Tx, dedupeKey: string, chatId: string, payload: object, createdAt: Date) {
  return await tx.outboxCall.create({
    data: {
      dedupeKey,
      chatKey: `telegram:${chatId}`,
      lane: 'NOTICE',
      method: 'sendMessage',
      contentType: 'application/json',
      body: bytes(JSON.stringify({ chat_id: Number(chatId), ...payload })),
      sendAfter: createdAt,
      createdAt,
    },
  })
}

function hash(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(text).digest())
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text))
}
