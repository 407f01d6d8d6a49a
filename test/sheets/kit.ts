import { zipSync } from 'fflate'

export const letters = (text: string) => new TextEncoder().encode(text)

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** A workbook as other programs write it: the XML of its sheet is the test's own. */
export function workbookOf(sheet: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': letters(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    'xl/workbook.xml': letters(
      `<workbook xmlns="${spreadsheet}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': letters(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': letters(sheet),
    ...more,
  })
}

/** A sheet of these rows of XML. */
export function sheetOf(rows: string): string {
  return `<?xml version="1.0"?><worksheet xmlns="${spreadsheet}"><sheetData>${rows}</sheetData></worksheet>`
}

export function inline(address: string, text: string): string {
  return `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`
}

/** Beginnings that a spreadsheet would calculate, markup, control characters, directions, and what breaks file names. */
export const hostile: readonly string[] = [
  '=1+1',
  '=HYPERLINK("http://x","y")',
  '+7 900 000-00-00',
  '-2+3',
  '@SUM(A1:A9)',
  ' =cmd|" /C calc"!A0',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '";=1+1;"',
  "'=1",
  '<script>alert(1)</script>',
  '</t></is></c><c><f>1</f></c>',
  ']]>',
  '<![CDATA[x]]>',
  '&amp;&#0;&lol;',
  '&#x1F;',
  '{person}{#sections}{/sections}',
  '{{7*7}}${7*7}#{7*7}',
  '+++INS 1+++',
  '_x0000_ _x000D_',
  '\u0000\u0001\u0007\u001f',
  '\u007f\u0085\u2028\u2029',
  '\ud800',
  'a\udc00b',
  '\ufffe\uffff',
  '\u202Eexe.xslx',
  '\u200b\u200f\ufeff',
  'é\u0301\u0301\u0301',
  '👨‍👩‍👧‍👦',
  'Ёлкина-Ёжикова; Ира',
  'O\'Neil "x" «y»',
  '../../etc/passwd',
  '..\\..\\windows\\system32',
  'C:\\con\\nul.txt',
  'CON',
  'a/b:c*d?e|f<g>h',
  'a;b 50%.txt',
  '%2e%2e%2f%00',
  'x'.repeat(5000),
  '.hidden',
  '...',
  '   ',
  '',
]

/** `count` texts: the list itself, then its members put together, the same in every run. */
export function hostileTexts(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const one = hostile[index % hostile.length] ?? ''
    const other = hostile[(index * 7 + 3) % hostile.length] ?? ''
    return index < hostile.length ? one : index % 2 === 0 ? one + other : `${other} ${one}`
  })
}
