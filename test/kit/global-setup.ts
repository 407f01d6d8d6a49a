import type { TestProject } from 'vitest/node'
import { dropAbandonedOn, findServer } from './server-database.ts'
import { prepareImage } from './embedded-image.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** File of an empty migrated embedded database. */
    readonly databaseImage: string
    /** Where PostgreSQL answers, and the database that new ones are copied from. */
    readonly databaseServer: { readonly url: string; readonly template: string } | null
  }
}

/** Prepares the databases that the tests copy, and says which they are. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const image = await prepareImage()
  const server = await findServer()
  project.provide('databaseImage', image)
  project.provide('databaseServer', server.status === 'found' ? server : null)
  const embedded = 'Databases under test: embedded (PGlite)'
  switch (server.status) {
    case 'found':
      console.log(`${embedded} and ${server.version} at ${server.host}.`)
      return async () => await dropAbandonedOn(server.url)
    case 'absent':
      console.log(`${embedded} only: no PostgreSQL at ${server.host} (${server.reason}; TEST_DATABASE_URL).`)
      return undefined
  }
}
