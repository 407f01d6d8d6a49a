/**
 * How lists of names stand, which no database of ours knows: ё beside е, capitals beside small letters, «№ 3» before
 * «№ 10». Lists that are paged are therefore sorted here, by their names alone, and only a page of them is read whole.
 */
export const inOrder = new Intl.Collator('ru', { numeric: true }).compare
