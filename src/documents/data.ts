/** «Сведения о персональных данных»: everything held about a person, in words (152-FZ art. 14). */
export type MyData = {
  /** Under the heading: whose data, at which operators. */
  readonly title: string
  readonly person: string
  /** A date in words. */
  readonly madeOn: string
  readonly sections: readonly {
    readonly heading: string
    readonly rows: readonly { readonly label: string; readonly value: string }[]
  }[]
}

/** «Акт об уничтожении персональных данных» with the requisites of order № 179 of Roskomnadzor of 28.10.2022. All in words. */
export type DestructionAct = {
  readonly number: string
  /** The day of the act. */
  readonly madeOn: string
  readonly operator: { readonly name: string; readonly address: string; readonly inn: string; readonly ogrn: string }
  /** Name and address of who processes on the operator's instruction, or that there is none. */
  readonly processor: string
  /** By the number in the program: the name is destroyed with the rest. */
  readonly subject: string
  readonly categories: readonly { readonly name: string; readonly count: string }[]
  readonly system: string
  readonly method: string
  readonly reason: string
  readonly destroyedAt: string
  /** What a law has kept, which law, until when; may be empty. */
  readonly kept: readonly { readonly what: string; readonly basis: string; readonly until: string }[]
  /** Which file holds the extract from the event log. */
  readonly journal: string
  readonly signatories: readonly { readonly post: string; readonly name: string }[]
}

/** The templates and what fills them. */
export type Templates = { readonly 'my-data': MyData; readonly 'destruction-act': DestructionAct }
