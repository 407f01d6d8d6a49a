/** Colours that colour-blind people tell apart (Okabe and Ito), on paper that suits a light and a dark chat. */
export const palette = {
  paper: '#FFFFFF',
  ink: '#1F2933',
  faint: '#D5DBE1',
  quiet: '#5B6770',
  blue: '#0072B2',
  sky: '#9CCBEA',
  green: '#009E73',
  orange: '#E69F00',
  red: '#C44601',
} as const

/** In pixels of a picture about 1,080 wide: a phone shows it at a third, where 28 is still read. */
export const letters = { title: 44, subtitle: 32, label: 30, least: 28 } as const
