import { describe, expect, it } from 'vitest'
import { cleanName, documentName } from '../../src/files/name.ts'
import { hostileTexts } from '../sheets/kit.ts'

describe('the name of a file', () => {
  it.each([
    [documentName('Акт № 7 об уничтожении', 'docx'), 'Акт № 7 об уничтожении.docx'],
    [documentName('Банк: наставники; 50% "всех"\r\n', 'xlsx'), 'Банк наставники 50 всех.xlsx'],
    [documentName('../../etc/passwd', 'csv'), 'etc passwd.csv'],
    [documentName('', 'csv'), 'document.csv'],
    [cleanName('Список учителей.xlsx'), 'Список учителей.xlsx'],
    [cleanName('C:\\Users\\Анна\\список.XLSX'), 'C Users Анна список.XLSX'],
    [cleanName('con.txt'), '_con.txt'],
    [cleanName('.htaccess'), 'htaccess'],
    [cleanName('\u202Eexe.xslx'), 'exe.xslx'],
    [cleanName(''), 'file'],
  ])('%s', (made, wanted) => expect(made).toBe(wanted))

  it('is never a path, never empty, never longer than a disk or the messenger takes', () => {
    for (const text of hostileTexts(500))
      for (const name of [cleanName(text), documentName(text, 'docx'), cleanName(`${text}.xlsx`)]) {
        expect(name).toMatch(/^[^;%"'/\\:*?<>|\r\n\u0000-\u001F\u202A-\u202E]+$/)
        expect(name).not.toMatch(/^[. ]|[. ]$|\.\./)
        expect(name.isWellFormed()).toBe(true)
        expect(new TextEncoder().encode(name).byteLength).toBeLessThanOrEqual(400)
        expect([...name].length).toBeLessThanOrEqual(91)
      }
  })
})
