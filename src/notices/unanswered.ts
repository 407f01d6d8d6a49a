/** What may wait for a person's answer, in the order in which one comes to it. */
export type Step =
  | { readonly what: 'consent' }
  | { readonly what: 'profile' }
  | { readonly what: 'campaign'; readonly campaignId: string }
  /** Any questionnaire: the curator has reminded of them, and none was begun. */
  | { readonly what: 'questionnaire' }

/** What still waits, with what its reminder names. */
export type Open =
  | { readonly what: 'consent' }
  | { readonly what: 'profile' }
  | { readonly what: 'campaign'; readonly form: string; readonly dueOn: string }
  | { readonly what: 'questionnaire' }

/** The step as the subject of a tiding; consents and profiles are asked for by an organisation. */
export function subjectOf(step: Step, organisationId: string): string {
  switch (step.what) {
    case 'consent':
    case 'profile':
    case 'questionnaire':
      return `${step.what}:${organisationId}`
    case 'campaign':
      return `campaign:${step.campaignId}`
  }
}

/** The ids that subjects of this kind of step carry. */
export function idsIn(subjects: readonly string[], what: Step['what']): string[] {
  return subjects.filter((one) => one.startsWith(`${what}:`)).map((one) => one.slice(what.length + 1))
}
