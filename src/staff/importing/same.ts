/** What two writings of the same words share: letters and digits, small, with е for ё; «Ф. И. О.» and «ФИО» are one. */
export function sameWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('\u0451', '\u0435')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
}
