import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { migrate, readMigrations } from '../../src/db/migrate.ts'
import type { Engine, Session } from '../../src/db/engine.ts'
import { diagnoseHistory, differenceToSchema } from '../../scripts/schema-engine.ts'
import { describeDatabases } from '../kit/database.ts'

describe('the migrations', () => {
  it('agree with schema.prisma', async () => {
    expect(await differenceToSchema()).toBe('')
  })

  it('are recorded as Prisma records them', async () => {
    expect(await diagnoseHistory()).toMatchObject({
      hasMigrationsTable: true,
      history: null,
      failedMigrationNames: [],
      editedMigrationNames: [],
    })
  })
})

describeDatabases('migrating', (open) => {
  const known = readMigrations()
  const migration = (name: string, sql: string) => ({
    name,
    sql,
    checksum: createHash('sha256').update(sql).digest('hex'),
  })
  const added = migration('9001_add_a_table', 'create table added (id int primary key); insert into added values (1);')

  it('asks one question when there is nothing to do', async () => {
    const { engine } = await open()
    const asked: string[] = []
    await migrate(listening(engine, asked))
    expect(asked).toHaveLength(1)
  })

  it('applies what is new, once, also when two begin together', async () => {
    const { engine } = await open()
    try {
      await Promise.all([migrate(engine, [...known, added]), migrate(engine, [...known, added])])
      expect(await engine.session.query('select id from added')).toEqual([{ id: 1 }])
      const [row] = await engine.session.query(
        `select checksum, applied_steps_count, finished_at >= started_at as is_finished, rolled_back_at, logs
         from _prisma_migrations where migration_name = '9001_add_a_table'`,
      )
      expect(row).toEqual({
        checksum: added.checksum,
        applied_steps_count: 1,
        is_finished: true,
        rolled_back_at: null,
        logs: null,
      })
    } finally {
      await undo(engine)
    }
  })

  it('keeps nothing of a migration that fails, and everything of those before it', async () => {
    const { engine } = await open()
    try {
      const broken = migration('9002_break', 'create table half (id int); select 1 / 0;')
      await expect(migrate(engine, [...known, added, broken])).rejects.toThrow('9002_break failed and was rolled back')
      const tables = await engine.session.query("select to_regclass('half') as half, count(*)::int as n from added")
      expect(tables).toEqual([{ half: null, n: 1 }])
    } finally {
      await undo(engine)
    }
  })

  it('refuses a migration that was changed after it had been applied', async () => {
    const { engine } = await open()
    try {
      await migrate(engine, [...known, added])
      const changed = migration(added.name, `${added.sql} -- changed`)
      await expect(migrate(engine, [...known, changed])).rejects.toMatchObject({ reason: 'changed-migration' })
    } finally {
      await undo(engine)
    }
  })

  it('refuses the database of a later program', async () => {
    const { engine } = await open()
    try {
      await migrate(engine, [...known, added])
      await expect(migrate(engine, known)).rejects.toMatchObject({ reason: 'newer' })
    } finally {
      await undo(engine)
    }
  })

  it('refuses a migration that another tool began and did not finish', async () => {
    const { engine } = await open()
    try {
      await engine.session.query(
        `insert into _prisma_migrations (id, checksum, migration_name) values ('1', $1, '9001_add_a_table')`,
        [added.checksum],
      )
      await expect(migrate(engine, [...known, added])).rejects.toMatchObject({ reason: 'failed-migration' })
    } finally {
      await undo(engine)
    }
  })
})

async function undo({ session }: Engine): Promise<void> {
  await session.script("drop table if exists added; delete from _prisma_migrations where migration_name like '9%'")
}

function listening(engine: Engine, asked: string[]): Engine {
  const session: Session = {
    query: (sql, values) => {
      asked.push(sql)
      return engine.session.query(sql, values)
    },
    script: (sql) => {
      asked.push(sql)
      return engine.session.script(sql)
    },
  }
  return { ...engine, session }
}
