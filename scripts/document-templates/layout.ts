import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type IParagraphOptions,
  PageNumber,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { unzipSync, zipSync } from 'fflate'

/** Letters are half-points, measures are twentieths of a point: 567 to a centimetre. */
const centimetre = 567
const page = { width: 21 * centimetre, height: Math.round(29.7 * centimetre) }
/** As Russian office papers have them: 2 cm above and below, 3 on the left for binding, 1 on the right. */
const margin = {
  top: 2 * centimetre,
  right: centimetre,
  bottom: 2 * centimetre,
  left: 3 * centimetre,
  header: centimetre,
}
const textWidth = page.width - margin.left - margin.right
/** Turned, the binding is above. */
const turned = { ...margin, top: 3 * centimetre, right: 2 * centimetre, bottom: centimetre, left: 2 * centimetre }
const turnedWidth = page.height - turned.left - turned.right
const turnedPage = { size: { ...page, orientation: PageOrientation.LANDSCAPE }, margin: turned }

type Style = { readonly bold?: boolean; readonly italics?: boolean; readonly size?: number }

export function line(text: string, options: IParagraphOptions & Style = {}): Paragraph {
  const { bold = false, italics = false, size = 28, ...rest } = options
  return new Paragraph({ ...rest, children: [new TextRun({ text, bold, italics, size })] })
}

export function title(text: string): Paragraph {
  return line(text, {
    bold: true,
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 120 },
    keepNext: true,
  })
}

export function heading(text: string): Paragraph {
  return line(text, { bold: true, spacing: { before: 240, after: 120 }, keepNext: true })
}

/** Words of small letters under what they explain. */
export function small(text: string, options: IParagraphOptions = {}): Paragraph {
  return line(text, { ...options, size: 20 })
}

/** A tag of a loop or a condition, alone in its line: it leaves no trace. */
export function tag(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun(text)] })
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: '808080' }
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' }

type TableOptions = {
  readonly hasHeader?: boolean
  readonly hasBorders?: boolean
  /** Of letters, in half-points. */
  readonly size?: number
  /** On a page that lies on its side. */
  readonly isTurned?: boolean
}

export type Cell = {
  readonly text: string
  readonly bold?: boolean
  readonly centred?: boolean
  readonly side?: 'right'
}

/** `shares` of the width in hundredths. A row whose tags open and close a loop is repeated. */
export function table(
  shares: readonly number[],
  rows: readonly (readonly Cell[])[],
  options: TableOptions = {},
): Table {
  const { hasHeader = false, hasBorders = true, size = 24, isTurned = false } = options
  const border = hasBorders ? thin : none
  const width = isTurned ? turnedWidth : textWidth
  const widths = shares.map((share) => Math.round((width * share) / 100))
  return new Table({
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: rows.map(
      (cells, row) =>
        new TableRow({
          cantSplit: true,
          tableHeader: hasHeader && row === 0,
          children: cells.map(
            (cell, column) =>
              new TableCell({
                width: { size: widths[column] ?? 0, type: WidthType.DXA },
                margins: { top: 60, bottom: 60, left: 100, right: 100 },
                verticalAlign: VerticalAlignTable.TOP,
                children: cell.text.split('\n').map((text) =>
                  line(text, {
                    bold: cell.bold ?? (hasHeader && row === 0),
                    size,
                    spacing: { line: 240 },
                    ...(cell.centred ? { alignment: AlignmentType.CENTER } : {}),
                    ...(cell.side ? { alignment: AlignmentType.RIGHT } : {}),
                  }),
                ),
              }),
          ),
        }),
    ),
  })
}

export type Body = {
  readonly children: readonly (Paragraph | Table)[]
  /** The whole paper lies on its side. */
  readonly isTurned?: boolean
  /** On pages that lie on their side: for wide tables. */
  readonly annex?: readonly (Paragraph | Table)[]
}

/** The number of the page above, from the second on; what the paper is made by below. */
function paper(language: string, name: string, { children, isTurned = false, annex }: Body, madeBy: string): Document {
  const number = new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: 24 })],
      }),
    ],
  })
  return new Document({
    title: name,
    creator: 'Nastavnik',
    lastModifiedBy: 'Nastavnik',
    styles: {
      default: {
        document: {
          run: { font: 'Times New Roman', size: 28, language: { value: language } },
          paragraph: { spacing: { line: 276 } },
        },
      },
    },
    sections: [
      {
        properties: { page: isTurned ? turnedPage : { size: page, margin }, titlePage: true },
        headers: { first: new Header({ children: [new Paragraph({})] }), default: number },
        footers: {
          first: new Footer({ children: [small(madeBy, { alignment: AlignmentType.RIGHT })] }),
          default: new Footer({ children: [new Paragraph({})] }),
        },
        children: [...children],
      },
      ...(annex
        ? [
            {
              properties: { page: turnedPage },
              headers: { default: number },
              footers: { default: new Footer({ children: [new Paragraph({})] }) },
              children: [...annex],
            },
          ]
        : []),
    ],
  })
}

/** The bytes of a template: the same at every run. */
export async function toTemplate(language: string, name: string, body: Body, madeBy: string): Promise<Uint8Array> {
  const packed = await Packer.toBuffer(paper(language, name, body, madeBy))
  const parts = unzipSync(new Uint8Array(packed))
  const core = new TextDecoder().decode(parts['docProps/core.xml'])
  parts['docProps/core.xml'] = new TextEncoder().encode(
    core.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-09-01T00:00:00Z'),
  )
  return zipSync(parts, { mtime: new Date('2026-09-01T12:00:00Z'), level: 9 })
}
