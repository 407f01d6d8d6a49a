import { connect } from '../../src/db/connect.ts'
import { DatabaseRefusal } from '../../src/db/refusal.ts'

// A process that opens the database in the folder it is given, says how that went, and holds it until its input ends.
const folder = process.argv[2] ?? ''
const begun = performance.now()
try {
  const db = await connect({ kind: 'embedded', folder })
  globalThis.gc?.()
  const milliseconds = Math.round(performance.now() - begun)
  console.log(JSON.stringify({ status: 'open', milliseconds, bytes: process.memoryUsage.rss() }))
  for await (const line of process.stdin) {
    const name = String(line).trim()
    await db.client.lease.create({ data: { name, holder: 'x', until: new Date('2026-11-22') } })
    console.log(JSON.stringify({ status: 'kept', name }))
  }
  await db.close()
} catch (error) {
  if (!(error instanceof DatabaseRefusal)) throw error
  console.log(JSON.stringify({ status: error.reason, sentence: error.message }))
}
